"""Hostile parsers' food: pages and files that are made to crash, blind or fatten a reader. Made when first asked for."""

import io
import zipfile
import zlib
from collections.abc import Callable
from functools import cache

from faults.http_faults import HTML, PAGE, canned, response
from faults.server import Script, Talk

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_THAI = "เทศบาลตำบลตัวอย่าง แผนพัฒนาท้องถิ่น ประจำปีงบประมาณ พ.ศ. 2565"


def pdf(objects: list[bytes], root: int = 1, prev: int | None = None, extra: bytes = b"") -> bytes:
    """Gives a PDF of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    before = b" /Prev %d" % (start if prev is None else prev) if prev is not None else b""
    out += b"trailer\n<< /Size %d /Root %d 0 R%s%s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        root,
        before,
        extra,
        start,
    )
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(data), entries) + data + b"\nendstream"


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def text_pdf(
    text: str = "Annual plan of the municipality, fiscal year 2565, phone 038-674080", catalog: bytes = b""
) -> bytes:
    content = b"BT /F1 14 Tf 40 700 Td (%s) Tj 0 -20 Td (%s) Tj ET" % (text.encode(), text.encode())
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R " + catalog + b">>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            _FONT,
            stream(content),
        ]
    )


def image_pdf(width: int, height: int, data: bytes) -> bytes:
    image = b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> /Contents 5 0 R >>",
            stream(data, image % (width, height)),
            stream(b"q 595 0 0 842 0 0 cm /I Do Q"),
        ]
    )


def _zeros(size: int) -> bytes:
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    body = b"".join(packer.compress(block) for _ in range(size >> 20))
    return body + packer.compress(bytes(size & ((1 << 20) - 1))) + packer.flush()


def kids_loop() -> bytes:
    return pdf(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000 >>"]
    )


def xref_loop() -> bytes:
    body = text_pdf()
    start = body.rindex(b"xref\n0")
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def deep_array() -> bytes:
    return text_pdf(catalog=b"/Deep " + b"[" * 50_000 + b"]" * 50_000 + b" ")


def many_pages(count: int = 50_000) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + place) for place in range(count))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % count,
            *[page] * count,
        ]
    )


def cmap_pickle(place: str) -> bytes:
    content = b"BT /F1 14 Tf 40 700 Td <00410042> Tj ET"
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /"
            + place.replace("/", "#2F").encode()
            + b" /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (X) /Supplement 0 >> >>] >>",
            stream(content),
        ]
    )


def encrypted_pdf() -> bytes:
    """A PDF whose user password nobody knows: the right keys are not what they should be."""
    trailer = b" /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -60 >> /ID [<00><00>]" % (
        b"41" * 32,
        b"42" * 32,
    )
    return text_pdf().replace(b"/Root 1 0 R", b"/Root 1 0 R" + trailer)


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return out.getvalue()


_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>%s</Types>'
)
_RELS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="%s"/></Relationships>'
)


def docx(body: str | None = None, before: str = "", **more: bytes) -> bytes:
    text = body or f"<w:p><w:r><w:t>{_THAI}</w:t></w:r></w:p>" * 5
    xml = f'<?xml version="1.0" encoding="UTF-8"?>{before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{text}</w:body></w:document>'
    part = b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    members = {
        "[Content_Types].xml": _TYPES % part,
        "_rels/.rels": _RELS % b"word/document.xml",
        "word/document.xml": xml.encode(),
    }
    return zipped(members | more)


def xlsx(dimension: str = "A1:B2") -> bytes:
    parts = (
        b'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        b'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    )
    book = b'<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    rels = b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    last = dimension.partition(":")[2]
    number = "".join(sign for sign in last if sign.isdigit())
    sheet = (
        f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="{dimension}"/>'
        f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{_THAI}</t></is></c></row><row r="{number}"><c r="{last}" t="inlineStr"><is><t>จบ</t></is></c></row></sheetData></worksheet>'
    )
    return zipped(
        {
            "[Content_Types].xml": _TYPES % parts,
            "_rels/.rels": _RELS % b"xl/workbook.xml",
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": rels,
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )


def png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)

    head = width.to_bytes(4) + height.to_bytes(4) + bytes([1, 0, 0, 0, 0])
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def html(body: str) -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>อาหาร</title></head><body><p>{_THAI}</p>{body}</body></html>".encode()


_LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    + "]>"
)
_SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>'


def _pages() -> dict[str, tuple[str, Callable[[], bytes]]]:
    unclosed = "<!" * 200_000 + "<![CDATA[" * 50_000 + "<a " * 50_000
    return {
        "html-deep-200k": (HTML, lambda: html("<div>" * 200_000)),
        "html-attrs-100k": (
            HTML,
            lambda: html("<a " + " ".join(f"a{n}=v" for n in range(100_000)) + ">x</a>"),
        ),
        "html-unclosed-quadratic": (HTML, lambda: html(unclosed)),
        "html-20mb-tags": (HTML, lambda: html("<b>x</b><i></i>" * 1_000_000)),
        "html-entities-1m": (HTML, lambda: html("&amp;&#3585;" * 400_000)),
        "html-one-line-15mb": (HTML, lambda: html("ก" * 5_000_000)),
        "html-tables-nested": (HTML, lambda: html("<table><tr><td>" * 20_000)),
        "html-forms-50k": (HTML, lambda: html("<form><input name=a></form>" * 50_000)),
        "html-one-attribute-10mb": (HTML, lambda: html(f"<a title='{'x' * 10_000_000}'>x</a>")),
        "html-comment-unclosed-10mb": (HTML, lambda: html("<!--" + "-" * 10_000_000)),
        "xml-billion-laughs": ("application/xml", lambda: (_LAUGHS + _SITEMAP.format("&k;")).encode()),
        "xml-quadratic": (
            "application/xml",
            lambda: (
                f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"A" * 100_000}">]>{_SITEMAP.format("&a;" * 50_000)}'.encode()
            ),
        ),
        "xml-xxe-file": (
            "application/xml",
            lambda: (
                f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{_SITEMAP.format("&a;")}'.encode()
            ),
        ),
        "svg-xss-xxe": (
            "image/svg+xml",
            lambda: (
                b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg" onload="alert(\'X55\')"><text>&a;</text><script>alert("X55")</script></svg>'
            ),
        ),
    }


def _documents() -> dict[str, tuple[str, Callable[[], bytes]]]:
    evil = "../" * 4 + "tmp/oit-zipslip.txt"
    return {
        "pdf-ok": ("application/pdf", text_pdf),
        "docx-ok": (_DOCX, docx),
        "xlsx-ok": (_XLSX, xlsx),
        "html-as-pdf": ("application/pdf", lambda: b"<html><title>Error</title><h1>Error 500</h1>" + PAGE),
        "pdf-truncated": ("application/pdf", lambda: text_pdf()[:500]),
        "pdf-zero-bytes": ("application/pdf", bytes),
        "pdf-no-text": ("application/pdf", lambda: image_pdf(200, 200, zlib.compress(bytes([200]) * 40_000))),
        "pdf-encrypted": ("application/pdf", encrypted_pdf),
        "pdf-bomb-image": ("application/pdf", lambda: image_pdf(50_000, 50_000, _zeros(256 << 20))),
        "pdf-kids-loop": ("application/pdf", kids_loop),
        "pdf-xref-loop": ("application/pdf", xref_loop),
        "pdf-deep-array": ("application/pdf", deep_array),
        "pdf-50k-pages": ("application/pdf", many_pages),
        "pdf-js-action": (
            "application/pdf",
            lambda: text_pdf(catalog=b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> "),
        ),
        "pdf-cmap-pickle": ("application/pdf", lambda: cmap_pickle("/tmp/oit-evil-cmap")),
        "pdf-junk-before": ("application/pdf", lambda: b"\n\n" + b"junk " * 100 + text_pdf()),
        "pdf-garbage": ("application/pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 200),
        "docx-truncated": (_DOCX, lambda: docx()[:400]),
        "docx-is-html": (_DOCX, lambda: PAGE),
        "docx-laughs": (_DOCX, lambda: docx("<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", _LAUGHS[21:])),
        "docx-xxe": (
            _DOCX,
            lambda: docx(
                "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>",
                '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
            ),
        ),
        "docx-bomb": (
            _DOCX,
            lambda: docx("<w:p><w:r><w:t>" + "a" * (200 << 20) + "</w:t></w:r></w:p>"),
        ),
        "xlsx-huge-dimension": (_XLSX, lambda: xlsx("A1:XFD1048576")),
        "zip-slip": (
            "application/zip",
            lambda: zipped({evil: b"pwned", "/tmp/oit-zipslip.txt": b"pwned", "ok.txt": b"x"}),
        ),
        "zip-bomb": (
            "application/zip",
            lambda: zipped({f"{n}.bin": bytes(50 << 20) for n in range(3)}),
        ),
        "png-bomb-50k": ("image/png", lambda: png(50_000, 50_000, _zeros(50_000 * 6251))),
        "png-truncated": ("image/png", lambda: png(50, 50, zlib.compress(bytes(400)))[:60]),
        "jpeg-garbage": ("image/jpeg", lambda: b"\xff\xd8\xff\xe0" + b"garbage" * 200),
    }


ENDINGS = {
    "application/pdf": ".pdf",
    _DOCX: ".docx",
    _XLSX: ".xlsx",
    "image/png": ".png",
    "image/jpeg": ".jpg",
}


@cache
def _made(fault: str) -> bytes:
    media, make = FOOD[fault]
    return response(make(), media=media)


FOOD = _pages() | _documents()


def ending(fault: str) -> str:
    """Gives what the address of a file ends in, as ``/report.pdf``; nothing for a page."""
    suffix = ENDINGS.get(FOOD[fault][0], "") if fault in _documents() else ""
    return f"/report{suffix}" if suffix else ""


def prepare() -> None:
    """Makes everything before anything is timed."""
    for fault in FOOD:
        _made(fault)


def _serving(fault: str) -> Script:
    async def script(talk: Talk) -> None:
        await talk.send(_made(fault))

    return script


async def xxe_http(talk: Talk) -> None:
    """An external DTD and an external entity at the forbidden listener."""
    place = f"http://127.0.0.2:{talk.server.forbidden_port}/dtd"
    body = (
        f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{place}" [<!ENTITY a SYSTEM "{place}">]>'
        + _SITEMAP.format("&a;")
    )
    await canned(response(body.encode(), media="application/xml"))(talk)


def scripts() -> dict[str, Script]:
    """Gives every script by its fault's id."""
    return {"xml-xxe-http": xxe_http, **{fault: _serving(fault) for fault in FOOD}}
