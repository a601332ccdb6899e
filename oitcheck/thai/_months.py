"""The months in Thai and English, as they are written and miswritten."""

import re

LONG = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_SLIPS = {
    "มกรา": 1, "กุมภาพันธ": 2, "กุมภา": 2, "กุมพาพันธ์": 2, "มีนา": 3, "เมษา": 4, "พฤศภาคม": 5, "พฤกษภาคม": 5, "พฤษภา": 5, "มิถุนา": 6, "กรกฏาคม": 7,
    "กรกฎา": 7, "สิงหา": 8, "กันยา": 9, "ตุลา": 10, "พฤษจิกายน": 11, "พฤศจิกา": 11, "พฤศจิ": 11, "พฤศจิการยน": 11, "ธันวา": 12,
}  # fmt: skip
_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


def _dotted(short: str) -> tuple[str, str]:
    """A short name with its dots as they come: ``ต.ค.``, ``ต.ค``, ``ต. ค.``, ``ตค.``; bare ``ตค`` only as a word."""
    first, second = short.rstrip(".").split(".")
    return (
        rf"{first}[ ]?\.[ ]?{second}(?:[ ]?\.)?",
        rf"{first}(?<![ก-๎]{first}){second}(?:\.|(?![ก-๎]))",
    )


def _cased(name: str) -> str:
    """An English name in its three ways of writing, whole or cut."""
    ways = (name.capitalize(), name, name.upper())
    tails = [rf"{way[:3]}(?:{way[3:]}|\.|[tT]\.?|\b)" if len(way) > 3 else rf"{way}\b" for way in ways]
    return rf"\b(?:{'|'.join(tails)})"


def _branched(names: list[str]) -> str:
    """One branch a first letter, so that a place where none begins is left at once."""
    firsts = sorted({name[0] for name in names})
    branches = [f"{one}(?:{'|'.join(name[1:] for name in names if name[0] == one)})" for one in firsts]
    return "|".join(branches)


def _thai() -> list[str]:
    full = sorted((*LONG, *_SLIPS), key=len, reverse=True)
    # A cut name such as "ตุลา" must not be the beginning of another word.
    return [name if name in LONG else rf"{name}(?![ก-๎])" for name in full]


ENGLISH = "(?:" + "|".join(_cased(name) for name in _ENGLISH) + ")"
ENGLISH_STARTS = tuple(name[:3].encode() for name in _ENGLISH)
THAI = _branched(_thai() + [way for short in SHORT for way in _dotted(short)])
PATTERN = f"(?:{THAI}|{ENGLISH})"
_NUMBERS = (
    {name: number for number, name in enumerate(LONG, 1)}
    | {short.replace(".", ""): number for number, short in enumerate(SHORT, 1)}
    | {name[:3]: number for number, name in enumerate(_ENGLISH, 1)}
    | _SLIPS
)
_CLUTTER = re.compile(r"[.\s]")


def number_of(name: str) -> int:
    """Gives the month, 1 to 12, of a name that ``PATTERN`` found.

    >>> number_of("ต. ค."), number_of("กรกฏาคม"), number_of("Sept.")
    (10, 7, 9)
    """
    plain = _CLUTTER.sub("", name).lower()
    return _NUMBERS.get(plain) or _NUMBERS[plain[:3]]
