"""Digits: Thai and ASCII, one for one, so that places in the text stay where they are."""

_ASCII = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def ascii_digits(text: str) -> str:
    """Gives the text with Thai digits as ASCII digits; every character keeps its place.

    >>> ascii_digits("พ.ศ. ๒๕๖๕")
    'พ.ศ. 2565'
    """
    return text.translate(_ASCII)


def thai_digits(text: str) -> str:
    """Gives the text with ASCII digits as Thai digits; every character keeps its place.

    >>> thai_digits("14 กุมภาพันธ์ 2565")
    '๑๔ กุมภาพันธ์ ๒๕๖๕'
    """
    return text.translate(_THAI)
