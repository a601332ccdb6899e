"""What all formats promise."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import junitparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck import report
from oitcheck.masking import SECRET
from oitcheck.model.verdict import Evidence, Verdict
from oitcheck.report import csv as table

FORMATS = report.formats()
ANY_TEXT = st.text(alphabet=st.characters(), max_size=60)
HOSTILE = (
    "</script><!--<script>alert(1)</script> {{ 7*7 }} ' \" onerror=x \x1b[31m\x07\x00\x9b \u202e\u2066 \ufffe \ud800 "
    "https://me:hunter22@x.th/?token=hunter33 ]]>&"
)


@pytest.fixture
def hostile(with_answer):
    """A record with every text of the web hostile."""
    record = with_answer(
        page_title=HOSTILE,
        detail=HOSTILE,
        excerpt=HOSTILE,
        final_url="javascript:alert(1)//" + HOSTILE,
        media_type=HOSTILE,
        verdict=Verdict.FAIL,
        cause=HOSTILE,
        waiver=HOSTILE,
        notes=(HOSTILE,),
    )
    first, *rest = record.questions
    elements = tuple(
        replace(e, evidence=Evidence(url=HOSTILE, page=1, excerpt=HOSTILE), nearest=HOSTILE)
        for e in first.elements
    )
    first = replace(first, elements=elements, owner=HOSTILE, owner_name=HOSTILE, explanation=HOSTILE)
    run = replace(record.run, vantage=HOSTILE)
    return replace(record, questions=(first, *rest), notices=(HOSTILE,), run=run)


def test_formats_and_their_files():
    """The names that people and programs rely on."""
    assert FORMATS == ("csv", "html", "json", "junit", "text")
    assert [report.file_name(name) for name in FORMATS] == [
        "results.csv",
        "index.html",
        "run.json",
        "junit.xml",
        "results.txt",
    ]


@pytest.mark.parametrize("lang", ["th", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_record_gives_the_same_report(name, lang, small, now):
    """No clock and no chance: two renderings are the same, and end in one line break."""
    first = report.render(name, small, lang=lang, now=now)

    assert first == report.render(name, small, lang=lang, now=now)
    assert first.endswith("\n")


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_hostile_comes_through(name, hostile, now):
    """No control, bidi sign, surrogate, non-character or secret is in any format."""
    text = report.render(name, hostile, lang="th", now=now)

    text.encode("utf-8")
    for sign in "\x1b\x07\x00\x9b\u202e\u2066\ufffe\ud800":
        assert sign not in text, ascii(sign)
    assert "hunter" not in text
    assert SECRET in text
    assert "49 " not in text.replace("/49", "")


@pytest.mark.parametrize("name", FORMATS)
def test_a_title_of_a_megabyte_is_cut(name, with_answer, now):
    """A report grows by less than 5 kB."""
    plain, huge = (
        report.render(name, with_answer(page_title=title), lang="th", now=now)
        for title in ("t", "ก" * 1_000_000)
    )

    assert len(huge.encode()) - len(plain.encode()) < 5000


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_or_odd_record_breaks_nothing(name, small, now):
    """No question, no name, no moment: a report all the same."""
    odd = replace(
        small,
        questions=(),
        sub_indicators=(),
        hosts=(),
        canaries=(),
        run=replace(small.run, started_at="?", finished_at="?", state="partial"),
        agency=replace(small.agency, home=None, name=replace(small.agency.name, th=None, en=None)),
        summary=replace(small.summary, by_verdict={}),
    )

    assert report.render(name, odd, lang="xx", now=now)


# -- run.json


def test_json_reads_back(night, now):
    """What was written is read back the same, with every key and two spaces of indent."""
    text = report.render("json", night, lang="en", now=now)

    assert report.load(text) == night
    assert text.startswith('{\n  "schema": "oitcheck.run/1",\n  "oitcheck_version"')
    assert "เทศบาลตำบลตัวอย่าง" in text
    assert list(json.loads(text)["summary"]["by_verdict"]) == [verdict.value for verdict in Verdict]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{",
            "run.json: not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        ),
        ("[]", "run.json: expected an object, found list"),
        (
            '{"schema": "oitcheck.run/9"}',
            "run.json: schema is 'oitcheck.run/9', expected 'oitcheck.run/1'; it was written by another version of oitcheck or is another file",
        ),
        (
            "{}",
            "run.json: schema is None, expected 'oitcheck.run/1'; it was written by another version of oitcheck or is another file",
        ),
        ('{"schema": "oitcheck.run/1"}', "run.json: oitcheck_version: Field required"),
    ],
)
def test_json_of_another_kind_is_refused(text, message):
    """The sentence says what is wrong with the file."""
    with pytest.raises(ValueError) as error:
        report.load(text)

    assert str(error.value).startswith(message)


def test_json_that_is_too_deep_is_refused():
    """A bomb of brackets is a message, not a crash."""
    with pytest.raises(ValueError, match=r"run\.json: not JSON"):
        report.load("[" * 200_000)


# -- junit.xml


@settings(max_examples=40, deadline=None)
@given(title=ANY_TEXT, detail=ANY_TEXT, url=ANY_TEXT, verdict=st.sampled_from(list(Verdict)))
def test_junit_is_well_formed_for_any_input(small, now, title, detail, url, verdict):
    """Whatever stands on a page, junit.xml is read back, with the same cases."""
    first, *rest = small.questions
    found = replace(
        first.answers[0],
        url=url,
        page_title=title,
        detail=detail,
        excerpt=title,
        verdict=verdict,
        cause=title,
    )
    record = replace(small, questions=(replace(first, answers=(found,), owner_name=title), *rest))
    suites = junitparser.JUnitXml.fromstring(report.render("junit", record, lang="th", now=now).encode())
    machine = sum(element.kind == "machine" for element in first.elements)

    assert len(list(suites)) == len(small.questions)
    assert len(list(next(iter(suites)))) == 1 + machine


@pytest.mark.parametrize(
    ("verdict", "tags"),
    [
        (Verdict.PASS, set()),
        (Verdict.WARN, {"system-out"}),
        (Verdict.NOT_DUE, {"skipped"}),
        (Verdict.WAIVED, {"skipped"}),
        (Verdict.UNDETERMINED, {"skipped"}),
        (Verdict.NOT_DECLARED, {"skipped"}),
        (Verdict.FAIL, {"failure"}),
    ],
)
def test_junit_says_only_what_is_proven(verdict, tags, with_answer, now):
    """Only ``fail`` is a failure; a warning passes with a note; the rest is skipped with why."""
    cause = None if verdict is Verdict.PASS else "http_not_found"
    root = ET.fromstring(
        report.render("junit", with_answer(verdict=verdict, cause=cause), lang="th", now=now)
    )
    case = root.find("testsuite/testcase")

    assert {child.tag for child in case} == tags
    for child in case.iter("skipped"):
        assert "ไม่พบหน้าเว็บ (404)" in child.get("message")


def test_junit_counts_add_up(night, now):
    """The sums of the suites are the sums of the whole."""
    root = ET.fromstring(report.render("junit", night, lang="en", now=now))
    cases = list(root.iter("testcase"))

    assert int(root.get("tests")) == len(cases) == sum(int(suite.get("tests")) for suite in root)
    assert int(root.get("failures")) == len(list(root.iter("failure"))) > 0
    assert int(root.get("skipped")) == len(list(root.iter("skipped"))) > 0


# -- results.csv


def rows(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_csv_has_one_row_an_answer_and_one_an_element(night, now):
    """All of them, with the verdict, the cause and who can mend it."""
    text = report.render("csv", night, lang="en", now=now)
    found = rows(text)
    broken = next(row for row in found if row["question"] == "O3" and row["verdict"] == "fail")

    assert text.startswith("\ufeffagency,catalogue,")
    assert len(found) == sum(len(q.answers) + len(q.elements) for q in night.questions)
    assert (broken["kind"], broken["cause"], broken["http_status"]) == ("answer", "http_not_found", "404")
    assert broken["who"]
    assert broken["mend"]


def test_csv_speaks_thai(night, now):
    """Thai headers and words with ``lang`` th."""
    first = rows(report.render("csv", night, lang="th", now=now))[0]

    assert first["ข้อ"] == "O1"
    assert first["ประเภท"] == "คำตอบ"
    assert first["ความหมายของผล"] == "ผ่าน"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "\u202e="])
def test_csv_holds_no_formula(start, with_answer, now):
    """A page's title is text, whatever it begins with."""
    record = with_answer(page_title=f"{start}HYPERLINK(1)", detail=f"{start}1")
    found = rows(report.render("csv", record, lang="en", now=now))[0]

    for name in ("page_title", "detail"):
        assert found[name][0] == "'"


