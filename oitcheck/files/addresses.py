"""What is wrong or odd about a URL, judged from its letters alone: nothing is resolved, nothing is fetched."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from oitcheck.files.place import Place
from oitcheck.files.shapes import Schema, Text
from oitcheck.yaml_nodes import quoted

_FETCHED_ENCODED = (
    "it is fetched percent-encoded; copy it from the browser's address line if it does not open"
)
_COPY_AGAIN = "open the page in a browser and copy the address again"
_PUBLIC = "give the address that the public uses"
_ODD_ASCII = re.compile(r"[\"<>\\^`{|}]")
_DAMAGE = (
    (re.compile(r"(?i)%25[0-9a-f]{2}"), "is encoded twice ('%25…')"),
    (re.compile(r"%(?![0-9A-Fa-f]{2})"), "has a '%' that encodes nothing"),
    (re.compile(r"(?i)%0[0ad]"), "holds an encoded line break or NUL"),
    (re.compile(r"\.\.[A-Za-z0-9]{2,5}(?:[?#]|$)"), "has two dots before its ending"),
    (re.compile(r"(?:\.{3}|…)$"), "ends in dots, as if it were cut"),
    (re.compile(r"(?i)^https?:/+(?:https?[:/])"), "holds its 'http://' twice"),
    (re.compile(r"#$|#.*#"), "has a '#' that points nowhere"),
)
_PRIVATE_NAMES = re.compile(
    r"(?i)(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa|test|invalid)$"
)
_PREVIEW = re.compile(r"(?i)^(?:preview|staging|dev|test|beta|demo)[0-9]*[.-]|[.-]preview[.-]")
_NUMERIC_HOST = re.compile(r"(?i)(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+))*\.?")
_HOST_LETTERS = re.compile(r"[^\s\x00-\x20\"#%/<>?@\\^`{|}\[\]:]+")
_LONG = 2000


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a URL; ``wrong`` where it can never be fetched."""

    found: str
    remedy: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """An absolute http(s) URL; what is odd about it is a warning."""

    def read(self, place: Place) -> str | None:
        """Gives the URL as typed."""
        url = Text(wanted="a URL", remedy="write the whole address, from http:// or https:// on").read(place)
        if url is None:
            return None
        wrong = False
        for remark in remarks(url):
            wrong = wrong or remark.wrong
            (place.mistake if remark.wrong else place.warning)(remark.found, remark.remedy)
        return None if wrong else url

    def schema(self) -> Schema:
        """Gives a string that starts with http:// or https://."""
        return {"type": "string", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://[^\\s/]"}


def remarks(url: str) -> tuple[Remark, ...]:
    """Gives all that is wrong or odd about a URL; where it is wrong, that alone."""
    wrong = _wrong(url)
    if wrong is not None:
        return (wrong,)
    parts = urlsplit(url)
    return (*_odd_letters(url, parts), *_damage(url), *_odd_host(url, parts))


def _wrong(url: str) -> Remark | None:
    if _has(url, "Cc"):
        return Remark(
            f"{quoted(url)} holds a control character", "delete it and write it in one line", wrong=True
        )
    if url != url.strip():
        return Remark(f"{quoted(url)} has a space at its edge", "delete the space", wrong=True)
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return Remark(f"{quoted(url)} is not a URL: its host or port cannot be read", _COPY_AGAIN, wrong=True)
    if parts.scheme not in {"http", "https"}:
        return _wrong_scheme(url)
    if not url[len(parts.scheme) :].startswith("://"):
        return Remark(f"{quoted(url)}, expected '//' behind '{parts.scheme}:'", _COPY_AGAIN, wrong=True)
    if "\\" in parts.netloc or not parts.hostname or not port_is_fine or not _is_host(parts.hostname):
        return Remark(f"{quoted(url)} names no host that could exist", _COPY_AGAIN, wrong=True)
    return None


def _wrong_scheme(url: str) -> Remark:
    if url.startswith("#") or not re.search(r"[^\W_]", url):
        remedy = "leave it out while there is no address: urls: []"
    elif re.match(r"(?i)(?://)?[\w-]+(?:\.[\w-]+)+(?:[:/?#]|$)", url):
        remedy = "write 'https://' or 'http://' before it"
    else:
        remedy = "give the address of the page on the agency's website"
    return Remark(f"{quoted(url)}, expected a URL that starts with http:// or https://", remedy, wrong=True)


def _is_host(host: str) -> bool:
    if ":" in host:
        return True  # an IPv6 literal: urlsplit has read it
    labels = host.removesuffix(".").split(".")
    if len(host) > 253 or not _HOST_LETTERS.fullmatch(host) or not all(labels):
        return False
    return _wire_name(host) is not None


def _has(url: str, category: str) -> bool:
    """Says whether a letter of a Unicode category stands in the URL; plain ASCII has none that matters here."""
    if url.isascii() and url.isprintable():
        return False
    return any(unicodedata.category(sign) == category for sign in url)


@lru_cache(maxsize=1024)
def _wire_name(host: str) -> str | None:
    """Gives the name as asked for in the DNS; null where there is none."""
    try:
        return host.lower().encode("idna").decode("ascii")
    except UnicodeError:
        return None


def _odd_letters(url: str, parts: SplitResult) -> Iterator[Remark]:
    behind_host = parts.path + parts.query + parts.fragment
    if "@" in parts.netloc:
        yield Remark(
            f"{quoted(url)} carries a user name", "take it out: an answer is open to everyone without a login"
        )
    if re.search(r"\s", behind_host):
        yield Remark(f"{quoted(url)} holds a space", _FETCHED_ENCODED)
    if re.search(r"[^\x00-\x7f]", behind_host):
        yield Remark(f"{quoted(url)} holds letters outside ASCII", _FETCHED_ENCODED)
    if odd := _ODD_ASCII.search(behind_host):
        yield Remark(f"{quoted(url)} holds the sign {odd[0]!r}", _FETCHED_ENCODED)
    if _has(url, "Cf"):
        yield Remark(
            f"{quoted(url)} holds an invisible letter", "type the address again instead of pasting it"
        )
    if len(url) > _LONG:
        yield Remark(
            f"the URL is {len(url)} characters long", "give a shorter address: many servers refuse it"
        )


def _damage(url: str) -> Iterator[Remark]:
    for sign, found in _DAMAGE:
        if sign.search(url):
            yield Remark(f"{quoted(url)} {found} (url_damaged)", _COPY_AGAIN)


def _odd_host(url: str, parts: SplitResult) -> Iterator[Remark]:
    host = parts.hostname or ""
    if _is_private(host):
        yield Remark(f"{quoted(url)} is not open to the public (url_not_public)", _PUBLIC)
    elif _PREVIEW.search(host):
        yield Remark(f"{quoted(url)} looks like a preview of a site (url_not_public)", _PUBLIC)
    if not host.isascii():
        wire = _wire_name(host)
        found = f"the host {quoted(host)} is asked for as {wire!r}"
        scripts = _mixed_scripts(host)
        if scripts:
            found += f" and mixes {' and '.join(scripts)} letters in one word, as look-alikes do"
        yield Remark(found, "compare it with the address that the public uses")


def _is_private(host: str) -> bool:
    try:
        return not ip_address(host.partition("%")[0]).is_global
    except ValueError:
        pass
    if _NUMERIC_HOST.fullmatch(host):
        return True  # 2130706433, 0x7f.1: a number form of an address, which no public page uses
    return "." not in host.removesuffix(".") or bool(_PRIVATE_NAMES.search(host.removesuffix(".")))


def _mixed_scripts(host: str) -> tuple[str, ...]:
    """Gives the scripts of a label that holds more than one, such as ``CYRILLIC`` beside ``LATIN``."""
    for label in host.split("."):
        scripts = sorted({unicodedata.name(sign, "?").split()[0] for sign in label if sign.isalpha()})
        if len(scripts) > 1:
            return tuple(script.capitalize() for script in scripts)
    return ()
