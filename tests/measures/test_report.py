"""The measures report: its figures are run.json's, and nothing in it is better than what was seen."""

import io
import re
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import docx
import pytest

from oitcheck.measures import COLUMNS, Look, Probed, Turn, measures_report
from oitcheck.model.checklist import Told
from oitcheck.model.document import Document
from oitcheck.model.observed import Observation
from oitcheck.model.review import Reviews, SignOff, Word
from oitcheck.model.verdict import Verdict
from oitcheck.report import measures_docx, measures_html

BANGKOK = timezone(timedelta(hours=7))


def text_of(row):
    return "\n".join((*row.results, *(cell for grid in row.grids for line in grid.rows for cell in line)))


def row_of(report, number):
    return next(row for row in report.rows if row.number == number)


def figure(pattern, text):
    return int(re.search(pattern, text)[1].replace(",", ""))


def test_the_figures_are_those_of_run_json(town, sources):
    """URLs, questions, undeclared ones and elements of the measure over all questions equal the record's."""
    report = measures_report(sources)
    said = town.plain(text_of(row_of(report, 4)))
    basis = town.plain(report.basis[0])
    summary = town.json["summary"]
    elements = [
        one for q in town.json["questions"] if q["answers"] for one in q["elements"] if one["required"]
    ]
    answers = [one for q in town.json["questions"] for one in q["answers"]]

    assert summary["urls"] == figure(r"จำนวน ([\d,]+) URL", said) == figure(r"ข้อ ([\d,]+) URL", basis)
    assert summary["questions"] == figure(r"จำนวน ([\d,]+) ข้อ", basis)
    assert summary["by_verdict"]["not_declared"] == figure(r"ยังไม่ระบุ URL คำตอบ (\d+) ข้อ", said)
    assert len(elements) == figure(r"องค์ประกอบด้านข้อมูลที่กำหนด (\d+) รายการ", said)
    assert sum(one["verdict"] == "pass" for one in elements) == figure(r"รายการ พบ (\d+) รายการ", said)
    broken = [one for one in answers if one["verdict"] == "fail" and not one["cause"].startswith("element_")]
    assert len(broken) == figure(r"เปิดไม่ได้ (\d+) URL", said)
    assert len(answers) - len(broken) >= figure(r"เปิดได้ (\d+) URL", said)


def test_what_is_broken_is_named_with_its_day(town, sources):
    """Each address that does not open stands in the report with its cause and since when, hijacked ones without address."""
    said = text_of(row_of(measures_report(sources), 4))

    gone = [one for q in town.json["questions"] for one in q["answers"] if one["cause"] == "http_not_found"]
    assert gone
    assert all(one["url"] in said for one in gone)
    assert "ตั้งแต่วันที่" in said
    hijacked = [one for q in town.json["questions"] for one in q["answers"] if one["cause"] == "hijacked"]
    assert hijacked
    assert not any(one["url"] in said for one in hijacked)


def test_the_form_is_the_municipalitys_own(sources):
    """Title, columns, the agency's own words, Thai numerals and Buddhist years."""
    report = measures_report(sources)

    assert "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส" == report.title[0]
    assert report.title[1].endswith("ประจำปีงบประมาณ พ.ศ. ๒๕๖๕")
    assert list(range(1, 12)) == [row.number for row in report.rows]
    fourth = row_of(report, 4)
    assert fourth.title.startswith("๔. การดำเนินการเพื่อยกระดับ")
    assert ("ทุกกอง", 3) == (fourth.responsible, len(fourth.methods))
    assert "กองยุทธศาสตร์และงบประมาณ และกองคลัง" == row_of(report, 1).responsible
    assert "เดือน ก.พ. - มี.ค. ๖๕" == row_of(report, 9).period


def test_every_sentence_has_a_figure(sources):
    """A sentence without a figure or a person's dated word is not written."""
    lines = [line for row in measures_report(sources).rows for line in row.results]

    assert lines
    assert [] == [line for line in lines if not re.search("[๐-๙]", re.sub(r"^[๐-๙]+\. ", "", line))]


