"""Folding: one form for both sides of every comparison, whatever program wrote the Thai text.

Two roads to the same result: ``_quick`` for ordinary pages (bytes of cp874, some 100 million characters a second),
``_thorough`` for all else, repeated to a fixed point.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from oitcheck.thai import _signs as signs

_ROUNDS = 12  # damaged text settles in two or three; hostile text may not hold us longer

_WHITE = b" \t\n\r\x0b\x0c\xa0"
_LOWER = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ\xf0\xf1\xf2\xf3\xf4\xf5\xf6\xf7\xf8\xf9\x91\x92\x93\x94\x96\x97" + _WHITE,
    b"abcdefghijklmnopqrstuvwxyz0123456789''\"\"--" + b" " * len(_WHITE),
)
_DIGITS = frozenset("0123456789")
_NEVER_FIRST = frozenset(signs.spread(signs.MARKS)) | {"\u0e32", "\u0e33"}
_LEADING = "เ"  # two of it are one แ
_REFERENCE = re.compile(rb"&#([0-9]+);")

_T, _V, _C, _G = signs.TONES, signs.VOWELS, signs.CONSONANTS, signs.GAPS
# A run is entered at its first sign only: from every sign of it would take time with the square of its length.
_NIKHAHIT_AA = re.compile(f"(?<![{_T}])([{_T}]*+)\u0e4d([{_T}]*)[{_G}]*\u0e32")
_LOST_AM = re.compile(
    f"(?<![{_G}])([{_C}][{_T}]?)[{_G}]+\u0e32|([{_C}][{_T}]?)[{_G}]+\u0e32(?![ \t\u00a0])"
)  # not in letters spaced apart, "ป ร ะ ก า ศ"
_GAP_AA = tuple(f"{gap}\u0e32" for gap in signs.GAPS)
_DOUBLE_AM = re.compile("\u0e33[\u0e32\u0e33]+")
_TONE_FIRST = re.compile(f"(?<![{_T}])[{_T}]++[{_V}][{_T}{_V}]*+")
_IS_TONE = frozenset(signs.spread(signs.TONES))
_DOUBLED = re.compile(f"([{signs.MARKS}])\\1+")
_STRAY = re.compile(f"(?<!\ufffd)\ufffd++(?=[{signs.MARKS}])|(?<=[{signs.MARKS}])\ufffd+")
_DIGITS_APART = re.compile(r"([0-9])\s+(?=[0-9])")
_LATIN_RUN = re.compile("[\u00a1-\u00da\u00df-\u00fb]+")
_THAI_RUN = re.compile("[ก-ฮ]+")
_LETTER_RUN = re.compile(r"[^\W\d_]+")
_LATIN = frozenset(map(chr, signs.LATIN_SHOWN))
_LINE = 400  # lines, headings and links are folded again for every element of a question
_SINGLE = {chr(point): sign for point, sign in (signs.GLYPHS | signs.LOOKALIKES).items()}


def fold(text: str) -> str:
    """Gives the form in which texts are compared: equal for all ways to write the same Thai words.

    Without any white space, in lower case, digits in ASCII, sara am and tones in one order, private-use glyphs,
    zero-width signs, look-alike dashes and quotes resolved. White space between two digits leaves ``GAP``, so that
    the cells "2565" and "10" do not read 256510. Folding what is folded changes nothing.
    """
    return _fold_line(text) if len(text) <= _LINE else _fold(text)


@lru_cache(maxsize=16384)
def _fold_line(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    quick = _quick(text)
    return _thorough(text) if quick is None else quick


def fold_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Gives ``fold`` of each line; many short ones are folded at once."""
    folded = _quick(_APART.join(lines))
    parts = () if folded is None else tuple(folded.split(_APART))
    return parts if len(parts) == len(lines) else tuple(map(fold, lines))


# A sign that folds to itself and that nothing is folded over.
_APART = "␤"


