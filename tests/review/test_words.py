"""What a person's word makes of what the machine could not tell, and when it lapses."""

from dataclasses import replace
from datetime import timedelta

import pytest

from oitcheck.judging import sight
from oitcheck.model.verdict import Verdict


def first(record):
    return record.questions[0]


def test_without_a_word_a_question_for_persons_is_undetermined(desk):
    """A question that has elements for persons alone cannot be told, and counts as to review."""
    record = desk.judge(desk.seen())

    assert (Verdict.UNDETERMINED, "needs_person") == (first(record).verdict, first(record).cause)
    assert 1 == record.summary.to_review


def test_a_yes_passes_with_who_and_when(desk):
    """The word is the evidence: the name and the day stand beside the verdict, and nothing is left to review."""
    record = desk.judge(desk.seen(), desk.said("yes", note="เปิดดูแล้ว"))

    element = first(record).elements[0]
    assert (Verdict.PASS, Verdict.PASS) == (first(record).verdict, element.verdict)
    assert ("person", "สมศรี ใจดี, 2022-04-20: เปิดดูแล้ว") == (element.read_by, element.review)
    assert element.review == element.evidence.excerpt
    assert 0 == record.summary.to_review
    assert 100.0 == record.summary.oit_score.low


@pytest.mark.parametrize(
    ("how", "verdict"),
    [
        ({}, Verdict.FAIL),
        ({"confidence": "memory"}, Verdict.WARN),
        ({"basis": "memory"}, Verdict.WARN),
        ({"required": False}, Verdict.WARN),
    ],
)
def test_a_no_fails_what_is_required_and_warns_of_the_rest(desk, how, verdict):
    """A person's no proves a printed requirement missing; what rests on memory or is advice is at most a warning."""
    record = desk.judge(desk.seen(), desk.said("no"), elements=[desk.element(**how)])

    element = first(record).elements[0]
    assert (verdict, "person_said_no") == (element.verdict, element.cause)
    assert 0 == record.summary.to_review


def test_a_confirmed_criterion_makes_a_no_count(desk):
    """What the agency has seen in print is required although the catalogue knows it from memory."""
    elements = [desk.element(confidence="memory")]

    record = desk.judge(desk.seen(), desk.said("no"), elements=elements, confirmed=("chart",))

    assert Verdict.FAIL is first(record).verdict


def test_later_changes_nothing(desk):
    """Who puts it off has said nothing."""
    assert desk.judge(desk.seen()).questions == desk.judge(desk.seen(), desk.said("later")).questions


def test_the_word_lapses_when_what_was_seen_changes(desk):
    """A yes on one text says nothing of another."""
    record = desk.judge(desk.seen("หน้านี้ถูกแก้ไขแล้ว"), desk.said("yes"))

    assert Verdict.UNDETERMINED is first(record).verdict


def test_the_word_on_text_stands_after_a_year(desk):
    """What is seen to be the same needs no new word."""
    record = desk.judge(desk.seen(), desk.said("yes"), today=desk.today + timedelta(days=365))

    assert Verdict.PASS is first(record).verdict


def test_a_visit_counter_does_not_lapse_the_word(desk):
    """What turns every night though nobody changed the page is not part of what was seen; any other figure is."""
    before = desk.seen("แผนประจำปี 2565 ผู้เข้าชม: 1,204 ครั้ง")
    counted = desk.seen("แผนประจำปี 2565 ผู้เข้าชม: 1,377 ครั้ง")
    other_year = desk.seen("แผนประจำปี 2566 ผู้เข้าชม: 1,204 ครั้ง")

    assert sight([before]) == sight([counted])
    assert sight([before]) != sight([other_year])


def test_a_scan_is_known_by_its_bytes(desk):
    """A picture has no text: the word holds for the same file, and lapses with another."""
    word = desk.said("yes", desk.scan())

    assert Verdict.PASS is first(desk.judge(desk.scan(), word)).verdict
    assert Verdict.UNDETERMINED is first(desk.judge(desk.scan("b" * 64), word)).verdict


