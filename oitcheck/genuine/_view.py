"""What a gate sees of one answer, worked out once for all gates."""

import html
import re
from dataclasses import dataclass

from oitcheck.genuine._gate import Subject
from oitcheck.genuine._scripts import alerted
from oitcheck.genuine._sites import Place, place
from oitcheck.genuine._tables import data_rows
from oitcheck.genuine._words import Passage, passage
from oitcheck.model.document import Document, Link, Markup, Where
from oitcheck.thai.text import fold, thai_letters

_RAW = 128 * 1024
_TEXT = 120_000  # folded characters of a page that gates look at
_TAGS = re.compile(
    r"(?is)<(script|style|noscript|template|title)\b.*?(?:</\1\s*>|$)|<!--.*?(?:-->|$)|<[^<>]{0,2000}>"
)
_TITLE = re.compile(r"(?is)<title[^>]{0,200}>(.{0,1000}?)</title")
_HTML = re.compile(r"(?i)<(?:!doctype html|html|head|body|title|script|meta|div|h1|p|frameset|center)\b")
DOCUMENT_NAME = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|rtf|csv|zip|rar|7z|jpe?g|png)$")
_DOCUMENT_HOSTS = re.compile(
    r"(?i)^https?://(?:drive|docs|sites)\.google\.com/|^https?://(?:1drv\.ms|onedrive\.live\.com)/|sharepoint\.com/"
)
_EMBEDS = ("embed", "object", "iframe", "viewer")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One answer as the gates see it.

    Attributes:
        subject: all there is.
        status: of the last response; null where none came.
        good: whether the status is a 2xx.
        asked: the typed address taken apart.
        final: the address that answered last.
        hops: the addresses that were redirected to, in order, the one that did not answer included.
        html: whether the body is a page.
        title: of the page.
        headings: of the main part, the first six of level 1 to 3.
        main: visible text of the main part.
        whole: everything visible.
        links: with a target.
        markup: what only an HTML page has; empty for others.
        raw: the body's first 128 KiB in lower case, for signatures in markup; "" for what is no text.
        documents: links and embedded things of the main part that are files or embedded pages.
        table_rows: rows of data in the tables of the main part.
        images: images anywhere on the page.
    """

    subject: Subject
    status: int | None
    good: bool
    asked: Place
    final: Place
    hops: tuple[Place, ...]
    html: bool
    title: Passage
    headings: tuple[Passage, ...]
    main: Passage
    whole: Passage
    links: tuple[Link, ...]
    markup: Markup
    raw: str
    documents: int
    table_rows: int
    images: int

    @property
    def document(self) -> Document | None:
        """The body as it was read."""
        return self.subject.document

    @property
    def heads(self) -> tuple[Passage, ...]:
        """The title, then the headings."""
        return (self.title, *self.headings)

    @property
    def thai(self) -> int:
        """Thai letters in the first 4,000 characters of the main part: prose beside an English notice is a page's own."""
        return thai_letters(self.main.text[:4000])

    @property
    def bare(self) -> bool:
        """Whether the page shows so little in all that a notice can be all of it: no menu, no text to speak of."""
        return (
            len(self.whole.folded) < 1500
            and len(self.links) < 15
            and self.table_rows < 3
            and self.documents < 3
        )

    @property
    def slim(self) -> bool:
        """Whether the main part holds next to nothing: a few lines, no table, no file, nothing embedded."""
        return len(self.main.folded) < 400 and self.table_rows < 2 and self.documents == 0


def view_of(subject: Subject) -> View:
    """Gives what the gates see of an answer; bounded, however large the page."""
    fetched, document = subject.fetched, subject.document
    status = fetched.attempt.http_status
    raw = _raw(fetched.body, document)
    is_page = document.kind == "html" if document is not None else _HTML.search(raw[:4096]) is not None
    title, main, whole = _texts(document, raw)
    if not whole.folded and document is not None and document.markup is not None:
        main = whole = passage(alerted(document.markup.inline_script))
    links = tuple(link for link in document.links if link.url) if document is not None else ()
    headings = document.headings if document is not None else ()
    return View(
        subject=subject,
        status=status,
        good=status is not None and 200 <= status < 300,
        asked=place(subject.url),
        final=place(fetched.final_url),
        hops=tuple(place(hop) for hop in fetched.attempt.redirects[:20]),
        html=is_page,
        title=title,
        headings=tuple(
            passage(heading.text[:500])
            for heading in headings
            if heading.level <= 3 and heading.where is Where.MAIN
        )[:6],
        main=main,
        whole=whole,
        links=links,
        markup=document.markup if document is not None and document.markup is not None else Markup(),
        raw=raw,
        documents=sum(_is_document(link) for link in links),
        table_rows=data_rows(document) if document is not None else 0,
        images=sum(bool(image.url) for image in document.images) if document else 0,
    )


def _is_document(link: Link) -> bool:
    if link.where is not Where.MAIN or link.hidden:
        return False
    if link.kind in _EMBEDS or _DOCUMENT_HOSTS.search(link.url, 0, 200):
        return True
    name = link.url.partition("?")[0].partition("#")[0]
    return "." in name[-5:] and DOCUMENT_NAME.search(name[-5:]) is not None


def _raw(body: bytes, document: Document | None) -> str:
    head = body[:_RAW]
    if (document is not None and document.kind not in {"html", "text"}) or b"\0" in head[:1024]:
        return ""
    return head.lower().decode("utf-8", "ignore")


def _texts(document: Document | None, raw: str) -> tuple[Passage, Passage, Passage]:
    """Gives title, main part and everything visible; of a body that nobody read, roughly, from its markup."""
    if document is None or (document.trouble is not None and not document.pages):
        found = _TITLE.search(raw[:_RAW])
        text = Passage(*_rough(raw))
        return passage(html.unescape(found[1]).strip() if found else ""), text, text
    pages = document.pages
    if len(pages) == 1:
        main = Passage(pages[0].text[: 2 * _TEXT], pages[0].folded[:_TEXT])
    else:
        joined = "\n".join(page.text for page in pages[:20])[:_TEXT]
        main = Passage(joined, fold(joined))
    shown = document.whole
    whole = main if shown is None else Passage(shown.text[: 2 * _TEXT], shown.folded[:_TEXT])
    return passage(document.title), main, whole


def _rough(raw: str) -> tuple[str, str]:
    text = " ".join(html.unescape(_TAGS.sub(" ", raw[: _RAW // 2])).split())
    return text, fold(text)
