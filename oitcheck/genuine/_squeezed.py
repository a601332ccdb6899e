"""Two readings of a text for finding spam words in it: tight, with nothing but letters and digits; loose, Latin words.

Both have a quick road for ordinary Thai pages, over bytes of cp874, and the thorough one for all else; both roads give
the same.
"""

import re
import unicodedata
from functools import lru_cache

from oitcheck.thai.text import GAP

LONGEST = 150_000

_LOOK_ALIKES = str.maketrans(
    "абвгдеёзикмнорстухіјѕһԁԛԝѵαβεηικμνορτυχωѡɑɡɩʟʀꜱᴀᴄᴇᴏᴛʙɴ₀₁₂₃₄₅₆₇₈₉",
    "abbrdeeзukmhopctyxijshdqwvabenikuvoptuxwwagilrsaceotbn0123456789",
)
_NO_SIGN = re.compile(r"[^a-z0-9\u0e00-\u0e7f]+")
_SLOT = re.compile(r"สล[\u0e47-\u0e4c]*อ[\u0e47-\u0e4c]*[ตท](?!เตอร)")
_BACCARAT = re.compile(r"บา(?:ค่?า|ค้า)ร[่้]?า")
_OTHER_SENSE = re.compile(
    r"(?:ไทม์|time|เลือก|จอง|ช่วง|ว่าง|parking|pci|memory|ram|sim|sd|card|expansion|antenna|drainage)สล็อต|สล็อต(?:การ์ด|เวลา|จอด|ว่าง|ยา|ที่\d|คิว|ซิม|ram|pci|การบิน)"
)
_OTHER_LATIN = re.compile(
    r"(?:time|parking|flight|airport|booking|pci|memory|ram|sim|sd|card|expansion|milling|available|empty|free|m\.2)[\s_-]*slots?|slots?[\s_-]*(?:car|time|booking|machined|drain|allocation|\d{1,2}\b)"
)
_SLOT_WORD, _SLOT_START, _BACCARAT_START = "สล็อต".encode("cp874"), "สล".encode("cp874"), "บาค".encode("cp874")

_LATIN = b"abcdefghijklmnopqrstuvwxyz0123456789"
_THAI = bytes((*range(0xA1, 0xDB), *range(0xDF, 0xFC)))
_NO_SIGNS = bytes(set(range(256)).difference(_LATIN, _THAI))
_LATIN_RUN = re.compile(rb"[a-z0-9@$!|][a-z0-9@$!|\s\x1c-\x1f.*_\x95/-]*")
_NBSP, _ELLIPSIS = b"\xa0", b"\x85"


def plain(text: str) -> str:
    """Gives a text in lower case without zero-width signs, look-alike letters turned to Latin, spaces kept."""
    text = "".join(
        sign for sign in unicodedata.normalize("NFKC", text[:LONGEST]) if unicodedata.category(sign) != "Cf"
    )
    return text.casefold().translate(_LOOK_ALIKES)


def squeezed(folded: str) -> str:
    """Gives a folded text without anything but Latin and Thai letters and digits, spellings of one word made one."""
    text = _NO_SIGN.sub("", folded.translate(_LOOK_ALIKES))
    return _BACCARAT.sub("บาคาร่า", _SLOT.sub("สล็อต", text))


def tight(folded: str) -> bytes:
    """Gives ``squeezed`` in bytes of cp874."""
    body = _ordinary(folded)
    if body is None:
        return squeezed(folded).encode("cp874", "replace")
    body = body.translate(None, _NO_SIGNS)
    if _SLOT_START in body or _BACCARAT_START in body:
        text = body.decode("cp874")
        return _BACCARAT.sub("บาคาร่า", _SLOT.sub("สล็อต", text)).encode("cp874")
    return body


def own_sense(body: bytes) -> bytes:
    """Gives a tight text without the slots of other trades: of time, of memory, to park in."""
    if _SLOT_WORD not in body:
        return body
    return _OTHER_SENSE.sub("", body.decode("cp874", "replace")).encode("cp874", "replace")


def loose(text: str) -> str:
    """Gives Latin words with what stands between them; everything else between two of them may come as one sign.

    Without the slots of other trades.
    """
    body = _ordinary(text)
    body = None if body is None else body.replace(_NBSP, b" ").replace(_ELLIPSIS, b"...").lower()
    if body is None or b"slot" in body:
        return _OTHER_LATIN.sub(" ", plain(text))
    return b"?".join(_LATIN_RUN.findall(body)).decode("cp874")


def _ordinary(text: str) -> bytes | None:
    """Gives the text in cp874, "?" for other signs that can be no letter in disguise; null where one of them may be."""
    try:
        return text.encode("cp874")
    except UnicodeEncodeError:
        text = text.replace("·", "•").replace(GAP, "?")  # as good as any separator, as any other sign
    try:
        return text.encode("cp874")
    except UnicodeEncodeError:
        strange = (sign for sign in set(text) if not sign.isascii())
        return text.encode("cp874", "replace") if all(map(_is_plain, strange)) else None


@lru_cache(maxsize=4096)
def _is_plain(sign: str) -> bool:
    """Whether a sign is one of Thai writing, or stays a sign of its own that is neither Latin nor a separator."""
    if "\u0e00" <= sign <= "\u0e7f":
        return sign.encode("cp874", "ignore") != b""
    if sign.encode("cp874", "ignore"):
        return True
    read = unicodedata.normalize("NFKC", sign).casefold().translate(_LOOK_ALIKES)
    other = not any(one.isascii() or one.isspace() or one == "·" for one in read)
    return (
        other
        and unicodedata.category(sign)[0] in "SLP"
        and unicodedata.normalize("NFKC", f"a{sign}a") == f"a{sign}a"
    )
