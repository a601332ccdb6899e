"""What all rules share: their parameters' base class, what they may know besides the document, what a miss is worth."""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from oitcheck.model.document import Document, Image, Page, Where
from oitcheck.model.verdict import Seen, Sighting

UNREADABLE = "element_unreadable"
BY_OCR = "element_by_ocr_only"
PLACEHOLDER = "element_placeholder"
WRONG_AGENCY = "wrong_agency"

# Folded characters. Under the first a page with any picture may be one that is drawn; under the second a page with a
# large one may be: portraits' captions and a heading above an information poster stay below it, running text does not.
_SPARSE = 60
_SHORT = 300
_LARGE_PX = 600
_TALL_PX = 300
_SMALL_PX = 200


class RuleParams(BaseModel):
    """Typed keys of a rule; an unknown key is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Memory(Protocol):
    """What was seen in documents before, so that nothing is looked for twice in the same bytes."""

    def of(self, document: Document) -> MutableMapping[str, Sighting]:
        """Gives what was seen in this document, by a name of what was looked for; what is added is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a rule may know besides the document.

    Attributes:
        question: such as ``O5``.
        fiscal_year_be: the catalogue's year (พ.ศ.).
        today: the day of the run.
        agency_home: the agency's main website.
        agency_names: Thai and English names, long and short.
        dead: addresses behind the answer that are proven broken, without fragment.
        met: causes met at addresses behind the answer that were opened, without fragment; none where nothing is wrong.
        memory: what was seen before; null where nothing is remembered. No rule reads it.
    """

    question: str
    fiscal_year_be: int
    today: date
    agency_home: str | None = None
    agency_names: tuple[str, ...] = ()
    dead: frozenset[str] = frozenset()
    met: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    memory: Memory | None = field(default=None, compare=False, repr=False)


class SeenIn(StrEnum):
    """What of a document a rule looks at: what stops it from being seen there turns its miss into unknown.

    Attributes:
        TEXT: words, which a picture can hide.
        MARKUP: links, images, forms, tables.
        KIND: the file itself, known even where it cannot be read.
    """

    TEXT = "text"
    MARKUP = "markup"
    KIND = "kind"


def miss_proves(document: Document, seen_in: SeenIn) -> bool:
    """Whether what was not seen in the document is not there."""
    if seen_in is SeenIn.KIND:
        return True
    return fully_read(document) and not (seen_in is SeenIn.TEXT and _may_be_drawn(document))


def fully_read(document: Document) -> bool:
    """Whether all of the document was read, and read surely: what was read in a picture may have been overlooked."""
    read = all(page.read_by not in {None, "ocr"} for page in document.pages)
    return document.trouble is None and document.complete and bool(document.pages) and read


def pages_of(document: Document, where: str) -> tuple[Page, ...]:
    """Gives the pages to look at: ``main`` parts, or with ``page`` everything visible."""
    return (document.whole,) if where == "page" and document.whole is not None else document.pages


def yes(page: Page | None, excerpt: str) -> Sighting:
    """Gives a sighting on a page (null: in markup)."""
    return Sighting(
        seen=Seen.YES,
        excerpt=excerpt,
        page=page.number if page else None,
        read_by=page.read_by if page else None,
    )


def no(nearest: str | None = None, *, page: Page | None = None, cause: str | None = None) -> Sighting:
    """Gives a miss with the nearest thing seen."""
    return Sighting(seen=Seen.NO, nearest=nearest, page=page.number if page else None, cause=cause)


def unknown(nearest: str | None = None, *, page: Page | None = None, cause: str = UNREADABLE) -> Sighting:
    """Gives what cannot be told, with why."""
    return Sighting(
        seen=Seen.UNKNOWN,
        nearest=nearest,
        page=page.number if page else None,
        cause=cause,
        read_by=page.read_by if page else None,
    )


def yes_unless_ocr(page: Page, excerpt: str, *, digits: bool) -> Sighting:
    """Gives a sighting; digits that only OCR read are not one.

    Source: Thai digits are often misread by Tesseract (๒๕๖๕): a number that OCR alone saw is undetermined.
    """
    if digits and page.read_by == "ocr":
        return unknown(excerpt, page=page, cause=BY_OCR)
    return yes(page, excerpt)


def snippet(text: str, start: int, end: int, limit: int = 200) -> str:
    """Gives the text around a place on one line, at most ``limit`` characters; "…" marks what was cut."""
    end = min(end, start + limit - 2)
    room = limit - 2 - (end - start)
    left = max(0, start - room // 2)
    right = min(len(text), end + room - (start - left))
    middle = " ".join(text[left:right].split())
    return ("…" if left else "") + middle + ("…" if right < len(text) else "")


# Readers of these give no pictures: one with hardly a word may be a scan pasted in.
_PICTURES_UNSEEN = frozenset({"docx", "odt", "doc"})


def _may_be_drawn(document: Document) -> bool:
    """Whether what was not found among the words may stand in a picture."""
    letters = sum(len(page.folded) for page in document.pages)
    if document.kind in _PICTURES_UNSEEN:
        return letters < _SPARSE
    if document.kind != "html":
        return False
    pictures = [image for image in document.images if image.where is Where.MAIN and not _small(image)]
    if letters < _SPARSE:
        return bool(pictures)
    return letters < _SHORT and any(_large(image) for image in pictures)


def _small(image: Image) -> bool:
    return any(side is not None and side < _SMALL_PX for side in (image.width, image.height))


def _large(image: Image) -> bool:
    wide = image.width is not None and image.width >= _LARGE_PX
    return wide and (image.height is None or image.height >= _TALL_PX)
