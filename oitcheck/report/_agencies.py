"""The page over all agencies: score, counts and age of each one's latest run."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.report._clean import harmless_record
from oitcheck.report._dates import is_stale, read
from oitcheck.report._page import page

COUNTED = (Verdict.FAIL, Verdict.NOT_DECLARED, Verdict.UNDETERMINED, Verdict.WARN, Verdict.PASS)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRow:
    """One line of the table.

    Attributes:
        link: relative address of the agency's report; null where it is none.
        hours: whole hours since the run ended; null where that is unknown.
    """

    record: RunRecord
    link: str | None
    stale: bool
    hours: int | None


def render(entries: Sequence[tuple[RunRecord, str]], *, lang: str, now: datetime) -> str:
    """Gives the page; the agency with the lowest score comes first."""
    rows = [_row(record, link, now) for record, link in entries]
    rows.sort(key=lambda row: (row.record.summary.oit_score.low, row.record.agency.id, row.record.catalogue))
    return page(
        "agencies.html.j2",
        style=("page.css", "agencies.css"),
        script=("page.js", "agencies.js"),
        lang=lang,
        rows=rows,
        counted=COUNTED,
    )


def _row(record: RunRecord, link: str, now: datetime) -> AgencyRow:
    record = harmless_record(record)
    finished = read(record.run.finished_at)
    moment = now if now.tzinfo else now.replace(tzinfo=UTC)
    hours = None if finished is None else max(0, int((moment - finished).total_seconds() // 3600))
    return AgencyRow(
        record=record, link=_relative(link), stale=is_stale(record.run.finished_at, now), hours=hours
    )


def _relative(link: str) -> str | None:
    """Gives the address where it leads below the page itself; a scheme, a host or a way up is none."""
    steps = link.split("/")
    lost = not link or ":" in steps[0] or ".." in steps or "\\" in link or steps[0] == ""
    return None if lost else link
