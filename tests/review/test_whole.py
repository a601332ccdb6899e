"""A question that has no element to ask about is told as a whole, and every word names its last day."""

import pytest

from oitcheck.model.review import WHOLE
from oitcheck.model.verdict import Verdict


def first(record):
    return record.questions[0]


def test_a_question_without_elements_wants_a_person(desk):
    """Nothing is known of what must be shown: no machine passes it."""
    question = first(desk.judge(desk.seen(), elements=()))

    assert (Verdict.UNDETERMINED, "needs_person", None) == (question.verdict, question.cause, question.review)


def test_a_yes_on_the_whole_passes_with_who_and_when(desk):
    """The word is kept with the question."""
    question = first(desk.judge(desk.seen(), desk.said("yes", item=WHOLE, note="ครบ"), elements=()))

    assert (Verdict.PASS, None) == (question.verdict, question.cause)
    assert ("สมศรี ใจดี, 2022-04-20: ครบ", None) == (question.review, question.review_until)


@pytest.mark.parametrize(("confidence", "verdict"), [("one-source", Verdict.FAIL), ("memory", Verdict.WARN)])
def test_a_no_on_the_whole_is_red_only_where_the_question_is_known(desk, confidence, verdict):
    """A question that is known from memory alone is never red."""
    word = desk.said("no", item=WHOLE)
    question = first(desk.judge(desk.seen(), word, elements=(), confidence=confidence))

    assert (verdict, "person_said_no") == (question.verdict, question.cause)


def test_a_question_known_in_part_passes_by_a_word_alone(desk):
    """Its one known element is seen by the machine; the rest is a person's to tell."""
    element = desk.element(machine=True)
    plain = first(desk.judge(desk.seen(), elements=(element,), complete=False))
    told = first(desk.judge(desk.seen(), desk.said("yes", item=WHOLE), elements=(element,), complete=False))

    assert (Verdict.UNDETERMINED, Verdict.PASS) == (plain.verdict, told.verdict)


def test_the_whole_is_not_told_over_an_element_that_waits(desk):
    """Where there is an element to say it of, the word is to be said of that."""
    question = first(desk.judge(desk.seen(), desk.said("yes", item=WHOLE)))

    assert (Verdict.UNDETERMINED, None) == (question.verdict, question.review)


def test_a_word_on_the_whole_lapses_with_the_page(desk):
    """It is bound to what was seen."""
    word = desk.said("yes", item=WHOLE)

    assert Verdict.UNDETERMINED is first(desk.judge(desk.seen("หน้าอื่น"), word, elements=())).verdict


def test_a_word_on_a_wall_names_its_last_day(desk):
    """Thirty days after it was said, for the address and for what stands behind it; one bound to a text has none."""
    walled = {"seen": None, "cause": "bot_wall"}
    url = desk.said("yes", item=desk.url, **walled)
    element = desk.said("yes", **(walled | {"cause": "element_unreadable"}))
    question = first(desk.judge(desk.wall(), url, element, elements=[desk.element(machine=True)]))
    bound = first(desk.judge(desk.seen(), desk.said("yes")))

    assert ("2022-05-20", "2022-05-20") == (
        question.answers[0].review_until,
        question.elements[0].review_until,
    )
    assert (None, True) == (bound.elements[0].review_until, bound.elements[0].review is not None)
