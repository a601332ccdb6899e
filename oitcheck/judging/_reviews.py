"""What a person's word makes of what the machine could not tell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from oitcheck.judging._clean import DETAIL, line
from oitcheck.model.review import Item, Sight, Word

SAID_NO = "person_said_no"

# What nobody's word can stand for: the machine has not looked at all, so the run is partial.
_UNSETTLED = frozenset({"not_checked", "not_declared"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A word that decides.

    Attributes:
        yes: whether the person has seen it.
        told: the word as it stands beside what it decides: who, when, and the note.
        until: its last day, ISO 8601; null where it holds for as long as what was seen stays as it was.
    """

    yes: bool
    told: str
    until: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The words that stand beside a checklist, on one day."""

    words: Mapping[Item, Word]
    today: date
    review_days: int

    def on(self, question: str, item: str, cause: str | None, look: Callable[[], Sight]) -> Heard | None:
        """Gives the yes or no that settles an item that the machine could not tell; null where none holds.

        Args:
            question: id of the question.
            item: the element's id, the answer's URL as masked in the record, or ``WHOLE``.
            cause: why the machine could not tell.
            look: gives what there was to see; asked only where there is a word.
        """
        word = self.words.get((question, item))
        if word is None or word.said not in {"yes", "no"} or cause in _UNSETTLED:
            return None
        there = look()
        if not word.holds(there, cause, self.today, self.review_days):
            return None
        until = word.until(there, self.review_days)
        return Heard(yes=word.said == "yes", told=_told(word), until=until.isoformat() if until else None)


def _told(word: Word) -> str:
    note = f": {word.note}" if word.note else ""
    return line(f"{word.by}, {word.at.isoformat()}{note}", DETAIL) or ""
