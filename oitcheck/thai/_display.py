"""Text as it is shown to people."""

import re
import unicodedata

from oitcheck.thai import _signs as signs

_LINES = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_SPACES = re.compile("[\u1680\u2000-\u200a\u202f\u205f\u3000]")
_GLYPH = re.compile("[\uf700-\uf71a\uf884-\uf89e]")
_CONTROL_IN_THAI = re.compile(
    "(?<=[\u0e01-\u0e5b])[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+(?=[\u0e01-\u0e5b])"
)


def display(text: str) -> str:
    """Gives the text as it is shown: white space collapsed, no controls, zero-width or direction signs, lines kept.

    Empty lines are dropped. Safe for JSON, XML and a terminal: no C0 or C1 control but the line break is left,
    no lone surrogate, no non-character.
    """
    text = text.replace("\t", " ").replace("\xa0", " ")
    if not text.replace("\n", "").isprintable():
        text = _cleaned(text)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    while "  " in text:
        text = text.replace("  ", " ")
    return "\n".join(filter(None, map(str.strip, text.split("\n"))))


def _cleaned(text: str) -> str:
    text = _SPACES.sub(" ", _LINES.sub("\n", text))
    text = _GLYPH.sub(lambda hit: signs.GLYPHS[ord(hit[0])], text)
    text = _CONTROL_IN_THAI.sub("\ufffd", signs.BROKEN_HYPHEN.sub("-", text))
    return signs.CONTROLS.sub("", signs.UNSEEN_RUN.sub("", text))
