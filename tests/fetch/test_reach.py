"""The pure tables."""

import errno
from datetime import UTC, datetime, timedelta

import pytest

from oitcheck.causes import causes
from oitcheck.fetch import reach
from oitcheck.fetch._cookies import Jar
from oitcheck.fetch._head import clean, text_of
from oitcheck.fetch.guard import Target, parse

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def test_every_status_has_a_known_meaning():
    """Each status is a page or a cause that the house knows."""
    for status in (*range(200, 600), 999):
        cause = reach.of_status(status)

        assert cause is None or cause in causes()
        assert (cause is None) == (200 <= status < 300 and status not in {204, 205})


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (ConnectionRefusedError(), "connect_refused"),
        (ConnectionResetError(), "connection_reset"),
        (BrokenPipeError(), "connection_reset"),
        (TimeoutError(), "connect_timeout"),
        (OSError(errno.EHOSTUNREACH, ""), "connect_timeout"),
        (OSError(errno.ENETUNREACH, ""), "connect_timeout"),
        (OSError(errno.EMFILE, ""), "checker_error"),
        (OSError(errno.EADDRNOTAVAIL, ""), "checker_error"),
        (OSError("odd"), "checker_error"),
    ],
)
def test_a_broken_connection_has_its_cause(error, cause):
    """What the host does is a cause of reach; what our own machine does is ours."""
    assert reach.of_os_error(error) == cause


def _target(url: str) -> Target:
    target = parse(url)
    assert isinstance(target, Target)
    return target


@pytest.mark.parametrize(
    ("header", "asked", "sent"),
    [
        ("a=1", "http://h.example/x", "a=1"),
        ("a=1", "https://h.example/", "a=1"),
        ("a=1", "http://h.example:8080/", None),
        ("a=1", "http://other.example/", None),
        ("a=1; Domain=.example", "http://sub.h.example/", None),
        ("a=1; Secure", "http://h.example/", None),
        ("a=1; Path=/app", "http://h.example/app/x", "a=1"),
        ("a=1; Path=/app", "http://h.example/apple", None),
        ("a=1; Max-Age=0", "http://h.example/", None),
        ("a=1; Max-Age=60", "http://h.example/", "a=1"),
        ("a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://h.example/", None),
        ("a=1; Expires=garbage", "http://h.example/", "a=1"),
        ("nonsense", "http://h.example/", None),
        ("ก=1", "http://h.example/", None),
        ("a=" + "x" * 5000, "http://h.example/", None),
    ],
)
def test_a_cookie_goes_back_only_to_who_set_it(header, asked, sent):
    """Host, port, path and Secure bind; Domain widens nothing; a past date is no cookie."""
    jar = Jar()
    jar.take(_target("http://h.example/"), header, NOW)

    assert jar.header(_target(asked)) == sent


def test_a_cookie_can_be_taken_back():
    """A later header with an ended date removes it."""
    jar, target = Jar(), _target("http://h.example/")
    jar.take(target, "a=1", NOW)
    past = (NOW - timedelta(days=1)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    jar.take(target, f"a=; Expires={past}", NOW)

    assert jar.header(target) is None


def test_a_head_is_cleaned_as_browsers_read_it():
    """Lines without colon go, spaces before the colon go, control signs become spaces, folded lines stay."""
    head = b"HTTP/1.1 200 OK\r\nno colon here\r\nA : 1\x0b2\r\nB: x\r\n  folded\r\nBad Name: 3\nC:\r\n\r\n"

    assert clean(head) == b"HTTP/1.1 200 OK\r\nA: 1 2\r\nB: x\r\n folded\r\nC: \r\n\r\n"


def test_header_text_is_read_in_thai_too():
    """UTF-8, else TIS-620; never a control character."""
    assert text_of("แผน".encode()) == "แผน"
    assert text_of("ประกาศ".encode("tis-620")) == "ประกาศ"
    assert text_of(b"a\x1b[31mb") == "a [31mb"
