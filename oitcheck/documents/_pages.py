"""Text to pages: what the readers of paged documents share."""

import unicodedata
from collections.abc import Iterable

from oitcheck.model.document import Page
from oitcheck.thai.text import display, fold, letters

ENOUGH_LETTERS = 50
"""Thai or Latin letters under which a page that holds a picture is taken for a scan (thai-text.md, "Scans")."""

BROKEN_SHARE = 0.05
"""Share of broken letters over which a text layer is called damaged (thai-text.md, "Scans")."""

_THAI_MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")


def page_of(number: int, text: str, *, title: str | None = None) -> Page:
    """Gives a page of text as read."""
    shown = display(text)
    return Page(number=number, text=shown, folded=fold(shown), title=title)


def unread_page(number: int) -> Page:
    """Gives a page of which nothing could be read."""
    return Page(number=number, text="", folded="", read_by=None)


def is_damaged(text: str) -> bool:
    """Whether so many letters are broken (orphan marks, controls, U+FFFD) that the text proves nothing."""
    total = letters(text)
    return total > 0 and broken(text) > BROKEN_SHARE * total


def broken(text: str) -> int:
    """Counts letters that cannot be right: a Thai mark with nothing to stand on, a control, U+FFFD, private use."""
    count, before = 0, ""
    for sign in text:
        if (sign in _THAI_MARKS and not _carries_mark(before)) or sign == "\ufffd" or (unicodedata.category(sign) in {"Co", "Cc"} and sign not in "\n\r\t\f"):
            count += 1
        before = sign
    return count


def _carries_mark(sign: str) -> bool:
    return "ก" <= sign <= "ฮ" or sign in _THAI_MARKS or sign in "ำะา"


def first_line(pages: Iterable[Page]) -> str | None:
    """Gives the first line of text, at most 300 characters: a title where a document names none."""
    for page in pages:
        for line in page.text.splitlines():
            if letters(line) > 3:
                return line.strip()[:300]
    return None
