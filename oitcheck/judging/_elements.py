"""The elements of one question, judged over all its answers and the documents behind them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from oitcheck.judging import _clean
from oitcheck.judging._answers import Answer
from oitcheck.judging._grounds import MISSING, UNREADABLE, Finding, Ground, find, join
from oitcheck.judging._reviews import SAID_NO, Said
from oitcheck.judging._waivers import Waivers
from oitcheck.model.catalogue import Element, Period, Question, Window
from oitcheck.model.checklist import Answers, Words
from oitcheck.model.review import Sight
from oitcheck.model.run import ElementRecord
from oitcheck.model.verdict import Seen, Verdict
from oitcheck.rules import Around

GRACE = timedelta(days=30)

# Kinds of period that look back: before their end there is nothing to show yet.
_REPORTING = frozenset({"first_six_months", "six_months", "months", "previous_year"})
_MISSES = frozenset({Verdict.WARN, Verdict.FAIL, Verdict.UNDETERMINED, Verdict.NOT_DUE, Verdict.WAIVED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """An element as it binds in this checklist.

    Attributes:
        element: with the expectation that holds here.
        stated: whether the checklist itself states the expectation.
        confirmed: whether the checklist confirms that the requirement is printed.
    """

    element: Element
    stated: bool = False
    confirmed: bool = False

    @property
    def machine(self) -> bool:
        """Whether a machine can see it."""
        return self.element.expect is not None and self.element.kind != "person"

    @property
    def binding(self) -> bool:
        """Whether a miss says anything against the answer: examples, conditions and alternatives do not."""
        if self.stated:
            return True
        return self.element.role == "required" and self.element.alternative_to is None

    @property
    def required(self) -> bool:
        """Whether it must be shown."""
        return self.stated or (self.binding and (self.element.required or self.confirmed))

    @property
    def miss(self) -> Verdict:
        """What a miss on what was fully read makes of it."""
        if self.stated:
            return Verdict.FAIL
        return self.refuted if self.element.decisive else Verdict.WARN

    @property
    def refuted(self) -> Verdict:
        """What proof that it is not there makes of it."""
        memory = "memory" in {self.element.confidence, self.element.basis} and not self.confirmed
        return Verdict.FAIL if self.stated or (self.required and not memory) else Verdict.WARN


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One element with its record; ``counts`` is what it brings to the question, null where nothing."""

    demand: Demand
    record: ElementRecord

    @property
    def told(self) -> bool:
        """Whether a machine or a person's word says anything of it."""
        return self.demand.machine or self.record.review is not None

    @property
    def counts(self) -> Verdict | None:
        """Gives the verdict that the question takes over."""
        if not self.told or not self.demand.binding:
            return None
        if self.demand.required:
            return self.record.verdict
        return Verdict.WARN if self.record.verdict is Verdict.WARN else None


def demands_of(question: Question, answers: Answers) -> tuple[Demand, ...]:
    """Gives the elements that bind: the catalogue's, with the checklist's expectations, then those it adds."""
    confirmed = {criterion.element for criterion in answers.criterion_confirmed}
    known = tuple(
        Demand(
            element=replace(element, kind="machine", expect=answers.expect[element.id])
            if element.id in answers.expect
            else element,
            stated=element.id in answers.expect,
            confirmed=element.id in confirmed,
        )
        for element in question.elements
    )
    ids = {element.id for element in question.elements}
    added = tuple(
        Demand(
            element=Element(
                id=name,
                text=Words(th=name, en=name),
                kind="machine",
                required=True,
                confidence="checklist",
                basis="checklist",
                expect=expectation,
            ),
            stated=True,
        )
        for name, expectation in answers.expect.items()
        if name not in ids
    )
    return known + added


def judge_elements(
    demands: Sequence[Demand],
    answers: Sequence[Answer],
    around: Around,
    waivers: Waivers,
    windows: Sequence[Window],
    reviews: Said,
    look: Callable[[], Sight],
) -> tuple[Judged, ...]:
    """Gives every element's verdict; an alternative that is seen stands in for its element.

    Args:
        demands: the elements that bind.
        answers: all answers of the question.
        around: what rules may know.
        waivers: those of the checklist, today.
        windows: the year's windows.
        reviews: what persons said; it settles what the machine could not tell.
        look: gives what there was to see at all answers together.
    """
    ground = join(*(answer.ground for answer in answers))
    judged = tuple(
        _with_word(_judge(demand, answers, ground, around), answers, around.question, reviews, look)
        for demand in demands
    )
    settled = (_with_alternatives(one, judged) for one in judged)
    return tuple(
        replace(one, record=_finished(one, around.today, windows, waivers, around.question))
        for one in settled
    )


def undeclared(demands: Sequence[Demand]) -> tuple[Judged, ...]:
    """Gives the elements of a question without a URL."""
    return tuple(
        Judged(demand=demand, record=_record(demand, Verdict.NOT_DECLARED, "not_declared"))
        for demand in demands
    )


