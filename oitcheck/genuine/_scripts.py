"""What inline scripts do to a reader: where they lead, also when that is written so that nobody sees it."""

import base64
import binascii
import re
from urllib.parse import unquote

_PACKED = re.compile(
    r"atob\s*\(\s*[\"'`]([A-Za-z0-9+/=\s]{16,8000})[\"'`]|(?:unescape|decodeURIComponent)\s*\(\s*[\"'`]((?:%[0-9a-fA-F]{2}|%u[0-9a-fA-F]{4}|[^\"'`%]){8,8000})[\"'`]"
    r"|fromCharCode\s*(?:\.apply\s*\(\s*\w+\s*,\s*\[|\()\s*([\d,\s]{20,8000})|[\"'`]((?:\\x[0-9a-fA-F]{2}){8,2000})[\"'`]|=\s*\[\s*((?:\d{2,3}\s*,\s*){19,2000}\d{2,3})\s*\]"
)
_LEADS = re.compile(
    r"(?:(?:window|document|self|top|parent)\.)?location(?:\.href)?\s*=(?!=)\s*[\"'`]?(?P<to>https?:[^\"'`;\s]{4,500}|//[^\"'`;\s]{4,500})"
    r"|location\.(?:replace|assign)\s*\(\s*[\"'`]?(?P<call>https?:[^\"'`;)\s]{4,500}|//[^\"'`;)\s]{4,500})|window\.open\s*\(\s*[\"'`](?P<open>https?:[^\"'`]{4,500})"
)
_BRINGS = re.compile(
    r"(?i)<(?:script|iframe)[^<>]{0,300}\bsrc\s*=\s*\\?[\"']?((?:https?:)?//[^\"'\s>\\]{4,500})|\.src\s*=\s*[\"'`]((?:https?:)?//[^\"'`\s]{4,500})"
)
_ALERT = re.compile(r"\balert\s*\(\s*[\"'`]([^\"'`\n]{2,500})[\"'`]")
_TURNS_AWAY = re.compile(r"history\.(?:back|go)\s*\(|location|window\.close|self\.close")
_ADDRESS = re.compile(r"^\s*(https?://[^\s\"'<>]{4,500})\s*$")
_MOVES = re.compile(r"location|window\.open|eval\s*\(|document\.write")
_SEARCHED = re.compile(
    r"referrer[^;{}]{0,200}(?:google|bing|yahoo)|(?:google|bing|yahoo)[^;{}]{0,120}referrer|googlebot",
    re.IGNORECASE,
)
_PIECES = 30


def unpacked(script: str) -> str:
    """Gives what a script hides in base64, percent signs, character codes or hexadecimal, piece by piece, one a line."""
    pieces = []
    for found in list(_PACKED.finditer(script))[:_PIECES]:
        packed64, percent, codes, hexes, numbers = found.groups()
        if packed64:
            pieces.append(_from_base64(packed64))
        elif percent:
            pieces.append(unquote(re.sub(r"%u00([0-9a-fA-F]{2})", r"%\1", percent)))
        elif hexes:
            pieces.append(bytes.fromhex(hexes.replace("\\x", "")).decode("utf-8", "replace"))
        else:
            pieces.append(
                "".join(
                    chr(int(code))
                    for code in re.findall(r"\d{1,4}", codes or numbers or "")
                    if int(code) < 0x1000
                )
            )
    return "\n".join(pieces)


def alerted(script: str) -> str:
    """Gives what a script says in a box before it turns the reader away; "" where it does not do both."""
    found = _ALERT.search(script)
    return found[1].replace("\\n", " ") if found and _TURNS_AWAY.search(script) else ""


def leads_to(script: str) -> tuple[str, ...]:
    """Gives the absolute addresses that a script sends the reader to."""
    return tuple(
        address
        for found in _LEADS.finditer(script)
        if (address := found["to"] or found["call"] or found["open"])
    )


def brings(script: str) -> tuple[str, ...]:
    """Gives the absolute addresses that a script loads further scripts and frames from."""
    return tuple(found[1] or found[2] for found in _BRINGS.finditer(script))


def hidden_leads(script: str) -> tuple[str, ...]:
    """Gives the addresses that a script sends to though it hides them: no honest page does."""
    inside = unpacked(script)
    addresses = list(leads_to(inside))
    if _MOVES.search(script) and (eval_or_move := _moves_by(script)):
        addresses += [
            found[1] for line in inside.split("\n") if (found := _ADDRESS.match(line)) and eval_or_move
        ]
    return tuple(addresses)


def only_from_search(script: str) -> bool:
    """Says whether a script looks at whether the reader came from a search engine."""
    return _SEARCHED.search(script) is not None


def _moves_by(script: str) -> bool:
    return (
        re.search(r"location(?:\.href)?\s*=(?!=)|location\.(?:replace|assign)\s*\(|window\.open\s*\(", script)
        is not None
    )


def _from_base64(text: str) -> str:
    try:
        return base64.b64decode("".join(text.split()) + "===").decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
