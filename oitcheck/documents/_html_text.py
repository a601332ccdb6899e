"""Visible text out of a scan's pieces: which ranges count, and how they read."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from oitcheck.documents._html_scan import BREAK, Scan
from oitcheck.thai.text import display

Range = tuple[int, int]
"""From one place to another, the end not included."""


class PageText:
    """The text of a scanned page.

    Args:
        scan: after its last event; its ranges and pieces change no more.
    """

    def __init__(self, scan: Scan) -> None:
        self._raw = "".join(scan.pieces)
        self._places = [0, *accumulate(map(len, scan.pieces))]
        self._unseen = merged(self.places([*scan.hidden, *scan.unseen, *scan.noscript]))
        self._unseen_ends = [end for _, end in self._unseen]

    def places(self, ranges: Iterable[Range]) -> list[Range]:
        """Gives ranges of pieces as ranges of characters."""
        return [(self._places[start], self._places[end]) for start, end in ranges]

    def lines(self, apart: Iterable[Range]) -> list[tuple[str, bool]]:
        """Gives what people see in page order, as runs of displayed lines, none empty.

        Args:
            apart: ranges of pieces that are not the main part.

        Returns:
            each run with whether it is of the main part.
        """
        found: list[tuple[str, bool]] = []
        at = 0
        for start, end in [*merged(self.places(apart)), (len(self._raw), len(self._raw))]:
            for text, is_main in ((self._seen(at, start), True), (self._seen(start, end), False)):
                if text:
                    found.append((text, is_main))
            at = end
        return found

    def _seen(self, start: int, end: int) -> str:
        """Gives what is visible between two places of the raw text."""
        if start >= end:
            return ""
        kept: list[str] = []
        for hidden_start, hidden_end in self._unseen[bisect_right(self._unseen_ends, start) :]:
            if hidden_start >= end:
                break
            kept.append(self._raw[start:hidden_start])
            start = hidden_end
        kept.append(self._raw[start:end])
        return shown("".join(kept))

    def of(self, ranges: Sequence[Range], limit: int) -> str:
        """Gives the text in these ranges of pieces, at most ``limit`` characters of markup's text."""
        parts: list[str] = []
        left = limit
        for start, end in merged(self.places(ranges)):
            parts.append(self._raw[start : min(end, start + left)])
            left -= len(parts[-1])
            if left <= 0:
                break
        return shown(BREAK.join(parts))


def shown(raw: str) -> str:
    """Gives joined pieces as they are displayed: one line a block, white space collapsed."""
    if "\r" in raw:
        raw = raw.replace("\r", " ")
    return display(raw.replace("\n", " ").replace(BREAK, "\n"))


def merged(ranges: Iterable[Range]) -> list[Range]:
    """Gives the ranges in order, overlapping ones as one."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without(ranges: Iterable[Range], apart: Sequence[Range]) -> list[Range]:
    """Gives what is left of ranges in order when others, merged, are taken out."""
    left: list[Range] = []
    at = 0
    for begin, end in ranges:
        start = begin
        while at < len(apart) and apart[at][1] <= start:
            at += 1
        for place in range(at, len(apart)):
            if apart[place][0] >= end:
                break
            if start < apart[place][0]:
                left.append((start, apart[place][0]))
            start = max(start, apart[place][1])
        if start < end:
            left.append((start, end))
    return left
