"""The second night: what the first one read and saw is used again, never trusted, and changes no word of the record."""

import hashlib
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import oitcheck.rules
from oitcheck import catalogue_file, documents, rules
from oitcheck.discovery import members
from oitcheck.history import _evidence, open_history
from oitcheck.job import Job
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Expectation, Words
from oitcheck.model.document import Document, Page
from oitcheck.model.fetched import Attempt, Fetched
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.recollection import IDLE_NIGHTS, Recollection
from oitcheck.run import run_night
from oitcheck.settings import Settings

HOME = "http://town.example"
KEY = hashlib.sha256(b"a page").digest()
PLAN = "แผนพัฒนาท้องถิ่น พ.ศ. 2566 - 2570 เทศบาลตำบลตัวอย่าง โทร. 0 3867 4080 อีเมล saraban@town.go.th ลำดับที่ {0}"


class Site:
    """A site that says what it is told to."""

    def __init__(self):
        self.texts = {}
        self.headers = ()

    async def look(self, url, *, fresh=False):
        text = self.texts.get(url)
        status, cause = (200, None) if text is not None else (404, "http_not_found")
        body = (
            f"<html><title>{text}</title><main><h1>ข้อมูล</h1><p>{text}</p></main></html>".encode()
            if text
            else b""
        )
        attempt = Attempt(at="2026-11-22T02:00:00+07:00", http_status=status, cause=cause, elapsed_s=0.01)
        headers = (("content-type", "text/html; charset=utf-8"), *self.headers)
        return Fetched(
            url=url,
            final_url=url,
            attempt=attempt,
            headers=headers,
            body=body,
            wire_bytes=len(body),
            connected=True,
        )


@pytest.fixture
def site():
    site = Site()
    for number in range(6):
        site.texts[f"{HOME}/o/{number}"] = PLAN.format(number)
    return site


@pytest.fixture
def reads(monkeypatch):
    """The addresses that were really read, in order."""
    read, told = documents.read, []

    def counted(body, source, limits):
        told.append(source.url)
        return read(body, source, limits)

    monkeypatch.setattr(documents, "read", counted)
    return told


@pytest.fixture
def night(site, tmp_path, monkeypatch):
    """Runs a night of one and the same program and gives what its record says of the questions."""
    monkeypatch.setattr("oitcheck.run.fingerprint", lambda: b"one")

    def run(name, memory=tmp_path / "seen"):
        answers = {
            f"O{10 + number}": Answers(urls=(AnswerUrl(url=f"{HOME}/o/{number}"),)) for number in range(6)
        }
        agency = Agency(id="town", name=Words(th="เทศบาลตำบลตัวอย่าง", en="town"), home=HOME)
        checklist = Checklist(
            path="town.yaml", sha256="0" * 64, agency=agency, catalogue="oit-2565", answers=answers
        )
        limits = Settings(no_canary=True, interval=0.0, second_look=0.0, ocr=False)
        job = Job(
            checklist=checklist,
            catalogue=catalogue_file.load("oit-2565"),
            settings=limits,
            fresh=True,
            memory_folder=memory,
        )
        with open_history(f"sqlite:///{tmp_path / name}.sqlite3") as history:
            outcome = run_night(job, history, around=lambda _looks: site)
            run.kept = {seen.url: seen.document for seen in history.observations(outcome.record.run.id)}
        questions = [question for question in outcome.record.questions if question.answers]
        return [replace(question, answers=tuple(map(_undated, question.answers))) for question in questions]

    return run


def _undated(answer):
    return replace(answer, attempts=(), elapsed_s=0.0, failing_since=None, last_passed_at=None)


def test_the_second_night_says_the_same_and_reads_nothing(night, reads):
    """Pages that did not change are not read again; the record is that of a night that remembers nothing."""
    first = night("a")
    reads.clear()
    second = night("b")

    assert [] == [url for url in reads if "/o/" in url and "oitcheck-" not in url]
    assert first == second == night("c", memory=None)


def test_the_history_keeps_the_same_documents(night):
    """In the history of the first night a document stands once; in a new one the second night stores it again."""
    night("a")
    first = night.kept
    night("a")
    second = night.kept
    night("b")

    assert 6 == len(first)
    assert first == second == night.kept
    assert None not in first.values()


def test_only_what_changed_is_read_again(site, night, reads):
    """Another text at one address: it is read and judged anew, whatever its headers say."""
    site.headers = (("etag", 'W/"1"'), ("last-modified", "Sun, 01 Nov 2026 00:00:00 GMT"))
    night("a")
    reads.clear()
    site.texts[f"{HOME}/o/3"] = "ประกาศอื่นที่ไม่เกี่ยวข้อง ซึ่งยาวพอที่จะเป็นเนื้อหาของหน้าเว็บไซต์ของเทศบาล"
    second = night("b")

    assert [f"{HOME}/o/3"] == [url for url in reads if "/o/" in url and "oitcheck-" not in url]
    assert second == night("c", memory=None)


def test_a_page_that_is_gone_is_gone(site, night):
    """What is remembered never stands in for a look."""
    night("a")
    del site.texts[f"{HOME}/o/2"]

    told = {question.id: question.answers[0].cause for question in night("b")}

    assert "http_not_found" == told["O12"]


def test_another_program_remembers_nothing(night, reads, monkeypatch):
    """A new version of the readers, the rules or the libraries under them reads everything anew."""
    night("a")
    monkeypatch.setattr("oitcheck.run.fingerprint", lambda: b"another")
    reads.clear()
    night("b")

    assert 6 == len([url for url in reads if "/o/" in url and "oitcheck-" not in url])


