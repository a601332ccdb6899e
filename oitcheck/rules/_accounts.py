"""Accounts on social networks, told from share buttons, single posts and what templates leave."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from oitcheck.rules._addresses import Address, taken_apart

SAME = {"twitter": "x", "fb": "facebook", "ig": "instagram", "yt": "youtube"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What a link on a network leads to.

    Attributes:
        network: one of ``NETWORKS``.
        name: of the account; null where the link leads to none.
        bare: whether it leads to the network's own home page.
        sample: whether the name is one that templates carry.
    """

    network: str
    name: str | None
    bare: bool = False
    sample: bool = False


_HOSTS: dict[str, tuple[str, ...]] = {
    "facebook": ("facebook.com", "fb.com", "fb.me"),
    "messenger": ("m.me", "messenger.com"),
    "line": ("line.me", "lin.ee"),
    "youtube": ("youtube.com", "youtu.be", "youtube-nocookie.com"),
    "x": ("twitter.com", "x.com"),
    "instagram": ("instagram.com", "instagr.am"),
    "tiktok": ("tiktok.com",),
    "threads": ("threads.net", "threads.com"),
    "linkedin": ("linkedin.com",),
    "telegram": ("t.me", "telegram.me"),
    "blockdit": ("blockdit.com",),
}
NETWORKS = tuple(_HOSTS)
_NETWORK_OF = {host: name for name, hosts in _HOSTS.items() for host in hosts}

_SAMPLES = frozenset({
    "yourpage", "your-page", "your_page", "yourname", "yourusername", "your-username", "username", "user", "example",
    "wordpress", "joomla", "drupal", "themeforest", "envato", "templatemonster", "joomshaper", "joomlart", "bootstrap",
    "getbootstrap", "elegantthemes", "elementor", "themegrill", "wix", "squarespace", "colorlib", "bootstrapmade",
    "yourcompany", "companyname", "pagename", "page-name", "facebook", "twitter", "youtube", "instagram", "line",
    "tiktok", "google", "yourchannel", "your_channel", "xxx", "xxxx", "xxxxx", "test", "name", "profile",
})  # fmt: skip
_NAME = re.compile(r"[^\s/?#<>\"']{2,100}")


@lru_cache(maxsize=4096)
def account_of(url: str) -> Account | None:
    """Gives what a link to a social network leads to; null for any other link."""
    address = taken_apart(url)
    network = _network(address.host)
    if network is None:
        return _line_app(address, url)
    name = _READERS[network](address)
    bare = not address.parts and not address.query
    if name is None or not _NAME.fullmatch(name):
        return Account(network=network, name=None, bare=bare)
    sample = name.lower().lstrip("@") in _SAMPLES
    return Account(network=network, name=name, sample=sample)


def _network(host: str) -> str | None:
    """Gives whose host it is, or is below."""
    while host:
        if host in _NETWORK_OF:
            return _NETWORK_OF[host]
        host = host.partition(".")[2]
    return None


def _line_app(address: Address, url: str) -> Account | None:
    named = re.search(r"ti/p/(?:@|%40)?([\w.-]+)", url) if address.scheme == "line" else None
    return Account(network="line", name=named[1]) if named else None


def _facebook(address: Address) -> str | None:
    if address.parts[:1] == ("plugins",):
        inside = address.asked("href") if address.parts[1:2] in {("page.php",), ("likebox.php",)} else None
        return _facebook(taken_apart(inside)) if inside else None
    if address.parts[:1] == ("profile.php",):
        return address.asked("id")
    kind = address.parts[0].lower() if address.parts else ""
    if kind in {"pages", "people", "groups", "p", "pg"}:
        return address.parts[1] if len(address.parts) > 1 else None
    return None if kind in _FACEBOOK or kind.endswith(".php") else _first(address)


_FACEBOOK = frozenset({
    "sharer", "share", "dialog", "tr", "login", "l", "home", "hashtag", "events", "watch", "photo", "photos", "reel",
    "story", "video", "videos", "help", "policies", "privacy", "business", "ads", "marketplace", "gaming", "recover",
    "v2.0", "connect", "share_channel", "language", "legal", "settings", "notes", "media", "stories", "public",
})  # fmt: skip


def _line(address: Address) -> str | None:
    if address.on("lin.ee"):
        return _first(address)
    if address.on("social-plugins.line.me", "timeline.line.me", "notify-bot.line.me", "access.line.me"):
        return None
    if address.on("page.line.me"):
        return _first(address) or address.asked("accountId")
    parts = address.parts[1:] if address.parts[:1] == ("R",) else address.parts
    named = parts[:2] in {("ti", "p"), ("ti", "g2"), ("ti", "g"), ("oaMessage",)} or parts[:1] == (
        "oaMessage",
    )
    if not named:
        return None
    rest = [part for part in parts if part not in {"ti", "p", "g", "g2", "oaMessage"}]
    return rest[0] if rest else None


def _youtube(address: Address) -> str | None:
    if address.on("youtu.be", "youtube-nocookie.com") or not address.parts:
        return None
    kind = address.parts[0].lower()
    if kind in {"channel", "c", "user"}:
        return address.parts[1] if len(address.parts) > 1 else None
    return None if kind in _YOUTUBE else address.parts[0]


_YOUTUBE = frozenset({
    "watch", "embed", "results", "feed", "playlist", "shorts", "live", "t", "about", "premium", "iframe_api",
    "player_api", "redirect", "share", "v", "hashtag", "gaming", "music", "kids", "signin", "account", "clip",
    "attribution_link", "howyoutubeworks", "ads", "creators", "post",
})  # fmt: skip


def _x(address: Address) -> str | None:
    name = _first(address)
    fits = name is not None and re.fullmatch(r"@?\w{1,15}", name) is not None
    return name if fits and name is not None and name.lower() not in _X else None


_X = frozenset({
    "intent", "share", "home", "search", "hashtag", "i", "login", "signup", "explore", "tos", "privacy", "settings",
    "widgets", "account", "compose", "about",
})  # fmt: skip


def _instagram(address: Address) -> str | None:
    name = _first(address)
    return (
        None
        if name is None
        or name.lower()
        in {
            "p",
            "reel",
            "reels",
            "explore",
            "accounts",
            "stories",
            "tv",
            "about",
            "developer",
            "direct",
            "embed.js",
            "legal",
        }
        else name
    )


def _at_name(address: Address) -> str | None:
    name = _first(address)
    return name if name is not None and name.startswith("@") else None


def _linkedin(address: Address) -> str | None:
    kinds = {"company", "in", "school", "showcase", "groups"}
    return address.parts[1] if len(address.parts) > 1 and address.parts[0] in kinds else None


def _messenger(address: Address) -> str | None:
    parts = address.parts[1:] if address.parts[:1] == ("t",) else address.parts
    return parts[0] if parts and parts[0] not in {"new", "login", "login.php"} else None


def _telegram(address: Address) -> str | None:
    name = _first(address)
    return None if name in {"share", "proxy", "addstickers", "iv"} else name


def _blockdit(address: Address) -> str | None:
    return None if _first(address) in {None, "posts", "articles", "share"} else address.parts[-1]


def _first(address: Address) -> str | None:
    return address.parts[0] if address.parts else None


_READERS: dict[str, Callable[[Address], str | None]] = {
    "facebook": _facebook,
    "messenger": _messenger,
    "line": _line,
    "youtube": _youtube,
    "x": _x,
    "instagram": _instagram,
    "tiktok": _at_name,
    "threads": _at_name,
    "linkedin": _linkedin,
    "telegram": _telegram,
    "blockdit": _blockdit,
}
