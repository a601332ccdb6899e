"""Finding a keyword in folded text, and how sure the find is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from oitcheck.thai._fold import fold
from oitcheck.thai._signs import CONSONANTS, GAP, MARKS

_LOOSE_FROM = 8  # letters: shorter words differ by ำ and า alone too often (thai-text: tiers)
_CLUSTERS = re.compile(f"([{CONSONANTS}](?:[{MARKS}]*\u0e33|[{MARKS}]+))\\1+")
_LETTER = re.compile(r"[^\W\d_]")
_DIGITS = "0123456789"
_SHORT = 400  # a line, a heading, a link: many of them, each looked through for many keywords


@dataclass(frozen=True, slots=True)
class Match:
    """Where a keyword stands in folded text.

    Attributes:
        start: from 0, in the folded text.
        length: in the folded text.
        tier: ``exact``; ``dedup`` where repeated clusters had to be read as one; ``loose`` where ำ was taken for า,
            or digits that stand apart for one number.
    """

    start: int
    length: int
    tier: str


def find(folded_text: str, keyword: str) -> Match | None:
    """Gives the first place of the keyword in folded text by the strictest tier that finds it, or null.

    A keyword that starts or ends with a digit is not found inside a longer number.

    Args:
        folded_text: as ``fold`` gave it.
        keyword: as typed; folded here.
    """
    word = _word(keyword)
    if not word.text:
        return None
    at = _find(folded_text, word.text) if word.edged else folded_text.find(word.text)
    if at >= 0:
        return Match(at, len(word.text), "exact")
    for probe in word.probes:
        if probe not in folded_text:
            return _digits_apart(folded_text, word)
    return (
        _dedup(folded_text, word.text) or _loose(folded_text, word.text) or _digits_apart(folded_text, word)
    )


@dataclass(frozen=True, slots=True)
class _Word:
    """A keyword as it is looked for.

    Attributes:
        text: folded.
        edged: whether it starts or ends with a digit.
        probes: parts of it that stand in every text in which it is found without clusters repeated or with ำ as า: three
            signs lie within one copy of a cluster, or within it and what stands beside it.
        apart: finds its digits drawn apart; null where it has no number.
    """

    text: str
    edged: bool
    probes: tuple[str, ...]
    apart: re.Pattern[str] | None


_PROBE = 3


@lru_cache(maxsize=8192)
def _word(keyword: str) -> _Word:
    text = fold(keyword)
    if not text:
        return _Word(text, edged=False, probes=(), apart=None)
    single = _single(text)
    parts = [single[at : at + _PROBE] for at in range(max(1, len(single) - _PROBE + 1))]
    firm = [part for part in parts if "ำ" not in part and "า" not in part]
    return _Word(
        text,
        edged=text[0] in _DIGITS or text[-1] in _DIGITS,
        probes=tuple(dict.fromkeys(firm)),
        apart=_apart(text.replace(GAP, "")),
    )


def _find(text: str, word: str, start: int = 0) -> int:
    """Gives the first place where no digit of the word's edge runs on; -1 where there is none."""
    first, last = word[0] in _DIGITS, word[-1] in _DIGITS
    at = text.find(word, start)
    while at >= 0 and (first or last):
        end = at + len(word)
        runs_on = (first and at > 0 and text[at - 1] in _DIGITS) or (
            last and end < len(text) and text[end] in _DIGITS
        )
        if not runs_on:
            break
        at = text.find(word, at + 1)
    return at


def _deduped(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Gives the text with repeated clusters once; the same text is asked for once for every keyword."""
    return _deduped_short(text) if len(text) <= _SHORT else _deduped_long(text)


@lru_cache(maxsize=8192)
def _deduped_short(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    return _without_clusters(text)


@lru_cache(maxsize=8)
def _deduped_long(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    return _without_clusters(text)


def _without_clusters(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Gives the text with repeated clusters once, and for each cut its place there and what was cut before its end."""
    cuts: list[tuple[int, int]] = []
    cut = 0
    for hit in _CLUSTERS.finditer(text):
        keep = hit.start() - cut + len(hit[1])
        cut += len(hit[0]) - len(hit[1])
        cuts.append((keep, cut))
    return (_CLUSTERS.sub(r"\1", text) if cuts else text), tuple(cuts)


@lru_cache(maxsize=4096)
def _single(word: str) -> str:
    return _CLUSTERS.sub(r"\1", word)


@lru_cache(maxsize=4096)
def _is_long(word: str) -> bool:
    return len(_LETTER.findall(word)) >= _LOOSE_FROM


def _dedup(text: str, word: str) -> Match | None:
    short, cuts = _deduped(text)
    single = _single(word)
    at = _find(short, single) if cuts or single != word else -1
    return _mapped(cuts, at, len(single), "dedup") if at >= 0 else None


def _loose(text: str, word: str) -> Match | None:
    if ("ำ" not in word and "ำ" not in text) or not _is_long(word):
        return None
    short, cuts = _deduped(text)
    single = _single(word).replace("ำ", "า")
    at = _find(short.replace("ำ", "า"), single)
    return _mapped(cuts, at, len(single), "loose") if at >= 0 else None


def _digits_apart(text: str, word: _Word) -> Match | None:
    """Finds a number whose digits a program has drawn apart, "2 565"."""
    if word.apart is None or (GAP not in text and GAP not in word.text):
        return None
    hit = word.apart.search(text)
    return Match(hit.start(), hit.end() - hit.start(), "loose") if hit else None


def _apart(word: str) -> re.Pattern[str] | None:
    if not re.search("[0-9]{2}", word):
        return None
    body = re.sub("([0-9])(?=[0-9])", rf"\1{GAP}?", re.escape(word))
    return re.compile(rf"(?<![0-9]){body}(?![0-9])" if word[0] in _DIGITS else rf"{body}(?![0-9])")


def _mapped(cuts: tuple[tuple[int, int], ...], at: int, length: int, tier: str) -> Match:
    """Gives the match in the text before clusters were cut."""

    def back(place: int) -> int:
        cut = 0
        for keep, total in cuts:
            if keep > place:
                break
            cut = total
        return place + cut

    start = back(at)
    return Match(start, back(at + length - 1) + 1 - start, tier)
