"""Thai text: one form to compare, one to show, and the way between a place in either."""

import re

from oitcheck.thai._display import display
from oitcheck.thai._excerpt import excerpt
from oitcheck.thai._find import Match, find
from oitcheck.thai._fold import fold, fold_lines, fold_parts, join_folded
from oitcheck.thai._signs import GAP

__all__ = [
    "GAP",
    "Match",
    "display",
    "excerpt",
    "find",
    "fold",
    "fold_lines",
    "fold_parts",
    "join_folded",
    "letters",
    "thai_letters",
]

_LATIN_LETTERS = re.compile("[À-ÖØ-öø-ɏ]+")
_NO_LETTERS = bytes(
    set(range(256))
    .difference(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    .difference((*range(0xA1, 0xD1), 0xD2, 0xD3, *range(0xE0, 0xE6)))
)
_THAI_LETTERS = re.compile("[ก-ะาำเ-ๅ]+")


def letters(text: str) -> int:
    """Gives the number of Thai and Latin letters; vowels and tones above and below do not count."""
    body = text.encode("cp874", "ignore")
    foreign = 0 if len(body) == len(text) else sum(map(len, _LATIN_LETTERS.findall(text)))
    return len(body.translate(None, _NO_LETTERS)) + foreign


def thai_letters(text: str) -> int:
    """Gives the number of Thai letters; vowels and tones above and below do not count."""
    return sum(map(len, _THAI_LETTERS.findall(text)))
