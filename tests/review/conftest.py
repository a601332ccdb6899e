"""A small catalogue to judge with, words of persons, and a whole night of a town whose page is a wall."""

import json
import shutil
import threading
from contextlib import chdir
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from oitcheck.cli import app
from oitcheck.errors import OitcheckError
from oitcheck.judging import Night, judge, sight
from oitcheck.model.catalogue import Catalogue, Element, Indicator, Question, SubIndicator
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Criterion, Expectation, Words
from oitcheck.model.document import Document, Page
from oitcheck.model.observed import Observation
from oitcheck.model.review import Word
from oitcheck.thai.text import fold

TODAY = date(2022, 4, 20)
URL = "https://www.klaeng.example/contact"


def words(text):
    return Words(th=text, en=text)


class Desk:
    """Builds a question, what was seen at its answer, and judges it with what persons said."""

    url = URL
    today = TODAY

    def element(self, name="chart", *, machine=False, **how):
        expect = Expectation(rule="contains_text", params={"any_of": ("ติดต่อเรา",)}) if machine else None
        base = {"required": True, "confidence": "two-sources", "basis": "text"}
        return Element(
            id=name, text=words(name), kind="machine" if machine else "person", expect=expect, **(base | how)
        )

    def seen(self, text="หน้าติดต่อเรา", url=URL, **more):
        page = Page(number=1, text=text, folded=fold(text))
        document = Document(url=url, kind="html", media_type="text/html", pages=(page,))
        how = {"final_url": url, "http_status": 200, "document": document} | more
        return Observation(url=url, **how)

    def scan(self, sha256="a" * 64, url=URL):
        page = Page(number=1, text="", folded="", read_by=None)
        document = Document(url=url, kind="pdf", media_type="application/pdf", pages=(page,), complete=False)
        return Observation(url=url, final_url=url, http_status=200, document=document, sha256=sha256)

    def wall(self, cause="bot_wall", url=URL):
        return Observation(url=url, final_url=url, http_status=403, cause=cause)

    def said(self, word, *seen, item="chart", at=TODAY, **more):
        base = {"question": "O1", "item": item, "said": word, "by": "สมศรี ใจดี", "at": at}
        return Word(**(base | {"seen": sight(seen or [self.seen()]).seen} | more))

    def judge(self, observation, *said, elements=None, today=TODAY, days=30, confirmed=(), **asked):
        question = Question(
            id="O1",
            title=words("O1"),
            sub_indicator="9.1",
            ita_points=0.444,
            elements=tuple((self.element(),) if elements is None else elements),
            **asked,
        )
        sub = SubIndicator(id="9.1", title=words("9.1"), questions=(question,))
        catalogue = Catalogue(
            name="oit-test",
            fiscal_year_be=2565,
            title=words("OIT"),
            edition="test",
            indicators=(Indicator(id="9", title=words("9"), sub_indicators=(sub,)),),
        )
        criteria = tuple(Criterion(element=name, by="x", source="y") for name in confirmed)
        answers = Answers(urls=(AnswerUrl(url=URL),), criterion_confirmed=criteria)
        checklist = Checklist(
            path="a.yaml",
            sha256="0" * 64,
            agency=Agency(id="klaeng", name=words("ตัวอย่าง"), home="https://www.klaeng.example/"),
            catalogue="oit-test",
            answers={"O1": answers},
        )
        night = Night(
            run_id="r",
            state="complete",
            started_at="2022-04-20T02:00:00+07:00",
            finished_at="2022-04-20T02:00:00+07:00",
            vantage="v",
            today=today,
            version="1",
            review_days=days,
        )
        reviews = {(word.question, word.item): word for word in said}
        return judge(checklist, catalogue, {URL: observation}, night, {}, reviews=reviews)


@pytest.fixture(scope="session")
def desk():
    return Desk()


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        status, body = self.server.pages.get(self.path, (404, "<h1>404 Not Found</h1>"))
        data = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_args):
        pass


def page(title, text):
    body = f"<main><h1>{title}</h1><p>{text}</p></main>"
    return f'<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{title}</title></head><body>{body}</body></html>'


