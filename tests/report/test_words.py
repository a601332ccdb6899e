"""The reports' words: both languages, the same facts in both, dates as people write them."""

import string
from datetime import UTC, datetime, timedelta

import pytest

from oitcheck.causes import Who
from oitcheck.model.checklist import Words
from oitcheck.model.verdict import Verdict
from oitcheck.report import _words
from oitcheck.report._dates import day, days_between, is_stale, night

TABLES = {name: table for name, table in vars(_words).items() if isinstance(table, dict) and name.isupper()}
ALL = [(f"{name}.{key}", words) for name, table in TABLES.items() for key, words in table.items()]


@pytest.mark.parametrize(("name", "words"), ALL)
def test_every_text_stands_in_both_languages(name, words):
    """No text is missing in Thai or English, and both name the same facts."""

    def facts(text):
        return {
            field.split("_ce")[0].split("_be")[0]
            for _, field, _, _ in string.Formatter().parse(text)
            if field
        }

    assert words.th, name
    assert words.th.strip() == words.th, name
    assert words.en, name
    assert facts(words.th) == facts(words.en), name
    assert any("\u0e00" <= sign <= "\u0e7f" for sign in words.th), name


def test_every_verdict_and_everyone_has_a_word():
    """Whatever judging and causes may say, the reports have words for it."""
    assert set(_words.VERDICTS) == set(Verdict)
    assert set(_words.WHO) == {who.value for who in Who}


def test_the_language_that_is_there_is_taken():
    """A title known in one language only is shown in that one."""
    assert _words.pick(Words(th=None, en="Plan"), "th") == "Plan"
    assert _words.pick(Words(th="แผน", en=None), "en") == "แผน"
    assert _words.pick(Words(th=None, en=None), "th") == ""
    assert _words.pick(None, "th") == ""


def test_a_night_is_told_as_people_tell_it():
    """Thai date form with พ.ศ., in Bangkok whatever offset was stored."""
    expected = Words(
        th="คืนวันอาทิตย์ที่ 22 พฤศจิกายน 2569 เวลา 02.14 น.",
        en="night of Sunday, 22 November 2026, 02:14 (Bangkok)",
    )

    assert expected == night("2026-11-22T02:14:09+07:00")
    assert expected == night("2026-11-21T19:14:09Z")
    assert night("2026-11-22T10:05:00+07:00").th == "วันอาทิตย์ที่ 22 พฤศจิกายน 2569 เวลา 10.05 น."


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-13-01", "9999-12-31T23:59:59+00:00", "0001-01-01T00:00:00+14:00"]
)
def test_a_moment_that_is_none_breaks_nothing(text):
    """What cannot be read is shown as it is, and counts as old."""
    assert day(text).th is not None
    assert night(text).en is not None
    assert days_between(text, "2026-11-22T00:00:00+07:00") in {None, 0} or text.startswith("0001")


def test_old_is_older_than_26_hours():
    """The bound of a nightly review, across offsets; the unknown is old."""
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    assert not is_stale((now - timedelta(hours=25, minutes=59)).isoformat(), now)
    assert is_stale((now - timedelta(hours=26, minutes=1)).isoformat(), now)
    assert not is_stale("2026-11-22T00:00:00+07:00", now)
    assert is_stale("?", now)
