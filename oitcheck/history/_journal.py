"""What happens between the nights, as the rest of the program sees it: every method is one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from oitcheck.history import _days, _letters, _probes
from oitcheck.history._days import LookedDay
from oitcheck.history._letters import Letter
from oitcheck.history._looked import LookedNight, looked_nights
from oitcheck.history._probes import Availability, Glance
from oitcheck.history._schema import events
from oitcheck.history._store import History
from oitcheck.masking import mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that befell the nights of one agency.

    Attributes:
        kind: ``missed`` (a night that nobody ran), ``late`` (run after its hour), ``failed`` (it could not be run),
            ``pinned`` and ``handed_in`` (a proof was made; ``detail`` has its id and the SHA-256 of its manifest).
        at: the hour that the night was due, or when the proof was made, ISO 8601 with offset.
    """

    agency: str
    catalogue: str
    kind: str
    at: str
    detail: str | None = None


class Journal:
    """Light looks, events and messages, beside the nights of the same history."""

    def __init__(self, history: History) -> None:
        self._transaction = history._transaction  # noqa: SLF001 - the same room

    def note_glances(self, agency: str, glances: Iterable[Glance]) -> None:
        """Keeps light looks at an agency's addresses, secrets masked."""
        with self._transaction() as connection:
            seen = tuple(glances)
            _probes.note(connection, agency, seen)
            _days.note(connection, agency, seen)

    def availability(self, agency: str, first: date, last: date) -> tuple[Availability, ...]:
        """Gives how often each address opened, in whole months: the first day's to the last day's."""
        with self._transaction(reading=True) as connection:
            return _probes.availability(connection, agency, first, last)

    def days(self, agency: str, first: date, last: date) -> tuple[LookedDay, ...]:
        """Gives every day of a span on which an origin was looked at, by origin, the oldest first."""
        with self._transaction(reading=True) as connection:
            return _days.by_day(connection, agency, first, last)

    def looked(self, agency: str, catalogue: str, question: str) -> Mapping[str, tuple[LookedNight, ...]]:
        """Gives, by address as masked in the record, the nights that looked at a question's answers, the oldest first."""
        with self._transaction(reading=True) as connection:
            return looked_nights(connection, agency, catalogue, question)

    def note_events(self, new: Iterable[Event]) -> None:
        """Keeps events; the same kind at the same hour is kept once."""
        with self._transaction() as connection:
            for event in new:
                _note_event(connection, event)

    def events(
        self, agency: str | None = None, *, kind: str | None = None, limit: int = 100
    ) -> tuple[Event, ...]:
        """Gives the events of one agency or all, of one kind or all, the newest first."""
        query = select(events).order_by(events.c.at.desc(), events.c.id.desc()).limit(limit)
        if agency is not None:
            query = query.where(events.c.agency == agency)
        if kind is not None:
            query = query.where(events.c.kind == kind)
        with self._transaction(reading=True) as connection:
            return tuple(_event(row) for row in connection.execute(query))

    def told(self, agency: str, catalogue: str) -> Any:
        """Gives what has been told of an agency as plain data; null before the first message."""
        with self._transaction(reading=True) as connection:
            return _letters.told_of(connection, agency, catalogue)

    def post(self, agency: str, catalogue: str, told: Any, letters: Iterable[Letter]) -> None:
        """Keeps new messages together with what has thereby been told: both or neither."""
        with self._transaction() as connection:
            _letters.keep_told(connection, agency, catalogue, told)
            _letters.post(connection, letters)

    def waiting(self) -> tuple[Letter, ...]:
        """Gives every message that is not delivered, the oldest first."""
        with self._transaction(reading=True) as connection:
            return _letters.waiting(connection)

    def tried(self, letter: Letter, *, at: datetime, again_at: datetime, reason: str | None) -> None:
        """Notes what a try came to: delivered where there is no reason against it."""
        with self._transaction() as connection:
            _letters.tried(connection, letter.id, at=at, again_at=again_at, reason=reason)


def _note_event(connection: Connection, event: Event) -> None:
    here = (
        events.c.agency == event.agency,
        events.c.catalogue == event.catalogue,
        events.c.kind == event.kind,
        events.c.at == event.at,
    )
    if connection.scalar(select(events.c.id).where(*here)) is None:
        facts = {name: getattr(event, name) for name in ("agency", "catalogue", "kind", "at")}
        detail = None if event.detail is None else mask(event.detail)
        connection.execute(events.insert().values(**facts, detail=detail))


def _event(row: Row[Any]) -> Event:
    return Event(agency=row.agency, catalogue=row.catalogue, kind=row.kind, at=row.at, detail=row.detail)
