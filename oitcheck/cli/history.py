"""ประวัติทุกคืน: ผลตรวจ สิ่งที่เปลี่ยน ความพร้อมใช้งาน และสิ่งที่จะถึงกำหนด · What happened on every night, and what comes."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from oitcheck import catalogue_file, checklist_file, folder, looks, report
from oitcheck.cli import _options as opt
from oitcheck.cli._carrying import carry
from oitcheck.cli._say import clean, say
from oitcheck.clock import bangkok_now
from oitcheck.comparison import Group, Item, compare, grouped, unchanged_for
from oitcheck.errors import UsageError
from oitcheck.folder import history_at
from oitcheck.forecast import forecast
from oitcheck.history import History, Journal, LatestRun, open_history
from oitcheck.model.checklist import Checklist
from oitcheck.model.plain import plain
from oitcheck.model.run import RunRecord


class Span(StrEnum):
    """Spans of availability."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Row:
    """What is said, mostly one line, with the same as plain data; without facts it is for people alone."""

    line: str
    facts: dict[str, Any]


def command(
    checklists: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CHECKLIST...",
            help="Checklist files; none with --export and --import.",
            show_default=False,
        ),
    ] = None,
    out: opt.Out = Path("reports"),
    history: opt.HistoryUrl = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=4000, help="Nights, the newest first.")] = 30,
    changes: Annotated[
        bool, typer.Option("--changes", help="What broke and healed by the latest night.")
    ] = False,
    compare_with: Annotated[
        str | None,
        typer.Option(
            "--compare", metavar="RUN", help="With --changes: against this run instead.", show_default=False
        ),
    ] = None,
    unchanged: Annotated[
        int | None,
        typer.Option(
            "--unchanged",
            metavar="MONTHS",
            min=1,
            help="Answers whose content has been the same for so long.",
            show_default=False,
        ),
    ] = None,
    availability: Annotated[
        Span | None,
        typer.Option(
            "--availability",
            help="How often each site opened by day, or each address this month or this fiscal year.",
            show_default=False,
        ),
    ] = None,
    events: Annotated[bool, typer.Option("--events", help="Nights that were missed or late.")] = False,
    undelivered: Annotated[
        bool, typer.Option("--undelivered", help="Messages that wait to be delivered.")
    ] = False,
    ahead: Annotated[
        bool, typer.Option("--forecast", help="What turns stale, falls due or ends, and when.")
    ] = False,
    export_to: Annotated[
        str | None,
        typer.Option(
            "--export",
            metavar="FILE.jsonl",
            help="Write all that is kept, of every agency, as lines of JSON; - is stdout.",
            show_default=False,
        ),
    ] = None,
    import_from: Annotated[
        str | None,
        typer.Option(
            "--import",
            metavar="FILE.jsonl",
            help="Take an export in, whole or not at all; - is stdin.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    lang: opt.Language = opt.Lang.TH,
) -> None:
    """Lists the nights; one flag lists something else of them."""
    if export_to is not None or import_from is not None:
        carry(history or history_at(out), export_to, import_from, checklists)
        raise typer.Exit(0)
    if not checklists:
        raise UsageError("no checklist was named\n  name a file: oitcheck history CHECKLIST")
    rows: list[Row] = []
    for checklist in checklist_file.load_all(checklists):
        if ahead:
            rows += _ahead(checklist, out)
            continue
        with open_history(history or history_at(out), write=False) as opened:
            if changes or compare_with:
                rows += _changes(opened, checklist, compare_with)
            elif unchanged:
                rows += _unchanged(opened, checklist, unchanged)
            elif availability is Span.DAY:
                rows += _days(opened, checklist, str(lang))
            elif availability:
                rows += _availability(opened, checklist, availability)
            elif events:
                rows += _events(opened, checklist)
            elif undelivered:
                rows = _undelivered(opened)
            else:
                rows += _nights(opened, checklist, limit)
    if as_json:
        say(json.dumps([row.facts for row in rows if row.facts], ensure_ascii=False, indent=2))
    else:
        for row in rows:
            say(clean(row.line))
    raise typer.Exit(0)


def _nights(history: History, checklist: Checklist, limit: int) -> Iterable[Row]:
    for run in history.runs(checklist.agency.id, checklist.catalogue, limit=limit):
        counts = ", ".join(f"{verdict} {number}" for verdict, number in run.by_verdict.items() if number)
        line = f"{run.started_at} {run.run_id} {run.state}" + (
            f": {counts or run.reason}" if counts or run.reason else ""
        )
        yield Row(
            line,
            {
                "run_id": run.run_id, "agency": run.agency, "catalogue": run.catalogue, "state": run.state,
                "started_at": run.started_at, "finished_at": run.finished_at, "vantage": run.vantage,
                "reason": run.reason, "by_verdict": run.by_verdict,
            },
        )  # fmt: skip


def _changes(history: History, checklist: Checklist, against: str | None) -> Iterable[Row]:
    runs = [run for run in history.runs(checklist.agency.id, checklist.catalogue) if _counts(run)]
    if not runs or (against is None and len(runs) < 2):
        raise UsageError(
            f"{checklist.path}: there are no two nights to compare yet\n  run oitcheck check again"
        )
    now = _record(history, runs[0].run_id)
    before = _record(history, against or runs[1].run_id)
    found = compare(before, now)
    for kind in ("broke", "healed", "other_cause", "newly_undetermined", "replaced", "gone"):
        items: tuple[Item, ...] = getattr(found, kind)
        for group in grouped(items):
            yield Row(
                f"{kind}: {_group(group)}", {"kind": kind, "agency": checklist.agency.id} | _facts(group)
            )


def _unchanged(history: History, checklist: Checklist, months: int) -> Iterable[Row]:
    runs = [run for run in history.runs(checklist.agency.id, checklist.catalogue) if _counts(run)]
    nights = [
        (date.fromisoformat(run.started_at[:10]), _record(history, run.run_id)) for run in reversed(runs)
    ]
    for (question, _, url), since in unchanged_for(nights, months, bangkok_now().date()).items():
        yield Row(
            f"{question} {url}: {since.isoformat()}",
            {"question": question, "url": url, "unchanged_since": since.isoformat()},
        )


def _availability(history: History, checklist: Checklist, span: Span) -> Iterable[Row]:
    today = bangkok_now().date()
    first = today.replace(day=1)
    if span is Span.YEAR:
        first = date(today.year - (today.month < 10), 10, 1)
    for one in Journal(history).availability(checklist.agency.id, first, today):
        share = "-" if one.share is None else f"{one.share:.2%}"
        yield Row(
            f"{share} ({one.opened}/{one.looks}, {one.left_out} left out) {one.url}"
            + (f" · last missed {one.last_missed} {one.last_cause or ''}" if one.last_missed else ""),
            {
                "agency": checklist.agency.id, "url": one.url, "since": first.isoformat(), "share": one.share,
                "looks": one.looks, "opened": one.opened, "left_out": one.left_out,
                "last_missed": one.last_missed, "last_cause": one.last_cause,
            },
        )  # fmt: skip


def _days(history: History, checklist: Checklist, lang: str) -> Iterable[Row]:
    """One mark a day for each site, as the dashboard has them; here every origin that was ever looked at."""
    today = bangkok_now().date()
    known = looks.of_each(Journal(history).days(checklist.agency.id, looks.first_day(today), today), today)
    for one in known:
        lines = report.availability_lines(one, today, lang=lang)
        yield Row("\n".join(lines), {"agency": checklist.agency.id} | plain(one))
    if known:
        yield Row(report.availability_legend(lang=lang), {})


def _events(history: History, checklist: Checklist) -> Iterable[Row]:
    for event in Journal(history).events(checklist.agency.id):
        yield Row(
            f"{event.at} {event.kind}" + (f": {event.detail}" if event.detail else ""),
            {"agency": event.agency, "catalogue": event.catalogue, "kind": event.kind, "at": event.at},
        )


def _undelivered(history: History) -> list[Row]:
    return [
        Row(
            f"{letter.made_at} {letter.recipient}: {letter.title} · {letter.tries} · {letter.reason or ''}",
            {
                "recipient": letter.recipient,
                "title": letter.title,
                "body": letter.body,
                "tries": letter.tries,
                "made_at": letter.made_at,
                "try_at": letter.try_at,
                "reason": letter.reason,
            },
        )
        for letter in Journal(history).waiting()
    ]


def _ahead(checklist: Checklist, out: Path) -> Iterable[Row]:
    catalogue, today = catalogue_file.load(checklist.catalogue), bangkok_now().date()
    record = folder.read_record(folder.run_folder(out, checklist.agency.id, catalogue.name) / "run.json")
    for ending in forecast(checklist, catalogue, record, today):
        left = (ending.day - today) // timedelta(days=1)
        yield Row(
            " ".join((ending.day.isoformat(), f"({left})", ending.kind, ending.name, *ending.questions)),
            {
                "agency": checklist.agency.id, "day": ending.day.isoformat(), "days_left": left, "kind": ending.kind,
                "name": ending.name, "questions": list(ending.questions), "cause": ending.cause,
            },
        )  # fmt: skip


def _counts(run: LatestRun) -> bool:
    return run.state in {"complete", "partial"} and not run.only


def _record(history: History, run_id: str) -> RunRecord:
    try:
        record = history.record(run_id)
    except LookupError as error:
        raise UsageError(f"--compare: {error}\n  oitcheck history lists the runs") from error
    if record is None:
        raise UsageError(f"--compare: the run {run_id!r} has no result\n  oitcheck history lists the runs")
    return record


def _group(group: Group) -> str:
    where = group.host or ""
    return f"{group.cause or ''} {len(group.items)} · {' '.join(group.questions)}" + (
        f" · {where}{group.path}" if where else ""
    )


def _facts(group: Group) -> dict[str, Any]:
    return {
        "cause": group.cause, "answers": group.answers, "questions": list(group.questions), "host": group.host,
        "path": group.path, "certificate_ends": group.certificate, "failing_since": group.since,
        "items": [list(item.key) for item in group.items],
    }  # fmt: skip
