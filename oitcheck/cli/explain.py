"""อธิบายผลของข้อหนึ่ง: ระบบเปิดอะไร เห็นอะไร ขาดอะไร · What was fetched, seen, matched and missed for a question, in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import catalogue_file, checklist_file, folder, report
from oitcheck.causes import causes
from oitcheck.cli import _options as opt
from oitcheck.cli._matches import Matches, marked_lines, matched_on, matches_of
from oitcheck.cli._say import clean, say
from oitcheck.errors import UsageError
from oitcheck.folder import history_at
from oitcheck.history import open_history
from oitcheck.masking import mask
from oitcheck.model.catalogue import Catalogue, Question
from oitcheck.model.checklist import Checklist, Expectation, Words
from oitcheck.model.document import Document
from oitcheck.model.observed import Observation
from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord, RunRecord

EXCERPT = 600
"""Letters of a page's text that are shown unless all are asked for."""


def command(
    checklist: Annotated[
        str, typer.Argument(metavar="CHECKLIST", help="Checklist file.", show_default=False)
    ],
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="Such as O12.", show_default=False)],
    out: opt.Out = Path("reports"),
    history: opt.HistoryUrl = None,
    full: Annotated[bool, typer.Option("--full", help="All the text as the machine read it.")] = False,
    lang: opt.Language = opt.Lang.TH,
) -> None:
    """Tells the latest run's evidence for one question."""
    loaded = checklist_file.load(checklist)
    catalogue = catalogue_file.load(loaded.catalogue)
    asked = next((one for one in catalogue.questions() if one.id.upper() == question.upper()), None)
    if asked is None:
        raise UsageError(
            f"found {question!r}, expected one of the questions of {catalogue.name}\n  see oitcheck catalogues {catalogue.name}"
        )
    record, seen = _kept(loaded, catalogue, asked, out, history)
    told = next((one for one in record.questions if one.id == asked.id), None)
    if told is None:
        raise UsageError(
            f"{asked.id} was not looked at in the latest run\n  run oitcheck check {checklist} --question {asked.id}"
        )
    for line in _lines(told, asked, loaded, seen, full=full, lang=str(lang)):
        say(clean(line))
    raise typer.Exit(0)


def _kept(
    checklist: Checklist, catalogue: Catalogue, question: Question, out: Path, url: str | None
) -> tuple[RunRecord, dict[str, Observation]]:
    """Gives the latest run and what was seen at this question's addresses, by address."""
    path = folder.run_folder(out, checklist.agency.id, catalogue.name) / "run.json"
    record = folder.read_record(path)
    if record is None:
        raise UsageError(f"{path}: no run stands here\n  run oitcheck check {checklist.path} first")
    wanted = (
        {answer.url.partition("#")[0] for answer in checklist.answers[question.id].urls}
        if question.id in checklist.answers
        else set()
    )
    with open_history(url or history_at(out), write=False) as history:
        runs = [
            run
            for run in history.runs(checklist.agency.id, catalogue.name)
            if run.state in {"complete", "partial"}
        ]
        for run in runs:
            seen = {one.url: one for one in history.observations(run.run_id) if one.url in wanted}
            if seen:
                return record, seen
    return record, {}


def _lines(
    told: QuestionRecord,
    question: Question,
    checklist: Checklist,
    seen: dict[str, Observation],
    *,
    full: bool,
    lang: str,
) -> Iterator[str]:
    words = WORDS[lang]
    yield f"{told.id} {_in(question.title, lang)}"
    yield f"  {words['verdict']}: {words[told.verdict.value]}{_cause(told.cause, lang)}"
    yield from _person(told, lang)
    declared = checklist.answers.get(question.id)
    urls = declared.urls if declared else ()
    for answer, typed in zip(told.answers, urls, strict=False):
        yield ""
        kept = seen.get(typed.url.partition("#")[0])
        yield from _answer(answer, kept, matches_of(told.elements), full=full, lang=lang)
    expectations = {element.id: element.expect for element in question.elements}
    expectations |= declared.expect if declared else {}
    for element in told.elements:
        yield ""
        yield from _element(element, expectations.get(element.id), lang)


