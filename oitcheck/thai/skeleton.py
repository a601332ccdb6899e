"""Finding a keyword in text that was read in a picture: what such reading loses does not count.

Tone marks come and go, ำ is read as า, digits are guessed: so tones that are missing are no difference, ำ is า, and a
run of digits is one sign, whichever. A tone that was read and is another one is a difference: a word that differs in
its tone alone is another word.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from oitcheck.thai._find import Match
from oitcheck.thai._fold import fold
from oitcheck.thai._signs import GAP, TONES

TIER = "skeleton"

SHORTEST = 4
"""Signs of a skeleton under which a word is not looked for: too many others look like it."""

_DIGITS = "#"
_SIGN = re.compile(f"(?P<digits>[0-9](?:{GAP}?[0-9])*)|(?P<sign>[^{TONES}])(?P<tones>[{TONES}]*)")
_AA = "\u0e32"
_AM = "\u0e33"


@dataclass(frozen=True, slots=True)
class _Bones:
    """A text's skeleton, and for each sign of it the tones that stood on it and where it began and ended."""

    signs: str
    tones: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def find(folded_text: str, keyword: str) -> Match | None:
    """Gives the first place of the keyword in the folded text of a picture, or null.

    Args:
        folded_text: as ``thai.text.fold`` gave it.
        keyword: as typed.
    """
    word = _bones(fold(keyword))
    if len(word.signs) < SHORTEST:
        return None
    text = _bones(folded_text)
    at = text.signs.find(word.signs)
    while at >= 0:
        if all(_fits(read, asked) for read, asked in zip(text.tones[at:], word.tones, strict=False)):
            start = text.starts[at]
            return Match(start, text.ends[at + len(word.signs) - 1] - start, TIER)
        at = text.signs.find(word.signs, at + 1)
    return None


def _fits(read: str, asked: str) -> bool:
    return not read or read == asked


@lru_cache(maxsize=8)
def _bones(folded: str) -> _Bones:
    hits = list(_SIGN.finditer(folded))
    signs = [_DIGITS if hit["digits"] else hit["sign"].replace(_AM, _AA) for hit in hits]
    return _Bones(
        signs="".join(signs),
        tones=tuple(hit["tones"] or "" for hit in hits),
        starts=tuple(hit.start() for hit in hits),
        ends=tuple(hit.end() for hit in hits),
    )
