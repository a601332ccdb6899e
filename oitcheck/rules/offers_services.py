"""The document lets people ask for services online: by a form on it, or by links to forms and to pages of services.

A form that is only there to be printed is none, nor is one that leads nowhere. Forms are looked at, never submitted.
"""

import re
from urllib.parse import unquote

from pydantic import Field

from oitcheck.model.document import Document, Link, Where
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules import contains_form
from oitcheck.rules._addresses import leads_to, taken_apart, told, visible_links
from oitcheck.rules._keywords import contains
from oitcheck.rules._rule import PLACEHOLDER, Around, RuleParams, SeenIn, no

SEEN_IN = SeenIn.MARKUP

_FORMS = (
    "docs.google.com/forms/*", "forms.gle", "forms.office.com", "forms.microsoft.com", "forms.cloud.microsoft", "jotform.com",
    "typeform.com", "surveymonkey.com", "lin.ee", "line.me", "liff.line.me", "m.me",
)  # fmt: skip
_ONLINE = re.compile(
    r"(?i)e-?service|eservice|online|ออนไลน์|one ?stop|คำร้อง|คำขอ|request|queue|booking|จองคิว"
)
_SERVICE = re.compile(
    r"(?:^|[\s\d.)\-–•])(?:ขอ(?!ง|บ)|แจ้ง|ยื่น|จอง|ชำระ|ลงทะเบียน|สมัคร|ร้องขอ|แบบคำร้อง|คำร้อง|ติดตามสถานะ|ตรวจสอบสิทธิ|ขึ้นทะเบียน|ต่ออายุ)"
)
_PAPER = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|odt|rtf|zip|rar|jpe?g|png)$")


class Params(RuleParams):
    """Which services, and how many."""

    services: tuple[str, ...] = Field(
        (), description="words that a link, a form or the page says; one is enough"
    )
    at_least: int = Field(1, ge=1, description="different services; a form on the page is one")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the form or the first link; for a miss a form that leads nowhere or that has to be printed."""
    form = contains_form.look(document, contains_form.Params(), around)
    links = [link for link in visible_links(document) if link.where is Where.MAIN]
    offers = {link.url: link for link in links if link.url and _offers(link, params.services)}
    count = len(offers) + (form.seen is Seen.YES)
    if form.cause == PLACEHOLDER:
        return form
    if count >= params.at_least and (form.seen is Seen.YES or offers):
        return form if form.seen is Seen.YES else _yes(next(iter(offers.values())))
    if form.seen is Seen.UNKNOWN:
        return form
    dead = next((link for link in links if not link.url and _SERVICE.search(link.text)), None)
    if dead is not None:
        return no(told(dead), cause=PLACEHOLDER)
    printed = next((link for link in links if _SERVICE.search(link.text)), None)
    return no(told(printed)) if printed is not None else form


def _yes(link: Link) -> Sighting:
    return Sighting(seen=Seen.YES, excerpt=told(link))


def _offers(link: Link, services: tuple[str, ...]) -> bool:
    address = taken_apart(link.url)
    if address.scheme not in {"http", "https"} or (address.parts and _PAPER.search(address.parts[-1])):
        return False
    if services and not contains(f"{link.text}\n{unquote(link.url[:500])}", services):
        return False
    if any(leads_to(link.url, target) for target in _FORMS):
        return True
    said = _SERVICE.search(link.text.strip()) is not None
    return said or _ONLINE.search(f"{link.text} {unquote(link.url[:500])}") is not None
