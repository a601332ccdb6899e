"""อายุและผลของการตรวจครั้งล่าสุดของแต่ละหน่วยงาน · Age and result of the latest run of each agency."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import folder, report
from oitcheck.cli import _options as opt
from oitcheck.cli._say import say
from oitcheck.clock import bangkok_now
from oitcheck.errors import UsageError
from oitcheck.history import open_history
from oitcheck.judging import exit_code
from oitcheck.model.run import RunRecord

AHEAD = timedelta(hours=1)
"""Two clocks may differ by so much."""

STALE = 5
"""Exit code where the latest run of any agency is too old."""

_HOURS = {"h": 1.0, "d": 24.0, "m": 1 / 60, "s": 1 / 3600}


def command(
    out: opt.Out = Path("reports"),
    source: Annotated[
        list[Path] | None,
        typer.Option(
            "--from", metavar="RUN.json", help="Repeatable; a run made elsewhere.", show_default=False
        ),
    ] = None,
    history: opt.HistoryUrl = None,
    max_age: Annotated[str, typer.Option("--max-age", help="Hours, or with a unit: 26h, 2d, 90m.")] = "26h",
    fail_on: opt.FailOnOption = opt.FailOn.NEVER,
    baseline: opt.Baseline = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    lang: opt.Language = opt.Lang.TH,
) -> None:
    """Exits with 5 where a latest run is older than --max-age, or where there is none."""
    limit = _age(max_age)
    if source:
        records = [_read(path) for path in source]
    elif history:
        records = _kept(history)
    else:
        records = [record for record, _ in folder.agencies(out)]
    now = bangkok_now()
    say(_as_json(records, now, limit) if as_json else _as_text(records, now, limit, str(lang)))
    if not records or any(_stale(record, now, limit) for record in records):
        raise typer.Exit(STALE)
    against = _read(baseline) if baseline else None
    raise typer.Exit(
        max((exit_code(record, str(fail_on), against) for record in records), key=(0, 3, 1, 4).index)
    )


def _read(path: Path) -> RunRecord:
    try:
        return report.load(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: {error}\n  give the run.json of a run") from error


def _kept(url: str) -> list[RunRecord]:
    """Gives the latest whole run of each agency that a history holds; one over some questions alone is none."""
    with open_history(url, write=False) as history:
        names = [(run.agency, run.catalogue) for run in history.latest_of_each()]
        whole = (
            next((run for run in history.runs(*name) if run.by_verdict and not run.only), None)
            for name in names
        )
        records = [history.record(run.run_id) for run in whole if run is not None]
    return [record for record in records if record is not None]


def _age(text: str) -> timedelta:
    unit = text[-1:].lower()
    try:
        return timedelta(hours=float(text[:-1]) * _HOURS[unit] if unit in _HOURS else float(text))
    except ValueError as error:
        raise UsageError(f"--max-age: found {text!r}, expected hours such as 26 or 26h, 2d, 90m") from error


def _stale(record: RunRecord, now: datetime, limit: timedelta) -> bool:
    """Whether a run is too old, or of a time to come: a clock was wrong, and nobody knows how old it is."""
    age = now - datetime.fromisoformat(record.run.finished_at)
    return not -AHEAD <= age <= limit


def _hours(record: RunRecord, now: datetime) -> float:
    return (now - datetime.fromisoformat(record.run.finished_at)) / timedelta(hours=1)


def _as_json(records: Sequence[RunRecord], now: datetime, limit: timedelta) -> str:
    rows = [
        {
            "agency": record.agency.id,
            "catalogue": record.catalogue,
            "state": record.run.state,
            "finished_at": record.run.finished_at,
            "age_hours": round(_hours(record, now), 2),
            "stale": _stale(record, now, limit),
            "by_verdict": record.summary.by_verdict,
            "oit_score": {"low": record.summary.oit_score.low, "high": record.summary.oit_score.high},
        }
        for record in records
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _as_text(records: Sequence[RunRecord], now: datetime, limit: timedelta, lang: str) -> str:
    words = WORDS[lang]
    if not records:
        return words["none"]
    lines = []
    for record in records:
        name = (record.agency.name.th if lang == "th" else record.agency.name.en) or record.agency.id
        counts = ", ".join(
            f"{verdict} {count}" for verdict, count in record.summary.by_verdict.items() if count
        )
        late = f" · {words['stale']}" if _stale(record, now, limit) else ""
        lines.append(
            f"{name} ({record.catalogue}): {words['age'].format(_hours(record, now))}{late} · {record.run.state} · {counts}"
        )
    return "\n".join(lines)


WORDS = {
    "th": {"none": "ยังไม่มีผลการตรวจ", "age": "ตรวจเมื่อ {:.1f} ชั่วโมงก่อน", "stale": "เก่าเกินกำหนด"},
    "en": {"none": "no run yet", "age": "looked at {:.1f} hours ago", "stale": "too old"},
}
