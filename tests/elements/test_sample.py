"""The sample municipality: whole it passes whole, and each broken twin turns exactly its own question."""

import random
from dataclasses import replace

import pytest

from oitcheck import checklist_file
from oitcheck.model.checklist import Checklist
from oitcheck.model.verdict import Verdict
from oitcheck.sample import QUESTIONS
from oitcheck.sample._make_office import workbook
from oitcheck.sample.reply import Reply

SWAPS = 200
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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


def test_a_month_counts_only_where_its_link_opens(judged, town_of):
    """Six links on a page, one of them broken: that month is missing, the others are there."""
    months = ["ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565", "มีนาคม 2565"]
    links = "".join(f'<li><a href="/{at}.xlsx">เดือน{name}</a></li>' for at, name in enumerate(months))
    page = (
        f"<html><body><main><h1>สรุปผลการจัดซื้อจัดจ้าง (สขร.1)</h1><ul>{links}</ul></main></body></html>".encode()
    )
    sheets = {
        f"/{at}.xlsx": Reply(body=workbook("สขร.1", "<p>ราคากลาง วงเงิน</p>"), media_type=XLSX)
        for at in range(6)
    }
    text = (
        'schema: oitcheck.checklist/1\nagency: {id: a, name: {th: ก, en: A}, home: "https://www.a.go.th/"}\n'
    )
    text += 'catalogue: oit-2565\nanswers:\n  O23: {urls: ["https://www.a.go.th/m"]}\n'
    checklist = checklist_file.load("a.yaml", text=text.encode())

    def six_months(replies):
        town = town_of(
            {"/m": Reply(body=page)} | replies, Reply(status=404, body=b"<p>404</p>"), "https://www.a.go.th"
        )
        return judged(town, checklist, frozenset({"O23"})).questions[0].elements[2]

    assert Verdict.PASS is six_months(sheets).verdict
    broken = six_months({path: reply for path, reply in sheets.items() if path != "/3.xlsx"})
    assert (Verdict.FAIL, True) == (broken.verdict, "มกราคม" in (broken.nearest or ""))


@pytest.mark.parametrize("question", ["O11", "O15", "O19", "O23", "O31", "O40"])
def test_a_half_year_report_is_not_demanded_before_it_is_due(
    judged, broken_town, sample_checklist, early_night, question
):
    """In March a report on October to March that is not there yet is not due, never red."""
    record = judged(broken_town(question), sample_checklist, frozenset({question}), early_night)
    verdicts = {element.verdict for element in record.questions[0].elements}

    assert Verdict.FAIL not in verdicts
    assert Verdict.NOT_DUE in verdicts or question == "O40"
