"""The history as the rest of the program sees it: every method is one transaction."""

import logging
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import BinaryIO

from sqlalchemy import Connection, Engine

from oitcheck.errors import StoreError
from oitcheck.history import (
    _days,
    _evidence,
    _export,
    _import,
    _nights,
    _observed,
    _probes,
    _retention,
    _runs,
    _sqlite,
    _submitted,
)
from oitcheck.history._evidence import Names
from oitcheck.history._mishaps import told
from oitcheck.history._probes import Glance
from oitcheck.history._upgrade import newest
from oitcheck.history._values import UNDRAWN, Change, Keep, LatestRun, ResumePoint, RunStart
from oitcheck.model.checklist import HandedIn
from oitcheck.model.observed import Observation
from oitcheck.model.past import Past
from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict

log = logging.getLogger(__name__)

USUAL = Keep()


class History:
    """What happened on every night of every agency.

    Every method is one transaction: it is on disk when the method returns, and whole or not there at all. Methods may
    be called from any thread, one at a time each.

    Every method raises ``StoreError`` where the database or the disk refuses, and ``LookupError`` for a run id that the
    history does not know.
    """

    def __init__(self, engine: Engine, place: str) -> None:
        self._engine = engine
        self._place = place
        self._turn = Lock()

    @contextmanager
    def _transaction(self, *, reading: bool = False) -> Iterator[Connection]:
        with self._turn, told(self._place, reading=reading), self._engine.begin() as connection:
            yield connection

    def start(self, run: RunStart, *, fresh: bool = False) -> ResumePoint:
        """Begins a run.

        Where the agency's latest run was interrupted or ended partial, read the same checklist for the same questions
        from the same vantage and began at most 6 hours before, it is resumed instead.

        Args:
            run: what begins.
            fresh: never resume.
        """
        with self._transaction() as connection:
            return _runs.begin(connection, run, fresh=fresh)

    def store(self, run_id: str, observation: Observation, names: Names | None = None) -> None:
        """Stores what was seen at one URL, secrets and ID numbers masked; a later one of the same URL replaces it.

        Args:
            run_id: of the run.
            observation: what was seen.
            names: of documents that earlier nights stored; null to go through all of them.
        """
        kept = _evidence.keep(observation, names)
        with self._transaction() as connection:
            run = _runs.row_of(connection, run_id).id
            if not _observed.put(connection, run, kept):
                _observed.put(connection, run, _evidence.keep(observation))

    def finish(
        self,
        run_id: str,
        record: RunRecord,
        glances: Sequence[Glance] = (),
        keep: Keep = USUAL,
        *,
        undrawn: bool = False,
    ) -> None:
        """Ends a run with its record; answers and elements go on from its verdicts, then what is too old is let go.

        Only the questions that the run looked at count. Ending a resumed run again replaces what it said before.

        Args:
            run_id: of the run.
            record: as it is drawn.
            glances: what the run says of availability; kept with the record or not at all.
            keep: how long what is kept. A disk that refuses the letting go does not undo the night.
            undrawn: whether its reports are still to be written; until ``drawn`` is called, the run can be resumed for these.
        """
        with self._transaction() as connection:
            run = _runs.row_of(connection, run_id)
            _nights.keep_night(connection, run, record, UNDRAWN if undrawn else None)
            _probes.note(connection, run.agency, glances)
            _days.note(connection, run.agency, glances)
        try:
            with self._transaction() as connection:
                _observed.prune(connection, run.agency, run.catalogue, keep)
                _retention.prune(connection, run, keep.days)
            with self._turn, told(self._place):
                _sqlite.shrink(self._engine)
        except StoreError as error:
            log.warning("the night is kept, what is too old as well: %s", error)

    def drawn(self, run_id: str) -> None:
        """Notes that the reports of an ended run are written."""
        with self._transaction() as connection:
            _runs.drawn(connection, run_id)

    def amend(self, record: RunRecord) -> None:
        """Keeps a run's record as it was drawn again after a person's word or sign-off; what befell its answers stays.

        Raises:
            LookupError: the history has no record of this run.
        """
        with self._transaction() as connection:
            _nights.amend_night(connection, _runs.row_of(connection, record.run.id), record)

    def void(self, run_id: str, reason: str, at: str) -> None:
        """Ends a run that says nothing about anybody: no verdict stands or falls by it."""
        with self._transaction() as connection:
            _runs.void(connection, run_id, reason, at)

    def submitted(self, agency: str, catalogue: str) -> Mapping[str, HandedIn]:
        """Gives what was handed in last for each question, as the first run that knew of it kept it, secrets masked."""
        with self._transaction(reading=True) as connection:
            return _submitted.latest_of(connection, agency, catalogue)

    def export(self) -> Generator[bytes, None, None]:
        """Gives all that is kept as lines of JSON, the same history always the same bytes; to be read to its end or closed."""
        with self._transaction(reading=True) as connection:
            yield from _export.lines(connection, newest())

    def take_in(self, source: BinaryIO, name: str) -> Mapping[str, int]:
        """Takes an export in, whole or not at all, and gives how many rows of each table were new.

        Args:
            source: the lines.
            name: of the source in messages.

        Raises:
            UsageError: the export is none, newer, broken, cut, or contradicts what is kept; the message names the line.
        """
        with self._transaction() as connection:
            return _import.take_in(connection, source, name, newest())

    def past(self, agency: str, catalogue: str) -> Mapping[tuple[str, str], Past]:
        """Gives what ended runs say of every answer, by question id and URL as masked in the record."""
        with self._transaction(reading=True) as connection:
            return _nights.past_of(connection, agency, catalogue)

    def latest(self, agency: str, catalogue: str) -> LatestRun | None:
        """Gives the newest run with a record; null where there is none."""
        with self._transaction(reading=True) as connection:
            return _runs.latest_of(connection, agency, catalogue)

    def latest_of_each(self) -> tuple[LatestRun, ...]:
        """Gives the newest run with a record of every agency and catalogue, by name."""
        with self._transaction(reading=True) as connection:
            return _runs.latest_of_each(connection)

    def runs(
        self, agency: str | None = None, catalogue: str | None = None, *, limit: int | None = None
    ) -> tuple[LatestRun, ...]:
        """Gives the runs of any state, the newest first."""
        with self._transaction(reading=True) as connection:
            return _runs.listed(connection, agency, catalogue, limit)

    def record(self, run_id: str) -> RunRecord | None:
        """Gives the record of any past night, equal to what was stored; null where the run has none."""
        with self._transaction(reading=True) as connection:
            return _nights.record_of(connection, _runs.row_of(connection, run_id).id)

    def observations(self, run_id: str) -> tuple[Observation, ...]:
        """Gives what a run saw, by URL, masked; empty for a run whose evidence was let go."""
        with self._transaction(reading=True) as connection:
            return _observed.observed(connection, _runs.row_of(connection, run_id).id)

    def changes(self, agency: str, catalogue: str, question: str | None = None) -> tuple[Change, ...]:
        """Gives every night on which an answer or element became something else, the oldest first."""
        with self._transaction(reading=True) as connection:
            return _nights.changes_of(connection, agency, catalogue, question)

    def last_failed(self, agency: str, catalogue: str) -> frozenset[tuple[str, str]]:
        """Gives the answers that failed in the newest record, by question id and URL as masked there."""
        with self._transaction(reading=True) as connection:
            latest = _runs.latest_of(connection, agency, catalogue)
            if latest is None:
                return frozenset()
            record = _nights.record_of(connection, _runs.row_of(connection, latest.run_id).id)
        return frozenset(
            (question.id, answer.url)
            for question in (record.questions if record else ())
            for answer in question.answers
            if answer.verdict is Verdict.FAIL
        )
