"""ZIP containers of office documents: opened within bounds, or named for what they are."""

import io
import zipfile
import zlib

from lxml import etree

from oitcheck.documents._compound import is_compound, is_locked
from oitcheck.model.document import Document

MEMBERS = 10_000
UNPACKED_BYTES = 256 * 1024 * 1024
MEMBER_BYTES = 64 * 1024 * 1024
"""Bytes of one member that is parsed as a tree."""

RATIO = 200
"""Unpacked to packed bytes above which a large member is taken for a bomb."""

_BOMB_FROM = 32 * 1024 * 1024
_TRIED_BYTES = 48 * 1024 * 1024
_BOUNDED = ("XML_PARSE_HUGE", "amplification")  # how libxml2 says that its own limits were reached
_MANIFEST = "META-INF/manifest.xml"


class Refused(Exception):
    """The container is not read; ``cause`` and ``detail`` say why."""

    def __init__(self, cause: str, detail: str) -> None:
        super().__init__(detail)
        self.cause = cause
        self.detail = detail


def opened(body: bytes) -> zipfile.ZipFile:
    """Gives the container once its directory is known to be sound and bounded.

    Raises:
        Refused: empty, damaged, encrypted, or more than a reader may unpack.
    """
    if not body:
        raise Refused("document_empty", "no bytes")
    if is_compound(body) and is_locked(body):
        raise Refused("document_encrypted", "the package is encrypted")
    try:
        container = zipfile.ZipFile(io.BytesIO(body))
        infos = container.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused("document_corrupt", str(error)) from error
    if any(info.flag_bits & 1 for info in infos):
        raise Refused("document_encrypted", "members are encrypted")
    if len(infos) > MEMBERS:
        raise Refused("too_large", f"{len(infos)} members")
    total = sum(info.file_size for info in infos)
    bomb = any(
        info.file_size > _BOMB_FROM and info.file_size > RATIO * max(1, info.compress_size) for info in infos
    )
    if total > UNPACKED_BYTES or bomb:
        raise Refused("too_large", f"unpacks to {total:,} bytes")
    if _MANIFEST in container.namelist() and b"encryption-data" in member(container, _MANIFEST):
        raise Refused("document_encrypted", "the manifest names a key")
    return container


def member(container: zipfile.ZipFile, name: str) -> bytes:
    """Gives a member's bytes, never more than its entry in the directory says and than a reader may take.

    Raises:
        Refused: it is not there, damaged, or too large.
    """
    try:
        info = container.getinfo(name)
        if info.file_size > MEMBER_BYTES:
            raise Refused("too_large", f"{name} unpacks to {info.file_size:,} bytes")
        with container.open(info) as file:
            return file.read(MEMBER_BYTES)
    except KeyError as error:
        raise Refused("document_corrupt", f"{name} is missing") from error
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
        raise Refused("document_corrupt", f"{name}: {error}") from error


def tree(container: zipfile.ZipFile, name: str) -> etree._Element:
    """Gives a member's XML; entities are never resolved, nothing outside is asked for.

    Raises:
        Refused: it is not there, damaged, or too large.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(member(container, name), parser)
    except etree.XMLSyntaxError as error:
        bounded = any(sign in str(error) for sign in _BOUNDED)
        raise Refused("too_large" if bounded else "document_corrupt", f"{name}: {error}") from error


def damaged_member(container: zipfile.ZipFile) -> str | None:
    """Gives the name of a member whose bytes are not what was packed; null where all are, or are too many to try."""
    if sum(info.file_size for info in container.infolist()) > _TRIED_BYTES:
        return None
    for name in container.namelist():
        try:
            member(container, name)
        except Refused:
            return name
    return None


def refused(kind: str, media_type: str, url: str, why: Refused) -> Document:
    """Gives the Document of what is not read."""
    return Document(
        url=url,
        kind=kind,
        media_type=media_type,
        page_count=0,
        complete=False,
        trouble=why.cause,
        detail=why.detail[:300],
    )