def _answer(
    answer: AnswerRecord, seen: Observation | None, matches: Matches, *, full: bool, lang: str
) -> Iterator[str]:
    words = WORDS[lang]
    yield f"{answer.url}"
    yield f"  {words['verdict']}: {words[answer.verdict.value]}{_cause(answer.cause, lang)}"
    yield from _person(answer, lang)
    if answer.detail or answer.excerpt:
        yield f"  {words['because']}: {' · '.join(filter(None, (answer.detail, answer.excerpt)))}"
    for attempt in answer.attempts:
        way = "".join(f" → {hop}" for hop in attempt.redirects)
        status = attempt.http_status if attempt.http_status is not None else "–"
        yield f"  {words['look']}: {attempt.at} · HTTP {status} · {attempt.elapsed_s:.2f} s{_cause(attempt.cause, lang)}{way}"
    if answer.notes:
        yield f"  {words['notes']}: {', '.join(_title(note, lang) for note in answer.notes)}"
    for expectation in answer.expectations:
        evidence = expectation.evidence.excerpt if expectation.evidence else expectation.nearest
        yield f"  {words['expected']}: {expectation.rule} → {words[expectation.verdict.value]} · {evidence or '–'}"
    if seen is None or seen.document is None:
        yield f"  {words['nothing']}"
        return
    yield from _document(seen.document, matches, full=full, lang=lang)
    for behind in seen.behind:
        yield f"  {words['behind']}: {mask(behind.url)}{_cause(behind.cause, lang)}"
        if behind.document is not None:
            yield from (f"  {line}" for line in _document(behind.document, matches, full=full, lang=lang))
    for url in seen.left_out:
        yield f"  {words['left_out']}: {mask(url)}"


def _document(document: Document, matches: Matches, *, full: bool, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    about = f"{document.kind}, {document.encoding}" if document.encoding else document.kind
    yield f"  {words['read']}: {document.title or '–'} ({about})"
    for page in document.pages:
        matched = matched_on(matches, document, page)
        label = f"{words['page']} {page.number}" if len(document.pages) > 1 else words["text"]
        found = f" · {words['seen']}: {', '.join(element.id for element in matched)}" if matched else ""
        yield f"  {label} [{page.read_by or words['unread']}]{found}:"
        yield from (f"  {line}" for line in marked_lines(mask(page.text), matched, None if full else EXCERPT))
        if not full and len(page.text) > EXCERPT:
            yield f"    … (+{len(page.text) - EXCERPT:,}; --full)"


def _element(element: ElementRecord, expectation: Expectation | None, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"[{element.id}] {_in(element.text, lang)}"
    yield f"  {words['verdict']}: {words[element.verdict.value]}{_cause(element.cause, lang)} · {words['basis']}: {element.confidence}/{element.basis}"
    if expectation is not None:
        yield f"  {words['expected']}: {_rule(expectation)}"
    yield from _person(element, lang)
    if element.review is not None:
        return  # the word is the evidence
    if element.evidence is not None:
        page = f" ({words['page']} {element.evidence.page})" if element.evidence.page else ""
        yield f"  {words['seen']}{page}: {element.evidence.excerpt}"
        yield f"    {element.evidence.url}"
    elif element.nearest:
        yield f"  {words['nearest']}: {element.nearest}"


def _person(item: QuestionRecord | AnswerRecord | ElementRecord, lang: str) -> Iterator[str]:
    """Which person saw it, when, and until when that holds."""
    word = report.word_of(item, lang=lang)
    if word is not None:
        yield f"  {word}"


def _rule(expectation: Expectation) -> str:
    if expectation.parts:
        return f"{expectation.rule}({', '.join(_rule(part) for part in expectation.parts)})"
    params = ", ".join(
        f"{name}: {value}" for name, value in expectation.params.items() if value not in (None, (), [])
    )
    return f"{expectation.rule} {{{params}}}"


def _cause(code: str | None, lang: str) -> str:
    return f" · {_title(code, lang)} [{code}]" if code else ""


def _title(code: str, lang: str) -> str:
    known = causes().get(code)
    return _in(known.title, lang) if known else code


def _in(words: Words, lang: str) -> str:
    return (words.th if lang == "th" else words.en) or words.th or words.en or ""


WORDS = {
    "th": {
        "verdict": "ผล", "because": "หลักฐาน", "look": "เปิดดู", "notes": "ข้อสังเกต", "expected": "สิ่งที่คาดหวัง",
        "nothing": "ไม่มีข้อความให้อ่าน", "behind": "เอกสารที่หน้านี้เชื่อมโยง", "left_out": "ยังไม่ได้อ่าน", "read": "อ่านได้เป็น",
        "page": "หน้า", "text": "ข้อความหลัก", "unread": "อ่านไม่ได้", "basis": "ที่มาของเกณฑ์", "seen": "พบ", "nearest": "ใกล้เคียงที่สุด",
        "pass": "ผ่าน", "not_due": "ยังไม่ถึงกำหนด", "warn": "ควรตรวจสอบ", "waived": "ยกเว้นชั่วคราว",
        "undetermined": "ระบบยังสรุปไม่ได้", "not_declared": "ยังไม่ระบุ URL", "fail": "ไม่ผ่าน",
    },
    "en": {
        "verdict": "verdict", "because": "evidence", "look": "look", "notes": "notes", "expected": "expected",
        "nothing": "there was no text to read", "behind": "document behind it", "left_out": "not read", "read": "read as",
        "page": "page", "text": "main text", "unread": "unread", "basis": "basis", "seen": "seen", "nearest": "nearest",
        "pass": "pass", "not_due": "not due yet", "warn": "to be looked at", "waived": "waived",
        "undetermined": "undetermined", "not_declared": "no URL declared", "fail": "fail",
    },
}  # fmt: skip
