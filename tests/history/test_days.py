"""Looks by day, and a record drawn again after a person's word."""

from datetime import date, timedelta

import pytest

from oitcheck.history import Glance, Journal, LookedDay, Opened, open_history, origin_of
from oitcheck.model.verdict import Verdict

DAY = date(2026, 11, 1)
HOME = "https://www.town.example/"
PASS, FAIL = (Verdict.PASS, None), (Verdict.FAIL, "http_not_found")


def test_looks_are_counted_by_origin_and_day(history):
    """What opened of how many, what says nothing left out; other days, agencies and origins apart."""
    journal = Journal(history)
    seen = [Opened.YES, Opened.NO, Opened.DARK, Opened.UNKNOWN, Opened.YES]
    journal.note_glances("town", [Glance(url=HOME, day=DAY, opened=one) for one in seen])
    journal.note_glances("town", [Glance(url=f"{HOME}a?token=x", day=DAY, opened=Opened.YES)])
    journal.note_glances(
        "town", [Glance(url="http://www.town.example", day=DAY + timedelta(days=1), opened=Opened.NO)]
    )
    journal.note_glances("other", [Glance(url=HOME, day=DAY, opened=Opened.NO)])

    assert journal.days("town", DAY, DAY + timedelta(days=1)) == (
        LookedDay(
            origin="http://www.town.example", day=DAY + timedelta(days=1), looks=1, opened=0, left_out=0
        ),
        LookedDay(origin="https://www.town.example", day=DAY, looks=4, opened=3, left_out=2),
    )
    assert journal.days("town", DAY + timedelta(days=2), DAY + timedelta(days=9)) == ()


def test_a_nights_looks_are_kept_with_its_record(history, nights):
    """The end of a run and what it says of availability are one transaction."""
    point = history.start(nights.start(0))
    record = nights.record(0, {"O5": {HOME: PASS}}, run_id=point.run_id)
    history.finish(point.run_id, record, [Glance(url=HOME, day=DAY, opened=Opened.YES)])
    (day,) = Journal(history).days(nights.agency, DAY, DAY)
    (month,) = Journal(history).availability(nights.agency, DAY, DAY)

    assert (day.looks, day.opened) == (month.looks, month.opened) == (1, 1)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://user:pw@Town.example:8443/x?y#z", "https://town.example:8443"),
        ("http://town.example:80/", "http://town.example"),
        ("http://[::1", "http://[::1"),
        ("https://" + "a" * 999, "https://" + "a" * 292),
    ],
)
def test_an_origin_has_no_secret_and_is_bounded(url, origin):
    """Scheme, host, odd port; nothing of a user name; whatever was typed, it fits the table."""
    assert origin_of(url) == origin


def test_a_word_changes_the_record_and_not_what_befell(url, nights):
    """A record drawn again is what the history gives back; streaks and changes stay as the night made them."""
    with open_history(url) as history:
        nights.run(history, 0, {"O5": {HOME: FAIL}})
        told = nights.record(0, {"O5": {HOME: PASS}})
        history.amend(told)

        assert history.record("run-0") == told
        assert history.runs()[0].by_verdict == told.summary.by_verdict
        assert history.past(nights.agency, nights.catalogue)["O5", HOME].failing_since == nights.at(0)
        assert [one.verdict for one in history.changes(nights.agency, nights.catalogue)] == [Verdict.FAIL]


def test_only_a_record_that_is_there_is_drawn_again(history, nights):
    """A void night has no record to change, and an unknown run is none."""
    point = history.start(nights.start(0))
    history.void(point.run_id, "dark", nights.at(0.1))
    with pytest.raises(LookupError, match="has no record"):
        history.amend(nights.record(0, {}))
    with pytest.raises(LookupError, match="no run is named"):
        history.amend(nights.record(7, {}))
