"""Faults of the checker's own: what is wrong with us is never said of a site, and what was seen is kept."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from faults.table import ROWS

from oitcheck import incidents
from oitcheck.fetch.canary import says
from oitcheck.model.fetched import Attempt, Fetched
from oitcheck.model.observed import Observation

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")
ROOT = Path(__file__).parents[2]
FLAGS = ("--allow-address", "127.0.0.1/32", "--interval", "0", "--second-look", "0", "--quiet")


@pytest.fixture
def program(tmp_path):
    """Starts the program as a user does; gives the process, or what came of it."""

    def command(urls, *flags):
        path = tmp_path / "town.yaml"
        body = {
            "schema": "oitcheck.checklist/1",
            "agency": {
                "id": "town",
                "name": {"th": "เทศบาลทดสอบ", "en": "Town"},
                "home": "https://www.town.example/",
            },
            "catalogue": "oit-2565",
            "answers": {
                f"O{number % 40 + 1}": {"urls": urls[number % 40 :: 40]}
                for number in range(min(40, len(urls)))
            },
        }
        path.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
        return [sys.executable, "-m", "oitcheck", "check", str(path), *FLAGS, *flags]

    def start(urls, *flags, shell="{}", env=None, **more):
        line = " ".join(f"'{word}'" for word in command(urls, *flags))
        environment = {name: text for name, text in os.environ.items() if not name.startswith("OITCHECK_")}
        return subprocess.Popen(
            ["/bin/sh", "-c", shell.format(f"exec {line}")],
            cwd=tmp_path,
            stdout=more.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            env={**environment, "PYTHONPATH": str(ROOT), **(env or {})},
            start_new_session=True,
        )

    def run(urls, *flags, timeout=90, **more):
        process = start(urls, *flags, **more)
        out, err = process.communicate(timeout=timeout)
        return ended(process, out, err)

    def ended(process, out=b"", err=b""):
        files = sorted(tmp_path.rglob("run.json"))
        record = json.loads(files[0].read_text("utf-8")) if files else None
        answers = [a for q in record["questions"] for a in q["answers"]] if record else []
        told = (out or b"").decode("utf-8", "replace"), err.decode("utf-8", "replace")
        return SimpleNamespace(
            code=process.returncode, out=told[0], err=told[1], record=record, answers=answers
        )

    return SimpleNamespace(run=run, start=start, ended=ended, folder=tmp_path)


DOZEN = (
    "ok", "status-404", "status-403", "waf-403", "status-500", "cl-too-long", "gzip-bad-crc", "redirect-loop-a", "ssrf-private",
    "soft404-thai", "login-200", "hijack-title", "charset-mojibake", "pdf-encrypted", "html-as-pdf", "tcp-refused",
)  # fmt: skip


def test_a_dozen_faults_are_told_alike_on_the_command_line(program, fault_server):
    """What the table says of them stands in run.json when the program is run as its users run it."""
    rows = [row for row in ROWS if row.id in DOZEN]
    urls = [fault_server.own_url(row.id, row.end) for row in rows]
    done = program.run(urls, "--no-canary")
    said = {answer["url"]: (answer["verdict"], answer["cause"]) for answer in done.answers}

    assert {
        row.id: said[url] for row, url in zip(rows, urls, strict=True) if not row.accepts(*said[url])
    } == {}
    assert done.code == 1
    assert fault_server.forbidden == []


def test_dead_controls_make_a_void_run_that_leaves_the_last_report(program, fault_server):
    """Exit 4, one sentence, nothing fetched, last night's run.json as it was."""
    url = fault_server.own_url("ok")
    program.run([url], "--no-canary")
    before = next(program.folder.rglob("run.json")).read_bytes()
    fault_server.forget("ok")
    done = program.run([url], "--canary", fault_server.url("tcp-refused"))

    assert done.code == 4
    assert next(program.folder.rglob("run.json")).read_bytes() == before
    assert fault_server.requests("ok") == []
    assert "Traceback" not in done.err
    assert done.err.count("\n") <= 4


def test_a_dead_proxy_is_one_word_about_the_checker(program, fault_server):
    """Exit 4 before anything is fetched."""
    done = program.run(
        [fault_server.own_url("ok")],
        "--proxy",
        "http://127.0.0.1:1",
        "--canary",
        fault_server.own_url("head-405"),
    )

    assert (done.code, done.record) == (4, None)
    assert "Traceback" not in done.err


