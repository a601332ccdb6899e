"""Pure text: which of two wordings stands, and the same text of another year.

A content file holds the sound and the broken wording side by side::

    [[if O5 sound]]โทร. 0 3810 4141[[else]]โทร. 042-xxx-xxx[[end]]

and takes in another file's text with ``[[include O23-10]]``.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

_CHOICE = re.compile(r"\[\[if (O\d+) sound\]\](.*?)(?:\[\[else\]\](.*?))?\[\[end\]\]", re.DOTALL)
_INCLUDE = re.compile(r"\[\[include ([\w-]+)\]\]")
_TAG_OR_YEAR = re.compile(
    r"<[^>]*>|(?<![\d,])(?<!\d\.)25[67]\d(?![\d,])|(?<![๐-๙,])(?<![๐-๙]\.)๒๕[๖๗][๐-๙](?![๐-๙,])"
)
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def choose(text: str, broken: AbstractSet[str]) -> str:
    """Gives the text with every two-sided wording settled.

    Args:
        text: content with ``[[if O5 sound]]…[[else]]…[[end]]`` blocks, not nested.
        broken: ids of the questions whose second wording stands.
    """
    return _CHOICE.sub(lambda hit: (hit[3] or "") if hit[1] in broken else hit[2], text)


def include(text: str, find: Callable[[str], str]) -> str:
    """Gives the text with every ``[[include name]]`` replaced by what ``find`` gives for the name."""
    return _INCLUDE.sub(lambda hit: find(hit[1]), text)


def shift_years(text: str, years: int) -> str:
    """Gives the text with every Buddhist year from 2560 to 2579 moved, outside of tags.

    >>> shift_years('<a href="/2565">ปี 2565 และ ๒๕๖๔</a>', -1)
    '<a href="/2565">ปี 2564 และ ๒๕๖๓</a>'
    """
    return _TAG_OR_YEAR.sub(lambda hit: _shifted(hit[0], years), text)


def _shifted(found: str, years: int) -> str:
    if found.startswith("<"):
        return found
    moved = str(int(found) + years)
    return moved if found.isascii() else moved.translate(_TO_THAI)
