"""Text to pages, and pages to what a paged document comes to: what the readers of such documents share."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from oitcheck.model.document import Document, Page
from oitcheck.thai.text import display, fold, letters

ENOUGH_LETTERS = 50
"""Letters under which a page that holds a picture is taken for a scan (thai-text.md, "Scans")."""

BROKEN_SHARE = 0.05
"""Share of broken letters over which a text layer is called damaged (thai-text.md, "Scans")."""

_THAI_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
_CARRIERS = frozenset(map(chr, range(0x0E01, 0x0E2F))) | _THAI_MARKS | frozenset("ำะา")
_STRAY = re.compile("[ก-๎](?:['`\u0080-\u04ff]|i\u0307){1,2}(?=[ะ-ฺ็-๎])")
_LOST = re.compile("(?<=[ก-๎])\ufffd+(?=[ก-๎])")
_BRACKET = re.compile(r"(?<=[ก-๎])\((?=[ก-๎])")
_BEFORE_AM = re.compile("(.)ำ")
_SWAPPED, _SYLLABLES = 10, 6
_STRAYS, _STRAY_SHARE = 2, 0.003  # such a thing is nowhere typed; a hundredth of all letters are ำ
_TOLD = 12

_ODD = '@<>?\\^`{|}~$&#!;"'  # rare in what an office writes; lines drawn of signs count once
_RUNS = re.compile(r"(\W)\1+")
_ODD_FROM, _ODD_SHARE = 20, 0.08


def page_of(number: int, text: str, *, title: str | None = None, read: bool = True) -> Page:
    """Gives a page of text; with ``read`` false one of which that text is all that could be read."""
    shown = display(text)
    return Page(number=number, text=shown, folded=fold(shown), title=title, read_by="text" if read else None)


def unread_page(number: int) -> Page:
    """Gives a page of which nothing could be read."""
    return Page(number=number, text="", folded="", read_by=None)


def is_damaged(page: Page) -> bool:
    """Whether so many letters are broken, also after mending, or stand for others, that the text proves nothing."""
    total = letters(page.folded)
    return (
        broken(page.folded) > BROKEN_SHARE * max(total, 1)
        or _is_garbled(page.folded)
        or _has_strays(page.folded, total)
    )


def broken(text: str) -> int:
    """Counts letters that cannot be right: a Thai mark with nothing to stand on, a control, U+FFFD, private use."""
    odd = {sign for sign in set(text) if sign == "\ufffd" or unicodedata.category(sign) in {"Co", "Cn", "Cc"}}
    count = sum(text.count(sign) for sign in odd - frozenset("\n\r\t\f"))
    marks = (at for at, sign in enumerate(text) if sign in _THAI_MARKS)
    return count + sum(at == 0 or text[at - 1] not in _CARRIERS for at in marks)


def _has_strays(folded: str, total: int) -> bool:
    """Whether a foreign letter stands again and again inside a Thai syllable, "ตěาบล": one glyph has a wrong name.

    Then others may have none, and a word that is missing proves nothing. So too where signs are lost in the midst of
    words, where a mark came out as an opening bracket, "ซื(อ", or every า as ำ: of the two า is by far the commoner one.
    """
    least = max(_STRAYS, _STRAY_SHARE * total)
    if len(_STRAY.findall(folded)) >= least or len(_LOST.findall(folded)) >= least:
        return True
    if len(_BRACKET.findall(folded)) - folded.count(")") >= least:
        return True
    swapped = folded.count("ำ") >= _SWAPPED and folded.count("า") * _SWAPPED < folded.count("ำ")
    return swapped and len(set(_BEFORE_AM.findall(folded))) >= _SYLLABLES


def _is_garbled(folded: str) -> bool:
    """Whether letters came out as other signs, "1>@0N0@3?": a font that does not say what it draws."""
    signs = _RUNS.sub(r"\1", folded)
    odd = sum(map(signs.count, _ODD))
    return odd >= _ODD_FROM and odd > _ODD_SHARE * len(signs)


def first_line(pages: Iterable[Page]) -> str | None:
    """Gives the first line of text, at most 300 characters: a title where a document names none.

    A line that was read in a picture names nothing: its letters and digits are not sure enough.
    """
    for page in pages:
        for line in page.text.splitlines() if page.read_by != "ocr" else ():
            if letters(line) > 3:
                return line.strip()[:300]
    return None


def settled(document: Document) -> Document:
    """Gives a paged document with what its pages make of it: ``trouble``, ``complete`` and the line that says why."""
    unread = tuple(page for page in document.pages if page.read_by is None)
    repaired = "document_repaired" in document.notes
    trouble = _trouble(document, unread)
    return replace(
        document,
        trouble=trouble,
        complete=trouble is None
        and not unread
        and not repaired
        and document.page_count <= len(document.pages),
        detail="; ".join(_said(document, unread, repaired=repaired))[:300] or None,
    )


def _trouble(document: Document, unread: tuple[Page, ...]) -> str | None:
    if unread and len(unread) == len(document.pages):
        if any(is_damaged(page) for page in unread):
            return "text_damaged"
        if sum(letters(page.text) for page in unread) < ENOUGH_LETTERS:
            return "document_unreadable"
        return None
    if unread or any(page.folded for page in document.pages):
        return None
    # Pages beyond the limit may hold what the first ones do not.
    unsure = document.page_count > len(document.pages) or any(
        page.read_by == "ocr" for page in document.pages
    )
    return "document_unreadable" if unsure else "document_empty"


def _said(document: Document, unread: tuple[Page, ...], *, repaired: bool) -> Iterable[str]:
    if unread:
        numbers = ", ".join(str(page.number) for page in unread[:_TOLD])
        more = " …" if len(unread) > _TOLD else ""
        yield f"pages not read in full: {numbers}{more} of {document.page_count}"
    if document.page_count > len(document.pages):
        yield f"{len(document.pages)} of {document.page_count} pages were read"
    if repaired:
        yield "the file is cut or damaged and was mended to be read"
