"""What every night that looked at a question's answers said of each."""

import zlib
from dataclasses import dataclass

from sqlalchemy import Connection, select

from oitcheck.history._packing import MAX_UNPACKED
from oitcheck.history._schema import changes, nights, runs, subjects
from oitcheck.history._streaks import LETTERS
from oitcheck.model.verdict import Verdict

_VERDICTS = {letter: verdict for verdict, letter in LETTERS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedNight:
    """What one night said of one answer; ``started_at`` is ISO 8601 with offset."""

    run_id: str
    started_at: str
    vantage: str
    verdict: Verdict
    cause: str | None


def looked_nights(
    connection: Connection, agency: str, catalogue: str, question: str
) -> dict[str, tuple[LookedNight, ...]]:
    """Gives, by address as masked in the record, the nights that looked at it, the oldest first."""
    here = (subjects.c.agency == agency, subjects.c.catalogue == catalogue, subjects.c.question == question)
    rows = connection.execute(
        select(subjects.c.id, subjects.c.number, subjects.c.url).where(*here, subjects.c.element == "")
    )
    answers = {row.id: row for row in rows}
    told: dict[int, dict[int, str | None]] = {}
    of_these = changes.c.subject.in_(list(answers))
    for change in connection.execute(select(changes).where(of_these)):
        told.setdefault(change.run, {})[change.subject] = change.cause
    query = (
        select(runs.c.id, runs.c.run_id, runs.c.started_at, runs.c.vantage, nights.c.mark)
        .join(nights, nights.c.run == runs.c.id)
        .where(runs.c.agency == agency, runs.c.catalogue == catalogue)
        .order_by(runs.c.id)
    )
    causes: dict[int, str | None] = {}
    found: dict[str, list[LookedNight]] = {row.url: [] for row in answers.values()}
    for night in connection.execute(query):
        causes |= told.get(night.id, {})
        letters = _letters(night.mark)
        for subject, row in answers.items():
            verdict = _VERDICTS.get(letters[row.number : row.number + 1])
            if verdict is not None:
                found[row.url].append(
                    LookedNight(
                        run_id=night.run_id,
                        started_at=night.started_at,
                        vantage=night.vantage,
                        verdict=verdict,
                        cause=causes.get(subject),
                    )
                )
    return {url: tuple(seen) for url, seen in found.items() if seen}


def _letters(mark: bytes) -> str:
    """The mark of a night.

    Raises:
        ValueError: it is damaged.
    """
    try:
        return zlib.decompressobj().decompress(mark, MAX_UNPACKED).decode("ascii")
    except zlib.error as error:
        raise ValueError("stored bytes are damaged") from error
