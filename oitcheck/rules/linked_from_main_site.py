"""The document can be reached from the agency's main website: it is its home page, or its menus lead to it.

Menus, headers and footers are repeated on every page: a page of the main website that finds itself there is linked
from the home page as well. Of any other page this cannot be told from the page itself.
"""

from urllib.parse import unquote, urldefrag

from oitcheck.model.document import Document, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._addresses import taken_apart, told, visible_links
from oitcheck.rules._rule import Around, RuleParams, SeenIn, unknown, yes

SEEN_IN = SeenIn.MARKUP

_INDEX = frozenset(
    {"index.php", "index.html", "index.htm", "home", "default.aspx", "index.asp", "main.php", "home.php"}
)


class Params(RuleParams):
    """Nothing to set."""


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the link in the menu, or that this is the home page; anything else is unknown."""
    del params
    here, home = taken_apart(document.url), taken_apart(around.agency_home or "")
    if not home.host or here.host != home.host:
        return unknown(document.url[:200])
    if not here.query and (
        here.parts == home.parts or (len(here.parts) == 1 and here.parts[0].lower() in _INDEX)
    ):
        return yes(None, document.url[:200])
    own = _plain(document.url)
    for link in visible_links(document):
        if link.where is not Where.MAIN and link.url and _plain(link.url) == own:
            return yes(None, told(link))
    return unknown(document.url[:200])


def _plain(url: str) -> str:
    bare = unquote(urldefrag(url).url).split("://")[-1].removeprefix("www.")
    return bare.rstrip("/").lower()
