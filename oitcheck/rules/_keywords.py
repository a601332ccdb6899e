"""Keywords in pages: where they stand, and for a miss the nearest thing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from oitcheck.model.document import Document, Page, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._once import once
from oitcheck.rules._rule import no, snippet, yes_unless_ocr
from oitcheck.thai import skeleton
from oitcheck.thai.text import Match, excerpt, find, fold, fold_lines

# Bounds of the search for a nearest miss: it explains, it does not decide.
_NEAR_TEXT = 200_000
_NEAR_WORDS = 8
_NEAR_PARTS = 1000
_SHORTEST = 4

_PLACES = {
    "form": "ในแบบฟอร์มเท่านั้น (form only)",
    Where.MENU: "ในเมนูเท่านั้น (menu only)",
    Where.HEADER: "ในส่วนหัวเว็บเท่านั้น (header only)",
    Where.FOOTER: "ในส่วนท้ายเว็บเท่านั้น (footer only)",
    "whole": "นอกส่วนเนื้อหา (outside the main part)",
    "hidden": "ในส่วนที่ซ่อนไว้ (hidden)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One place of a keyword: ``start`` and ``length`` in the page's folded text."""

    page: Page
    start: int
    length: int
    keyword: str

    @property
    def end(self) -> int:
        """First place behind it."""
        return self.start + self.length

    def excerpt(self) -> str:
        """Gives the displayed text around it."""
        return excerpt(self.page.text, self.start, self.length, folded=self.page.folded)

    def sighting(self) -> Sighting:
        """Gives it as seen; a number that OCR alone read is unknown."""
        return yes_unless_ocr(self.page, self.excerpt(), digits=any(sign.isdigit() for sign in self.keyword))


def first(pages: Iterable[Page], keyword: str) -> Hit | None:
    """Gives the first place of the keyword, page by page."""
    return next((hit for page in pages for hit in places(page, keyword, 1)), None)


def places(page: Page, keyword: str, limit: int) -> Iterator[Hit]:
    """Gives at most ``limit`` places of the keyword on one page, in order."""
    at = 0
    for _ in range(limit):
        match = _found(page, page.folded[at:] if at else page.folded, keyword)
        if match is None:
            return
        yield Hit(page=page, start=at + match.start, length=match.length, keyword=keyword)
        at += match.start + max(match.length, 1)


def _found(page: Page, text: str, keyword: str) -> Match | None:
    """Gives the keyword's place; on a page that was read as a picture also where what such reading loses is lost."""
    match = find(text, keyword)
    return skeleton.find(text, keyword) if match is None and page.read_by == "ocr" else match


def contains(text: str, keywords: Sequence[str]) -> bool:
    """Whether a short text holds any of the keywords."""
    folded = fold(text)
    return any(find(folded, keyword) is not None for keyword in keywords)


@dataclass(frozen=True, slots=True)
class Lines:
    """Many short texts that are looked through for many keywords.

    Attributes:
        folded: each of them.
        together: all of them, one a line: a keyword that is not here is in none of them.
    """

    folded: tuple[str, ...]
    together: str

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Lines":
        """Gives the texts as they are looked through."""
        folded = fold_lines(texts)
        return cls(folded, "\n".join(folded))

    def holding(self, keywords: Sequence[str]) -> Iterator[int]:
        """Gives the places, from 0, of the texts that hold any of the keywords."""
        here = [keyword for keyword in keywords if find(self.together, keyword) is not None]
        for place, folded in enumerate(self.folded) if here else ():
            if any(find(folded, keyword) is not None for keyword in here):
                yield place


def miss(document: Document, pages: Sequence[Page], keywords: Sequence[str]) -> Sighting:
    """Gives the miss of all these keywords with the nearest thing: the word in another place, or a part of it."""
    others = _others(document)
    elsewhere = next(filter(None, (_elsewhere(others, keyword) for keyword in keywords[:_NEAR_WORDS])), None)
    return elsewhere or _longest_part(pages, keywords) or no()


def _elsewhere(others: Sequence[tuple[str, str, str]], keyword: str) -> Sighting | None:
    for place, text, folded in others:
        match = find(folded, keyword)
        if match is not None:
            shown = excerpt(text, match.start, match.length, 150, folded=folded)
            return no(f"{_PLACES[place]}: {shown}")
    return None


@once
def _others(document: Document) -> tuple[tuple[str, str, str], ...]:
    """Gives the places that are not evidence, with their text as displayed and folded."""
    whole = document.whole
    return tuple(
        (place, text, whole.folded if whole is not None and text is whole.text else fold(text))
        for place, text in _other_places(document)
        if text
    )


def _other_places(document: Document) -> Iterator[tuple[str, str]]:
    labels = [field.label for form in document.forms for field in form.fields[:_NEAR_PARTS]]
    yield "form", "\n".join(labels[:_NEAR_PARTS])
    for where in (Where.MENU, Where.HEADER, Where.FOOTER):
        texts = [link.text for link in document.links[: 5 * _NEAR_PARTS] if link.where is where]
        texts += [heading.text for heading in document.headings if heading.where is where]
        yield where, "\n".join(texts)
    if document.whole is not None:
        yield "whole", document.whole.text[:_NEAR_TEXT]
    if document.markup is not None:
        yield "hidden", document.markup.hidden_text


def _longest_part(pages: Sequence[Page], keywords: Sequence[str]) -> Sighting | None:
    best: tuple[int, Page, int] | None = None
    for page in pages:
        text = page.folded[:_NEAR_TEXT]
        for keyword in keywords[:_NEAR_WORDS]:
            found = _part(text, fold(keyword)[:60])
            if found is not None and (best is None or found[1] > best[0]):
                best = (found[1], page, found[0])
        if len(page.folded) > _NEAR_TEXT or best is not None:
            break
    if best is None:
        return None
    length, page, at = best
    return no(excerpt(page.text, at, length), page=page)


def _part(text: str, word: str) -> tuple[int, int] | None:
    """Gives place and length of the longest part of the word, at least half of it."""
    shortest = max(_SHORTEST, len(word) // 2)
    there = _starts(text, word, shortest)
    if True not in there:
        return None
    for length in range(len(word) - 1, shortest - 1, -1):
        for start in range(len(word) - length + 1):
            if all(there[start : start + length - shortest + 1]):
                at = text.find(word[start : start + length])
                if at >= 0:
                    return at, length
    return None


def _starts(text: str, word: str, length: int) -> list[bool]:
    """Gives for each part of a word of that length whether it stands in the text.

    Four signs that are not there rule out every part around them: most of a foreign word in two or three looks.
    """
    there = [False] * (len(word) - length + 1)
    start = 0
    while start < len(there):
        end = start + length
        if word[end - _SHORTEST : end] not in text:
            start = end - _SHORTEST + 1
            continue
        there[start] = word[start:end] in text
        start += 1
    return there


def shown(text: str) -> str:
    """Gives a short text as an excerpt."""
    return snippet(text, 0, min(len(text), 198))
