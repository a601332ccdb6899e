"""Folders that are there whole or not at all: written under another name, on disk before they get their own."""

import glob
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oitcheck.errors import CannotLook

PIECE = 1024 * 1024
_MODE = 0o660
"""Never readable for the world: what an agency published stands here as it came, personal data included."""


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Turns what the disk refuses inside the block into a message about that place.

    Raises:
        CannotLook: no room, no right to write; the message says what to do.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{place}: cannot be written: {reason}\n  make room or give write access, then run again"
        raise CannotLook(message) from error


def stage(beside: Path, prefix: str) -> Path:
    """Makes a folder to fill, beside the place that it will have; what a killed process left of such is removed.

    Raises:
        OSError: the disk refuses.
    """
    beside.mkdir(parents=True, exist_ok=True)
    for left in beside.glob(f"{glob.escape(prefix)}*"):
        shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=prefix, dir=beside))


def write(path: Path, body: bytes) -> None:
    """Writes a new file that is on disk when this returns.

    Raises:
        OSError: the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(body)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(_MODE & ~_umask())


def publish(staged: Path, target: Path) -> None:
    """Gives a filled folder its place in one step.

    Raises:
        OSError: the disk refuses, or something stands there.
    """
    for folder in (*(path for path in staged.rglob("*") if path.is_dir()), staged):
        folder.chmod(0o770 & ~_umask())
        sync(folder)
    if target.is_dir() and not any(target.iterdir()):
        target.rmdir()  # Windows renames over nothing, not even over an empty folder
    staged.rename(target)
    sync(target.parent)


def pack(folder: Path, target: Path) -> None:
    """Writes the folder as a zip that has one folder of its name, in one step; the files stand in it as they are.

    Raises:
        OSError: the disk refuses.
    """
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with temporary.open("wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as packed:
                for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                    _put(packed, path, f"{folder.name}/{path.relative_to(folder).as_posix()}")
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_MODE & ~_umask())
        temporary.replace(target)
        sync(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _put(packed: zipfile.ZipFile, path: Path, name: str) -> None:
    about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    about.external_attr = 0o644 << 16
    with path.open("rb") as source, packed.open(about, "w", force_zip64=True) as entry:
        shutil.copyfileobj(source, entry, PIECE)


def sha256_of_file(path: Path) -> str:
    """Gives a file's SHA-256 in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync(folder: Path) -> None:
    """Lets the names in a folder reach the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    umask = os.umask(0o077)
    os.umask(umask)
    return umask
