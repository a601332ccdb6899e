"""The document lets people ask for services online: each by a form on it, or by a link to a form or to its own page.

A form that is only there to be printed is none, nor is one that leads nowhere, nor one that takes no more answers: where
a form behind a link was opened, what was met there counts. Forms are looked at, never submitted.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urldefrag

from pydantic import Field

from oitcheck.causes import causes
from oitcheck.model.document import Document, Link, Where
from oitcheck.model.verdict import Seen, Sighting, Verdict
from oitcheck.rules import contains_form
from oitcheck.rules._addresses import leads_to, taken_apart, told, visible_links
from oitcheck.rules._keywords import contains
from oitcheck.rules._rule import PLACEHOLDER, Around, RuleParams, SeenIn, no

SEEN_IN = SeenIn.MARKUP
READS = ("dead", "met")
EVERY_DOCUMENT = True

_PLATFORMS = (
    "docs.google.com/forms/*", "forms.gle", "forms.office.com", "forms.microsoft.com", "forms.cloud.microsoft", "jotform.com",
    "typeform.com", "surveymonkey.com",
)  # fmt: skip
_CHATS = ("lin.ee", "line.me", "liff.line.me", "m.me")
_ONLINE = re.compile(
    r"(?i)e-?service|eservice|online|ออนไลน์|one ?stop|คำร้อง|คำขอ|request|queue|booking|จองคิว"
)
_SERVICE = re.compile(
    r"(?:^|[\s\d.)\-–•])(?:ขอ(?!ง|บ)|แจ้ง|ยื่น|จอง|ชำระ|ลงทะเบียน|สมัคร|ร้องขอ|แบบคำร้อง|คำร้อง|ติดตามสถานะ|ตรวจสอบสิทธิ|ขึ้นทะเบียน|ต่ออายุ)"
)
_PAPER = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|odt|rtf|zip|rar|jpe?g|png)$")
_NAMELESS = re.compile(
    r"(?i)^\W*(?:(?:คลิก|กด|กรอก|เปิด|ไปที่|ลิงก์|ลิงค์|ที่นี่|แบบฟอร์ม|ฟอร์ม|ออนไลน์|link|click|here|form|google|forms?|online)\W*)*$"
)
_CLOSED = "form_closed"
_SIGN_IN = "form_needs_sign_in"


class Params(RuleParams):
    """Which services, and how many."""

    services: tuple[str, ...] = Field(
        (), description="words that a link, a form or the page says; one is enough"
    )
    at_least: int = Field(1, ge=1, description="different services; a form on the page is one")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the form or the first link; for a miss a form that is closed, leads nowhere or has to be printed."""
    form = contains_form.look(document, contains_form.Params(), around)
    links = [link for link in visible_links(document) if link.where is Where.MAIN]
    offers = {link.url: link for link in links if link.url and _offers(link, params.services)}
    against = _met(document, offers.values(), around)
    if against is not None and against.seen is not Seen.YES:
        return against
    count = len(offers) + (form.seen is Seen.YES)
    if form.cause == PLACEHOLDER:
        return form
    if count >= params.at_least and (form.seen is Seen.YES or offers):
        return against or (form if form.seen is Seen.YES else _yes(next(iter(offers.values()))))
    if form.seen is Seen.UNKNOWN:
        return form
    dead = next((link for link in links if not link.url and _SERVICE.search(link.text)), None)
    if dead is not None:
        return no(told(dead), cause=PLACEHOLDER)
    printed = next((link for link in links if _SERVICE.search(link.text)), None)
    return no(told(printed)) if printed is not None else form


def forms_behind(document: Document) -> tuple[Link, ...]:
    """Gives the links of a page's main part that lead to a form: on a platform of forms, or on the page's own host.

    Each address once, forms on platforms first, else in page order.
    """
    here = taken_apart(document.url).host
    found: dict[str, Link] = {}
    for link in visible_links(document):
        if link.where is Where.MAIN and link.url and _offers(link, ()) and not _on(link, _CHATS):
            found.setdefault(urldefrag(link.url).url, link)
    found.pop(urldefrag(document.url).url, None)
    platform = [link for link in found.values() if _on(link, _PLATFORMS)]
    own = [link for link in found.values() if link not in platform and taken_apart(link.url).host == here]
    return (*platform, *own)


def _met(document: Document, offers: Iterable[Link], around: Around) -> Sighting | None:
    """What was met at forms that were opened: one that is broken, then one that could not be read, then one to sign in."""
    said = [(link, around.met[url]) for link in offers if around.met.get(url := urldefrag(link.url).url)]
    for link, found in said:
        if _CLOSED in found or (_on(link, _PLATFORMS) and _verdict(found) is Verdict.FAIL):
            return _against(document, link, found, proven=True)
    for link, found in said:
        if urldefrag(link.url).url in around.dead and _SERVICE.search(link.text):
            return _against(document, link, found, proven=False)
    for link, found in said:
        if _verdict(found) is Verdict.UNDETERMINED:
            return Sighting(seen=Seen.UNKNOWN, nearest=_named(document, link), cause=found[0], stands=True)
    asked = next((link for link, found in said if _SIGN_IN in found), None)
    return None if asked is None else Sighting(seen=Seen.YES, excerpt=_named(document, asked), cause=_SIGN_IN)


def _against(document: Document, link: Link, found: tuple[str, ...], *, proven: bool) -> Sighting:
    cause = _CLOSED if _CLOSED in found else found[0]
    return Sighting(seen=Seen.NO, nearest=_named(document, link), cause=cause, proven=proven, stands=True)


def _verdict(found: tuple[str, ...]) -> Verdict | None:
    """What the gravest cause says; what may be gone tomorrow is not known."""
    known = causes().get(found[0])
    if known is None:
        return None
    return Verdict.UNDETERMINED if known.soft and known.verdict is Verdict.FAIL else known.verdict


def _named(document: Document, link: Link) -> str:
    """Gives the service by the link's words; where these say no more than "click", by what stands before it."""
    if not _NAMELESS.match(link.text) or not document.pages or not link.text:
        return told(link)
    same = [one for one in visible_links(document) if one.text == link.text and one.where is Where.MAIN]
    text, at = document.pages[0].text, -1
    for _ in range(min(same.index(link) + 1, 200)):
        at = text.find(link.text, at + 1)
        if at < 0:
            return told(link)
    before = text[max(0, at - 200) : at].rstrip(" \n|:-–")
    return f"{before.rpartition(chr(10))[2][-80:].strip()} · {told(link)}"[:200]


def _yes(link: Link) -> Sighting:
    return Sighting(seen=Seen.YES, excerpt=told(link))


def _on(link: Link, targets: tuple[str, ...]) -> bool:
    return any(leads_to(link.url, target) for target in targets)


def _offers(link: Link, services: tuple[str, ...]) -> bool:
    address = taken_apart(link.url)
    if address.scheme not in {"http", "https"} or (address.parts and _PAPER.search(address.parts[-1])):
        return False
    if services and not contains(f"{link.text}\n{unquote(link.url[:500])}", services):
        return False
    if _on(link, (*_PLATFORMS, *_CHATS)):
        return True
    said = _SERVICE.search(link.text.strip()) is not None
    return said or _ONLINE.search(f"{link.text} {unquote(link.url[:500])}") is not None
