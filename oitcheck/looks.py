"""How often the agency's addresses opened: a night's answers as looks, and days of looks as run.json tells them. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from oitcheck.causes import causes
from oitcheck.history import Glance, LookedDay, Opened, origin_of
from oitcheck.model.checklist import Checklist
from oitcheck.model.run import Availability, Looks, RunRecord
from oitcheck.model.verdict import Verdict

SHOWN_DAYS = 90
"""Days that are told one by one, the day of the run included."""

SHOWN_ORIGINS = 5
"""Origins that are told: the main website, then those with most answers."""

_OPENED_ALL_THE_SAME = frozenset({"too_large", "headers_too_large", "element_missing"})
_SHOWN_BY_ELEMENTS = ("element_", "wrong_fiscal_year", "wrong_agency", "not_yet_due", "needs_person", "form_")
_FISCAL_YEAR_BEGINS = 10


def opened_of(cause: str | None) -> Opened:
    """Gives whether an address with this cause opened for a member of the public."""
    if cause is None or cause in _OPENED_ALL_THE_SAME or cause.startswith(_SHOWN_BY_ELEMENTS):
        return Opened.YES
    known = causes().get(cause)
    if known is None or known.verdict is Verdict.UNDETERMINED:
        return Opened.UNKNOWN
    return Opened.NO if known.verdict is Verdict.FAIL else Opened.YES


def glances_of(record: RunRecord, day: date) -> tuple[Glance, ...]:
    """Gives a night's answers as looks, each address once.

    What the night could not tell (its own line died meanwhile, a place from which reach does not count) says nothing,
    and a person's word on an address is no look.
    """
    found: dict[str, Glance] = {}
    for question in record.questions:
        for answer in question.answers:
            opened = opened_of(answer.cause)
            untold = answer.verdict is Verdict.UNDETERMINED and opened is Opened.NO
            if untold or answer.review is not None:
                opened = Opened.UNKNOWN
            cause = answer.cause if opened is Opened.NO else None
            found.setdefault(answer.url, Glance(url=answer.url, day=day, opened=opened, cause=cause))
    return tuple(found.values())


def dark_glances(checklist: Checklist, day: date) -> tuple[Glance, ...]:
    """Gives the looks that a void night was: each address once, none of them says anything of the site."""
    urls = dict.fromkeys(answer.url for answers in checklist.answers.values() for answer in answers.urls)
    return tuple(Glance(url=url, day=day, opened=Opened.DARK) for url in urls)


def first_day(today: date) -> date:
    """Gives the first day that the availability of a run needs: of the fiscal year, or of the days shown."""
    return min(_year_begins(today), today - timedelta(days=SHOWN_DAYS - 1))


def availability(
    days: Sequence[LookedDay], tonight: Iterable[Glance], record: RunRecord, today: date
) -> tuple[Availability, ...]:
    """Gives what is known of each origin up to this run, the main website first.

    Args:
        days: what was kept from ``first_day`` on, this run left out.
        tonight: this run's looks.
        record: of the run.
        today: the day of the run.
    """
    counts: dict[str, dict[date, Counter[str]]] = {}
    for one in days:
        count = counts.setdefault(one.origin, {}).setdefault(one.day, Counter())
        count += Counter(looks=one.looks, opened=one.opened, left_out=one.left_out)
    for glance in tonight:
        count = counts.setdefault(origin_of(glance.url), {}).setdefault(glance.day, Counter())
        said = glance.opened in {Opened.YES, Opened.NO}
        count.update(looks=said, opened=glance.opened is Opened.YES, left_out=not said)
    main = origin_of(record.agency.home) if record.agency.home else ""
    return tuple(
        _of(origin, counts[origin], today, main=origin == main)
        for origin in _origins(record, main)
        if origin in counts
    )[:SHOWN_ORIGINS]


def of_each(days: Iterable[LookedDay], today: date) -> tuple[Availability, ...]:
    """Gives what is known of every origin that was ever looked at, by name; none of them is called the main website."""
    counts: dict[str, dict[date, Counter[str]]] = {}
    for one in days:
        count = Counter(looks=one.looks, opened=one.opened, left_out=one.left_out)
        counts.setdefault(one.origin, {})[one.day] = count
    return tuple(_of(origin, counts[origin], today, main=False) for origin in sorted(counts))


def _origins(record: RunRecord, main: str) -> list[str]:
    answers = Counter(
        origin_of(url) for url in {answer.url for question in record.questions for answer in question.answers}
    )
    others = sorted(answers, key=lambda origin: (-answers[origin], origin))
    return list(dict.fromkeys([main, *others]))


def _of(origin: str, days: Mapping[date, Counter[str]], today: date, *, main: bool) -> Availability:
    shown = today - timedelta(days=SHOWN_DAYS - 1)
    return Availability(
        origin=origin,
        main=main,
        days=tuple(
            _sum({day: count}, day, day) for day, count in sorted(days.items()) if shown <= day <= today
        ),
        month=_sum(days, today.replace(day=1), today),
        year=_sum(days, _year_begins(today), today),
    )


def _sum(days: Mapping[date, Counter[str]], first: date, last: date) -> Looks:
    """The looks of a span; it begins on its first day that was looked at."""
    within = {day: count for day, count in days.items() if first <= day <= last}
    total = sum(within.values(), Counter[str]())
    return Looks(
        since=min(within, default=first).isoformat(),
        looks=total["looks"],
        opened=total["opened"],
        left_out=total["left_out"],
    )


def _year_begins(today: date) -> date:
    return date(today.year - (today.month < _FISCAL_YEAR_BEGINS), _FISCAL_YEAR_BEGINS, 1)
