"""Nights of an invented agency, channels on loopback, and a history to keep them in."""

import json
import threading
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from oitcheck.history import Journal, open_history
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.model.run import (
    SCHEMA,
    AgencyRef,
    AnswerRecord,
    ChecklistRef,
    ElementRecord,
    QuestionRecord,
    RunRecord,
    RunRef,
    Score,
    Summary,
)
from oitcheck.model.verdict import Verdict, worst

BANGKOK = timezone(timedelta(hours=7))
FIRST = datetime(2026, 11, 1, 2, 0, tzinfo=BANGKOK)


class Town:
    """Builds records: {question: {url: cause}} where a null cause passes; elements {question: {id: cause}}."""

    id = "town"
    site = "https://www.town.example"

    def at(self, night: float) -> datetime:
        return FIRST + timedelta(days=night)

    def answer(self, url, cause=None, verdict=None, **more):
        base = AnswerRecord(
            url=url, final_url=url, verdict=verdict or (Verdict.FAIL if cause else Verdict.PASS), cause=cause,
            http_status=200, media_type="text/html", bytes=10, sha256="a" * 64, page_title=None, elapsed_s=0.1,
            attempts=(), expectations=(), tls_expires_at=None, failing_since=None, last_passed_at=None, notes=(),
        )  # fmt: skip
        return replace(base, **more)

    def element(self, name, cause=None, verdict=None):
        return ElementRecord(
            id=name, text=Words(th=name, en=name), kind="machine", required=True, confidence="two-sources",
            verdict=verdict or (Verdict.FAIL if cause else Verdict.PASS), cause=cause, evidence=None, nearest=None,
            read_by="text",
        )  # fmt: skip

    def question(self, name, answers, elements=(), owner="palad"):
        verdict = worst(one.verdict for one in (*answers, *elements))
        return QuestionRecord(
            id=name, title=Words(th=name, en=name), sub_indicator="9.1", owner=owner, ita_points=1.0, verdict=verdict,
            cause=None, answers=tuple(answers), elements=tuple(elements),
        )  # fmt: skip

    def record(self, night, questions, state="complete"):
        started = self.at(night).isoformat()
        counts = {str(verdict): sum(one.verdict is verdict for one in questions) for verdict in Verdict}
        summary = Summary(
            urls=1, questions=len(questions), by_verdict=counts, to_review=0, oit_score=Score(low=50.0, high=60.0),
            ita_points_at_stake=1.0,
        )  # fmt: skip
        return RunRecord(
            schema=SCHEMA, oitcheck_version="0.1.0", checklist=ChecklistRef(path="a.yaml", sha256="0" * 64),
            catalogue="oit-2565", agency=AgencyRef(id=self.id, name=Words(th="เทศบาลทดสอบ", en="Test Town"), home=None),
            fiscal_year_be=2565,
            run=RunRef(
                id=f"run-{night}", state=state, started_at=started,
                finished_at=self.at(night + 0.01).isoformat(), vantage="hall",
            ),
            summary=summary, questions=tuple(questions), hosts=(), canaries=(),
        )  # fmt: skip

    def night(self, number, causes, owners=None, state="complete", **more):
        """One answer a question: {question: cause}; an answer's address names its question."""
        questions = [
            self.question(name, [self.told(name, cause, **more)], owner=(owners or {}).get(name, "palad"))
            for name, cause in causes.items()
        ]
        return self.record(number, questions, state)

    def told(self, name, cause, **more):
        unknown = {
            "bot_wall": Verdict.UNDETERMINED,
            "not_checked": Verdict.UNDETERMINED,
            "flapping": Verdict.WARN,
        }
        return self.answer(f"{self.site}/{name}", cause, unknown.get(cause), **more)

    def checklist(self, urls=None, **more):
        answers = {
            name: Answers(owner="palad", urls=tuple(AnswerUrl(url=url) for url in some))
            for name, some in (urls or {}).items()
        }
        agency = Agency(id=self.id, name=Words(th="เทศบาลทดสอบ", en="Test Town"), home=f"{self.site}/")
        how = {"answers": answers} | more
        return Checklist(path="a.yaml", sha256="0" * 64, agency=agency, catalogue="oit-2565", **how)


@pytest.fixture(scope="session")
def town():
    return Town()


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{(tmp_path / 'history.sqlite3').as_posix()}"


@pytest.fixture
def journal(url):
    with open_history(url) as history:
        yield Journal(history)


@pytest.fixture
def today():
    return date(2026, 11, 22)


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        how = self.server.pages.get(self.path, 200)
        if how == "hang":
            self.server.go.wait(20)
        status = how if isinstance(how, int) else 200
        body = f"<!doctype html><meta charset=utf-8><title>{self.path}</title><main><p>{'ข้อมูล ' * 60}</p></main>".encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *_args):
        pass


@pytest.fixture
def site():
    """A site on loopback: ``.pages`` says which paths answer with another status or hang, ``.asked`` what was asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    server.daemon_threads = True
    server.pages, server.asked, server.go = {}, [], threading.Event()
    server.handle_error = lambda *_: None
    server.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.go.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def checklist_file(tmp_path, site):
    """Writes a checklist of the site's pages by question, and gives its path."""

    def write(paths, name="town.yaml", agency="town"):
        body = {
            "schema": "oitcheck.checklist/1",
            "agency": {
                "id": agency,
                "name": {"th": "เทศบาลทดสอบ", "en": "Test Town"},
                "home": f"{site.url}/",
            },
            "catalogue": "oit-2565",
            "owners": {"palad": "สำนักปลัด"},
            "answers": {
                question: {"owner": "palad", "urls": [f"{site.url}{path}" for path in some]}
                for question, some in paths.items()
            },
        }
        path = tmp_path / name
        path.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
        return str(path)

    return write
