"""PDFs that stand on their side, hide their text or say that another program has to show them."""

import io

import pypdf
import pytest
from PIL import Image
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

from oitcheck.documents import Limits, Source, read
from oitcheck.documents._pages import is_damaged, page_of
from oitcheck.model.document import Document

LINES = ("Report of the first half year", "telephone 0 3867 4080", "signed by the mayor of the town")
SIDE = {0: "1 0 0 1 72 {at}", 90: "0 1 -1 0 {at} 72", 180: "-1 0 0 -1 500 {at}", 270: "0 -1 1 0 {at} 700"}


def drawn(
    writer: pypdf.PdfWriter, content: str, *, rotate: int = 0, picture: Image.Image | None = None
) -> None:
    """Adds a page with the given content."""
    page = writer.add_blank_page(595, 842)
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")}
        | {NameObject("/BaseFont"): NameObject("/Helvetica")}
    )
    resources = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F"): font})})
    if picture is not None:
        bits = DecodedStreamObject()
        bits.set_data(picture.convert("L").tobytes())
        for name, value in {"/Subtype": "/Image", "/Type": "/XObject", "/ColorSpace": "/DeviceGray"}.items():
            bits[NameObject(name)] = NameObject(value)
        for name, number in {
            "/Width": picture.width,
            "/Height": picture.height,
            "/BitsPerComponent": 8,
        }.items():
            bits[NameObject(name)] = pypdf.generic.NumberObject(number)
        held = DictionaryObject({NameObject("/I"): writer._add_object(bits)})
        resources[NameObject("/XObject")] = held
    stream = DecodedStreamObject()
    stream.set_data(content.encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    page[NameObject("/Resources")] = resources
    if rotate:
        page.rotate(rotate)


def text(side: int = 0, lines: tuple[str, ...] = LINES) -> str:
    """Draws lines that run to the given side; the line below stands where a reader of that side looks for it."""
    step = {0: -40, 90: 40, 180: 40, 270: -40}[side]
    start = {0: 700, 90: 200, 180: 200, 270: 500}[side]
    placed = (SIDE[side].format(at=start + number * step) for number in range(len(lines)))
    return "".join(
        f"BT /F 14 Tf {place} Tm ({line}) Tj ET\n" for place, line in zip(placed, lines, strict=True)
    )


def opened(writer: pypdf.PdfWriter) -> Document:
    body = io.BytesIO()
    writer.write(body)
    return read(body.getvalue(), Source(url="https://town.example/a.pdf"), Limits())


@pytest.mark.parametrize("side", [0, 90, 180, 270])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_lines_are_read_along_themselves(side: int, rotate: int) -> None:
    """However a page lies and is turned for the screen, its lines are whole and in order."""
    writer = pypdf.PdfWriter()
    drawn(writer, text(side), rotate=rotate)
    document = opened(writer)

    assert document.pages[0].text.splitlines() == list(LINES)
    assert document.complete


PICTURE = "q 595 0 0 842 0 0 cm /I Do Q\n"


def test_text_under_a_picture_is_a_scanners_reading() -> None:
    """Scanners put their own reading behind the picture: nobody sees it, its digits prove nothing."""
    thai = pypdf.PdfWriter()
    drawn(thai, text() + PICTURE, picture=Image.new("L", (60, 84), 200))
    page = opened(thai).pages[0]

    assert page.read_by != "text"


def test_text_on_a_picture_is_text() -> None:
    """A coloured or drawn ground under the letters hides none of them."""
    writer = pypdf.PdfWriter()
    drawn(writer, PICTURE + text(lines=LINES * 2), picture=Image.new("L", (60, 84), 200))

    assert "mayor" in opened(writer).pages[0].text


@pytest.mark.parametrize(
    "said",
    [
        "If this message is not eventually replaced by the proper contents of the document, your",
        "For the best experience, open this PDF portfolio in Acrobat X or Adobe Reader X, or later.",
    ],
)
def test_what_another_program_has_to_show_was_not_read(said: str) -> None:
    """A form or a folder of files that only Acrobat shows: not proven empty, not read."""
    writer = pypdf.PdfWriter()
    drawn(writer, text(lines=("Please wait...", said)))
    document = opened(writer)

    assert (document.trouble, document.complete) == ("document_unreadable", False)


def test_files_attached_to_a_pdf_leave_doubt() -> None:
    """What stands in them was not read: what is seen counts, a miss proves nothing."""
    writer = pypdf.PdfWriter()
    drawn(writer, text(lines=LINES * 2))
    writer.add_attachment("plan.docx", b"x")
    document = opened(writer)

    assert (document.trouble, document.complete) == (None, False)
    assert document.detail == "1 files are attached to it and were not read"


@pytest.mark.parametrize("behind", [b"\n<!-- 0.1 s -->" * 300, bytes(20_000), b"\r\n" * 5_000])
def test_what_a_server_adds_behind_a_pdf_breaks_nothing(behind: bytes) -> None:
    """Viewers pass over it: the file is whole."""
    writer, body = pypdf.PdfWriter(), io.BytesIO()
    drawn(writer, text(lines=LINES * 2))
    writer.write(body)
    document = read(body.getvalue() + behind, Source(url="https://town.example/a.pdf"), Limits())

    assert (document.trouble, document.notes, document.complete) == (None, (), True)


def test_a_changed_pdf_of_which_the_change_is_cut_is_mended() -> None:
    """An end in the midst of the file is not its end."""
    writer, body = pypdf.PdfWriter(), io.BytesIO()
    drawn(writer, text(lines=LINES * 2))
    writer.write(body)
    cut = body.getvalue() + b"\n9 0 obj\n<</Type /Page"

    assert "document_repaired" in read(cut, Source(url="https://town.example/a.pdf"), Limits()).notes


SOUND = "ผู้บริหารสูงสุดกำลังปฏิบัติหน้าที่ให้บริการน้ำดื่มแก่ผู้สูงอายุตามแผนดำเนินงานประจำปี(พ.ศ. ๒๕๖๕) "


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (SOUND.replace("า", "ำ") * 3, "every า came out as ำ"),
        (SOUND.replace("้", "(") * 3, "a tone came out as a bracket"),
        ((SOUND.replace("นิ", "\ufffd") + SOUND) * 2, "letters are lost in the midst of words"),
    ],
)
def test_letters_that_a_font_misnames_are_damage(broken: str, why: str) -> None:
    """A word that is missing from such a text proves nothing."""
    assert is_damaged(page_of(1, broken)), why


@pytest.mark.parametrize(
    "sound",
    [
        SOUND * 3,
        "จำนวน 1 ลำ\n" * 40 + "ราคา",
        "งบประมาณ(บาท)\nจำนวน(ราย)\nรวม(เรื่อง)\n" * 9,
        "1) ก\n2) ข(ค\n" * 9,
    ],
    ids=["prose", "a list of counts", "brackets after words", "brackets that number"],
)
def test_sound_text_is_not_called_damaged(sound: str) -> None:
    """What offices write stays readable."""
    assert not is_damaged(page_of(1, sound))


def test_an_empty_form_is_no_portfolio() -> None:
    """A plain form with fields is read like any page."""
    writer = pypdf.PdfWriter()
    drawn(writer, text(lines=LINES * 2))
    writer._root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject()})

    assert opened(writer).complete