def _judge(demand: Demand, answers: Sequence[Answer], ground: Ground, around: Around) -> Judged:
    if not demand.machine or demand.element.expect is None:
        return Judged(demand=demand, record=_record(demand, Verdict.UNDETERMINED, "needs_person"))
    blocked = [answer for answer in answers if not answer.readable]
    finding = find(demand.element.expect, ground, around)
    seen = finding.sighting.seen
    if seen is Seen.YES:
        return Judged(demand=demand, record=_seen(demand, finding))
    if seen is Seen.NO:
        verdict = demand.refuted if finding.sighting.proven else demand.miss
        record = _record(demand, verdict, finding.sighting.cause or MISSING, finding)
        return Judged(demand=demand, record=record)
    if blocked and all(answer.excused for answer in blocked) and _only_blocked(answers, demand, around):
        # The only thing in the way is excused: the element is excused with it.
        return Judged(demand=demand, record=_record(demand, Verdict.WAIVED, blocked[0].excused, finding))
    cause = finding.sighting.cause or UNREADABLE
    return Judged(demand=demand, record=_record(demand, Verdict.UNDETERMINED, cause, finding))


def _with_word(
    one: Judged, answers: Sequence[Answer], question: str, reviews: Said, look: Callable[[], Sight]
) -> Judged:
    record = one.record
    if record.verdict is not Verdict.UNDETERMINED or _all_broken(answers):
        return one
    word = reviews.on(question, record.id, record.cause, look)
    if word is None:
        return one
    settled = replace(
        record,
        verdict=Verdict.PASS if word.yes else one.demand.refuted,
        cause=None if word.yes else SAID_NO,
        evidence=_clean.evidence(answers[0].record.url, None, word.told) if word.yes else None,
        nearest=None if word.yes else word.told,
        read_by="person",
        review=word.told,
        review_until=word.until,
    )
    return replace(one, record=settled)


def _all_broken(answers: Sequence[Answer]) -> bool:
    """Where every answer is proven broken there is nothing that anybody could see."""
    return all(answer.record.verdict is Verdict.FAIL and not answer.readable for answer in answers)


def _only_blocked(answers: Sequence[Answer], demand: Demand, around: Around) -> bool:
    rest = join(*(answer.ground for answer in answers if answer.readable))
    if not rest.documents or demand.element.expect is None:
        return rest.whole
    return find(demand.element.expect, rest, around).sighting.seen is Seen.NO


def _with_alternatives(one: Judged, judged: Sequence[Judged]) -> Judged:
    if one.record.verdict is Verdict.PASS or not one.demand.machine:
        return one
    for other in judged:
        if other.demand.element.alternative_to != one.demand.element.id:
            continue
        if other.record.verdict is Verdict.PASS:
            return replace(one, record=_stood_in(one.record, other.record))
        if other.record.verdict is Verdict.UNDETERMINED and other.demand.machine:
            unknown = replace(one.record, verdict=Verdict.UNDETERMINED, cause=other.record.cause)
            one = replace(one, record=unknown)
    return one


def _stood_in(record: ElementRecord, other: ElementRecord) -> ElementRecord:
    return replace(
        record, verdict=Verdict.PASS, cause=None, evidence=other.evidence, nearest=None, read_by=other.read_by
    )


def _finished(
    one: Judged, today: date, windows: Sequence[Window], waivers: Waivers, question: str
) -> ElementRecord:
    """Due day first, then what is excused."""
    record = one.record
    if not one.told or record.verdict is Verdict.PASS:
        return record
    if not _due(one.demand.element, today, windows):
        return replace(record, verdict=Verdict.NOT_DUE, cause="not_yet_due")
    if waivers.excuse(question, record.cause, record.verdict, element=record.id):
        return replace(record, verdict=Verdict.WAIVED)
    return record


def _due(element: Element, today: date, windows: Sequence[Window]) -> bool:
    """Whether a miss counts today: from ``due`` on, else once the period that it reports on and a grace are over.

    Source: practice of local bodies, rule 1: grace ends at the latest with the answer window.
    """
    if element.due is not None:
        return today >= element.due
    period = element.period
    if period is None or period.kind not in _REPORTING or period.end is None:
        return True
    return today > _grace_ends(period, period.end, windows)


def _grace_ends(period: Period, end: date, windows: Sequence[Window]) -> date:
    closes = [window.end for window in windows if window.name == "answer" and window.end >= end]
    del period
    return min([end + GRACE, *closes])


def _seen(demand: Demand, finding: Finding) -> ElementRecord:
    sighting, document = finding.sighting, finding.document
    evidence = _clean.evidence(document.url, sighting.page, sighting.excerpt) if document else None
    pages = document.pages if document else ()
    read_by = sighting.read_by or (pages[0].read_by if pages else None) or "text"
    verdict = Verdict.WARN if sighting.cause else Verdict.PASS
    return replace(_record(demand, verdict, sighting.cause), evidence=evidence, read_by=read_by)


def _record(
    demand: Demand, verdict: Verdict, cause: str | None, finding: Finding | None = None
) -> ElementRecord:
    element = demand.element
    sighting = finding.sighting if finding else None
    return ElementRecord(
        id=element.id,
        text=element.text,
        kind=element.kind,
        required=demand.required,
        confidence=element.confidence,
        verdict=verdict,
        cause=cause,
        evidence=None,
        nearest=_clean.line(sighting.nearest) if sighting else None,
        read_by=sighting.read_by if sighting else None,
        basis=element.basis,
        decisive=element.decisive,
    )
