"""Every fault of the table through the real road: the verdict and the cause that run.json gives its answer."""

import time

import pytest
from faults import table
from faults.table import ROWS, Row

WAITING = {"timeout": 2.0, "body_timeout": 4.0}
QUICK = tuple(row for row in ROWS if row.id not in table.WAITS)
SLOW = tuple(row for row in ROWS if row.id in table.WAITS)


def address(fault_server, row: Row) -> str:
    if row.id in table.ON_TLS:
        return fault_server.tls_url(row.id)
    return fault_server.own_url(row.id, row.end)


@pytest.fixture(scope="module")
def said():
    """What the table's runs have said so far, by id: filled by the first test that asks."""
    return {}


@pytest.fixture
def verdict_of(said, night, fault_server):
    """Gives the answer of a fault from one run over its whole kind: quick ones with the bounds of the table."""

    def of(row: Row):
        if row.id not in said:
            batch = SLOW if row in SLOW else QUICK
            urls = {one.id: address(fault_server, one) for one in batch}
            for one in batch:
                fault_server.forget(one.id)
            start = time.monotonic()
            seen = night(list(urls.values()), **(WAITING if row in SLOW else {}))
            took = time.monotonic() - start
            said.update({fault: seen.answers[url] for fault, url in urls.items()})
            said[f"night of {len(urls)}"] = (seen, took)
        return said[row.id]

    return of


@pytest.fixture
def alone(night, fault_server):
    """Gives the answer of a fault from a run of its own: what a crowded machine said of it is not its verdict."""

    def of(row: Row):
        fault_server.forget(row.id)
        url = address(fault_server, row)
        return night([url], **(WAITING if row in SLOW else {})).answers[url]

    return of


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.group}:{row.id}")
def test_each_fault_gets_the_verdict_and_the_cause_that_are_right(row, verdict_of, alone, fault_server):
    """The answer's verdict and cause are right, nothing forbidden was contacted, and no crash of ours hides in it."""
    answer = verdict_of(row)
    if not row.accepts(answer["verdict"], answer["cause"]):
        answer = alone(row)

    assert row.accepts(answer["verdict"], answer["cause"]), (
        answer["verdict"],
        answer["cause"],
        answer["notes"],
        answer["detail"],
        [(look["http_status"], look["cause"], look["elapsed_s"]) for look in answer["attempts"]],
    )
    assert answer["cause"] != "checker_error" or row.group in {"parser", "document"}
    assert fault_server.forbidden == []
