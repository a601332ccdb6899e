"""A town of many answers on loopback, the program forked again and again, and what is compared between two runs of it."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from made import hostile
from made.programs import absent

from oitcheck.history import open_history

HERE = Path(__file__).parent
TEXT = "เทศบาลตำบลทดสอบเผยแพร่แผนพัฒนาท้องถิ่นและข้อมูลข่าวสารตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 " * 3
PAGE = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><a href="/">หน้าแรก</a></nav><main><h1>{title}</h1><p>{text}</p>{more}</main><footer>เทศบาลตำบลทดสอบ</footer></body></html>"""
PDF = hostile.pdf(
    {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        4: hostile.stream(b"", b"BT /F1 12 Tf 72 700 Td (Annual plan 2565 of the town) Tj ET"),
        5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
)


def page(title, more=""):
    return 200, "text/html; charset=utf-8", PAGE.format(title=title, text=TEXT, more=more).encode()


def answered(path, night):
    """What the town's site answers on the first night (0) and on the later ones (1)."""
    kind, _, number = path.strip("/").partition("/")
    if kind == "moved":
        return 302, "text/html", f"/ok/{number}".encode()
    if kind == "docs":
        return page(f"เอกสาร {number}", f'<p><a href="/files/{number}.csv">แผนปฏิบัติการ {number}</a></p>')
    if kind == "files":
        if number.endswith(".pdf"):
            return 200, "application/pdf", PDF
        return 200, "text/csv; charset=utf-8", f"ลำดับ,แผนพัฒนาท้องถิ่น {number},2565\n".encode() * 20
    if kind == "soft":
        return 200, "text/html; charset=utf-8", "<h1>ไม่พบหน้าที่ต้องการ</h1><p>ขออภัย 404 Not Found</p>".encode()
    if kind == "broken":
        return 500, "text/html", b"<h1>Internal Server Error</h1>"
    if kind == "ok" or (kind in {"breaks", "heals"} and (kind == "heals") == bool(night)):
        return page(f"แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565) {number}")
    return 404, "text/html", b"<h1>404 Not Found</h1>"


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.town.asked.append(f"http://127.0.0.1:{self.server.server_port}{self.path}")
        status, kind, body = answered(self.path, self.server.town.night)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body.decode())
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256
    disable_nagle_algorithm = True

    def handle_error(self, *_args):
        pass


@pytest.fixture(scope="session")
def town():
    """The town's site on six ports: ``.asked`` is what was asked, ``.night`` which night it answers for."""
    town = SimpleNamespace(asked=[], night=0)
    servers = []
    for _ in range(6):
        server = Server(("127.0.0.1", 0), Page)
        server.town = town
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    with closing(socket.socket()) as taken:  # bound and not listening: refused
        taken.bind(("127.0.0.1", 0))
        town.hosts = [f"http://127.0.0.1:{server.server_port}" for server in servers]
        town.closed = f"http://127.0.0.1:{taken.getsockname()[1]}"
        yield town
    for server in servers:
        server.shutdown()
        server.server_close()


KINDS = (
    "ok", "docs", "breaks", "heals", "gone", "ok", "moved", "ok", "soft", "docs", "ok", "ok", "broken", "ok", "ok", "ok", "ok",
)  # fmt: skip


def addresses(town, count):
    """So many answers, some of every kind of broken; from eight on three documents and two on a dead host among them."""
    special = [f"{town.hosts[n]}/files/{n}.pdf" for n in range(3)] + [f"{town.closed}/{n}" for n in range(2)]
    plain = count if count < 8 else count - len(special)
    found = [f"{town.hosts[n % 6]}/{KINDS[n % len(KINDS)]}/{n}" for n in range(plain)]
    return found if count < 8 else found + special


@pytest.fixture(scope="session")
def write_checklist(town):
    """Writes a checklist of so many answers, dealt over the questions, and gives its path."""

    def write(folder, count, questions=40):
        urls = addresses(town, count)
        body = {
            "schema": "oitcheck.checklist/1",
            "agency": {
                "id": "town",
                "name": {"th": "เทศบาลทดสอบ", "en": "Town"},
                "home": f"{town.hosts[0]}/",
            },
            "catalogue": "oit-2565",
            "answers": {
                f"O{n + 1}": {"urls": urls[n::questions]} for n in range(questions) if urls[n::questions]
            },
        }
        path = folder / "town.yaml"
        path.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
        return path

    return write


