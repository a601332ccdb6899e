"""The text of one page of a PDF by PDFium, each piece once.

A span that says its own text (``/ActualText``) may be drawn in several pieces: Thai tone marks that a font places by
itself are drawn apart from their letters. PDFium tells the span's text again for a piece that stands behind another
letter: "ครั้งรั้ที่" for "ครั้งที่". Pieces of one span after the first are left out here.
"""

import ctypes
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

_MARKS = 16
_SAYS_ITS_TEXT = b"ActualText"


def text_of(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, texts: Iterable[Any]) -> str:
    """Gives the text within the page's bounds.

    Args:
        page: open.
        text_page: of this page.
        texts: the page's text objects.

    Raises:
        pypdfium2.PdfiumError: the page is broken.
    """
    pieces = _pieces(texts)
    if not pieces and page.get_rotation() == 0:  # of a turned page PDFium runs bounded lines together
        text: str = text_page.get_text_bounded()
        return text
    return "".join(_signs(text_page, page.get_bbox(), pieces))


def _pieces(texts: Iterable[Any]) -> dict[int, int]:
    """Gives the span of each text object, by address, where a span has several."""
    spans: defaultdict[int, list[int]] = defaultdict(list)
    for text in texts:
        span = _span(text)
        if span is not None:
            spans[span].append(address(text))
    return {piece: span for span, pieces in spans.items() if len(pieces) > 1 for piece in pieces}


def _span(text: Any) -> int | None:
    """Gives the innermost mark that says the object's text."""
    for index in reversed(range(min(pdfium_c.FPDFPageObj_CountMarks(text), _MARKS))):
        mark = pdfium_c.FPDFPageObj_GetMark(text, index)
        if pdfium_c.FPDFPageObjMark_GetParamValueType(mark, _SAYS_ITS_TEXT) == pdfium_c.FPDF_OBJECT_STRING:
            return address(mark)
    return None


def _signs(
    text_page: pdfium.PdfTextPage, bounds: tuple[float, float, float, float], pieces: dict[int, int]
) -> Iterable[str]:
    """Gives every sign within the bounds but those that repeat their span."""
    told: dict[int, int] = {}
    left, bottom, right, top = bounds
    across, up = ctypes.c_double(), ctypes.c_double()
    for index in range(text_page.count_chars()):
        sign = pdfium_c.FPDFText_GetUnicode(text_page, index)
        if not 0 < sign <= 0x10FFFF or 0xD800 <= sign <= 0xDFFF:
            continue
        piece = address(pdfium_c.FPDFText_GetTextObject(text_page, index))
        span = pieces.get(piece)
        if span is not None and told.setdefault(span, piece) != piece:
            continue
        if not pdfium_c.FPDFText_GetCharOrigin(text_page, index, across, up):
            continue
        if chr(sign).isspace() or (left <= across.value <= right and bottom <= up.value <= top):
            yield chr(sign)


def address(thing: Any) -> int:
    """Gives where PDFium keeps a thing: the same for the same thing."""
    return ctypes.cast(thing, ctypes.c_void_p).value or 0
