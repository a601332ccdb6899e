"""A proof as it lies there, a folder or a zip: its files by name, hashed without ever being unpacked or followed."""

import hashlib
import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from oitcheck.errors import CannotLook, UsageError
from oitcheck.proof._manifest import MANIFEST, SUMS
from oitcheck.proof._placing import PIECE

MAX_FILES = 100_000
"""Files of one proof that are looked at; folders count as well."""

_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, RuntimeError, ValueError, struct.error)
"""What reading one file of a damaged or hostile zip may raise; ``NotImplementedError`` is a ``RuntimeError``."""


class Bundle(Protocol):
    """Files by name, with slashes; null stands for what is there but is no plain file.

    ``body`` and ``sha256`` stop after so many bytes: nobody has to read more than was once written.
    """

    @property
    def names(self) -> Mapping[str, object]:
        """The files by name."""

    def body(self, name: str, most: int) -> bytes | None:
        """Gives a file's bytes; null where it is damaged or has more than ``most``."""

    def sha256(self, name: str, most: int) -> str | None:
        """Gives a file's SHA-256; null where it is damaged or has more than ``most`` bytes."""


@contextmanager
def opened(path: Path) -> Iterator[Bundle]:
    """Opens a folder or a zip for as long as the block lasts.

    Raises:
        UsageError: it is neither.
        CannotLook: it cannot be read.
    """
    try:
        if path.is_dir():
            yield _Folder(path, dict(_files(path)))
            return
        if not path.is_file():
            raise UsageError(f"{path}: there is no such folder or zip\n  name what oitcheck proof has made")
        if not _begins_as_zip(path):
            raise UsageError(
                f"{path}: is neither a folder nor a zip\n  name the folder or the zip that oitcheck proof has made"
            )
        with closing(_unpacked(path)) as bundle:
            yield bundle
    except OSError as error:
        reason = error.strerror or str(error)
        raise CannotLook(f"{path}: cannot be read: {reason}\n  give read access, then run again") from error


def _unpacked(path: Path) -> "_Zip":
    """Opens a zip.

    Raises:
        UsageError: it has more files than any proof.
        CannotLook: it is damaged as a whole.
    """
    try:
        packed = zipfile.ZipFile(path)
        if len(packed.infolist()) > MAX_FILES:
            packed.close()
            raise UsageError(_too_many(path))
        return _Zip(packed, _entries(packed))
    except (zipfile.BadZipFile, struct.error, ValueError, NotImplementedError) as error:
        raise CannotLook(
            f"{path}: is a damaged zip: {error}\n  take the zip again from whoever made it"
        ) from error


def _begins_as_zip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"PK" or zipfile.is_zipfile(path)


def _files(root: Path) -> Iterator[tuple[str, Path | None]]:
    """Every file below a folder by its name; links are never followed."""
    count, folders = 0, [root]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                count += 1
                if count > MAX_FILES:
                    raise UsageError(_too_many(root))
                path = Path(entry.path)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                else:
                    plain = entry.is_file(follow_symlinks=False)
                    yield path.relative_to(root).as_posix(), path if plain else None


def _too_many(place: Path) -> str:
    return f"{place}: has more than {MAX_FILES} files\n  this is no proof: name the folder or the zip that oitcheck proof has made"


@dataclass(frozen=True, slots=True)
class _Folder:
    root: Path
    names: Mapping[str, Path | None]

    def body(self, name: str, most: int) -> bytes | None:
        path = self.names[name]
        if path is None:
            return None
        with _open(path) as file:
            body = file.read(most + 1)
        return body if len(body) <= most else None

    def sha256(self, name: str, most: int) -> str | None:
        path = self.names[name]
        if path is None:
            return None
        with _open(path) as file:
            return _sha256(file, most)


@contextmanager
def _open(path: Path) -> Iterator[IO[bytes]]:
    """Opens a plain file; what became a link or a pipe meanwhile is not waited for."""
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, os.O_RDONLY | flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"{path.name} is no plain file")
        yield file


def _entries(packed: zipfile.ZipFile) -> Mapping[str, zipfile.ZipInfo | None]:
    """The files of a zip by name, without the one folder that all may stand in; a name that comes twice is no file."""
    infos = packed.infolist()
    top = next(
        (
            info.filename.removesuffix(name)
            for name in (MANIFEST, SUMS)
            for info in infos
            if info.filename.count("/") <= 1 and info.filename.rpartition("/")[2] == name
        ),
        "",
    )
    names: dict[str, zipfile.ZipInfo | None] = {}
    for info in infos:
        if info.is_dir():
            continue
        name = info.filename.removeprefix(top) if info.filename.startswith(top) else f"../{info.filename}"
        names[name] = None if name in names else info
    return names


@dataclass(frozen=True, slots=True)
class _Zip:
    packed: zipfile.ZipFile
    names: Mapping[str, zipfile.ZipInfo | None]

    def close(self) -> None:
        """Closes the zip."""
        self.packed.close()

    def body(self, name: str, most: int) -> bytes | None:
        info = self.names[name]
        if info is None or info.file_size > most:
            return None
        try:
            with self.packed.open(info) as file:
                body = file.read(most + 1)
        except _DAMAGED:
            return None
        return body if len(body) <= most else None

    def sha256(self, name: str, most: int) -> str | None:
        info = self.names[name]
        if info is None:
            return None
        try:
            with self.packed.open(info) as file:
                return _sha256(file, most)
        except _DAMAGED:
            return None


def _sha256(file: IO[bytes], most: int) -> str | None:
    digest, size = hashlib.sha256(), 0
    while piece := file.read(PIECE):
        size += len(piece)
        if size > most:
            return None
        digest.update(piece)
    return digest.hexdigest()
