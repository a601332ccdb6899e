"""The document names this agency as the one that it speaks for, and no other one in its place.

Another agency's name counts only where a document says whose it is: title, cover, head of an announcement, letterhead,
signature. Partners, addressees and superior bodies may be named anywhere.
"""

from pydantic import Field

from oitcheck.model.document import Document, Page
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules._agencies import Own, own_of
from oitcheck.rules._rule import BY_OCR, WRONG_AGENCY, Around, RuleParams, SeenIn, no, unknown, yes
from oitcheck.rules._speaking import Voice, is_of_higher_body, other_voices
from oitcheck.thai.text import excerpt, find, fold

SEEN_IN = SeenIn.TEXT
EVERY_DOCUMENT = True

_TEXT = 2_000_000
"""Folded letters in which the own name is looked for."""


class Params(RuleParams):
    """Whose name, and what silence says."""

    names: tuple[str, ...] = Field((), description="further names of this agency, such as a former one")
    silent: bool = Field(False, description="a document that names no agency at all counts as its own")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the place of the own name; for a miss the place where another agency speaks, ``wrong_agency``.

    The miss is proven where that place is a title or cover and the own name stands nowhere, not even bare.
    """
    own = own_of((*around.agency_names, *params.names))
    named = next((page for page in document.pages if own.stands_in(page.folded[:_TEXT])), None)
    if named is not None:
        return yes(named, _place(named, own))
    voices = () if is_of_higher_body(document) else other_voices(document, own)
    if voices:
        return _wrong(document, max(voices, key=lambda voice: voice.sure), own, around)
    whole = document.whole
    if whole is not None and own.stands_in(whole.folded[:_TEXT]):
        return yes(whole, _place(whole, own))
    if params.silent:
        page = document.pages[0] if document.pages else None
        return yes(page, " ".join((page.text if page else "")[:150].split()))
    return no() if own.whole else unknown()


def _wrong(document: Document, voice: Voice, own: Own, around: Around) -> Sighting:
    if voice.page is not None and voice.page.read_by == "ocr":
        return unknown(voice.line[:200], page=voice.page, cause=BY_OCR)
    proven = voice.sure and not _hinted(document, own, around)
    return Sighting(
        seen=Seen.NO,
        nearest=voice.line[:200],
        page=voice.page.number if voice.page else None,
        cause=WRONG_AGENCY,
        proven=proven,
    )


def _hinted(document: Document, own: Own, around: Around) -> bool:
    """Whether anything at all hints at this agency: its bare name, its name around the main part, its website."""
    around_it = [document.whole.folded[:_TEXT]] if document.whole is not None else []
    texts = [*around_it, fold(document.title or ""), *(page.folded[:_TEXT] for page in document.pages)]
    site = fold((around.agency_home or "").split("://")[-1].strip("/").removeprefix("www."))
    return any(
        own.stands_in(text) or own.hinted_in(text) or (len(site) > 3 and site in text) for text in texts
    )


def _place(page: Page, own: Own) -> str:
    for name in (*own.whole, *own.cores):
        match = find(page.folded, name)
        if match is not None:
            return excerpt(page.text, match.start, match.length)
    return " ".join(page.text[:150].split())
