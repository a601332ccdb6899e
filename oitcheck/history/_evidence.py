"""One observation as it is kept: a small envelope a night, and documents that nights share while nothing changes.

Secrets in addresses and national ID numbers are masked in everything that is kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from oitcheck.history._packing import digest, pack, text_of, unpack
from oitcheck.masking import mask, mask_cells
from oitcheck.model.document import Document
from oitcheck.model.observed import Observation
from oitcheck.model.plain import load, plain
from oitcheck.thai.text import fold

MAX_DOCUMENT = 2 * 1024 * 1024
"""Bytes, compressed, that one document is kept with in full."""

_SHORTEST = 13
"""Letters below which a text without the signs of a secret holds nothing to mask."""

_FIRST_CUT = 4_000_000

_OURS = frozenset({"sha256"})
"""What this program made itself: one checksum in several hundred has digits in a row that look like an ID number."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An observation ready to be stored.

    Attributes:
        key: SHA-256 of the masked URL.
        body: the envelope; documents stand in it by their SHA-256.
        documents: documents as plain data by SHA-256 of their text, those behind the page included; null for one whose
            name was known.
    """

    key: bytes
    body: bytes
    documents: dict[bytes, dict[str, Any] | None]


class Names(Protocol):
    """Knows by what name documents were stored before."""

    def name_of(self, document: Document) -> bytes | None:
        """Gives the name; null for a document that was never stored."""

    def named(self, document: Document, name: bytes, *, masked: bool) -> None:
        """Takes note of a name, and whether anything in the document had to be masked."""


def keep(observation: Observation, names: Names | None = None) -> Kept:
    """Gives the observation as it is stored.

    Args:
        observation: what was seen.
        names: of documents that were stored before; these are not gone through again.
    """
    documents: dict[bytes, dict[str, Any] | None] = {}
    known: list[bytes | None] = []
    envelope = plain(_without(observation, names, known))
    _unfold(envelope)
    as_seen = list(_plain_documents(envelope))
    envelope = masked(envelope)
    taken: list[bytes | None] = []
    _take_out(envelope, documents, iter(known), taken)
    if names is not None:
        for document, seen, name in zip(_documents(observation), as_seen, taken, strict=True):
            if document is not None and seen is not None and name is not None:
                names.named(document, name, masked=seen != documents[name])
    return Kept(digest(text_of(envelope["url"])), pack(envelope), documents)


def body_of(document: dict[str, Any]) -> bytes:
    """Packs a document; one above the cap is cut in place until it fits, and says that it is incomplete."""
    packed = pack(document)
    letters = _FIRST_CUT
    while len(packed) > MAX_DOCUMENT and letters:
        _cut(document, letters)
        packed = pack(document)
        letters //= 4
    if len(packed) > MAX_DOCUMENT:
        _cut(document, 0)
        packed = pack(document)
    return packed


def give_back(body: bytes, document: Callable[[bytes], bytes]) -> Observation:
    """Gives the observation that ``keep`` packed, as masked.

    Args:
        body: the envelope.
        document: gives a stored document's bytes by its SHA-256.

    Raises:
        ValueError: what is stored is damaged.
        KeyError: a document is gone.
    """
    envelope = unpack(body)
    _put_in(envelope, document)
    return load(Observation, text_of(envelope))


def _unfold(envelope: dict[str, Any]) -> None:
    """Leaves out what comparisons read: it is made again from the text that is kept."""
    for page in _pages(envelope["document"]):
        page["folded"] = ""
    for one in envelope["behind"]:
        _unfold(one)


def _pages(document: dict[str, Any] | None) -> list[dict[str, Any]]:
    if document is None:
        return []
    return [*document["pages"], *([document["whole"]] if document["whole"] else [])]


def _documents(observation: Observation) -> Iterator[Document | None]:
    yield observation.document
    for one in observation.behind:
        yield from _documents(one)


def _plain_documents(envelope: dict[str, Any]) -> Iterator[dict[str, Any] | None]:
    yield envelope["document"]
    for one in envelope["behind"]:
        yield from _plain_documents(one)


def _without(observation: Observation, names: Names | None, known: list[bytes | None]) -> Observation:
    """Gives the observation without the documents whose names are known; notes the name, or null, of each in order."""
    document = observation.document
    known.append(names.name_of(document) if names is not None and document is not None else None)
    return replace(
        observation,
        document=None if known[-1] else document,
        behind=tuple(_without(one, names, known) for one in observation.behind),
    )


def _take_out(
    envelope: dict[str, Any],
    documents: dict[bytes, dict[str, Any] | None],
    known: Iterator[bytes | None],
    taken: list[bytes | None],
) -> None:
    """Puts names in the place of documents, in the order in which ``known`` was noted."""
    document, name = envelope["document"], next(known)
    if document is not None:
        name = digest(text_of(document))
    if name is not None:
        if document is not None or name not in documents:
            documents[name] = document
        envelope["document"] = name.hex()
    taken.append(name)
    for one in envelope["behind"]:
        _take_out(one, documents, known, taken)


def _put_in(envelope: dict[str, Any], document: Callable[[bytes], bytes]) -> None:
    if envelope["document"] is not None:
        found = envelope["document"] = unpack(document(bytes.fromhex(envelope["document"])))
        for page in _pages(found):
            page["folded"] = fold(page["text"])
    for one in envelope["behind"]:
        _put_in(one, document)


def _cut(document: dict[str, Any], letters: int) -> None:
    """Cuts a document to about so many letters of text and says that it is incomplete."""
    document["complete"] = False
    left = letters
    for page in _pages(document):
        share = max(0, left)
        left -= len(page["text"])
        page["text"], page["folded"] = page["text"][:share], page["folded"][:share]
    if document["markup"]:
        for name in ("inline_script", "hidden_text", "noscript"):
            document["markup"][name] = document["markup"][name][:letters]
        for name in ("scripts", "frames", "emails"):
            document["markup"][name] = document["markup"][name][: letters // 1000]
    for name in ("tables", "links", "images", "forms", "headings"):
        document[name] = document[name][: letters // 1000]
    if letters == 0:
        document["pages"] = document["pages"][:1]


def masked(value: Any) -> Any:
    """Gives plain data with every text masked."""
    if isinstance(value, str):
        short = len(value) < _SHORTEST and "=" not in value and "@" not in value and "%" not in value
        return value if short else mask(value)
    if isinstance(value, dict):
        return {
            key: one if one is None or isinstance(one, int | float) or key in _OURS else masked(one)
            for key, one in value.items()
        }
    if isinstance(value, list):
        told = [masked(one) for one in value]
        return mask_cells(told) if len(told) > 1 and all(isinstance(one, str) for one in told) else told
    return value
