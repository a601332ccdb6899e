"""Real SQLite files, and nights of an invented agency to put into them."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from made import postgres

from oitcheck.history import RunStart, open_history
from oitcheck.model.checklist import Words
from oitcheck.model.document import Document, Page
from oitcheck.model.fetched import Attempt
from oitcheck.model.observed import Observation
from oitcheck.model.run import (
    SCHEMA,
    AgencyRef,
    AnswerRecord,
    CanaryRecord,
    ChecklistRef,
    ElementRecord,
    HostRecord,
    QuestionRecord,
    RunRecord,
    RunRef,
    Score,
    Summary,
)
from oitcheck.model.verdict import Evidence, Verdict, worst
from oitcheck.thai.text import fold

AGENCY, CATALOGUE = "sample-town", "oit-2565"
FIRST_NIGHT = datetime(2021, 10, 1, 2, 0, tzinfo=timezone(timedelta(hours=7)))


def at(night: float) -> str:
    """The start of a night, counted from 0."""
    return (FIRST_NIGHT + timedelta(days=night)).isoformat(timespec="seconds")


def answer(url: str, verdict: Verdict, cause: str | None, night: int) -> AnswerRecord:
    return AnswerRecord(
        url=url,
        final_url=url,
        verdict=verdict,
        cause=cause,
        http_status=200 if verdict is Verdict.PASS else None,
        media_type="text/html",
        bytes=40_000 + night,
        sha256=hashlib.sha256(f"{url} {night}".encode()).hexdigest(),
        page_title="ข้อมูลการติดต่อ",
        elapsed_s=0.25 + night % 7 / 100,
        attempts=(Attempt(at=at(night), http_status=200, cause=cause, elapsed_s=0.25 + night % 5 / 100),),
        expectations=(),
        tls_expires_at=None,
        failing_since=None,
        last_passed_at=at(night),
        notes=(),
    )


def element(name: str, verdict: Verdict, cause: str | None, url: str) -> ElementRecord:
    seen = Evidence(url=url, page=1, excerpt="หมายเลขโทรศัพท์ 0 3867 4080") if verdict is Verdict.PASS else None
    return ElementRecord(
        id=name,
        text=Words(th="หมายเลขโทรศัพท์", en="phone number"),
        kind="machine",
        required=True,
        confidence="one-source",
        verdict=verdict,
        cause=cause,
        evidence=seen,
        nearest=None,
        read_by="text",
    )


class Nights:
    """Writes nights of one agency: verdicts by question and URL, or by question and element."""

    agency = AGENCY
    catalogue = CATALOGUE
    at = staticmethod(at)

    def start(self, night: float, **other) -> RunStart:
        made = RunStart(
            run_id=f"run-{night}",
            checklist_sha256="a" * 64,
            agency=AGENCY,
            catalogue=CATALOGUE,
            started_at=at(night),
            vantage="town-hall",
        )
        return replace(made, **other)

    def record(self, night: int, answers, elements=None, *, state="complete", run_id=None) -> RunRecord:
        """answers: {question: {url: (verdict, cause)}}; elements: {question: {element: (verdict, cause)}}."""
        questions = tuple(
            self._question(question, urls, (elements or {}).get(question, {}), night)
            for question, urls in answers.items()
        )
        return RunRecord(
            schema=SCHEMA,
            oitcheck_version="0.1.0",
            checklist=ChecklistRef(path="checklists/sample.yaml", sha256="a" * 64),
            catalogue=CATALOGUE,
            agency=AgencyRef(id=AGENCY, name=Words(th="เทศบาลตัวอย่าง", en="Sample Town"), home=None),
            fiscal_year_be=2565,
            run=RunRef(
                id=run_id or f"run-{night}",
                state=state,
                started_at=at(night),
                finished_at=at(night + 0.01),
                vantage="town-hall",
            ),
            summary=Summary(
                urls=sum(len(urls) for urls in answers.values()),
                questions=len(questions),
                by_verdict={
                    str(verdict): sum(one.verdict is verdict for one in questions) for verdict in Verdict
                },
                to_review=0,
                oit_score=Score(low=50.0, high=75.5),
                ita_points_at_stake=0.444,
            ),
            questions=questions,
            hosts=(HostRecord(host="http://h", answers=1, requests=night, bytes=9 + night, slowest_s=1.5),),
            canaries=(CanaryRecord(url="https://c/", before="ok", after=None),),
        )

    @staticmethod
    def _question(question, urls, elements, night) -> QuestionRecord:
        answers = tuple(answer(url, verdict, cause, night) for url, (verdict, cause) in urls.items())
        parts = tuple(
            element(name, verdict, cause, next(iter(urls))) for name, (verdict, cause) in elements.items()
        )
        return QuestionRecord(
            id=question,
            title=Words(th="ข้อมูลการติดต่อ", en="contact"),
            sub_indicator="9.1",
            owner="palad",
            ita_points=0.444,
            verdict=worst(one.verdict for one in (*answers, *parts)),
            cause=None,
            answers=answers,
            elements=parts,
        )

    @staticmethod
    def seen(url: str, text: str = "ข้อมูลการติดต่อ", **other) -> Observation:
        page = Page(number=1, text=text, folded=fold(text))
        document = Document(url=url, kind="html", media_type="text/html", pages=(page,))
        return Observation(url=url, final_url=url, document=document, http_status=200, **other)

    def run(self, history, night: int, answers, elements=None, **start) -> RunRecord:
        """A whole night: begun, ended."""
        point = history.start(self.start(night, **start))
        record = self.record(night, answers, elements, run_id=point.run_id)
        history.finish(point.run_id, record)
        return record


@pytest.fixture
def nights() -> Nights:
    return Nights()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "history.sqlite3"


BOTH = {"test_nights", "test_resume", "test_journal", "test_keeping", "test_lines", "test_submitted"}
"""Modules whose tests hold on every kind of database, but for those that look into the file."""


def pytest_generate_tests(metafunc) -> None:
    """Runs what is said of a history against SQLite and PostgreSQL alike."""
    own = metafunc.definition.obj.__code__.co_varnames[: metafunc.definition.obj.__code__.co_argcount]
    if metafunc.module.__name__.rpartition(".")[2] in BOTH and "kind" in metafunc.fixturenames:
        kinds = ["sqlite"] if "file" in own else ["sqlite", "postgresql"]
        metafunc.parametrize("kind", kinds, indirect=True)


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server on loopback."""
    with postgres.serve() as running:
        yield running


@pytest.fixture
def kind(request) -> str:
    return getattr(request, "param", "sqlite")


@pytest.fixture
def url(file, kind, request) -> str:
    if kind == "sqlite":
        return f"sqlite:///{file.as_posix()}"
    server = request.getfixturevalue("server")
    return server.url(server.new())


@pytest.fixture
def history(url):
    with open_history(url) as opened:
        yield opened