FLAGS = (
    "--allow-address", "127.0.0.1/32", "--no-canary", "--interval", "0", "--second-look", "0", "--per-host", "8", "--quiet",
    "--lang", "en", "--vantage", "hall",
)  # fmt: skip


CROWDED = {"OITCHECK_SLOW_AFTER": "600", "OITCHECK_TIMEOUT": "120", "OITCHECK_CONNECT_TIMEOUT": "60"}
"""On a crowded machine the site on loopback is slow; that is not what is looked at here."""


@pytest.fixture(scope="session")
def failing_library(tmp_path_factory):
    """The library that lets calls fail, or null where there is no compiler."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    made = tmp_path_factory.mktemp("failing") / "failing.so"
    source = HERE / "_failing.c"
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", str(made), str(source), "-ldl"],
        capture_output=True,
        check=False,
    )
    return made if done.returncode == 0 else None


class Trials:
    """The program, forked for each trial."""

    def __init__(self, library):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("OITCHECK_")}
        environment |= (
            CROWDED | {"PYTHONPATH": str(HERE.parents[1])} | ({"LD_PRELOAD": str(library)} if library else {})
        )
        self._server = subprocess.Popen(
            [sys.executable, str(HERE / "_trials.py")],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
        )  # fmt: skip
        if self._server.stdout.readline() != "ready\n":
            self.close()
            pytest.fail("the program cannot be loaded")

    def start(self, cwd, *argv, arm=None, env=None, busy_s=None, out=None, err=None):
        """Begins a trial; ``.pid`` is its process and its group."""
        order = {
            "argv": [str(one) for one in argv], "cwd": str(cwd), "out": out or str(cwd / "stdout"), "err": err or str(cwd / "stderr"),
            "arm": arm, "env": env, "busy_s": busy_s,
        }  # fmt: skip
        self._server.stdin.write(json.dumps(order) + "\n")
        self._server.stdin.flush()
        return SimpleNamespace(pid=int(self._server.stdout.readline()), cwd=cwd)

    def end(self, trial):
        """Waits for a trial: exit code (negative for a signal), what it printed."""
        code = os.waitstatus_to_exitcode(int(self._server.stdout.readline()))
        out, err = ((trial.cwd / name).read_text("utf-8", "replace") for name in ("stdout", "stderr"))
        return SimpleNamespace(code=code, out=out, err=err)

    def run(self, cwd, *argv, **more):
        """A whole trial."""
        return self.end(self.start(cwd, *argv, **more))

    def check(self, cwd, *argv, **more):
        """``oitcheck check`` of the folder's checklist."""
        return self.run(cwd, *self.command(cwd, *argv), **more)

    @staticmethod
    def command(cwd, *argv):
        return ("check", "town.yaml", "--out", cwd / "reports", *FLAGS, *argv)

    @staticmethod
    def kill(trial, number=signal.SIGKILL):
        """Kills everything of a trial; false where it had ended by itself."""
        try:
            os.killpg(trial.pid, number)
        except ProcessLookupError:
            return False
        return True

    def close(self):
        self._server.stdin.close()
        self._server.wait(30)
        self._server.stdout.close()


@pytest.fixture(scope="session")
def trials(failing_library):
    """Runs of the program that cost no start."""
    made = Trials(failing_library)
    yield made
    made.close()


@pytest.fixture
def other_trials():
    """Runs of the program beside those of ``trials``."""
    made = Trials(None)
    yield made
    made.close()


@pytest.fixture
def failing_trials(trials, failing_library):
    """The same, where calls can be made to fail."""
    if failing_library is None:
        absent("no C compiler on this machine: system calls cannot be made to fail")
    return trials


