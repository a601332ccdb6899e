"""Many terms looked for in one text at little cost: Latin ones among its Latin letters, Thai ones by parts they share."""

from collections import Counter
from collections.abc import Iterable

_THAI = bytes((*range(0xA1, 0xDB), *range(0xDF, 0xFC)))
_PART = 4
_LEET = bytes.maketrans(b"013457", b"oieast")
_LONG = 6

_Term = tuple[str, bytes]


class TermList:
    """Terms that are looked for in a tight text, in bytes of cp874."""

    def __init__(self, terms: Iterable[str]) -> None:
        latin: list[_Term] = []
        thai: list[_Term] = []
        for term in sorted(terms):
            (latin if term.isascii() else thai).append((term, term.encode("cp874")))
        self._latin = tuple(latin)
        self._long = tuple((term, body) for term, body in latin if len(term) > _LONG and term.isalpha())
        self._thai = _by_part(thai)

    def within(self, body: bytes) -> set[str]:
        """Gives the terms that stand in the text."""
        latin = body.translate(None, _THAI)  # says all that the text does, and more where Thai stood between
        found = {term for term, wanted in self._latin if wanted in latin and wanted in body}
        for part, terms in self._thai:
            if part in body:
                found.update(term for term, wanted in terms if wanted in body)
        return found

    def disguised(self, body: bytes) -> set[str]:
        """Gives the long Latin terms that can be read when digits are taken for the letters they look like."""
        latin = body.translate(_LEET, _THAI)
        return {term for term, wanted in self._long if wanted in latin and wanted in body.translate(_LEET)}


def _by_part(terms: list[_Term]) -> tuple[tuple[bytes, tuple[_Term, ...]], ...]:
    """Gives parts of terms, each with the terms that hold it and none of the parts before: the most shared first."""
    groups = []
    left = terms
    while left:
        shared = Counter(part for _, body in left for part in _parts(body))
        part = max(shared, key=lambda one: (shared[one], len(one), one))
        groups.append((part, tuple(one for one in left if part in one[1])))
        left = [one for one in left if part not in one[1]]
    return tuple(groups)


def _parts(body: bytes) -> set[bytes]:
    return {body[at : at + _PART] for at in range(max(1, len(body) - _PART + 1))}