@pytest.mark.parametrize("claim", ["เรียบร้อยแล้ว", "ใช้งานได้จริง", "ครบถ้วน", "สอบทานแล้ว", "อยู่เสมอ"])
def test_nothing_is_claimed(sources, claim):
    """No result says more than what was seen; สอบทานแล้ว is not said without a sign-off."""
    report = measures_report(sources)

    assert claim not in "\n".join((*(text_of(row) for row in report.rows), *report.sign_offs, *report.basis))


def test_a_sign_off_in_the_period_is_told_with_name_and_day(sources):
    """สอบทานแล้ว stands only for the span that was signed, and not for one outside the period."""
    signed = SignOff(
        span="month",
        start=date(2022, 2, 1),
        until=date(2022, 2, 28),
        by="สมศรี ใจดี",
        at=date(2022, 3, 1),
        nights=27,
    )
    early = replace(signed, start=date(2020, 2, 1), until=date(2020, 2, 28))

    told = measures_report(replace(sources, reviews=Reviews(sign_offs=(signed, early)))).sign_offs

    assert (
        (
            "สอบทานแล้ว: การตรวจประจำเดือน วันที่ ๑ กุมภาพันธ์ ๒๕๖๕ ถึงวันที่ ๒๘ กุมภาพันธ์ ๒๕๖๕ จำนวน ๒๗ คืน "
            "โดย สมศรี ใจดี เมื่อวันที่ ๑ มีนาคม ๒๕๖๕"
        ),
    ) == told


def test_a_persons_word_is_told_where_it_decides(sources):
    """What a person saw stands with the name and the day; a word that does not decide is not told."""
    word = Word(question="O8", item="channel", said="yes", by="สมศรี ใจดี", at=date(2022, 3, 1))
    questions = tuple(
        replace(
            one,
            elements=tuple(
                replace(part, review="สมศรี ใจดี, 2022-03-01") if part.id == "channel" else part
                for part in one.elements
            ),
        )
        if one.id == "O8"
        else one
        for one in sources.record.questions
    )
    reviewed = replace(
        sources, record=replace(sources.record, questions=questions), reviews=Reviews(words=(word,))
    )

    assert "สมศรี ใจดี วันที่ ๑ มีนาคม ๒๕๖๕" in text_of(row_of(measures_report(reviewed), 5))
    assert "สมศรี" not in text_of(row_of(measures_report(replace(reviewed, record=sources.record)), 5))


def test_a_result_that_a_person_states_names_them(sources):
    """The notice board and meetings are told by who saw them, with a day."""
    first, *rest = sources.checklist.promises
    told = Told(text="ติดบอร์ดประชาสัมพันธ์ ๒ แห่ง", by="นายกอง", at=date(2022, 9, 30))
    checklist = replace(sources.checklist, promises=(replace(first, results=(told,)), *rest))

    said = text_of(measures_report(replace(sources, checklist=checklist)).rows[0])

    assert "ติดบอร์ดประชาสัมพันธ์ ๒ แห่ง (ข้อมูลจากนายกอง ณ วันที่ ๓๐ กันยายน ๒๕๖๕)" in said


def test_availability_counts_looks_and_says_how_far_back(town, sources):
    """Three nights: the site up, down, unknown. A night that cannot be told is left out, never counted as open."""
    url = next(one.url for q in town.record.questions for one in q.answers)
    question = next(q.id for q in town.record.questions if q.answers)
    nights = [datetime(2022, 1, day, 2, tzinfo=BANGKOK) for day in (5, 6, 7)]
    told = (
        (Verdict.PASS, None),
        (Verdict.FAIL, "http_not_found"),
        (Verdict.UNDETERMINED, "bot_wall"),
    )
    turns = tuple(
        Turn(at=at, question=question, url=url, verdict=verdict, cause=cause)
        for at, (verdict, cause) in zip(nights, told, strict=True)
    )
    looked = replace(sources, looks=tuple(Look(at=at) for at in nights), turns=turns)

    said = text_of(row_of(measures_report(looked), 4))

    assert (
        "ระหว่างวันที่ ๕ มกราคม ๒๕๖๕ ถึงวันที่ ๗ มกราคม ๒๕๖๕ ระบบตรวจ ๓ ครั้ง (ก่อนวันที่ ๕ มกราคม ๒๕๖๕ ไม่มีประวัติการตรวจ)"
        in said
    )
    assert "เปิดได้ ๑ ครั้ง จาก ๒ ครั้งที่ตรวจและทราบผล คิดเป็นร้อยละ ๕๐.๐๐" in said
    assert "และระบบยังสรุปไม่ได้ ๑ ครั้ง" in said


