"""Numbers and dates of a cell as a spreadsheet shows them, by the cell's number format.

Covered is what offices use: leading noughts, groups, decimals, per cent, signs between digits, Thai dates. What a
format holds beside that (fractions, exponents, conditions) is not shown by it: the caller keeps the bare number.

Source: ECMA-376, part 1, 18.8.30 and 18.8.31.
"""

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from oitcheck.thai.dates import LONG_MONTHS, SHORT_MONTHS

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    59: "0", 60: "0.00", 61: "#,##0", 62: "#,##0.00", 67: "0%", 68: "0.00%",
}  # fmt: skip
"""Formats that a file names by number alone: those of all countries and the Thai ones, as far as they do not differ."""

LONGEST = 255
"""Characters of a format; Excel takes no longer ones."""

_PIECE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^"\\_*\[]')
_PLAIN = re.compile(r"(#,##)?0(?:\.(0{1,9}))?")
_EXACT = 1e13
_LOCALE = re.compile(r"\[\$[^\]-]*-([0-9A-Fa-f]{1,8})(?:,[^\]]*)?\]")
_DATE_PART = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM/PM|A/P|d+|m+|y+|b+|e+|h+|s+|.', re.IGNORECASE)
_THAI, _BUDDHIST = 0x41E, 7
_DAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_PLACES = "0#?"
_BARE = frozenset({"", "general", "@", "standard"})


def shown_number(value: float, code: str) -> str | None:
    """Gives the number as its format shows it; null where the format is none, or more than is covered here.

    >>> shown_number(386740801, "0000000000")
    '0386740801'
    >>> shown_number(1234567.5, "#,##0.00")
    '1,234,567.50'
    """
    if len(code) > LONGEST or code.strip().lower() in _BARE:
        return None
    plain = _PLAIN.fullmatch(code)
    if plain is not None and abs(value) < _EXACT:
        digits = len(plain[2] or "")
        if round(value, digits) == value:
            return f"{value:{',' if plain[1] else ''}.{digits}f}"
    sections = _sections(code)
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    signs = _signs(section)
    if signs is None:
        return None
    try:
        return _filled(Decimal(repr(value)), signs)
    except InvalidOperation:
        return None


def shown_date(value: date | datetime, code: str) -> str | None:
    """Gives the date as a Thai format shows it; null for any other, which each country shows in its own way.

    >>> shown_date(date(2022, 2, 14), "[$-D07041E]d mmmm yyyy;@")
    '14 กุมภาพันธ์ 2565'
    """
    if len(code) > LONGEST:
        return None
    locale = _LOCALE.search(code)
    number = int(locale[1], 16) if locale else 0
    thai = number & 0xFFFF == _THAI
    buddhist = (number >> 16 & 0xFF) == _BUDDHIST
    parts = _DATE_PART.findall(_sections(code)[0])
    if not (thai or buddhist or any(part[0] in "bB" for part in parts)):
        return None
    era = 543 if buddhist else 0
    return "".join(_date_part(value, part, parts, place, era) for place, part in enumerate(parts)).strip()


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[str, ...]:
    sections = [""]
    for piece in _PIECE.findall(code):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    return tuple(sections)


@lru_cache(maxsize=1_000)
def _signs(section: str) -> list[tuple[str, bool]] | None:
    """Gives the signs of a section, each with whether it stands for itself; null where it is not covered."""
    signs: list[tuple[str, bool]] = []
    for piece in _PIECE.findall(section):
        if piece[0] == '"':
            signs += [(sign, True) for sign in piece[1:-1]]
        elif piece[0] == "\\":
            signs.append((piece[1:], True))
        elif piece[0] == "_":
            signs.append((" ", True))
        elif piece[0] == "[":
            if re.match(r"\[(?:[<>=]|h|m|s)", piece, re.IGNORECASE):
                return None
        elif piece[0] != "*":
            if piece in "Ee/@" or piece in "dmyhsDMYHSgG":
                return None
            signs.append((piece, piece not in "0#?.,%"))
    return signs if any(not own and sign in _PLACES for sign, own in signs) else None


