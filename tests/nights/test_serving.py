"""The dashboard over HTTP: the reports and nothing else, with every header that protects who reads it."""

import http.client
import json
import os
import resource
import socket
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from oitcheck import folder
from oitcheck.errors import UsageError
from oitcheck.serving import Server, Site

TOKEN = "correct horse battery staple"


@contextmanager
def served(site):
    server = Server("127.0.0.1", 0, site)
    try:
        yield server.port
    finally:
        server.close()


@pytest.fixture
def out(tmp_path, town):
    """A folder of reports with what must not be read beside and below it."""
    (tmp_path / "secret.html").write_text("secret")
    out = tmp_path / "reports"
    folder.write_reports(
        out, town.night(0, {"O1": None}), ("html", "junit", "csv", "text"), lang="th", now=town.at(0.5)
    )
    (out / "history.sqlite3").write_text("secret")
    (out / ".lock").write_text("secret")
    (out / "town" / ".index.html.x.tmp").write_text("secret")
    (out / "link.html").symlink_to(tmp_path / "secret.html")
    (out / "up").symlink_to(tmp_path)
    os.mkfifo(out / "pipe.html")
    return out


@pytest.fixture
def dashboard(out, town):
    """A dashboard on loopback; ``.get`` asks it, ``.now`` and ``.state`` can be changed."""
    asked = []
    place = SimpleNamespace(
        now=town.at(0.5),
        asked=asked,
        state=SimpleNamespace(
            since=town.at(0), next_night=town.at(1), looking=False, undelivered=2, errors={}
        ),
    )

    def check_now():
        asked.append(1)
        return len(asked) == 1

    def site(**more):
        return Site(out, lambda: place.state, lambda: place.now, check_now=check_now, **more)

    def get(path, method="GET", headers=None, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=10)
        connection.putrequest(method, path, skip_host="Host" in (headers or {}))
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders(body)
        response = connection.getresponse()
        answer = SimpleNamespace(
            status=response.status,
            headers={k.lower(): v for k, v in response.getheaders()},
            body=response.read(),
        )
        connection.close()
        return answer

    place.get, place.site = get, site
    with served(site(token=TOKEN)) as place.port:
        yield place


def test_the_reports_are_served(dashboard):
    """The page over all agencies, an agency's dashboard and its files, each as what it is."""
    kinds = {
        path: (dashboard.get(path).status, dashboard.get(path).headers["content-type"].partition(";")[0])
        for path in ("/", "/index.html", "/town/oit-2565/", "/town/oit-2565/run.json", "/town/oit-2565/junit.xml",
                     "/town/oit-2565/results.csv")
    }  # fmt: skip

    assert {status for status, _ in kinds.values()} == {200}
    assert kinds["/"][1] == "text/html"
    assert kinds["/town/oit-2565/run.json"][1] == "application/json"
    assert json.loads(dashboard.get("/town/oit-2565/run.json").body)["agency"]["id"] == "town"


def test_a_page_keeps_its_own_policy(dashboard, out):
    """The policy in the page is the policy of the header, and nobody may frame it."""
    answer = dashboard.get("/town/oit-2565/")
    policy = answer.headers["content-security-policy"]

    assert "script-src 'sha256-" in policy
    assert policy.split("; frame-ancestors")[0].replace("'", "&#39;") in answer.body.decode()
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize(
    "path", ["/", "/town/oit-2565/run.json", "/nothing", "/healthz", "/metrics", "/check"]
)
def test_every_answer_is_guarded(dashboard, path):
    """No sniffing, no framing, no referrer, nothing kept by strangers, and no word about the system."""
    headers = dashboard.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] in {"no-store", "no-cache"}
    assert headers["server"] == "oitcheck"


@pytest.mark.parametrize(
    "path",
    [
        "/history.sqlite3", "/.lock", "/town/.index.html.x.tmp", "/link.html", "/up/secret.html", "/pipe.html",
        "/../secret.html", "/..%2fsecret.html", "/%2e%2e/secret.html", "/town/../../secret.html", "/town//index.html",
        "/town/oit-2565/..%5c..%5csecret.html", "//etc/passwd", "/town/oit-2565/run.json%00.html", "/town", "/town/",
        "/%ff%fe.html", "/town/oit-2565/index.html/", "/a/b/c/d/e/index.html", "http://evil.example/", "*", "/index.HTML",
        "/town/oit-2565/run.json::$DATA", "/con.html", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_nothing_else_can_be_read(dashboard, path):
    """No way up, no hidden file, no database, no link that leads out, no device."""
    answer = dashboard.get(path)

    assert answer.status in {404, 421}
    assert b"secret" not in answer.body


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "X"]
)
def test_nothing_is_written_over_http(dashboard, method):
    """Any other method is refused."""
    assert dashboard.get("/", method).status == 405


def test_head_has_no_body(dashboard):
    """The same headers as GET, and nothing after them."""
    head, get = dashboard.get("/", "HEAD"), dashboard.get("/")

    assert (head.status, head.body) == (200, b"")
    assert head.headers["content-length"] == str(len(get.body))


def test_what_has_not_changed_is_not_sent_again(dashboard, out, town):
    """A tag lets browsers keep a page; a new night changes it."""
    tag = dashboard.get("/town/oit-2565/").headers["etag"]
    again = dashboard.get("/town/oit-2565/", headers={"If-None-Match": tag})
    folder.write_reports(out, town.night(1, {"O1": "timeout"}), ("html",), lang="th", now=town.at(1.5))

    assert (again.status, again.body) == (304, b"")
    assert dashboard.get("/town/oit-2565/", headers={"If-None-Match": tag}).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:80", "[::1].x"]
)
def test_a_name_that_was_made_to_point_here_is_refused(dashboard, host):
    """A page of the web cannot read the dashboard under a name of its own."""
    assert dashboard.get("/", headers={"Host": host}).status == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8080", "LOCALHOST:1", "[::1]:9"])
