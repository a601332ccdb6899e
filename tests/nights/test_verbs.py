"""The verbs as a user runs them: serve until it is stopped, alert, history."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from types import SimpleNamespace

import pytest

from oitcheck import cli
from oitcheck.history import open_history

LOCAL = [
    "--no-canary",
    "--allow-address",
    "127.0.0.0/8",
    "--interval",
    "0",
    "--second-look",
    "0",
    "--lang",
    "en",
]


def command(*arguments):
    return [sys.executable, "-m", "oitcheck", *map(str, arguments)]


def environment():
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OITCHECK_")}
    return kept | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def oitcheck(tmp_path, monkeypatch, capfd):
    """Runs a verb to its end in a folder of its own, in this process."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["oitcheck", *map(str, arguments)])
        capfd.readouterr()
        code = cli._run()
        out, err = capfd.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return run


@pytest.fixture
def serving(tmp_path):
    """Starts ``serve`` and gives the process with the dashboard's address."""

    @contextmanager
    def start(*arguments):
        process = subprocess.Popen(
            command("serve", *arguments, "--port", 0, *LOCAL),
            cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        try:
            line = process.stdout.readline().decode()
            process.url = re.search(r"http://\S+", line)[0]
            yield process
        finally:
            process.kill()
            process.communicate()

    return start


def get(url, **more):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, **more), timeout=10) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def stored(folder):
    """How many answers the latest run has stored."""
    with open_history(f"sqlite:///{folder}/reports/history.sqlite3", write=False) as history:
        return len(history.observations(history.runs()[0].run_id))


def until(condition, seconds=30):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def stopped(process, number=signal.SIGTERM):
    """Ends it by a signal; gives exit code and seconds."""
    began = time.monotonic()
    process.send_signal(number)
    return process.wait(15), time.monotonic() - began


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_serve_runs_the_first_night_and_ends_on_sigterm(serving, checklist_file, tmp_path):
    """The dashboard stands at once, the report soon after; a closed terminal ends nothing; SIGTERM ends it with 0."""
    path = checklist_file({"O1": ["/one"]})
    report = tmp_path / "reports" / "town" / "oit-2565" / "run.json"
    with serving(path, "--probe-every", "0") as process:
        health, _ = get(f"{process.url}healthz")
        there = until(lambda: get(f"{process.url}town/oit-2565/run.json")[0] == 200)
        process.send_signal(signal.SIGHUP)
        idle = until(lambda: not json.loads(get(f"{process.url}healthz")[1])["looking"])
        code, seconds = stopped(process)

    assert (health, there, idle) == (200, True, True)
    assert json.loads(report.read_text())["run"]["state"] == "complete"
    assert (code, seconds < 10) == (0, True)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_sigterm_in_the_night_drains_within_ten_seconds(serving, checklist_file, site, tmp_path):
    """A page hangs: what was seen is stored, the report says partial, exit 4."""
    site.pages["/slow"] = "hang"
    path = checklist_file({"O1": ["/one"], "O2": ["/slow"]})
    with serving(path, "--probe-every", "0") as process:
        until(lambda: "/slow" in site.asked and stored(tmp_path))
        code, seconds = stopped(process)
    record = json.loads((tmp_path / "reports" / "town" / "oit-2565" / "run.json").read_text())

    assert (code, seconds < 10) == (4, True)
    assert record["run"]["state"] == "partial"
    assert record["questions"][0]["answers"][0]["http_status"] == 200


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_token_begins_a_night_and_what_it_finds_is_told(serving, checklist_file, site, hook, tmp_path):
    """The first night is told to a webhook and pinged; POST /check with the token runs again, and tells what broke."""
    (tmp_path / "alerts.yaml").write_text(f"admin: 'json://127.0.0.1:{hook.server_address[1]}/'\n")
    path, ping = checklist_file({"O1": ["/one"]}), f"{site.url}/ping"
    told = ("--alerts", "alerts.yaml", "--ping", ping)
    with serving(path, "--probe-every", "0", "--token", "secret", *told) as process:
        first = until(lambda: len(hook.taken) == 1)
        site.pages["/one"] = 404
        refused, _ = get(f"{process.url}check", method="POST")
        taken, _ = get(f"{process.url}check", method="POST", headers={"Authorization": "Bearer secret"})
        second = until(lambda: len(hook.taken) == 2)

    assert (first, refused, taken, second) == (True, 401, 202, True)
    assert "first run: no answer fails" in hook.taken[0]["message"]
    assert "newly broken: O1" in hook.taken[1]["message"]
    assert "/ping" in site.asked


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--at", "26:00"], "--at: found '26:00'"),
        (["--probe-every", "often"], "--probe-every: found 'often'"),
        (["--alerts", "none.yaml"], "none.yaml"),
        (["--host", "203.0.113.1"], "--port: 203.0.113.1"),
        (["--timeout", "-1"], "--timeout: found -1"),
    ],
)
def test_serve_says_what_is_wrong_with_a_flag(oitcheck, checklist_file, flags, said):
    """Exit 2 with the flag's name, before anything begins."""
    done = oitcheck("serve", checklist_file({"O1": ["/one"]}), *flags)

    assert done.code == 2
    assert said in done.err


