"""From a place in folded text back to the text as it is shown."""

import unicodedata
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from oitcheck.thai._display import display
from oitcheck.thai._fold import fold, fold_lines

_PIECE = 2000  # characters of a line that are folded at once


def excerpt(
    text: str, folded_at: int, folded_length: int, limit: int = 200, *, folded: str | None = None
) -> str:
    """Gives the displayed text around a place of ``fold(text)``, on one line.

    Args:
        text: what was folded.
        folded_at: where the place starts in ``fold(text)``, from 0.
        folded_length: how long it is there.
        limit: characters of the result, at most; "…" marks what was cut.
        folded: ``fold(text)`` where it is known already.
    """
    folded = fold(text) if folded is None else folded
    start, end = _place(text, folded_at, folded[folded_at : folded_at + max(folded_length, 1)])
    if end - start >= limit:
        return _one_line(text[start : start + limit])[:limit]
    room = limit - (end - start) - 2
    left = max(0, start - room // 2)
    right = min(len(text), end + room - (start - left))
    left = max(0, min(left, start - (room - (right - end))))
    head = "…" if left else ""
    left = _word_start(text, left, start)
    tail = "…" if right < len(text) else ""
    right = _word_end(text, right, end)
    return (head + _one_line(text[left:right]) + tail)[:limit]


def _one_line(text: str) -> str:
    return display(text).replace("\n", " ")


def _word_start(text: str, left: int, start: int) -> int:
    """Gives the first place of a word between the two, or at least of a cluster."""
    if left == 0:
        return 0
    for place in range(left, start):
        if text[place - 1].isspace():
            return place
    while left < start and unicodedata.category(text[left]) == "Mn":
        left += 1
    return left


def _word_end(text: str, right: int, end: int) -> int:
    if right >= len(text):
        return right
    for place in range(right, end, -1):
        if text[place].isspace():
            return place
    while right > end and unicodedata.category(text[right]) == "Mn":
        right -= 1
    return right


def _place(text: str, folded_at: int, wanted: str) -> tuple[int, int]:
    """Gives the start and end in the text of a place in its folded form, where it reads as wanted."""
    starts, totals = _pieces(text)
    first = max(0, bisect_left(totals, folded_at + 1) - 1)
    last = min(len(starts) - 1, bisect_left(totals, folded_at + len(wanted)) + 1)
    first = max(0, first - 1)
    begin = starts[first]
    window = text[begin : starts[last + 1] if last + 1 < len(starts) else len(text)]
    before = totals[first - 1] if first else 0
    offset = _nearest(fold(window), wanted, folded_at - before)
    if offset < 0:
        offset = max(0, folded_at - before)
    start = _last_prefix(window, offset)
    end = _first_prefix(window, offset + len(wanted))
    return begin + start, begin + max(end, start)


def _nearest(folded: str, wanted: str, near: int) -> int:
    """Gives the occurrence that starts closest to ``near``; -1 where there is none."""
    best = at = folded.find(wanted)
    while at >= 0 and at <= near + (near - best if best < near else 0):
        if abs(at - near) <= abs(best - near):
            best = at
        at = folded.find(wanted, at + 1)
    if at >= 0 and abs(at - near) < abs(best - near):
        best = at
    return best


@lru_cache(maxsize=8)
def _pieces(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Gives where each piece of the text starts, and the folded length up to each piece's end."""
    starts: list[int] = []
    at = 0
    while at < len(text):
        starts.append(at)
        at = text.find("\n", at, at + _PIECE) + 1 or min(at + _PIECE, len(text))
    totals: list[int] = []
    total = 0
    digit = False
    pieces = [text[start:end] for start, end in pairwise((*starts, len(text)))]
    for start, folded in zip(starts, fold_lines(pieces), strict=True):
        if folded:
            total += len(folded) + (digit and folded[0].isdigit() and text[start - 1].isspace())
            digit = folded[-1].isdigit()
        totals.append(total)
    return tuple(starts) or (0,), tuple(totals) or (0,)


def _last_prefix(text: str, length: int) -> int:
    """Gives the longest prefix whose folded form is at most ``length`` long."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if len(fold(text[:middle])) <= length:
            low = middle
        else:
            high = middle - 1
    return low


def _first_prefix(text: str, length: int) -> int:
    """Gives the shortest prefix whose folded form is at least ``length`` long."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        if len(fold(text[:middle])) >= length:
            high = middle
        else:
            low = middle + 1
    return low
