"""รายงานผลการดำเนินการตามมาตรการ จากสิ่งที่ตรวจพบ · The report on the agency's measures, HTML and .docx."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import catalogue_file, checklist_file, folder, report, review_file
from oitcheck.cli import _options as opt
from oitcheck.cli._say import say
from oitcheck.cli._wants import seen_at, stored
from oitcheck.errors import UsageError
from oitcheck.folder import history_at
from oitcheck.history import History, Journal, LatestRun, open_history
from oitcheck.judging import prove
from oitcheck.measures import Found, Look, Probed, Sources, Turn, measures_report
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist, Measure
from oitcheck.model.observed import Observation
from oitcheck.model.run import RunRecord
from oitcheck.rules import Around
from oitcheck.thai.dates import fiscal_year

_DAY = ["%Y-%m-%d"]


def command(
    checklist: Annotated[str, typer.Argument(metavar="CHECKLIST", help="Checklist file.")],
    out: opt.Out = Path("reports"),
    start: Annotated[
        datetime | None,
        typer.Option("--from", formats=_DAY, help="First day; the fiscal year's.", show_default=False),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--to", formats=_DAY, help="Last day; the latest night's.", show_default=False),
    ] = None,
    history: opt.HistoryUrl = None,
) -> None:
    """Writes measures.html and measures.docx beside the dashboard; fetches nothing."""
    loaded = checklist_file.load(checklist)
    catalogue = catalogue_file.load(loaded.catalogue)
    if not loaded.promises:
        raise UsageError(
            f"{checklist}: measures: there is none\n  add the agency's measures, as the README shows"
        )
    first = start.date() if start else fiscal_year(catalogue.fiscal_year_be)[0]
    with open_history(history or history_at(out), write=False) as opened:
        sources = _sources(opened, loaded, catalogue, out, first, until.date() if until else None)
    made = measures_report(sources)
    place = folder.run_folder(out, loaded.agency.id, catalogue.name)
    for name, content in (
        ("measures.html", report.measures_html(made)),
        ("measures.docx", report.measures_docx(made)),
    ):
        folder.replace_file(place / name, content)
        say(str(place / name))


def _sources(
    history: History, checklist: Checklist, catalogue: Catalogue, out: Path, start: date, until: date | None
) -> Sources:
    runs = [
        run
        for run in reversed(history.runs(checklist.agency.id, catalogue.name))
        if run.state in {"complete", "partial"}
    ]
    record = _record(history, checklist, catalogue, out, runs, start, until)
    last = until or _day(record.run.started_at)
    if last < start:
        raise UsageError(f"--from: {start} is after {last}\n  give a day before it")
    seen = (
        stored(history, checklist.agency.id, catalogue.name)
        if until is None
        else {one.url: one for one in history.observations(record.run.id)}
    )
    looks = tuple(
        Look(at=datetime.fromisoformat(run.started_at), only=frozenset(run.only))
        for run in runs
        if start <= _day(run.started_at) <= last
    )
    turns = tuple(
        Turn(
            at=datetime.fromisoformat(change.started_at),
            question=change.question,
            url=change.url,
            verdict=change.verdict,
            cause=change.cause,
        )
        for change in history.changes(checklist.agency.id, catalogue.name)
        if change.url is not None
    )
    observations = _observations(checklist, record, seen)
    return Sources(
        checklist=checklist,
        catalogue=catalogue,
        record=record,
        reviews=review_file.load(checklist.path),
        start=start,
        until=last,
        looks=looks,
        turns=turns,
        probed=_probed(history, checklist, start, last),
        observations=observations,
        found={
            measure.number: tuple(_found(measure, checklist, catalogue, record, observations))
            for measure in checklist.promises
        },
    )


def _probed(history: History, checklist: Checklist, start: date, last: date) -> tuple[Probed, ...]:
    """Gives all looks of the period by origin; days that nothing could be told of are left out."""
    days = [one for one in Journal(history).days(checklist.agency.id, start, last) if one.looks]
    return tuple(
        Probed(
            url=origin,
            looks=sum(one.looks for one in some),
            opened=sum(one.opened for one in some),
            days=len(some),
            whole_days=sum(one.opened == one.looks for one in some),
        )
        for origin, some in ((name, list(group)) for name, group in groupby(days, lambda one: one.origin))
    )


def _record(
    history: History,
    checklist: Checklist,
    catalogue: Catalogue,
    out: Path,
    runs: list[LatestRun],
    start: date,
    until: date | None,
) -> RunRecord:
    """The latest run, or the last whole one of a period that is over."""
    if until is None:
        path = folder.run_folder(out, checklist.agency.id, catalogue.name) / "run.json"
        record = folder.read_record(path)
        if record is None:
            raise UsageError(f"{path}: no run stands here\n  run oitcheck check {checklist.path} first")
        return record
    for run in reversed(runs):
        if start <= _day(run.started_at) <= until and not run.only:
            record = history.record(run.run_id)
            if record is not None:
                return record
    raise UsageError(f"--to: no night from {start} to {until} has a result\n  give another period")


def _observations(
    checklist: Checklist, record: RunRecord, seen: dict[str, Observation]
) -> dict[str, Observation]:
    urls = [answer.url for question in record.questions for answer in question.answers]
    urls += [url for measure in checklist.promises for url in measure.urls]
    urls += [record.agency.home] if record.agency.home else []
    return {url: found for url in urls if (found := seen_at(url, seen)) is not None}


def _found(
    measure: Measure,
    checklist: Checklist,
    catalogue: Catalogue,
    record: RunRecord,
    observations: dict[str, Observation],
) -> Iterator[Found]:
    """Looks for the measure's own evidence at its questions' answers and at its own pages."""
    urls = [
        answer.url
        for question in record.questions
        if question.id in measure.questions
        for answer in question.answers
    ]
    seen = [observations.get(url) for url in dict.fromkeys((*urls, *measure.urls))]
    if not seen:
        return
    agency = checklist.agency
    around = Around(
        question=measure.questions[0] if measure.questions else "",
        fiscal_year_be=catalogue.fiscal_year_be,
        today=_day(record.run.started_at),
        agency_home=agency.home,
        agency_names=agency.names(),
    )
    for place, wanted in enumerate(measure.evidence, 1):
        proof = prove(wanted.expect, seen, around)
        yield Found(text=wanted.text or f"หลักฐานที่ {place}", seen=proof.seen, evidence=proof.evidence)


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment).date()
