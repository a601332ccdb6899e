"""Digits: Thai and ASCII, one for one, so that places in the text stay where they are."""

_PAIRS = tuple(zip("๐๑๒๓๔๕๖๗๘๙", "0123456789", strict=True))
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def ascii_digits(text: str) -> str:
    """Gives the text with Thai digits as ASCII digits; every character keeps its place.

    >>> ascii_digits("พ.ศ. ๒๕๖๕")
    'พ.ศ. 2565'
    """
    for (
        thai,
        plain,
    ) in _PAIRS:  # ten scans at the speed of memory, where ``translate`` looks every character up
        text = text.replace(thai, plain)
    return text


def thai_digits(text: str) -> str:
    """Gives the text with ASCII digits as Thai digits; every character keeps its place.

    >>> thai_digits("14 กุมภาพันธ์ 2565")
    '๑๔ กุมภาพันธ์ ๒๕๖๕'
    """
    return text.translate(_THAI)
