"""A picture that goes with a person's word: kept beside the checklist under its SHA-256."""

import hashlib
from pathlib import Path

from oitcheck import review_file
from oitcheck.errors import CannotLook, UsageError

MAX_BYTES = 10 * 1024 * 1024
_SIGNS = ((b"\x89PNG\r\n\x1a\n", ".png"), (b"\xff\xd8\xff", ".jpg"), (b"GIF8", ".gif"))


def keep_picture(path: Path, checklist: str) -> str:
    """Copies a picture into ``<checklist>.reviews/`` and gives its SHA-256.

    Raises:
        UsageError: it is no PNG, JPEG, GIF or WebP, is too large, or cannot be read.
        CannotLook: it cannot be kept.
    """
    try:
        with path.open("rb") as opened:
            body = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}\n  name a picture") from error
    if len(body) > MAX_BYTES:
        raise UsageError(f"{path}: is larger than 10 MiB\n  make it smaller")
    name = hashlib.sha256(body).hexdigest()
    place = review_file.beside(checklist).with_suffix("") / f"{name}{_ending(path, body)}"
    try:
        place.parent.mkdir(exist_ok=True)
        if not place.exists():
            place.write_bytes(body)
    except OSError as error:
        raise CannotLook(f"{place}: cannot be written: {error.strerror or error}") from error
    return name


def _ending(path: Path, body: bytes) -> str:
    for sign, ending in _SIGNS:
        if body.startswith(sign):
            return ending
    if body.startswith(b"RIFF") and body[8:12] == b"WEBP":
        return ".webp"
    raise UsageError(f"{path}: is no picture\n  name a PNG, JPEG, GIF or WebP file")
