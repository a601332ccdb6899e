"""Pictures: known by their size and whether they are whole; drawn for reading by Pillow, where it is installed."""

import io
import struct
import warnings
from dataclasses import replace

try:
    from PIL import Image as Pillow
    from PIL import ImageOps
except ImportError:  # the extra ``ocr`` is not installed: pictures stay unread
    Pillow = None  # type: ignore[assignment]

from oitcheck.documents._image_file import Frame, frame_of
from oitcheck.documents._ocr import Picture
from oitcheck.documents._pages import settled, unread_page
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Image

KINDS = ("image",)

_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP")
_LETTERS_DOTS = (
    1_600  # a shorter long side is a picture taken for a screen: letters are read better at twice the size
)
_FINE_DPI = 250


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives the picture's size; a cut one is ``document_corrupt``, a whole one is not read here."""
    try:
        frame = frame_of(body)
    except (struct.error, IndexError):
        frame = Frame("image/*", None, whole=False)
    document = _document(frame, source, limits)
    if not frame.whole:
        return replace(document, trouble="document_corrupt", detail="the picture is cut or damaged")
    if frame.dots > limits.pixels:
        return replace(document, trouble="too_large", detail=f"a picture of {_told(frame)}")
    unread = settled(document)
    return replace(unread, detail=f"a picture of {_told(frame)}") if frame.size else unread


def picture(body: bytes, number: int, limits: Limits) -> Picture | None:
    """Gives one frame of the picture in shades of grey; null where it cannot be decoded."""
    if Pillow is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Pillow.open(io.BytesIO(body), formats=_FORMATS) as opened:
                opened.seek(number - 1)
                if opened.width * opened.height > limits.pixels:
                    return None
                upright = ImageOps.exif_transpose(opened)
                return _grey(upright if upright is not None else opened)
    except (OSError, EOFError, ValueError, SyntaxError, struct.error, Pillow.DecompressionBombError):
        return None


def _grey(shown: "Pillow.Image") -> Picture:
    if shown.mode in {"RGBA", "LA", "PA"} or "transparency" in shown.info:
        paper = Pillow.new("RGBA", shown.size, "white")
        paper.alpha_composite(shown.convert("RGBA"))
        shown = paper
    grey = shown.convert("L")
    small = max(grey.size) < _LETTERS_DOTS
    if small:
        grey = grey.resize((grey.width * 2, grey.height * 2), Pillow.Resampling.BICUBIC)
    return Picture(grey.tobytes(), grey.width, grey.height, grey.width, _FINE_DPI)


def _document(frame: Frame, source: Source, limits: Limits) -> Document:
    width, height = frame.size or (None, None)
    return Document(
        url=source.url,
        kind="image",
        media_type=frame.media_type,
        pages=tuple(unread_page(number) for number in range(1, min(frame.count, limits.pages) + 1)),
        page_count=frame.count,
        images=(Image(url=source.url, alt="", width=width, height=height),),
        complete=False,
    )


def _told(frame: Frame) -> str:
    return f"{frame.size[0]} × {frame.size[1]} pixels" if frame.size else "unknown size"
