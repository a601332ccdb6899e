"""Web addresses as rules read them: host, path, and what of them people see."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from oitcheck.model.document import Document, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address taken apart.

    Attributes:
        scheme: in lower case.
        host: in lower case, without a leading ``www.``; "" where there is none.
        parts: the path's segments, percent-decoded, empty ones left out.
        query: names and values, decoded.
    """

    scheme: str
    host: str
    parts: tuple[str, ...]
    query: tuple[tuple[str, str], ...]

    def asked(self, name: str) -> str | None:
        """Gives the first value of that name in the query."""
        return next((value for key, value in self.query if key == name), None)

    def on(self, *hosts: str) -> bool:
        """Whether the host is one of these or below one."""
        return any(self.host == host or self.host.endswith("." + host) for host in hosts)


@lru_cache(maxsize=4096)
def taken_apart(url: str) -> Address:
    """Gives the address taken apart; of one that cannot be read nothing but emptiness."""
    try:
        split = urlsplit(url[:4000].strip())
        host = (split.hostname or "").rstrip(".").removeprefix("www.")
        query = tuple(parse_qsl(split.query, max_num_fields=100)) if split.query else ()
    except ValueError:
        return Address(scheme="", host="", parts=(), query=())
    parts = tuple(unquote(part).strip() for part in split.path.split("/") if part.strip())
    return Address(scheme=split.scheme.lower(), host=host, parts=parts, query=query)


def leads_to(url: str, target: str) -> bool:
    """Whether the address leads to a target: a host (or what is below it), with ``*`` and with a path if one is given.

    >>> leads_to("https://www.ratchakitcha.soc.go.th/x.pdf", "ratchakitcha.soc.go.th")
    True
    >>> leads_to("https://docs.google.com/forms/d/1", "docs.google.com/forms/*")
    True
    """
    address = taken_apart(url)
    wanted = target.lower().split("://")[-1].removeprefix("www.").strip("/")
    host, slash, path = wanted.partition("/")
    if not address.host or not (fnmatchcase(address.host, host) or fnmatchcase(address.host, "*." + host)):
        return False
    here = "/".join(address.parts).lower()
    return not slash or fnmatchcase(here, path) or fnmatchcase(here, path + "/*")


def visible_links(document: Document) -> tuple[Link, ...]:
    """Gives the links and embedded things that a reader can see."""
    return tuple(link for link in document.links if not link.hidden)


def told(link: Link) -> str:
    """Gives a link as an excerpt: its text and where it leads."""
    text = " ".join(link.text.split())
    return f"{text[:90]} → {link.url[:100]}" if text else link.url[:190]
