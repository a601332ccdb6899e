"""The signs of Thai script and the odd shapes they arrive in: tables and patterns, nothing else.

Classes of signs (each a string for use inside ``[...]``):

    CONSONANTS  ก to ฮ
    VOWELS      vowels above and below, which stand before a tone
    TONES       tones and thanthakhat
    MARKS       everything that combines with the consonant before it
"""

import re

CONSONANTS = "ก-ฮ"
VOWELS = "\u0e31\u0e34-\u0e3a\u0e47\u0e4d\u0e4e"
TONES = "\u0e48-\u0e4c"
MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
GAPS = " \t\u00a0\ufffd"

GAP = "␣"
"""What stands in folded text where white space parted two digits: "2565 10" must not become 256510."""

GLYPHS = {
    0xF700: "ฐ", 0xF701: "\u0e34", 0xF702: "\u0e35", 0xF703: "\u0e36", 0xF704: "\u0e37",
    0xF705: "\u0e48", 0xF706: "\u0e49", 0xF707: "\u0e4a", 0xF708: "\u0e4b", 0xF709: "\u0e4c",
    0xF70A: "\u0e48", 0xF70B: "\u0e49", 0xF70C: "\u0e4a", 0xF70D: "\u0e4b", 0xF70E: "\u0e4c",
    0xF70F: "ญ", 0xF710: "\u0e31", 0xF711: "\u0e4d", 0xF712: "\u0e47",
    0xF713: "\u0e48", 0xF714: "\u0e49", 0xF715: "\u0e4a", 0xF716: "\u0e4b", 0xF717: "\u0e4c",
    0xF718: "\u0e38", 0xF719: "\u0e39", 0xF71A: "\u0e3a",
    0xF884: "\u0e31", 0xF885: "\u0e34", 0xF886: "\u0e35", 0xF887: "\u0e36", 0xF888: "\u0e37", 0xF889: "\u0e47",
    0xF88A: "\u0e48", 0xF88B: "\u0e48", 0xF88C: "\u0e48", 0xF88D: "\u0e49", 0xF88E: "\u0e49", 0xF88F: "\u0e49",
    0xF890: "\u0e4a", 0xF891: "\u0e4a", 0xF892: "\u0e4a", 0xF893: "\u0e4b", 0xF894: "\u0e4b", 0xF895: "\u0e4b",
    0xF896: "\u0e4c", 0xF897: "\u0e4c", 0xF898: "\u0e4c", 0xF899: "\u0e4d",
    0xF89A: "ญ", 0xF89B: "\u0e38", 0xF89C: "\u0e39", 0xF89D: "\u0e3a", 0xF89E: "ฐ",
}  # fmt: skip
"""Private-use shapes of Windows (U+F7..) and Mac (U+F8..) Thai fonts by the sign they draw.

Source: the fall-back tables of text shapers for fonts without OpenType, such as HarfBuzz (SD, SDL, SL and RD shapes).
"""

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
SINGLE_QUOTES = "\u2018\u2019\u201a\u201b\u2032\u00b4\uff07"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02"
LOOKALIKES = {
    **dict.fromkeys(map(ord, DASHES), "-"),
    **dict.fromkeys(map(ord, SINGLE_QUOTES), "'"),
    **dict.fromkeys(map(ord, DOUBLE_QUOTES), '"'),
}
THAI_DIGITS = {chr(0x0E50 + value): str(value) for value in range(10)}

UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
"""Zero-width signs, fillers, directions and variation selectors: a reader sees none of them."""

UNSEEN_RUN = re.compile(f"[{UNSEEN}]+")
BROKEN_HYPHEN = re.compile("[\x02\ufffe]")
"""How pdfium writes the hyphen at a line's end."""

_CONTROL_RANGES = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\uffff"
CONTROLS = re.compile(f"[{_CONTROL_RANGES}]")
"""C0 and C1 controls but for white space, lone surrogates and the non-character."""

LATIN_SHOWN = {0xA0 + place: 0x0E00 + place for place in (*range(1, 0x3B), *range(0x3F, 0x5C))}
"""Thai bytes (TIS-620) that were shown as Latin-1, by the Thai sign they stand for."""


def spread(ranges: str) -> frozenset[str]:
    """Gives the members of a character class such as ``a-z_``."""
    found = re.findall("(.)-(.)|(.)", ranges, re.DOTALL)
    return frozenset(
        chr(point) for low, high, lone in found for point in range(ord(low or lone), ord(high or lone) + 1)
    )


CONTROL_SET = spread(_CONTROL_RANGES + "\x02\ufffe")
UNSEEN_SET = spread(UNSEEN)
