"""What a reviewer is shown and asked on a terminal."""

from collections.abc import Iterator, Mapping, Sequence

import typer

from oitcheck.causes import causes
from oitcheck.cli._say import clean
from oitcheck.cli._wants import Want, seen_at
from oitcheck.model.checklist import Words
from oitcheck.model.observed import Observation
from oitcheck.model.review import SignOff
from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord
from oitcheck.thai.dates import written

TEXT_LETTERS = 600
_KEYS = {"y": "yes", "yes": "yes", "n": "no", "no": "no", "l": "later", "later": "later", "": "later"}


def listed(found: Sequence[Want], lang: str) -> str:
    """Gives one line a thing that wants a person or was told by one, and the count of what is still open."""
    lines = [_line(want, lang) for want in found]
    return "\n".join([*lines, count(sum(want.pending for want in found), lang)])


def _line(want: Want, lang: str) -> str:
    words = WORDS[lang]
    state = words["open"]
    if want.word is not None:
        state = words["holds" if want.holds else "put_off" if want.word.said == "later" else "lapsed"]
        state += f" ({want.word.said}, {want.word.by}, {want.word.at.isoformat()})"
    cause = f" · {_title(want.cause, lang)}" if want.pending and want.cause else ""
    return clean(f"{want.question.id} {want.item} · {state}{cause}")


def shown(want: Want, observations: Mapping[str, Observation], lang: str) -> str:
    """Gives all that is stored of one thing: what is asked, where, and what was read there."""
    words = WORDS[lang]
    question = want.question
    lines = ["", f"{question.id} {_in(question.title, lang)}"]
    if isinstance(want.record, QuestionRecord):
        lines.append(f"  {words['asked']}: {words['whole']} [{want.item}]")
    elif isinstance(want.record, ElementRecord):
        lines.append(f"  {words['asked']}: {_in(want.record.text, lang)} [{want.item}]")
        if want.record.nearest:
            lines.append(f"  {words['nearest']}: {want.record.nearest}")
    else:
        lines.append(f"  {words['asked']}: {words['opens']} [{want.item}]")
    if want.pending and want.cause:
        lines.append(f"  {words['why']}: {_title(want.cause, lang)} [{want.cause}]")
    answers = [want.record] if isinstance(want.record, AnswerRecord) else question.answers
    for answer in answers:
        lines += list(_answer(answer, seen_at(answer.url, observations), lang))
    if want.word is not None:
        lines.append(f"  {_line(want, lang)}")
    return clean("\n".join(lines))


def _answer(answer: AnswerRecord, seen: Observation | None, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    yield f"  → {answer.url}"
    if answer.cause:
        yield f"    {_title(answer.cause, lang)} [{answer.cause}]"
    for found in () if seen is None else (seen, *seen.behind):
        document = found.document
        if document is None:
            continue
        pages = [page for page in document.pages if page.text.strip()]
        text = " ".join(pages[0].text.split())[:TEXT_LETTERS] if pages else words["no_text"]
        number = (
            f" ({words['page']} {pages[0].number}/{document.page_count})"
            if document.page_count > 1 and pages
            else ""
        )
        yield f"    {document.title or found.url}{number}: {text}"


def ask_word(lang: str) -> str | None:
    """Asks for yes, no or later; null where the reviewer wants to stop."""
    while True:
        answer = typer.prompt(WORDS[lang]["word"], default="later", show_default=False).strip().lower()
        if answer in {"q", "quit"}:
            return None
        if answer in _KEYS:
            return _KEYS[answer]


def ask_name(lang: str) -> str:
    """Asks for the reviewer's name until there is one."""
    while True:
        name = str(typer.prompt(WORDS[lang]["name"])).strip()
        if name:
            return name


def ask_note(lang: str) -> str:
    """Asks for a note; it may be empty."""
    return str(typer.prompt(WORDS[lang]["note"], default="", show_default=False))


def ask_picture(lang: str) -> str:
    """Asks for the path of a picture; it may be empty."""
    return str(typer.prompt(WORDS[lang]["picture"], default="", show_default=False)).strip()


def count(number: int, lang: str) -> str:
    """Gives how much is still open."""
    return WORDS[lang]["count"].format(number)


def signed(one: SignOff, lang: str) -> str:
    """Gives the sign-off as a sentence."""
    start, until, at = (written(day) if lang == "th" else day for day in (one.start, one.until, one.at))
    return WORDS[lang]["signed"].format(
        span=WORDS[lang][one.span], start=start, until=until, nights=one.nights, by=one.by, at=at
    )


def kept(shown_now: bool, lang: str) -> str:
    """Gives from when on the words count."""
    return WORDS[lang]["kept_now" if shown_now else "kept"]


def _title(code: str, lang: str) -> str:
    known = causes().get(code)
    return _in(known.title, lang) if known else code


def _in(words: Words, lang: str) -> str:
    return (words.th if lang == "th" else words.en) or words.th or words.en or ""


WORDS = {
    "th": {
        "whole": "คำตอบแสดงข้อมูลครบตามชื่อข้อหรือไม่ (ข้อนี้ยังไม่มีองค์ประกอบที่ยืนยันแล้วให้ตรวจทีละรายการ)",
        "asked": "ต้องดูว่า", "opens": "เปิดดูได้จริงและเป็นเนื้อหาที่ระบุหรือไม่", "why": "ระบบสรุปไม่ได้เพราะ", "nearest": "ใกล้เคียงที่สุด",
        "no_text": "ไม่มีข้อความให้อ่าน", "page": "หน้า", "open": "รอเจ้าหน้าที่", "holds": "มีผลอยู่", "put_off": "พักไว้ก่อน",
        "lapsed": "สิ้นผลแล้ว", "word": "พบตามนั้นหรือไม่ [y ใช่ / n ไม่ใช่ / l ไว้ก่อน / q เลิก]", "name": "ชื่อผู้เปิดดู",
        "note": "หมายเหตุ (เว้นว่างได้)", "picture": "ไฟล์ภาพ (เว้นว่างได้)", "count": "รอเจ้าหน้าที่เปิดดู {} รายการ",
        "signed": "สอบทานแล้ว: {span} {start} ถึง {until} ({nights} คืน) โดย {by} เมื่อ {at}",
        "night": "คืน", "week": "สัปดาห์", "month": "เดือน",
        "kept": "บันทึกแล้ว มีผลตั้งแต่การตรวจครั้งถัดไป", "kept_now": "บันทึกแล้ว และปรับรายงานล่าสุดแล้ว",
    },
    "en": {
        "whole": "whether the answers show all that the title asks for (no confirmed elements are known to go by)",
        "asked": "to be seen", "opens": "whether it opens and is what it should be", "why": "the machine cannot tell because",
        "nearest": "nearest", "no_text": "no text to read", "page": "page", "open": "wants a person", "holds": "holds",
        "put_off": "put off", "lapsed": "lapsed", "word": "Is it there? [y yes / n no / l later / q quit]", "name": "Your name",
        "note": "Note (may be empty)", "picture": "Picture file (may be empty)", "count": "{} to be looked at by a person",
        "signed": "signed off: {span} {start} to {until} ({nights} nights) by {by} on {at}",
        "night": "night", "week": "week", "month": "month",
        "kept": "kept; counts from the next check on", "kept_now": "kept, and the latest report is up to date",
    },
}  # fmt: skip