def test_serve_says_what_is_wrong_with_a_checklist(oitcheck, tmp_path):
    """Exit 2 with file, line and column."""
    (tmp_path / "bad.yaml").write_text("schema: oitcheck.checklist/1\nagencie: {}\n")
    done = oitcheck("serve", "bad.yaml")

    assert done.code == 2
    assert "bad.yaml:2:1: agencie" in done.err


@pytest.mark.parametrize("kind", ["systemd", "windows"])
def test_units_are_printed(oitcheck, kind):
    """Without a checklist that can be read, and with the flags that were given."""
    done = oitcheck(
        "serve", "town.yaml", "--print-unit", kind, "--contact", "it@town.example", "--at", "03:15"
    )

    assert done.code == 0
    assert "--contact it@town.example" in done.out
    assert "03:15" in done.out


class Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args):
        pass


@pytest.fixture
def hook():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    server.taken, server.status = [], 200
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_alerts_from_check_to_mailbox(oitcheck, checklist_file, site, hook, tmp_path):
    """Proven, silent while all is well, told what broke, kept where nobody takes it."""
    path = checklist_file({"O1": ["/one"]})
    (tmp_path / "alerts.yaml").write_text(
        f"owners: {{palad: 'json://127.0.0.1:{hook.server_address[1]}/'}}\n"
    )
    tell = ("alert", path, "--alerts", "alerts.yaml", "--lang", "en")
    proven = oitcheck("alert", "--test", "--alerts", "alerts.yaml", "--lang", "en")
    oitcheck("check", path, *LOCAL, "--quiet")
    first, second = oitcheck(*tell), oitcheck(*tell)
    site.pages["/one"] = 404
    hook.status = 503
    oitcheck("check", path, *LOCAL, "--quiet")
    third = oitcheck(*tell)
    shown = oitcheck("history", path, "--undelivered", "--json")
    listed = oitcheck("history", path, "--changes")

    assert (proven.code, proven.out) == (0, f"palad json://127.0.0.1:{hook.server_address[1]}: delivered\n")
    assert (first.code, second.code, third.code) == (0, 0, 4)
    assert "1 new, 0 delivered, 1 waiting" in third.out
    assert [letter["recipient"] for letter in json.loads(shown.out)] == ["palad"]
    assert "http_not_found" in listed.out
    assert [said["title"].partition(" · ")[0] for said in hook.taken] == [
        "oitcheck: test message",
        "OIT",
    ]


def test_the_history_is_listed(oitcheck, checklist_file):
    """Nights, events, availability, forecast: each as lines and as JSON; without a history a message."""
    path = checklist_file({"O1": ["/one"]})
    none = oitcheck("history", path)
    oitcheck("check", path, *LOCAL, "--quiet")
    nights = oitcheck("history", path, "--json")

    assert none.code == 4
    assert "there is no history yet" in none.err
    assert [night["state"] for night in json.loads(nights.out)] == ["complete"]
    for flags in (["--events"], ["--forecast"], ["--unchanged", "3"]):
        assert json.loads(oitcheck("history", path, "--json", *flags).out) == []
    for span in ("month", "year"):  # a check by hand is a look like that of any night
        (one,) = json.loads(oitcheck("history", path, "--json", "--availability", span).out)
        assert (one["looks"], one["opened"], one["share"]) == (1, 1, 1.0)
    assert oitcheck("history", path, "--changes").code == 2
