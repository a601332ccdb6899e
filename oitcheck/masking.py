"""What must never be stored or shown as it is: secrets in addresses, national ID numbers."""

import re

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
_ID_NUMBER = re.compile(
    r"[0-9๐-๙](?<![0-9๐-๙]{2})(?:[\s\u2010-\u2015-]?[0-9๐-๙]){12}(?![0-9๐-๙])"
)  # begins with a set: the engine skips to digits
_ID_DIGITS = 13
_ANY_DIGITS = re.compile(r"[0-9๐-๙]")
_SEPARATORS = re.compile(r"[\s\u2010-\u2015-]")


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
    """Gives the text with every 13-digit national ID number (valid check digit, Thai digits too) made unreadable."""
    if len(text) < _ID_DIGITS or _ANY_DIGITS.search(text) is None:
        return text
    return _ID_NUMBER.sub(lambda hit: "x-xxxx-xxxxx-xx-x" if _is_id_number(hit[0]) else hit[0], text)


def _is_id_number(text: str) -> bool:
    digits = [int(sign) for sign in _SEPARATORS.sub("", text)]
    total = sum(digit * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True))
    return digits[12] == (11 - total % 11) % 10
