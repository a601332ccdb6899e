"""What the judge is told of the night besides checklist, catalogue and observations."""

from dataclasses import dataclass
from datetime import date

from oitcheck.model.run import CanaryRecord, HostRecord, SignOffRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One run, as it is written into the record.

    Attributes:
        run_id: unique within one history.
        state: ``complete`` or ``partial``; answers that nobody looked at make it partial.
        started_at: ISO 8601 with offset; ``finished_at`` likewise.
        vantage: name of the place that looked.
        today: the day of the run in the agency's time zone: due days and waivers hang on it.
        version: the program's.
        hosts: what each host was asked.
        canaries: the control addresses.
        notices: codes with facts that the report words, such as ``incident: …``.
        sign_offs: what of the nights persons have reviewed.
        review_days: days after which a person's word on what nobody could see lapses.
    """

    run_id: str
    state: str
    started_at: str
    finished_at: str
    vantage: str
    today: date
    version: str
    hosts: tuple[HostRecord, ...] = ()
    canaries: tuple[CanaryRecord, ...] = ()
    notices: tuple[str, ...] = ()
    sign_offs: tuple[SignOffRecord, ...] = ()
    review_days: int = 30