@settings(max_examples=60)
@given(ANY_TEXT)
def test_csv_no_cell_starts_a_formula(text):
    """Whatever the text: the first sign that counts is none of a formula's."""
    assert not table.cell(text).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


# -- results.txt


def test_text_tells_what_to_do(night, now):
    """Agency, sentence, score, each cause with place, division, who and how."""
    text = report.render("text", night, lang="th", now=now)

    assert text.startswith("เทศบาลตำบลตัวอย่าง · ปีงบประมาณ พ.ศ. 2565\n")
    assert "เปิดได้ 31 จาก 43 ข้อ" in text
    assert "• ใบรับรองความปลอดภัย (TLS) หมดอายุ [tls_expired]\n    3 ข้อ · 1.5 คะแนน ITA · เสียมาแล้ว 5 วัน" in text
    assert "ผู้รับผิดชอบ: กองคลัง" in text
    assert "hxxps://www[.]example[.]go[.]th/oit/o17/page-0" in text


def test_text_fits_a_terminal(night, now):
    """English lines are at most 100 columns; only an address may run over."""
    text = report.render("text", night, lang="en", now=now)
    long = [line for line in text.splitlines() if len(line) > 100 and "http" not in line]

    assert long == []


def test_text_says_that_it_is_old(small, now):
    """An old result says so."""
    old = replace(small, run=replace(small.run, finished_at="2026-11-01T02:00:00+07:00"))

    assert "! ผลนี้เก่ากว่า 26 ชั่วโมง" in report.render("text", old, lang="th", now=now)
    assert "! " not in report.render("text", small, lang="th", now=now)


# -- golden files


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_golden(name, small, now, golden):
    """The whole report of a small record, letter by letter."""
    golden(f"report.{report.file_name(name)}", report.render(name, small, lang="th", now=now))
