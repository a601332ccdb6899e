"""The document names persons with their positions, and for each one what is asked for: a photograph, a contact.

A person is a title before a first and a last name; what follows up to the next one is that person's. A vacant post
("ว่าง") names nobody and asks for nothing.
"""

import re
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from oitcheck.model.document import Document, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._emails import emails
from oitcheck.rules._phones import numbers
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, unknown, yes
from oitcheck.thai.digits import ascii_digits

SEEN_IN = SeenIn.TEXT

_TITLE = (
    r"นาย(?!ก(?:เทศมนตรี|องค์การ|สมาคม|สภา|เมือง|ฯ|\s|\s*อบ[ตจ]))(?!ช่าง|อำเภอ|ทะเบียน|ตรวจ|ด่าน|แพทย์)|นางสาว|นาง|น\.\s?ส\.|ดร\.|"
    r"(?:ว่าที่\s?)?(?:(?:พัน|ร้อย|สิบ|จ่าสิบ|พันจ่า|จ่า)(?:ตรี|โท|เอก|ตำรวจ\S{2,4})|(?:[จสพ]\.)[สตทอ]\.[อทต]?\.?|[พร]\.[ตทอ]\.)|ว่าที่\s?(?:ร\.ต\.|ร้อยตรี)"
)
_NAME = re.compile(rf"(?:{_TITLE})\s{{0,3}}[ก-ฮเ-ไ][ก-์]{{1,30}}[ \t\u00a0]{{1,4}}[ก-ฮเ-ไ][ก-์]{{1,30}}")
_POSITION = re.compile(
    r"นายก|ปลัด|รองนายก|ผู้อำนวยการ|ผอ\.|หัวหน้า|เลขานุการ|เลขาฯ|ที่ปรึกษา|ประธาน|ผู้บริหาร|ผู้จัดการ|ผู้ว่า|อธิการ|คณบดี|เลขาธิการ|อธิบดี"
)
_EXTENSION = re.compile(
    r"(?:ต่อ|ภายใน|ext\.?)\s?\d{1,5}|(?:line|ไลน์)\s?(?:id|ไอดี)?\s?[:：]?\s?@?[\w.-]{3,}", re.IGNORECASE
)
_REACH = 400
_ICON_PX = 48


class Params(RuleParams):
    """What each person has to have."""

    each: tuple[Literal["photo", "contact"], ...] = Field(
        (), description="what stands with every person named"
    )
    at_least: int = Field(1, ge=1, description="different persons")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    name: str
    contact: bool


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first person; for a miss one who lacks something."""
    del around
    page = next((page for page in document.pages if _NAME.search(page.text)), None)
    persons = _persons(document)
    if page is None or len(persons) < params.at_least or not _POSITION.search(page.text):
        return no(persons[0].name if persons else None)
    without = next((person for person in persons if not person.contact), None)
    if "contact" in params.each and without is not None:
        return no(
            f"{without.name}: no contact ({sum(not one.contact for one in persons)} of {len(persons)})",
            page=page,
        )
    if "photo" in params.each:
        lacking = _photos_lacking(document, len(persons))
        if lacking is not None:
            return lacking
    return yes(page, f"{persons[0].name} ({len(persons)} persons)")


def _persons(document: Document) -> list[_Person]:
    found: dict[str, bool] = {}
    for page in document.pages:
        hits = list(_NAME.finditer(page.text))
        ends = [hit.start() for hit in hits[1:]] + [len(page.text)]
        for hit, following in zip(hits, ends, strict=False):
            end = min(following, hit.end() + _REACH)
            name = " ".join(hit[0].split())
            found[name] = found.get(name, False) or _contact(page.text[hit.end() : end])
    return [_Person(name=name, contact=contact) for name, contact in found.items()]


def _contact(text: str) -> bool:
    return (
        any(number.phone and not number.sample for number in numbers(text))
        or any(not email.sample for email in emails(text))
        or _EXTENSION.search(ascii_digits(text)) is not None
    )


def _photos_lacking(document: Document, persons: int) -> Sighting | None:
    """What is said where there are fewer pictures than persons; readers of files other than pages see no pictures."""
    if document.kind != "html":
        return None if len(document.images) >= persons else unknown(f"{persons} persons, pictures not read")
    pictures = {
        image.url
        for image in document.images
        if image.where is Where.MAIN
        and (image.width or _ICON_PX) >= _ICON_PX
        and (image.height or _ICON_PX) >= _ICON_PX
    }
    if len(pictures) >= persons:
        return None
    if (len(pictures) == 1 and persons > 1) or any(
        link.kind in {"iframe", "object", "embed"} for link in document.links
    ):
        return unknown(f"{persons} persons, {len(pictures)} pictures")
    return no(f"{persons} persons, {len(pictures)} pictures")
