"""A small agency on loopback, the program run in this process, and what it pinned and handed in."""

import json
import sys
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from oitcheck import cli
from oitcheck.proof._manifest import read, sha256_of, sums_of, text_of

PAGE = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title></head><body>
<nav><a href="/">หน้าแรก</a></nav><main><h1>{title}</h1><p>{text}</p>{more}</main></body></html>"""
TEXT = "เทศบาลตำบลทดสอบเผยแพร่แผนพัฒนาท้องถิ่นและข้อมูลข่าวสารตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540 " * 3
HTML = "text/html; charset=utf-8"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path)
        status, kind, body, headers = self.server.pages.get(
            self.path, (404, HTML, b"<h1>404 Not Found</h1>", {})
        )
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

    def handle_error(self, *_args):
        pass


def page(title, text=TEXT, more="", **headers):
    body = PAGE.format(title=title, text=text, more=more).encode()
    return 200, HTML, body, {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture
def site():
    """A site: ``.pages`` by path, ``.asked``, ``.url``."""
    server = Server(("127.0.0.1", 0), Handler)
    server.pages = {"/": page("หน้าแรก"), "/plan": page("แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565)")}
    server.asked, server.url = [], f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def make_page():
    """Gives a page: title, text, more markup, headers."""
    return page


@pytest.fixture
def checklist(tmp_path, site):
    """Writes a checklist of paths (or of whole mappings) by question, and gives its path."""

    def write(answers, **more):
        body = {
            "schema": "oitcheck.checklist/1",
            "agency": {
                "id": "town",
                "name": {"th": "เทศบาลทดสอบ", "en": "Test Town"},
                "home": f"{site.url}/",
            },
            "catalogue": "oit-2565",
            "owners": {"palad": "สำนักปลัด"},
            "answers": {
                question: {"owner": "palad"} | (said if isinstance(said, dict) else {"urls": said})
                for question, said in answers.items()
            },
        } | more
        for said in body["answers"].values():
            said["urls"] = [f"{site.url}{url}" if url.startswith("/") else url for url in said["urls"]]
        path = tmp_path / "town.yaml"
        path.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
        return path

    return write


@pytest.fixture
def oitcheck(tmp_path, monkeypatch, capsys):
    """Runs a verb in this process; gives exit code, output, and the folder of the agency."""
    out = tmp_path / "reports"

    def run(verb, *arguments, local=True):
        flags = [
            "--allow-address",
            "127.0.0.0/8",
            "--no-canary",
            "--interval",
            "0",
            "--second-look",
            "0",
            "--quiet",
        ]
        words = [verb, *map(str, arguments), "--out", str(out), *(flags if local else [])]
        monkeypatch.setattr(sys, "argv", ["oitcheck", *words])
        code = cli._run()
        said = capsys.readouterr()
        home = out / "town" / "oit-2565"
        return SimpleNamespace(code=code, out=said.out, err=said.err, home=home, reports=out)

    return run


@pytest.fixture
def pins():
    """Gives the folders of what is pinned, the oldest first."""

    def find(home):
        place = home / "proof"
        return sorted(path for path in place.iterdir() if path.is_dir()) if place.is_dir() else []

    return find


@pytest.fixture
def manifest_of():
    """Gives the manifest of a folder as plain data."""
    return lambda folder: json.loads((folder / "manifest.json").read_text("utf-8"))


@pytest.fixture
def oitcheck_at(monkeypatch, capsys, tmp_path):
    """Runs a verb as it is typed, in a folder with nothing in it; gives exit code and output."""

    def run(*words):
        (tmp_path / "here").mkdir(exist_ok=True)
        monkeypatch.chdir(tmp_path / "here")
        monkeypatch.setattr(sys, "argv", ["oitcheck", *map(str, words)])
        code = cli._run()
        said = capsys.readouterr()
        return SimpleNamespace(code=code, out=said.out, err=said.err)

    return run


@pytest.fixture
def forge():
    """Changes a body of a proof and makes manifest and sums anew, as somebody who knows how would."""

    def change(folder):
        manifest = read((folder / "manifest.json").read_bytes())
        file = next(one for one in manifest.files if one.what == "body")
        body = (folder / file.path).read_bytes() + b"<!-- forged -->"
        (folder / file.path).write_bytes(body)
        forged = replace(file, sha256=sha256_of(body), bytes=len(body))
        made = replace(manifest, files=tuple(forged if one is file else one for one in manifest.files))
        text = text_of(made)
        (folder / "manifest.json").write_bytes(text)
        (folder / "SHA256SUMS").write_bytes(sums_of(made, text))

    return change
