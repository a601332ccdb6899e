"""The record of a night: its verdicts, what changed by it, and how each answer and element stands since."""

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from oitcheck.history._packing import compress
from oitcheck.history._pieces import cut, join
from oitcheck.history._retention import USED_WITHIN_DAYS, days_before
from oitcheck.history._schema import changes, nights, pieces, runs, subjects
from oitcheck.history._streaks import Standing, mark, unpacked
from oitcheck.history._values import Change
from oitcheck.model.past import Past
from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict

_COLUMNS = ("verdict", "cause", "failing_since", "last_passed_at")

_AT_ONCE = 500

Key = tuple[str, str, str]
"""Question, element ("" for an answer), URL ("" for an element)."""


def keep_night(connection: Connection, run: Row[Any], record: RunRecord, reason: str | None = None) -> None:
    """Stores a run's record and lets every answer and element go on from it; a second time replaces the first."""
    only = frozenset(json.loads(run.only_questions))
    verdicts = _go_on(connection, run, dict(_verdicts(record, only)))
    body = _keep_pieces(connection, record, run.started_at)
    connection.execute(delete(nights).where(nights.c.run == run.id))
    letters = zlib.compress(mark(verdicts).encode("ascii"))
    connection.execute(nights.insert().values(run=run.id, mark=letters, body=body))
    connection.execute(
        update(runs)
        .where(runs.c.id == run.id)
        .values(
            state=record.run.state,
            finished_at=record.run.finished_at,
            reason=reason,
            by_verdict=json.dumps(record.summary.by_verdict),
        )
    )


def amend_night(connection: Connection, run: Row[Any], record: RunRecord) -> None:
    """Stores a run's record in place of the one that it has.

    Raises:
        LookupError: it has none.
    """
    body = _keep_pieces(connection, record, run.started_at)
    done = connection.execute(update(nights).where(nights.c.run == run.id).values(body=body))
    if not done.rowcount:
        raise LookupError(f"the run {run.run_id!r} has no record")
    counts = json.dumps(record.summary.by_verdict)
    connection.execute(update(runs).where(runs.c.id == run.id).values(by_verdict=counts))


def _keep_pieces(connection: Connection, record: RunRecord, at: str) -> bytes:
    """Stores what nights share of a record; gives the night's own part."""
    taken, today = cut(record), at[:10]
    names = list(taken.pieces)
    query = select(pieces.c.sha256, pieces.c.last_used).where(pieces.c.sha256.in_(names))
    there = {row.sha256: row.last_used for row in connection.execute(query)}
    fresh = [
        {"sha256": name, "body": compress(text), "last_used": today}
        for name, text in taken.pieces.items()
        if name not in there
    ]
    if fresh:
        connection.execute(pieces.insert(), fresh)
    stale = [name for name, last_used in there.items() if last_used < days_before(today, USED_WITHIN_DAYS)]
    if stale:
        connection.execute(update(pieces).where(pieces.c.sha256.in_(stale)).values(last_used=today))
    return taken.body


def record_of(connection: Connection, run: int) -> RunRecord | None:
    """Gives a run's record as it was stored; null where it has none.

    Raises:
        ValueError: what is stored is damaged.
        KeyError: a piece is gone.
    """
    night: bytes | None = connection.scalar(select(nights.c.body).where(nights.c.run == run))
    return None if night is None else join(night, lambda names: pieces_of(connection, names))


def pieces_of(connection: Connection, names: list[bytes]) -> dict[bytes, bytes]:
    """Gives the stored bytes of pieces by their SHA-256; those that are gone are left out."""
    found: dict[bytes, bytes] = {}
    for first in range(0, len(names), _AT_ONCE):
        wanted = pieces.c.sha256.in_(names[first : first + _AT_ONCE])
        found |= {row.sha256: row.body for row in connection.execute(select(pieces).where(wanted))}
    return found


def past_of(connection: Connection, agency: str, catalogue: str) -> Mapping[tuple[str, str], Past]:
    """Gives what earlier nights say of every answer, by question and URL; a run that is going on says nothing yet."""
    query = (
        select(subjects, runs.c.state.label("state"))
        .join(runs, runs.c.id == subjects.c.run)
        .where(subjects.c.agency == agency, subjects.c.catalogue == catalogue, subjects.c.element == "")
    )
    past = {}
    for row in connection.execute(query):
        standing = unpacked(row.before_run) if row.state == "running" else _standing(row)
        past[row.question, row.url] = Past(
            failing_since=standing.failing_since, last_passed_at=standing.last_passed_at
        )
    return past


