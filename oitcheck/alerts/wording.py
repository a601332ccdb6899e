"""News to plain lines, by recipient. Pure; one line an event, and nothing that a messenger would obey."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from oitcheck.alerts.channels import ADMIN, Channels
from oitcheck.alerts.ledger import Fault, News
from oitcheck.causes import Who, causes
from oitcheck.comparison import Group, Item, grouped
from oitcheck.forecast import Ending
from oitcheck.masking import mask
from oitcheck.model.checklist import Words

MAX_LINES = 25
"""Lines of one message; what is beyond is counted. Telegram cuts at 4096 signs, Discord at 2000."""
MAX_LINE = 180
SHOWN_QUESTIONS = 12

_BE_OFFSET = 543
_NAMED = frozenset({"certificate_ends", "quarter_turns", "window_opens", "window_closes"})

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_OBEYED = str.maketrans("@<>[]`*|\\", "＠‹›［］'∗¦／")
_SITE = frozenset({Who.HOSTING, Who.WEB_ADMIN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One message for one recipient."""

    recipient: str
    title: str
    body: str


def harmless(text: str, limit: int = MAX_LINE) -> str:
    """Gives text on one line, without secrets, and without signs that call people or make markup in a messenger.

    >>> harmless("@everyone <!channel>")
    '＠everyone ‹!channel›'
    """
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in mask(text))
    line = " ".join(seen.split()).translate(_OBEYED)
    return line if len(line) <= limit else line[: limit - 1] + "…"


def texts(
    news: News, agency: Words, owners: Mapping[str, str | None], channels: Channels, lang: str
) -> list[Text]:
    """Gives a message for every recipient that something concerns; none where there is no news.

    Args:
        news: what is to be told.
        agency: its name.
        owners: id of the owner by question.
        channels: who can be told.
        lang: ``th`` or ``en``.

    A fault of the checker goes to the administrator. Broken answers go to their owner, or to the administrator where the
    owner has no channel; what one site has done to the answers of several owners goes to the administrator, once.
    """
    said = _Lines(channels, lang)
    said.faults(news)
    said.items("first" if news.first else "broke", news.broke)
    said.items("healed", news.healed)
    said.items("still", news.still)
    said.endings(news.endings, owners)
    if news.first and not news.broke:
        said.add(ADMIN, _say(lang, "all_well"))
    name = harmless((agency.th if lang == "th" else agency.en) or agency.th or agency.en or "", 60)
    return [
        Text(recipient=recipient, title=f"OIT · {name} · {_counts(said.counts[recipient], lang)}", body=body)
        for recipient, body in said.bodies()
    ]


class _Lines:
    """Lines by recipient, in the order in which they are said."""

    def __init__(self, channels: Channels, lang: str) -> None:
        self._channels = channels
        self._lang = lang
        self._lines: dict[str, list[str]] = {}
        self.counts: dict[str, dict[str, int]] = {}

    def add(self, recipient: str, line: str, kind: str = "", count: int = 0) -> None:
        if not self._channels.of(recipient):
            return
        self._lines.setdefault(recipient, []).append(line)
        counts = self.counts.setdefault(recipient, {})
        if count:
            counts[kind] = counts.get(kind, 0) + count

    def faults(self, news: News) -> None:
        for fault in news.faults:
            self.add(ADMIN, _fault(fault, self._lang), "fault", 1)
        for kind in news.ended:
            self.add(ADMIN, f"{_say(self._lang, 'over')}: {_say(self._lang, kind)}")

    def items(self, kind: str, found: Sequence[Item]) -> None:
        for recipient, group in self._shared_out(found):
            line = f"{_say(self._lang, kind)}: {_group(group, self._lang)}"
            self.add(recipient, harmless(line), "broke" if kind == "first" else kind, len(group.items))

    def endings(self, endings: Iterable[tuple[Ending, int]], owners: Mapping[str, str | None]) -> None:
        for ending, step in endings:
            by_recipient: dict[str, list[str]] = {}
            for question in ending.questions:
                recipient = self._channels.recipient_for(owners.get(question))
                by_recipient.setdefault(recipient, []).append(question)
            if ending.kind == "certificate_ends" and len(by_recipient) > 1 and self._channels.admin:
                by_recipient = {ADMIN: list(ending.questions)}
            for recipient, questions in (by_recipient or {ADMIN: []}).items():
                line = _ending(ending, questions, step, self._lang)
                self.add(recipient, harmless(line), "ending", 1)

    def bodies(self) -> Iterator[tuple[str, str]]:
        for recipient, lines in self._lines.items():
            more = len(lines) - MAX_LINES
            rest = [_say(self._lang, "more").format(more)] if more > 0 else []
            yield recipient, "\n".join([*lines[:MAX_LINES], *rest])

    def _shared_out(self, found: Sequence[Item]) -> Iterator[tuple[str, Group]]:
        of_owner: dict[str, list[Item]] = {}
        for group in grouped(found):
            recipients = {self._channels.recipient_for(item.owner) for item in group.items}
            if len(recipients) > 1 and _of_site(group.cause) and self._channels.admin:
                yield ADMIN, group
                continue
            for item in group.items:
                of_owner.setdefault(_recipient(item, self._channels), []).append(item)
        for recipient, own in of_owner.items():
            for group in grouped(own):
                yield recipient, group


