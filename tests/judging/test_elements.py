"""Elements: over all answers and the documents behind them; a miss is only as strong as its ground."""

from datetime import date

import pytest

from oitcheck.model.catalogue import Period, Window
from oitcheck.model.checklist import Criterion, Expectation
from oitcheck.model.document import Page
from oitcheck.model.observed import Observation
from oitcheck.rules import contains_heading

PDF = "https://www.klaeng.example/a.pdf"
OTHER = "https://www.klaeng.example/other"
TEXT = "ข้อความอื่นที่อ่านได้ครบถ้วน"


def missed(bench, *, checklist=None, seen=None, **how):
    """Gives the question whose only element is not on the fully read page."""
    return bench.one(seen or bench.seen(TEXT), elements=(bench.element(**how),), checklist=checklist)


@pytest.mark.parametrize(
    ("how", "verdict"),
    [
        ({"decisive": True}, "fail"),
        ({"decisive": False}, "warn"),
        ({"decisive": True, "confidence": "memory"}, "warn"),
        ({"decisive": True, "basis": "memory"}, "warn"),
        ({"decisive": True, "required": False}, "warn"),
        ({"decisive": True, "role": "example"}, "warn"),
        ({"decisive": True, "role": "conditional"}, "warn"),
        ({"decisive": True, "confidence": "one-source", "basis": "practice"}, "fail"),
    ],
)
def test_a_miss_is_as_red_as_its_ground_allows(bench, how, verdict):
    """Decisive fails; wording, memory, advice, examples and conditions warn at most."""
    element = missed(bench, **how).elements[0]

    assert (verdict, "element_missing") == (element.verdict, element.cause)


def test_what_the_checklist_states_fails_when_missed(bench):
    """It takes the place of the catalogue's expectation, whatever that was."""
    checklist = bench.checklist({"O1": bench.answers(expect={"phone": bench.expect("เบอร์ตรง")})})
    question = missed(bench, checklist=checklist, confidence="memory", required=False)

    assert ("fail", "fail", True) == (
        question.verdict,
        question.elements[0].verdict,
        question.elements[0].required,
    )


def test_a_checklist_can_add_an_element_and_make_a_persons_one_a_machines(bench):
    """By its id; the added one stands last."""
    stated = {"phone": bench.expect("ติดต่อเรา"), "board": bench.expect("ติดต่อ")}
    checklist = bench.checklist({"O1": bench.answers(expect=stated)})
    question = bench.one(bench.seen(), checklist=checklist, elements=(bench.element(kind="person"),))

    assert [("phone", "machine", "pass"), ("board", "machine", "pass")] == [
        (one.id, one.kind, one.verdict) for one in question.elements
    ]
    assert "pass" == question.verdict


def test_a_confirmed_criterion_can_be_red(bench):
    """The agency says that the requirement is printed: then a decisive miss is one; wording still only warns."""
    confirmed = (Criterion(element="phone", by="palad", source="คู่มือ หน้า 12"),)
    checklist = bench.checklist({"O1": bench.answers(criterion_confirmed=confirmed)})

    assert "fail" == missed(bench, checklist=checklist, confidence="memory", decisive=True).verdict
    assert "warn" == missed(bench, checklist=checklist, confidence="memory").verdict


def test_an_element_may_stand_at_any_answer_or_behind_it(bench):
    """The first place where it is seen is the evidence."""
    checklist = bench.checklist({"O1": bench.answers(bench.url, OTHER)})
    behind = bench.seen("ติดต่อเรา", PDF)
    for seen, place in (
        ((bench.seen(TEXT), bench.seen("ติดต่อเรา", OTHER)), OTHER),
        ((bench.seen(TEXT), bench.seen(TEXT, OTHER, behind=(behind,))), PDF),
    ):
        question = bench.one(*seen, checklist=checklist)

        assert ("pass", place) == (question.verdict, question.elements[0].evidence.url)