def test_a_proxy_in_the_environment_is_not_asked(program, fault_server):
    """HTTP_PROXY, netrc and the like of somebody else's shell change nothing."""
    dead = "http://127.0.0.1:1"
    done = program.run(
        [fault_server.own_url("ok")],
        "--no-canary",
        env={"HTTP_PROXY": dead, "HTTPS_PROXY": dead, "ALL_PROXY": dead},
    )

    assert [answer["verdict"] for answer in done.answers] == ["pass"]


def test_a_captive_portal_voids_the_run(night, fault_server):
    """Everything, the control address too, shows one page: nothing is said of any site."""
    hosts = fault_server.more_hosts(5)
    portal = [f"{host}/ok" for host in hosts]
    found = night(portal[1:], no_canary=False, canary=(portal[0],))

    assert found.record is None
    assert "one and the same page" in found.outcome.void


def test_controls_that_are_led_elsewhere_over_plain_http_are_no_controls():
    """A log-in page of the network answers for every name."""

    def led(url, final):
        attempt = Attempt(at="x", http_status=200, cause=None, elapsed_s=0.1, redirects=(final,))
        return Fetched(url=url, final_url=final, attempt=attempt)

    assert says(led("http://www.nectec.or.th/", "http://portal.hotel.example/login")) != "ok"
    assert says(led("http://nectec.or.th/", "https://www.nectec.or.th/th/")) == "ok"
    assert says(led("https://www.nectec.or.th/", "https://other.example/")) == "ok"


def test_controls_that_die_midway_leave_soft_failures_open(night, fault_server):
    """What failed while the line may have been down is undetermined; a 404 and a page that was seen stand."""
    fault_server.forget("dies-after-first")
    ids = ("ok", "status-404", "status-500", "tcp-reset")
    urls = {fault: fault_server.own_url(fault) for fault in ids}
    found = night(
        list(urls.values()),
        no_canary=False,
        canary=(fault_server.own_url("dies-after-first"),),
        connect_timeout=1.0,
    )
    said = {fault: found.answers[url]["verdict"] for fault, url in urls.items()}

    assert said == {
        "ok": "pass",
        "status-404": "fail",
        "status-500": "undetermined",
        "tcp-reset": "undetermined",
    }


def _early(*hosts, cause="tls_not_yet_valid"):
    return {
        host: Observation(url=f"https://{host}/", cause=cause, tls_expires_at=None if cause else "2030-01-01")
        for host in hosts
    }


def test_a_wrong_clock_is_the_checkers_own_fault():
    """Before its own time, or where every host is "not yet valid", that is said of nobody; one host alone fails."""
    now, then = datetime(2026, 11, 22, tzinfo=UTC), datetime(2010, 1, 1, tzinfo=UTC)

    def verdicts(observations, started):
        return {seen.verdict for seen in incidents.excused(observations, started).values()}

    assert verdicts(_early("a.example"), then) == {"undetermined"}
    assert verdicts(_early("a.example", "b.example", "c.example"), now) == {"undetermined"}
    assert verdicts(_early("a.example", "b.example"), now) == {None}
    assert verdicts(_early("a.example", "b.example", "c.example") | _early("d.example", cause=None), now) == {
        None
    }


def test_many_hosts_that_fail_alike_are_told_as_an_incident():
    """Half of many hosts with one soft cause: a notice beside the verdicts; a few, or hard causes, are none."""
    down = [Observation(url=f"http://h{n}.example/", cause="connect_timeout") for n in range(6)]
    up = [Observation(url=f"http://u{n}.example/") for n in range(4)]

    assert incidents.notices(down + up) == ("incident: connect_timeout 6/10",)
    assert incidents.notices(down[:4] + up) == ()
    assert (
        incidents.notices(
            [Observation(url=f"http://h{n}.example/", cause="http_not_found") for n in range(9)]
        )
        == ()
    )


@posix
def test_few_open_files_are_enough(program, fault_server):
    """64 files for 240 URLs of 80 hosts: no site is blamed for our own limit."""
    urls = [f"{host}/ok/{page}" for host in fault_server.more_hosts(80) for page in range(3)]
    done = program.run(urls, "--no-canary", shell="ulimit -n 64; {}")

    assert {answer["verdict"] for answer in done.answers} <= {"pass", "warn", "undetermined"}
    assert "Traceback" not in done.err


