"""What bytes are: by themselves, then by the header, then by the name."""

import io
import zipfile

import pytest

from oitcheck.documents import Kind, Source, kind_of

URL = "https://town.example/a/b"


def zipped(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    """A zip container with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as container:
        for name, content in ([first] if first else []) + [(name, b"x") for name in names]:
            container.writestr(name, content)
    return out.getvalue()


DOCX = zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml")
XLSX = zipped("[Content_Types].xml", "xl/workbook.xml")
PPTX = zipped("[Content_Types].xml", "ppt/presentation.xml")
ODT = zipped("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text"))
ODS = zipped("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)

BY_BYTES = [
    ("pdf", b"%PDF-1.7\n1 0 obj", "pdf"),
    ("pdf after a warning", b"<br />\n<b>Warning</b>: x\n%PDF-1.4\n1 0 obj\n<<>>", "pdf"),
    ("pdf after a mark", b"\xef\xbb\xbf%PDF-1.4 1 0 obj", "pdf"),
    ("page about pdf", b"<html><body>A file starts with %PDF-1.4</body></html>", "html"),
    ("docx", DOCX, "docx"),
    ("xlsx", XLSX, "xlsx"),
    ("pptx", PPTX, "pptx"),
    ("odt", ODT, "odt"),
    ("ods", ODS, "ods"),
    ("zip", zipped("a.pdf", "b.txt"), "archive"),
    ("zip of a docx", zipped(first=("a.docx", DOCX)), "archive"),
    ("cut docx", DOCX[:60], "docx"),
    ("doc", OLE + "WordDocument".encode("utf-16-le"), "doc"),
    ("xls", OLE + "Workbook".encode("utf-16-le"), "xls"),
    ("ppt", OLE + "PowerPoint Document".encode("utf-16-le"), "other"),
    ("encrypted docx", OLE + "EncryptedPackage".encode("utf-16-le"), "docx"),
    ("png", b"\x89PNG\r\n\x1a\n....", "image"),
    ("jpeg", b"\xff\xd8\xff\xe0....", "image"),
    ("gif", b"GIF89a....", "image"),
    ("webp", b"RIFF....WEBPVP8 ", "image"),
    ("svg", b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>", "image"),
    ("rss", b"<?xml version='1.0'?><rss><channel/></rss>", "other"),
    ("sitemap", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><urlset>&a;</urlset>", "other"),
    ("xhtml", b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'/>", "html"),
    ("html", b"\n\n<!DOCTYPE html><p>x", "html"),
    ("html after a mark", b"\xef\xbb\xbf\xef\xbb\xbf<html>", "html"),
    ("html in UTF-16", "<html><body>ก</body></html>".encode("utf-16"), "html"),
    ("html after words", b"Notice: undefined index\n<html><head>", "html"),
    ("rar", b"Rar!\x1a\x07\x00", "archive"),
    ("7z", b"7z\xbc\xaf\x27\x1c", "archive"),
    ("gzip", b"\x1f\x8b\x08\x00", "archive"),
    ("mp4", b"\0\0\0\x18ftypisom", "other"),
    ("words", "สวัสดี ชาวโลก".encode(), "text"),
    ("json", b'{"a": 1}', "text"),
    ("noise", bytes(range(1, 32)) * 40, "other"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "body", "kind"), BY_BYTES, ids=[case[0] for case in BY_BYTES])
def test_bytes_tell(name: str, body: bytes, kind: str) -> None:
    """Without header and name, and as a stream of octets, the bytes tell what they are."""
    assert kind_of(body, Source(url=URL)).kind == kind
    assert kind_of(body, Source(url=URL, content_type="application/octet-stream")).kind == kind


def test_bytes_win_over_header_and_name() -> None:
    """A page under a document's name is a page, a document under a page's a document."""
    pdf = Source(url=f"{URL}.pdf", content_type="application/pdf", filename="plan.pdf")

    assert kind_of(b"<html><body>404</body></html>", pdf) == Kind("html", "text/html")
    assert kind_of(b"%PDF-1.4 obj", Source(url=URL, content_type="text/html")) == Kind(
        "pdf", "application/pdf"
    )


def test_a_page_may_start_with_a_drawing() -> None:
    """Markup that a browser shows as a page is a page, though it starts like another kind."""
    assert kind_of(b"<svg></svg><p>x", Source(url=URL, content_type="text/html")).kind == "html"
    assert (
        kind_of(b"<?xml version='1.0'?><div>x</div>", Source(url=URL, content_type="text/html")).kind
        == "html"
    )


def test_header_then_name_tell_what_bytes_do_not() -> None:
    """Nothing to go by but the header, then the name."""
    assert kind_of(b"", Source(url=URL, content_type="application/pdf; x=y")).kind == "pdf"
    assert kind_of(b"", Source(url="https://town.example/plan.XLSX?x=1")).kind == "xlsx"
    assert kind_of(b"", Source(url=URL, filename="แผน.docx")).kind == "docx"
    assert kind_of(b"\x01\x02\x03junk", Source(url=f"{URL}.pdf")).kind == "pdf"
    assert kind_of(b"", Source(url=URL)) == Kind("html", "text/html")
    assert kind_of(b"  just words", Source(url=URL, content_type="text/html")).kind == "html"
    assert kind_of(b"a,b\n1,2", Source(url=f"{URL}.csv")) == Kind("text", "text/csv")


def test_a_huge_container_is_told_at_once() -> None:
    """The directory is looked through up to a cap, and a damaged one ends the look."""
    many = zipped(*(f"f{number}" for number in range(5000)))

    assert kind_of(many, Source(url=URL)).kind == "archive"
    for cut in range(0, len(DOCX), 7):
        assert kind_of(DOCX[:cut], Source(url=f"{URL}.docx")).kind in {"docx", "archive", "text", "other"}


def test_a_source_knows_its_name_and_charset() -> None:
    """Media type, charset and ending come out of what was sent, also out of nonsense."""
    source = Source(url="https://x.example/%E0%B9%81.pdf", content_type='Text/HTML; Charset="TIS-620"')

    assert (source.media_type, source.charset, source.name, source.ending) == (
        "text/html",
        "TIS-620",
        "แ.pdf",
        "pdf",
    )
    assert Source(url="http://[::1").ending == ""
