"""What was seen in a run: stored answer by answer, kept for the latest runs only."""

from collections.abc import Callable
from contextlib import suppress

from sqlalchemy import Connection, bindparam, delete, exists, func, select

from oitcheck.history._evidence import Kept, body_of, give_back
from oitcheck.history._schema import documents, holds, observations, runs
from oitcheck.history._values import Keep
from oitcheck.masking import SECRET
from oitcheck.model.observed import Observation

UNSEEN = {"not_checked"}
"""Causes of what was not looked at: a resumed run looks at it."""


_HELD = (
    select(documents.c.sha256, holds.c.run)
    .outerjoin(holds, (holds.c.sha256 == documents.c.sha256) & (holds.c.run == bindparam("run")))
    .where(documents.c.sha256.in_(bindparam("names", expanding=True)))
)
_BEFORE = delete(observations).where(
    observations.c.run == bindparam("of_run"), observations.c.url_sha256 == bindparam("of_url")
)
_DOCUMENT, _HOLD, _OBSERVATION = documents.insert(), holds.insert(), observations.insert()


def put(connection: Connection, run: int, kept: Kept) -> bool:
    """Stores one observation of a run; a second one of the same URL takes the first one's place.

    Returns:
        Whether it is stored: not where a document that is known by name alone is not there any more.
    """
    names = list(kept.documents)
    found = connection.execute(_HELD, {"run": run, "names": names}) if names else ()
    held = {row.sha256: row.run for row in found}
    if any(document is None and name not in held for name, document in kept.documents.items()):
        return False
    for name, document in kept.documents.items():
        if name not in held and document is not None:
            connection.execute(_DOCUMENT, {"sha256": name, "body": body_of(document)})
        if held.get(name) is None:
            connection.execute(_HOLD, {"run": run, "sha256": name})
    connection.execute(_BEFORE, {"of_run": run, "of_url": kept.key})
    connection.execute(_OBSERVATION, {"run": run, "url_sha256": kept.key, "body": kept.body})
    return True


def observed(connection: Connection, run: int) -> tuple[Observation, ...]:
    """Gives what a run saw, masked, by URL.

    Raises:
        ValueError: what is stored is damaged.
        KeyError: a document is gone.
    """
    seen = (give_back(body, _reader(connection)) for body in _bodies(connection, run))
    return tuple(sorted(seen, key=lambda one: one.url))


def resumable(connection: Connection, run: int) -> tuple[Observation, ...]:
    """Gives what a resumed run need not look at again: what was seen, under the very URL that was typed, and is sound."""
    seen = []
    for body in _bodies(connection, run):
        with suppress(ValueError, KeyError):
            seen.append(give_back(body, _reader(connection)))
    return tuple(
        sorted(
            (one for one in seen if one.cause not in UNSEEN and SECRET not in one.url),
            key=lambda one: one.url,
        )
    )


def _bodies(connection: Connection, run: int) -> list[bytes]:
    return list(connection.scalars(select(observations.c.body).where(observations.c.run == run)))


def _reader(connection: Connection) -> Callable[[bytes], bytes]:
    def document(name: bytes) -> bytes:
        body: bytes | None = connection.scalar(select(documents.c.body).where(documents.c.sha256 == name))
        if body is None:
            raise KeyError(name.hex())
        return body

    return document


def prune(connection: Connection, agency: str, catalogue: str, keep: Keep) -> None:
    """Lets go of the evidence of older runs: all but the latest, and these within their quota."""
    with_evidence = (
        select(runs.c.id)
        .where(runs.c.agency == agency, runs.c.catalogue == catalogue)
        .where(exists().where(observations.c.run == runs.c.id))
        .order_by(runs.c.id.desc())
    )
    numbers = list(connection.scalars(with_evidence))
    let_go(connection, numbers[keep.evidence_runs :])
    numbers = numbers[: keep.evidence_runs]
    while len(numbers) > 1 and _size(connection, numbers) > keep.evidence_bytes:
        let_go(connection, [numbers.pop()])


def _size(connection: Connection, numbers: list[int]) -> int:
    held = select(holds.c.sha256).where(holds.c.run.in_(numbers)).distinct()
    return (
        connection.scalar(
            select(func.coalesce(func.sum(func.length(documents.c.body)), 0)).where(
                documents.c.sha256.in_(held)
            )
        )
        or 0
    )


def let_go(connection: Connection, numbers: list[int]) -> None:
    """Removes the observations of these runs, and the documents that no other run holds."""
    if not numbers:
        return
    let_go = set(connection.scalars(select(holds.c.sha256).where(holds.c.run.in_(numbers))))
    connection.execute(delete(observations).where(observations.c.run.in_(numbers)))
    connection.execute(delete(holds).where(holds.c.run.in_(numbers)))
    for name in let_go:
        nobody = ~exists().where(holds.c.sha256 == documents.c.sha256)
        connection.execute(delete(documents).where(documents.c.sha256 == name, nobody))
