"""Scores: an item is 100 or 0, means of means, a range while anything is unknown."""

import pytest

from oitcheck.judging import summarise
from oitcheck.model.catalogue import Indicator, SubIndicator
from oitcheck.model.verdict import Verdict

# Items of each sub-indicator of fiscal year 2564, and points of ITA of one item in it.
SHAPE = {"9": {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5}, "10": {"10.1": 8, "10.2": 2}}
POINTS = {"9.1": 0.444, "9.2": 0.5, "9.3": 0.571, "9.4": 1.0, "9.5": 0.8, "10.1": 1.25, "10.2": 5.0}


@pytest.fixture
def whole(bench):
    """The catalogue of all 43 questions and a record in which all of them pass."""
    indicators, number = [], 0
    for indicator, subs in SHAPE.items():
        made = []
        for sub, count in subs.items():
            questions = tuple(
                bench.question(id=f"O{number + place}", sub=sub, points=POINTS[sub])
                for place in range(1, count + 1)
            )
            number += count
            made.append(SubIndicator(id=sub, title=bench.words(sub), questions=questions))
        indicators.append(Indicator(id=indicator, title=bench.words(indicator), sub_indicators=tuple(made)))
    return bench.catalogue(indicators=tuple(indicators))


def verdicts(bench, whole, **changed):
    record = bench.judge(catalogue=whole, checklist=bench.checklist({}))
    return bench.with_verdicts(
        record, {f"O{n}": Verdict(changed.get(f"O{n}", "pass")) for n in range(1, 44)}
    ).questions


def score(bench, whole, **changed):
    return summarise(whole, verdicts(bench, whole, **changed))


def test_there_are_43_questions_worth_40_points(bench, whole):
    """The points of all items add up to what OIT weighs."""
    assert 43 == len(whole.questions())
    assert pytest.approx(40, abs=0.02) == sum(question.ita_points for question in whole.questions())
    assert (100.0, 100.0) == (score(bench, whole).oit_score.low, score(bench, whole).oit_score.high)


@pytest.mark.parametrize(
    ("lost", "indicator_9", "indicator_10"),
    [
        ("O1", 97.78, None),
        ("O10", 97.50, None),
        ("O18", 97.14, None),
        ("O29", 96.00, None),
        ("O34", None, 93.75),
    ],
)
def test_one_lost_item_costs_what_was_published(bench, whole, lost, indicator_9, indicator_10):
    """The means of the indicators with one item lost are those of the published report of 2564.

    The published figures are means over the sub-indicators with one of them at 88.89, 87.50, 85.71, 80.00 or 87.50.
    """
    low = score(bench, whole, **{lost: "fail"}).oit_score.low

    if indicator_9 is not None:
        assert pytest.approx((indicator_9 + 100) / 2, abs=0.005) == low
    if indicator_10 is not None:
        assert pytest.approx((100 + indicator_10) / 2, abs=0.005) == low


def test_the_published_total_is_reached(bench, whole):
    """(93.50 + 100) / 2 of 100, of which 40 weigh: 38.70."""
    low = score(bench, whole, O10="fail", O29="fail").oit_score.low

    assert pytest.approx((93.50 + 100) / 2, abs=0.005) == low
    assert 38.70 == round(low * whole.oit_weight / 100, 2)


@pytest.mark.parametrize(
    ("verdict", "low", "high"),
    [
        ("pass", 100, 100),
        ("warn", 100, 100),
        ("not_due", 100, 100),
        ("waived", 98.89, 100),
        ("undetermined", 98.89, 100),
        ("not_declared", 98.89, 98.89),
        ("fail", 98.89, 98.89),
    ],
)
def test_a_verdict_is_worth_its_range(bench, whole, verdict, low, high):
    """What is unknown or excused widens the range; what is not due is left out."""
    summary = score(bench, whole, O1=verdict)

    assert (low, high) == (summary.oit_score.low, summary.oit_score.high)
    assert summary.ita_points_at_stake == (0.444 if low < 100 else 0)
    assert (43 if verdict == "pass" else 1) == summary.by_verdict[verdict]
    assert ["pass", "not_due", "warn", "waived", "undetermined", "not_declared", "fail"] == list(
        summary.by_verdict
    )


def test_a_sub_indicator_of_which_nothing_is_due_is_left_out(bench, whole):
    """Not a zero, not a hundred; with nothing due at all the score is open."""
    not_due = {"O42": "not_due", "O43": "not_due"}

    assert pytest.approx((100 + 87.5) / 2) == score(bench, whole, O34="fail", **not_due).oit_score.low
    everything = score(bench, whole, **{f"O{n}": "not_due" for n in range(1, 44)})
    assert (0.0, 100.0) == (everything.oit_score.low, everything.oit_score.high)


def test_questions_that_nobody_looked_at_leave_the_score_open(bench, whole):
    """One question looked at is not the whole agency."""
    summary = summarise(whole, verdicts(bench, whole)[:1])

    assert (1, 0.0) == (summary.questions, summary.ita_points_at_stake)
    assert summary.oit_score.low < 2
    assert 100 == summary.oit_score.high


def test_only_the_asked_questions_are_judged(bench, whole):
    """And the others are not in the record."""
    record = bench.judge(catalogue=whole, checklist=bench.checklist({}), only={"O2", "O5"})

    assert ["O2", "O5"] == [question.id for question in record.questions]
    assert "complete" == record.run.state
    assert 7 == len(record.sub_indicators)