@posix
def test_a_closed_output_changes_nothing(program, fault_server):
    """Piped into a program that goes away: the files are written, no traceback."""
    done = program.run(
        [fault_server.own_url("ok")], "--no-canary", "--fail-on", "never", shell="( {} ) | true", timeout=60
    )

    assert done.record["run"]["state"] == "complete"
    assert "Traceback" not in done.err
    assert "Exception ignored" not in done.err


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_a_signal_ends_in_a_partial_run_that_is_gone_on_with(program, fault_server, number):
    """Exit 4 within ten seconds, what was seen is written; the next run asks only for the rest."""
    quick, slow = fault_server.own_url("head-405"), fault_server.own_url("held")
    fault_server.forget("held"), fault_server.forget("head-405")
    process = program.start([quick, slow], "--no-canary")
    _until(lambda: fault_server.requests("held") and fault_server.requests("head-405"))
    time.sleep(3)  # the first answer is kept once the host's probes are back
    os.killpg(process.pid, number)
    stopped = program.ended(process, *process.communicate(timeout=10))
    asked = len(fault_server.requests("head-405"))
    again = program.run([quick, slow], "--no-canary", "--fail-on", "never")

    assert (stopped.code, stopped.record["run"]["state"]) == (4, "partial")
    assert sorted(answer["cause"] or "" for answer in stopped.answers) == ["", "not_checked"]
    assert (again.code, again.record["run"]["state"]) == (0, "complete")
    assert len(fault_server.requests("head-405")) == asked
    assert "Traceback" not in stopped.err + again.err


@posix
def test_a_second_interrupt_stops_at_once(program, fault_server):
    """Nobody waits for a program that was told twice."""
    fault_server.forget("held")
    process = program.start([fault_server.own_url("held")], "--no-canary")
    _until(lambda: fault_server.requests("held"))
    os.killpg(process.pid, signal.SIGINT)
    time.sleep(0.1)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=5)

    assert process.returncode != 0


@posix
@pytest.mark.parametrize("mask", ["077", "000"])
def test_no_file_is_writable_by_the_world(program, fault_server, mask):
    """Whatever the umask; the history is the owner's alone."""
    done = program.run(
        [fault_server.own_url("ok")], "--no-canary", "--fail-on", "never", shell=f"umask {mask}; {{}}"
    )
    modes = {
        path: stat.S_IMODE(path.stat().st_mode)
        for path in (program.folder / "reports").rglob("*")
        if path.is_file()
    }

    assert done.code == 0
    assert {path.name: oct(mode) for path, mode in modes.items() if mode & 0o002} == {}
    assert all(mode == 0o600 for path, mode in modes.items() if path.name.startswith("history.sqlite3"))


@posix
def test_an_output_folder_that_goes_away_midway_is_no_crash(program, fault_server):
    """It is made again, or the run ends with 4 and a sentence."""
    fault_server.forget("held")
    process = program.start([fault_server.own_url("held")], "--no-canary", "--fail-on", "never")
    _until(lambda: fault_server.requests("held"))
    shutil.rmtree(program.folder / "reports")
    done = program.ended(process, *process.communicate(timeout=30))

    assert done.code in {0, 4}
    assert done.code == 4 or done.record is not None
    assert "Traceback" not in done.err


@posix
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that nobody can write")
def test_an_output_folder_that_cannot_be_written_ends_before_any_request(program, fault_server):
    """Exit 4 with the path and what to do."""
    fault_server.forget("ok")
    done = program.run([fault_server.own_url("ok")], "--no-canary", "--out", "/proc/reports")

    assert done.code == 4
    assert "/proc/reports" in done.err
    assert "Traceback" not in done.err
    assert fault_server.requests("ok") == []


@pytest.mark.netns
def test_a_full_disk_ends_in_a_sentence(program, fault_server, namespaces):
    """No room for the history or the report: exit 4, no traceback; with room again the next run is fine."""
    url = fault_server.own_url("ok")
    room = "mkdir -p reports && mount -t tmpfs -o size={} none reports && {{}}"
    full = program.run([url], "--no-canary", shell=f'unshare -m sh -c "{room.format("48k")}"')

    assert full.code == 4
    assert "Traceback" not in full.err


@pytest.mark.netns
def test_without_any_network_one_thing_is_said_about_the_checker(program, namespaces):
    """No interface at all: void within a minute, exit 4, no answer is blamed."""
    urls = [f"https://town{number}.example/" for number in range(40)]
    done = program.run(urls, shell='unshare -n sh -c "{}"', timeout=60)

    assert (done.code, done.record) == (4, None)
    assert "Traceback" not in done.err


def _until(ready):
    deadline = time.monotonic() + 40
    while not ready():
        assert time.monotonic() < deadline
        time.sleep(0.05)
