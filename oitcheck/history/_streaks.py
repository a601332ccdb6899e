"""How the standing of one answer or element goes on from night to night. Pure."""

import json
from dataclasses import dataclass, replace

from oitcheck.model.verdict import Verdict

LETTERS = {
    Verdict.PASS: "p",
    Verdict.NOT_DUE: "n",
    Verdict.WARN: "w",
    Verdict.WAIVED: "v",
    Verdict.UNDETERMINED: "u",
    Verdict.NOT_DECLARED: "d",
    Verdict.FAIL: "f",
}
"""One letter a verdict in the mark of a night; ``.`` stands for what that night did not look at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of one answer or element after a night.

    Attributes:
        verdict: of the latest night; null before the first.
        failing_since: first night of the present unbroken streak of ``fail``.
        last_passed_at: latest night with ``pass`` or ``warn``.
    """

    verdict: Verdict | None = None
    cause: str | None = None
    failing_since: str | None = None
    last_passed_at: str | None = None

    def after(self, verdict: Verdict, cause: str | None, at: str) -> "Standing":
        """Gives the standing after one more night; only fail starts and only pass or warn ends a streak."""
        told = replace(self, verdict=verdict, cause=cause)
        if verdict is Verdict.FAIL:
            return replace(told, failing_since=self.failing_since or at)
        if verdict in {Verdict.PASS, Verdict.WARN}:
            return replace(told, failing_since=None, last_passed_at=at)
        return told

    def packed(self) -> str:
        """Gives the standing as a line of JSON."""
        return json.dumps([self.verdict, self.cause, self.failing_since, self.last_passed_at])


def unpacked(line: str) -> Standing:
    """Gives the standing that ``packed`` wrote.

    Raises:
        ValueError: the line is no standing.
    """
    verdict, cause, failing_since, last_passed_at = json.loads(line)
    return Standing(
        verdict=None if verdict is None else Verdict(verdict),
        cause=cause,
        failing_since=failing_since,
        last_passed_at=last_passed_at,
    )


def mark(verdicts: dict[int, Verdict]) -> str:
    """Gives the mark of a night: one letter a subject, at the place of its number."""
    return "".join(
        LETTERS[verdicts[number]] if number in verdicts else "."
        for number in range(max(verdicts, default=-1) + 1)
    )
