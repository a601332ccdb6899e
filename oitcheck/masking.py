"""What must never be stored or shown as it is: secrets in addresses, national ID numbers."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from operator import mul

SECRET = "•••"  # noqa: S105 - what stands in the place of one

_NAMES = (
    r"(?:access|auth|id|refresh|csrf|x)?[_-]?token|api[_-]?key|key|secret|client[_-]?secret|pass(?:word|wd|phrase)?|pwd|"
    r"sig(?:nature)?|session(?:[_-]?id)?|jsessionid|phpsessid|auth(?:orization)?|credentials?|otp|jwt"
)
_LEAD = r"(?:[?&;#/\s]|%(?:25)*(?:3f|26|23)|^)"
_EQUALS = r"(?:=|%(?:25)*3d)"
_VALUE = r"(?:(?!%(?:25)*(?:26|23))[^&;#\s\"'<>])+"
_PAIR = re.compile(rf"(?i)(?P<lead>{_LEAD}(?:[\w.-]+[_.-])?(?:{_NAMES})(?:\[\])?{_EQUALS}){_VALUE}")
_USERINFO = re.compile(
    r"(?i)(?P<lead>[\\/]{2,}+|%(?:25)*2f%(?:25)*2f)(?P<rest>[^\s/?#\"'<>]*+)"
)  # takes every run whole, with a user name or without one: linear in what a stranger sends
_AT = re.compile(r"(?i)@|%(?:25)*40")
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_DASHES = "\\-\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d"
_BETWEEN = rf"(?:[\s{_INVISIBLE}{_DASHES}._/·•|,:;()\[\]+]|%20|%2[dD]|%[cC]2%[aA]0|&nbsp;|&#160;)"
_ESCAPED = r"%[eE]0%[bB]9%9\d|%[eE][fF]%[bB][cC]%9\d|%3\d"
_DIGIT = re.compile(r"\d")
_DIGIT_OF_URL = re.compile(rf"(?<!%)(?<!%[0-9a-fA-F])\d|{_ESCAPED}")
_DIGITS = re.compile(rf"\d(?:{_BETWEEN}{{0,5}}+\d){{12,}}+")  # begins with a set: the engine skips to digits
_DIGITS_OF_URL = re.compile(
    rf"(?:{_DIGIT_OF_URL.pattern})(?:{_BETWEEN}{{0,5}}+(?:{_DIGIT_OF_URL.pattern})){{12,}}+"
)
_ONE_BETWEEN = re.compile(rf"(?:[\s{_DASHES}]|%20|%2[dD]|%[cC]2%[aA]0|&nbsp;|&#160;)?")
_UNSEEN = re.compile(f"[{_INVISIBLE}]+")
_ID_DIGITS = 13
_ID_GROUPS = (0, 4, 9, 11)
"""After which digits, from 0, an ID number is written with something between: 1-1017-00230-70-8."""
_MOST_GAPS = 7
"""Blanks or dashes at odd places of an ID number: numbers of pages in a row (1 2 3 … 11) have more."""
_WEIGHTS = range(13, 1, -1)
_ID_MASK = "x-xxxx-xxxxx-xx-x"


def mask(text: str) -> str:
    """Gives the text with user names, passwords, tokens and keys in its addresses, and ID numbers, made unreadable.

    Works on a lone address and on a sentence that holds some; what is not secret stays as it was.
    """
    encoded = "%" in text
    if "@" in text or encoded:
        text = _USERINFO.sub(_without_user, text)
    if "=" in text or encoded:
        text = _PAIR.sub(lambda hit: f"{hit['lead']}{SECRET}", text)
    return mask_id_numbers(text)


def _without_user(hit: re.Match[str]) -> str:
    signs = list(_AT.finditer(hit["rest"]))
    return f"{hit['lead']}{SECRET}@{hit['rest'][signs[-1].end() :]}" if signs else hit[0]


def mask_id_numbers(text: str) -> str:
    """Gives the text with every 13-digit national ID number (valid check digit) made unreadable.

    Digits of any script count, percent-encoded ones too; between them may stand nothing, one blank or dash at a few places, and signs
    that nobody sees; between the groups of an ID number, or between each of its digits alike, up to five of what people
    and programs put there.
    """
    if len(text) < _ID_DIGITS:
        return text
    return _without(text, _id_numbers(text, _is_written_as_one))


def mask_cells(cells: list[str]) -> list[str]:
    """Gives texts that stand side by side with the digits of ID numbers that are spread over them made unreadable."""
    joined = _CELL.join(cells)
    if len(joined) < _ID_DIGITS:
        return cells
    signs = list(joined)
    for start, end in _id_numbers(joined, _is_in_groups):
        signs[start:end] = ("x" if sign.isdigit() else sign for sign in signs[start:end])
    return "".join(signs).split(_CELL) if len(cells) == joined.count(_CELL) + 1 else cells


_CELL = "\x1f"
Seps = list[str]


def _without(text: str, found: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in found:
        parts += [text[at:start], _ID_MASK]
        at = end
    return "".join(parts) + text[at:] if found else text


def _id_numbers(text: str, written: Callable[[Seps], bool]) -> list[tuple[int, int]]:
    """Gives where ID numbers begin and end, in order, none over another."""
    encoded = "%" in text
    spans, digit = (_DIGITS_OF_URL, _DIGIT_OF_URL) if encoded else (_DIGITS, _DIGIT)
    found: list[tuple[int, int]] = []
    for span in spans.finditer(text):
        hits = list(digit.finditer(text, span.start(), span.end()))
        found += _in_span(text, [hit.span() for hit in hits], [int(hit[0][-1]) for hit in hits], written)
    return found


def _in_span(
    text: str, places: list[tuple[int, int]], digits: list[int], written: Callable[[Seps], bool]
) -> Iterator[tuple[int, int]]:
    free = 0
    for first in range(len(digits) - _ID_DIGITS + 1):
        if first < free or not _has_check_digit(digits, first):
            continue
        last = first + _ID_DIGITS - 1
        inside = places[first : last + 1]
        adjoining = (first and places[first - 1][1] == inside[0][0]) or (
            last + 1 < len(places) and places[last + 1][0] == inside[-1][1]
        )
        if not adjoining and written([text[one[1] : two[0]] for one, two in pairwise(inside)]):
            free = last + 1
            yield inside[0][0], inside[-1][1]


def _has_check_digit(digits: list[int], first: int) -> bool:
    total = sum(map(mul, digits[first : first + 12], _WEIGHTS))
    return bool(digits[first + 12] == (11 - total % 11) % 10)


def _is_written_as_one(seps: Seps) -> bool:
    return _is_in_groups(seps) or (
        sum(map(bool, seps)) <= _MOST_GAPS
        and all(_ONE_BETWEEN.fullmatch(_UNSEEN.sub("", sep)) for sep in seps)
    )


def _is_in_groups(seps: Seps) -> bool:
    """Whether only the groups of an ID number stand apart, or each digit alike."""
    return len(set(seps)) == 1 or not any(sep for place, sep in enumerate(seps) if place not in _ID_GROUPS)