@pytest.mark.parametrize(("days", "verdict"), [(0, "pass"), (30, "pass"), (31, "undetermined")])
def test_a_word_on_a_wall_lapses_after_thirty_days(desk, days, verdict):
    """Where nothing could be seen, nothing tells that it changed: the word ends with time."""
    word = desk.said("yes", desk.wall(), item=desk.url, cause="bot_wall")
    chart = desk.said("yes", desk.wall(), cause="needs_person")

    record = desk.judge(desk.wall(), word, chart, today=desk.today + timedelta(days=days))

    assert verdict == first(record).answers[0].verdict == first(record).verdict


def test_the_days_are_a_setting(desk):
    """An agency may ask for a new word sooner."""
    word = desk.said("yes", desk.wall(), item=desk.url, cause="bot_wall")

    record = desk.judge(desk.wall(), word, today=desk.today + timedelta(days=8), days=7)

    assert Verdict.UNDETERMINED is first(record).answers[0].verdict


def test_a_word_on_one_wall_says_nothing_of_another(desk):
    """A firewall that a person got past is not a site that times out."""
    word = desk.said("yes", desk.wall(), item=desk.url, cause="bot_wall")

    record = desk.judge(desk.wall("rate_limited"), word)

    assert Verdict.UNDETERMINED is first(record).answers[0].verdict


def test_a_person_who_cannot_open_it_either_proves_it(desk):
    """A no on a wall is a fail, with the person named."""
    word = desk.said("no", desk.wall(), item=desk.url, cause="bot_wall")

    answer = first(desk.judge(desk.wall(), word)).answers[0]

    assert ("fail", "person_said_no", "สมศรี ใจดี, 2022-04-20") == (answer.verdict, answer.cause, answer.review)


@pytest.mark.parametrize("cause", ["http_not_found", "soft_404", "tls_expired"])
def test_no_word_heals_what_is_proven_broken(desk, cause):
    """A yes settles only what could not be told."""
    seen = replace(desk.seen(), cause=cause, document=None)
    words = [desk.said("yes", seen, item=item, cause=cause) for item in (desk.url, "chart")]

    assert Verdict.FAIL is first(desk.judge(seen, *words)).verdict


def test_a_word_on_a_wall_does_not_outlive_the_page(desk):
    """What a person saw behind a firewall is not seen any more when the page is gone."""
    elements = [desk.element(machine=True)]
    word = desk.said("yes", desk.wall(), cause="element_unreadable")

    assert "pass" == first(desk.judge(desk.wall(), word, elements=elements)).elements[0].verdict
    gone = first(desk.judge(desk.wall("http_not_found"), word, elements=elements))
    assert "undetermined" == gone.elements[0].verdict


def test_what_nobody_looked_at_stays_unchecked(desk):
    """A run that did not look is partial, whatever was said."""
    unlooked = desk.wall("not_checked")
    word = desk.said("yes", unlooked, item=desk.url, cause="not_checked")

    record = desk.judge(unlooked, word)

    assert ("partial", Verdict.UNDETERMINED) == (record.run.state, first(record).answers[0].verdict)


def test_a_word_from_the_future_does_not_reach_back(desk):
    """A night judged again says what was known on that day."""
    record = desk.judge(desk.seen(), desk.said("yes", at=desk.today + timedelta(days=1)))

    assert Verdict.UNDETERMINED is first(record).verdict


def test_what_a_machine_sees_is_not_overruled(desk):
    """A no is not asked for where the element was seen."""
    record = desk.judge(desk.seen(), desk.said("no"), elements=[desk.element(machine=True)])

    assert Verdict.PASS is first(record).verdict


def test_an_unsettled_element_for_persons_changes_no_verdict(desk):
    """Beside a machine's element it only counts as to review; a person's no to it counts."""
    elements = [desk.element("seen", machine=True), desk.element("chart")]

    assert Verdict.PASS is first(desk.judge(desk.seen(), elements=elements)).verdict
    assert Verdict.FAIL is first(desk.judge(desk.seen(), desk.said("no"), elements=elements)).verdict


def test_the_order_of_answers_does_not_matter(desk):
    """What is seen is the same whichever URL stands first; masked evidence from the history counts the same."""
    one, two = (
        desk.seen("หนึ่ง 1-1037-01234-56-4"),
        desk.seen("สอง", url="https://www.klaeng.example/b?token=abc"),
    )

    assert sight([one, two]) == sight([two, one])
    assert sight([one]).seen != sight([one, two]).seen
    assert not sight([one]).walled
    assert sight([one, None]).walled
