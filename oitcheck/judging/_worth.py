"""What a document's words are worth: a page that only points at files, an empty form, a title with nothing below it.

A title is no report: where everything behind a thin page was read, the files say what they are, not the link.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from oitcheck.judging._unfilled import is_illustrated, is_law, is_unfilled, lacks_results, leads_on
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Document, Where
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules import COMBINATIONS

Look = Callable[[Document], Sighting]

EMPTY = "element_placeholder"
WRONG_YEAR = "wrong_fiscal_year"
UNREADABLE = "element_unreadable"

_WORDS = frozenset(
    {"contains_text", "is_titled", "contains_heading", "matches", "gives_figures", "names_agency"}
)
_TIMES = frozenset({"covers_period", "mentions_fiscal_year"})

# Letters of a page beside its headings and the texts of its links: a sentence of greeting and a line on the file stay
# below, an article does not.
_THIN = 300
# Letters beside title and links that say no more than where to click.
_BARE = 60
_PROMISE = re.compile(r"(?i)ดาวน์โหลด|download|ไฟล์|เอกสาร|คลิก|เปิด|รายละเอียด|pdf")
# Letters under which a file may be a scan with a stamp read as text.
_SCAN = 40
_FORM = 900
_YET_TO_COME = re.compile(
    r"(?:อยู่(?:ใน)?ระหว่าง|กำลัง|รอ)\s?(?:การ|ดำเนินการ)?\s?(?:รวบรวม|ปรับปรุง|จัดทำ|จัดเตรียม|เตรียม|นำเข้า|อัปโหลด|อัพโหลด|เพิ่ม|เผยแพร่|พัฒนา|อัปเดต|อัพเดท)"
    r"\s?(?:ข้อมูล|เอกสาร|ไฟล์|เนื้อหา|รายงาน|เว็บ|หน้า|ระบบ|\s|$)|ยังไม่มี(?:ข้อมูล|เอกสาร|รายงาน)|ข้อมูล(?:จะ|กำลัง|อยู่ระหว่าง)|coming soon",
    re.IGNORECASE | re.MULTILINE,
)
# A notice of what is to come, which names the thing itself.
_LATER = re.compile(
    r"(?:อยู่(?:ใน)?ระหว่าง|กำลัง|รอ)(?:การ|ดำเนินการ)?\s?(?:จัดทำ|ปรับปรุง|รวบรวม|จัดเตรียม)\s?(?:คู่มือ|แผน|นโยบาย|มาตรการ|สถิติ|สรุป|ประกาศ|หลักเกณฑ์)"
    r"|จะ(?:นำ)?(?:ข้อมูล|มา|ลง|ขึ้น)?\s?(?:เผยแพร่|แจ้ง(?!ผล)|ประกาศ)[^\n]{0,40}?(?:ต่อไป|อีกครั้ง|ในโอกาส|ภายหลัง|เร็ว\s?ๆ)"
)
_DONE = re.compile(r"ไม่มี|ไม่ปรากฏ|ไม่พบ|ได้จัด|ได้ดำเนินการ|เมื่อวันที่|แล้วเสร็จ|เรียบร้อย")
_OF_RESULTS = re.compile(r"(?:รายงาน|สรุป)?ผลการ(?:ดำเนิน|ปฏิบัติ|ขับเคลื่อน)|ดำเนินการแล้ว")
_FIGURE = re.compile(
    r"[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})+|[\d๐-๙]+\.[\d๐-๙]{2}(?![\d๐-๙])|[\d๐-๙]\s?%|ร้อยละ\s{0,2}[\d๐-๙]"
)
_BLANK = re.compile(r"(?:[.…_․‥][^\S\n]?){5,}|…{2,}")
_BLANK_YEAR = re.compile(r"(?:ปี|พ\.\s?ศ\.|ประจำปี|งบประมาณ)\s{0,2}(?:[.…_]\s?){3,}")


def weighed(
    expectation: Expectation, document: Document, files: tuple[Document, ...], look: Look
) -> Sighting:
    """Gives what one document shows, for what its words are worth.

    Args:
        expectation: what is looked for; told by links, forms or pictures it stands as it is seen.
        document: where it is looked for.
        files: what the page does no more than point at, all of it read; none for any other document.
        look: gives what is seen in a document.
    """
    sighting = look(document)
    rules = _rules(expectation)
    if sighting.seen is not Seen.YES or not rules <= _WORDS | _TIMES:
        return sighting
    hollow = _hollow(expectation, document, sighting)
    if hollow is not None:
        return hollow
    if is_promise(document):
        # A picture beside the promise may be the very thing, scanned.
        return _unsure(sighting) if is_illustrated(document) else replace(_against(sighting), cause=EMPTY)
    if is_bare(document):
        return _unsure(sighting) if _is_scripted(document) else _against(sighting)
    said = [_said(expectation, one, look) for one in files]
    return _confirmed(sighting, said, told_by_time=bool(rules & _TIMES))


def _said(expectation: Expectation, file: Document, look: Look) -> Sighting:
    sighting = look(file)
    return _hollow(expectation, file, sighting) or sighting


def _hollow(expectation: Expectation, document: Document, sighting: Sighting) -> Sighting | None:
    """Gives what is said of a document whose words stand for nothing; null where they do."""
    rules = _rules(expectation)
    if is_empty_form(document):
        return replace(_against(sighting), cause=EMPTY)
    if sighting.seen is not Seen.YES:
        return None
    if is_unfilled(document):
        # Of a time nothing is told: a head may well name it.
        told = _unsure(sighting) if rules & _TIMES or _is_scripted(document) else _against(sighting)
        return replace(told, cause=EMPTY)
    if lacks_results(document) and any(map(_OF_RESULTS.match, _words(expectation))):
        return replace(_against(sighting), cause=EMPTY)
    if not rules & _TIMES and (is_notice(document) or ("names_agency" in rules and is_law(document))):
        return replace(_against(sighting), cause=EMPTY)
    return None


def _confirmed(sighting: Sighting, said: list[Sighting], *, told_by_time: bool) -> Sighting:
    """Gives what a page says unless the files behind it say otherwise: another year; or nothing of the kind."""
    if not said or any(one.seen is not Seen.NO for one in said):
        return sighting
    telling = next((one for one in said if one.cause in {EMPTY, WRONG_YEAR}), None)
    if told_by_time:
        return telling or sighting
    return telling or said[0]


def _words(expectation: Expectation) -> Iterator[str]:
    yield from expectation.params.get("any_of", ())
    for part in expectation.parts:
        yield from _words(part)


def _is_scripted(document: Document) -> bool:
    return document.markup is not None and bool(document.markup.scripts)


def _against(sighting: Sighting) -> Sighting:
    """Gives the sighting as the nearest thing to it."""
    return Sighting(seen=Seen.NO, nearest=sighting.excerpt, page=sighting.page)


def _unsure(sighting: Sighting) -> Sighting:
    return Sighting(seen=Seen.UNKNOWN, cause=UNREADABLE, nearest=sighting.excerpt, page=sighting.page)


def files_pointed_at(observation: Observation) -> tuple[Document, ...]:
    """Gives the files that a page does no more than point at; none where one of them was not read in full."""
    page = observation.document
    if page is None or observation.left_out or not points(page):
        return ()
    behind = [one.document for one in observation.behind if not is_landing(one)]
    files = tuple(
        one for one in behind if one is not None and one.kind not in {"html", "image", "archive", "other"}
    )
    return files if len(files) == len(behind) and all(map(_is_read, files)) else ()


def is_landing(observation: Observation) -> bool:
    """Whether it is the page that a download manager puts before a file: what it says is of the download."""
    return (
        observation.document is not None
        and observation.document.kind == "html"
        and points(observation.document)
    )


def leads_to_any(landing: Observation, read: Iterable[str]) -> bool:
    """Whether a page before a file leads to one that was read."""
    if landing.document is None:
        return False
    return not {link.url for link in landing.document.links if link.where is Where.MAIN}.isdisjoint(read)


def _is_read(document: Document) -> bool:
    read = all(page.read_by == "text" for page in document.pages)
    letters = sum(len(page.folded) for page in document.pages)
    return document.trouble is None and document.complete and read and letters >= _SCAN


def _rules(expectation: Expectation) -> frozenset[str]:
    if expectation.rule not in COMBINATIONS:
        return frozenset({expectation.rule})
    return frozenset[str]().union(*(_rules(part) for part in expectation.parts))


def points(page: Document) -> bool:
    """Whether a page has nothing of its own beside headings and links."""
    return page.kind == "html" and _own_letters(page) < _THIN and not _has_table(page)


def is_bare(page: Document) -> bool:
    """Whether a page is a title above a file that it promises and does not give: a link that leads nowhere."""
    if page.kind != "html" or _own_letters(page) >= _BARE or _has_table(page):
        return False
    main = [link for link in page.links if link.where is Where.MAIN and not link.hidden]
    promised = any(not link.url and _PROMISE.search(link.text) for link in main)
    return (
        promised
        and not leads_on(page)
        and not page.forms
        and not any(one.where is Where.MAIN for one in page.images)
    )


def is_promise(page: Document) -> bool:
    """Whether a page says that what it is called is yet to come, and gives nothing: no figure, file or table."""
    if page.kind != "html" or _own_letters(page) >= _THIN or _has_table(page):
        return False
    text = "\n".join(one.text for one in page.pages)
    return _YET_TO_COME.search(text) is not None and not _FIGURE.search(text) and not leads_on(page)


def is_notice(page: Document) -> bool:
    """Whether a short page says no more than that something is to be made, held or published."""
    if page.kind != "html" or _own_letters(page) >= _THIN or page.forms or is_illustrated(page):
        return False
    text = "\n".join(one.text for one in page.pages)
    if any(len(table.rows) > 1 for table in page.tables):
        return False
    if not _LATER.search(text) or _DONE.search(text) or _FIGURE.search(text):
        return False
    return not leads_on(page)


def is_empty_form(document: Document) -> bool:
    """Whether a document is a form that nobody has filled in: dots where the year, the figures and the words belong."""
    text = "\n".join(page.text for page in document.pages)
    if len(text) > 4 * _FORM or _FIGURE.search(text):
        return False
    blanks = len(_BLANK.findall(text))
    left = len(_BLANK.sub("", text))
    if left > _FORM or not blanks:
        return False
    empty = sum(not cell.strip() for table in document.tables for row in table.rows for cell in row)
    return blanks >= 4 or (_BLANK_YEAR.search(text[:_FORM]) is not None and blanks + empty >= 3)


def _own_letters(page: Document) -> int:
    headings = sum(len(one.text) for one in page.headings if one.where is Where.MAIN)
    links = sum(len(one.text) for one in page.links if one.where is Where.MAIN and not one.hidden)
    return sum(len(one.text) for one in page.pages) - headings - links


def _has_table(page: Document) -> bool:
    """Whether a table with figures stands in the page; a list of files in a table is none."""
    return any(
        table.where is Where.MAIN
        and len(table.rows) > 2
        and sum(
            bool(re.fullmatch(r"[\d๐-๙][\d๐-๙,.]*", cell.strip())) for row in table.rows[:200] for cell in row
        )
        >= 4
        for table in page.tables
    )
