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


@pytest.fixture(scope="module")
def catalogue():
    return catalogue_file.load("oit-2565")


@pytest.fixture(scope="module")
def judged(town, catalogue):
    """Judges a town that shows nothing at all, on any day, with the real catalogue."""
    urls = {question.id: [f"{town.site}/{question.id}"] for question in catalogue.questions()}
    checklist = town.checklist(urls)
    page = Page(number=1, text="หน้าแรก", folded="หนาแรก")

    def on(day, waivers=()):
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
        return judge(replace(checklist, waivers=tuple(waivers)), catalogue, seen, night, {})

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


@pytest.mark.parametrize(
    ("day", "quarter"),
    [((2026, 9, 30), (2026, 10, 1)), ((2026, 12, 31), (2027, 1, 1)), ((2026, 1, 1), (2026, 4, 1))],
)
def test_quarters_begin_on_their_months(day, quarter):
    """1 January, April, July, October."""
    assert next_quarter(date(*day)) == date(*quarter)