def changes_of(
    connection: Connection, agency: str, catalogue: str, question: str | None
) -> tuple[Change, ...]:
    """Gives every night on which something became something else, the oldest first."""
    query = (
        select(runs.c.run_id, runs.c.started_at, subjects.c.question, subjects.c.url, subjects.c.element)
        .add_columns(changes.c.verdict, changes.c.cause)
        .join(runs, runs.c.id == changes.c.run)
        .join(subjects, subjects.c.id == changes.c.subject)
        .where(subjects.c.agency == agency, subjects.c.catalogue == catalogue)
        .order_by(changes.c.run, subjects.c.number)
    )
    if question is not None:
        query = query.where(subjects.c.question == question)
    return tuple(
        Change(
            run_id=row.run_id,
            started_at=row.started_at,
            question=row.question,
            url=row.url or None,
            element=row.element or None,
            verdict=Verdict(row.verdict),
            cause=row.cause,
        )
        for row in connection.execute(query)
    )


def _verdicts(record: RunRecord, only: frozenset[str]) -> Iterator[tuple[Key, tuple[Verdict, str | None]]]:
    """Gives what was really looked at in the run: questions taken over from the run before say nothing new."""
    for question in record.questions:
        if only and question.id not in only:
            continue
        for answer in question.answers:
            yield (question.id, "", answer.url), (answer.verdict, answer.cause)
        for element in question.elements:
            yield (question.id, element.id, ""), (element.verdict, element.cause)


def _go_on(
    connection: Connection, run: Row[Any], verdicts: dict[Key, tuple[Verdict, str | None]]
) -> dict[int, Verdict]:
    """Lets every subject go on from tonight's verdicts; gives them by the subject's number."""
    connection.execute(delete(changes).where(changes.c.run == run.id))
    of_agency = (subjects.c.agency == run.agency, subjects.c.catalogue == run.catalogue)
    known = {
        (row.question, row.element, row.url): row
        for row in connection.execute(select(subjects).where(*of_agency))
    }
    free = (connection.scalar(select(func.max(subjects.c.number)).where(*of_agency)) or 0) + 1 if known else 0
    by_number: dict[int, Verdict] = {}
    moved: list[dict[str, Any]] = []
    changed: list[dict[str, Any]] = []
    for key, (verdict, cause) in verdicts.items():
        row = known.get(key)
        before = (
            Standing() if row is None else unpacked(row.before_run) if row.run == run.id else _standing(row)
        )
        after = before.after(verdict, cause, run.started_at)
        if row is None:
            number, free = free, free + 1
            subject = _new(connection, run, key, number, after)
        else:
            number, subject = row.number, row.id
            moved.append(_columns(after) | {"subject": subject, "run": run.id, "before_run": before.packed()})
        by_number[number] = verdict
        if (before.verdict, before.cause) != (verdict, cause):
            changed.append({"subject": subject, "run": run.id, "verdict": verdict.value, "cause": cause})
    if moved:
        connection.execute(_MOVE, moved)
    if changed:
        connection.execute(changes.insert(), changed)
    return by_number


_MOVE = (
    update(subjects)
    .where(subjects.c.id == bindparam("subject"))
    .values({name: bindparam(name) for name in (*_COLUMNS, "run", "before_run")})
)


def _new(connection: Connection, run: Row[Any], key: Key, number: int, standing: Standing) -> int:
    question, element, url = key
    made = connection.execute(
        subjects.insert().values(
            agency=run.agency,
            catalogue=run.catalogue,
            number=number,
            question=question,
            element=element,
            url=url,
            first_seen=run.started_at,
            run=run.id,
            before_run=Standing().packed(),
            **_columns(standing),
        )
    )
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


def _columns(standing: Standing) -> dict[str, Any]:
    assert standing.verdict is not None
    return {
        "verdict": standing.verdict.value,
        "cause": standing.cause,
        "failing_since": standing.failing_since,
        "last_passed_at": standing.last_passed_at,
    }


def _standing(row: Row[Any]) -> Standing:
    return Standing(
        verdict=Verdict(row.verdict),
        cause=row.cause,
        failing_since=row.failing_since,
        last_passed_at=row.last_passed_at,
    )
