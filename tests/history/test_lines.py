"""Export and import: nothing is lost, the same history is the same bytes, and a broken line imports nothing."""

import io
import json
import random
import zlib
from contextlib import contextmanager
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oitcheck.errors import UsageError
from oitcheck.history import Event, Glance, Journal, Opened, _import, _lines, letter, open_history
from oitcheck.model.checklist import HandedIn
from oitcheck.model.verdict import Verdict

URL = "https://town.example/"
PASS, FAIL = (Verdict.PASS, None), (Verdict.FAIL, "http_not_found")
NOW = datetime.fromisoformat("2026-11-22T03:00:00+07:00")
DAY = date(2026, 11, 22)


def exported(history) -> bytes:
    return b"".join(history.export())


def imported(history, lines: bytes) -> dict:
    return dict(history.take_in(io.BytesIO(lines), "kept.jsonl"))


def refused(history, lines: bytes) -> str:
    with pytest.raises(UsageError) as caught:
        imported(history, lines)
    return str(caught.value)


@contextmanager
def empty():
    with open_history("sqlite://") as history:
        yield history


def fill(history, nights, count=3, **start):
    """Nights of every fate, with all that happens between them."""
    journal = Journal(history)
    for night in range(count):
        handed = HandedIn(question="O1", at=DAY, by="palad", urls=(URL,), explanation="หน้า 3")
        point = history.start(nights.start(night, submitted=(handed,), **start), fresh=True)
        history.store(point.run_id, nights.seen(URL, f"ข้อความ {night // 2}", elapsed_s=0.1 + night))
        history.store(point.run_id, nights.seen(f"{URL}2", cause="timeout", behind=(nights.seen(f"{URL}3"),)))
        answers = {"O1": {URL: PASS if night % 2 else FAIL}, "O2": {f"{URL}2": PASS}}
        record = nights.record(night, answers, {"O1": {"phone": PASS}}, run_id=point.run_id)
        history.finish(point.run_id, record, [Glance(url=URL, day=DAY, opened=Opened.NO, cause="timeout")])
    history.start(nights.start(count, run_id="void", **start))
    history.void("void", "no line", nights.at(count))
    history.start(nights.start(count + 1, run_id="going-on", **start))
    journal.note_events(
        [Event(agency=nights.agency, catalogue="oit-2565", kind="missed", at=NOW.isoformat())]
    )
    made = letter(
        subject="run-1", channel="c1", recipient="admin", title="OIT ก", body="a\nb", made_at=NOW.isoformat()
    )
    journal.post(nights.agency, nights.catalogue, {"open": {"O1": [1, 2.5, None]}}, [made])
    return history


def test_everything_comes_back_byte_for_byte(history, nights):
    """All that is kept goes out and into an empty history, which says the same and goes out as the same bytes."""
    lines = exported(fill(history, nights))
    with empty() as other:
        new = imported(other, lines)

        assert exported(other) == lines
        assert set(new) == set(_lines.TABLES)
        assert other.runs() == history.runs()
        assert other.record("run-2") == history.record("run-2")
        assert other.observations("run-2") == history.observations("run-2")
        assert other.past(nights.agency, nights.catalogue) == history.past(nights.agency, nights.catalogue)
        assert other.changes(nights.agency, nights.catalogue) == history.changes(
            nights.agency, nights.catalogue
        )
        assert Journal(other).waiting() == Journal(history).waiting()
        assert other.submitted(nights.agency, "oit-2565") == history.submitted(nights.agency, "oit-2565")


def test_an_import_into_this_kind_of_database_is_whole(history, nights):
    """From a file to a server and back: the same bytes, and the next night goes on from the last one."""
    with empty() as other:
        lines = exported(fill(other, nights))
    imported(history, lines)

    assert exported(history) == lines
    nights.run(history, 9, {"O1": {URL: FAIL}})
    assert history.past(nights.agency, nights.catalogue)["O1", URL].last_passed_at == nights.at(1)


