"""What ``check`` and ``demo`` share: run each checklist, write the reports, say what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from oitcheck import folder, report
from oitcheck.cli._say import say, tell
from oitcheck.clock import bangkok_now
from oitcheck.errors import CannotLook, RunBusy
from oitcheck.history import History, open_history
from oitcheck.job import Job
from oitcheck.judging import exit_code
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.model.observed import Observation
from oitcheck.model.run import RunRecord
from oitcheck.proof import Pinning, tonight
from oitcheck.run import Draw, Outcome, run_night
from oitcheck.settings import Settings
from oitcheck.stopping import Stop, on_signal

PLAIN_EVERY = 25
"""Answers between two plain progress lines where there is no terminal."""


def look(
    jobs: Sequence[tuple[Checklist, Catalogue]],
    settings: Settings,
    *,
    out: Path,
    history_url: str | None,
    formats: Sequence[str],
    fail_on: str,
    lang: str,
    baseline: RunRecord | None = None,
    only: frozenset[str] = frozenset(),
    failed: bool = False,
    fresh: bool = False,
    quiet: bool = False,
    pin: bool = False,
    brief: bool = False,
) -> int:
    """Runs each checklist once and gives the worst exit code; Ctrl-C and SIGTERM end it with what there is.

    With ``pin`` the bytes of every answer are kept as well, as they are once after the answer window has closed; with
    ``brief`` the result is not printed.

    Raises:
        CannotLook: the folder or the history cannot be written, or another run is at work there.
    """
    codes, stop, draw = [0], Stop(), _drawing(out, formats, lang)
    with take_lock(out), open_history(history_url or folder.history_at(out)) as history, on_signal(stop):
        for checklist, catalogue in jobs:
            if stop.asked:
                codes.append(CannotLook.exit_code)
                break
            before = folder.read_record(
                folder.run_folder(out, checklist.agency.id, catalogue.name) / "run.json"
            )
            wanted = only | (_failed(before) if failed else frozenset())
            if failed and not wanted:
                say("nothing failed last time" if lang == "en" else "ครั้งก่อนไม่มีข้อใดไม่ผ่าน")
                continue
            job = Job(
                checklist=checklist,
                catalogue=catalogue,
                settings=settings,
                only=wanted,
                fresh=fresh,
                previous=before,
                ocr_folder=out / ".ocr",
                memory_folder=out / ".seen",
            )
            told = partial(
                _told, job, out=out, formats=() if brief else formats, fail_on=fail_on, lang=lang, baseline=baseline,
                quiet=quiet,
            )  # fmt: skip
            codes.append(_pinned(job, history, stop, draw, told, out, pin=pin, quiet=quiet, lang=lang))
    return max(codes, key=(0, 3, 1, 4).index)


def _pinned(
    job: Job,
    history: History,
    stop: Stop,
    draw: Draw,
    told: Callable[[Outcome], int],
    out: Path,
    *,
    pin: bool,
    quiet: bool,
    lang: str,
) -> int:
    """Runs a checklist and keeps the bytes where that is asked for or due; gives the exit code of the run."""
    home = folder.run_folder(out, job.checklist.agency.id, job.catalogue.name)
    pinned = tonight(job, home, history, bangkok_now().date(), asked=pin)
    with pinned.opened() as pinning:
        if pinning is not None and pin:
            pinning.able()
        outcome = _one(pinned.job, history, stop, pinning, draw, quiet=quiet, lang=lang)
        code = told(outcome)
        kept = pinned.end(outcome, history, bangkok_now())
    if kept is not None:
        say(f"{PINNED[lang]}: {kept.folder}\n  SHA-256: {kept.mark}")
    return code


def take_lock(out: Path) -> FileLock:
    """Takes the lock of an output folder; the system frees it when a process dies.

    Raises:
        RunBusy: another run holds it.
        CannotLook: the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / ".lock", mode=0o664)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RunBusy(f"{out}: another run is at work here\n  wait for it, or give another --out") from error
    except OSError as error:
        message = f"{out}: cannot be written: {error.strerror or error}\n  make room or give write access, then run again"
        raise CannotLook(message) from error
    return lock


def _drawing(out: Path, formats: Sequence[str], lang: str) -> Draw:
    def draw(record: RunRecord) -> None:
        folder.write_reports(out, record, formats, lang=lang, now=bangkok_now())

    return draw


def _failed(record: RunRecord | None) -> frozenset[str]:
    return (
        frozenset(question.id for question in record.questions if question.verdict == "fail")
        if record
        else frozenset()
    )


def _one(
    job: Job, history: History, stop: Stop, pinning: Pinning | None, draw: Draw, *, quiet: bool, lang: str
) -> Outcome:
    around = pinning.around if pinning is not None else None
    console = Console(stderr=True)
    name = (
        job.checklist.agency.name.th if lang == "th" else job.checklist.agency.name.en
    ) or job.checklist.agency.id
    if quiet:
        return run_night(job, history, stop=stop, around=around, draw=draw)
    if not console.is_terminal:
        return run_night(
            job,
            history,
            progress=lambda done, total, _seen: _plain(name, done, total),
            stop=stop,
            around=around,
            draw=draw,
        )
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(name, total=None)

        def show(done: int, total: int, _seen: Observation | None) -> None:
            bar.update(task, completed=done, total=total)

        return run_night(job, history, progress=show, stop=stop, around=around, draw=draw)


def _plain(name: str, done: int, total: int) -> None:
    if done == total or done % PLAIN_EVERY == 0:
        tell(f"{name}: {done}/{total}")


def _told(
    job: Job,
    outcome: Outcome,
    out: Path,
    formats: Sequence[str],
    *,
    fail_on: str,
    lang: str,
    baseline: RunRecord | None,
    quiet: bool,
) -> int:
    record = outcome.record
    if record is None:
        tell(f"oitcheck: {VOID[lang]}\n  {outcome.void}")
        agency, reason = job.checklist.agency.id, outcome.void or ""
        folder.show_void(out, agency, job.catalogue.name, reason, lang=lang, now=bangkok_now())
        return CannotLook.exit_code
    if formats:
        say(report.render("text", record, lang=lang, now=bangkok_now()))
    if formats and not quiet:
        for path in folder.report_files(out, record, formats):
            say(str(path))
    looked_at = tuple(question for question in record.questions if question.id in outcome.looked_at)
    return exit_code(replace(record, questions=looked_at), fail_on, baseline)


PINNED = {"th": "เก็บหลักฐานไว้ที่", "en": "What stood at the answers is kept at"}
VOID = {
    "th": "การตรวจครั้งนี้เป็นโมฆะ: เครื่องที่ใช้ตรวจออกอินเทอร์เน็ตไม่ได้ ผลการตรวจครั้งก่อนยังคงเดิม",
    "en": "this run is void: the checker's own line is down; the last verdicts stand",
}
