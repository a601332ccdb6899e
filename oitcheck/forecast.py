"""What will change by itself, and when: years, quarters and periods that end, certificates, waivers, words. Pure.

A forecast is told 60, 30 and 7 days ahead, each once; one that came late is told at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from oitcheck.comparison import place_of
from oitcheck.masking import mask
from oitcheck.model.catalogue import Catalogue, Element, Period, Window
from oitcheck.model.checklist import Checklist
from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord, RunRecord
from oitcheck.model.verdict import Verdict

AHEAD_DAYS = (60, 30, 7)
"""Days before its day on which a forecast is told."""

_BANGKOK = timezone(timedelta(hours=7))
_BE_OFFSET = 543
_OF_THE_YEAR = frozenset(
    {"current_year", "first_six_months", "six_months", "months", "previous_year", "both_years"}
)
_WITHIN_THE_YEAR = frozenset({"first_six_months", "six_months", "months"})
_LOOKS_BACK = _WITHIN_THE_YEAR | {"previous_year"}
_GRACE = timedelta(days=30)
_SEEN = frozenset({Verdict.PASS, Verdict.WARN})
_SEEN_SO_FAR = _SEEN | {Verdict.NOT_DUE}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Something that will be different from a day on.

    Attributes:
        kind: ``year_ends`` (answers of this fiscal year turn stale), ``quarter_turns`` (a quarter of what answers report
            on is over: what they show lacks it), ``period_ends`` (all of it is), ``becomes_due`` (what was not demanded
            yet is), ``certificate_ends``, ``waiver_ends``, ``word_lapses`` (a person's word on what nobody could see),
            ``window_opens`` and ``window_closes`` (of the assessment).
        day: the first day on which it is so; for a window its first or its last day.
        name: a host, a window's name, the quarter that is over such as ``1/2565``, a period's kind, or ""; the same kind,
            day and name is the same ending.
        questions: those concerned.
        cause: of a waiver.
    """

    kind: str
    day: date
    name: str = ""
    questions: tuple[str, ...] = ()
    cause: str | None = None

    @property
    def id(self) -> str:
        """Names the ending for as long as nothing moves its day."""
        return f"{self.kind}:{self.day.isoformat()}:{self.name}"


def forecast(
    checklist: Checklist, catalogue: Catalogue, record: RunRecord | None, today: date
) -> tuple[Ending, ...]:
    """Gives what will change from today on, the nearest first.

    Args:
        checklist: with its waivers.
        catalogue: with periods, due days and windows.
        record: the latest run; null where there is none yet.
        today: in the agency's time zone.
    """
    found = [
        *_year(catalogue, record, today),
        *_turns(catalogue, record),
        *_periods(catalogue, record),
        *_words(record),
        *_certificates(record),
        *_waivers(checklist),
        *_windows(catalogue),
    ]
    ahead = (ending for ending in found if ending.day >= today)
    return tuple(sorted(ahead, key=lambda ending: (ending.day, ending.kind, ending.name)))


def stage(ending: Ending, today: date) -> int | None:
    """Gives the latest of 60, 30 and 7 days ahead that has come; null where it is further off, or over."""
    left = (ending.day - today).days
    return min((days for days in AHEAD_DAYS if 0 <= left <= days), default=None)


