"""How often an answer opened: counted from what every night said, exactly."""

import random
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck.history import Availability, Glance, Journal, LookedNight, Opened, RunStart, open_history
from oitcheck.looks import opened_of
from oitcheck.model.catalogue import Window
from oitcheck.model.checklist import Words
from oitcheck.model.run import (
    SCHEMA,
    AgencyRef,
    AnswerRecord,
    ChecklistRef,
    QuestionRecord,
    RunRecord,
    RunRef,
    Score,
    Summary,
)  # fmt: skip
from oitcheck.model.verdict import Verdict
from oitcheck.proof._masked import masked_headers
from oitcheck.proof._opened import opened_count
from oitcheck.proof._windows import closed_window

BANGKOK = timezone(timedelta(hours=7))
FIRST = datetime(2026, 1, 1, 2, tzinfo=BANGKOK)
SEEN = (
    (Verdict.PASS, None), (Verdict.WARN, "slow"), (Verdict.FAIL, "http_not_found"), (Verdict.FAIL, "element_missing"),
    (Verdict.UNDETERMINED, "bot_wall"), (Verdict.UNDETERMINED, "timeout"), (Verdict.UNDETERMINED, "not_checked"),
    (Verdict.WAIVED, "tls_expired"),
)  # fmt: skip

nights_of_any_kind = st.lists(
    st.builds(
        lambda number, seen, vantage: LookedNight(
            run_id=f"r{number}",
            started_at=(FIRST + timedelta(days=number)).isoformat(),
            vantage=vantage,
            verdict=seen[0],
            cause=seen[1],
        ),
        st.integers(0, 400),
        st.sampled_from(SEEN),
        st.sampled_from(["hall", "abroad"]),
    ),
    max_size=40,
)


@given(nights_of_any_kind)
def test_every_look_is_counted_once(nights):
    """Opened, not opened and left out are all the nights that looked; the places add up to the whole."""
    count = opened_count(nights)

    assert count.looks + count.left_out == sum(night.cause != "not_checked" for night in nights)
    assert 0 <= count.opened <= count.looks
    assert (count.looks, count.opened) == (
        sum(place.looks for place in count.places),
        sum(place.opened for place in count.places),
    )
    assert (count.opened < count.looks) == (count.last_missed is not None)


@pytest.mark.parametrize(
    ("seen", "expected"),
    list(zip(SEEN, [(1, 1), (1, 1), (1, 0), (1, 1), (0, 0), (0, 0), (0, 0), (1, 0)], strict=True)),
)
def test_a_page_without_its_element_opened_and_a_firewall_says_nothing(seen, expected):
    """A missing element is no missing page; what could not be told is neither; a waiver opens nothing."""
    night = LookedNight(
        run_id="r", started_at=FIRST.isoformat(), vantage="hall", verdict=seen[0], cause=seen[1]
    )
    count = opened_count([night])

    assert expected == (count.looks, count.opened)


def test_light_looks_are_told_only_where_there_are_more():
    """Where the kept looks are those of the nights alone, they are not told twice."""
    night = LookedNight(
        run_id="r", started_at=FIRST.isoformat(), vantage="hall", verdict=Verdict.PASS, cause=None
    )
    same = opened_count([night], [Availability(url="u", looks=1, opened=1, left_out=0)])
    more = opened_count([night], [Availability(url="u", looks=90, opened=88, left_out=1)])

    assert (0, 0) == (same.light_looks, same.light_opened)
    assert (90, 88) == (more.light_looks, more.light_opened)


def answer(url, seen):
    return AnswerRecord(
        url=url, final_url=url, verdict=seen[0], cause=seen[1], http_status=200, media_type="text/html", bytes=1,
        sha256=None, page_title=None, elapsed_s=0.1, attempts=(), expectations=(), tls_expires_at=None,
        failing_since=None, last_passed_at=None, notes=(),
    )  # fmt: skip


