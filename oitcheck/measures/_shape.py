"""What goes into a measures report and what comes out, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.model.observed import Observation
from oitcheck.model.review import Reviews
from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Evidence, Seen, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One night that has a result.

    Attributes:
        at: when it began.
        only: the questions that were looked at; empty for all.
    """

    at: datetime
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A night on which an answer became something else; ``at`` is when that night began."""

    at: datetime
    question: str
    url: str
    verdict: Verdict
    cause: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """Looks at one origin in the period that say anything, those of the nights and those between them.

    Attributes:
        url: the origin, such as ``https://www.example.go.th``.
        days: days with such looks.
        whole_days: days on which every look opened.
    """

    url: str
    looks: int
    opened: int
    days: int = 0
    whole_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of looking for a piece of evidence of a measure."""

    text: str
    seen: Seen
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Everything that a report may speak of.

    Attributes:
        start: first day of the period that is reported on; ``until`` its last.
        looks: nights of the period with a result, the oldest first.
        turns: of all nights up to ``until``, the oldest first.
        probed: light looks of the period, by address.
        observations: stored evidence of the record's night, by URL as typed; what is absent was not kept.
        found: evidence of each measure, by its number.
    """

    checklist: Checklist
    catalogue: Catalogue
    record: RunRecord
    reviews: Reviews
    start: date
    until: date
    looks: tuple[Look, ...] = ()
    turns: tuple[Turn, ...] = ()
    probed: tuple[Probed, ...] = ()
    observations: Mapping[str, Observation] = field(default_factory=dict)
    found: Mapping[int, tuple[Found, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A small table inside a result: headings, then rows of as many cells."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One measure as the report shows it; every text is ready to be shown."""

    number: int
    title: str
    methods: tuple[str, ...]
    responsible: str
    period: str
    results: tuple[str, ...]
    recommendation: str
    grids: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuresReport:
    """The whole report.

    Attributes:
        title: its lines.
        basis: what the report rests on: day, nights, period.
        sign_offs: สอบทาน, one line each; a line that says there is none where there is none.
        made_at: ISO 8601, of the night that it speaks of.
    """

    agency: str
    title: tuple[str, ...]
    basis: tuple[str, ...]
    rows: tuple[Row, ...]
    sign_offs: tuple[str, ...]
    made_at: str
