"""Whole nights kept on a PostgreSQL server, and read from it by the verbs."""

import json

import pytest
from made import postgres


@pytest.fixture(scope="module")
def server():
    with postgres.serve() as running:
        yield running


def test_nights_are_run_and_read_on_a_server(oitcheck, checklist, site, local, server):
    """Two nights and a third while another run writes: kept, listed, compared, told; nothing stands beside the reports."""
    url, site.pages["/gone"] = server.url(server.new()), site.pages["/plan"]
    path = checklist({"O1": [f"{site.url}/plan"], "O2": [f"{site.url}/gone"]})
    night = ("check", path, *local, "--history", url, "--fail-on", "never", "--fresh")

    first = oitcheck(*night)
    del site.pages["/gone"]
    second = oitcheck(*night)
    listed = oitcheck("history", path, "--history", url, "--json")
    changed = oitcheck("history", path, "--history", url, "--changes")
    status = oitcheck("status", "--history", url, "--json")
    explained = oitcheck("explain", path, "O2", "--history", url)

    assert (first.code, second.code) == (0, 0)
    assert second.record["questions"][1]["answers"][0]["failing_since"] is not None
    assert [run["state"] for run in json.loads(listed.out)] == ["complete", "complete"]
    assert "broke: http_not_found" in changed.out
    assert [(one["agency"], one["by_verdict"]) for one in json.loads(status.out)] == [
        ("test-town", second.record["summary"]["by_verdict"])
    ]
    assert "404" in explained.out
    assert not list(second.reports.glob("history.sqlite3*"))


def test_a_server_that_is_not_there_is_exit_code_4(oitcheck, checklist, site, local, server):
    """Nothing is asked of the site, and no password is shown."""
    url = server.url("nowhere")

    done = oitcheck("check", checklist({"O1": [f"{site.url}/plan"]}), *local, "--history", url)

    assert done.code == 4
    assert "the server refuses" in done.err
    assert postgres.PASSWORD not in done.out + done.err
    assert site.asked == []
