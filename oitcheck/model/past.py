"""What earlier nights say about one answer: plain dates, no opinion."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier nights say about one answer (one question, one URL).

    Both values are the `started_at` of a run, ISO 8601 with offset, or None when nothing of the kind is known.

    Attributes:
        failing_since: the first run of the present unbroken streak of `fail`; an `undetermined` night neither
            starts nor ends a streak, a `pass` or `warn` ends it.
        last_passed_at: the latest run whose verdict was `pass` or `warn`.
    """

    failing_since: str | None = None
    last_passed_at: str | None = None
