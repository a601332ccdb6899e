"""One parse of one URL: what is contacted is exactly what was judged.

The reading is that of browsers (WHATWG URL Standard) wherever a browser and this checker can agree; where parsers are
known to differ (backslashes, control signs, spaces before the path) the URL is refused instead of guessed.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import unquote_to_bytes

import idna

from oitcheck.fetch._addresses import Address, allowed, ends_in_number, read_ipv4

__all__ = ["Address", "Refusal", "Target", "allowed", "follow", "parse"]

MAX_URL = 32 * 1024
"""Characters of a URL as put on the wire; browsers stop at 32 Ki and more, servers at 8 Ki."""

_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
# What browsers percent-encode (WHATWG "path" and "special-query percent-encode set"), and the backslash.
_PATH_UNSAFE = re.compile(r"[^!#-;=?-_a-z|~]|[?#^]")
_QUERY_UNSAFE = re.compile(r"[^!$-&(-;=?-\[\]-~]")
_DOT = re.compile(r"(?i)\.|%2e")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A URL that may be put on the wire.

    Attributes:
        scheme: ``http`` or ``https``.
        host: ASCII, lower case, IDNA; an IP address without brackets.
        port: 1 to 65535.
        path: path and query, percent-encoded, beginning with ``/``.
        fragment: what followed ``#``, as written; never sent.
        userinfo: ``user:password`` as bytes, for this origin only; null where none was given.
        address: the address where the host is a literal, however it was spelled.
    """

    scheme: str
    host: str
    port: int
    path: str
    fragment: str = ""
    userinfo: bytes | None = None
    address: Address | None = None

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: the ``Host`` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """``scheme://host:port``, the port always there."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"

    @property
    def url(self) -> str:
        """The whole address without fragment and user name."""
        return f"{self.scheme}://{self.authority}{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a URL is not put on the wire: a cause and one line of fact."""

    cause: str
    detail: str


class _Bad(ValueError):
    """What is wrong with a URL, in words."""


class _OtherScheme(_Bad):
    """The URL is of a scheme that is never followed."""


def parse(url: str) -> Target | Refusal:
    """Reads a URL as typed in a checklist."""
    try:
        return _parse(url)
    except _Bad as bad:
        return Refusal(cause="url_malformed", detail=str(bad))


def follow(base: Target, location: bytes) -> Target | Refusal:
    """Reads the bytes of a ``Location`` header against the address that sent it.

    Raw UTF-8 and raw TIS-620 are percent-encoded byte by byte, as browsers do. A user name in it is dropped.
    """
    try:
        text = location.decode()
    except UnicodeDecodeError:
        text = "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in location)
    try:
        target = _join(base, text.strip(" "))
    except _OtherScheme as bad:
        return Refusal(cause="redirect_forbidden", detail=str(bad))
    except _Bad as bad:
        return Refusal(cause="redirect_bad_target", detail=str(bad))
    return target


def _parse(url: str) -> Target:
    if len(url) > MAX_URL:
        raise _Bad(f"the address has {len(url)} characters, at most {MAX_URL} are sent")
    if _CONTROL.search(url):
        raise _Bad("the address holds control characters")
    scheme = _SCHEME.match(url)
    if scheme is None:
        raise _Bad("the address does not begin with http:// or https://")
    name = scheme[1].lower()
    if name not in _PORTS:
        raise _OtherScheme(f"the scheme {name!r} is not http or https")
    rest = url[scheme.end() :]
    if not rest.startswith("//"):
        raise _Bad("'//' is missing after the scheme")
    return _with_authority(name, rest[2:])


def _with_authority(scheme: str, rest: str) -> Target:
    """Reads ``user@host:port/path?query#fragment``."""
    end = re.search(r"[/?#]", rest)
    authority, tail = (rest[: end.start()], rest[end.start() :]) if end else (rest, "")
    if "\\" in authority:
        raise _Bad("a backslash stands before the path")
    userinfo, _, place = authority.rpartition("@")
    host, port = _split_port(scheme, place)
    name, address = _read_host(host)
    path, fragment = _wire_path(tail)
    return Target(
        scheme=scheme,
        host=name,
        port=port,
        path=path,
        fragment=fragment,
        userinfo=unquote_to_bytes(userinfo) if userinfo else None,
        address=address,
    )


