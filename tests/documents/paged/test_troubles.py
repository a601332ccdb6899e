"""What is wrong with a document has its own cause; what can be read of it all the same is read."""

import io
import os
import re
import zipfile

import msoffcrypto
import pytest
from made import files, hostile, words
from made.programs import run
from PIL import Image

from oitcheck.documents import unread_pages

FIRST = "ประกาศเทศบาลตำบลตัวอย่าง"


def locked_office(body):
    """Gives an Office file behind a password, as Office packs it."""
    target = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(body)).encrypt("secret", target)
    return target.getvalue()


def image(kind, size=(900, 300), frames=1):
    """Gives a picture file."""
    pages = [Image.new("L", size, 200 + number) for number in range(frames)]
    target = io.BytesIO()
    pages[0].save(target, kind, **({"save_all": True, "append_images": pages[1:]} if frames > 1 else {}))
    return target.getvalue()


def repacked(body, **members):
    """Gives a container with members put in or replaced; None takes one out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(target, "w") as new:
        for name in [*old.namelist(), *(name for name in members if name not in old.namelist())]:
            content = members.get(name, old.read(name) if name in old.namelist() else None)
            if content is not None:
                new.writestr(name, content)
    return target.getvalue()


def test_a_password_is_told(made_office, locked_pdf, reading):
    """A PDF, a .docx and an .xlsx behind a password; one with an owner's password alone is read."""
    assert "document_encrypted" == reading(locked_pdf("user"), "a.pdf").trouble
    free = reading(locked_pdf(""), "a.pdf")
    assert 2 == free.page_count
    assert free.trouble in {None, "text_damaged"}  # Ghostscript, which locks it, may lose what its font draws
    assert "document_encrypted" == reading(locked_office(made_office["docx"]), "a.docx").trouble
    assert "document_encrypted" == reading(locked_office(made_office["xlsx"]), "a.xlsx").trouble


def test_an_old_word_file_with_a_password_is_told(made_office, reading):
    """The flag of Word 97 in the file's first block."""
    body = bytearray(made_office["doc"])
    at = next(at for at in range(512, len(body), 512) if body.startswith(b"\xec\xa5", at))
    body[at + 11] |= 1

    assert "document_encrypted" == reading(bytes(body), "a.doc").trouble


def test_an_encrypted_odt_is_told(made_office, reading):
    """The manifest names the key of a member."""
    with zipfile.ZipFile(io.BytesIO(made_office["odt"])) as container:
        manifest = container.read("META-INF/manifest.xml").decode()
    locked = manifest.replace(
        'manifest:full-path="content.xml"', 'manifest:full-path="content.xml" x="encryption-data"'
    )

    assert (
        "document_encrypted"
        == reading(repacked(made_office["odt"], **{"META-INF/manifest.xml": locked}), "a.odt").trouble
    )


@pytest.mark.parametrize("ending", ["docx", "odt", "xlsx", "ods", "doc", "xls"])
@pytest.mark.parametrize("share", [0.03, 0.5, 0.97])
def test_a_cut_office_file_is_told(made_office, reading, ending, share):
    """A download that was cut is damaged, or mended with a word about it; it is never called whole."""
    body = made_office[ending]
    document = reading(body[: int(len(body) * share)], f"a.{ending}")

    assert not document.complete
    assert (
        document.trouble in {"document_corrupt", "document_unreadable"}
        or "document_repaired" in document.notes
    )


@pytest.mark.parametrize("ending", ["docx", "odt", "xlsx", "ods", "pdf"])
def test_no_bytes_are_an_empty_document(reading, ending):
    """A file of no bytes under a document's name."""
    assert "document_empty" == reading(b"", f"a.{ending}").trouble


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.999])
def test_a_cut_pdf_is_told(one_pdf, reading, share):
    """A PDF that was cut is damaged, or mended with a word about it; it is never called whole."""
    document = reading(one_pdf[: int(len(one_pdf) * share)], "a.pdf")

    assert not document.complete
    assert document.trouble in {"document_corrupt", "document_empty"} or "document_repaired" in document.notes


def test_a_pdf_whose_table_is_wrong_is_repaired(one_pdf, reading):
    """Its text is read, and the report warns."""
    shifted = one_pdf.replace(b"%PDF-", b"%PDF-", 1).replace(b"startxref\n", b"startxref\n1", 1)
    document = reading(shifted, "a.pdf")

    assert (None, ("document_repaired",), False) == (document.trouble, document.notes, document.complete)
    assert FIRST in document.pages[0].text.replace(" ", "")


def test_a_pdf_after_other_bytes_is_whole(one_pdf, reading):
    """Bytes before the header are allowed; what is counted from the header is found."""
    document = reading(b"\r\n" + one_pdf, "a.pdf")

    assert ("pdf", None) == (document.kind, document.trouble)


def test_sound_files_are_not_called_repaired(made_pdfs, reading):
    """No warning about what real programs write."""
    notes = {
        path.name: reading(path.read_bytes(), path.name).notes
        for paths in made_pdfs.values()
        for path in paths
    }

    assert set() == {name for name, note in notes.items() if note}


def test_a_damaged_member_is_told(made_office, reading):
    """A .docx whose picture is damaged is read, with a warning."""
    body = repacked(made_office["docx"], **{"word/media/image9.png": os.urandom(4000)})
    at = body.index(b"word/media/image9.png") + 200
    document = reading(body[:at] + bytes(50) + body[at + 50 :], "a.docx")

    assert (None, ("document_repaired",)) == (document.trouble, document.notes)
    assert "word/media/image9.png is damaged" == document.detail


