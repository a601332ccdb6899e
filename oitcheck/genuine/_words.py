"""Phrases looked for in a passage, and the excerpt that shows where one was found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oitcheck.masking import mask
from oitcheck.thai.text import display, excerpt, fold

_LIMIT = 200
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text as displayed, and the same folded for comparisons."""

    text: str
    folded: str


def passage(text: str | None) -> Passage:
    """Gives a text with its folded form; an absent text is an empty passage."""
    return Passage(text or "", fold(text) if text else "")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase stands in a passage; ``at`` and ``length`` count folded characters."""

    passage: Passage
    at: int
    length: int

    @property
    def phrase(self) -> str:
        """The phrase as it was found, folded."""
        return self.passage.folded[self.at : self.at + self.length]

    def around(self, reach: int) -> str:
        """Gives the folded text from ``reach`` characters before the phrase to as many behind it."""
        return self.passage.folded[max(0, self.at - reach) : self.at + self.length + reach]

    def line(self) -> str:
        """Gives the folded line that the phrase stands in; all of the passage where it runs over lines."""
        lines = (fold(line) for line in self.passage.text[:20_000].split("\n"))
        return next((line for line in lines if self.phrase in line), self.passage.folded)

    def excerpt(self) -> str:
        """Gives the displayed text around the phrase, at most 200 characters, secrets masked."""
        return clean(excerpt(self.passage.text, self.at, self.length, _LIMIT))


class Phrases:
    """Phrases of one meaning. They are folded once; spaces, case and Thai digits make no difference."""

    __slots__ = ("_folded",)

    def __init__(self, *phrases: str) -> None:
        self._folded = tuple(dict.fromkeys(fold(phrase) for phrase in phrases))

    def seen(self, *passages: Passage) -> Hit | None:
        """Gives the first phrase found, passage by passage, or null."""
        for place in passages:
            for phrase in self._folded:
                at = place.folded.find(phrase)
                if at >= 0:
                    return Hit(place, at, len(phrase))
        return None

    def of(self, folded: str) -> tuple[str, ...]:
        """Gives the distinct phrases that stand in a folded text."""
        return tuple(phrase for phrase in self._folded if phrase in folded)

    def within(self, folded: str) -> bool:
        """Says whether any of the phrases stands in a folded text."""
        return any(phrase in folded for phrase in self._folded)

    def every(self, *passages: Passage) -> Iterator[Hit]:
        """Gives the first place of each phrase in each passage."""
        for place in passages:
            for phrase in self._folded:
                at = place.folded.find(phrase)
                if at >= 0:
                    yield Hit(place, at, len(phrase))


class Pattern:
    """A regular expression over folded text: no spaces, lower case, Thai digits as Latin ones."""

    __slots__ = ("_pattern",)

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)

    def seen(self, *passages: Passage) -> Hit | None:
        """Gives the first match, passage by passage, within their first 5,000 characters; or null."""
        return next(self.every(*passages), None)

    def every(self, *passages: Passage) -> Iterator[Hit]:
        """Gives all matches, passage by passage, within their first 5,000 characters."""
        for place in passages:
            for found in self._pattern.finditer(place.folded[:5000]):
                yield Hit(place, found.start(), found.end() - found.start())


def words(text: str) -> frozenset[str]:
    """Gives the words of a list written as one text, separated by white space."""
    return frozenset(text.split())


def clean(text: str, limit: int = _LIMIT) -> str:
    """Gives a text fit for a report: one line, no controls, secrets masked, at most ``limit`` characters."""
    line = " ".join(_CONTROLS.sub(" ", display(text[: limit * 8])).split())
    return mask(line)[:limit]


def defanged(text: str, limit: int = _LIMIT) -> str:
    """Gives a text whose addresses nobody can follow by accident: ``hxxp``, ``[.]`` in names of hosts."""
    line = re.sub(r"(?i)h(t{2})(ps?:)", r"hxx\2", clean(text, limit))
    return re.sub(r"(?<=[a-z0-9-])\.(?=[a-z]{2,})", "[.]", line, flags=re.IGNORECASE)[:limit]