def _split_port(scheme: str, place: str) -> tuple[str, int]:
    match = re.fullmatch(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]*))?", place)
    if match is None:
        raise _Bad(f"the host and port {place!r} cannot be read")
    host, digits = match[1], match[2]
    if not digits:
        return host, _PORTS[scheme]
    if len(digits) > 8 or not 0 < int(digits) < 65536:
        raise _Bad(f"the port {digits[:12]!r} is not between 1 and 65535")
    return host, int(digits)


def _read_host(host: str) -> tuple[str, Address | None]:
    if host.startswith("["):
        return _read_ipv6(host[1:-1])
    name = _ascii_host(host).removesuffix(".")
    if ends_in_number(name):
        address = read_ipv4(name)
        if address is None:
            raise _Bad(f"the host {host!r} looks like an IP address but is none")
        return str(address), address
    if len(name) > 253 or not _HOST.fullmatch(name):
        raise _Bad(f"the host {host[:100]!r} is not a name")
    return name, None


def _read_ipv6(text: str) -> tuple[str, Address]:
    try:
        if "%" in text:
            raise _Bad(f"the IPv6 address {text!r} names a network interface")
        address = IPv6Address(text)
    except ValueError as error:
        raise _Bad(f"{text[:100]!r} is not an IPv6 address") from error
    return str(address), address


def _ascii_host(host: str) -> str:
    """Gives the host in lower-case ASCII; Thai and other letters as IDNA (UTS 46, non-transitional)."""
    try:
        name = unquote_to_bytes(host).decode() if "%" in host else host
        if name.isascii():
            return name.lower()
        return idna.encode(name, uts46=True).decode().lower()
    except (UnicodeError, ValueError) as error:  # IDNAError is a UnicodeError
        raise _Bad(f"the host {host[:100]!r} cannot be written as an internet name") from error


def _wire_path(tail: str) -> tuple[str, str]:
    """Gives path with query as sent, and the fragment."""
    tail, _, fragment = tail.partition("#")
    path, mark, query = tail.partition("?")
    sent = _encode(_PATH_UNSAFE, _without_dots(path.replace("\\", "/")) or "/")
    if mark:
        sent += "?" + _encode(_QUERY_UNSAFE, query)
    if len(sent) > MAX_URL:
        raise _Bad(f"the address has {len(sent)} characters, at most {MAX_URL} are sent")
    return sent, fragment


def _encode(unsafe: re.Pattern[str], text: str) -> str:
    try:
        return unsafe.sub(lambda hit: "".join(f"%{byte:02X}" for byte in hit[0].encode()), text)
    except UnicodeEncodeError as error:
        raise _Bad("the address holds half a character") from error


def _without_dots(path: str) -> str:
    """Resolves ``.`` and ``..`` (also percent-encoded) as browsers do; an absolute path stays absolute."""
    if "." not in path and "%2" not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for place, segment in enumerate(segments):
        plain = _DOT.sub(".", segment) if len(segment) <= 6 else segment
        if plain == "..":
            kept = kept[:-1]
        elif plain != ".":
            kept.append(segment)
        if plain in {".", ".."} and place == len(segments) - 1:
            kept.append("")
    return "/" + "/".join(kept)


def _join(base: Target, text: str) -> Target:
    """Resolves a reference against the address that it came from."""
    if not text:
        raise _Bad("the redirect names no target")
    scheme = _SCHEME.match(text)
    if scheme and scheme[1].lower() in _PORTS and not text[scheme.end() :].startswith("//"):
        raise _Bad("'//' is missing after the scheme")
    if scheme:
        return _bare(_parse(text))
    if re.match(r"[/\\]{2}", text):
        if "\\" in text[:2]:
            raise _Bad("a backslash stands before the host")
        return _bare(_parse(f"{base.scheme}:{text}"))
    if text[0] in "/\\":
        tail = text
    elif text[0] == "?":
        tail = base.path.partition("?")[0] + text
    elif text[0] == "#":
        tail = base.path + text
    else:
        tail = base.path.partition("?")[0].rpartition("/")[0] + "/" + text
    root = f"{base.scheme}://{base.authority}"
    return _bare(_parse(root + tail))


def _bare(target: Target) -> Target:
    """The same without a user name: credentials are never taken from a redirect."""
    return Target(
        scheme=target.scheme,
        host=target.host,
        port=target.port,
        path=target.path,
        fragment=target.fragment,
        address=target.address,
    )
