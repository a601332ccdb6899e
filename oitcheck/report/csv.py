"""results.csv: one row an answer and one an element, for spreadsheets; no cell is ever a formula."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime

from oitcheck.model.checklist import Words
from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord, RunRecord
from oitcheck.report._clean import harmless_record
from oitcheck.report._first import telling
from oitcheck.report._words import UI, VERDICTS, pick

FILE = "results.csv"

BOM = "\ufeff"  # a spreadsheet takes the file for UTF-8
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")

_HEADERS: dict[str, Words] = {
    "agency": Words(th="หน่วยงาน", en="agency"),
    "catalogue": Words(th="ชุดข้อคำถาม", en="catalogue"),
    "checked_at": Words(th="ตรวจเมื่อ", en="checked_at"),
    "vantage": Words(th="ตรวจจาก", en="vantage"),
    "question": Words(th="ข้อ", en="question"),
    "question_title": Words(th="ชื่อข้อ", en="question_title"),
    "sub_indicator": Words(th="ตัวชี้วัดย่อย", en="sub_indicator"),
    "owner": Words(th="ผู้รับผิดชอบ", en="owner"),
    "ita_points": Words(th="คะแนน ITA", en="ita_points"),
    "question_verdict": Words(th="ผลของข้อ", en="question_verdict"),
    "kind": Words(th="ประเภท", en="kind"),
    "item": Words(th="URL หรือองค์ประกอบ", en="item"),
    "verdict": Words(th="ผล", en="verdict"),
    "verdict_words": Words(th="ความหมายของผล", en="verdict_words"),
    "cause": Words(th="รหัสสาเหตุ", en="cause"),
    "cause_title": Words(th="สาเหตุ", en="cause_title"),
    "who": Words(th="ผู้แก้ไข", en="who"),
    "mend": Words(th="วิธีแก้ไข", en="mend"),
    "detail": Words(th="รายละเอียด", en="detail"),
    "failing_since": Words(th="เสียตั้งแต่", en="failing_since"),
    "last_passed_at": Words(th="ผ่านครั้งล่าสุด", en="last_passed_at"),
    "http_status": Words(th="สถานะ HTTP", en="http_status"),
    "media_type": Words(th="ชนิดเอกสาร", en="media_type"),
    "final_url": Words(th="URL ปลายทาง", en="final_url"),
    "page_title": Words(th="ชื่อหน้า", en="page_title"),
    "bytes": Words(th="ขนาด (ไบต์)", en="bytes"),
    "sha256": Words(th="SHA-256", en="sha256"),
    "elapsed_s": Words(th="เวลา (วินาที)", en="elapsed_s"),
    "tls_expires_at": Words(th="ใบรับรองหมดอายุ", en="tls_expires_at"),
    "evidence_url": Words(th="พบที่ URL", en="evidence_url"),
    "evidence_page": Words(th="พบที่หน้า", en="evidence_page"),
    "evidence": Words(th="ข้อความที่พบ", en="evidence"),
    "nearest": Words(th="ใกล้เคียงที่สุด", en="nearest"),
    "read_by": Words(th="อ่านด้วย", en="read_by"),
    "confidence": Words(th="ความเชื่อมั่นของข้อกำหนด", en="confidence"),
    "basis": Words(th="ที่มาของข้อกำหนด", en="basis"),
}

Row = dict[str, object]


def render(record: RunRecord, *, lang: str, now: datetime) -> str:  # noqa: ARG001 - one shape for all formats
    """Gives the table with a byte order mark and CR LF; headers and words in the language."""
    record = harmless_record(record)
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow([pick(words, lang) for words in _HEADERS.values()])
    for row in _rows(record, lambda words: pick(words, lang)):
        table.writerow([cell(row.get(name)) for name in _HEADERS])
    return BOM + out.getvalue()


def cell(value: object) -> str:
    """Gives a value as a spreadsheet may read it: text that would start a formula starts with an apostrophe."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _rows(record: RunRecord, say: Callable[[Words], str]) -> Iterator[Row]:
    for question in record.questions:
        shared = _question(record, question, say)
        for answer in question.answers:
            yield shared | {"kind": say(UI["answer"])} | _answer(answer, say)
        for element in question.elements:
            yield shared | {"kind": say(UI["element"])} | _element(element, say)
        if not question.answers and not question.elements:
            yield shared | {"kind": say(UI["question"])} | _judged(question, say)


def _question(record: RunRecord, question: QuestionRecord, say: Callable[[Words], str]) -> Row:
    return {
        "agency": say(record.agency.name) or record.agency.id,
        "catalogue": record.catalogue,
        "checked_at": record.run.finished_at,
        "vantage": record.run.vantage,
        "question": question.id,
        "question_title": say(question.title),
        "sub_indicator": question.sub_indicator,
        "owner": question.owner_name or question.owner,
        "ita_points": question.ita_points,
        "question_verdict": question.verdict.value,
    }


def _judged(item: QuestionRecord | AnswerRecord | ElementRecord, say: Callable[[Words], str]) -> Row:
    row: Row = {
        "verdict": item.verdict.value,
        "verdict_words": say(VERDICTS[item.verdict]),
        "cause": item.cause,
    }
    if item.cause is None:
        return row
    told = telling(item.cause)
    who, mend = (say(words) if words else "" for words in (told.who, told.mend))
    return row | {"cause_title": say(told.title), "who": who, "mend": mend}


def _answer(answer: AnswerRecord, say: Callable[[Words], str]) -> Row:
    same = (
        "detail",
        "failing_since",
        "last_passed_at",
        "http_status",
        "media_type",
        "final_url",
        "page_title",
    )
    facts: Row = {
        name: getattr(answer, name) for name in (*same, "bytes", "sha256", "elapsed_s", "tls_expires_at")
    }
    return facts | {"item": answer.url, "evidence": answer.excerpt} | _judged(answer, say)


def _element(element: ElementRecord, say: Callable[[Words], str]) -> Row:
    seen = element.evidence
    facts: Row = {name: getattr(element, name) for name in ("nearest", "read_by", "confidence", "basis")}
    if seen is not None:
        facts |= {"evidence_url": seen.url, "evidence_page": seen.page, "evidence": seen.excerpt}
    return facts | {"item": say(element.text) or element.id} | _judged(element, say)