@pytest.fixture(scope="session")
def night(tmp_path_factory):
    """A town of two questions on loopback and its first night, checked once for all tests."""
    text = "เทศบาลตำบลทดสอบเผยแพร่แผนดำเนินงานประจำปีและข้อมูลข่าวสารของราชการให้ประชาชนทราบโดยทั่วกัน " * 4
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.pages = {
        "/": (200, page("หน้าแรก", text)),
        "/plan": (200, page("แผนดำเนินงานประจำปี พ.ศ. 2565", text)),
        "/rule": (200, page("ข้อบัญญัติเทศบาล", text)),
        "/wall": (403, "<h1>Forbidden</h1>"),
    }
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    folder = tmp_path_factory.mktemp("night")
    questions = [
        _question("O1", [_element("plan")]),
        _question("O2", [_machine("word")]),
        _question("O3", []),
    ]
    sub = {"id": "9.1", "title": {"th": "ข", "en": "b"}, "questions": questions}
    catalogue = {
        "schema": "oitcheck.catalogue/1",
        "fiscal_year_be": 2565,
        "title": {"th": "แบบวัด", "en": "Questionnaire"},
        "edition": "general",
        "indicators": [{"id": "9", "title": {"th": "ก", "en": "a"}, "sub_indicators": [sub]}],
    }
    checklist = {
        "schema": "oitcheck.checklist/1",
        "agency": {"id": "town", "name": {"th": "เทศบาลทดสอบ", "en": "Town"}, "home": f"{base}/"},
        "catalogue": "small.yaml",
        "owners": {"palad": "สำนักปลัดเทศบาล"},
        "answers": {
            "O1": {"owner": "palad", "urls": [f"{base}/plan"], "explanation": "อยู่กลางหน้า"},
            "O2": {"owner": "palad", "urls": [f"{base}/wall"]},
            "O3": {"owner": "palad", "urls": [f"{base}/rule"]},
        },
    }
    (folder / "small.yaml").write_text(json.dumps(catalogue, ensure_ascii=False), "utf-8")
    (folder / "town.yaml").write_text(json.dumps(checklist, ensure_ascii=False), "utf-8")
    with chdir(folder):
        run(CHECK)
    yield SimpleNamespace(base=base, pages=server.pages, text=text, folder=folder)
    server.shutdown()
    server.server_close()


CHECK = (
    "check town.yaml --allow-address 127.0.0.0/8 --no-canary --interval 0 --no-second-look --fail-on never --quiet --fresh"
).split()


def run(arguments, text=""):
    """Runs a verb as the program does; gives its exit code and what it says."""
    done = CliRunner().invoke(app, [str(one) for one in arguments], input=text)
    stopped = done.exception if isinstance(done.exception, OitcheckError) else None
    if done.exception is not None and not isinstance(done.exception, SystemExit | OitcheckError):
        raise done.exception
    record = next(Path().glob("reports/town/*/run.json"), None)
    read = json.loads(record.read_text("utf-8")) if record else None
    return SimpleNamespace(
        code=stopped.exit_code if stopped else done.exit_code,
        out=done.stdout,
        err=str(stopped) if stopped else done.stderr,
        record=read,
        questions={one["id"]: one for one in read["questions"]} if read else {},
    )


@pytest.fixture
def bare(night, tmp_path, monkeypatch):
    """The town before its first night: ``run(verb, …, text=)``, ``check()``, ``pages``, ``folder``."""
    for name in ("small.yaml", "town.yaml"):
        shutil.copy(night.folder / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    pages = dict(night.pages)
    yield SimpleNamespace(
        run=lambda *arguments, text="": run(arguments, text),
        check=lambda: run(CHECK),
        pages=night.pages,
        base=night.base,
        path=tmp_path / "town.yaml",
        page=page,
        text=night.text,
        folder=tmp_path,
    )
    night.pages.update(pages)


@pytest.fixture
def town(bare, night):
    """The town on the morning after its first night."""
    shutil.copytree(night.folder / "reports", bare.folder / "reports")
    return bare


def _question(name, elements):
    return {
        "id": name,
        "title": {"th": f"ข้อ {name}", "en": name},
        "confidence": "two-sources",
        "ita_points": 13.333,
        "elements": elements,
    }


def _element(name):
    return {
        "id": name,
        "text": {"th": "แสดงแผน", "en": "Shows the plan"},
        "confidence": "two-sources",
        "basis": "text",
    }


def _machine(name):
    return _element(name) | {"expect": {"contains_text": {"any_of": ["ประกาศเทศบาล"]}}}
