"""Many terms looked for in one text at little cost: Latin ones among its Latin letters, Thai ones by parts they share."""

import re
from collections import Counter
from collections.abc import Collection

_THAI = bytes((*range(0xA1, 0xDB), *range(0xDF, 0xFC)))
_PART = 3
# Of Thai writing, the most frequent first: a part that begins with a rare one is found fast.
_FREQUENT = "านรอกเง่มยวล้ดสตัปทีหิแบคพะจ์ชโขไใ็ูุถืณซผธศษภฟฝึ".encode("cp874")
_LEET = bytes.maketrans(b"013457", b"oieast")
_LONG = 6

_Term = tuple[str, bytes]


class TermList:
    """Terms that are looked for in a tight text, in bytes of cp874."""

    def __init__(self, terms: Collection[str]) -> None:
        latin: list[_Term] = []
        thai: list[_Term] = []
        for term in sorted(terms):
            (latin if term.isascii() else thai).append((term, term.encode("cp874")))
        self._latin = tuple(latin)
        self._long = tuple((term, body) for term, body in latin if len(term) > _LONG and term.isalpha())
        self._thai = _by_part(thai)
        self._parts = _pattern(self._thai)

    def within(self, body: bytes) -> set[str]:
        """Gives the terms that stand in the text."""
        latin = body.translate(None, _THAI)  # says all that the text does, and more where Thai stood between
        found = {term for term, wanted in self._latin if wanted in latin and wanted in body}
        for part in {body[hit.start() : hit.start() + _PART] for hit in self._parts.finditer(body)}:
            found.update(term for term, wanted in self._thai.get(part, ()) if wanted in body)
        return found

    def disguised(self, body: bytes) -> set[str]:
        """Gives the long Latin terms that can be read when digits are taken for the letters they look like."""
        latin = body.translate(_LEET, _THAI)
        return {term for term, wanted in self._long if wanted in latin and wanted in body.translate(_LEET)}


def _by_part(terms: list[_Term]) -> dict[bytes, list[_Term]]:
    """Gives the terms by a part of each; the parts begin with as few and as rare signs as will do."""
    groups: dict[bytes, list[_Term]] = {}
    left = terms
    while left:
        starts = Counter(sign for _, body in left for sign in set(body[: 1 - _PART]))
        first = max(starts, key=lambda sign: (starts[sign] * _rarity(sign), sign))
        for term, body in left:
            at = body.find(first, 0, len(body) + 1 - _PART)
            if at >= 0:
                groups.setdefault(body[at : at + _PART], []).append((term, body))
        left = [one for one in left if first not in one[1][: 1 - _PART]]
    return groups


def _rarity(sign: int) -> int:
    at = _FREQUENT.find(sign)
    return len(_FREQUENT) if at < 0 else at + 1


def _pattern(parts: Collection[bytes]) -> re.Pattern[bytes]:
    """Gives what finds every place where a part may begin, and few others."""
    signs = [b"".join(sorted({re.escape(part[at : at + 1]) for part in parts})) for at in range(_PART)]
    first, *others = (b"[" + one + b"]" for one in signs)
    return re.compile(first + b"(?=" + b"".join(others) + b")") if parts else re.compile(rb"(?!)")
