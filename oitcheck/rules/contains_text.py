"""The document contains words, as people see them.

Only the main part is read unless ``where: page``: a word in the menu, a form label, an option, a script or a hidden
block is no evidence. Words are compared without white space, in one spelling of the Thai marks, in either digits.
"""

from typing import Literal, Self

from pydantic import Field, model_validator

from oitcheck.model.document import Document, Page
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules._keywords import Hit, first, miss, places, shown
from oitcheck.rules._rule import Around, RuleParams, SeenIn, miss_proves, no, pages_of, unknown, yes

SEEN_IN = SeenIn.TEXT
_PLACES = 200


class Params(RuleParams):
    """Words to see, and words not to see."""

    any_of: tuple[str, ...] = Field((), description="one of these is enough")
    all_of: tuple[str, ...] = Field((), description="each of these has to be there")
    none_of: tuple[str, ...] = Field((), description="none of these may be there")
    near: int | None = Field(
        None,
        ge=1,
        description="all words of all_of stand on one page with at most so many characters between",
    )
    where: Literal["main", "page"] = Field("main", description="main part, or everything visible")

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        words = (*self.any_of, *self.all_of, *self.none_of)
        if not words:
            raise ValueError("one of any_of, all_of, none_of is needed")
        if not all(words):
            raise ValueError("an empty word is found everywhere")
        if self.near is not None and len(self.all_of) < 2:
            raise ValueError("near needs two words or more in all_of")
        return self


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives where the words stand; for a miss the word in the menu, or the longest part of it that is there."""
    del around
    pages = pages_of(document, params.where)
    forbidden = next(filter(None, (first(pages, word) for word in params.none_of)), None)
    if forbidden is not None:
        return no(forbidden.excerpt(), page=forbidden.page)
    parts = [
        _any_of(document, pages, params) if params.any_of else None,
        _all_of(document, pages, params) if params.all_of else None,
    ]
    asked = [part for part in parts if part is not None]
    worst = max(asked, key=lambda part: _ORDER[part.seen], default=None)
    if worst is None or (worst.seen is Seen.YES and params.none_of):
        return _nothing_forbidden(document, pages, worst)
    return worst


_ORDER = {Seen.YES: 0, Seen.UNKNOWN: 1, Seen.NO: 2}


def _any_of(document: Document, pages: tuple[Page, ...], params: Params) -> Sighting:
    hits = [hit.sighting() for word in params.any_of if (hit := first(pages, word)) is not None]
    if not hits:
        return miss(document, pages, params.any_of)
    return min(hits, key=lambda sighting: _ORDER[sighting.seen])


def _all_of(document: Document, pages: tuple[Page, ...], params: Params) -> Sighting:
    if params.near is not None:
        return _near(document, pages, params.all_of, params.near)
    hits = [(word, first(pages, word)) for word in params.all_of]
    missing = tuple(word for word, hit in hits if hit is None)
    if missing:
        return miss(document, pages, missing)
    sightings = [hit.sighting() for _, hit in hits if hit is not None]
    return max(sightings, key=lambda sighting: _ORDER[sighting.seen])


def _near(document: Document, pages: tuple[Page, ...], words: tuple[str, ...], near: int) -> Sighting:
    closest: tuple[int, Hit] | None = None
    for page in pages:
        gap = _closest(page, words)
        if gap is not None and (closest is None or gap[0] < closest[0]):
            closest = gap
    if closest is None:
        return miss(document, pages, tuple(word for word in words if first(pages, word) is None) or words)
    gap_length, place = closest
    return place.sighting() if gap_length <= near else no(place.excerpt(), page=place.page)


def _closest(page: Page, words: tuple[str, ...]) -> tuple[int, Hit] | None:
    """Gives the fewest characters between the first and the last of all words, and the place of that window."""
    found = [list(places(page, word, _PLACES)) for word in words]
    if not all(found):
        return None
    hits = sorted((hit for hits in found for hit in hits), key=lambda hit: hit.start)
    last: dict[str, Hit] = {}
    best: tuple[int, Hit] | None = None
    for hit in hits:
        last[hit.keyword] = hit
        if len(last) < len(set(words)):
            continue
        opening = min(last.values(), key=lambda one: one.start)
        gap = max(0, hit.start - opening.end)
        if best is None or gap < best[0]:
            window = Hit(
                page=page, start=opening.start, length=max(hit.end - opening.start, 1), keyword="".join(words)
            )
            best = (gap, window)
    return best


def _nothing_forbidden(document: Document, pages: tuple[Page, ...], seen: Sighting | None) -> Sighting:
    """That nothing forbidden is there is only known of what was read in full."""
    if not miss_proves(document, SEEN_IN):
        return unknown(seen.excerpt if seen else None)
    if seen is not None:
        return seen
    page = next((page for page in pages if page.text), None)
    return yes(page, shown(page.text) if page else "")
