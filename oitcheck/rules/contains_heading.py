"""The document contains a heading with certain words, in its main part."""

from pydantic import Field

from oitcheck.model.document import Document, Where
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules._keywords import contains, miss
from oitcheck.rules._rule import Around, RuleParams, SeenIn, unknown, yes

SEEN_IN = SeenIn.TEXT


class Params(RuleParams):
    """What a heading says."""

    any_of: tuple[str, ...] = Field((), description="one of these is enough; any heading where none is given")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the heading; a file whose headings are not marked as such is unknown, not a miss."""
    del around
    headings = [
        heading for heading in document.headings if heading.where is Where.MAIN and heading.text.strip()
    ]
    found = next((one for one in headings if not params.any_of or contains(one.text, params.any_of)), None)
    if found is not None:
        return yes(None, found.text[:200])
    missed = miss(document, document.pages, params.any_of)
    unmarked = document.kind != "html" and not headings
    return unknown(missed.nearest) if unmarked and missed.seen is Seen.NO else missed
