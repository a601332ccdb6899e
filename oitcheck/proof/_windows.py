"""When answers are pinned without being asked for: once, in the first night after the answer window has closed. Pure."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from oitcheck.model.catalogue import Window

PINNED_WINDOWS = frozenset({"answer"})
"""Windows at whose end the answers are pinned: from then on no link can be changed."""

WITHIN = timedelta(days=7)
"""Later than this, what stands at the answers says nothing of the day that the window closed."""

ASKED = "asked"


def reason_of(window: str) -> str:
    """Gives the reason of a pin at the end of a window."""
    return f"window:{window}"


def closed_window(windows: Iterable[Window], today: date, pinned: Collection[str]) -> str | None:
    """Gives the reason for pinning tonight; null where there is none.

    Args:
        windows: the catalogue's.
        today: in Thailand.
        pinned: reasons for which it was pinned before.
    """
    for window in windows:
        reason = reason_of(window.name)
        if (
            window.name in PINNED_WINDOWS
            and window.end < today <= window.end + WITHIN
            and reason not in pinned
        ):
            return reason
    return None
