"""Office documents saved as one file of markup: what e-services and Word's "single file web page" give."""

import base64
import quopri

import pytest

from oitcheck.documents import Limits, Source, read
from oitcheck.model.document import Document

TITLE = "รายงานสรุปผลการจัดซื้อจัดจ้างประจำเดือนตุลาคม พ.ศ. ๒๕๖๔"
ROW = "ซื้อวัสดุสำนักงานโดยวิธีเฉพาะเจาะจง"
PAGE = f"""<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>สขร.1</title></head><body><table>
<tr><th>{TITLE}</th></tr><tr><td>{ROW}</td><td>12,500.00</td></tr><tr style="display:none"><td>แถวลับ</td></tr></table></body></html>"""
EXCEL = "application/vnd.ms-excel"


def archive(page: str, charset: str = "utf-8", encoding: str = "quoted-printable", *more: str) -> bytes:
    raw = page.encode("cp874" if charset == "windows-874" else charset)
    content = quopri.encodestring(raw) if encoding == "quoted-printable" else base64.encodebytes(raw)
    head = f'Content-Type: text/html; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n'
    parts = [head + content.decode("ascii"), *more]
    body = "".join(f"--=_Next\r\n{part}\r\n" for part in parts)
    start = 'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="=_Next"\r\n\r\nA single file.\r\n'
    return f"{start}{body}--=_Next--\r\n".encode()


def opened(body: bytes, name: str, content_type: str | None = None) -> Document:
    return read(body, Source(url=f"https://town.example/{name}", content_type=content_type), Limits())


@pytest.mark.parametrize("charset", ["utf-8", "windows-874", "tis-620"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
@pytest.mark.parametrize(("name", "kind"), [("a.xls", "xls"), ("a.doc", "doc"), ("get.php?id=1", "xls")])
def test_a_web_archive_is_read_as_the_document_that_it_is(
    charset: str, encoding: str, name: str, kind: str
) -> None:
    """Text and table are seen in any encoding, its frame is not; hidden rows stay unseen; the name tells its kind."""
    document = opened(archive(PAGE, charset, encoding), name)
    text = document.pages[0].text

    assert (document.kind, document.trouble, document.complete) == (kind, None, True)
    assert document.tables[0].rows[:2] == ((TITLE,), (ROW, "12,500.00"))
    assert TITLE in text
    assert "แถวลับ" not in text
    assert "boundary" not in text
    assert "Next" not in text


def test_every_sheet_of_a_web_archive_is_a_page() -> None:
    """Excel puts each sheet into a part of its own."""
    second = f"Content-Type: text/html; charset=utf-8\r\n\r\n<table><tr><td>{ROW * 2}</td></tr></table>"
    document = opened(archive(PAGE, "utf-8", "base64", second), "a.xls")

    assert [page.number for page in document.pages] == [1, 2]
    assert ROW * 2 in document.pages[1].text


def test_a_saved_web_page_is_a_page() -> None:
    """A browser's .mht is a page with its menu, not a document of Office."""
    document = opened(archive(f"<html><body><nav>เมนู</nav><p>{TITLE}</p></body></html>"), "a.mht")

    assert (document.kind, document.pages[0].text) == ("html", TITLE)


def test_a_scan_in_a_web_archive_is_not_read() -> None:
    """A document of one picture tells nothing: that is not the same as showing nothing."""
    picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + "A" * 70_000
    document = opened(archive("<p><img src=a.png></p>", "utf-8", "base64", picture), "a.doc")

    assert (document.trouble, document.complete) == ("document_unreadable", False)


def test_a_large_picture_beside_text_leaves_doubt() -> None:
    """What stands in the picture was not read: a miss proves nothing."""
    picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n" + "A" * 70_000
    document = opened(archive(PAGE, "utf-8", "base64", picture), "a.doc")

    assert (document.trouble, document.complete) == (None, False)


def test_a_mail_header_in_a_page_is_no_web_archive() -> None:
    """Plain text that begins like a letter stays text."""
    assert opened(f"From: นายก\nTo: ประชาชน\n\n{TITLE}".encode(), "a.txt").kind == "text"


EXCEL_2003 = f"""<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="0000000000"/></Style>
<Style ss:ID="d"><NumberFormat ss:Format="[$-D07041E]d mmmm yyyy;@"/></Style><Style ss:ID="m"><NumberFormat ss:Format="Standard"/></Style></Styles>
<Worksheet ss:Name="แผน"><Table><Row><Cell><Data ss:Type="String">{TITLE}</Data></Cell></Row>
<Row><Cell ss:StyleID="p"><Data ss:Type="Number">386740801</Data></Cell><Cell ss:StyleID="d"><Data ss:Type="DateTime">2022-02-14T00:00:00.000</Data>
</Cell><Cell ss:StyleID="m"><Data ss:Type="Number">12500</Data></Cell></Row>
<Row ss:Hidden="1"><Cell><Data ss:Type="String">แถวลับ</Data></Cell></Row></Table></Worksheet>
<Worksheet ss:Name="ลับ"><Table><Row><Cell><Data ss:Type="String">แผ่นลับ</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"""


def test_excel_2003_is_read_as_it_is_shown() -> None:
    """Its sheets are pages; formats hold, hidden rows and sheets are not seen."""
    document = opened(EXCEL_2003.encode(), "a.xls", EXCEL)

    assert (document.kind, document.complete, len(document.pages)) == ("xls", True, 1)
    assert document.tables[0].rows == ((TITLE,), ("0386740801", "14 กุมภาพันธ์ 2565", "12,500.00"))


def test_a_cut_excel_2003_is_damaged() -> None:
    """Excel does not open half of one."""
    document = opened(EXCEL_2003.encode()[:1200], "a.xls", EXCEL)

    assert (document.kind, document.trouble) == ("xls", "document_corrupt")


def test_word_2003_is_read() -> None:
    """Paragraphs of WordML, hidden ones left out."""
    body = f"""<?xml version="1.0"?><?mso-application progid="Word.Document"?>
<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r></w:p></w:body></w:wordDocument>"""
    document = opened(body.encode(), "a.doc", "application/msword")

    assert (document.kind, document.trouble, document.pages[0].text) == ("doc", None, TITLE)


def test_entities_of_a_hostile_one_are_not_told() -> None:
    """Nothing outside the file is read, nothing grows."""
    body = EXCEL_2003.replace(
        "?>\n<Work", '?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>\n<Work', 1
    )
    document = opened(body.replace("แถวลับ", "&b;").replace(' ss:Hidden="1"', "").encode(), "a.xls", EXCEL)

    assert document.kind == "xls"
    assert document.tables[0].rows[2:] == (("&b;",),)


def test_a_csv_cell_keeps_its_comma() -> None:
    """An amount in quotes is one cell, in the text as in the table."""
    document = opened('ลำดับ,รายการ,จำนวนเงิน\n1,ซื้อวัสดุ,"12,500.00"\n'.encode("cp874"), "a.csv")

    assert document.pages[0].text.splitlines()[1] == "1 ซื้อวัสดุ 12,500.00"