def _filled(value: Decimal, signs: list[tuple[str, bool]]) -> str:
    working = [sign for sign, own in signs if not own]
    last = max(at for at, (sign, own) in enumerate(signs) if not own and sign in _PLACES)
    thousands = sum(not own and sign == "," for sign, own in signs[last + 1 :])
    value = value.scaleb(2 * working.count("%") - 3 * thousands)
    point = next((at for at, (sign, own) in enumerate(signs) if sign == "." and not own), len(signs))
    decimals = [sign for sign, own in signs[point:] if not own and sign in _PLACES]
    rounded = abs(value).quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    whole, _, rest = f"{rounded:f}".partition(".")
    grouped = any(not own and sign == "," for sign, own in signs[: min(point, last)])
    left = _whole(whole.lstrip("0"), signs[:point], grouped=grouped)
    minus = "-" if value < 0 and rounded else ""
    return (minus + left + _rest(rest, signs[point:])).strip()


def _whole(digits: str, signs: list[tuple[str, bool]], *, grouped: bool) -> str:
    places = [at for at, (sign, own) in enumerate(signs) if not own and sign in _PLACES]
    waiting, told, count = list(digits), list[str](), 0
    for at in range(len(signs) - 1, -1, -1):
        sign, own = signs[at]
        if own or sign == "%":
            told.append(sign)
            continue
        if sign not in _PLACES:
            continue
        wanted = waiting if at == places[0] else waiting[-1:]
        taken = list(reversed(wanted)) or (["0"] if sign == "0" else [])
        del waiting[len(waiting) - len(wanted) :]
        for digit in taken:
            if grouped and count and count % 3 == 0:
                told.append(",")
            told.append(digit)
            count += 1
    return "".join(reversed(told))


def _rest(digits: str, signs: list[tuple[str, bool]]) -> str:
    waiting, told = list(digits), []
    kept = len(digits.rstrip("0"))
    for sign, own in signs:
        if own or sign == "%":
            told.append(sign)
        elif sign == "." and digits:
            told.append(".")
        elif sign in _PLACES:
            digit = waiting.pop(0)
            shown = sign == "0" or len(digits) - len(waiting) <= kept
            told.append(digit if shown else "")
    return "".join(told).removesuffix(".")


def _date_part(value: date | datetime, part: str, parts: list[str], place: int, era: int) -> str:
    kind, width = part[0].lower(), len(part)
    clock = value.time() if isinstance(value, datetime) else time()
    if kind in "be" and part.isalpha():
        return f"{value.year + 543:04}" if width > 2 or kind == "e" else f"{(value.year + 543) % 100:02}"
    if kind == "y":
        return f"{value.year + era:04}" if width > 2 else f"{(value.year + era) % 100:02}"
    if kind == "d":
        return f"{value.day:0{width}}" if width < 3 else _DAYS[value.weekday()]
    if kind == "h":
        return f"{clock.hour:0{min(width, 2)}}"
    if kind == "s":
        return f"{clock.second:0{min(width, 2)}}"
    if kind == "m" and width < 3 and _is_minute(parts, place):
        return f"{clock.minute:0{width}}"
    if kind == "m":
        names = SHORT_MONTHS if width == 3 else LONG_MONTHS
        return f"{value.month:0{width}}" if width < 3 else names[value.month - 1]
    if part[0] in '"\\':
        return part.strip('"') if part[0] == '"' else part[1:]
    return "" if part[0] in "[*@" or "/" in part[1:] else " " if part[0] == "_" else part


def _is_minute(parts: list[str], place: int) -> bool:
    before = next((one[0].lower() for one in reversed(parts[:place]) if one[0].lower() in "dmyhsb"), "")
    after = next((one[0].lower() for one in parts[place + 1 :] if one[0].lower() in "dmyhsb"), "")
    return before == "h" or after == "s"
