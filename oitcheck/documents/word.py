"""Word processing: .docx and .odt from their XML, .doc by its pieces, older ones by ``catdoc`` where installed."""

from dataclasses import replace

from oitcheck.documents import _docx, _odt
from oitcheck.documents._compound import is_compound, is_cut, is_locked
from oitcheck.documents._container import Refused, damaged_member, opened, refused
from oitcheck.documents._doc import parts_of
from oitcheck.documents._pages import ENOUGH_LETTERS, first_line, is_damaged, page_of
from oitcheck.documents._program import output
from oitcheck.documents._source import Limits, Source
from oitcheck.documents._word_parts import Parts
from oitcheck.model.document import Document
from oitcheck.thai.text import display, letters

KINDS = ("docx", "odt", "doc")

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "doc": "application/msword",
}

TEXT = 20_000_000
"""Characters of one document that are read."""


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives the text as one page, with headings, tables and links; text boxes, headers and footers included."""
    if is_compound(body):
        return _doc(body, source, limits)
    kind = "odt" if body[30:38] == b"mimetype" else "docx"
    try:
        with opened(body) as container:
            odt = "content.xml" in container.namelist()
            parts = _odt.parts_of(container) if odt else _docx.parts_of(container)
            document = _document("odt" if odt else "docx", source, parts)
            bad = damaged_member(container)
            return _repaired(document, f"{bad} is damaged") if bad else document
    except Refused as why:
        return refused(kind, MEDIA_TYPES[kind], source.url, why)


def _doc(body: bytes, source: Source, limits: Limits) -> Document:
    kind = source.ending if source.ending in MEDIA_TYPES else "doc"
    if is_locked(body):
        return refused(
            kind, MEDIA_TYPES[kind], source.url, Refused("document_encrypted", "behind a password")
        )
    cut, parts = is_cut(body), parts_of(body)
    if parts is not None:
        document = _document("doc", source, parts)
        return _repaired(document, "the file is cut") if cut else document
    if cut:
        return refused("doc", MEDIA_TYPES["doc"], source.url, Refused("document_corrupt", "the file is cut"))
    return _very_old(body, source, limits)


def _very_old(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives what catdoc tells; it leaves out what stands in some tables, so a miss on it proves nothing."""
    text = output("catdoc", "-d", "utf-8", "-w", "-", body=body, seconds=limits.seconds / 2)
    if text is None or not letters(text):
        why = "a very old .doc is read by the program catdoc, which is missing or found no text"
        return refused("doc", MEDIA_TYPES["doc"], source.url, Refused("document_unreadable", why))
    document = _document("doc", source, Parts(text=text.replace("\f", "\n")))
    return replace(document, complete=False, detail="read by catdoc, perhaps not in full")


def _repaired(document: Document, why: str) -> Document:
    return replace(document, complete=False, notes=("document_repaired",), detail=why[:300])


def _document(kind: str, source: Source, parts: Parts) -> Document:
    page = page_of(1, parts.text[:TEXT])
    few = letters(page.text) < ENOUGH_LETTERS
    doubtful = parts.large_pictures or (few and parts.pictures)
    trouble = None
    if not page.folded:
        trouble = "document_unreadable" if parts.pictures else "document_empty"
    elif is_damaged(page):
        trouble = "text_damaged"
    return Document(
        url=source.url,
        kind=kind,
        media_type=MEDIA_TYPES[kind],
        title=display(parts.title)[:300].strip() or first_line([page]),
        pages=(page,),
        headings=parts.headings,
        tables=parts.tables,
        links=parts.links,
        complete=trouble is None and not doubtful and len(parts.text) <= TEXT,
        trouble=trouble,
        detail="pictures in it were not read" if doubtful else None,
    )