def test_this_machines_own_names_are_known(dashboard, host):
    """With and without a port."""
    assert dashboard.get("/", headers={"Host": host}).status == 200


def test_a_check_wants_its_token(dashboard):
    """POST with the right token begins a night; a second one while it waits is told so; nothing else begins any."""
    right = {"Authorization": f"Bearer {TOKEN}"}
    refused = [
        dashboard.get("/check", "POST").status,
        dashboard.get("/check", "POST", {"Authorization": f"Bearer {TOKEN}x"}).status,
        dashboard.get("/check", "POST", {"Authorization": f"Basic {TOKEN}"}).status,
        dashboard.get("/check", "POST", {"Authorization": "Bearer ก".encode().decode("latin-1")}).status,
        dashboard.get(f"/check?token={TOKEN.replace(' ', '+')}", "POST").status,
        dashboard.get("/check", "GET", right).status,
    ]

    assert refused == [401, 401, 401, 401, 401, 405]
    assert dashboard.asked == []
    assert dashboard.get("/check", "POST", right).status == 202
    assert dashboard.get("/check", "POST", right).status == 409


def test_without_a_token_there_is_no_action(dashboard):
    """Off by default: the address does not exist."""
    with served(dashboard.site()) as dashboard.port:
        assert dashboard.get("/check", "POST", {"Authorization": "Bearer "}).status == 404
    assert dashboard.asked == []


def test_health_tells_old_results_and_failing_nights(dashboard, town):
    """200 while the reports are fresh; 503 when they are older than 26 h, or when nights cannot be run."""
    fresh = dashboard.get("/healthz")
    dashboard.state.errors = {"town/oit-2565": "no room"}
    failing = dashboard.get("/healthz")
    dashboard.state.errors = {}
    dashboard.now = town.at(0.01) + timedelta(hours=26, minutes=1)
    stale = dashboard.get("/healthz")

    assert (fresh.status, json.loads(fresh.body)["status"]) == (200, "ok")
    assert (failing.status, json.loads(failing.body)["status"]) == (503, "failing")
    assert (stale.status, json.loads(stale.body)["status"]) == (503, "stale")
    assert json.loads(fresh.body)["undelivered"] == 2


def test_figures_for_prometheus(dashboard):
    """Age, verdicts, score and what waits, of a registry that tells nothing else of the process."""
    text = dashboard.get("/metrics").body.decode()

    assert 'oitcheck_questions{agency="town",catalogue="oit-2565",verdict="pass"} 1.0' in text
    assert "oitcheck_undelivered_messages 2.0" in text
    assert "python_info" not in text
    assert "process_" not in text


def test_a_request_that_drips_is_closed(dashboard, monkeypatch):
    """Thirty-two that drip cannot keep others out for longer than a request may take."""
    monkeypatch.setattr("oitcheck.serving.server.REQUEST_S", 0.5)
    drips = [socket.create_connection(("127.0.0.1", dashboard.port)) for _ in range(40)]
    for drip in drips:
        drip.sendall(b"GET / HTT")
    began = time.monotonic()
    status = dashboard.get("/").status
    for drip in drips:
        drip.close()

    assert status == 200
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "raw",
    [
        b"\x00\xff\xfe\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\r\n" * 5, b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 300 + b"\r\n",
        b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nx: " + b"y" * 70000 + b"\r\n\r\n", b"GET / HTTP/1.1\r\nbroken\r\n\r\n",
    ],
)  # fmt: skip
def test_garbage_is_refused_and_forgotten(dashboard, raw):
    """Whatever comes, nothing of it is shown back and the next request is answered."""
    with socket.create_connection(("127.0.0.1", dashboard.port), timeout=8) as line:
        line.sendall(raw)
        line.shutdown(socket.SHUT_WR)
        answer = b""
        try:
            while piece := line.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass

    assert b"aaaa" not in answer
    assert b"Python" not in answer
    assert dashboard.get("/").status == 200


def test_a_port_that_is_taken_is_a_message(dashboard):
    """Not a traceback, and what to do."""
    with pytest.raises(UsageError, match="give another --port"):
        Server("127.0.0.1", dashboard.port, dashboard.site())


@pytest.mark.benchmark
def test_load_leaves_no_error_and_no_memory_behind(dashboard, capsys):
    """Requests from eight readers at once: every one answered, threads and open files as before; prints the rate."""
    number = int(os.environ.get("OITCHECK_TEST_REQUESTS", "1200"))
    for _ in range(50):
        dashboard.get("/town/oit-2565/")
    before = (threading.active_count(), len(list(Path("/proc/self/fd").iterdir())))
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wrong, began = [], time.monotonic()

    def read():
        for _ in range(number // 8):
            status = dashboard.get("/town/oit-2565/run.json").status
            if status != 200:
                wrong.append(status)

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    seconds = time.monotonic() - began
    time.sleep(0.3)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - size) / 1024
    after = (threading.active_count(), len(list(Path("/proc/self/fd").iterdir())))
    with capsys.disabled():
        print(f"\ndashboard: {number / seconds:.0f} requests/s, {grown:.1f} MiB grown over {number} requests")

    assert wrong == []
    assert after[0] <= before[0] + 2
    assert after[1] <= before[1] + 2
    assert grown < 20