@pytest.mark.parametrize(
    "weak",
    [
        {"left_out": (PDF,)},
        {"behind": (Observation(url=PDF, cause="bot_wall"),)},
        {"behind": (Observation(url=PDF, cause="timeout"),)},
        {"behind": (Observation(url=PDF, cause="not_checked"),)},
        {"behind": (Observation(url=PDF, cause="document_unreadable"),)},
    ],
    ids=["left out", "blocked", "timed out", "not checked", "scan"],
)
def test_what_could_not_be_read_turns_a_miss_into_unknown(bench, weak):
    """However decisive it is."""
    question = missed(bench, seen=bench.seen(TEXT, **weak), decisive=True)

    assert ("undetermined", "element_unreadable") == (
        question.elements[0].verdict,
        question.elements[0].cause,
    )
    assert "undetermined" == question.verdict


@pytest.mark.parametrize("how", [{"complete": False}, {"pages": ()}])
def test_a_document_read_in_part_proves_no_miss(bench, how):
    """A cap reached, or no text at all."""
    question = missed(bench, seen=bench.seen(document=bench.document(TEXT, **how)), decisive=True)

    assert "undetermined" == question.elements[0].verdict


def test_one_unreadable_page_of_a_file_leaves_a_miss_open(bench):
    """A scan among the pages may show it."""
    scan = Page(number=2, text="", folded="", read_by=None)
    document = bench.document(TEXT, kind="pdf")
    document = bench.document(TEXT, kind="pdf", pages=(*document.pages, scan))

    assert "undetermined" == missed(bench, seen=bench.seen(document=document), decisive=True).verdict


def test_a_broken_link_behind_the_page_hides_nothing(bench):
    """404 is proven to show the public nothing."""
    behind = (Observation(url=PDF, cause="http_not_found"),)

    assert "fail" == missed(bench, seen=bench.seen(TEXT, behind=behind), decisive=True).verdict


def test_one_broken_answer_leaves_a_miss_open_and_fails_the_question(bench):
    """What it would have shown is not known; that it is broken is."""
    checklist = bench.checklist({"O1": bench.answers(bench.url, OTHER)})
    question = bench.one(
        bench.seen(TEXT),
        bench.broken("http_gone", OTHER),
        checklist=checklist,
        elements=(bench.element(decisive=True),),
    )

    assert ("fail", "http_gone") == (question.verdict, question.cause)
    assert "undetermined" == question.elements[0].verdict


def test_examples_conditions_and_advice_never_lower_a_question_beyond_their_rank(bench):
    """Examples and conditions not at all, advice to a warning at most."""
    shown = bench.element("shown")

    def with_missed(**how):
        missing = bench.element("missing", expect=bench.expect("ไม่มีตรงนี้"), decisive=True, **how)
        return bench.one(bench.seen(), elements=(shown, missing)).verdict

    assert "pass" == with_missed(role="example")
    assert "pass" == with_missed(role="conditional")
    assert "warn" == with_missed(required=False)
    assert "fail" == with_missed()


def test_advice_that_could_not_be_seen_changes_nothing(bench):
    """Only what is demanded can make a question unclear."""
    advice = bench.element("map", required=False, expect=bench.expect("แผนที่ตั้ง"))
    question = bench.one(bench.seen(left_out=(PDF,)), elements=(bench.element(), advice))

    assert ("pass", "undetermined") == (question.verdict, question.elements[1].verdict)


@pytest.mark.parametrize(("text", "verdict"), [("สถิติ", "pass"), ("ไม่มีเรื่องร้องเรียน", "pass"), (TEXT, "fail")])
def test_an_alternative_stands_in_for_its_element(bench, text, verdict):
    """Either is enough; neither is a failing."""
    statistics = bench.element("statistics", expect=bench.expect("สถิติ"), decisive=True)
    none = bench.element(
        "none", expect=bench.expect("ไม่มีเรื่องร้องเรียน"), alternative_to="statistics", decisive=True
    )
    question = bench.one(bench.seen(text), elements=(statistics, none))

    assert (verdict, verdict) == (question.verdict, question.elements[0].verdict)


