"""Addresses as gates compare them: host, site (registrable domain), path, and who is whose neighbour."""

import re
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

from oitcheck.genuine._words import words

_SECOND_LEVEL = frozenset(
    {"ac", "co", "com", "edu", "go", "gov", "gob", "in", "mi", "mil", "ne", "net", "or", "org"}
)
_SHARED = words("""blogspot.com wordpress.com github.io gitlab.io netlify.app vercel.app web.app firebaseapp.com herokuapp.com
    pages.dev workers.dev weebly.com wixsite.com webflow.io azurewebsites.net cloudfront.net 000webhostapp.com
    business.site myportfolio.com jimdosite.com jimdofree.com igetweb.com makewebeasy.com readyplanet.com""")
_SHORTENERS = words("""bit.ly bitly.com tinyurl.com shorturl.at shorturl.asia t.co goo.gl forms.gle maps.app.goo.gl g.page rb.gy is.gd
    v.gd cutt.ly rebrand.ly ow.ly s.id t.ly qrco.de me-qr.com qr.page qrgo.page linktr.ee lin.ee m.me fb.me fb.watch
    youtu.be 1drv.ms bit.do dg.th u.to tny.im lnkd.in url.in.th citly.me""")
_HOME = re.compile(
    r"(?:/(?:th|en|tha|eng|th-th|en-us|lang/th|main|home|homepage|web|website|frontend|index|default|portal|site))?"
    r"(?:/(?:index|default|home|main)(?:\.[a-z]{2,5})?)?/?",
    re.IGNORECASE,
)
_HOME_QUERY = re.compile(r"(?:(?:lang|language|locale|lng|l|hl)=[a-z_-]{2,6})?", re.IGNORECASE)


# Nearly all addresses: nothing in them that has to be taken apart with care.
_PLAIN = re.compile(
    r"(https?)://([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]*[a-z0-9])+)(/[!-\"$->@-~]*)?(?:\?([!-\"$-~]*))?(?:#[!-~]*)?"
)


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart: host in lower case without ``www.``, path decoded, query as it is."""

    url: str
    scheme: str
    host: str
    site: str
    path: str
    query: str

    @property
    def at_home(self) -> bool:
        """Whether the address is that of a home page, whatever its language or index file."""
        return _HOME.fullmatch(self.path) is not None and _HOME_QUERY.fullmatch(self.query) is not None


@lru_cache(maxsize=4096)
def place(url: str) -> Place:
    """Gives an address taken apart; an unreadable one has an empty host."""
    plain = _PLAIN.fullmatch(url)
    if plain is not None:
        scheme, host, path, query = plain.groups()
        bare = host.removeprefix("www.")
        return Place(url, scheme, bare, site_of(bare), unquote(path or "") or "/", query or "")
    return _place(url)


def _place(url: str) -> Place:
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return Place(url, "", "", "", "", "")
    bare = host.removeprefix("www.")
    return Place(url, parts.scheme.lower(), bare, site_of(bare), unquote(parts.path) or "/", parts.query)


@lru_cache(maxsize=4096)
def site_of(host: str) -> str:
    """Gives the registrable domain of a host; the host itself for an IP address or a free hoster's guest."""
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        labels = host.split(".")
    else:
        return host
    for size in (2, 3):
        if ".".join(labels[-size:]) in _SHARED:
            return host if len(labels) <= size else ".".join(labels[-size - 1 :])
    long = len(labels) >= 3 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(
        labels[-3:] if long or (len(labels) >= 3 and labels[-1] in {"xn--o3cw4h", "ไทย"}) else labels[-2:]
    )


def belongs(host: str, family: frozenset[str]) -> bool:
    """Says whether a host is one of the family's or below one of them."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in family for start in range(len(labels)))


def is_short_link(host: str) -> bool:
    """Says whether a host only forwards: its links are meant to lead elsewhere."""
    return belongs(host, _SHORTENERS)
