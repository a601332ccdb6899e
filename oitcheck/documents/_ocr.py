"""Pictures to text by Tesseract, where the library ``tesserocr`` (extra ``ocr``) and the Thai model are installed."""

from dataclasses import dataclass
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
    """Gives the letters in the picture, line by line.

    Raises:
        RuntimeError: nothing here reads pictures, or the picture is none.
    """
    engine = _engine()
    if engine is None:
        raise RuntimeError("Tesseract or its Thai model is not installed")
    engine.SetImageBytes(picture.dots, picture.width, picture.height, 1, picture.stride)
    engine.SetSourceResolution(picture.dpi)
    try:
        text: str = engine.GetUTF8Text()
    finally:
        engine.Clear()
    return text


@cache
def _engine() -> Any:
    if tesserocr is None:
        return None
    folder = next((folder for folder in _folders() if _has_models(folder)), None)
    if folder is None:
        return None
    return tesserocr.PyTessBaseAPI(path=str(folder), lang="+".join(LANGUAGES), psm=_ONE_BLOCK)


def _folders() -> tuple[Path, ...]:
    own, _ = tesserocr.get_languages()
    return (Path(own), *map(Path, _FOLDERS))


def _has_models(folder: Path) -> bool:
    return all((folder / f"{language}.traineddata").is_file() for language in LANGUAGES)