def record(run, started, questions):
    made = tuple(
        QuestionRecord(
            id=name, title=Words(th=name, en=name), sub_indicator="9.1", owner=None, ita_points=1.0,
            verdict=Verdict.PASS, cause=None, answers=tuple(answer(url, seen) for url, seen in answers.items()), elements=(),
        )
        for name, answers in questions.items()
    )  # fmt: skip
    return RunRecord(
        schema=SCHEMA, oitcheck_version="0.1.0", checklist=ChecklistRef(path="a.yaml", sha256="0" * 64),
        catalogue="oit-2565", agency=AgencyRef(id="town", name=Words(th="ก", en="A"), home=None), fiscal_year_be=2565,
        run=RunRef(id=run, state="complete", started_at=started, finished_at=started, vantage="hall"),
        summary=Summary(urls=1, questions=2, by_verdict={}, to_review=0, oit_score=Score(low=0, high=0), ita_points_at_stake=0),
        questions=made, hosts=(), canaries=(),
    )  # fmt: skip


def test_the_history_says_of_every_night_what_its_record_says(tmp_path):
    """Sixty nights with answers that come, go, come back and turn, some over one question only: equal to the records."""
    turns = random.Random(7)
    urls = [f"https://x.example/{number}" for number in range(5)]
    told = {}
    with open_history(f"sqlite:///{tmp_path / 'h.sqlite3'}") as history:
        for number in range(60):
            started = (FIRST + timedelta(days=number)).isoformat()
            only = ("O1",) if turns.random() < 0.2 else ()
            questions = {
                name: {url: turns.choice(SEEN) for url in urls if turns.random() < 0.7}
                for name in ("O1", "O2")
            }
            start = RunStart(
                run_id=f"r{number}", checklist_sha256="0" * 64, agency="town", catalogue="oit-2565", started_at=started,
                vantage="hall", only=only,
            )  # fmt: skip
            history.start(start, fresh=True)
            history.finish(f"r{number}", record(f"r{number}", started, questions))
            for name, answers in questions.items():
                if not only or name in only:
                    for url, seen in answers.items():
                        told.setdefault((name, url), []).append((f"r{number}", *seen))
        for name in ("O1", "O2"):
            found = Journal(history).looked("town", "oit-2565", name)
            assert {
                (name, url): [(night.run_id, night.verdict, night.cause) for night in nights]
                for url, nights in found.items()
            } == {key: nights for key, nights in told.items() if key[0] == name}


def test_a_look_of_the_night_is_no_second_one(tmp_path):
    """What the nights put among the light looks is not counted beside them."""
    with open_history(f"sqlite:///{tmp_path / 'h.sqlite3'}") as history:
        Journal(history).note_glances(
            "town", [Glance(url="https://x.example/0", day=FIRST.date(), opened=Opened.YES)]
        )
        light = Journal(history).availability("town", FIRST.date(), FIRST.date())
    night = LookedNight(
        run_id="r", started_at=FIRST.isoformat(), vantage="hall", verdict=Verdict.PASS, cause=None
    )

    assert (1, 0) == (opened_count([night], light).looks, opened_count([night], light).light_looks)
    assert Opened.YES is opened_of(None)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.sets(st.sampled_from(["asked", "window:answer"])))
def test_once_within_a_week_after_the_window(today, before):
    """Never before it has closed, never a second time, never for another window."""
    windows = [
        Window(name=name, start=date(2026, 3, 1), end=date(2026, 4, 30), confidence="verified")
        for name in ("scoring", "answer")
    ]
    due = closed_window(windows, today, before)

    within = date(2026, 4, 30) < today <= date(2026, 5, 7)
    assert ("window:answer" if within and "window:answer" not in before else None) == due


@given(
    st.lists(
        st.tuples(st.sampled_from(["set-cookie", "X-Session-Id", "authorization", "x-csrf-token"]), st.text())
    )
)
def test_no_secret_header_keeps_its_value(headers):
    """Whatever a site sends in them: at most the name of a cookie stays."""
    for (name, value), (kept, shown) in zip(headers, masked_headers(headers), strict=True):
        assert kept == name
        assert shown == "•••" or shown == f"{value.partition('=')[0].strip()}=•••"
