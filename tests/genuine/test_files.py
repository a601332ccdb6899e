"""Files and names: HTML under a file's name, one kind of file under another's."""

import pytest

from oitcheck.genuine import judge

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xff\xff?"
    b"\x00\x05\xfe\x02\xfe\xa75\x81\x84\x00\x00\x00\x00IEND\xaeB`\x82"
)
ROOT = "http://tessaban.example/files/"


def causes_of(subject):
    return [each.cause for each in judge(subject)]


def test_a_picture_named_pdf(make):
    """A picture under a PDF's name is the wrong file."""
    assert "wrong_file_type" in causes_of(
        make(PNG, ROOT + "o4.pdf", headers=[("content-type", "application/pdf")])
    )


def test_a_pdf_with_a_guessed_type_is_fine(make):
    """A server's wrong guess in Content-Type does not make a PDF wrong."""
    assert "wrong_file_type" not in causes_of(
        make(PDF, ROOT + "o4.pdf", headers=[("content-type", "image/jpeg")])
    )
    assert "wrong_file_type" not in causes_of(
        make(PDF, ROOT + "download?id=4", headers=[("content-type", "application/octet-stream")])
    )


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        (ROOT + "o4.pdf", []),
        (ROOT + "แผน.docx", []),
        (ROOT + "download.php?id=4", [("content-type", "application/pdf")]),
        (
            ROOT + "get",
            [("content-type", "text/html"), ("content-disposition", 'attachment; filename="o4.xlsx"')],
        ),
    ],
)
def test_a_page_under_a_files_name(make, framed, url, headers):
    """Name, type or disposition promise a file, the bytes are a page."""
    page = framed(0, "ข่าวเทศบาล", "<p>ประกาศเทศบาลเรื่องการรับฟังความคิดเห็นของประชาชนในเขตเทศบาล</p>")

    assert causes_of(make(page, url, headers=headers)) == ["html_instead_of_document"]


def test_a_viewer_around_the_file_is_fine(make, framed):
    """A page under the file's name that shows the file does what it says."""
    page = framed(0, "o4.pdf", '<iframe src="/raw/o4.pdf" width="900" height="1200"></iframe>')

    assert causes_of(make(page, ROOT + "o4.pdf")) == []


def test_a_table_made_for_excel_is_fine(make):
    """Programs write HTML tables under .xls, and Excel opens them."""
    page = "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><body><table><tr><td>ก</td></tr><tr><td>ข</td></tr></table></body></html>"

    assert causes_of(make(page, ROOT + "o4.xls")) == []


def test_a_login_page_named_pdf_says_log_in(make):
    """What the page is tells more than what it is not."""
    page = "<html><head><title>เข้าสู่ระบบ</title></head><body><form method=post><input name=u><input type=password name=p><button>เข้าสู่ระบบ</button></form></body></html>"

    assert causes_of(make(page, ROOT + "o4.pdf"))[0] == "login_wall"
