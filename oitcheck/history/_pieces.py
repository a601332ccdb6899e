"""A run's record cut into what changes every night and what most nights share, and put together again.

Five years of nights would not fit as whole records. What differs every night (times, sizes, hashes) is small; a
question without these is mostly the same as the night before, and is stored once under its SHA-256.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from oitcheck.history._packing import digest, pack, text_of, unpack
from oitcheck.model.plain import load, plain
from oitcheck.model.run import RunRecord

EVERY_NIGHT = ("elapsed_s", "attempts", "bytes", "sha256", "failing_since", "last_passed_at")
"""Parts of an answer that differ from night to night though nothing happened."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A record ready to be stored.

    Attributes:
        body: what is this night's own.
        pieces: what nights share, as JSON text by SHA-256.
    """

    body: bytes
    pieces: dict[bytes, bytes]


def cut(record: RunRecord) -> Cut:
    """Gives the record as it is stored."""
    whole = plain(record)
    pieces: dict[bytes, bytes] = {}
    nightly = []
    names = []
    for question in whole["questions"]:
        nightly.append([[answer.pop(part) for part in EVERY_NIGHT] for answer in question["answers"]])
        names.append(_put(question, pieces))
    whole["questions"] = _put([name.hex() for name in names], pieces).hex()
    return Cut(pack([whole, nightly]), pieces)


def join(body: bytes, stored: Callable[[list[bytes]], Mapping[bytes, bytes]]) -> RunRecord:
    """Gives the record that ``cut`` took apart.

    Args:
        body: the night's own part.
        stored: gives the bytes of pieces by their SHA-256; may give none for what is gone.

    Raises:
        ValueError: what is stored is damaged.
        KeyError: a piece is gone.
    """
    whole, nightly = unpack(body)
    head = bytes.fromhex(whole["questions"])
    names = [bytes.fromhex(name) for name in unpack(stored([head])[head])]
    pieces = stored(names)
    whole["questions"] = [unpack(pieces[name]) for name in names]
    for question, answers in zip(whole["questions"], nightly, strict=True):
        for answer, values in zip(question["answers"], answers, strict=True):
            answer.update(zip(EVERY_NIGHT, values, strict=True))
    return load(RunRecord, text_of(whole))


def _put(value: Any, pieces: dict[bytes, bytes]) -> bytes:
    text = text_of(value)
    name = digest(text)
    pieces[name] = text
    return name
