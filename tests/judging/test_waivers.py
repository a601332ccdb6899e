"""Waivers: one cause of one question, excused for a time."""

from datetime import date

import pytest

from oitcheck.model.checklist import AnswerUrl, Waiver


def waiver(**how):
    base = {"question": "O1", "cause": "http_not_found", "reason": "ย้ายเว็บ", "by": "palad"}
    return Waiver(**(base | {"start": date(2022, 4, 1), "until": date(2022, 4, 30)} | how))


def excused(bench, *waivers, seen=None, elements=None, checklist=None):
    checklist = checklist or bench.checklist(waivers=waivers)
    return bench.one(seen or bench.broken("http_not_found"), checklist=checklist, elements=elements)


def test_a_waived_cause_is_neither_red_nor_a_pass(bench):
    """Its answer, and the elements that only it hides, are waived with it; the reason stands beside it."""
    question = excused(bench, waiver())

    assert ("waived", "http_not_found") == (question.verdict, question.cause)
    assert ("waived", "ย้ายเว็บ (palad, 2022-04-30)") == (
        question.answers[0].verdict,
        question.answers[0].waiver,
    )
    assert ["waived"] == [element.verdict for element in question.elements]


@pytest.mark.parametrize(
    "how",
    [
        {"cause": "http_gone"},
        {"question": "O2"},
        {"url": "https://www.klaeng.example/another"},
        {"element": "phone"},
        {"start": date(2022, 4, 21)},
        {"until": date(2022, 4, 19)},
    ],
    ids=["another cause", "another question", "another url", "an element", "not yet", "no more"],
)
def test_a_waiver_excuses_nothing_but_what_it_names(bench, how):
    """A new fault shows through."""
    assert "fail" == excused(bench, waiver(**how)).verdict


def test_first_and_last_day_are_in_force(bench):
    """Both ends count."""
    today = date(2022, 4, 20)

    assert "waived" == excused(bench, waiver(start=today)).verdict
    assert "waived" == excused(bench, waiver(until=today)).verdict


def test_an_unclear_answer_can_be_waived_too(bench):
    """A firewall that is being talked about."""
    assert "waived" == excused(bench, waiver(cause="bot_wall"), seen=bench.broken("bot_wall")).verdict


def test_a_warning_is_not_made_worse_by_a_waiver(bench):
    """``waived`` scores less than ``warn``."""
    assert "warn" == excused(bench, waiver(cause="slow"), seen=bench.seen(notes=("slow",))).verdict


def test_an_elements_miss_can_be_waived(bench):
    """By its id or by the cause alone."""
    element = bench.element(expect=bench.expect("ไม่มีตรงนี้"), decisive=True)
    for how in ({"element": "phone"}, {}):
        question = excused(
            bench, waiver(cause="element_missing", **how), seen=bench.seen(), elements=(element,)
        )

        assert ("waived", "waived") == (question.verdict, question.elements[0].verdict)


def test_a_waived_element_leaves_another_one_red(bench):
    """One waiver, one element."""
    elements = tuple(
        bench.element(name, expect=bench.expect("ไม่มีตรงนี้"), decisive=True) for name in ("phone", "fax")
    )
    question = excused(
        bench, waiver(cause="element_missing", element="fax"), seen=bench.seen(), elements=elements
    )

    assert ["fail", "waived"] == [element.verdict for element in question.elements]
    assert "fail" == question.verdict


def test_a_stated_expectation_that_is_waived_does_not_hide_another(bench):
    """Cause by cause."""
    urls = AnswerUrl(url=bench.url, expect=(bench.expect("ไม่มีตรงนี้"),))
    checklist = bench.checklist({"O1": bench.answers(urls)}, waivers=(waiver(cause="element_missing"),))

    assert "waived" == excused(bench, seen=bench.seen(), checklist=checklist).verdict
    assert "fail" == excused(bench, seen=bench.broken("http_gone"), checklist=checklist).verdict


def test_a_missing_url_can_be_waived(bench):
    """Until it is declared."""
    checklist = bench.checklist({}, waivers=(waiver(cause="not_declared"),))

    assert "waived" == bench.judge(checklist=checklist).questions[0].verdict


def test_a_waiver_that_ran_out_is_a_notice(bench):
    """Never an error; its secrets are masked."""
    old = waiver(until=date(2022, 4, 19), url="https://www.klaeng.example/?token=T0KEN")
    record = bench.judge(bench.seen(), checklist=bench.checklist(waivers=(old, waiver())))

    assert (
        "waiver_expired: O1 http_not_found 2022-04-19 https://www.klaeng.example/?token=•••",
    ) == record.notices
