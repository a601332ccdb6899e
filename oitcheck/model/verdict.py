"""Verdicts, their rank, and what a rule or a judge found."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What is said of an answer, an element or a question. The order is the rank: the later wins a roll-up."""

    PASS = "pass"  # noqa: S105
    NOT_DUE = "not_due"
    WARN = "warn"
    WAIVED = "waived"
    UNDETERMINED = "undetermined"
    NOT_DECLARED = "not_declared"
    FAIL = "fail"

    @property
    def rank(self) -> int:
        """Place in the rank order, from 0 (pass) to 6 (fail)."""
        return _RANK[self]


_RANK = {verdict: place for place, verdict in enumerate(Verdict)}


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Gives the highest-ranking of the verdicts; ``pass`` of none."""
    return max(verdicts, key=lambda verdict: verdict.rank, default=Verdict.PASS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where something was seen.

    Attributes:
        url: the address, secrets masked.
        page: from 1; null where the thing has no pages.
        excerpt: at most 200 characters, as displayed.
    """

    url: str
    page: int | None
    excerpt: str


class Seen(StrEnum):
    """What a rule says of one document."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """What one rule saw in one document.

    Attributes:
        seen: yes with ``excerpt``; no with ``nearest`` where there is anything near; unknown where this document
            cannot show it (time ran out, the text was not read).
        excerpt: the place where it was seen, at most 200 characters.
        page: page of the excerpt or of the nearest thing, from 1.
        nearest: for a miss the nearest thing seen, at most 200 characters.
        cause: for a miss a more telling cause than ``element_missing``, such as ``element_placeholder``,
            ``wrong_fiscal_year``, ``form_closed``; for unknown why.
        read_by: how the place was read.
        proven: for a miss: what stands in its place proves it, however the thing may be worded elsewhere.
        stands: whether another document that shows the thing does not make this good.

    A cause beside what was seen is a warning: it is there, and something about it should be mended.
    """

    seen: Seen
    excerpt: str | None = None
    page: int | None = None
    nearest: str | None = None
    cause: str | None = None
    read_by: str | None = None
    proven: bool = False
    stands: bool = False