def next_quarter(today: date) -> date:
    """Gives the first day of the next quarter: 1 January, April, July or October.

    >>> next_quarter(date(2026, 11, 22))
    datetime.date(2027, 1, 1)
    """
    place = today.year * 4 + (today.month - 1) // 3 + 1
    return date(place // 4, place % 4 * 3 + 1, 1)


def due_from(element: Element, windows: tuple[Window, ...]) -> date | None:
    """Gives the day from which a miss of an element counts; null where it counts already.

    Source: as the judge has it; practice of local bodies, rule 1.
    """
    if element.due is not None:
        return element.due
    period = element.period
    if period is None or period.kind not in _LOOKS_BACK or period.end is None:
        return None
    end = period.end
    closes = [window.end for window in windows if window.name == "answer" and window.end >= end]
    return min([end + _GRACE, *closes]) + timedelta(days=1)


def _year(catalogue: Catalogue, record: RunRecord | None, today: date) -> Iterator[Ending]:
    """The fiscal year ends on 30 September: what is shown as of this year is of last year from 1 October on."""
    turns = date(catalogue.fiscal_year_be - _BE_OFFSET, 10, 1)
    if turns < today or record is None:
        return
    shown = {question.id for question in record.questions if question.verdict in _SEEN}
    stale = tuple(
        question.id
        for question in catalogue.questions()
        if question.id in shown
        and any(one.period is not None and one.period.kind in _OF_THE_YEAR for one in question.elements)
    )
    if stale:
        yield Ending(kind="year_ends", day=turns, name=str(catalogue.fiscal_year_be), questions=stale)


def _turns(catalogue: Catalogue, record: RunRecord | None) -> Iterator[Ending]:
    """The quarters of a period that answers report on, and its end: what is shown until then is not of all that is over.

    Source: the reports of six months are published by month, by quarter or as a whole; as the questions' elements say.
    """
    shown = {question.id for question in (record.questions if record else ()) if _is_shown(question)}
    turns: dict[tuple[str, date, str], dict[str, None]] = {}
    for question in catalogue.questions():
        periods = {element.period for element in question.elements if element.period is not None}
        for period in periods if question.id in shown else ():
            for turn in _turns_of(period):
                turns.setdefault(turn, {})[question.id] = None
    for (kind, day, name), questions in turns.items():
        yield Ending(kind=kind, day=day, name=name, questions=tuple(questions))


def _is_shown(question: QuestionRecord) -> bool:
    return bool(question.answers) and question.verdict in _SEEN_SO_FAR


def _turns_of(period: Period) -> Iterator[tuple[str, date, str]]:
    """Kind, day and name of each quarter's end within a period, and of its own end."""
    if period.kind not in _WITHIN_THE_YEAR or period.start is None or period.end is None:
        return
    over = period.end + _DAY
    day = next_quarter(period.start)
    while day < over:
        yield "quarter_turns", day, _quarter_before(day)
        day = next_quarter(day)
    yield "period_ends", over, period.kind


def _quarter_before(day: date) -> str:
    """The quarter of the fiscal year that is over on a day, such as ``1/2565`` for October to December 2564."""
    last = day - _DAY
    year_be = last.year + _BE_OFFSET + (last.month >= 10)
    return f"{(last.month + 2) % 12 // 3 + 1}/{year_be}"


def _periods(catalogue: Catalogue, record: RunRecord | None) -> Iterator[Ending]:
    if record is None:
        return
    waiting = {
        (question.id, element.id)
        for question in record.questions
        for element in question.elements
        if element.verdict is Verdict.NOT_DUE
    }
    by_day: dict[date, dict[str, None]] = {}
    for question in catalogue.questions():
        for element in question.elements:
            day = due_from(element, catalogue.windows)
            if day is not None and (question.id, element.id) in waiting:
                by_day.setdefault(day, {})[question.id] = None
    for day, questions in by_day.items():
        yield Ending(kind="becomes_due", day=day, questions=tuple(questions))


def _certificates(record: RunRecord | None) -> Iterator[Ending]:
    """One ending for each name and certificate; the day is the one on which it no longer holds in the morning."""
    by_host: dict[tuple[str, date], dict[str, None]] = {}
    for question in record.questions if record is not None else ():
        for answer in question.answers:
            day = _day(answer.tls_expires_at)
            if day is not None:
                host = place_of(answer.final_url or answer.url)[0]
                by_host.setdefault((host, day), {})[question.id] = None
    for (host, day), questions in by_host.items():
        yield Ending(kind="certificate_ends", day=day, name=host, questions=tuple(questions))


def _waivers(checklist: Checklist) -> Iterator[Ending]:
    for waiver in checklist.waivers:
        place = waiver.element or mask(waiver.url or "")
        yield Ending(
            kind="waiver_ends",
            day=waiver.until + timedelta(days=1),
            name=f"{waiver.question}:{waiver.cause}:{place}",
            questions=(waiver.question,),
            cause=waiver.cause,
        )


def _words(record: RunRecord | None) -> Iterator[Ending]:
    """Persons' words on what nobody could see: from the day after their last one on it wants a person again."""
    by_day: dict[date, dict[str, None]] = {}
    for question in record.questions if record is not None else ():
        parts: list[AnswerRecord | ElementRecord] = [*question.answers, *question.elements]
        for last in (question.review_until, *(part.review_until for part in parts)):
            until = _plain_day(last)
            if until is not None:
                by_day.setdefault(until + _DAY, {})[question.id] = None
    for day, questions in by_day.items():
        yield Ending(kind="word_lapses", day=day, questions=tuple(questions))


def _windows(catalogue: Catalogue) -> Iterator[Ending]:
    for window in catalogue.windows:
        yield Ending(kind="window_opens", day=window.start, name=window.name)
        yield Ending(kind="window_closes", day=window.end, name=window.name)


def _plain_day(text: str | None) -> date | None:
    """A day as it is written, without an hour; null where it cannot be read."""
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        return None


def _day(moment: str | None) -> date | None:
    """The day of a moment in Bangkok; null where it cannot be read."""
    try:
        return None if moment is None else datetime.fromisoformat(moment).astimezone(_BANGKOK).date()
    except (ValueError, OverflowError):
        return None
