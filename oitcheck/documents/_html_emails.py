"""E-mail addresses that markup hides from robots and scripts show to people."""

import base64
import binascii
import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote

_ADDRESS = re.compile(r"[^\s@<>\"'(),;:\\]{1,64}@[^\s@<>\"'(),;:\\]{1,190}\.[A-Za-z\u0e00-\u0e7f]{2,24}")
_TEXTS = r"('[^']{0,200}'(?:\s{0,5}\+\s{0,5}'[^']{0,200}'){0,40})"
_JOOMLA_PART = re.compile(rf"var\s{{1,5}}addy(\w{{0,80}})\s{{0,5}}=\s{{0,5}}{_TEXTS}")
_JOOMLA_REST = re.compile(rf"addy(\w{{0,80}})\s{{0,5}}=\s{{0,5}}addy\w{{0,80}}\s{{0,5}}\+\s{{0,5}}{_TEXTS}")
_QUOTED = re.compile("'([^']*)'")


def of_cloudflare(code: str) -> str | None:
    """Gives the address of a ``data-cfemail``: hexadecimal, each byte XOR the first; null where it is none."""
    try:
        key, *rest = bytes.fromhex(code[:600])
        text = bytes(sign ^ key for sign in rest).decode("utf-8")
    except ValueError:
        return None
    return _address(text)


def of_mailto(href: str) -> str | None:
    """Gives the first address of a ``mailto:``; null where it has none."""
    return _address(unquote(href[7:600].partition("?")[0].partition(",")[0]).strip())


def of_joomla(attributes: Mapping[str, str]) -> str | None:
    """Gives the address of a ``<joomla-hidden-mail>``: both halves in base64; null where it is none."""
    try:
        halves = [
            base64.b64decode(attributes.get(half, "")[:400]).decode("utf-8") for half in ("first", "last")
        ]
    except (binascii.Error, ValueError):
        return None
    return _address("@".join(halves))


def of_script(code: str) -> tuple[str, ...]:
    """Gives the addresses that Joomla's cloaking script puts together, at most 50."""
    if "addy" not in code:
        return ()
    heads = {hit[1]: _joined(hit[2]) for hit in _JOOMLA_PART.finditer(code[:200_000])}
    found = [
        _address(heads.get(hit[1], "") + _joined(hit[2])) for hit in _JOOMLA_REST.finditer(code[:200_000])
    ]
    return tuple(dict.fromkeys(filter(None, found)))[:50]


def _joined(quoted: str) -> str:
    return unescape("".join(_QUOTED.findall(quoted)))


def _address(text: str) -> str | None:
    return text if _ADDRESS.fullmatch(text) else None
