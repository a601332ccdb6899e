"""What the faults taught, each held by the smallest example."""

import time

import pytest

from oitcheck import refreshes
from oitcheck.documents import Limits, Source, read
from oitcheck.fetch import reach
from oitcheck.model.fetched import Attempt, Fetched
from oitcheck.thai.text import fold

PLACE = "http://town.example/oit/o1"


def fetched(*headers, final=PLACE, redirects=()):
    attempt = Attempt(
        at="2026-01-01T00:00:00+07:00", http_status=200, cause=None, elapsed_s=0.1, redirects=redirects
    )
    return Fetched(url=PLACE, final_url=final, attempt=attempt, headers=headers)


@pytest.mark.parametrize(
    "run", ["\0", "\ufffd", "\u0e48", "\ufffd\u0e48", "\u0e48\u0e34", "\u0e4d", "ก\ufffd"]
)
def test_a_long_run_of_odd_signs_is_folded_in_linear_time(run):
    """A quarter of a megabyte of zero bytes or stray marks takes seconds at most, not minutes."""
    start = time.perf_counter()
    fold(run * 100_000)

    assert time.perf_counter() - start < 10


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("0; url=/ok", "http://town.example/ok"),
        ("0;URL='/ok'", "http://town.example/ok"),
        ('3, url="https://b.example/x"', "https://b.example/x"),
        ("0; /ok", "http://town.example/ok"),
        ("60; url=/ok", None),
        ("5", None),
        ("0; url=javascript:alert(1)", None),
        ("0; url=file:///etc/passwd", None),
        ("0; url=/oit/o1", None),
        ("0; url=http://[::1", None),
        ("x; url=/ok", None),
    ],
)
def test_a_refresh_header_is_followed_as_browsers_do(header, expected):
    """At once or within seconds to another page of the web; a page that reloads itself stays."""
    assert expected == refreshes.target_of(None, fetched(("refresh", header)))


def test_a_refresh_to_an_address_that_is_not_public_is_a_forbidden_redirect():
    """A refresh is a redirect: where it leads may not be contacted, it fails."""
    refused = Fetched(
        url="http://10.0.0.1/",
        final_url="http://10.0.0.1/",
        attempt=Attempt(at="x", http_status=None, cause="private_address", elapsed_s=0.0),
    )

    assert refreshes.joined(fetched(), refused).attempt.cause == "redirect_forbidden"


@pytest.mark.parametrize(
    ("status", "given", "expected"),
    [
        (206, b"bytes 0-99/100", False),
        (206, b"bytes 0-99/1000", True),
        (206, b"bytes 5-99/100", True),
        (206, b"bytes 0-99/*", True),
        (206, b"nonsense", True),
        (200, b"bytes 0-99/1000", False),
    ],
)
def test_a_part_of_a_page_that_nobody_asked_for_is_known(status, given, expected):
    """A 206 is the page only where its range is all of it."""
    assert expected == reach.is_partial(status, [(b"Content-Range", given)])


def test_a_page_of_zero_bytes_is_read_at_once():
    """What an error page's body may hold at most is read in a second or two."""
    start = time.perf_counter()
    read(
        bytes(256 * 1024),
        Source(url=PLACE, content_type="text/html"),
        Limits(pages=1, seconds=5, memory_mib=256, pixels=1),
    )

    assert time.perf_counter() - start < 5
