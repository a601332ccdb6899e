"""The sample municipality: whole it passes whole, and each broken twin turns exactly its own question."""

import random
from dataclasses import replace

import pytest

from oitcheck.model.checklist import Checklist
from oitcheck.model.verdict import Verdict
from oitcheck.sample import QUESTIONS

SWAPS = 200


def off(record):
    """The questions that do not pass."""
    return {question.id for question in record.questions if question.verdict is not Verdict.PASS}


def test_the_sound_municipality_passes_whole(judged, sound_town, sample_checklist):
    """43 of 43, score 100, no question left to a guess."""
    record = judged(sound_town, sample_checklist)

    assert set() == off(record)
    assert 43 == len(record.questions)
    assert (100.0, 100.0) == (record.summary.oit_score.low, record.summary.oit_score.high)
    assert 2 == record.summary.to_review


def test_every_twin_turns_exactly_its_own_question(judged, broken_town, sample_checklist, capsys):
    """Proven faults are red, wording is at most a warning; memory is never red."""
    told = {}
    for question in QUESTIONS:
        record = judged(broken_town(question), sample_checklist)
        assert {question} == off(record), question
        told[question] = next(one for one in record.questions if one.id == question)
    with capsys.disabled():
        print()
        for question, one in told.items():
            print(f"{question:<4} {one.verdict:<13} {one.cause}")

    red = [
        element
        for one in told.values()
        for element in one.elements
        if element.verdict is Verdict.FAIL and "memory" in {element.confidence, element.basis}
    ]
    assert [] == red


def test_swapped_answers_are_noticed(judged, sound_town, sample_checklist, capsys):
    """Two questions that answer each other's place: at least nine of ten swaps show."""
    chance = random.Random(2565)
    pairs = [tuple(chance.sample(QUESTIONS, 2)) for _ in range(SWAPS)]
    unseen = [
        pair
        for pair in pairs
        if not off(judged(sound_town, swapped(sample_checklist, *pair), frozenset(pair)))
    ]
    with capsys.disabled():
        print(f"\nswaps noticed: {SWAPS - len(unseen)} of {SWAPS}; not: {sorted(set(unseen))}")

    assert len(unseen) <= SWAPS // 10


def swapped(checklist: Checklist, one: str, other: str) -> Checklist:
    answers = dict(checklist.answers)
    answers[one] = replace(answers[one], urls=checklist.answers[other].urls)
    answers[other] = replace(answers[other], urls=checklist.answers[one].urls)
    return replace(checklist, answers=answers)


@pytest.mark.parametrize("question", ["O11", "O15", "O19", "O23", "O31", "O40"])
def test_a_half_year_report_is_not_demanded_before_it_is_due(
    judged, broken_town, sample_checklist, early_night, question
):
    """In March a report on October to March that is not there yet is not due, never red."""
    record = judged(broken_town(question), sample_checklist, frozenset({question}), early_night)
    verdicts = {element.verdict for element in record.questions[0].elements}

    assert Verdict.FAIL not in verdicts
    assert Verdict.NOT_DUE in verdicts or question == "O40"
