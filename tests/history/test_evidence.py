"""What was seen comes back as it was, without secrets, and in bounds."""

import random
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.history import Keep, _evidence, _packing
from oitcheck.history._pieces import cut, join
from oitcheck.masking import mask
from oitcheck.model.document import Document, Form, Heading, Image, Link, Markup, Page, Table
from oitcheck.model.fetched import Attempt
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Verdict
from oitcheck.thai.text import fold

TEXT = st.text(st.characters(codec="utf-8"), max_size=20).filter(lambda text: mask(text) == text)
MAYBE = st.none() | TEXT
SECONDS = st.floats(0, 1e6)
COUNT = st.integers(0, 2**53)
PAGES = st.builds(
    lambda number, text, read_by, title: Page(
        number=number, text=text, folded=fold(text), read_by=read_by, title=title
    ),
    COUNT,
    TEXT,
    MAYBE,
    MAYBE,
)
DOCUMENTS = st.builds(
    Document,
    url=TEXT,
    kind=TEXT,
    media_type=TEXT,
    title=MAYBE,
    pages=st.lists(PAGES, max_size=3).map(tuple),
    whole=st.none() | PAGES,
    headings=st.lists(st.builds(Heading, level=COUNT, text=TEXT), max_size=2).map(tuple),
    links=st.lists(st.builds(Link, url=TEXT, text=TEXT, hidden=st.booleans()), max_size=2).map(tuple),
    images=st.lists(st.builds(Image, url=TEXT, alt=TEXT, width=st.none() | COUNT), max_size=2).map(tuple),
    forms=st.lists(st.builds(Form, action=MAYBE, method=TEXT, fields=st.just(()), text=TEXT), max_size=2).map(
        tuple
    ),
    tables=st.lists(
        st.builds(Table, rows=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    markup=st.none()
    | st.builds(Markup, refresh=MAYBE, refresh_delay_s=st.none() | SECONDS, emails=st.tuples(TEXT)),
    complete=st.booleans(),
    notes=st.tuples(TEXT),
)
ATTEMPTS = st.builds(
    Attempt, at=TEXT, http_status=st.none() | COUNT, cause=MAYBE, elapsed_s=SECONDS, redirects=st.tuples(TEXT)
)


def observations(behind):
    return st.builds(
        Observation,
        url=TEXT,
        final_url=MAYBE,
        cause=MAYBE,
        verdict=MAYBE,
        detail=MAYBE,
        http_status=st.none() | COUNT,
        size_bytes=COUNT,
        elapsed_s=SECONDS,
        attempts=st.lists(ATTEMPTS, max_size=3).map(tuple),
        document=st.none() | DOCUMENTS,
        notes=st.tuples(TEXT),
        behind=behind,
    )


OBSERVATIONS = observations(st.lists(observations(st.just(())), max_size=2).map(tuple))


@settings(max_examples=60)
@given(OBSERVATIONS)
def test_an_observation_comes_back_as_it_was(observation):
    """Whatever was seen, documents behind the page included, is read back equal."""
    kept = _evidence.keep(observation)
    stored = {name: _evidence.body_of(document) for name, document in kept.documents.items()}

    assert _evidence.give_back(kept.body, stored.__getitem__) == observation


@given(st.text())
def test_any_text_can_be_stored(text):
    """A lone surrogate from a hostile page cannot stop a run."""
    kept = _evidence.keep(Observation(url="https://town.example/", detail=text))

    assert _evidence.give_back(kept.body, {}.__getitem__).url == "https://town.example/"


def test_secrets_and_id_numbers_are_nowhere_in_what_is_kept():
    """Passwords, tokens and national ID numbers are masked in addresses, details, texts and documents alike."""
    secret = "https://user:S3cr3tPw@town.example/?token=T0KENSECRET&api_key=K3Y"
    page = Page(number=1, text=f"เลขประจำตัว 1-1017-00230-70-8 ที่ {secret}", folded="๑๑๐๑๗๐๐๒๓๐๗๐๘")
    document = Document(
        url=secret, kind="html", media_type="text/html", pages=(page,), links=(Link(url=secret, text=secret),)
    )
    behind = Observation(url=secret, document=document, left_out=(secret,))
    kept = _evidence.keep(
        Observation(url=secret, final_url=secret, detail=secret, document=document, behind=(behind,))
    )

    stored = "".join(map(str, [_packing.unpack(kept.body), *kept.documents.values()]))

    for found in ("S3cr3tPw", "T0KENSECRET", "K3Y", "1-1017-00230-70-8", "๑๑๐๑๗๐๐๒๓๐๗๐๘"):
        assert found not in stored


def test_a_checksum_is_no_id_number():
    """Digits in a row within a SHA-256 are its own, whatever their check digit says: a resumed run tells the same file."""
    sha256 = "013fcc0079d94b94e785f833c44e9eca54f63ad8326393152594e7deedc5ab32"
    behind = Observation(url="https://town.example/a.pdf", sha256=sha256)
    kept = _evidence.keep(Observation(url="https://town.example/", sha256=sha256, behind=(behind,)))
    back = _evidence.give_back(kept.body, kept.documents.__getitem__)

    assert mask(sha256) != sha256
    assert (back.sha256, back.behind[0].sha256) == (sha256, sha256)


def test_an_unchanged_page_is_stored_once(history, nights):
    """Fourteen nights of the same page take the room of one."""
    for night in range(5):
        history.start(nights.start(night))
        history.store(
            f"run-{night}", nights.seen("https://town.example/", "ข้อความ" * 100, elapsed_s=night / 10)
        )
        history.finish(f"run-{night}", nights.record(night, {}))

    assert count(history, "documents") == 1
    assert count(history, "observations") == 5


def test_a_second_look_replaces_the_first(history, nights):
    """What counts is the last word of a run on a URL."""
    history.start(nights.start(0))
    history.store("run-0", nights.seen("https://town.example/", cause="timeout"))
    history.store("run-0", nights.seen("https://town.example/", "ข้อมูล"))

    assert history.observations("run-0") == (nights.seen("https://town.example/", "ข้อมูล"),)


def test_old_evidence_gives_way_and_verdicts_stay(history, nights):
    """Evidence of the latest fourteen runs is kept; every night's record is."""
    runs = Keep().evidence_runs + 3
    for night in range(runs):
        history.start(nights.start(night))
        history.store(f"run-{night}", nights.seen("https://town.example/", f"night {night}"))
        history.store(f"run-{night}", nights.seen("https://town.example/same", "the same"))
        history.finish(f"run-{night}", nights.record(night, {}))

    assert [bool(history.observations(f"run-{night}")) for night in range(runs)] == [False] * 3 + [True] * 14
    assert all(history.record(f"run-{night}") for night in range(runs))
    assert count(history, "documents") == 14 + 1


def test_evidence_keeps_its_quota(history, nights):
    """A site of large documents cannot fill the disk; the latest run's evidence always stays."""
    keep = Keep(evidence_bytes=80_000)
    chance = random.Random(2)
    for night in range(5):
        history.start(nights.start(night))
        text = "".join(chance.choices("กขคงจฉชซ", k=40_000))
        history.store(f"run-{night}", nights.seen("https://town.example/", text))
        history.finish(f"run-{night}", nights.record(night, {}), keep=keep)

    kept = [bool(history.observations(f"run-{night}")) for night in range(5)]
    with history._engine.connect() as connection:
        taken = connection.exec_driver_sql("SELECT sum(length(body)) FROM documents").scalar()
    assert not kept[0]
    assert kept[-1]
    assert taken <= 80_000


@pytest.mark.parametrize("what", ["pages", "links", "tables"])
def test_a_huge_document_is_cut_and_says_so(monkeypatch, what):
    """Above the cap a document is kept in part, as incomplete: a miss in it proves nothing."""
    monkeypatch.setattr(_evidence, "MAX_DOCUMENT", 10_000)
    monkeypatch.setattr(_evidence, "_FIRST_CUT", 100_000)
    chance = random.Random(3)
    words = ["".join(chance.choices("กขคงจฉชซ", k=500)) for _ in range(200)]
    parts = {
        "pages": tuple(Page(number=number, text=word, folded=word) for number, word in enumerate(words)),
        "links": tuple(Link(url="", text=word) for word in words),
        "tables": tuple(Table(rows=((word,),)) for word in words),
    }
    document = Document(url="", kind="pdf", media_type="application/pdf", **{what: parts[what]})
    kept = _evidence.keep(Observation(url="https://town.example/", document=document))
    stored = {name: _evidence.body_of(one) for name, one in kept.documents.items()}

    back = _evidence.give_back(kept.body, stored.__getitem__).document

    assert back is not None
    assert not back.complete
    assert all(len(body) <= 10_000 for body in stored.values())


def test_a_record_comes_apart_and_together(nights):
    """Cutting a record loses nothing, and what nights share has the same name in each."""
    answers = {"O1": {"https://a/": (Verdict.PASS, None), "https://b/": (Verdict.FAIL, "timeout")}, "O2": {}}
    one, two = (nights.record(night, answers, {"O1": {"phone": (Verdict.PASS, None)}}) for night in (3, 4))

    taken = cut(one)

    assert (
        join(taken.body, lambda names: {name: _packing.compress(taken.pieces[name]) for name in names}) == one
    )
    assert taken.pieces.keys() == cut(two).pieces.keys()


def test_damaged_bytes_are_told_and_bombs_refused(monkeypatch):
    """Stored bytes that were tampered with are an error, never another value or all memory."""
    body = _packing.pack(["text"] * 100)
    monkeypatch.setattr(_packing, "MAX_UNPACKED", 100)

    for bad in (body, body[:-3], b"no zlib", zlib.compress(b"{")):
        with pytest.raises(ValueError):
            _packing.unpack(bad)


def count(history, table: str) -> int:
    with history._engine.connect() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
