"""When to look again: pure."""

from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck.causes import causes
from oitcheck.fetch.retry import retry_after_s, settle
from oitcheck.model.fetched import Attempt

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2", 2.0),
        (" 120 ", 120.0),
        ("31536000", 31_536_000.0),
        ("Sat, 21 Nov 2026 19:00:05 GMT", 5.0),
        ("Sat, 21 Nov 2026 18:00:00 GMT", 0.0),
        ("soon", None),
        ("-1", None),
        ("1.5", None),
        ("๑๒", None),
        ("", None),
        (None, None),
        ("Mon, 99 Foo 2026 99:99:99 GMT", None),
    ],
)
def test_retry_after_reads_seconds_and_dates(value, expected):
    """What cannot be read asks for nothing."""
    assert expected == retry_after_s(value, NOW)


@given(st.lists(st.sampled_from([None, *sorted(causes())]), min_size=1, max_size=3))
def test_a_page_once_seen_is_seen(found):
    """One good look settles the answer; without any, the last of the hardest causes stands."""
    attempts = [Attempt(at="", http_status=None, cause=cause, elapsed_s=0.0) for cause in found]

    settled = settle(attempts)

    if None in found:
        assert settled.cause is None
        assert bool(settled.notes) == any(found)
    else:
        assert settled.cause in found
        if any(not causes()[cause].soft for cause in found):
            assert not causes()[settled.cause].soft
