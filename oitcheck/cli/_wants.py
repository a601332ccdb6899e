"""What wants a person, with the stored evidence: shared by the verbs that ask for a word and that report one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import urldefrag

from oitcheck.history import History
from oitcheck.judging import sight
from oitcheck.masking import mask
from oitcheck.model.observed import Observation
from oitcheck.model.review import WHOLE, Item, Sight, Word
from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord, RunRecord
from oitcheck.model.verdict import Verdict

# A machine that has not looked at all is asked again, not a person.
_NOT_FOR_PERSONS = frozenset({"not_checked", "not_declared"})
NEEDS_PERSON = "needs_person"


Part = AnswerRecord | ElementRecord | QuestionRecord
"""What a word is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One thing that the machine cannot tell, or that a person has already told.

    Attributes:
        item: the element's id, the answer's URL as masked in the record, or ``WHOLE`` for the question itself.
        sight: what there was to see.
        word: what was said of it before; null where nothing was.
        holds: whether that word decides.
    """

    question: QuestionRecord
    item: str
    record: Part
    sight: Sight
    word: Word | None
    holds: bool

    @property
    def cause(self) -> str | None:
        """Why the machine could not tell; a settled part does not say it any more, the word does."""
        return _cause(self.record, self.word)

    @property
    def pending(self) -> bool:
        """Whether a word is still wanted."""
        return not self.holds


def stored(history: History, agency: str, catalogue: str) -> dict[str, Observation]:
    """Gives the newest stored observation of every address, by the address as masked and without its fragment."""
    found: dict[str, Observation] = {}
    for run in history.runs(agency, catalogue):
        if run.state not in {"complete", "partial"}:
            continue
        seen = history.observations(run.run_id)
        if not seen:
            break
        for observation in seen:
            found.setdefault(observation.url, observation)
    return found


def seen_at(url: str, observations: Mapping[str, Observation]) -> Observation | None:
    """Gives what was seen at an address as typed, or as masked in a record."""
    return observations.get(mask(urldefrag(url.strip()).url))


def wants(
    record: RunRecord,
    observations: Mapping[str, Observation],
    words: Mapping[Item, Word],
    today: date,
    review_days: int,
) -> Iterator[Want]:
    """Gives what wants a person, question by question: answers first, then elements, then the question itself."""
    for question in record.questions:
        seen = [seen_at(answer.url, observations) for answer in question.answers]
        whole = cache(lambda seen=tuple(seen): sight(seen))
        for item, part in _parts(question):
            places = [place for place, answer in enumerate(question.answers) if answer is part]
            there = sight([seen[places[0]]]) if places else whole()
            word = words.get((question.id, item))
            holds = (
                word is not None
                and word.said != "later"
                and word.holds(there, _cause(part, word), today, review_days)
            )
            yield Want(question=question, item=item, record=part, sight=there, word=word, holds=holds)


def _parts(question: QuestionRecord) -> Iterator[tuple[str, Part]]:
    """What of a question is a person's to tell; the question itself only where it has no element to say it of."""
    yield from ((answer.url, answer) for answer in question.answers if _for_person(answer))
    if not question.answers or _all_broken(question):
        return
    asked = [element for element in question.elements if _for_person(element)]
    yield from ((element.id, element) for element in asked)
    if question.review is not None or _lacks_elements(question, asked):
        yield WHOLE, question


def _lacks_elements(question: QuestionRecord, asked: list[ElementRecord]) -> bool:
    """Whether nothing that a person could say of its elements would settle the question."""
    if question.verdict is not Verdict.UNDETERMINED or any(element.required for element in asked):
        return False
    return question.cause == NEEDS_PERSON or not any(element.required for element in question.elements)


def _for_person(part: AnswerRecord | ElementRecord) -> bool:
    if part.review is not None:
        return True
    return part.verdict is Verdict.UNDETERMINED and part.cause not in _NOT_FOR_PERSONS


def _all_broken(question: QuestionRecord) -> bool:
    """What is proven broken is to be mended, not looked at."""
    return all(answer.verdict is Verdict.FAIL for answer in question.answers)


def _cause(part: Part, word: Word | None) -> str | None:
    if part.review is not None and word is not None:
        return word.cause
    return NEEDS_PERSON if isinstance(part, QuestionRecord) else part.cause
