"""Mending text that was damaged on its way: encoded twice, or UTF-8 with a few bytes of something else."""

import re

LONE = re.compile("[\ud800-\udfff]")

_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_STRAY_RUN = re.compile("[\udc80-\udcff]+")
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_THAI_RUN = re.compile(rb"[\xa1-\xda\xdf-\xfb]{3,}")

_WESTERN_SIGN = re.compile("à[¸¹]")
_WESTERN_RUN = re.compile(
    "[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]+"
)
_THAI_TEXT_RUN = re.compile("[\u0080-\u00a0\u0e01-\u0e5b\u2013-\u2026\u20ac]+")
_THAI_SIGNS = re.compile("[\u0e01-\u0e5b]+")
_LATIN_RUN = re.compile("[\u00a1-\u00da\u00df-\u00fb]{4,}")
_LATIN_ALL = re.compile("[\u00a1-\u00da\u00df-\u00fb]+")
_LATIN_THAI = {0xA0 + place: 0x0E00 + place for place in (*range(1, 0x3B), *range(0x3F, 0x5C))}


def nearly_utf8(body: bytes) -> str | None:
    """Gives the text of bytes that are UTF-8 but for a few, or null where they are something else.

    Few means: at least four whole UTF-8 characters to every stray byte. A run of bytes that reads as Thai in cp874 is
    read so: some pages include a file in another encoding.
    """
    stray = sum(map(len, _STRAY_RUN.findall(body.decode("utf-8", "surrogateescape"))))
    if len(_SEQUENCE.findall(body)) < 4 * stray:
        return None
    return _HIGH_RUN.sub(_read_run, body).decode("utf-8", "replace")


def _read_run(hit: re.Match[bytes]) -> bytes:
    run = hit[0]
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        codec = "cp874" if _THAI_RUN.fullmatch(run) else "utf-8"
        return run.decode(codec, "replace").encode("utf-8")
    return run


def twice_encoded(text: str, *, western: bool = True) -> tuple[str, bool]:
    """Gives the text with what was encoded twice read as it was meant, and whether anything was.

    Three ways are known: UTF-8 taken for Western ("à¸ªà¸§"), UTF-8 taken for Thai ("เธชเธง"), Thai bytes taken for
    Western ("ÊÇÑÊ").

    Args:
        text: as decoded.
        western: whether it may hold letters of Latin-1 at all; false saves the look.
    """
    if western and "à" in text and len(_WESTERN_SIGN.findall(text)) >= 4:
        return _undone(text, _WESTERN_RUN, "cp1252")
    pairs = text.count("เธ") + text.count("เน")
    if pairs >= 4 and pairs > 0.25 * _thai_signs(text):
        return _undone(text, _THAI_TEXT_RUN, "cp874")
    if western and sum(map(len, _LATIN_RUN.findall(text))) >= 8 and _thai_signs(text) < 8:
        return _LATIN_ALL.sub(lambda hit: hit[0].translate(_LATIN_THAI), text), True
    return text, False


def _thai_signs(text: str) -> int:
    return sum(map(len, _THAI_SIGNS.findall(text)))


def _undone(text: str, runs: re.Pattern[str], codec: str) -> tuple[str, bool]:
    changed = False

    def undo(hit: re.Match[str]) -> str:
        nonlocal changed
        raw = b"".join(_byte(sign, codec) for sign in hit[0])
        meant = raw.decode("utf-8", "replace")
        if meant.count("\ufffd") > len(meant) / 4:
            return hit[0]
        changed = True
        return meant

    return runs.sub(undo, text), changed


def _byte(sign: str, codec: str) -> bytes:
    """Gives the byte that was shown as this sign; C1 signs stand for themselves."""
    if "\x80" <= sign <= "\x9f":
        return bytes([ord(sign)])
    return sign.encode(codec, "replace")
