"""A person's word on what a machine cannot see, and a person's sign-off (สอบทาน) of nights."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

Item = tuple[str, str]
"""What a word is about: a question's id, then an element's id, an answer's URL as typed, or ``WHOLE``."""

WHOLE = "*"
"""Stands for the question itself, where the catalogue has no element to say it of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What there was to see at some answers.

    Attributes:
        seen: hash of the normalised texts, or of the bytes where there is no text; null where nothing could be seen.
        walled: whether anything could not be seen, so that it may change unnoticed.
    """

    seen: str | None = None
    walled: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """What a person said of one element or one answer.

    Attributes:
        question: such as ``O9``.
        item: an element's id, an answer's URL as typed, or ``WHOLE``.
        said: ``yes``, ``no`` or ``later``.
        by: the person's name.
        at: the day on which it was said.
        cause: why the machine could not tell.
        seen: what the word is bound to, see ``Sight.seen``.
        pictures: SHA-256 of pictures that were kept with it.
    """

    question: str
    item: str
    said: str
    by: str
    at: date
    cause: str | None = None
    seen: str | None = None
    note: str | None = None
    pictures: tuple[str, ...] = ()

    def holds(self, sight: Sight, cause: str | None, today: date, review_days: int) -> bool:
        """Tells whether the word still stands.

        Args:
            sight: what there is to see now.
            cause: why the machine cannot tell now.
            today: the day that is judged.
            review_days: days after which a word on what nobody could see lapses.
        """
        if today < self.at or self.seen != sight.seen:
            return False
        if self.seen is None and self.cause != cause:
            return False
        until = self.until(sight, review_days)
        return until is None or today <= until

    def until(self, sight: Sight, review_days: int) -> date | None:
        """Gives the word's last day; null where it holds for as long as what was seen stays as it was."""
        return self.at + timedelta(days=review_days) if sight.walled else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A night, week or month that a person has reviewed.

    Attributes:
        span: ``night``, ``week`` or ``month``.
        start: its first day.
        until: its last day, never after ``at``.
        by: the person's name.
        at: the day of the sign-off.
        nights: nights of the span whose result was there to be reviewed.
    """

    span: str
    start: date
    until: date
    by: str
    at: date
    nights: int
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews:
    """All that persons have said beside one checklist: the latest word on each item, and every sign-off."""

    words: tuple[Word, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()

    def by_item(self) -> Mapping[Item, Word]:
        """Gives the words by what they are about."""
        return {(word.question, word.item): word for word in self.words}

    def with_word(self, word: Word) -> "Reviews":
        """Gives the reviews with this word in place of an earlier one on the same item."""
        words = {**self.by_item(), (word.question, word.item): word}
        return Reviews(words=tuple(words.values()), sign_offs=self.sign_offs)

    def with_sign_off(self, sign_off: SignOff) -> "Reviews":
        """Gives the reviews with this sign-off; one of the same span and person is replaced."""
        key = (sign_off.span, sign_off.start, sign_off.by)
        others = tuple(one for one in self.sign_offs if (one.span, one.start, one.by) != key)
        return Reviews(words=self.words, sign_offs=(*others, sign_off))

    def signed(self, start: date, until: date) -> tuple[SignOff, ...]:
        """Gives the sign-offs whose span lies in these days, the oldest first."""
        found = (one for one in self.sign_offs if start <= one.start and one.until <= until)
        return tuple(sorted(found, key=lambda one: (one.start, one.until, one.at, one.by)))
