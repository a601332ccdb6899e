"""Slides, RTF and a document in a zip archive: what offices hand in beside PDF, Word and Excel."""

import io
import zipfile

import docx
import pytest

from oitcheck.documents import Limits, Source, read
from oitcheck.model.document import Document

TITLE = "แผนปฏิบัติการป้องกันการทุจริตประจำปีงบประมาณ พ.ศ. ๒๕๖๕"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def opened(body: bytes, name: str) -> Document:
    return read(body, Source(url=f"https://town.example/{name}"), Limits())


def zipped(members: dict[str, bytes | str]) -> bytes:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    return body.getvalue()


def relations(*targets: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if kind == "hyperlink" else "/>")
        for name, kind, target in targets
    )
    return f'<Relationships xmlns="{RELATIONS}">{listed}</Relationships>'


def slide(*lines: str, more: str = "", shown: str = "1") -> str:
    text = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
    return f'<p:sld xmlns:a="{A}" xmlns:p="{P}" xmlns:r="{R}" show="{shown}"><p:sp><p:txBody>{text}</p:txBody></p:sp>{more}</p:sld>'


def slides(*made: str) -> bytes:
    ids = "".join(f'<p:sldId id="{256 + n}" r:id="r{n}"/>' for n in range(len(made)))
    links = relations(*((f"r{n}", "slide", f"slides/s{n}.xml") for n in range(len(made))))
    outside = relations(
        ("L", "hyperlink", "https://town.example/plan.pdf"), ("N", "notesSlide", "../notesSlides/n.xml")
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{P}" xmlns:r="{R}"><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": links,
            "ppt/notesSlides/n.xml": slide("บันทึกของผู้บรรยาย"),
            "ppt/slideLayouts/l.xml": slide("คลิกเพื่อแก้ไข"),
        }
        | {f"ppt/slides/s{n}.xml": content for n, content in enumerate(made)}
        | {f"ppt/slides/_rels/s{n}.xml.rels": outside for n in range(len(made))}
    )


LINK = '<a:p><a:r><a:rPr><a:hlinkClick r:id="L"/></a:rPr><a:t>ดาวน์โหลดแผน</a:t></a:r></a:p>'


def test_slides_are_pages_in_the_order_that_they_are_shown() -> None:
    """Tables and links are seen; hidden slides, notes of the speaker and layouts are not."""
    document = opened(
        slides(slide(TITLE, more=LINK), slide("ลับ", shown="0"), slide("สรุปผลการอบรม")), "a.pptx"
    )

    assert (document.kind, document.trouble, document.complete) == ("pptx", None, True)
    assert [page.text for page in document.pages] == [f"{TITLE}\nดาวน์โหลดแผน", "สรุปผลการอบรม"]
    assert [(link.url, link.text) for link in document.links] == [
        ("https://town.example/plan.pdf", "ดาวน์โหลดแผน")
    ]


def test_a_slide_that_is_a_picture_was_not_read() -> None:
    """A scan put onto a slide: a miss proves nothing, what the other slides say is seen."""
    picture = "<p:pic><p:blipFill><a:blip/></p:blipFill></p:pic>"
    document = opened(slides(slide(TITLE), slide(more=picture)), "a.pptx")

    assert [page.read_by for page in document.pages] == ["text", None]
    assert (document.trouble, document.complete) == (None, False)
    assert opened(slides(slide(more=picture)), "a.pptx").trouble == "document_unreadable"


def test_cut_slides_are_damaged() -> None:
    """PowerPoint opens none that ends in the midst."""
    assert opened(slides(slide(TITLE))[:-400], "a.pptx").trouble == "document_corrupt"


ODP = f"""<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0">
<office:automatic-styles><style:style style:name="h"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>
</office:automatic-styles><office:body><office:presentation>
<draw:page><draw:frame><draw:text-box><text:p>{TITLE}</text:p></draw:text-box></draw:frame><presentation:notes><text:p>บันทึก</text:p>
</presentation:notes></draw:page><draw:page draw:style-name="h"><text:p>ลับ</text:p></draw:page></office:presentation></office:body>
</office:document-content>"""


