"""What goes into the history and comes out of it, as plain frozen values."""

from dataclasses import dataclass, field

from oitcheck.model.checklist import HandedIn
from oitcheck.model.observed import Observation
from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.settings import MIB, Settings

UNDRAWN = "its reports are not written yet"
"""Why a run that has ended is not done with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStart:
    """A run that begins.

    Attributes:
        run_id: unique within the history; a resumed run keeps its first one.
        agency: the agency's id.
        started_at: ISO 8601 with offset.
        vantage: the place that looks.
        only: the questions that are looked at; empty for all.
        submitted: what the checklist marks as handed in.
    """

    run_id: str
    checklist_sha256: str
    agency: str
    catalogue: str
    started_at: str
    vantage: str
    only: tuple[str, ...] = ()
    submitted: tuple[HandedIn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """What is kept for how long.

    Attributes:
        days: that nights are kept, with their verdicts, transitions, marks and looks; 0 for ever.
        evidence_runs: the latest runs of one agency and catalogue whose evidence is kept.
        evidence_bytes: of documents, compressed, that this evidence may take; the older runs' gives way, never the latest's.
    """

    days: int = 1830
    evidence_runs: int = 14
    evidence_bytes: int = 32 * MIB

    @classmethod
    def of(cls, settings: Settings) -> "Keep":
        """Gives what the settings say."""
        return cls(
            days=settings.keep_days,
            evidence_runs=settings.evidence_runs,
            evidence_bytes=settings.evidence_quota_mib * MIB,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumePoint:
    """Where a run goes on.

    Attributes:
        run_id: of the interrupted run where one is resumed, else as asked for.
        started_at: of that run.
        resumed: whether an interrupted run is resumed.
        observations: what it saw before it was interrupted; what an address with a secret showed is not among them.
        record: of a run that had ended, and only whose reports are missing; there is nothing to be looked at.
    """

    run_id: str
    started_at: str
    resumed: bool = False
    observations: tuple[Observation, ...] = ()
    record: RunRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestRun:
    """A run as the history lists it.

    Attributes:
        state: ``running``, ``complete``, ``partial``, ``void`` or ``interrupted`` (never ended, not resumed).
        finished_at: null while it runs and where it was interrupted.
        reason: why it is void; ``UNDRAWN`` where its reports could not be written yet.
        by_verdict: questions by verdict; empty where the run has no record.
    """

    run_id: str
    agency: str
    catalogue: str
    checklist_sha256: str
    state: str
    started_at: str
    finished_at: str | None
    vantage: str
    reason: str | None = None
    only: tuple[str, ...] = ()
    by_verdict: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A night on which an answer or element became something else.

    Attributes:
        started_at: of the run that saw it.
        url: the answer, as masked in the record; null for an element.
        element: the element's id; null for an answer.
    """

    run_id: str
    started_at: str
    question: str
    url: str | None
    element: str | None
    verdict: Verdict
    cause: str | None
