"""Waivers: one cause of one question, excused for a time."""

from dataclasses import dataclass
from datetime import date

from oitcheck.judging._clean import DETAIL, address, line
from oitcheck.model.checklist import Waiver
from oitcheck.model.verdict import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Waivers:
    """The waivers of a checklist on one day."""

    waivers: tuple[Waiver, ...]
    today: date

    def excuse(
        self,
        question: str,
        cause: str | None,
        verdict: Verdict,
        *,
        url: str | None = None,
        element: str | None = None,
    ) -> Waiver | None:
        """Gives the waiver in force for this very cause; null where none is, or where nothing needs excuse.

        Args:
            question: id of the question.
            cause: what is to be excused.
            verdict: what it would be without; only what ranks worse than ``waived`` is excused.
            url: the answer as typed, where an answer is meant.
            element: id of the element, where one is meant.
        """
        if verdict.rank <= Verdict.WAIVED.rank:
            return None
        for waiver in self.waivers:
            named = (waiver.question, waiver.cause) == (question, cause)
            in_force = waiver.start <= self.today <= waiver.until
            if named and in_force and waiver.url in {None, url} and waiver.element in {None, element}:
                return waiver
        return None

    def notices(self) -> tuple[str, ...]:
        """Gives one notice for each waiver that has run out: ``waiver_expired: O9 bot_wall 2026-12-31 …``."""
        return tuple(
            " ".join(
                part
                for part in (
                    "waiver_expired:",
                    waiver.question,
                    waiver.cause,
                    waiver.until.isoformat(),
                    address(waiver.url),
                    waiver.element,
                )
                if part
            )
            for waiver in self.waivers
            if waiver.until < self.today
        )


def told(waiver: Waiver) -> str:
    """Gives the waiver as it stands beside what it excuses: reason, who, until when."""
    return line(f"{waiver.reason} ({waiver.by}, {waiver.until.isoformat()})", DETAIL) or ""
