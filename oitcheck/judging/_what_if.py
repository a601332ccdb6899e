"""What-if: which repairs give back most."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from oitcheck.judging._scores import oit_score, score_of
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.run import QuestionRecord, Score
from oitcheck.model.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One question that does not count as shown, and what mending it gives back.

    Attributes:
        points: points of ITA by which the lower end of the score rises when this question alone passes; null where
            it is not known what it weighs.
        after: the OIT score range when it and all repairs before it are done.
    """

    question: QuestionRecord
    points: float | None
    after: Score


def what_if(catalogue: Catalogue, questions: Sequence[QuestionRecord]) -> tuple[Repair, ...]:
    """Gives the repairs, the one that gives back most first; of equals what is proven broken, then as asked.

    What is not due yet is left out: it is not in the score.
    """
    now = oit_score(catalogue, questions)
    found = [
        (_gain(catalogue, questions, question, now.low), place, question)
        for place, question in enumerate(questions)
        if _lost(question)
    ]
    found.sort(key=lambda one: (-one[0], -one[2].verdict.rank, one[1]))
    repaired = list(questions)
    repairs = []
    for points, place, question in found:
        repaired[place] = replace(question, verdict=Verdict.PASS)
        known = None if question.ita_points is None else points
        repairs.append(Repair(question=question, points=known, after=oit_score(catalogue, repaired)))
    return tuple(repairs)


def _lost(question: QuestionRecord) -> bool:
    score = score_of(question.verdict)
    return score is not None and score.low < 100.0


def _gain(
    catalogue: Catalogue, questions: Sequence[QuestionRecord], mended: QuestionRecord, low: float
) -> float:
    after = [replace(one, verdict=Verdict.PASS) if one is mended else one for one in questions]
    return round((oit_score(catalogue, after).low - low) * catalogue.oit_weight / 100, 3)