def _recipient(item: Item, channels: Channels) -> str:
    known = causes().get(item.cause or "")
    if known is not None and known.who is Who.CHECKER_ADMIN:
        return ADMIN
    return channels.recipient_for(item.owner)


def _of_site(cause: str | None) -> bool:
    known = causes().get(cause or "")
    return known is not None and known.who in _SITE


def _group(group: Group, lang: str) -> str:
    """Such as "certificate expired: 38 answers of 21 questions (www.example.go.th)"."""
    title = _title(group.cause, lang)
    if len(group.items) == 1:
        item = group.items[0]
        place = item.key[2] if item.key[1] != "question" else ""
        return f"{item.question} {title}" + (f": {mask(place)}" if place else "")
    if not group.answers:
        return f"{' '.join(group.questions)} {title} ({len(group.items)})"
    where = f"{group.host}{group.path if group.path != '/' else ''}" if group.host else ""
    counted = _say(lang, "counted").format(group.answers, len(group.questions))
    return f"{title}: {counted}" + (f" ({mask(where)})" if where else "")


def _title(cause: str | None, lang: str) -> str:
    known = causes().get(cause or "")
    if known is None:
        return cause or _say(lang, "no_cause")
    return (known.title.th if lang == "th" else known.title.en) or known.code


def _fault(fault: Fault, lang: str) -> str:
    words = _say(lang, fault.kind)
    return harmless(f"{words}: {fault.detail}" if fault.detail else words)


def _ending(ending: Ending, concerned: Sequence[str], step: int, lang: str) -> str:
    about = ending.name if ending.kind in _NAMED else ""
    if ending.cause:
        about = _title(ending.cause, lang)
    shown = concerned[:SHOWN_QUESTIONS]
    questions = " ".join(shown) + (" …" if len(shown) < len(concerned) else "")
    day = ending.day
    when = f"{day.day}/{day.month}/{day.year + _BE_OFFSET}" if lang == "th" else day.isoformat()
    return _say(lang, ending.kind).format(day=when, days=step, about=about, questions=questions)


def _counts(counts: dict[str, int], lang: str) -> str:
    said = [_say(lang, f"n_{kind}").format(number) for kind, number in counts.items()]
    return ", ".join(said) or _say(lang, "n_none")


def _say(lang: str, name: str) -> str:
    words = WORDS.get(name)
    return name if words is None else words[0] if lang == "th" else words[1]