@pytest.fixture(scope="session")
def nights(town, trials, write_checklist, tmp_path_factory):
    """Gives, by number of answers, a folder after its first night and what the second night is when nothing disturbs it."""
    made = {}

    def prepared(count):
        if count not in made:
            folder = tmp_path_factory.mktemp(f"nights-{count}")
            write_checklist(folder, count)
            town.night = 0
            first = trials.check(folder)
            assert first.code in {0, 1}, first.err
            time.sleep(1.0)  # nights are told apart by the second in which they began
            town.night = 1
            whole = tmp_path_factory.mktemp(f"whole-{count}")
            shutil.copytree(folder, whole, dirs_exist_ok=True)
            done = trials.check(whole)
            assert done.code in {0, 1}, done.err
            made[count] = SimpleNamespace(folder=folder, whole=whole, code=done.code, told=told(whole))
        return made[count]

    return prepared


@pytest.fixture
def second_night(town, nights, tmp_path):
    """A folder after its first night, the site as it is on the second; gives a fresh copy each time it is asked."""
    copies = iter(range(100_000))

    def copy(count):
        prepared = nights(count)
        town.night = 1
        folder = tmp_path / f"trial-{next(copies)}"
        shutil.copytree(prepared.folder, folder)
        return SimpleNamespace(folder=folder, code=prepared.code, told=prepared.told)

    return copy


# -- what is compared


def record(folder):
    return json.loads((folder / "reports/town/oit-2565/run.json").read_text("utf-8"))


def told(folder):
    """A run.json without what no two runs share: the run's name, moments and durations, how many requests a host took.

    A dead host is given up after three failures in a row; which of its answers are those depends on where a run began.
    """
    said = record(folder)
    tonight, before = said["run"]["started_at"], None
    for name in ("id", "started_at", "finished_at"):
        said["run"][name] = None
    for host in said["hosts"]:
        host["requests"] = host["bytes"] = host["slowest_s"] = None
    for question in said["questions"]:
        for answer in question["answers"]:
            answer["elapsed_s"] = None
            if answer["cause"] == "connect_refused":
                answer["attempts"] = None
            for attempt in answer["attempts"] or ():
                attempt["at"] = attempt["elapsed_s"] = None
            for name in ("failing_since", "last_passed_at"):
                moment = answer[name]
                if moment is not None:
                    before = before if moment == tonight else moment
                    answer[name] = "tonight" if moment == tonight else "a night before"
    return said


def differences(one, other, place="run.json"):
    """Where two runs differ, the place and both values."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted(one.keys() | other.keys())
        return [each for key in keys for each in differences(one.get(key), other.get(key), f"{place}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [each for at, (a, b) in pairs for each in differences(a, b, f"{place}[{at}]")]
    return [] if one == other else [(place, one, other)]


def sound(folder):
    """The database of a folder is sound: pages, keys, and every row that belongs to another."""
    with closing(sqlite3.connect(folder / "reports/history.sqlite3", timeout=10)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def stored(folder):
    """The newest run of a folder's history and the addresses that it stored, those of documents behind them too."""
    with open_history(f"sqlite:///{folder / 'reports/history.sqlite3'}", write=False) as history:
        newest = history.runs(limit=1)[0]
        seen = [one for one in history.observations(newest.run_id) if one.cause != "not_checked"]
        return newest, {one.url for one in seen}, {doc.url for one in seen for doc in one.behind}


def done_with(folder, first):
    """Whether a folder's second night is over, its reports written and noted: whoever runs again begins another night."""
    newest, _, _ = stored(folder)
    return newest.run_id != first and (newest.state, newest.reason) == ("complete", None)


def whole_files(folder):
    """Every report of a folder is whole: what is there can be read to its end, and nothing half lies beside it."""
    reports = folder / "reports"
    for path in reports.rglob("*.json"):
        json.loads(path.read_text("utf-8"))
    for path in reports.rglob("*.html"):
        assert path.read_text("utf-8").rstrip().endswith("</html>"), path


@pytest.fixture
def compared():
    """What the tests look at."""
    return SimpleNamespace(
        record=record,
        done_with=done_with,
        told=told,
        environment=os.environ | CROWDED | {"PYTHONPATH": str(HERE.parents[1])},
        sound=sound,
        stored=stored,
        whole_files=whole_files,
        differences=differences,
    )
