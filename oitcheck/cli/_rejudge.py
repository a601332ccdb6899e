"""The latest run judged again from its stored evidence, so that a person's word shows at once."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

from oitcheck import catalogue_file
from oitcheck.cli._wants import seen_at
from oitcheck.judging import Night, judge, sub_indicators, summarise
from oitcheck.model.checklist import Checklist
from oitcheck.model.observed import Observation
from oitcheck.model.past import Past
from oitcheck.model.review import Item, Reviews, Word
from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord, RunRecord


def rejudge(
    record: RunRecord,
    checklist: Checklist,
    observations: Mapping[str, Observation],
    reviews: Reviews,
    questions: AbstractSet[str],
    today: date,
    review_days: int,
) -> RunRecord | None:
    """Gives the record with these questions judged anew; null where the stored evidence does not carry it.

    The checklist must be the one that was checked, and without the new words the evidence must say again what the
    record says: else the next night decides.
    """
    if record.checklist.sha256 != checklist.sha256:
        return None
    catalogue = catalogue_file.load(checklist.catalogue)
    seen = {
        answer.url: replace(found, url=answer.url)
        for answers in checklist.answers.values()
        for answer in answers.urls
        if (found := seen_at(answer.url, observations)) is not None
    }
    run = record.run
    night = Night(
        run_id=run.id,
        state=run.state,
        started_at=run.started_at,
        finished_at=run.finished_at,
        vantage=run.vantage,
        today=today,
        version=record.oitcheck_version,
        review_days=review_days,
    )
    past = {
        (question.id, answer.url): Past(answer.failing_since, answer.last_passed_at)
        for question in record.questions
        for answer in question.answers
    }

    def judged(words: Mapping[Item, Word]) -> dict[str, QuestionRecord]:
        made = judge(checklist, catalogue, seen, night, past, only=questions, reviews=words)
        return {question.id: question for question in made.questions}

    told = judged(reviews.by_item())
    plain = judged({})
    sound = {
        question.id
        for question in record.questions
        if question.id in told and _same(question, plain[question.id])
    }
    if not sound:
        return None
    made = tuple(told[one.id] if one.id in sound else one for one in record.questions)
    return replace(
        record,
        questions=made,
        summary=summarise(catalogue, made),
        sub_indicators=sub_indicators(catalogue, made),
    )


def _same(before: QuestionRecord, again: QuestionRecord) -> bool:
    """Whether everything that no person has settled has the verdict that it had."""
    olds: list[AnswerRecord | ElementRecord] = [*before.answers, *before.elements]
    news: list[AnswerRecord | ElementRecord] = [*again.answers, *again.elements]
    return all(
        old.review is not None or old.verdict is new.verdict for old, new in zip(olds, news, strict=True)
    )
