"""เขียนรายงานใหม่จากผลที่เก็บไว้ ไม่เปิดเว็บไซต์ใด · Write the reports again from what was kept; fetches nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import catalogue_file, checklist_file, folder, report, review_file
from oitcheck.cli import _options as opt
from oitcheck.cli._past_night import others, record_of
from oitcheck.cli._say import clean, say
from oitcheck.clock import bangkok_now
from oitcheck.errors import UsageError
from oitcheck.folder import history_at
from oitcheck.history import open_history
from oitcheck.judging import sign_offs_of, what_if
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.model.run import RunRecord


def command(
    checklists: opt.Checklists,
    out: opt.Out = Path("reports"),
    formats: opt.Formats = None,
    for_submission: Annotated[
        bool,
        typer.Option(
            "--for-submission", help="Print every question with URL and explanation, ready to paste (text)."
        ),
    ] = False,
    repairs: Annotated[
        bool, typer.Option("--what-if", help="Print which repairs give back most, and the score after each.")
    ] = False,
    night: Annotated[
        str | None,
        typer.Option(
            "--night",
            metavar="2569-03-14",
            help="A past night, into nights/<day>/; a run's id where a day had several.",
            show_default=False,
        ),
    ] = None,
    history: opt.HistoryUrl = None,
    lang: opt.Language = opt.Lang.TH,
) -> None:
    """Renders the latest run of each checklist again, or any past night as it was drawn then."""
    chosen = [str(name) for name in formats or ("html", "json")]
    if for_submission and formats and chosen != ["text"]:
        raise UsageError("--for-submission is plain text\n  leave --format out, or give --format text")
    if night is not None and (for_submission or repairs):
        raise UsageError("--night draws reports\n  leave --for-submission and --what-if out")
    for checklist in checklist_file.load_all(checklists):
        catalogue = catalogue_file.load(checklist.catalogue)
        if night is not None:
            _draw_night(checklist, catalogue, night, chosen, out, history, str(lang))
        elif for_submission:
            say(report.submission(checklist, catalogue, lang=str(lang)))
        elif repairs:
            say("\n".join(_repairs(_record(checklist, catalogue, out), catalogue, str(lang))))
        else:
            record = _record(checklist, catalogue, out)
            for written in folder.write_reports(out, record, chosen, lang=str(lang), now=bangkok_now()):
                say(str(written))


def _draw_night(
    checklist: Checklist,
    catalogue: Catalogue,
    night: str,
    formats: list[str],
    out: Path,
    history: str | None,
    lang: str,
) -> None:
    """Draws a past night beside the present dashboard, as of its own end: the same bytes as then."""
    with open_history(history or history_at(out), write=False) as opened:
        record, name = record_of(opened, checklist.agency.id, catalogue.name, night)
        rest = others(opened, record)
    place = folder.run_folder(out, checklist.agency.id, catalogue.name) / "nights" / name
    finished = datetime.fromisoformat(record.run.finished_at)
    for one in formats:
        path = place / report.file_name(one)
        folder.replace_file(path, report.render(one, record, lang=lang, now=finished))
        say(str(path))
    if rest:
        say(WORDS[lang]["others"].format(run=record.run.id, others=", ".join(rest)))
    started = datetime.fromisoformat(record.run.started_at)
    signed = sign_offs_of(review_file.load(checklist.path), started.date())
    since = tuple(one for one in signed if one not in record.sign_offs)
    for line in report.sign_offs(replace(record, sign_offs=since), lang=lang):
        say(clean(line))


def _record(checklist: Checklist, catalogue: Catalogue, out: Path) -> RunRecord:
    path = folder.run_folder(out, checklist.agency.id, catalogue.name) / "run.json"
    record = folder.read_record(path)
    if record is None:
        raise UsageError(f"{path}: no run stands here\n  run oitcheck check {checklist.path} first")
    return record


def _repairs(record: RunRecord, catalogue: Catalogue, lang: str) -> Iterator[str]:
    """Gives one line a repair: points of ITA that come back, the question, and the score when all so far are done."""
    words = WORDS[lang]
    now = record.summary.oit_score
    yield words["now"].format(low=now.low, high=now.high)
    found = what_if(catalogue, record.questions)
    if not found:
        yield words["none"]
    for repair in found:
        question = repair.question
        title = (question.title.th if lang == "th" else question.title.en) or question.title.th or ""
        unweighed = repair.points is None
        yield words["unweighed" if unweighed else "line"].format(
            points=repair.points,
            id=question.id,
            title=title,
            why=report.cause_title(question.cause or question.verdict.value, lang=lang),
            low=repair.after.low,
            high=repair.after.high,
        )


WORDS = {
    "th": {
        "others": "วันนั้นตรวจหลายครั้ง รายงานนี้คือครั้ง {run} ครั้งอื่น: {others}",
        "now": "คะแนน OIT โดยประมาณขณะนี้ {low:.2f}–{high:.2f}",
        "none": "ไม่มีข้อที่ต้องแก้ไข",
        "line": "+{points:.3f} คะแนน ITA  {id} {title} ({why}) · เมื่อแก้ถึงข้อนี้ {low:.2f}–{high:.2f}",
        "unweighed": "{id} {title} ({why}) · ยังไม่ทราบน้ำหนักคะแนน",
    },
    "en": {
        "others": "that day had several runs; this is {run}, the others: {others}",
        "now": "estimated OIT score now {low:.2f}–{high:.2f}",
        "none": "nothing needs mending",
        "line": "+{points:.3f} ITA points  {id} {title} ({why}) · with all so far {low:.2f}–{high:.2f}",
        "unweighed": "{id} {title} ({why}) · what it weighs is not known",
    },
}
