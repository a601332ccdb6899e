"""When a night is due: every night exactly once, whatever befalls the machine."""

import itertools
import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck.history import LatestRun
from oitcheck.model.catalogue import Window
from oitcheck.schedule import planning
from oitcheck.schedule.planning import (
    BANGKOK,
    due,
    jitter_of,
    missed,
    next_slot,
    read_hour,
    retry_pause,
    slots,
)
from oitcheck.schedule.standing import Standing, standing_of, task_of

AT = time(2, 0)
SCORING = Window(name="scoring", start=date(2026, 5, 1), end=date(2026, 5, 31), confidence="one-source")
MINUTE = timedelta(minutes=1)


def bangkok(*moment):
    return datetime(*moment, tzinfo=BANGKOK)


def walk(
    start, days, *, step=timedelta(minutes=7), off=(), took=timedelta(minutes=40), windows=(), zone=BANGKOK
):
    """Lets the clock go on for days and gives the nights that were run, and those that were missed, by their hours."""
    now, end, last = start, start + timedelta(days=days), start - MINUTE
    ran, lost = [], []
    while now < end:
        if not any(a <= now < b for a, b in off):
            slot = due(now.astimezone(zone), last, AT, windows)
            if slot is not None:
                lost += missed(slot, last, AT, windows)
                last = now
                ran.append((slot, now))
                now += took
        now += step
    return ran, lost


def test_four_hundred_days_have_four_hundred_nights():
    """Every night exactly once, none late, none missed."""
    ran, lost = walk(bangkok(2026, 1, 1), 400)

    assert [slot.date() for slot, _ in ran] == [date(2026, 1, 1) + timedelta(days=n) for n in range(400)]
    assert all(slot <= now < slot + timedelta(minutes=10) for slot, now in ran)
    assert lost == []


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York"), BANGKOK])
def test_the_zone_of_the_machine_says_nothing(zone):
    """A clock in UTC, or one that goes through summer time, runs the same nights: 02:00 in Thailand, 19:00 UTC."""
    ran, _ = walk(bangkok(2026, 10, 20), 12, zone=zone)

    assert [slot.astimezone(UTC).hour for slot, _ in ran] == [19] * 12


def test_downtimes_are_caught_up_once():
    """Off for hours over the night, and off for five days: one run each afterwards; what nobody ran is known."""
    off = [
        (bangkok(2026, 3, 10, 1), bangkok(2026, 3, 10, 8)),
        (bangkok(2026, 6, 1, 1), bangkok(2026, 6, 5, 23)),
    ]
    ran, lost = walk(bangkok(2026, 1, 1), 400, off=off)
    hours = [slot for slot, _ in ran]

    assert len(hours) == len(set(hours))
    assert len(ran) == 400 - 4
    assert lost == [bangkok(2026, 6, day, 2) for day in (1, 2, 3, 4)]
    assert next(now for slot, now in ran if slot == bangkok(2026, 3, 10, 2)).hour == 8


def test_two_nights_a_day_while_answers_are_scored():
    """Assessors open the links by day: in their windows a second look is taken twelve hours later."""
    ran, _ = walk(bangkok(2026, 4, 25), 45, windows=(SCORING,))
    in_may = [slot for slot, _ in ran if slot.month == 5]

    assert len(in_may) == 62
    assert {slot.hour for slot in in_may} == {2, 14}
    assert {slot.hour for slot, _ in ran if slot.month != 5} == {2}
    assert slots(date(2026, 5, 1), time(20, 0), (SCORING,)) == (
        bangkok(2026, 5, 1, 8),
        bangkok(2026, 5, 1, 20),
    )


def test_a_run_that_takes_26_hours_is_followed_by_one():
    """Never two at once: the night that came due meanwhile is run right after."""
    ran, _ = walk(bangkok(2026, 1, 1), 20, took=timedelta(hours=26))

    assert all(later - now >= timedelta(hours=26) for (_, now), (_, later) in itertools.pairwise(ran))
    assert len({slot for slot, _ in ran}) == len(ran)


def test_a_clock_that_is_set_back_runs_nothing_twice():
    """An hour back in the night: no second run. A year ahead by mistake: it does not silence the year."""
    ran_at = bangkok(2026, 1, 1, 2, 5)

    assert due(bangkok(2026, 1, 1, 1, 10), ran_at, AT) is None
    assert due(bangkok(2026, 1, 1, 2, 6), ran_at, AT) is None
    assert due(bangkok(2026, 1, 2, 2, 6), bangkok(2027, 1, 1), AT) == bangkok(2026, 1, 2, 2)


def test_the_first_night_is_due_at_once():
    """A new service does not let its operator wait for the night."""
    assert due(bangkok(2026, 1, 1, 15), None, AT) == bangkok(2026, 1, 1, 2)
    assert missed(bangkok(2026, 1, 1, 2), None, AT) == ()


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)),
    st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)),
    st.times().map(lambda hour: hour.replace(second=0, microsecond=0)),
)
def test_what_is_due_has_come_and_what_is_next_has_not(now, last, at):
    """The due hour lies behind, the next ahead, no missed one is run, and after a run nothing is due."""
    now, last = now.replace(tzinfo=BANGKOK), last.replace(tzinfo=BANGKOK)
    slot, following = due(now, last, at), next_slot(now, at)

    assert now < following <= now + timedelta(days=1)
    assert due(now, now, at) is None
    if slot is not None:
        assert slot <= now
        assert all(last < one < slot for one in missed(slot, last, at))
        assert len(missed(slot, last, at)) <= 400


