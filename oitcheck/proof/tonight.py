"""Whether a run is pinned, and what that makes of it."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from oitcheck.history import History
from oitcheck.job import Job
from oitcheck.model.proof import PINNED
from oitcheck.proof._noted import noted
from oitcheck.proof._pins import Pin
from oitcheck.proof._windows import ASKED, closed_window
from oitcheck.proof.pinning import Pinning
from oitcheck.run import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Tonight:
    """A run that is pinned, or one that is not.

    Attributes:
        job: what is to be done; a run that is pinned takes nothing over from an interrupted one, whose bytes are gone.
        pinning: null where nothing is pinned. To be entered around the run.
    """

    job: Job
    pinning: Pinning | None

    def opened(self) -> AbstractContextManager[Pinning | None]:
        """Gives what is to be entered around the run."""
        return self.pinning if self.pinning is not None else nullcontext()

    def end(self, outcome: Outcome, history: History, now: datetime) -> Pin | None:
        """Keeps what the run saw; null where nothing is pinned, or the run was void.

        Raises:
            CannotLook: not all of it could be kept, so nothing is.
        """
        if self.pinning is None or outcome.record is None:
            return None
        return self.pinning.keep(outcome.record, outcome.looked_at, self.job.checklist, history, now)


def tonight(job: Job, home: Path, history: History, today: date, *, asked: bool = False) -> Tonight:
    """Gives whether this run is pinned: where it is asked for, or once after the answer window has closed.

    Args:
        job: what is to be done.
        home: folder of the agency's catalogue.
        history: knows what was pinned before.
        today: in Thailand.
        asked: whether somebody asks for it.
    """
    reason = ASKED if asked else _due(job, history, today)
    if reason is None:
        return Tonight(job=job, pinning=None)
    return Tonight(job=replace(job, fresh=True), pinning=Pinning(home, reason, job.settings.pin_bytes))


def _due(job: Job, history: History, today: date) -> str | None:
    """The reason for pinning a run unasked; a run over some questions is none of those."""
    if job.only or not job.settings.pin_at_close or closed_window(job.catalogue.windows, today, ()) is None:
        return None
    agency, catalogue = job.checklist.agency.id, job.catalogue.name
    before = {one.reason for one in noted(history, agency, catalogue, PINNED)}
    return closed_window(job.catalogue.windows, today, before)
