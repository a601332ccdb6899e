"""What of the nights persons have reviewed, as it stands in the record of a night."""

from datetime import date

from oitcheck.judging._clean import DETAIL, line
from oitcheck.model.review import Reviews, SignOff
from oitcheck.model.run import SignOffRecord

_MOST = 12


def sign_offs_of(reviews: Reviews, night: date) -> tuple[SignOffRecord, ...]:
    """Gives the sign-offs that cover a night, and the latest night, week and month signed off before it, the oldest first.

    Args:
        reviews: all that persons have said beside the checklist.
        night: the day of the run.
    """
    covering = [one for one in reviews.sign_offs if one.start <= night <= one.until]
    before: dict[str, SignOff] = {}
    for one in sorted(reviews.sign_offs, key=_order):
        if one.until < night:
            before[one.span] = one
    told = sorted([*before.values(), *sorted(covering, key=_order)[-_MOST:]], key=_order)
    return tuple(
        SignOffRecord(
            period=one.span,
            first=one.start.isoformat(),
            last=one.until.isoformat(),
            nights=one.nights,
            by=line(one.by) or "",
            at=one.at.isoformat(),
            note=line(one.note, DETAIL),
        )
        for one in told
    )


def _order(one: SignOff) -> tuple[date, date, date, str]:
    return one.until, one.start, one.at, one.by
