"""The marks of proofs in the history, where whoever changes the files does not reach them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from oitcheck.history import Event, History, Journal
from oitcheck.model.proof import Manifest

MOST = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What the history says of one proof: ``mark`` is the SHA-256 of its manifest."""

    mark: str
    reason: str
    id: str


def note(history: History, manifest: Manifest, mark: str, now: datetime) -> None:
    """Writes a mark into the history.

    Raises:
        StoreError: it cannot be written.
    """
    event = Event(
        agency=manifest.agency.id,
        catalogue=manifest.catalogue,
        kind=manifest.kind,
        at=now.isoformat(),
        detail=f"{mark} {manifest.reason} {manifest.id}",
    )
    Journal(history).note_events([event])


def noted(history: History, agency: str, catalogue: str, kind: str) -> Iterator[Noted]:
    """Gives what the history says of the proofs of one kind, the newest first.

    Args:
        history: as opened.
        agency: its id.
        catalogue: its name.
        kind: ``pinned`` or ``handed_in``.
    """
    for event in Journal(history).events(agency, kind=kind, limit=MOST):
        mark, _, rest = (event.detail or "").partition(" ")
        reason, _, name = rest.partition(" ")
        if event.catalogue == catalogue:
            yield Noted(mark=mark, reason=reason, id=name)
