"""How often an answer opened, as the history says. Pure."""

from collections.abc import Iterable, Sequence

from oitcheck.history import Availability, LookedNight, Opened
from oitcheck.looks import opened_of
from oitcheck.model.proof import FromWhere, OpenedCount
from oitcheck.model.verdict import Verdict

_NOT_LOOKED_AT = "not_checked"


def opened_count(nights: Iterable[LookedNight], light: Sequence[Availability] = ()) -> OpenedCount:
    """Gives the count over all nights that looked at one answer.

    Args:
        nights: the oldest first.
        light: what is kept of the looks at that address by month, those of the nights included where they were counted.
    """
    seen = [(night, _opened(night)) for night in nights if night.cause != _NOT_LOOKED_AT]
    known = [(night, opened) for night, opened in seen if opened is not Opened.UNKNOWN]
    missed = [night for night, opened in known if opened is Opened.NO]
    by_place: dict[str, list[Opened]] = {}
    for night, opened in known:
        by_place.setdefault(night.vantage, []).append(opened)
    looks, opened_looks = sum(one.looks for one in light), sum(one.opened for one in light)
    more = looks > len(known)
    return OpenedCount(
        looks=len(known),
        opened=len(known) - len(missed),
        left_out=len(seen) - len(known),
        first=known[0][0].started_at if known else None,
        last=known[-1][0].started_at if known else None,
        last_missed=missed[-1].started_at if missed else None,
        last_cause=missed[-1].cause if missed else None,
        places=tuple(
            FromWhere(vantage=vantage, looks=len(found), opened=sum(one is Opened.YES for one in found))
            for vantage, found in sorted(by_place.items())
        ),
        light_looks=looks if more else 0,
        light_opened=opened_looks if more else 0,
    )


def _opened(night: LookedNight) -> Opened:
    """Whether the answer opened that night; what could not be told says nothing."""
    opened = opened_of(night.cause)
    return Opened.UNKNOWN if night.verdict is Verdict.UNDETERMINED and opened is Opened.NO else opened
