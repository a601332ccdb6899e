"""All faults at once: the same verdicts whatever the order, and nothing of theirs in what is written."""

import random
import re

import pytest
from faults import table
from faults.table import ROWS

HEAVY = frozenset({"document", "parser"})
LARGE = frozenset({"links-100k"})
AT_ONCE = tuple(row for row in ROWS if row.id not in table.WAITS | LARGE and row.group not in HEAVY)
RUNS = 3
SECRETS = {"S3cr3tPw", "T0KENSECRET", "K3YSECRET"}


def address(fault_server, row) -> str:
    return fault_server.tls_url(row.id) if row.id in table.ON_TLS else fault_server.own_url(row.id, row.end)


def _without_load(verdict, cause):
    """A loaded machine makes a page slow, or a connection fail once: seen is seen."""
    return ("pass", None) if verdict == "warn" and cause in {"slow", "flapping"} else (verdict, cause)


@pytest.fixture(scope="module")
def nights(fault_server):
    """The nights of this module, run by the first test."""
    return []


def test_three_runs_in_shuffled_order_are_alike(nights, night, fault_server, capsys):
    """Fifty hosts at once, another order each time: every fault gets the same verdict and cause, and the right one."""
    said = []
    for turn in range(RUNS):
        rows = list(AT_ONCE)
        random.Random(turn).shuffle(rows)
        for row in rows:
            fault_server.forget(row.id)
        urls = {row.id: address(fault_server, row) for row in rows}
        found = night(list(urls.values()), hosts_at_once=50, max_pause=4.0)
        nights.append(found)
        said.append(
            {
                row: (found.answers[urls[row.id]]["verdict"], found.answers[urls[row.id]]["cause"])
                for row in rows
            }
        )
    with capsys.disabled():
        right = sum(row.accepts(*said[0][row]) for row in said[0])
        print(f"\ntruth: {right} of {len(AT_ONCE)} faults right, fifty at once, {RUNS} runs alike")

    wrong = {row.id: verdict for one in said for row, verdict in one.items() if not row.accepts(*verdict)}
    differing = {
        row.id: [one[row] for one in said]
        for row in said[0]
        if len({_without_load(*one[row]) for one in said}) > 1
    }
    assert wrong == {}
    assert differing == {}
    assert fault_server.forbidden == []


def test_no_crash_of_ours_hides_in_the_log(nights):
    """No traceback and no checker_error: every fault is told by a cause of its own."""
    for found in nights:
        assert "Traceback" not in found.log
        assert {answer["cause"] for answer in found.answers.values()} & {"checker_error"} == set()


def test_nothing_injected_stands_live_in_any_file(nights):
    """Markup, templates and terminal codes of a page are text in every file, none is live."""
    for found in nights[:1]:
        pages = b"".join(path.read_bytes() for path in found.out.rglob("*.html")).decode()

        assert "<script>alert" not in pages
        assert "<img src=x" not in pages
        assert re.search(r"<[a-z]+[^<>]*\sonerror\s*=", pages) is None
        assert "X55BREAK()</script>" not in pages
        assert re.search(r"<a\b[^<>]*href=[\"']?\s*(?:javascript|data|file):", pages, re.IGNORECASE) is None
        texts = {
            path.suffix: path.read_bytes()
            for path in found.out.rglob("*.*")
            if path.suffix in {".json", ".xml", ".csv", ".txt"}
        }
        assert all(b"\x1b" not in text and b"\x07" not in text for text in texts.values())
        assert b"1337" not in pages.encode().replace(b"127.0.0.1", b"") or "7*191" in pages
        assert b"root:x:0" not in found.written()


def test_secrets_of_an_address_stand_nowhere(night, fault_server):
    """A password, a token and a key in a typed address are in no file, no database and no log line."""
    place = fault_server.own_url("leak-url-secret").replace("http://", "http://user:S3cr3tPw@")
    found = night([f"{place}?token=T0KENSECRET&api_key=K3YSECRET&page=2"])
    written = found.written().decode("utf-8", "replace")

    (answer,) = found.answers.values()
    assert (answer["verdict"], answer["cause"]) == ("fail", "http_not_found")
    assert {secret for secret in SECRETS if secret in written} == set()


def test_credentials_and_cookies_never_cross_to_another_origin(night, fault_server):
    """A redirect to another port brings neither the typed password nor the cookie that the first port set."""
    place = fault_server.own_url("leak-auth-cross-origin").replace("http://", "http://user:S3cr3tPw@")
    fault_server.forget("leak-other")
    night([place])
    heads = [request.head.lower() for request in fault_server.requests("leak-other")]

    assert heads
    assert all(b"authorization:" not in head and b"cookie:" not in head for head in heads)


def test_a_host_that_asks_for_quiet_gets_it(night, fault_server):
    """Retry-After is kept to the second, a flood of 429 ends after three requests, a year is not waited for."""
    ids = ("rate-429-after-2", "rate-503-after-2", "rate-429-forever", "rate-429-year")
    for fault in ids:
        fault_server.forget(fault)
    night([fault_server.own_url(fault) for fault in ids])
    asked = {fault: [request.at for request in fault_server.requests(fault)] for fault in ids}

    for fault in ids[:2]:
        assert asked[fault][1] - asked[fault][0] >= 2.0
    assert len(asked["rate-429-forever"]) <= 3
    assert len(asked["rate-429-year"]) == 1


def test_no_file_is_written_where_a_page_names_one(night, fault_server, tmp_path):
    """File names in headers, addresses and archives are never used as such."""
    from pathlib import Path

    urls = [
        fault_server.own_url("inject-filename"),
        fault_server.own_url("inject-url-path", "/..%2f..%2ftmp%2foit-pwned/CON/%00"),
        fault_server.own_url("zip-slip"),
        fault_server.own_url("pdf-cmap-pickle", "/report.pdf"),
    ]
    found = night(urls)

    assert sorted(Path("/tmp").glob("oit-*pwned*")) + sorted(Path("/tmp").glob("oit-zipslip*")) == []
    assert not any("pwned" in path.name for path in tmp_path.rglob("*"))
    assert found.answers[urls[1]]["verdict"] in {"pass", "warn"}
