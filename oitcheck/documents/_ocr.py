"""Pictures to text by Tesseract, where the library ``tesserocr`` (extra ``ocr``) and the Thai model are installed."""

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

try:
    import tesserocr
except ImportError:  # the extra is not installed: pictures stay unread
    tesserocr = None

LANGUAGES = ("tha", "eng")

DPI = 250
"""Resolution at which pages are drawn for reading.

On 8 scans of 200 dpi (4 fonts, 164 words) 250 lost as few words as 200 and half as many tones; 300 and 400 were no better.
"""

_ONE_BLOCK = 6  # Tesseract's page segmentation mode "a single uniform block of text"
_ORIENTATION = 0  # "orientation and script detection only"
_SURE = 75  # of 100: pages on their side are read with 49 to 65, upright ones, also slanting by 7 degrees, with 89 and more
_ORIENTED = 5.0  # sound pages are told with 49 to 60
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in shades of grey: one byte a dot, ``stride`` bytes a row."""

    dots: bytes
    width: int
    height: int
    stride: int
    dpi: int = DPI


def able() -> bool:
    """Whether pictures can be read here."""
    return _engine() is not None


def text_of(picture: Picture) -> str:
    """Gives the letters in the picture, line by line; one that lies on its side or head is turned.

    Raises:
        RuntimeError: nothing here reads pictures, or the picture is none.
    """
    engine = _engine()
    if engine is None:
        raise RuntimeError("Tesseract or its Thai model is not installed")
    text, confidence = _read(engine, picture)
    if confidence >= _SURE:
        return text
    turn = _turn(picture)
    if not turn:
        return text
    other, surer = _read(engine, turned(picture, turn))
    return other if surer > confidence else text


def turned(picture: Picture, degrees: int) -> Picture:
    """Gives the picture turned clockwise by 90, 180 or 270 degrees.

    >>> turned(Picture(b"abcdef", 3, 2, 3), 90).dots
    b'daebfc'
    """
    width, height, stride = picture.width, picture.height, picture.stride
    dots = b"".join(picture.dots[at : at + width] for at in range(0, height * stride, stride))
    if degrees == 180:
        return replace(picture, dots=dots[::-1], stride=width)
    columns = [dots[at::width] for at in range(width)]
    lines = [one[::-1] for one in columns] if degrees == 90 else columns[::-1]
    return replace(picture, dots=b"".join(lines), width=height, height=width, stride=height)


def _read(engine: Any, picture: Picture) -> tuple[str, int]:
    """Gives the text and how sure its words are on the whole, of 100."""
    engine.SetImageBytes(picture.dots, picture.width, picture.height, 1, picture.stride)
    engine.SetSourceResolution(picture.dpi)
    try:
        return engine.GetUTF8Text(), engine.MeanTextConf()
    finally:
        engine.Clear()


def _turn(picture: Picture) -> int:
    """Gives the degrees, clockwise, that set the picture upright; 0 where it is, or where nothing here can tell."""
    engine = _compass()
    if engine is None:
        return 0
    engine.SetImageBytes(picture.dots, picture.width, picture.height, 1, picture.stride)
    engine.SetSourceResolution(picture.dpi)
    try:
        found = engine.DetectOrientationScript()
    finally:
        engine.Clear()
    if not found or found["orient_conf"] < _ORIENTED:
        return 0
    return -int(found["orient_deg"]) % 360


@cache
def _engine() -> Any:
    if tesserocr is None:
        return None
    folder = next((folder for folder in _folders() if _has_models(folder)), None)
    if folder is None:
        return None
    return tesserocr.PyTessBaseAPI(path=str(folder), lang="+".join(LANGUAGES), psm=_ONE_BLOCK)


@cache
def _compass() -> Any:
    """Gives what tells which way up a picture is, where its model (``osd``) is installed."""
    if tesserocr is None:
        return None
    folder = next((one for one in _folders() if (one / "osd.traineddata").is_file()), None)
    return tesserocr.PyTessBaseAPI(path=str(folder), lang="osd", psm=_ORIENTATION) if folder else None


def _folders() -> tuple[Path, ...]:
    own, _ = tesserocr.get_languages()
    return (Path(own), *map(Path, _FOLDERS))


def _has_models(folder: Path) -> bool:
    return all((folder / f"{language}.traineddata").is_file() for language in LANGUAGES)