@pytest.mark.parametrize(("ending", "kind"), [("presentation", "odp"), ("graphics", "odg")])
def test_slides_of_libreoffice_are_read(ending: str, kind: str) -> None:
    """The same by LibreOffice; its drawings too."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as container:
        container.writestr("mimetype", f"application/vnd.oasis.opendocument.{ending}")
        container.writestr("content.xml", ODP)
    document = opened(body.getvalue(), "a")

    assert (document.kind, document.complete, [page.text for page in document.pages]) == (kind, True, [TITLE])


def rtf(text: str) -> bytes:
    return text.encode("ascii", "strict")


def by_bytes(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("cp874"))


def by_numbers(text: str) -> str:
    return "".join(f"\\u{ord(sign)}?" for sign in text)


HEAD = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset222 TH SarabunPSK;}}"
    "{\\*\\generator x;}{\\info{\\title t}{\\author who}}"
)


@pytest.mark.parametrize("write", [by_bytes, by_numbers])
@pytest.mark.parametrize("name", ["a.rtf", "a.doc"])
def test_rtf_is_read(write: object, name: str) -> None:
    """Thai by bytes of a Thai font or by numbers; header, note, cells and links; nothing of its frame."""
    assert callable(write)
    body = (
        f"{HEAD}{{\\header {{\\f1 {write('เทศบาลตำบลตัวอย่าง')}}}\\par}}\\pard\\f1 {write(TITLE)}\\par "
        f"{{\\v {write('ซ่อนไว้')}}}{{\\deleted {write('ลบออก')}}}{{\\*\\annotation {write('ความเห็น')}}}"
        f"{{\\*\\footnote {write('เชิงอรรถ')}}}{{\\*\\shpinst{{\\sp{{\\sn a}}{{\\sv 1}}}}{{\\shptxt {write('กล่องข้อความ')}}}}}"
        f'{{\\field{{\\*\\fldinst HYPERLINK "https://town.example/a.pdf"}}{{\\fldrslt {write("เปิด")}}}}}\\par}}'
    )
    document = opened(rtf(body), name)
    text = document.pages[0].text

    assert (document.kind, document.trouble, document.complete) == ("rtf", None, True)
    for seen in ("เทศบาลตำบลตัวอย่าง", TITLE, "เชิงอรรถ", "กล่องข้อความ", "เปิด"):
        assert seen in text
    for unseen in ("ซ่อนไว้", "ลบออก", "ความเห็น", "HYPERLINK", "Arial", "who"):
        assert unseen not in text
    assert [link.url for link in document.links] == ["https://town.example/a.pdf"]


def test_a_cut_rtf_proves_nothing_missing() -> None:
    """What came is seen, what was cut off is not known."""
    document = opened(rtf(f"{HEAD}\\f1 {by_bytes(TITLE)}\\par {{\\b "), "a.rtf")

    assert TITLE in document.pages[0].text
    assert (document.complete, document.notes) == (False, ("document_repaired",))


def test_a_scan_in_rtf_is_not_read() -> None:
    """A picture alone tells nothing; its bytes are no text."""
    document = opened(rtf(f"{HEAD}{{\\pict\\pngblip {'89504e47' * 5000}}}}}"), "a.rtf")

    assert (document.trouble, document.complete) == ("document_unreadable", False)


@pytest.mark.parametrize(
    "body",
    [
        b"{\\rtf1" + b"{" * 200_000,
        b"{\\rtf1" + b"}" * 200_000,
        b"{\\rtf1 \\bin99999999999 x}",
        b"{\\rtf1 \\u99999999 \\uc9999999 \\f-1 \\'zz \\}",
        b"{\\rtf1 \\u55357? \\u55357?\\u56832? \\u56832?}",
        b"{\\rtf1 {\\fonttbl" + b"{\\f1\\fcharset222;}" * 20_000 + b"}}",
    ],
)
def test_a_hostile_rtf_is_a_document(body: bytes) -> None:
    """Depth, odd numbers and braces that do not match cost no more than their length."""
    assert opened(body, "a.rtf").trouble in {
        "document_empty",
        "document_corrupt",
        "text_damaged",
        None,
    }


def word() -> bytes:
    made, body = docx.Document(), io.BytesIO()
    made.add_paragraph(TITLE)
    made.save(body)
    return body.getvalue()


def test_the_one_document_in_a_zip_is_read() -> None:
    """It stays an archive, as the public gets it; folders and what systems leave beside files do not count."""
    body = zipped({"แผน/": b"", "แผน/แผน.docx": word(), "__MACOSX/._แผน.docx": b"x", "แผน/Thumbs.db": b"x"})
    document = opened(body, "a.zip")

    assert (document.kind, document.media_type) == ("archive", "application/zip")
    assert (document.trouble, document.complete, document.pages[0].text) == (None, True, TITLE)
    assert document.detail == "'แผน.docx' in the archive"


@pytest.mark.parametrize(
    ("members", "trouble"),
    [
        ({"a.docx": word(), "b.docx": word()}, "document_unreadable"),
        ({"a.zip": zipped({"a.docx": word()})}, "document_unreadable"),
        ({"setup.exe": b"MZ this program cannot be run"}, "document_unreadable"),
        ({"a.docx": word()[:-300]}, "document_corrupt"),
        ({"a/": b""}, "document_empty"),
        ({"a.txt": b"A" * 60_000_000}, "too_large"),
    ],
    ids=["several", "nested", "program", "cut document", "folder alone", "bomb"],
)
def test_what_of_an_archive_is_not_read_says_why(members: dict[str, bytes | str], trouble: str) -> None:
    """Several documents, an archive in the archive and programs are left; a bomb is not unpacked."""
    document = opened(zipped(members), "a.zip")

    assert (document.kind, document.trouble, document.complete) == ("archive", trouble, False)


def test_a_cut_archive_is_damaged() -> None:
    """The public cannot open half a zip."""
    assert opened(zipped({"a.docx": word()})[:-60], "a.zip").trouble == "document_corrupt"


def test_a_note_in_odt_does_not_run_into_the_number_before_it() -> None:
    """ "0 3867 4080" with a raised 1 behind it is that telephone number; runs that are hidden are not seen."""
    xml = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:automatic-styles><style:style style:name="H"><style:text-properties text:display="none"/></style:style></office:automatic-styles>
<office:body><office:text><text:p>โทร. 0 3867 4080<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>ในเวลาราชการ</text:p>
</text:note-body></text:note><text:span text:style-name="H">ซ่อนไว้</text:span></text:p></office:text></office:body></office:document-content>"""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as container:
        container.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        container.writestr("content.xml", xml)

    assert opened(body.getvalue(), "a.odt").pages[0].text == "โทร. 0 3867 4080\nในเวลาราชการ"