def test_a_file_that_was_put_in_its_place_says_nothing(night, reads, tmp_path):
    """Rubbish, a cut file and an empty one are a first night."""
    first = night("a")
    path = tmp_path / "seen" / "town" / "oit-2565"
    whole = path.read_bytes()
    for rubbish in (b"", b"rubbish", whole[:-1][: len(whole) // 2], whole[:60]):
        path.write_bytes(rubbish)
        reads.clear()

        assert first == night("b")
        assert [url for url in reads if "/o/" in url]


def _page(text):
    page = Page(number=1, text=text, folded=text)
    return Document(url=f"{HOME}/", kind="html", media_type="text/html", pages=(page,))


def _kept(path, document, sightings=None):
    first = Recollection(path, b"1")
    first.put(KEY, document)
    first.of(document).update(sightings or {})
    _evidence.keep(Observation(url=document.url, document=document), first)
    first.save()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(min_value=0), value=st.integers(1, 255), cut=st.booleans())
def test_no_damage_changes_a_word(tmp_path, place, value, cut):
    """Whatever byte is changed or cut off: the document comes back as it was, or not at all."""
    path, document = tmp_path / "seen", _page("แผนพัฒนาท้องถิ่น")
    sighting = Sighting(seen=Seen.YES, excerpt="แผนพัฒนา", page=1)
    _kept(path, document, {"a": sighting})
    data = bytearray(path.read_bytes())
    place %= len(data)
    if cut:
        del data[place:]
    else:
        data[place] ^= value
    path.write_bytes(data)
    again = Recollection(path, b"1")
    found = again.get(KEY)

    assert found is None or (document == found and {"a": sighting} == again.of(found))


def test_what_was_seen_is_there_the_next_night(tmp_path):
    """A sighting comes back with its document; one that is added later too."""
    path, document = tmp_path / "seen", _page("แผนพัฒนาท้องถิ่น")
    yes, no = (
        Sighting(seen=Seen.YES, excerpt="แผน", page=1),
        Sighting(seen=Seen.NO, cause="wrong_fiscal_year"),
    )
    _kept(path, document, {"a": yes})
    second = Recollection(path, b"1")
    second.of(second.get(KEY))["b"] = no
    second.save()
    third = Recollection(path, b"1")

    assert {"a": yes, "b": no} == third.of(third.get(KEY))


@pytest.mark.parametrize(
    "text",
    ["เลขประจำตัว 1-1017-00230-70-8", "https://town.example/a?token=abcdef1234", "https://u:p@town.example/"],
)
def test_nothing_secret_is_kept(tmp_path, text):
    """A document with an ID number or a secret in an address is read anew every night: it is never put on the disk."""
    path = tmp_path / "seen"
    _kept(path, _page(text))

    assert Recollection(path, b"1").get(KEY) is None
    assert text.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    "change",
    [
        {"trouble": "document_corrupt"},
        {"complete": False},
        {"kind": "image"},
        {"kind": "doc"},
        {"pages": (Page(number=1, text="ก", folded="ก", read_by="ocr"),)},
        {"pages": (Page(number=1, text="", folded="", read_by=None),)},
    ],
)
def test_what_was_not_surely_read_is_read_again(tmp_path, change):
    """Scans, broken files and what another program of the system read may come out better the next night."""
    path = tmp_path / "seen"
    _kept(path, replace(_page("แผน"), **change))

    assert Recollection(path, b"1").get(KEY) is None


def test_what_nobody_asks_for_is_let_go(tmp_path):
    """A page that left the checklist is forgotten after some nights, not before."""
    path = tmp_path / "seen"
    _kept(path, _page("แผน"))
    for _ in range(IDLE_NIGHTS):
        Recollection(path, b"1").save()
    still = path.stat().st_size
    Recollection(path, b"1").save()

    assert path.stat().st_size < still
    assert Recollection(path, b"1").get(KEY) is None


def test_rules_name_what_they_ask_of_the_night():
    """A rule that reads the day or what is behind an answer names it: else yesterday's word would stand for today's."""
    folder = Path(oitcheck.rules.__file__).parent
    for name, rule in members("oitcheck.rules").items():
        text = (folder / f"{name}.py").read_text("utf-8")
        for helper in re.findall(r"from oitcheck\.rules\.(\w+) import", text):
            text += (folder / f"{helper}.py").read_text("utf-8") if helper != "_rule" else ""
        for helper in re.findall(r"from oitcheck\.rules import ([\w, ]+)", text):
            text += "".join((folder / f"{one.strip()}.py").read_text("utf-8") for one in helper.split(","))
        asked = set(re.findall(r"\baround\.(today|dead|met|memory|question)\b", text))

        assert asked == set(getattr(rule, "READS", ())), name


class _Memory:
    def __init__(self):
        self.seen = {}

    def of(self, document):
        return self.seen.setdefault(id(document), {})


def test_a_rule_that_asks_for_the_day_is_asked_every_day():
    """The same document on another day: what depends on the day is looked for anew, the rest is remembered."""
    document, memory = _page("ประกาศ ณ วันที่ 5 เมษายน 2565"), _Memory()
    dated = Expectation(rule="dated_within", params={"start": "2022-04-01", "end": "2022-04-30"})
    words = Expectation(rule="contains_text", params={"any_of": ["ประกาศ"]})
    for day in (5, 6, 6):
        around = rules.Around(question="O1", fiscal_year_be=2565, today=date(2022, 4, day), memory=memory)
        rules.look(dated, document, around)
        rules.look(words, document, around)

    assert 3 == len(memory.of(document))
