"""From verdicts to scores: an item is 100 or 0; means of means; a range while anything is unknown.

Source: ITA operation of fiscal year 2564, table 4.26 of its report: all published sub-indicator scores are reproduced.
"""

from collections.abc import Iterable, Mapping, Sequence

from oitcheck.model.catalogue import Catalogue, Indicator, SubIndicator
from oitcheck.model.run import QuestionRecord, Score, SubIndicatorRecord, Summary
from oitcheck.model.verdict import Verdict

UNKNOWN = Score(low=0.0, high=100.0)
_SCORES: Mapping[Verdict, Score | None] = {
    Verdict.PASS: Score(low=100.0, high=100.0),
    Verdict.NOT_DUE: None,
    Verdict.WARN: Score(low=100.0, high=100.0),
    Verdict.WAIVED: UNKNOWN,
    Verdict.UNDETERMINED: UNKNOWN,
    Verdict.NOT_DECLARED: Score(low=0.0, high=0.0),
    Verdict.FAIL: Score(low=0.0, high=0.0),
}


def score_of(verdict: Verdict) -> Score | None:
    """Gives the score range of one question; null where it is not due and so left out."""
    return _SCORES[verdict]


def mean(scores: Iterable[Score | None]) -> Score | None:
    """Gives the mean of the ranges that count; null where none does."""
    counted = [score for score in scores if score is not None]
    if not counted:
        return None
    low = sum(score.low for score in counted) / len(counted)
    high = sum(score.high for score in counted) / len(counted)
    return Score(low=low, high=high)


def sub_indicators(
    catalogue: Catalogue, questions: Sequence[QuestionRecord]
) -> tuple[SubIndicatorRecord, ...]:
    """Gives every sub-indicator with its score range, rounded to two decimals; null where its make-up is not known."""
    verdicts = _verdicts(questions)
    return tuple(
        SubIndicatorRecord(
            id=sub.id, title=sub.title, score=_rounded(_sub_score(sub, verdicts)) if _weighed(sub) else None
        )
        for indicator in catalogue.indicators
        for sub in indicator.sub_indicators
    )


def oit_score(catalogue: Catalogue, questions: Sequence[QuestionRecord]) -> Score:
    """Gives the OIT score, 0 to 100, rounded to two decimals.

    The whole range where nothing is due, or where it is not known how the year's questions are weighed.
    """
    if not all(_weighed(sub) for indicator in catalogue.indicators for sub in indicator.sub_indicators):
        return UNKNOWN
    verdicts = _verdicts(questions)
    whole = mean(_indicator_score(indicator, verdicts) for indicator in catalogue.indicators)
    return _rounded(whole) or UNKNOWN


def summarise(catalogue: Catalogue, questions: Sequence[QuestionRecord]) -> Summary:
    """Gives the first screen of any set of questions, also of one put together from two nights.

    A question of the catalogue that is not among ``questions`` is unknown to the score and counts nowhere else.
    """
    by_verdict = {verdict.value: 0 for verdict in Verdict}
    for question in questions:
        by_verdict[question.verdict.value] += 1
    at_stake = [question.ita_points for question in questions if _at_stake(question.verdict)]
    known = [points for points in at_stake if points is not None]
    return Summary(
        urls=sum(len(question.answers) for question in questions),
        questions=len(questions),
        by_verdict=by_verdict,
        to_review=sum(
            1
            for question in questions
            for element in question.elements
            if element.kind == "person" and element.read_by != "person"
        ),
        oit_score=oit_score(catalogue, questions),
        ita_points_at_stake=round(sum(known), 3) if len(known) == len(at_stake) else None,
    )


def _at_stake(verdict: Verdict) -> bool:
    score = score_of(verdict)
    return score is not None and score.low == 0.0


def _verdicts(questions: Sequence[QuestionRecord]) -> dict[str, Verdict]:
    return {question.id: question.verdict for question in questions}


def _weighed(sub: SubIndicator) -> bool:
    """Whether it is known what each of its questions weighs."""
    return all(question.ita_points is not None for question in sub.questions)


def _sub_score(sub: SubIndicator, verdicts: Mapping[str, Verdict]) -> Score | None:
    return mean(
        score_of(verdicts[question.id]) if question.id in verdicts else UNKNOWN for question in sub.questions
    )


def _indicator_score(indicator: Indicator, verdicts: Mapping[str, Verdict]) -> Score | None:
    return mean(_sub_score(sub, verdicts) for sub in indicator.sub_indicators)


def _rounded(score: Score | None) -> Score | None:
    return None if score is None else Score(low=round(score.low, 2), high=round(score.high, 2))
