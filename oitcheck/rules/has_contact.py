"""The document shows a way to reach the agency: a telephone or fax number, an e-mail or postal address, or a map.

Looked for anywhere on the page, in its text and in its links. A label without a number is none; numbers and addresses
that a template left (042-xxx-xxx, info@company.com) are named as such.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from pydantic import Field

from oitcheck.model.document import Document, Page
from oitcheck.model.verdict import Sighting
from oitcheck.rules._addresses import told, visible_links
from oitcheck.rules._emails import emails
from oitcheck.rules._maps import maps
from oitcheck.rules._phones import label, numbers
from oitcheck.rules._postal import addresses, nearest
from oitcheck.rules._rule import (
    BY_OCR,
    PLACEHOLDER,
    Around,
    RuleParams,
    SeenIn,
    no,
    pages_of,
    snippet,
    unknown,
    yes,
)

SEEN_IN = SeenIn.TEXT


class Params(RuleParams):
    """What kind, and how many."""

    kind: Literal["phone", "fax", "email", "address", "map"] = Field(description="what to look for")
    at_least: int = Field(1, ge=1, description="different ones; a range of numbers counts each of its lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contact:
    """One of what is looked for: ``same`` tells different ones apart; ``doubtful`` where OCR may have misread it."""

    same: tuple[str, ...]
    excerpt: str
    page: Page | None = None
    sample: bool = False
    doubtful: bool = False


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first of them; for a miss the template's, or the label beside which nothing stands."""
    del around
    found = list(_FINDERS[params.kind](document))
    real = [contact for contact in found if not contact.sample]
    sure = [contact for contact in real if not contact.doubtful]
    if _count(sure) >= params.at_least:
        return yes(sure[0].page, sure[0].excerpt)
    if _count(real) >= params.at_least:
        doubtful = next(contact for contact in real if contact.doubtful)
        return unknown(doubtful.excerpt, page=doubtful.page, cause=BY_OCR)
    sample = next((contact for contact in found if contact.sample), None)
    if real:
        return no(real[0].excerpt, page=real[0].page)
    if sample is not None:
        return no(sample.excerpt, page=sample.page, cause=PLACEHOLDER)
    return _only_label(document, params.kind)


def _count(contacts: list[_Contact]) -> int:
    return len({one for contact in contacts for one in contact.same})


def _phones(document: Document) -> Iterator[_Contact]:
    return _numbers(document, fax=False)


def _faxes(document: Document) -> Iterator[_Contact]:
    return _numbers(document, fax=True)


def _numbers(document: Document, *, fax: bool) -> Iterator[_Contact]:
    for page in pages_of(document, "page"):
        for number in numbers(page.text):
            if number.fax if fax else number.phone:
                yield _Contact(
                    same=number.digits,
                    excerpt=snippet(page.text, number.start, number.end),
                    page=page,
                    sample=number.sample,
                    doubtful=page.read_by == "ocr",
                )
    for link in visible_links(document):
        scheme, _, target = link.url.partition(":")
        if scheme.lower() == ("fax" if fax else "tel"):
            for number in numbers(unquote(target[:100])):
                yield _Contact(same=number.digits, excerpt=told(link), sample=number.sample)


def _emails(document: Document) -> Iterator[_Contact]:
    for page in pages_of(document, "page"):
        for email in emails(page.text):
            excerpt = snippet(page.text, email.start, email.end)
            yield _Contact(same=(email.address,), excerpt=excerpt, page=page, sample=email.sample)
    hidden = document.markup.emails if document.markup else ()
    linked = (
        unquote(link.url[7:500]).split("?")[0]
        for link in visible_links(document)
        if link.url[:7].lower() == "mailto:"
    )
    for text in (*hidden, *linked):
        for email in emails(text[:500]):
            yield _Contact(same=(email.address,), excerpt=email.address[:190], sample=email.sample)


def _addresses(document: Document) -> Iterator[_Contact]:
    for page in pages_of(document, "page"):
        for address in addresses(page.text):
            excerpt = snippet(page.text, address.start, address.end)
            plain = "".join(page.text[address.start : address.end].split())
            doubtful = page.read_by == "ocr"
            yield _Contact(
                same=(plain,), excerpt=excerpt, page=page, sample=address.sample, doubtful=doubtful
            )


def _maps(document: Document) -> Iterator[_Contact]:
    for excerpt in maps(document):
        yield _Contact(same=(excerpt,), excerpt=excerpt)


_FINDERS: dict[str, Callable[[Document], Iterator[_Contact]]] = {
    "phone": _phones,
    "fax": _faxes,
    "email": _emails,
    "address": _addresses,
    "map": _maps,
}


def _only_label(document: Document, kind: str) -> Sighting:
    for page in pages_of(document, "page"):
        place = _label(page.text, kind)
        if place is not None:
            return no(snippet(page.text, *place, limit=120), page=page)
    return no()


def _label(text: str, kind: str) -> tuple[int, int] | None:
    if kind in {"phone", "fax"}:
        return label(text, fax=kind == "fax")
    if kind == "address":
        return nearest(text)
    words = {"email": ("อีเมล", "E-mail", "e-mail", "Email", "email", "ไปรษณีย์อิเล็กทรอนิกส์"), "map": ("แผนที่",)}[
        kind
    ]
    at = next((text.find(word) for word in words if word in text), -1)
    return None if at < 0 else (at, at + 6)
