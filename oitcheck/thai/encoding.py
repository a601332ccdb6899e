"""Bytes to text, whatever the page says of itself.

Order: byte order mark, ASCII, valid UTF-8 whatever is declared, nearly UTF-8, a declared Thai name, Thai by statistics,
another declared name, a guess. Every Thai name is read as cp874, the superset of all of them.
"""

import codecs
import re
from dataclasses import dataclass
from encodings.aliases import aliases

from charset_normalizer import from_bytes

from oitcheck.thai import _mend

_THAI_NAMES = (
    "cp874 windows874 xwindows874 tis620 tis6200 tis62025291 tis62025330 tis6202533 tis62025431 tis11 isoir166 "
    "iso885911 iso8859112001 iso8859thai dos874 ibm874 mscp874 thai macthai xmacthai cp1161 cp1162 ibm1162"
)
_SAFE = (
    "utf_8 utf_8_sig utf_16 utf_16_le utf_16_be utf_32 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 "
    "iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_10 iso8859_13 iso8859_14 iso8859_15 "
    "iso8859_16 koi8_r koi8_u gbk gb2312 gb18030 big5 big5hkscs shift_jis cp932 euc_jp iso2022_jp euc_kr cp949 johab "
    "mac_roman cp437 cp850 cp852 cp866 hz"
)
"""Codecs from bytes to text that are called by a declared name; none other ever is (zlib_codec, idna, unicode_escape)."""

_WESTERN = frozenset({"ascii", "latin_1", "iso8859_1", "cp1252"})
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_GUESS_BYTES = 32 * 1024  # as much as is guessed from: guessing costs about 1 ms a KiB
_HIGH = re.compile(rb"[\x80-\xff]")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")
_THAI_BYTE = re.compile(rb"[\x85\x91-\x97\xa0-\xda\xdf-\xfb]")  # with the quotes, dashes and spaces of cp874
_MARK_BYTE = re.compile(rb"[\xd1\xd4-\xda\xe7-\xee]")
_MARK_IN_PLACE = re.compile(rb"(?<=[\xa1-\xce\xd1\xd4-\xda\xe7-\xee])[\xd1\xd4-\xda\xe7-\xee]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text out of bytes.

    Attributes:
        text: without byte order mark and lone surrogates; what could not be read is U+FFFD.
        encoding: what was used, such as ``utf-8`` or ``cp874``.
        notes: ``charset_mismatch`` where a browser that believes the declaration shows something else; ``mojibake``
            where text had been encoded twice (it is mended here).
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(body: bytes, declared: tuple[str, ...] = ()) -> Decoded:
    """Gives the text of the bytes.

    Args:
        body: all of the file.
        declared: names of encodings as the file is said to have, the most binding first (header, then meta).
    """
    text, encoding, by_mark = _decoded(body, declared)
    mended = False
    if encoding != "ascii":  # Latin-1 letters are C3 and one more in UTF-8
        text, mended = _mend.twice_encoded(text, western=encoding != "utf-8" or b"\xc3" in body)
    notes = ["mojibake"] if mended else []
    believed = next((found for found in map(_codec, declared) if found), None)
    if not by_mark and believed and encoding != "ascii" and not _agree(believed, encoding):
        notes.append("charset_mismatch")
    return Decoded(text, encoding, tuple(notes))


def _decoded(body: bytes, declared: tuple[str, ...]) -> tuple[str, str, bool]:
    """Gives the text, the encoding, and whether a byte order mark told it."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _tidy(body[len(mark) :].decode(name, "replace")), name, True
    if body.isascii():
        wide = _wide(body)
        return (body.decode(wide, "replace"), wide, False) if wide else (body.decode("ascii"), "ascii", False)
    try:
        return body.decode("utf-8").removeprefix("\ufeff"), "utf-8", False
    except UnicodeDecodeError:
        text, name = _other(body, tuple(filter(None, map(_codec, declared))))
        return _tidy(text), name, False


def _other(body: bytes, names: tuple[str, ...]) -> tuple[str, str]:
    """Gives text and encoding of bytes that are not UTF-8 throughout."""
    nearly = _mend.nearly_utf8(body)
    if nearly is not None:
        return nearly, "utf-8"
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace"), wide
    if "cp874" in names or _is_thai(body):
        return body.decode("cp874", "replace"), "cp874"
    for name in names:
        if name != "utf-8":
            return body.decode(name, "replace"), name
    guessed = from_bytes(body[:_GUESS_BYTES]).best()
    name = (_codec(guessed.encoding) if guessed else None) or "cp1252"
    return body.decode(name, "replace"), name


def _tidy(text: str) -> str:
    return (
        text.removeprefix("\ufeff").encode("utf-8", "replace").decode() if _mend.LONE.search(text) else text
    )


def _codec(label: str) -> str | None:
    """Gives the codec that a declared name stands for; null where it is unknown or no encoding of text."""
    plain = "".join(sign for sign in label[:64].lower() if sign.isascii() and sign.isalnum())
    if plain in _THAI_NAMES.split():
        return "cp874"
    alias = re.sub("[^a-z0-9]+", "_", label[:64].strip().lower()).strip("_")
    name = aliases.get(alias, alias)
    if name in _WESTERN:
        return "cp1252"  # as browsers read it
    if name in {"utf_8", "utf_8_sig", "utf8"} or plain in {"utf8", "unicode11utf8", "xunicode20utf8"}:
        return "utf-8"
    return name if name in _SAFE.split() else None


def _agree(believed: str, used: str) -> bool:
    return believed == used or (believed.startswith("utf_16") and used.startswith("utf-16"))


def _wide(body: bytes) -> str | None:
    """Gives UTF-16 without a mark: every second byte is the block of ASCII (0) or of Thai (14)."""
    start = body[:512]
    if len(start) < 8 or 0 not in start:
        return None
    even, odd = (sum(half.count(block) for block in (0, 14)) for half in (start[::2], start[1::2]))
    if max(even, odd) < 0.45 * len(start):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_thai(body: bytes) -> bool:
    """Tells whether high bytes read as Thai: nearly all are Thai signs, in runs, and marks stand on consonants."""
    sample = body[:1_000_000]
    high = len(_HIGH.findall(sample))
    if high < 4 or len(_THAI_BYTE.findall(sample)) < 0.98 * high:
        return False
    if sum(map(len, _HIGH_RUN.findall(sample))) < 0.8 * high:
        return False
    marks = len(_MARK_BYTE.findall(sample))
    return 0.08 * high < marks < 0.5 * high and len(_MARK_IN_PLACE.findall(sample)) > 0.95 * marks
