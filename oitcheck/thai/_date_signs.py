"""Where a form of a date can stand at all: a sign that the form is never without, which is found far faster than it.

A form's pattern costs tens of nanoseconds a character, most of them spent where no date is. So each form names its way
of being found: ``within`` the neighbourhood of a sign, or only ``from_`` the places where one can begin.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from oitcheck.thai import _months

Place = tuple[int, int]
"""From one place in the text to another, the end not included."""

Way = Callable[[re.Pattern[str], str], Iterable[re.Match[str]]]
"""Gives the matches of a form's pattern in a text whose digits are ASCII, as ``finditer`` does, only faster."""

# No form begins further before its sign, or ends further behind it: every gap and name in it is bounded.
_BEFORE, _BEHIND = 120, 200

_THAI_MONTH = re.compile(_months.THAI)
_ENGLISH_MONTH = re.compile(_months.ENGLISH)
_TO_BEHIND = re.compile(r"[.\s]{0,4}(?:[-‐-―~]|จนถึง|ถึง|to)")


def anywhere(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    """Gives the matches of a form that begins with a certain letter: its pattern is its own sign."""
    return pattern.finditer(text)


def within(sign: Callable[[str], Iterable[Place]]) -> Way:
    """Gives the way to find a form near its sign."""

    def found(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
        places = sign(text)
        return _near(places, pattern, text) if places else ()

    return found


def _near(places: Iterable[Place], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    for start, end in _regions(places, len(text)):
        yield from pattern.finditer(text, start, end)


def from_(starts: Callable[[str], Iterable[int]]) -> Way:
    """Gives the way to find a form that begins at certain places only, in order."""

    def found(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
        hits: list[re.Match[str]] = []
        at = 0
        for start in starts(text):
            hit = pattern.match(text, start) if start >= at else None
            if hit is not None:
                hits.append(hit)
                at = hit.end()
        return hits

    return found


def sign(pattern: str) -> Callable[[str], Iterable[Place]]:
    """Gives the sign that a pattern finds; one that begins with a certain letter or a digit is found fastest."""
    compiled = re.compile(pattern)

    @lru_cache(maxsize=2)
    def places(text: str) -> tuple[Place, ...]:
        return tuple(hit.span() for hit in compiled.finditer(text))

    return places


@lru_cache(maxsize=2)
def _english_months(text: str) -> tuple[Place, ...]:
    latin = text.encode("ascii", "ignore").lower()
    if not any(name in latin for name in _months.ENGLISH_STARTS):
        return ()
    return tuple(hit.span() for hit in _ENGLISH_MONTH.finditer(text))


@lru_cache(maxsize=2)
def months(text: str) -> tuple[Place, ...]:
    """Gives the places of months in order, also of one that begins within another ("ก.พ.ค.")."""
    found = []
    hit = _THAI_MONTH.search(text)
    while hit is not None:
        found.append(hit.span())
        hit = _THAI_MONTH.search(text, hit.start() + 1)
    english = _english_months(text)
    return tuple(sorted((*found, *english)) if english else found)


def english_starts(text: str) -> Iterator[int]:
    """Gives the places where English months begin."""
    return (start for start, _ in _english_months(text))


def months_to(text: str) -> list[Place]:
    """Gives the places of months that have a "to" behind them."""
    return [place for place in months(text) if _TO_BEHIND.match(text, place[1])]


def before_months(lead: str, longest: int) -> Callable[[str], Iterator[int]]:
    """Gives the places where that lead to a month begins; a month without it is left out.

    Args:
        lead: a pattern of what stands before a month.
        longest: characters of it, at most.
    """
    compiled = re.compile(rf"(?:{lead})\Z")

    def starts(text: str) -> Iterator[int]:
        for start, _ in months(text):
            hit = compiled.search(text, max(0, start - longest), start)
            if hit is not None:
                yield hit.start()

    return starts


_WORD = "เดือน"


def named_months(text: str) -> Iterator[int]:
    """Gives the places where months begin, with the word เดือน where it stands before one."""
    for start, _ in months(text):
        at = text.find(_WORD, max(0, start - len(_WORD) - 3), start)
        yield at if at >= 0 and not text[at + len(_WORD) : start].strip() else start


def _regions(places: Iterable[Place], length: int) -> Iterator[Place]:
    """Gives the parts of a text of that length in which a form with its sign at these places, in order, may stand."""
    begin, finish = 0, -1
    for start, end in places:
        if start - _BEFORE > finish >= 0:
            yield begin, min(finish, length)
            begin = start - _BEFORE
        elif finish < 0:
            begin = max(0, start - _BEFORE)
        finish = max(finish, end + _BEHIND)
    if finish >= 0:
        yield begin, min(finish, length)
