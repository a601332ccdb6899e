"""What to mend first: everything that is not right, gathered by the one cause behind it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from oitcheck.causes import Cause, causes
from oitcheck.model.checklist import Words
from oitcheck.model.run import QuestionRecord, RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.report._dates import days_between
from oitcheck.report._words import VERDICTS, WHO

BROKEN = (Verdict.FAIL, Verdict.NOT_DECLARED)
DOUBTFUL = (Verdict.WARN,)
UNKNOWN = (Verdict.UNDETERMINED, Verdict.WAIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What there is to say of a cause; a code that no table knows (an older or newer run) tells itself.

    Attributes:
        who: who can mend it; null where unknown.
    """

    code: str
    title: Words
    happened: Words | None = None
    citizen: Words | None = None
    who: Words | None = None
    mend: Words | None = None
    retest: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One thing that a cause stands behind.

    Attributes:
        question: such as ``O12``.
        url: the answer's address; null where the place is an element or the whole question.
        element: the element's text; null for an answer.
        since: when it began to fail, where that is known.
        title: the question's title, where the whole question is the place.
    """

    question: str
    url: str | None = None
    element: Words | None = None
    since: str | None = None
    title: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One cause with one verdict, and everything behind which it stands.

    Attributes:
        questions: ids, each once, in the catalogue's order.
        points: ITA points of those questions together; null where one's are not known.
        since: the oldest known beginning.
        days: whole days from ``since`` to the run.
        owners: names of the divisions, each once.
    """

    verdict: Verdict
    telling: Telling
    places: tuple[Place, ...]
    questions: tuple[str, ...]
    points: float | None
    since: str | None
    days: int | None
    owners: tuple[str, ...]

    @property
    def answers(self) -> int:
        """How many answers."""
        return sum(place.url is not None for place in self.places)

    @property
    def elements(self) -> int:
        """How many elements."""
        return sum(place.element is not None for place in self.places)


def telling(code: str) -> Telling:
    """Gives the words of a cause."""
    known: Cause | None = causes().get(code)
    if known is None:
        return Telling(code=code, title=VERDICTS.get(cast("Verdict", code), Words(th=code, en=code)))
    return Telling(
        code=code,
        title=known.title,
        happened=known.happened,
        citizen=known.citizen,
        who=WHO.get(known.who.value),
        mend=known.mend,
        retest=known.retest,
    )


def groups(record: RunRecord, verdicts: Iterable[Verdict]) -> tuple[Group, ...]:
    """Gives the causes behind these verdicts: hijacked ones before all, then by points at stake, then the oldest."""
    wanted = frozenset(verdicts)
    gathered: dict[tuple[Verdict, str], list[tuple[QuestionRecord, Place]]] = defaultdict(list)
    for question in record.questions:
        for verdict, code, place in _places(question):
            if verdict in wanted:
                gathered[verdict, code].append((question, place))
    made = (_group(record, verdict, code, found) for (verdict, code), found in gathered.items())
    return tuple(sorted(made, key=_urgency))


def _places(question: QuestionRecord) -> Iterable[tuple[Verdict, str, Place]]:
    if question.verdict is Verdict.NOT_DECLARED and not question.answers:
        yield question.verdict, question.cause or question.verdict.value, _whole(question)
        return
    told = False
    for verdict, code, place in (*_answers(question), *_elements(question)):
        told |= verdict is question.verdict
        yield verdict, code, place
    if not told:
        yield question.verdict, question.cause or question.verdict.value, _whole(question)


def _whole(question: QuestionRecord) -> Place:
    return Place(question=question.id, title=question.title)


def _answers(question: QuestionRecord) -> Iterable[tuple[Verdict, str, Place]]:
    for answer in question.answers:
        code = answer.cause or answer.verdict.value
        yield answer.verdict, code, Place(question=question.id, url=answer.url, since=answer.failing_since)
        for note in answer.notes:
            if note != answer.cause:
                yield Verdict.WARN, note, Place(question=question.id, url=answer.url)


def _elements(question: QuestionRecord) -> Iterable[tuple[Verdict, str, Place]]:
    for element in question.elements:
        if element.kind == "machine":
            code = element.cause or element.verdict.value
            yield element.verdict, code, Place(question=question.id, element=element.text)


def _group(
    record: RunRecord, verdict: Verdict, code: str, found: list[tuple[QuestionRecord, Place]]
) -> Group:
    questions = {question.id: question for question, _ in found}
    since = min((place.since for _, place in found if place.since), default=None)
    owners = dict.fromkeys(name for q in questions.values() if (name := q.owner_name or q.owner))
    return Group(
        verdict=verdict,
        telling=telling(code),
        places=tuple(place for _, place in found),
        questions=tuple(questions),
        points=_points(questions.values()),
        since=since,
        days=days_between(since, record.run.started_at),
        owners=tuple(owners),
    )


def _points(questions: Iterable[QuestionRecord]) -> float | None:
    known = [question.ita_points for question in questions]
    return sum(points for points in known if points is not None) if None not in known else None


def _urgency(group: Group) -> tuple[bool, float, str, str]:
    return (
        group.telling.code != "hijacked",
        -round(group.points or 0.0, 6),
        group.since or "9999",
        group.telling.code,
    )
