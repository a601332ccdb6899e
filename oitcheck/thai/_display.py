"""Text as it is shown to people."""

import re
import unicodedata

from oitcheck.thai import _signs as signs

_CLEAN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\u00a0\u00ad\u034f\u061c\u115f-\u1160\u1680\u17b4-\u17b5\u180b-\u180f\u2000-\u200f"
    "\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ud800-\udfff\uf700-\uf71a\uf884-\uf89e\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe-\uffff\U000e0000-\U000e0fff]"
)
_LINES = re.compile("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_GLYPH = re.compile("[\uf700-\uf71a\uf884-\uf89e]")
_CONTROL_IN_THAI = re.compile(
    "(?<=[\u0e01-\u0e5b])[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+(?=[\u0e01-\u0e5b])"
)


def display(text: str) -> str:
    """Gives the text as it is shown: white space collapsed, no controls, zero-width or direction signs, lines kept.

    Empty lines are dropped. Safe for JSON, XML and a terminal: no C0 or C1 control but the line break is left,
    no lone surrogate, no non-character.
    """
    if _CLEAN.search(text):
        text = _GLYPH.sub(lambda hit: signs.GLYPHS[ord(hit[0])], _LINES.sub("\n", text))
        text = _CONTROL_IN_THAI.sub("\ufffd", signs.BROKEN_HYPHEN.sub("-", text))
        text = signs.CONTROLS.sub("", signs.UNSEEN_RUN.sub("", text))
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(filter(None, lines))