@given(st.text(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_jitter_is_the_same_each_time_and_bounded(name, day):
    """Agencies begin at different moments, each at its own."""
    most = timedelta(minutes=20)

    assert jitter_of(name, day, most) == jitter_of(name, day, most)
    assert timedelta(0) <= jitter_of(name, day, most) < most


def test_hours_as_people_type_them():
    """02:00, 2.30 and 23:59 are hours; anything else is named."""
    assert [read_hour(text) for text in ("02:00", "2.30", " 23:59 ")] == [time(2), time(2, 30), time(23, 59)]
    for text in ("", "2", "24:00", "02:60", "-1:00", "๐๒:๐๐", "2:00:00"):
        with pytest.raises(ValueError, match=r".+"):
            read_hour(text)


def run(state, began, *, only=(), finished=None):
    return LatestRun(
        run_id="r", agency="town", catalogue="oit-2565", checklist_sha256="a", state=state,
        started_at=began.isoformat(), finished_at=finished.isoformat() if finished else None, vantage="hall", only=only,
    )  # fmt: skip


def test_a_run_over_a_few_questions_is_no_night():
    """``check --question`` at noon does not stand for the night."""
    now = bangkok(2026, 1, 2, 3)
    runs = [
        run("complete", bangkok(2026, 1, 2, 2, 30), only=("O1",)),
        run("complete", bangkok(2026, 1, 1, 2)),
    ]

    assert standing_of(runs, now).completed == bangkok(2026, 1, 1, 2)
    assert task_of(standing_of(runs, now), now, AT).slot == bangkok(2026, 1, 2, 2)


def test_what_came_to_nothing_is_tried_again_ever_later():
    """A void, interrupted or partial night: after 10, 20, 40 … minutes; after six tries the next night is waited for."""
    began = bangkok(2026, 1, 2, 2)
    tries, at = [], began
    runs = [run("complete", bangkok(2026, 1, 1, 2))]
    for number in range(20 * 60):
        now = began + number * MINUTE
        if task_of(standing_of(runs, now), now, AT) is not None:
            tries.append(now)
            runs.insert(0, run("void", now, finished=now))
    pauses = [(later - one) // MINUTE for one, later in itertools.pairwise(tries)]

    assert pauses == [10, 20, 40, 80, 160]
    assert task_of(standing_of(runs, bangkok(2026, 1, 3, 2)), bangkok(2026, 1, 3, 2), AT) is not None
    assert at == tries[0]


def test_failures_that_the_history_knows_nothing_of_count_as_well():
    """A disk that is full keeps no record of its failures: the pause grows all the same."""
    now = bangkok(2026, 1, 2, 3)
    standing = Standing(began=bangkok(2026, 1, 1, 2), completed=bangkok(2026, 1, 1, 2))

    assert task_of(standing, now, AT, failures=(now - 5 * MINUTE,)) is None
    assert task_of(standing, now, AT, failures=(now - 11 * MINUTE,)) is not None
    assert task_of(standing, now, AT, failures=(now - timedelta(days=2),)) is not None


def test_late_and_missed_nights_are_told_apart():
    """Caught up after 6 hours is late; the nights before that nobody ran are missed; a first night is neither."""
    standing = Standing(began=bangkok(2026, 1, 1, 2), completed=bangkok(2026, 1, 1, 2))
    task = task_of(standing, bangkok(2026, 1, 4, 8), AT)

    assert (task.slot, task.late, task.first) == (bangkok(2026, 1, 4, 2), True, False)
    assert task.missed == (bangkok(2026, 1, 2, 2), bangkok(2026, 1, 3, 2))
    assert task_of(Standing(), bangkok(2026, 1, 4, 8), AT).first
    assert not task_of(Standing(), bangkok(2026, 1, 4, 8), AT).late


def test_jitter_lets_the_night_wait():
    """Before hour and jitter are over nothing is due."""
    standing = Standing(began=bangkok(2026, 1, 1, 2), completed=bangkok(2026, 1, 1, 2))

    assert task_of(standing, bangkok(2026, 1, 2, 2, 5), AT, jitter=10 * MINUTE) is None
    assert task_of(standing, bangkok(2026, 1, 2, 2, 10), AT, jitter=10 * MINUTE) is not None


def test_a_walk_with_accidents_runs_no_night_twice():
    """Random downtimes, void nights and restarts: each hour has at most one complete run, none lies in the future."""
    dice = random.Random(7)
    runs, complete = [], []
    now = bangkok(2026, 1, 1)
    for _ in range(6000):
        now += timedelta(minutes=dice.choice([5, 5, 5, 5, 60, 600, 4000]) if dice.random() < 0.1 else 5)
        task = task_of(standing_of(runs[:60], now), now, AT)
        if task is not None:
            state = dice.choice(["complete", "complete", "void", "interrupted"])
            runs.insert(0, run(state, now, finished=now))
            complete += [task.slot] if state == "complete" else []

    assert len(complete) == len(set(complete))
    assert all(slot <= now for slot in complete)
    assert (
        planning.MAX_TRIES
        >= max(sum(one.started_at[:10] == other.started_at[:10] for other in runs) for one in runs[:50]) - 1
    )


def test_pauses_grow_and_end():
    """10 minutes first, never above four hours."""
    pauses = [retry_pause(number) for number in range(1, 12)]

    assert pauses[0] == 10 * MINUTE
    assert pauses == sorted(pauses)
    assert pauses[-1] == timedelta(hours=4)
