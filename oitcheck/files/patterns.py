"""What is costly about a regular expression: a repetition inside a repetition can take longer than the sun burns.

Matching is bounded in time where it happens; here the author of a pattern is told before the night.
"""

import re
from collections.abc import Iterator

_OFTEN = 10
_PART = re.compile(
    r"\\."  # an escaped sign
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]"  # a class
    r"|\((?:\?(?:P?<[^>=!]*>|[:>=!|]|<[=!]|[A-Za-z-]+[:)]))?"  # the start of a group
    r"|\)"
    r"|[*+?]|\{\d*(?:,\d*)?\}"  # a repetition
    r"|.",
    re.DOTALL,
)


def is_costly(pattern: str) -> bool:
    """Says whether an open or long repetition stands inside another one, as in ``(a+)+`` or ``(.*a){20}``."""
    groups: list[bool] = [False]  # whether the open group, the whole pattern first, repeats something within
    last = False  # whether the thing before the present part repeats something within
    for part in _parts(pattern):
        if part.startswith("(") and not part.endswith(")"):
            groups.append(False)
            last = False
        elif part == ")" and len(groups) > 1:
            last = groups.pop()
            groups[-1] = groups[-1] or last
        elif _repeats(part):
            if last:
                return True
            groups[-1] = True
            last = False
        else:
            last = False
    return False


def _parts(pattern: str) -> Iterator[str]:
    return (found[0] for found in _PART.finditer(pattern))


def _repeats(part: str) -> bool:
    """Says whether a part repeats what stands before it without end or at least ``_OFTEN`` times."""
    if part in {"*", "+"}:
        return True
    if len(part) < 3 or not part.startswith("{"):
        return False
    least, comma, most = part[1:-1].partition(",")
    if comma and not most:
        return True
    return int((most or least or "0")[:6]) >= _OFTEN
