"""One question: the worst of its answers and of the elements that bind."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain

from oitcheck.judging import _clean
from oitcheck.judging._answers import Answer, judge_answer
from oitcheck.judging._elements import Judged, demands_of, judge_elements, undeclared
from oitcheck.judging._night import Night
from oitcheck.judging._reviews import SAID_NO, Heard, Said
from oitcheck.judging._sight import sight
from oitcheck.judging._waivers import Waivers
from oitcheck.model.catalogue import Catalogue, Question
from oitcheck.model.checklist import Answers, Checklist
from oitcheck.model.observed import Observation
from oitcheck.model.past import Past
from oitcheck.model.review import WHOLE, Item, Word
from oitcheck.model.run import QuestionRecord
from oitcheck.model.verdict import Verdict
from oitcheck.rules import Around, Memory

NEEDS_PERSON = "needs_person"

_Verdict = tuple[Verdict, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """Everything that stays the same from question to question of one run."""

    checklist: Checklist
    catalogue: Catalogue
    observations: Mapping[str, Observation]
    night: Night
    past: Mapping[tuple[str, str], Past]
    reviews: Mapping[Item, Word] = field(default_factory=dict)
    memory: Memory | None = None

    @property
    def waivers(self) -> Waivers:
        """Gives the checklist's waivers on the day of the run."""
        return Waivers(waivers=self.checklist.waivers, today=self.night.today)

    @property
    def said(self) -> Said:
        """Gives what persons said, on the day of the run."""
        return Said(words=self.reviews, today=self.night.today, review_days=self.night.review_days)


def judge_question(question: Question, bench: Bench) -> QuestionRecord:
    """Gives the record of one question."""
    stated = bench.checklist.answers.get(question.id, Answers())
    demands = demands_of(question, stated)
    if not stated.urls:
        return _not_declared(question, stated, undeclared(demands), bench)
    around = around_of(question, bench)
    answers = _answers(stated, around, bench)
    look = cache(lambda: sight(bench.observations.get(answer.url) for answer in stated.urls))
    elements = judge_elements(
        demands, answers, around, bench.waivers, bench.catalogue.windows, bench.said, look
    )
    said = _verdicts(answers, elements)
    word = None
    if _wants_person(question, elements):
        if all(one.told for one in elements if one.demand.required):  # else it is to be said of these
            word = bench.said.on(question.id, WHOLE, NEEDS_PERSON, look)
        said += [_by_word(question, word)]
    verdict, cause = max(said, key=lambda one: one[0].rank)
    cause = None if verdict is Verdict.PASS else cause
    made = _record(question, stated, answers, elements, verdict, cause, bench)
    return made if word is None else replace(made, review=word.told, review_until=word.until)


def around_of(question: Question, bench: Bench) -> Around:
    """Gives what a rule may know besides the document, for this question."""
    agency = bench.checklist.agency
    return Around(
        question=question.id,
        fiscal_year_be=bench.catalogue.fiscal_year_be,
        today=bench.night.today,
        agency_home=agency.home,
        agency_names=agency.names(),
        memory=bench.memory,
    )


def _answers(stated: Answers, around: Around, bench: Bench) -> tuple[Answer, ...]:
    places = bench.checklist.reach_from
    return tuple(
        judge_answer(
            answer,
            bench.observations.get(answer.url),
            around,
            bench.waivers,
            bench.past.get((around.question, _clean.address(answer.url) or "")),
            bench.night.started_at,
            reach_counts=not places or bench.night.vantage in places,
            reviews=bench.said,
        )
        for answer in stated.urls
    )


def _verdicts(answers: tuple[Answer, ...], elements: tuple[Judged, ...]) -> list[_Verdict]:
    """All that counts, with its cause; of equals the first decides: answers before elements."""
    said: list[_Verdict] = [(answer.record.verdict, answer.record.cause) for answer in answers]
    return said + [(one.counts, one.record.cause) for one in elements if one.counts is not None]


def _wants_person(question: Question, elements: tuple[Judged, ...]) -> bool:
    """Whether what machines and persons said of the elements does not tell all.

    Where the catalogue knows only a part of the elements, the question passes by a person's word alone.
    """
    required = [one for one in elements if one.demand.required]
    by_machine = any(one.demand.machine for one in required) and (
        question.complete or any(one.demand.stated for one in required)
    )
    return not by_machine and not _settled(required)


def _by_word(question: Question, word: Heard | None) -> _Verdict:
    """What a person's word on the question as a whole makes of it; what rests on memory alone is never red."""
    if word is None:
        return Verdict.UNDETERMINED, NEEDS_PERSON
    if word.yes:
        return Verdict.PASS, None
    return (Verdict.WARN if question.confidence == "memory" else Verdict.FAIL), SAID_NO


def _settled(required: list[Judged]) -> bool:
    """Whether persons have said all that a machine could not."""
    reviewed = any(one.record.review is not None for one in required)
    return reviewed and all(one.told for one in required)


def _not_declared(
    question: Question, stated: Answers, elements: tuple[Judged, ...], bench: Bench
) -> QuestionRecord:
    excused = bench.waivers.excuse(question.id, "not_declared", Verdict.NOT_DECLARED)
    verdict = Verdict.WAIVED if excused else Verdict.NOT_DECLARED
    return _record(question, stated, (), elements, verdict, "not_declared", bench)


def _record(
    question: Question,
    stated: Answers,
    answers: tuple[Answer, ...],
    elements: tuple[Judged, ...],
    verdict: Verdict,
    cause: str | None,
    bench: Bench,
) -> QuestionRecord:
    return QuestionRecord(
        id=question.id,
        title=question.title,
        sub_indicator=question.sub_indicator,
        owner=stated.owner,
        ita_points=question.ita_points,
        verdict=verdict,
        cause=cause,
        answers=tuple(answer.record for answer in answers),
        elements=tuple(one.record for one in elements),
        owner_name=bench.checklist.owners.get(stated.owner) if stated.owner else None,
        explanation=_clean.line(stated.explanation, 2000),
    )


def unlooked(questions: tuple[QuestionRecord, ...]) -> bool:
    """Whether nobody looked at some answer: the run is partial then."""
    answers = chain.from_iterable(question.answers for question in questions)
    return any(answer.cause == "not_checked" for answer in answers)
