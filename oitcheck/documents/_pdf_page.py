"""One page of a PDF by PDFium: its text, its links, whether more is drawn on it than its text tells, its picture."""

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from oitcheck.documents._ocr import DPI, Picture
from oitcheck.documents._pages import ENOUGH_LETTERS
from oitcheck.documents._pdf_text import address, text_of
from oitcheck.model.document import Link
from oitcheck.thai.text import display, letters, thai_letters

OCR_DOTS = 24_000_000
"""Dots of a page drawn for reading: A2 at 200 dpi; a larger page is drawn coarser."""

_THINGS = 20_000
_SHAPES = 200  # outlines above which letters may be drawn as such
_ANNOTATIONS = 2_000
_SAMPLE = 400  # letters that tell which way a page's lines run
_LARGE = 0.1  # share of a page that a picture must cover to hold text worth reading
_FULL = 0.5
_HIDING = 0.9  # share of a page under a picture that leaves no text beside it
_ORDER = -1  # all that is drawn, in its order
_TEXT, _IMAGE = pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_IMAGE
_SHAPE = (pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_SHADING)
_INVISIBLE = pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE
_HIDDEN = 2  # annotation flag
_WORDS = {pdfium_c.FPDF_ANNOT_FREETEXT: b"Contents", pdfium_c.FPDF_ANNOT_WIDGET: b"V"}


class Doubt(StrEnum):
    """Why a page's text may not be all that people see on it."""

    PICTURE = "picture"
    MUTE = "mute"
    """Letters are drawn, but their text cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A page as PDFium tells it; ``recognised`` where a scanner's own reading lies unseen behind a picture."""

    text: str
    links: tuple[Link, ...] = ()
    doubt: Doubt | None = None
    recognised: bool = False


def look(pdf: pdfium.PdfDocument, number: int, links: int) -> Look | None:
    """Gives the page with at most so many links; null where the page itself is broken.

    Args:
        pdf: open.
        number: from 1.
        links: how many are wanted.
    """
    try:
        page = pdf.get_page(number - 1)
    except pdfium.PdfiumError:
        return None
    try:
        things = _by_kind(page)
        text_page = _upright(page)
        try:
            text = text_of(page, text_page, things[_TEXT])
            found = tuple(islice(_links(pdf, page, text_page), links))
        finally:
            text_page.close()
        text = "\n".join((text, *_annotations(page)))
        drawn = _drawn(page, things)
    except pdfium.PdfiumError:
        return None
    finally:
        page.close()
    return Look(text=text, links=found, doubt=_doubt(text, drawn), recognised=drawn.recognised)


def _upright(page: pdfium.PdfPage) -> pdfium.PdfTextPage:
    """Gives the page's text read along its lines: a page turned on its side is turned so that they run from left to right.

    PDFium reads line by line of the page as it is shown; on a turned one it tells pieces of lines in disorder.
    """
    text_page = page.get_textpage()
    angles = Counter(_angle(text_page, index) for index in range(min(text_page.count_chars(), _SAMPLE)))
    wanted = angles.most_common(1)[0][0] if angles else None
    if wanted is None or wanted == page.get_rotation():
        return text_page
    text_page.close()
    page.set_rotation(wanted)
    return page.get_textpage()


def _angle(text_page: pdfium.PdfTextPage, index: int) -> int:
    """Gives the quarter turn, in degrees, that sets the letter upright."""
    angle: float = pdfium_c.FPDFText_GetCharAngle(text_page, index)
    return -round(angle / (math.pi / 2)) * 90 % 360


def picture(pdf: pdfium.PdfDocument, number: int) -> Picture:
    """Gives the page as it is drawn, in shades of grey.

    Raises:
        pypdfium2.PdfiumError: the page is broken.
    """
    page = pdf.get_page(number - 1)
    try:
        width, height = page.get_size()
        scale = min(DPI / 72, (OCR_DOTS / max(width * height, 1)) ** 0.5)
        drawn = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        return Picture(bytes(drawn.buffer), drawn.width, drawn.height, drawn.stride)
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn: runs of letters, outlines, pictures, and the share of the page under them.

    ``recognised``: a picture covers the page, and its letters lie behind it unseen, as scanners put their own reading.
    """

    letters: int
    shapes: int
    pictures: int
    covered: float
    recognised: bool


def _by_kind(page: pdfium.PdfPage) -> dict[int, list[Any]]:
    things: dict[int, list[Any]] = {kind: [] for kind in (_TEXT, _IMAGE, *_SHAPE, _ORDER)}
    for thing in islice(_things(page, pdfium_c.FPDFPage_CountObjects, pdfium_c.FPDFPage_GetObject), _THINGS):
        things[_ORDER].append(thing)
        things.setdefault(pdfium_c.FPDFPageObj_GetType(thing), []).append(thing)
    return things


def _drawn(page: pdfium.PdfPage, things: dict[int, list[Any]]) -> _Drawn:
    covered = sum(_area(picture, page.get_bbox()) for picture in things[_IMAGE])
    return _Drawn(
        letters=len(things[_TEXT]),
        shapes=sum(len(things[kind]) for kind in _SHAPE),
        pictures=len(things[_IMAGE]),
        covered=covered,
        recognised=covered >= _FULL and (_mostly_unseen(things[_TEXT]) or _is_under(page, things)),
    )


def _things(
    owner: Any, count: Callable[[Any], int], get: Callable[[Any, int], Any], depth: int = 4
) -> Iterator[Any]:
    """Gives what is drawn on a page or in a form, and what is drawn in the forms on it."""
    for index in range(count(owner)):
        thing = get(owner, index)
        yield thing
        if depth > 1 and pdfium_c.FPDFPageObj_GetType(thing) == pdfium_c.FPDF_PAGEOBJ_FORM:
            yield from _things(
                thing, pdfium_c.FPDFFormObj_CountObjects, pdfium_c.FPDFFormObj_GetObject, depth - 1
            )


def _area(picture: Any, box: tuple[float, float, float, float]) -> float:
    """Gives the share of the page."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium_c.FPDFPageObj_GetBounds(picture, left, bottom, right, top):
        return 0.0
    across = max(0.0, min(right.value, box[2]) - max(left.value, box[0]))
    up = max(0.0, min(top.value, box[3]) - max(bottom.value, box[1]))
    return across * up / max((box[2] - box[0]) * (box[3] - box[1]), 1.0)