def fold_parts(parts: Sequence[str]) -> tuple[str, ...]:
    """Gives each part folded such that ``join_folded`` of any of them is ``fold`` of their lines.

    Empty where that cannot be done part by part (damaged text): then fold the lines as a whole.
    """
    folded = [_quick(part) for part in parts]
    if any(one is None for one in folded) or any(map(_is_open, parts)):
        return ()
    return tuple(one for one in folded if one is not None)


def _is_open(part: str) -> bool:
    """Tells whether the text starts with a sign that belongs to what stands before it, or ends before one."""
    return part.lstrip()[:1] in _NEVER_FIRST or part.rstrip()[-1:] == _LEADING


def join_folded(folded: Iterable[str]) -> str:
    """Gives lines folded by ``fold_parts`` as one folded text."""
    parts: list[str] = []
    for part in folded:
        if part and parts and parts[-1][-1] in _DIGITS and part[0] in _DIGITS:
            parts.append(signs.GAP)
        if part:
            parts.append(part)
    return "".join(parts)


def _quick(text: str) -> str | None:
    """Gives the folded text where nothing in it is odd, else null."""
    if "&#" in text:
        return None
    body = text.encode("cp874", "xmlcharrefreplace")
    foreign: list[tuple[str, str]] = []
    if b"&#" in body:
        for number in set(_REFERENCE.findall(body)):
            shown = _foreign(int(number))
            if shown is None:
                return None
            if shown:
                foreign.append((f"&#{number.decode()};", shown))
            else:
                body = body.replace(b"&#%b;" % number, b"")
    if _is_odd(body):
        return None
    body = _digits_marked(body.translate(_LOWER)).translate(None, b" ")
    while b"\xe0\xe0" in body:
        body = body.replace(b"\xe0\xe0", b"\xe1")
    result = body.replace(b"\x85", b"...").decode("cp874").replace("\0", signs.GAP)
    for reference, shown in foreign:
        result = result.replace(reference, shown)
    return result


_GAP_FLAG, _TONE_FLAG, _VOWEL_FLAG, _AM_FLAG, _NEVER_FLAG = 1, 2, 4, 8, 128


def _flags(signs_by_flags: dict[bytes, int]) -> bytes:
    table = bytearray(256)
    for members, flags in signs_by_flags.items():
        for member in members:
            table[member] = flags
    return bytes(table)


_B_VOWELS, _B_TONES, _B_AM = b"\xd1\xd4\xd5\xd6\xd7\xd8\xd9\xda\xe7", b"\xe8\xe9\xea\xeb\xec", b"\xd3"
_B_NEVER = bytes({*range(9), *range(14, 32), 127, 0xED, 0xEE})  # controls, nikhahit, yamakkan
_IS = _flags(
    {
        _WHITE: _GAP_FLAG,
        _B_TONES: _TONE_FLAG,
        _B_VOWELS: _VOWEL_FLAG,
        _B_AM: _AM_FLAG,
        _B_NEVER: _NEVER_FLAG,
    }
)
_NOT_AFTER = _flags(
    {
        _B_VOWELS: _GAP_FLAG | _TONE_FLAG | _VOWEL_FLAG,
        _B_TONES: _GAP_FLAG | _TONE_FLAG,
        _B_AM + b"\xd2": _GAP_FLAG | _AM_FLAG,
    }
)


def _is_odd(body: bytes) -> bool:
    """Tells whether a sign stands where only damaged or unordered text has one (a mark after a gap or a tone …).

    Each byte becomes the flag of its class, and of the classes it may not follow; one AND of the two as long
    integers, one byte apart, looks at all neighbours at once: ten times faster than a pattern.
    """
    kinds = body.translate(_IS)
    if _NEVER_FLAG in kinds:
        return True
    after = body.translate(_NOT_AFTER)
    return int.from_bytes(kinds, "big") & (int.from_bytes(after, "big") << 8) != 0


_DIGITS_AS_ONE = bytes.maketrans(b"0123456789", b"1" * 10)
_IS_DIGIT = _flags({b"0123456789": 1})
_IS_SPACE = _flags({b" ": 1})


