"""What was read and seen before: for the time of a run, and in one file an agency from night to night.

The same bytes from the same address, read by the same program, are the same document: on the next night it is taken from
here, with what rules saw in it. Nothing is taken on trust: an entry whose checksum does not fit is not there, and a file
that another program wrote is empty. Documents with secrets or ID numbers are never kept.
"""

import hashlib
import logging
import struct
import zlib
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from oitcheck.errors import CannotLook
from oitcheck.folder import replace_file
from oitcheck.model.document import Document
from oitcheck.model.plain import dump, load
from oitcheck.model.verdict import Sighting

log = logging.getLogger(__name__)

SIZE_BYTES = 64 * 1024 * 1024
"""Bytes of one agency's file: what does not fit is read anew."""

IDLE_NIGHTS = 7
"""Nights after which a document that nobody asked for is let go."""

_ENTRY_BYTES = 4 * 1024 * 1024
_UNPACKED_BYTES = 128 * 1024 * 1024
_MAGIC = b"oitcheck.seen/1\n"
_HEAD = struct.Struct(">32s32sBQ")  # key, checksum, nights unused, bytes of the packed entry
_INSIDE = struct.Struct(
    ">32sQ"
)  # name in the history, bytes of the document; then the document and what was seen
_KINDS = frozenset({"html", "text", "pdf", "docx", "odt", "xlsx", "xls", "ods"})


@dataclass(slots=True)
class _Entry:
    """One document; ``packed`` as it came from the file, with so many sightings, and ``name`` as the history knows it."""

    document: Document | None = None
    seen: dict[str, Sighting] = field(default_factory=dict)
    packed: bytes | None = None
    packed_seen: int = 0
    name: bytes | None = None
    secret: bool = False
    idle: int = 0


class Recollection:
    """Remembers documents and what was seen in them.

    Nothing here is an error: what cannot be read is not there, what cannot be written is not kept.

    Args:
        path: the file of one agency; null to remember for the time of a run only.
        form: names the program that reads and looks; a file of another form is empty.
    """

    def __init__(self, path: Path | None = None, form: bytes = b"") -> None:
        self._path = path
        self._form = hashlib.sha256(form).digest()
        self._entries: dict[bytes, _Entry] = {}
        self._by_document: dict[int, _Entry] = {}
        if path is not None:
            self._entries = dict(_entries(path, self._form))

    def of(self, document: Document) -> MutableMapping[str, Sighting]:
        """Gives what was seen in this very document; what is added is remembered."""
        return self._by_document.setdefault(id(document), _Entry(document)).seen

    def get(self, key: bytes) -> Document | None:
        """Gives the document of this key (32 bytes), or null."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        if entry.document is None and not _unpacked(entry):
            del self._entries[key]
            return None
        assert entry.document is not None
        entry.idle = 0
        self._by_document[id(entry.document)] = entry
        return entry.document

    def put(self, key: bytes, document: Document) -> None:
        """Remembers a document by its key, where it was read in full and surely; kept once the history has named it."""
        if self._path is None or not _is_sure(document):
            return
        entry = self._by_document.setdefault(id(document), _Entry(document))
        self._entries[key] = entry

    def name_of(self, document: Document) -> bytes | None:
        """Gives the name by which the history stored this very document; null where it is not known."""
        entry = self._by_document.get(id(document))
        return entry.name if entry is not None else None

    def named(self, document: Document, name: bytes, *, masked: bool) -> None:
        """Takes note of the name (32 bytes) by which the history stored the document; one that had to be masked is not kept."""
        entry = self._by_document.get(id(document))
        if entry is not None and entry.name != name:
            entry.name, entry.secret, entry.packed_seen = name, masked, -1

    def save(self) -> None:
        """Writes what is remembered in one step; what was used last stays where there is no room for all."""
        if self._path is None:
            return
        parts, left = [_MAGIC, self._form], SIZE_BYTES
        for key, entry in sorted(self._entries.items(), key=lambda one: one[1].idle):
            body = _packed(entry)
            if body is None or len(body) > min(_ENTRY_BYTES, left) or entry.idle > IDLE_NIGHTS:
                continue
            left -= len(body)
            parts += [_HEAD.pack(key, _checksum(key, body), entry.idle, len(body)), body]
        with suppress(OSError):  # what follows tells it
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            replace_file(self._path, b"".join(parts))
        except CannotLook as why:
            log.warning("what was read is not kept for the next night: %s", why)


def _entries(path: Path, form: bytes) -> Iterator[tuple[bytes, _Entry]]:
    """Gives the sound entries of a file, each one night older."""
    try:
        if path.stat().st_size > 2 * SIZE_BYTES:
            return
        data = path.read_bytes()
    except OSError:
        return
    place = len(_MAGIC) + len(form)
    if data[:place] != _MAGIC + form:
        return
    while place + _HEAD.size <= len(data):
        key, checksum, idle, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        body = data[place : place + length]
        place += length
        if length <= _ENTRY_BYTES and checksum == _checksum(key, body):
            yield key, _Entry(packed=body, idle=min(idle + 1, 255))


def _checksum(key: bytes, body: bytes) -> bytes:
    return hashlib.sha256(key + body).digest()


def _unpacked(entry: _Entry) -> bool:
    """Takes an entry apart; gives whether it is sound."""
    try:
        text = zlib.decompressobj().decompress(entry.packed or b"", _UNPACKED_BYTES)
        name, length = _INSIDE.unpack_from(text)
        document, seen = text[_INSIDE.size : _INSIDE.size + length], text[_INSIDE.size + length :]
        entry.document = load(Document, document)
        entry.seen.update(load(dict[str, Sighting], seen))
    except (ValueError, zlib.error, struct.error):
        return False
    entry.name = name
    entry.packed_seen = len(entry.seen)
    return True


def _packed(entry: _Entry) -> bytes | None:
    """Gives an entry as it is written; null for a document that is not to be kept."""
    if entry.packed is not None and (entry.document is None or len(entry.seen) == entry.packed_seen):
        return entry.packed
    assert entry.document is not None
    if entry.secret or entry.name is None:
        return None
    try:
        text = dump(entry.document)
        return zlib.compress(_INSIDE.pack(entry.name, len(text)) + text + dump(dict(entry.seen)), 1)
    except ValueError:
        return None


def _is_sure(document: Document) -> bool:
    """Whether a document was read in full, from its own text: what a picture or another program told may change."""
    return (
        document.kind in _KINDS
        and document.trouble is None
        and document.complete
        and all(page.read_by == "text" for page in document.pages)
        and isfinite((document.markup and document.markup.refresh_delay_s) or 0.0)  # as JSON has it
    )