def test_a_second_import_changes_nothing(history, nights):
    """The same lines again, into what they came from or were brought to, are no news."""
    lines = exported(fill(history, nights))

    assert imported(history, lines) == {}
    assert exported(history) == lines


def test_histories_of_several_agencies_come_together(history, nights):
    """Towns that kept a history each can be kept as one; what both show is held once."""
    fill(history, nights)
    with empty() as other:
        for night in range(2):
            point = other.start(nights.start(night, agency="other-town", run_id=f"other-{night}"))
            other.store(point.run_id, nights.seen(URL, "ข้อความ 0"))
            record = nights.record(night, {"O1": {URL: PASS}}, run_id=point.run_id)
            other.finish(point.run_id, record)
        lines = exported(other)
    new = imported(history, lines)

    assert new["runs"] == 2
    assert "documents" not in new
    assert [run.run_id for run in history.runs("other-town")] == ["other-1", "other-0"]
    assert imported(history, lines) == {}


def test_other_nights_of_an_agency_that_is_known_are_refused(history, nights):
    """Two histories of one agency cannot be told apart night by night: the older nights would come after the newer."""
    nights.run(history, 5, {"O1": {URL: PASS}})
    before = exported(history)
    with empty() as other:
        nights.run(other, 1, {"O1": {URL: PASS}})
        message = refused(history, exported(other))

    assert message == (
        "kept.jsonl:2: the history holds other nights of sample-town (oit-2565): import into an empty one\n"
        "  export it again; nothing was imported"
    )
    assert exported(history) == before


def changed(lines: bytes, table: str, /, **values) -> bytes:
    """The export with values of the first row of a table changed; ``drop`` leaves keys out."""
    out, done = [], False
    for line in lines.splitlines(keepends=True):
        told = json.loads(line)
        if not done and told.get("table") == table:
            told, done = {key: value for key, value in (told | values).items() if value != "drop"}, True
            line = json.dumps(told).encode() + b"\n"
        out.append(line)
    assert done
    return b"".join(out)


