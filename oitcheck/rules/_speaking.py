"""Whom a document speaks for: the name on its cover, in its title, at the head of an announcement, under a signature.

A body that is only mentioned (a partner, an addressee, a place visited) is not the one that speaks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oitcheck.model.document import Document, Page, Where
from oitcheck.rules._agencies import Named, Own, mended

_COVER_LINES, _COVER_LETTERS = 14, 900
_END_LETTERS = 700
_LINE = 300

_DOCUMENT = (
    "แผน|รายงาน|ประกาศ|คำสั่ง|คู่มือ|นโยบาย|มาตรการ|เทศบัญญัติ|ข้อบัญญัติ|สรุป|สถิติ|ข้อมูล|ผลการ|แนวทาง|แนวปฏิบัติ|เจตจำนง|เจตนารมณ์|"
    "ประมวล|งบ|โครงสร้าง|การประเมิน|การจัดการ|หลักเกณฑ์|มาตรฐาน|ระเบียบ|ข้อบังคับ|บัญชี|ทะเบียน|ยุทธศาสตร์|การดำเนิน|การบริหาร|ตาราง|"
    "แบบ|กรอบ|วิสัยทัศน์|No\\s?Gift"
)
_TITLE = re.compile(rf"^[\W\d_]{{0,6}}(?:\(?(?:ร่าง|สำเนา)\)?\s?)?(?:{_DOCUMENT})")
_SUBJECT = re.compile(r"เรื่อง(?=[\s:])|(?<=\s)เรื่อง|กรณี|ตามหนังสือ|อ้างถึง")
_OF = re.compile(r"^(?:ของ|โดย|จัดทำโดย|เสนอโดย)\s{0,2}$")
_BESIDE = (
    "ระหว่าง", "กับ", "และ", "ร่วม", "ณ", "ถึง", "จาก", "แก่", "ให้", "ต่อ", "ไปยัง", "เรียน", "ที่", "ใน", "เขต", "พื้นที่", "ดูงาน", "อุดหนุน", "สนับสนุน",
    "หรือ", ",", "/", "เช่น", "สู่", "เข้า", "กรณี", "เยี่ยม", "โดย", "อดีต", "โอน", "พนักงาน", "ราย", "สมาคม", "ชมรม", "สันนิบาต", "สหกรณ์", "ผ่าน", "ตาม",
    "พระราชบัญญัติ", "ภายใต้", "สำหรับ", "ได้รับ", "ชม", "เยือน",
)  # fmt: skip
_REST = re.compile(
    r"^[\s,]*(?:(?:ตำบล|อำเภอ|จังหวัด|[ตอจ]\.|แขวง|เขต)\s{0,2}\S+[\s,]*){0,3}(?:ประจำปี.{0,60}|พ\.\s?ศ\..{0,30}|ปี.{0,40}|\(.{0,40}\)|[\W\d]{0,12})$"
)
_BODY = (
    r"กระทรวง|กรม(?!การ)|สำนักงาน(?!เทศบาล|ปลัด)|คณะกรรมการ|ก\.\s?(?:พ|ท|จ|ถ|อบต)\.|ป\.\s?ป\.\s?(?:ช|ท)\.|สถ\.|สำนักนายก|ราชกิจจา|"
    r"พระราช(?:บัญญัติ|กฤษฎีกา|กำหนด)|กฎกระทรวง|คณะรัฐมนตรี|ศาล"
)
_SEAT = "จังหวัด|อำเภอ"
_SAYS = "ประกาศ|คำสั่ง|ระเบียบ|หนังสือ|คู่มือ|แนวทาง|หลักเกณฑ์|มาตรฐาน"
_HIGHER = re.compile(rf"^[\W\d_]{{0,6}}(?:(?:{_BODY})|(?:{_SAYS})\s?(?:ของ)?\s?(?:{_BODY}|{_SEAT}))")
_HIGHER_FIRST = re.compile(rf"^[\W\d_]{{0,6}}(?:{_SEAT})")
_HEAD_OF = re.compile(r"(?:ที่ทำการ|สำนักงาน)\s{0,2}$")
_SIGNS = re.compile(
    r"^[\W\d_]{0,8}(?:ตำแหน่ง\s{0,2})?(?:(?:รอง)?(?:นายกเทศมนตรี|นายก|ปลัด|ประธานสภา)|ผู้อำนวยการ|อธิการบดี)?\s{0,2}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One place where another agency speaks.

    Attributes:
        sure: title, cover, head of an announcement; else a letterhead or a signature.
    """

    named: Named
    line: str
    sure: bool
    page: Page | None = None


def is_of_higher_body(document: Document) -> bool:
    """Whether a ministry, department, province or commission speaks: such documents bind the agency as well."""
    tops = [line for line, _ in _tops(document)]
    return any(map(_HIGHER.match, tops)) or any(map(_HIGHER_FIRST.match, tops[:1]))


def other_voices(document: Document, own: Own) -> tuple[Voice, ...]:
    """Gives the places where another body of the own family speaks; none where several do: they act together."""
    found = [*_from_the_top(document, own), *_from_the_end(document, own)]
    names = {voice.named.name for voice in found}
    same = all(one.startswith(other) or other.startswith(one) for one in names for other in names)
    return tuple(found) if same else ()


def _from_the_top(document: Document, own: Own) -> Iterator[Voice]:
    for line, page in _tops(document):
        every = list(own.others(line))
        if len(every) != 1 or (own.family and own.stands_in("".join(line.split()))):
            continue
        named = every[0]
        sure = _speaks(line, named)
        if sure or _is_letterhead(line, named):
            yield Voice(named=named, line=line, sure=sure and not named.of_province, page=page)


def _tops(document: Document) -> Iterator[tuple[str, Page | None]]:
    """Lines in which a document says whose it is; of a page its headings and title too."""
    page = document.pages[0] if document.pages else None
    if document.kind == "html":
        if document.title:
            yield from ((_line(part), None) for part in re.split(r"\s[|–—:»-]+\s", document.title[:_LINE]))
        for heading in document.headings:
            if heading.where is Where.MAIN and heading.level <= 2:
                yield _line(heading.text), page
    else:
        yield from ((_line(one.title), one) for one in document.pages[:5] if one.title)
    if page is not None:
        lines = [line for line in page.text[:_COVER_LETTERS].split("\n") if line.strip()]
        yield from ((_line(line), page) for line in lines[:_COVER_LINES])


def _line(text: str) -> str:
    return " ".join(mended(text[:_LINE]).split())


def _speaks(line: str, named: Named) -> bool:
    before, behind = line[: named.start], line[named.end :]
    if before.strip(" ()[]{}*-–•.:\"'“”|") == "" or _OF.match(before.strip()):
        return not named.kind.startswith("นายก") and _REST.match(behind) is not None
    if not _TITLE.match(before) or _SUBJECT.search(before):
        return False
    nearest = before.rstrip(" (")
    return nearest.endswith("ภายใน") or not nearest.endswith(_BESIDE)


def _is_letterhead(line: str, named: Named) -> bool:
    before = line[: named.start]
    return _HEAD_OF.search(before) is not None and len(before) < 60 and "เรียน" not in before


def _from_the_end(document: Document, own: Own) -> Iterator[Voice]:
    for page in document.pages[-2:]:
        for raw in page.text[-_END_LETTERS:].split("\n"):
            line = _line(raw)
            for named in own.others(line):
                titled = named.kind.startswith("นายก") or line[: named.start].strip(" ()") != ""
                if titled and _SIGNS.match(line[: named.start]) and not line[named.end :].strip(" ()."):
                    yield Voice(named=named, line=line, sure=False, page=page)