def test_persons_elements_change_no_verdict_and_are_counted(bench):
    """A question with nothing else is for a person to tell."""
    person = bench.element("reply", kind="person")
    both = bench.judge(bench.seen(), elements=(bench.element(), person))
    alone = bench.judge(bench.seen(), elements=(person,))

    assert ("pass", 1) == (both.questions[0].verdict, both.summary.to_review)
    assert ("undetermined", "needs_person") == (alone.questions[0].verdict, alone.questions[0].cause)
    assert ("undetermined", "needs_person") == (
        alone.questions[0].elements[0].verdict,
        alone.questions[0].elements[0].cause,
    )
    assert "pass" == alone.questions[0].answers[0].verdict


def test_a_question_without_expectations_is_never_a_pass(bench):
    """Advice alone proves nothing either."""
    assert "undetermined" == bench.one(bench.seen(), elements=(bench.element(expect=None),)).verdict
    assert "undetermined" == bench.one(bench.seen(), elements=(bench.element(required=False),)).verdict


WINDOW = (Window(name="answer", start=date(2022, 3, 1), end=date(2022, 4, 30), confidence="one-source"),)


@pytest.mark.parametrize(
    ("today", "how", "verdict"),
    [
        (date(2022, 3, 31), {"due": date(2022, 4, 1)}, "not_due"),
        (date(2022, 4, 1), {"due": date(2022, 4, 1)}, "fail"),
        (date(2022, 3, 20), {"period": Period(kind="first_six_months", end=date(2022, 3, 31))}, "not_due"),
        (date(2022, 4, 30), {"period": Period(kind="first_six_months", end=date(2022, 3, 31))}, "not_due"),
        (date(2022, 5, 1), {"period": Period(kind="first_six_months", end=date(2022, 3, 31))}, "fail"),
        (date(2022, 1, 5), {"period": Period(kind="current_year", end=date(2022, 9, 30))}, "fail"),
        (date(2022, 1, 5), {"period": Period(kind="none")}, "fail"),
    ],
)
def test_before_its_day_a_miss_is_not_due(bench, today, how, verdict):
    """The period that it reports on, a grace, and at the latest the close of the answer window."""
    catalogue = bench.catalogue(bench.question(bench.element(decisive=True, **how)), windows=WINDOW)
    question = bench.one(bench.seen(TEXT), catalogue=catalogue, night=bench.night(today=today))

    assert (verdict, verdict) == (question.verdict, question.elements[0].verdict)


def test_what_is_shown_before_its_day_passes(bench):
    """Looked for, not demanded yet."""
    element = bench.element(due=date(2030, 1, 1))

    assert "pass" == bench.one(bench.seen(), elements=(element,)).verdict


def test_a_question_without_a_url_is_not_declared(bench):
    """Neither red nor unclear: nothing was said yet."""
    record = bench.judge(checklist=bench.checklist({}))

    assert ("not_declared", "not_declared") == (record.questions[0].verdict, record.questions[0].cause)
    assert ("complete", 0) == (record.run.state, record.summary.urls)
    assert ["not_declared"] == [one.verdict for one in record.questions[0].elements]


def test_a_crash_of_a_rule_costs_one_element_and_no_run(bench, monkeypatch, caplog):
    """It says nothing of the agency, and the log has the traceback."""

    def crash(document, params, around):
        raise ZeroDivisionError("a bug of ours")

    monkeypatch.setattr(contains_heading, "look", crash)
    heading = bench.element("heading", expect=Expectation(rule="contains_heading"), decisive=True)
    question = bench.one(bench.seen(), elements=(bench.element(), heading))

    assert ["pass", "undetermined"] == [element.verdict for element in question.elements]
    assert "checker_error" == question.cause
    assert "a bug of ours" in caplog.text