WORDS = {
    "first": ("ยังไม่ผ่าน (ตรวจครั้งแรก)", "not passing (first run)"),
    "broke": ("ไม่ผ่านรายการใหม่", "newly broken"),
    "healed": ("กลับมาใช้ได้แล้ว", "healed"),
    "still": ("ยังไม่ได้แก้ไขเกิน 7 วัน", "still broken after 7 days"),
    "all_well": ("ตรวจครั้งแรกแล้ว ไม่มีคำตอบใดไม่ผ่าน", "first run: no answer fails"),
    "counted": ("{} คำตอบ ของ {} ข้อ", "{} answers of {} questions"),
    "more": ("และอีก {} รายการ ดูในรายงาน", "and {} more, see the report"),
    "no_cause": ("ไม่ผ่าน", "fails"),
    "over": ("สิ้นสุดแล้ว", "over"),
    "void": (
        "การตรวจเป็นโมฆะ เครื่องที่ใช้ตรวจออกอินเทอร์เน็ตไม่ได้",
        "the run is void: the checker's own line is down",
    ),
    "failed": ("ระบบตรวจทำงานไม่สำเร็จ", "the night could not be run"),
    "missed": ("ไม่ได้ตรวจตามกำหนด", "a night was missed"),
    "late": ("ตรวจช้ากว่ากำหนด", "a night was run late"),
    "undelivered": ("ส่งข้อความไม่สำเร็จ", "messages could not be delivered"),
    "checker_error": ("ระบบตรวจขัดข้องขณะอ่านคำตอบ", "the checker failed while reading answers"),
    "unpinned": ("เก็บหลักฐานเมื่อสิ้นสุดช่วงเวลาตอบไม่สำเร็จ", "what stands at the answers could not be pinned"),
    "checklist": ("แฟ้มรายการคำตอบใช้ไม่ได้ จึงใช้ฉบับก่อน", "the checklist cannot be read; the one before is used"),
    "certificate_ends": (
        "ใบรับรองความปลอดภัยของ {about} จะหมดอายุ {day} (ภายใน {days} วัน)",
        "the certificate of {about} ends on {day} (within {days} days)",
    ),
    "year_ends": (
        "สิ้นปีงบประมาณ: ตั้งแต่ {day} คำตอบเหล่านี้จะเป็นข้อมูลของปีก่อน: {questions}",
        "the fiscal year ends: from {day} on these answers are last year's: {questions}",
    ),
    "quarter_turns": (
        "สิ้นไตรมาสที่ {about}: ตั้งแต่ {day} คำตอบเหล่านี้ควรมีข้อมูลของไตรมาสดังกล่าว: {questions}",
        "quarter {about} ends: from {day} on these answers should show it: {questions}",
    ),
    "period_ends": (
        "สิ้นรอบรายงาน: ตั้งแต่ {day} คำตอบเหล่านี้ควรมีข้อมูลครบทั้งรอบ: {questions}",
        "the reporting period ends: from {day} on these answers should show all of it: {questions}",
    ),
    "word_lapses": (
        "ผลที่เจ้าหน้าที่เปิดดูสิ้นผล {day} ต้องเปิดดูอีกครั้ง: {questions}",
        "a person's word lapses on {day} and is wanted again: {questions}",
    ),
    "becomes_due": (
        "ถึงกำหนดตั้งแต่ {day} (ภายใน {days} วัน): {questions}",
        "due from {day} on (within {days} days): {questions}",
    ),
    "waiver_ends": (
        "การยกเว้นชั่วคราวสิ้นสุด {day}: {questions} {about}",
        "a waiver is over on {day}: {questions} {about}",
    ),
    "window_opens": ("ช่วง {about} เริ่ม {day} (ภายใน {days} วัน)", "the window '{about}' opens on {day}"),
    "window_closes": ("ช่วง {about} สิ้นสุด {day} (ภายใน {days} วัน)", "the window '{about}' closes on {day}"),
    "n_broke": ("ไม่ผ่าน {}", "{} broken"),
    "n_healed": ("กลับมาใช้ได้ {}", "{} healed"),
    "n_still": ("ยังไม่แก้ {}", "{} still broken"),
    "n_ending": ("แจ้งล่วงหน้า {}", "{} ahead"),
    "n_fault": ("ระบบตรวจขัดข้อง {}", "{} faults of the checker"),
    "n_none": ("เป็นปกติ", "all well"),
}
"""Thai and English by name."""
