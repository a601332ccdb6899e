"""What was read in pictures, kept from night to night: one small JSON file a document, by its SHA-256."""

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

FORM = "tesseract tha+eng 250dpi psm6 / 1"
"""How pictures are read; texts that were read otherwise are read anew."""

SIZE_BYTES = 200 * 1024 * 1024
"""Bytes of all files together, above which the ones used longest ago are dropped."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_ENTRY_BYTES = 8 * 1024 * 1024


class FolderOcrCache:
    """An ``OcrCache`` in a folder, which is made when the first text is kept.

    Nothing here is an error: what cannot be read is not there, what cannot be written is not kept.

    Args:
        folder: where the files go; nothing else should be in it.
        size_bytes: of all files together.
    """

    def __init__(self, folder: Path, size_bytes: int = SIZE_BYTES) -> None:
        self._folder = folder
        self._size_bytes = size_bytes

    def get(self, sha256: str) -> Mapping[int, str]:
        """Gives the texts by page number, from 1; empty where nothing sound is kept."""
        path = self._path(sha256)
        try:
            if path.stat().st_size > _ENTRY_BYTES:
                return {}
            texts = _texts(path.read_bytes())
            os.utime(path)
        except OSError:
            return {}
        return texts

    def put(self, sha256: str, texts: Mapping[int, str]) -> None:
        """Keeps the texts in one step; a reader sees the old ones or the new ones."""
        entry = {"form": FORM, "pages": {str(number): text for number, text in sorted(texts.items())}}
        body = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")
        if len(body) > _ENTRY_BYTES:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(self._path(sha256), body)
            self._make_room()

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            message = f"{sha256!r} is no SHA-256 in hexadecimal"
            raise ValueError(message)
        return self._folder / f"{sha256}.json"

    def _make_room(self) -> None:
        files = [(path.stat(), path) for path in self._folder.glob("*.json")]
        total = sum(state.st_size for state, _ in files)
        for state, path in sorted(files, key=lambda one: one[0].st_mtime):
            if total <= self._size_bytes:
                return
            path.unlink(missing_ok=True)
            total -= state.st_size


def _texts(body: bytes) -> dict[int, str]:
    try:
        entry = json.loads(body)
        if entry["form"] != FORM:
            return {}
        pages = {int(number): text for number, text in entry["pages"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
    sound = all(number >= 1 and isinstance(text, str) for number, text in pages.items())
    return pages if sound else {}


def _replace(path: Path, body: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
