"""What will change by itself is known ahead, told 60, 30 and 7 days before, and comes true on its day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from oitcheck import catalogue_file
from oitcheck.forecast import due_from, forecast, next_quarter, stage
from oitcheck.judging import Night, judge
from oitcheck.model.checklist import Waiver
from oitcheck.model.document import Document, Page
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Verdict

DAY = date(2022, 1, 10)
TURNS = {"quarter_turns", "period_ends"}
OF_VERDICTS = {"becomes_due", "year_ends", *TURNS}
"""What is told of verdicts is taken back where a verdict changes before its day."""


def quarters_over(day):
    """How many quarters of the half year are over, counted by its months."""
    months = (day.year - 2021) * 12 + day.month - 10
    return min(2, max(0, months // 3))


def due_of(catalogue, key):
    return next(
        due_from(element, catalogue.windows)
        for question in catalogue.questions()
        for element in question.elements
        if (question.id, element.id) == key
    )


@pytest.fixture(scope="module")
def catalogue():
    return catalogue_file.load("oit-2565")


@pytest.fixture(scope="module")
def judged(town, catalogue):
    """Judges a town that shows nothing at all, on any day, with the real catalogue."""
    urls = {question.id: [f"{town.site}/{question.id}"] for question in catalogue.questions()}
    checklist = town.checklist(urls)
    page = Page(number=1, text="หน้าแรก", folded="หนาแรก")

    def on(day, waivers=(), only=None):
        seen = {
            url: Observation(
                url=url, final_url=url, http_status=200,
                document=Document(url=url, kind="html", media_type="text/html", pages=(page,)),
            )
            for some in urls.values()
            for url in some
        }  # fmt: skip
        night = Night(
            run_id="r", state="complete", started_at=f"{day}T02:00:00+07:00", finished_at=f"{day}T02:00:00+07:00",
            vantage="hall", today=day, version="0",
        )  # fmt: skip
        return judge(replace(checklist, waivers=tuple(waivers)), catalogue, seen, night, {}, only=only)

    on.checklist = checklist
    return on


def not_due(record):
    return {
        (question.id, element.id)
        for question in record.questions
        for element in question.elements
        if element.verdict is Verdict.NOT_DUE
    }


def test_what_falls_due_does_so_on_its_day(judged, catalogue):
    """For every element that is not demanded yet: the day before the forecast it is not, on that day it is."""
    record = judged(DAY)
    days = {
        (question.id, element.id): due_from(element, catalogue.windows)
        for question in catalogue.questions()
        for element in question.elements
    }
    waiting = not_due(record)

    assert waiting
    for day in {days[key] for key in waiting}:
        here = {key for key in waiting if days[key] == day}
        assert here <= not_due(judged(day - timedelta(days=1)))
        assert not here & not_due(judged(day))


def test_the_forecast_names_the_questions(judged, catalogue):
    """What falls due stands in the forecast with its questions; windows open and close."""
    found = forecast(judged.checklist, catalogue, judged(DAY), DAY)
    due = {question for ending in found if ending.kind == "becomes_due" for question in ending.questions}

    assert due == {question for question, _ in not_due(judged(DAY))}
    assert ("window_opens", date(2022, 5, 1), "scoring") in [(one.kind, one.day, one.name) for one in found]
    assert [one.day for one in found] == sorted(one.day for one in found)


def test_a_waiver_ends_on_its_day(judged, catalogue):
    """On its last day it excuses; on the day of the forecast the fault shows."""
    base = judged(DAY)
    question, element = next(
        (question.id, element)
        for question in base.questions
        for element in question.elements
        if element.verdict is Verdict.FAIL
    )
    waiver = Waiver(
        question=question, cause=element.cause, element=element.id, reason="r", by="b", start=DAY,
        until=DAY + timedelta(days=20),
    )  # fmt: skip
    found = forecast(replace(judged.checklist, waivers=(waiver,)), catalogue, base, DAY)
    (ending,) = [one for one in found if one.kind == "waiver_ends"]

    def verdict_on(day):
        record = judged(day, [waiver])
        return next(
            one.verdict
            for asked in record.questions
            if asked.id == question
            for one in asked.elements
            if one.id == element.id
        )

    assert verdict_on(ending.day - timedelta(days=1)) is Verdict.WAIVED
    assert verdict_on(ending.day) is Verdict.FAIL


def test_answers_of_the_year_turn_stale_on_1_october(town, catalogue):
    """What is shown as of this fiscal year is named; what is broken already is not."""
    record = town.night(0, {"O4": None, "O10": None, "O11": "http_not_found"})
    found = forecast(town.checklist(), catalogue, record, date(2022, 8, 1))
    (ending,) = [one for one in found if one.kind == "year_ends"]

    assert ending.day == date(2022, 10, 1)
    assert "O10" in ending.questions
    assert "O11" not in ending.questions
    assert forecast(town.checklist(), catalogue, record, date(2022, 10, 2)) == ()


def test_a_certificate_ends_once_a_host(town, catalogue):
    """Two answers of one host and certificate are one ending, on its day in Thailand; one that cannot be read is none."""
    end = "2022-03-01T20:00:00+00:00"
    record = town.record(
        0,
        [
            town.question("O1", [town.answer("https://a.example/1", tls_expires_at=end)]),
            town.question("O2", [town.answer("https://a.example/2", tls_expires_at=end)]),
            town.question("O3", [town.answer("https://b.example/3", tls_expires_at="never")]),
        ],
    )
    found = [
        one for one in forecast(town.checklist(), catalogue, record, DAY) if one.kind == "certificate_ends"
    ]

    assert [(one.name, one.day, one.questions) for one in found] == [
        ("a.example", date(2022, 3, 2), ("O1", "O2"))
    ]


def test_it_is_told_sixty_thirty_and_seven_days_ahead(town, catalogue):
    """The stage is that of the days left; a machine that slept over a stage tells the next."""
    record = town.record(
        0,
        [
            town.question(
                "O1", [town.answer("https://a.example/", tls_expires_at="2022-06-01T00:00:00+07:00")]
            )
        ],
    )
    (ending,) = [
        one for one in forecast(town.checklist(), catalogue, record, DAY) if one.kind == "certificate_ends"
    ]
    told = [stage(ending, ending.day - timedelta(days=left)) for left in (90, 61, 60, 31, 30, 8, 7, 0, -1)]

    assert told == [None, None, 60, 60, 30, 30, 7, 7, None]


def test_what_reports_on_six_months_is_told_of_each_quarter(judged, catalogue):
    """On 1 January a quarter is over that the reports lack, on 1 April the half year; plans of the year are not concerned."""
    found = forecast(judged.checklist, catalogue, judged(DAY - timedelta(days=20)), DAY - timedelta(days=20))
    turns = {(one.kind, one.day, one.name): one.questions for one in found if one.kind in TURNS}
    halves = ("O11", "O15", "O19", "O23", "O31", "O40")

    assert turns == {
        ("quarter_turns", date(2022, 1, 1), "1/2565"): halves,
        ("period_ends", date(2022, 4, 1), "first_six_months"): halves,
    }
    assert "quarter_turns" not in {
        one.kind for one in forecast(judged.checklist, catalogue, judged(DAY), DAY)
    }


def test_only_what_is_shown_can_turn_stale(town, catalogue):
    """An answer that is broken or not declared lacks more than a quarter."""
    record = town.night(0, {"O11": None, "O15": "http_not_found", "O19": "bot_wall"})
    found = forecast(town.checklist(), catalogue, record, date(2021, 12, 1))

    assert {one.questions for one in found if one.kind in TURNS} == {("O11",)}


def test_a_persons_word_lapses_on_its_day(town, catalogue):
    """The day after its last one it is wanted again; a damaged one is none."""
    end = {"review": "ก, 2022-04-01", "review_until": "2022-05-01"}
    record = town.record(
        0,
        [
            town.question("O1", [town.answer("https://a.example/", **end)]),
            town.question("O2", [town.answer("https://b.example/", review="ก", review_until="soon")]),
        ],
    )
    found = [one for one in forecast(town.checklist(), catalogue, record, DAY) if one.kind == "word_lapses"]

    assert [(one.day, one.questions) for one in found] == [(date(2022, 5, 2), ("O1",))]


def test_forecasts_come_true_over_four_hundred_days(judged, catalogue, town):
    """Night by night from before the year to after it: what was told ahead comes on the day that it named, and not before.

    What falls due and what is excused is judged by the real judge on every day; what ends is held against the calendar.
    """
    first = date(2021, 9, 15)
    waiver = Waiver(
        question="O1", cause="element_missing", element="chart", reason="r", by="b",
        start=date(2022, 2, 1), until=date(2022, 4, 10),
    )  # fmt: skip
    checklist = replace(judged.checklist, waivers=(waiver,))
    told, waiting, stages, turns, record = {}, {}, {}, {}, None
    reporting = {question for question, _ in not_due(judged(first))} | {"O1"}
    for night in range(400):
        today = first + timedelta(days=night)
        near = any(abs((one.day - today).days) <= 1 for one in told.values())
        if (
            record is None or near or night % 5 == 0
        ):  # between, the verdicts of the last night that was judged stand
            record = judged(today, [waiver], only=reporting)
        now = not_due(record)
        for key in waiting.keys() - now:
            assert today == waiting.pop(key), f"{key} fell due on {today}"
        found = forecast(checklist, catalogue, record, today)
        here = {one.id: one for one in found}
        for name, one in told.items():
            assert (name in here) == (today <= one.day) or one.kind in OF_VERDICTS, f"{name} on {today}"
        told = {name: one for name, one in told.items() if today <= one.day} | here
        waiting = {key: due_of(catalogue, key) for key in now}
        assert all(day > today for day in waiting.values())
        if quarters_over(today) > quarters_over(today - timedelta(days=1)):
            turns[today] = [one.day for one in told.values() if one.kind in TURNS and one.day >= today][:1]
        for one in found:
            step = stage(one, today)
            if step is not None:
                stages.setdefault(one.id, []).append((step, (one.day - today).days))

    assert waiting == {}
    assert turns == {day: [day] for day in (date(2022, 1, 1), date(2022, 4, 1))}
    ends = {name.partition(":")[0] for name in stages}
    assert {
        "becomes_due",
        "waiver_ends",
        "quarter_turns",
        "period_ends",
        "window_opens",
        "window_closes",
    } <= ends
    for name, seen in stages.items():
        assert [step for step, _ in seen] == sorted((step for step, _ in seen), reverse=True), name
        assert all(left <= step for step, left in seen), name


@pytest.mark.parametrize(
    ("day", "quarter"),
    [((2026, 9, 30), (2026, 10, 1)), ((2026, 12, 31), (2027, 1, 1)), ((2026, 1, 1), (2026, 4, 1))],
)
def test_quarters_begin_on_their_months(day, quarter):
    """1 January, April, July, October."""
    assert next_quarter(date(*day)) == date(*quarter)