def _digits_marked(body: bytes) -> bytes:
    """Gives the bytes with NUL for the space between two digits; by long integers as well."""
    while b"  " in body:
        body = body.replace(b"  ", b" ")
    if b"1 1" not in body.translate(_DIGITS_AS_ONE):
        return body
    digits = int.from_bytes(body.translate(_IS_DIGIT), "big")
    between = (digits << 8) & (digits >> 8)
    if not between:
        return body
    spaces = int.from_bytes(body.translate(_IS_SPACE), "big") & between
    return (int.from_bytes(body, "big") ^ spaces << 5).to_bytes(len(body), "big") if spaces else body


@lru_cache(maxsize=2048)
def _foreign(number: int) -> str | None:
    """Gives what a sign outside cp874 folds to where that is plain: itself, a look-alike, nothing; else null."""
    sign = chr(number)
    if signs.UNSEEN_RUN.match(sign):
        return ""
    if sign == "\ufffd":  # it may stand for a lost mark
        return None
    if number in signs.LOOKALIKES:
        return signs.LOOKALIKES[number]
    plain = unicodedata.category(sign) in {"So", "Po", "Pi", "Pf", "Sc"} and sign.casefold() == sign
    return sign if plain and unicodedata.is_normalized("NFKC", f"a{sign}a") and not sign.isspace() else None


def _thorough(text: str) -> str:
    for _ in range(_ROUNDS):
        before, text = text, _round(text)
        if before == text:
            break
    return text


def _round(text: str) -> str:
    present = set(text)
    if not present.isdisjoint(signs.CONTROL_SET):
        text = signs.CONTROLS.sub("\ufffd", signs.BROKEN_HYPHEN.sub("-", text))
    if not present.isdisjoint(_LATIN):
        text = _thai_bytes(text)
    for sign in present.intersection(_SINGLE):
        text = text.replace(sign, _SINGLE[sign])
    if not present.isdisjoint(signs.UNSEEN_SET):
        text = signs.UNSEEN_RUN.sub("", text)
    text = _compatible(text)
    text = _marks(text).replace("เเ", "แ").casefold()
    for digit in present.intersection(signs.THAI_DIGITS):
        text = text.replace(digit, signs.THAI_DIGITS[digit])
    return "".join(_DIGITS_APART.sub(rf"\1{signs.GAP}", text).split())


def _compatible(text: str) -> str:
    """Gives the text in NFKC, with sara am in one piece."""
    whole = text.replace("\u0e33", "\ue000") if "\ue000" not in text else text
    if unicodedata.is_normalized("NFKC", whole):
        return text
    return unicodedata.normalize("NFKC", text)


def _marks(text: str) -> str:
    """Gives the text with every cluster's marks in one order, none doubled, and sara am whole."""
    text = _TONE_FIRST.sub(lambda hit: "".join(sorted(hit[0], key=_IS_TONE.__contains__)), text)
    text = _DOUBLED.sub(r"\1", text)
    if "\u0e4d" in text:
        text = _NIKHAHIT_AA.sub("\\1\\2\u0e33", text)
    if any(pair in text for pair in _GAP_AA):
        text = _LOST_AM.sub("\\1\\2\u0e33", text)
    text = _DOUBLE_AM.sub("\u0e33", text)
    return _STRAY.sub("", text) if "\ufffd" in text else text


def _thai_bytes(text: str) -> str:
    """Gives the text with Thai bytes that were shown as Latin letters read as Thai, where that is what they are."""
    shown = sum(map(len, _LATIN_RUN.findall(text)))
    if shown < 8:
        return text
    thai = sum(map(len, _THAI_RUN.findall(text)))
    others = sum(map(len, _LETTER_RUN.findall(_LATIN_RUN.sub(" ", text))))
    if shown < 0.4 * (shown + others) or thai > shown / 4:
        return text
    return _LATIN_RUN.sub(lambda hit: hit[0].translate(signs.LATIN_SHOWN), text)