BROKEN = {
    "a text for a number": ("subjects", {"number": "1"}, "number: expected a whole number"),
    "a truth for a number": ("subjects", {"number": True}, "number: expected a whole number"),
    "a number too large": ("probes", {"opened": 2**31}, "opened: expected a whole number"),
    "a column left out": ("runs", {"vantage": "drop"}, "vantage is missing"),
    "a column too many": ("runs", {"shell": "rm"}, "nothing is called 'shell' here"),
    "null where there has to be something": ("runs", {"agency": None}, "agency: expected a text"),
    "a text too long": ("runs", {"agency": "a" * 201}, "agency: 201 characters, expected at most 200"),
    "a sign that no database takes": ("runs", {"vantage": "a\x00b"}, "vantage: holds a sign"),
    "half a sign": ("runs", {"vantage": "\ud800"}, "vantage: holds a sign"),
    "no state": ("runs", {"state": "odd"}, "state: expected one of running"),
    "no moment": ("runs", {"started_at": "yesterday"}, "Invalid isoformat string"),
    "a moment of nowhere": ("runs", {"started_at": "2026-11-22T03:00:00"}, "expected a moment with its offset"),
    "no counts": ("runs", {"by_verdict": "[]"}, "by_verdict: expected a dict in JSON"),
    "a verdict that is none": ("changes", {"verdict": "great"}, "'great' is not a valid Verdict"),
    "a run that no line brings": ("nights", {"run": "nobody"}, "names what no line before it brings: nobody"),
    "a subject that no line brings": ("changes", {"subject": ["a", "b", 1]}, "names what no line before it brings"),
    "a subject that is none": ("changes", {"subject": ["a", "b"]}, "subject: expected agency"),
    "a hash that is none": ("holds", {"sha256": "xyz"}, "sha256: expected a SHA-256"),
    "a document that no line brings": ("holds", {"sha256": "0" * 64}, "names what no line before it brings: 0000"),
    "a piece under another's name": ("pieces", {"body": {"a": 1}}, "sha256: is not that of the body"),
    "a night of another shape": ("nights", {"body": [1, 2]}, "is not of the shape that an export has"),
    "a document of another shape": ("documents", {"body": {"url": 1}}, "validation error"),
    "an observation of another shape": ("observations", {"body": {}}, "body: is no observation"),
    "a body that is no base64": ("documents", {"body": None, "packed": "!"}, "packed: expected base64"),
    "a body that is no zlib": ("documents", {"body": None, "packed": "AAAA"}, "stored bytes are damaged"),
    "a table that is none": ("runs", {"table": "sqlite_master"}, "there is no table 'sqlite_master'"),
    "what was told, torn": ("told", {"body": "{"}, "Expecting property name"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_line_is_named_and_nothing_is_imported(nights, what):
    """Whatever is wrong with one line of many: file, line, what, what to do; the history stays empty."""
    with empty() as other:
        lines = exported(fill(other, nights, 2))
    table, values, found = BROKEN[what]
    bad = changed(lines, table, **values)
    sound = lines.splitlines()
    number = next(index for index, line in enumerate(bad.splitlines(), 1) if line not in sound)
    with empty() as history:
        message = refused(history, bad)

        assert message.startswith(f"kept.jsonl:{number}: ")
        assert found in message
        assert message.endswith("\n  export it again; nothing was imported")
        assert history.runs() == ()


def test_a_cut_export_is_refused(history, nights):
    """Cut within a line, or cleanly between two: what is missing is noticed."""
    with empty() as other:
        lines = exported(fill(other, nights, 2))
    whole = lines.splitlines(keepends=True)

    assert "is not JSON" in refused(history, lines[: len(lines) // 2])
    assert "the export is cut: " in refused(history, b"".join(whole[:-1]))
    assert "the export is cut: " in refused(history, b"".join(whole[:-3] + whole[-1:]))
    assert "stands after the last line" in refused(history, lines + whole[1])
    assert history.runs() == ()


def test_a_line_that_stands_twice_is_refused(nights):
    """Two words on one thing: the second is named."""
    with empty() as other:
        whole = exported(fill(other, nights, 2)).splitlines(keepends=True)
    with empty() as history:
        message = refused(history, b"".join(whole[:2] + whole[1:]))

        assert message.startswith("kept.jsonl:3: a line before it says something else of the same\n")
        assert history.runs() == ()


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (b"", "kept.jsonl:1: is no export of a history\n  make one: oitcheck history --export FILE.jsonl"),
        (b"{}\n", "kept.jsonl:1: is no export of a history"),
        (b'{"schema":"oitcheck.run/1","version":"0004"}\n', "kept.jsonl:1: is no export of a history"),
        (b"\x89PNG\r\n\x1a\n", "kept.jsonl:1: is not JSON"),
        (b"[]\n", "kept.jsonl:1: is no JSON object"),
        (b'{"schema":"oitcheck.history/1","version":"9999"}\n', "was written by a newer oitcheck (schema 9999)\n  update"),
        (b'{"schema":"oitcheck.history/1","version":"0001"}\n', "was written by an older oitcheck (schema 0001)\n  export"),
        (b"[" * 100_000 + b"\n", "kept.jsonl:1: is not JSON: nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_no_export_of_this_version_is_refused(history, first, said):
    """Another program's file, a newer version's, a picture, nothing at all: said in words."""
    assert said in refused(history, first)


def test_a_line_without_end_does_not_fill_the_memory(history, monkeypatch):
    """Of a line longer than any that is ever written only so much is read."""
    monkeypatch.setattr(_import, "MAX_LINE", 1000)

    class Endless(io.RawIOBase):
        def readline(self, size=-1):
            assert 0 < size <= 1001
            return b"a" * size

    with pytest.raises(UsageError, match=r"kept\.jsonl:1: longer than 1000 bytes"):
        history.take_in(Endless(), "kept.jsonl")


def test_a_file_that_cannot_be_read_is_told_as_such(history):
    """A torn disk under the export is not the history's fault."""

    class Torn(io.RawIOBase):
        def readline(self, size=-1):
            raise OSError(5, "Input/output error")

    with pytest.raises(UsageError, match=r"kept\.jsonl:1: cannot be read: Input/output error"):
        history.take_in(Torn(), "kept.jsonl")


def test_a_very_long_document_goes_packed_and_comes_back(history, nights, monkeypatch):
    """What would make a line too long stands in it as it is stored."""
    monkeypatch.setattr(_lines, "MAX_PLAIN", 5_000)
    point = history.start(nights.start(0))
    seen = nights.seen(URL, "ข้อความยาว " * 2_000)
    history.store(point.run_id, seen)
    lines = exported(history)
    with empty() as other:
        imported(other, lines)

        assert b'"packed"' in lines
        assert other.observations("run-0") == (seen,)
        assert exported(other) == lines


def test_a_bomb_is_not_unpacked(history, nights, monkeypatch):
    """A few bytes that unpack to more than is ever stored are refused, piece by piece."""
    monkeypatch.setattr(_lines, "MAX_UNPACKED", 1_000_000)
    with empty() as other:
        lines = exported(fill(other, nights, 1))
    bomb = _lines.base64.b64encode(zlib.compress(b" " * 2_000_000)).decode()

    message = refused(history, changed(lines, "documents", body=None, packed=bomb))

    assert "larger than anything that is ever stored" in message


URLS = st.sampled_from([URL, f"{URL}2", f"{URL}ก", "https://x.example/?a=b&c"])
SAID = st.sampled_from([PASS, FAIL, (Verdict.UNDETERMINED, "bot_wall"), (Verdict.WARN, "slow")])
NIGHTS = st.lists(
    st.dictionaries(st.sampled_from(["O1", "O2", "O30"]), st.dictionaries(URLS, SAID, min_size=1, max_size=3), max_size=3),
    max_size=5,
)  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nights_of=NIGHTS, texts=st.lists(TEXTS, max_size=4), seed=st.integers(0, 99))
def test_export_import_export_is_the_same(nights, nights_of, texts, seed):
    """Whatever was kept, by whatever nights: out, in and out again gives equal bytes."""
    chance = random.Random(seed)
    with empty() as one, empty() as two:
        for night, answers in enumerate(nights_of):
            point = one.start(nights.start(night), fresh=chance.random() < 0.5)
            for text in texts:
                one.store(point.run_id, nights.seen(f"{URL}{chance.randrange(3)}", text, detail=text))
            if chance.random() < 0.8:
                one.finish(point.run_id, nights.record(night, answers, run_id=point.run_id))
        Journal(one).post("town", "oit-2565", {"texts": texts}, [])
        lines = exported(one)
        imported(two, lines)

        assert exported(two) == lines
        assert imported(two, lines) == {}


def test_a_server_s_order_is_the_file_s(nights, server):
    """A database that sorts names in its own way still gives the same bytes."""
    name = server.new()
    server.sql(
        "postgres", f"CREATE DATABASE {name}icu TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'th-TH'"
    )
    with empty() as one, open_history(server.url(f"{name}icu")) as two:
        for town in ("b-town", "B-town", "ก-town", "a_town", "a-town"):
            one.start(nights.start(0, agency=town, run_id=town))
            Journal(one).note_glances(town, [Glance(url=URL, day=DAY, opened=Opened.YES)])
            Journal(one).post(town, "oit-2565", {}, [])
        lines = exported(one)
        imported(two, lines)

        assert exported(two) == lines
        assert [run.agency for run in two.runs()] == [run.agency for run in one.runs()]