def _mostly_unseen(texts: list[Any]) -> bool:
    unseen = sum(pdfium_c.FPDFTextObj_GetTextRenderMode(text) == _INVISIBLE for text in texts)
    return bool(unseen > len(texts) / 2)


def _is_under(page: pdfium.PdfPage, things: dict[int, list[Any]]) -> bool:
    """Whether all text is drawn before a picture that hides the page, as scanners put their own reading."""
    if not things[_TEXT]:
        return False
    covers = {
        address(one)
        for one in things[_IMAGE]
        if _area(one, page.get_bbox()) >= _HIDING and not pdfium_c.FPDFPageObj_HasTransparency(one)
    }
    if not covers:
        return False
    order = [*map(address, things[_ORDER])]
    texts = {*map(address, things[_TEXT])}
    last = max(place for place, one in enumerate(order) if one in covers)
    return texts.isdisjoint(order[last:])


def _doubt(text: str, drawn: _Drawn) -> Doubt | None:
    count = letters(text)
    if count == 0 and drawn.letters:
        return Doubt.MUTE if any(not sign.isspace() for sign in text) or not text.strip() else None
    outlined = drawn.shapes > _SHAPES
    if count < ENOUGH_LETTERS and (outlined or drawn.covered >= _LARGE or (drawn.pictures and not count)):
        return Doubt.PICTURE
    foreign = thai_letters(text) < ENOUGH_LETTERS and drawn.covered >= _FULL
    return Doubt.PICTURE if foreign else None


def _links(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> Iterator[Link]:
    position, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    for _ in range(_ANNOTATIONS):
        if not pdfium_c.FPDFLink_Enumerate(page, ctypes.byref(position), ctypes.byref(link)):
            return
        url = _target(pdf, link)
        if url is not None:
            yield Link(url=url, text=_under(link, text_page))


def _target(pdf: pdfium.PdfDocument, link: pdfium_c.FPDF_LINK) -> str | None:
    action = pdfium_c.FPDFLink_GetAction(link)
    if not action or pdfium_c.FPDFAction_GetType(action) != pdfium_c.PDFACTION_URI:
        return None
    size = pdfium_c.FPDFAction_GetURIPath(pdf, action, None, 0)
    if not 1 < size <= 4_096:
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium_c.FPDFAction_GetURIPath(pdf, action, buffer, size)
    url = buffer.value.decode("utf-8", "replace")
    return url if url.startswith(("http://", "https://", "mailto:", "tel:")) else None


def _under(link: pdfium_c.FPDF_LINK, text_page: pdfium.PdfTextPage) -> str:
    place = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFLink_GetAnnotRect(link, ctypes.byref(place)):
        return ""
    text: str = text_page.get_text_bounded(place.left, place.bottom, place.right, place.top)
    return display(text).replace("\n", " ")[:300]


def _annotations(page: pdfium.PdfPage) -> Iterator[str]:
    """Gives what stands in the fields of a form and in notes written onto the page: people see it as they see text."""
    for index in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), _ANNOTATIONS)):
        note = pdfium_c.FPDFPage_GetAnnot(page, index)
        if not note:
            continue
        key = _WORDS.get(pdfium_c.FPDFAnnot_GetSubtype(note))
        if key is not None and not pdfium_c.FPDFAnnot_GetFlags(note) & _HIDDEN:
            yield _value(note, key)
        pdfium_c.FPDFPage_CloseAnnot(note)


def _value(note: pdfium_c.FPDF_ANNOTATION, key: bytes) -> str:
    size = min(pdfium_c.FPDFAnnot_GetStringValue(note, key, None, 0), 65_536)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium_c.FPDFAnnot_GetStringValue(
        note, key, ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), size
    )
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
