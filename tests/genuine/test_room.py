"""The room itself: every gate keeps the protocol and bears hostile input."""

import time

import pytest

from oitcheck.causes import causes, verdict_of
from oitcheck.discovery import members
from oitcheck.genuine import judge
from oitcheck.model.verdict import Verdict

GATES = members("oitcheck.genuine")


@pytest.mark.parametrize("name", sorted(GATES))
def test_a_gate_keeps_the_protocol(name):
    """A gate has a docstring, a rank and a judge, and is named after a cause."""
    gate = GATES[name]

    assert gate.__doc__
    assert isinstance(gate.RANK, int)
    assert callable(gate.judge)
    assert name in causes()


def test_hijacked_is_asked_first():
    """Nothing outranks a hijack."""
    assert min(GATES, key=lambda name: GATES[name].RANK) == "hijacked"
    assert GATES["hijacked"].RANK == 0


def test_ranks_are_distinct():
    """The order of the gates is decided by their ranks alone."""
    ranks = [gate.RANK for gate in GATES.values()]

    assert len(set(ranks)) == len(ranks)


def test_notes_come_last_and_are_warnings(make, framed):
    """A hijacked page that also leads off the site is hijacked first; the note stands behind and only warns."""
    page = framed(0, "PG SLOT เว็บตรง ฝากถอนออโต้", "<h1>สล็อตเว็บตรง</h1>")
    found = judge(make(page, redirects=["https://elsewhere.example/x"]))

    assert [each.cause for each in found] == ["hijacked", "redirect_off_site"]
    assert [each.note for each in found] == [False, True]
    assert verdict_of("redirect_off_site") is Verdict.WARN


@pytest.mark.parametrize("status", [404, 410, 500, 502])
def test_a_plain_status_page_is_left_to_its_status(make, status):
    """An error page with an honest status says nothing beyond the status."""
    page = f"<html><head><title>{status}</title></head><body><h1>Not Found</h1><p>ไม่พบหน้าที่ต้องการ</p></body></html>"

    assert judge(make(page, status=status)) == ()


def test_a_plain_403_is_left_to_its_status(make):
    """A refusal without any firewall's signature stays http_forbidden."""
    page = "<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>"

    assert judge(make(page, status=403)) == ()


def test_no_response_at_all_is_left_to_the_wire(make):
    """A look that brought nothing is not judged."""
    assert judge(make(b"", status=None, cause="connect_timeout")) == ()


HOSTILE = {
    "unclosed": b"<a <a <a " * 20_000,
    "comments": b"<!--" * 40_000,
    "scripts": b"<script>atob('" * 10_000,
    "cookies": b"<script>document.cookie=" * 6_000,
    "deep": b"<div>" * 30_000,
    "spaced": b"s l o t " * 30_000,
    "leet": b"5l0t c4s1n0 " * 20_000,
    "warning": b"Warning: a in b " * 10_000,
    "zero width": "ส\u200bล็\u200bอต".encode() * 20_000,
    "title": b"<title>" + b"404 | " * 30_000 + b"</title>",
    "location": b"<script>location=location=" * 6_000,
    "packed": b"<script>x=[" + b"104," * 20_000 + b"</script>",
    "surrogates": b"<p>\xed\xa0\x80\xff\xfe\x00</p>" * 2_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_pages_are_judged_in_bounded_time(make, name):
    """No page, however it is made, holds the gates up: at most two seconds of processor time each."""
    subject = make(HOSTILE[name])
    start = time.process_time()
    judge(subject)

    assert time.process_time() - start < 2.0