def test_a_page_that_is_a_picture_is_not_called_read(one_pdf, reading, tmp_path):
    """A scan is unreadable until it is read as a picture; a text beside one page of picture is read in part."""
    (tmp_path / "a.pdf").write_bytes(one_pdf)
    document = reading(files.scan(files.pictures(tmp_path / "a.pdf", 72)), "a.pdf")

    assert ("document_unreadable", False, (1, 2)) == (
        document.trouble,
        document.complete,
        unread_pages(document),
    )
    assert "pages not read in full: 1, 2 of 2" == document.detail


@pytest.mark.parametrize(("kind", "media_type"), [
    ("PNG", "image/png"), ("JPEG", "image/jpeg"), ("GIF", "image/gif"), ("WEBP", "image/webp"), ("TIFF", "image/tiff"),
    ("BMP", "image/bmp"),
])  # fmt: skip
def test_pictures_are_known_and_cut_ones_told(reading, kind, media_type):
    """Type and size of a picture are told; a cut one is damaged."""
    body = image(kind)
    whole, cut = reading(body, "a"), reading(body[: len(body) * 2 // 3], "a")

    assert ("image", media_type, "document_unreadable", (1,)) == (
        whole.kind, whole.media_type, whole.trouble, unread_pages(whole)
    )  # fmt: skip
    assert (900, 300) == (whole.images[0].width, whole.images[0].height)
    assert "document_corrupt" == cut.trouble


def test_every_frame_of_a_tiff_is_a_page(reading):
    """A fax of three pages has three."""
    document = reading(image("TIFF", frames=3), "fax.tif")

    assert (3, (1, 2, 3)) == (document.page_count, unread_pages(document))


def test_a_picture_of_too_many_dots_is_not_decoded(reading):
    """2.5 billion pixels in 310 kB."""
    document = reading(hostile.png_bomb(), "a.png")

    assert ("too_large", "a picture of 50000 × 50000 pixels", ()) == (
        document.trouble, document.detail, unread_pages(document)
    )  # fmt: skip


def test_hidden_text_of_a_word_file_is_not_read(reading):
    """Text that is marked hidden, or was deleted with changes tracked, is not seen by people."""
    text = "<w:p><w:r><w:t>เห็น</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>ลบแล้ว</w:delText></w:r></w:del></w:p>"
    document = reading(
        hostile.docx(f"<w:document {hostile.W}><w:body>{text}{deleted}</w:body></w:document>"), "a.docx"
    )

    assert "เห็น" == document.pages[0].text


def test_what_a_word_file_shows_besides_text(made_office, reading):
    """Title, heading and table of a .docx and an .odt."""
    for ending in ("docx", "odt"):
        document = reading(made_office[ending], f"a.{ending}")

        assert "แฟ้ม Garuda" == document.title
        assert [words.LINES[0]] == [heading.text for heading in document.headings]
        assert (words.LINES[-4], words.LINES[-3]) == document.tables[0].rows[0]


def test_sheets_are_pages_and_hidden_ones_are_not_read(made_office, reading):
    """A word of the second sheet has page 2; the hidden sheet is not there."""
    for ending in ("xlsx", "xls", "ods"):
        document = reading(made_office[ending], f"a.{ending}")

        assert ["แผน", "ชีตที่สอง"] == [page.title for page in document.pages]
        assert words.LINES[12] in document.pages[1].text
        assert not any(re.search("ความลับ", page.text) for page in document.pages)


def test_pages_beyond_the_limit_are_told(one_pdf, reading):
    """A document of which some pages were not read is not complete."""
    document = reading(one_pdf, "a.pdf", pages=1)

    assert (2, 1, False, "1 of 2 pages were read") == (
        document.page_count, len(document.pages), document.complete, document.detail
    )  # fmt: skip


def test_a_document_is_empty_only_where_every_page_was_seen(reading):
    """Two thousand empty pages of fifty thousand prove nothing; all of a few do."""
    long, short = reading(hostile.pages50k(), "a.pdf"), reading(hostile.xref_loop(), "a.pdf")

    assert ("document_unreadable", "document_empty") == (long.trouble, short.trouble)


def test_an_outside_entity_is_never_read(reading):
    """The text of a local file does not come into a document."""
    document = reading(hostile.docx_xxe(), "a.docx")

    assert not any("root:" in page.text for page in document.pages)


@pytest.mark.usefixtures("tesseract")
def test_a_scanners_own_reading_counts_as_ocr(made_pdfs, reading, tmp_path):
    """A searchable PDF of a scanner has its reading unseen behind the picture: no surer than our own reading."""
    page = files.pictures(made_pdfs["LibreOffice"][0])[0]
    page.save(tmp_path / "page.png", dpi=(200, 200))
    run("tesseract", str(tmp_path / "page.png"), str(tmp_path / "page"), "-l", "tha+eng", "pdf")
    document = reading((tmp_path / "page.pdf").read_bytes(), "a.pdf")

    assert (["ocr"], None) == ([page.read_by for page in document.pages], document.trouble)


def test_a_form_field_and_a_link_are_read(reading):
    """What stands in a field of a form is seen as text is; a link has its address."""
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(Suwan Jaidee 0 3867 4080)/Rect[10 10 200 30]/F 4>>"
    link = b"<</Type/Annot/Subtype/Link/Rect[10 50 200 70]/A<</S/URI/URI(https://town.example/plan)>>>>"
    body = hostile.pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Annots[4 0 R 5 0 R]>>",
            4: field,
            5: link,
        }
    )
    document = reading(body, "a.pdf")

    assert "Suwan Jaidee 0 3867 4080" == document.pages[0].text
    assert ["https://town.example/plan"] == [link.url for link in document.links]
    assert (None, ()) == (document.trouble, document.notes)
