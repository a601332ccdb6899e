"""The document contains links, told by words in their text or address, or by the host that they lead to.

Words are looked for in the main part; a link known by its target alone may stand anywhere on the page.
"""

from collections.abc import Sequence
from typing import Literal, Self
from urllib.parse import unquote

from pydantic import Field, model_validator

from oitcheck.model.document import Document, Link, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._addresses import leads_to, told, visible_links
from oitcheck.rules._keywords import Lines
from oitcheck.rules._once import once
from oitcheck.rules._rule import PLACEHOLDER, Around, RuleParams, SeenIn, no, yes

SEEN_IN = SeenIn.MARKUP


class Params(RuleParams):
    """What the links say and where they lead."""

    any_of: tuple[str, ...] = Field((), description="words in the link's text or address; one is enough")
    to: str | None = Field(
        None,
        min_length=1,
        description="host, with * and with a path if wanted, such as drive.google.com/file/*",
    )
    at_least: int = Field(1, ge=1, description="different addresses")
    where: Literal["main", "page"] | None = Field(
        None, description="main part, or everything visible; main unless only `to` is given"
    )

    @model_validator(mode="after")
    def _asks_something(self) -> Self:
        if not all(self.any_of):
            raise ValueError("an empty word is found everywhere")
        return self


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first of the links; for a miss one that leads nowhere, or one in the menu."""
    del around
    everywhere = params.where == "page" or (
        params.where is None and params.to is not None and not params.any_of
    )
    said = [link for link in _saying(document, params) if not _is_here(link, document)]
    here = [link for link in said if everywhere or link.where is Where.MAIN]
    found = {link.url: link for link in here if _leads(link, params)}
    if len(found) >= params.at_least:
        return yes(None, told(next(iter(found.values()))))
    dead = next((link for link in here if not link.url), None)
    if dead is not None:
        return no(told(dead), cause=PLACEHOLDER)
    nearest = next(iter([*found.values(), *said]), None)
    return no(told(nearest) if nearest else None)


def _is_here(link: Link, document: Document) -> bool:
    """Whether the link leads to this very page, as its own place in the menu does."""
    return bool(link.url) and link.url.partition("#")[0] == document.url.partition("#")[0]


def _saying(document: Document, params: Params) -> Sequence[Link]:
    """The visible links that say one of the words."""
    links = visible_links(document)
    if not params.any_of:
        return links
    return [links[place] for place in _said(document).holding(params.any_of)]


@once
def _said(document: Document) -> Lines:
    return Lines.of([f"{link.text}\n{unquote(link.url[:2000])}" for link in visible_links(document)])


def _leads(link: Link, params: Params) -> bool:
    return bool(link.url) and (params.to is None or leads_to(link.url, params.to))
