"""A small site of one's own on loopback, and the program run as a user runs it."""

import json
import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest

PAGE = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title></head><body>
<header><nav><a href="/">หน้าแรก</a> <a href="/news">ข่าวประชาสัมพันธ์</a></nav></header>
<main><h1>{title}</h1><p>{text}</p></main><footer>เทศบาลตำบลทดสอบ</footer></body></html>"""
TEXT = "เทศบาลตำบลทดสอบเผยแพร่แผนพัฒนาท้องถิ่นและข้อมูลข่าวสารตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 " * 3
NOT_FOUND = "ขออภัย ไม่พบหน้าที่ท่านต้องการ กรุณาตรวจสอบที่อยู่อีกครั้ง"


def shown(title, text=TEXT):
    return PAGE.format(title=title, text=text).encode()


class Site(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    asked = None
    pages = None

    def do_GET(self):
        self.server.asked.append(self.path)
        answer = self.server.pages.get(self.path)
        if answer is None:
            answer = (404, "text/html; charset=utf-8", b"<h1>404 Not Found</h1>", {})
        if callable(answer):
            answer = answer()
        status, kind, body, headers = answer
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_args):
        pass


@contextmanager
def served(pages):
    server = Server(("127.0.0.1", 0), Site)
    server.pages, server.asked = pages, []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield SimpleNamespace(
            url=f"http://127.0.0.1:{server.server_address[1]}",
            asked=server.asked,
            pages=pages,
            port=server.server_address[1],
        )
    finally:
        server.shutdown()
        server.server_close()


def html(title, text=TEXT):
    return (200, "text/html; charset=utf-8", shown(title, text), {})


@pytest.fixture
def site():
    """A sound site; tests add pages to ``site.pages``."""
    with served(
        {"/": html("หน้าแรก เทศบาลตำบลทดสอบ"), "/plan": html("แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565)")}
    ) as running:
        yield running


@pytest.fixture
def make():
    """What pages are made of."""
    return SimpleNamespace(
        html=html, shown=shown, served=served, TEXT=TEXT, NOT_FOUND=NOT_FOUND, sleep=time.sleep
    )


@pytest.fixture
def oitcheck(tmp_path):
    """Runs the program in a folder of its own; gives exit code, output and run.json."""

    def run(*arguments, env=None, timeout=60, cwd=tmp_path):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("OITCHECK_")}
        done = subprocess.run(
            [sys.executable, "-m", "oitcheck", *map(str, arguments)],
            cwd=cwd,
            capture_output=True,
            timeout=timeout,
            env={**environment, "PYTHONPATH": str(Path(__file__).parents[2]), **(env or {})},
            check=False,
        )
        out, err = done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        records = sorted(Path(cwd).glob("reports/*/*/run.json"))
        record = json.loads(records[0].read_text("utf-8")) if records else None
        return SimpleNamespace(
            code=done.returncode, out=out, err=err, record=record, reports=Path(cwd) / "reports"
        )

    return run


@pytest.fixture
def checklist(tmp_path):
    """Writes a checklist of question id to URLs (or to a whole mapping) and gives its path."""

    def write(answers, *, home="http://127.0.0.1/", name="test.yaml", agency="test-town", **more):
        body = {
            "schema": "oitcheck.checklist/1",
            "agency": {"id": agency, "name": {"th": "เทศบาลตำบลทดสอบ", "en": "Test Town"}, "home": home},
            "catalogue": "oit-2565",
            "owners": {"palad": "สำนักปลัดเทศบาล"},
            "answers": {
                question: said if isinstance(said, dict) else {"owner": "palad", "urls": said}
                for question, said in answers.items()
            },
            **more,
        }
        path = tmp_path / name
        path.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
        return path

    return write


@pytest.fixture
def local():
    """Flags of a run on loopback: nothing waits, the line is trusted."""
    return (
        "--allow-address",
        "127.0.0.1/32",
        "--no-canary",
        "--interval",
        "0",
        "--second-look",
        "0",
        "--quiet",
    )