def test_what_was_so_before_the_period_still_stands_in_it(town, sources):
    """An answer that broke last year and never changed is broken on every night of this year."""
    question = next(q for q in town.record.questions if q.answers)
    before, within = datetime(2021, 9, 1, tzinfo=BANGKOK), datetime(2022, 1, 5, tzinfo=BANGKOK)
    turn = Turn(
        at=before, question=question.id, url=question.answers[0].url, verdict=Verdict.FAIL, cause="http_gone"
    )

    said = text_of(row_of(measures_report(replace(sources, looks=(Look(at=within),), turns=(turn,))), 4))

    assert "URL คำตอบเปิดได้ ๐ ครั้ง จาก ๑ ครั้ง" in said


def test_light_looks_between_nights_are_told(sources):
    """All looks at the main site, those between the nights too, stand with their number, rounded down; days too."""
    home = sources.record.agency.home
    probed = (
        Probed(url=home, looks=3000, opened=2999, days=31, whole_days=30),
        Probed(url=home.replace("//", "//other."), looks=3000, opened=0, days=31),
    )

    said = text_of(row_of(measures_report(replace(sources, probed=probed)), 4))

    assert "๓,๐๐๐ ครั้ง เปิดได้ ๒,๙๙๙ ครั้ง คิดเป็นร้อยละ ๙๙.๙๖ ใน ๓๑ วันที่เปิดดู เปิดได้ทุกครั้ง ๓๐ วัน" in said


def test_pages_that_no_question_asks_for_are_counted_too(sources):
    """What the checklist names beside the questions: seen open, seen closed, and not looked at."""
    first, *rest = sources.checklist.promises
    urls = ("https://a.go.th/law", "https://a.go.th/gone", "https://a.go.th/new")
    checklist = replace(sources.checklist, promises=(replace(first, urls=urls), *rest))
    page = Document(url=urls[0], kind="html", media_type="text/html")
    seen = {
        urls[0]: Observation(url=urls[0], document=page),
        urls[1]: Observation(url=urls[1], cause="http_not_found"),
    }

    said = text_of(measures_report(replace(sources, checklist=checklist, observations=seen)).rows[0])

    assert (
        "หน้าอื่นที่กำหนดไว้ในมาตรการนี้ ๓ URL เปิดได้ ๑ URL เปิดไม่ได้ ๑ URL (https://a.go.th/gone) "
        "ระบบยังสรุปไม่ได้ ๑ URL (https://a.go.th/new)"
    ) in said


def test_without_a_look_nothing_is_said_of_availability(sources):
    """No history of the period is said to be none."""
    said = text_of(row_of(measures_report(sources), 4))

    assert "มีประวัติการตรวจ ๐ ครั้ง" in said
    assert "ร้อยละ" not in said


def test_the_docx_holds_the_same_texts(sources):
    """The file opens, lies across A4, and says what the page says; the heading row is repeated on every page."""
    report = measures_report(sources)

    made = docx.Document(io.BytesIO(measures_docx(report)))

    section, table = made.sections[0], made.tables[0]
    assert (297, 210) == (round(section.page_width.mm), round(section.page_height.mm))
    assert list(COLUMNS) == [cell.text for cell in table.rows[0].cells]
    assert "tblHeader" in table.rows[0]._tr.xml
    cells = {cell.text for row in table.rows for cell in row.cells}
    for row in report.rows:
        assert row.title in cells
        assert any(cell.startswith("\n".join(row.results)) for cell in cells)


def test_the_page_needs_nothing_and_runs_nothing(sources):
    """One file: no script, no outside address that loads; what stands in a checklist is escaped."""
    first, *rest = sources.checklist.promises
    hostile = replace(first, title="<script>alert(1)</script>", methods=("<img src=x onerror=alert(1)>",))
    checklist = replace(sources.checklist, promises=(hostile, *rest))

    html = measures_html(measures_report(replace(sources, checklist=checklist)))

    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert not re.search(r'(?:src|href)="(?!data:)', html)
