"""บอกทุกจุดผิดในแฟ้มรายการ โดยไม่เปิดเว็บไซต์ · Every mistake of every checklist, fetching nothing."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import checklist_file, review_file
from oitcheck.cli import _options as opt
from oitcheck.cli._say import say, tell
from oitcheck.clock import bangkok_now
from oitcheck.errors import CannotLook, UsageError
from oitcheck.files import handed_in
from oitcheck.folder import history_at
from oitcheck.history import History, open_history
from oitcheck.model.checklist import HandedIn


def command(
    checklists: Annotated[
        list[str] | None, typer.Argument(metavar="CHECKLIST…", help="Checklist files.", show_default=False)
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a checklist, for editors.")
    ] = False,
    out: opt.Out = Path("reports"),
    history: opt.HistoryUrl = None,
) -> None:
    """Exits with 2 where a file cannot be used; warnings never change the exit code."""
    if schema:
        say(json.dumps(checklist_file.json_schema(), ensure_ascii=False, indent=2))
        return
    if not checklists:
        raise UsageError("no checklist was named\n  name a file: oitcheck lint CHECKLIST")
    with _kept(out, history) as kept:
        problems = checklist_file.lint(checklists, today=bangkok_now().date(), kept=kept)
    for path in checklists:
        problems += review_file.lint(path) if not path.endswith(review_file.ENDING) else ()
    warnings = sum(problem.warning for problem in problems)
    mistakes = len(problems) - warnings
    for problem in problems:
        say(str(problem))
    say(summary(len(checklists), mistakes, warnings))
    if mistakes:
        raise typer.Exit(UsageError.exit_code)


@contextmanager
def _kept(out: Path, url: str | None) -> Iterator[handed_in.Kept | None]:
    """Gives what the history kept as handed in; nothing where there is no history, or none that can be read."""
    if url is None and not (out / "history.sqlite3").exists():
        yield None
        return
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(open_history(url or history_at(out), write=False))
        except CannotLook as error:
            tell(f"oitcheck: {error}")
            opened = None
        yield None if opened is None else _told(opened)


def _told(history: History) -> handed_in.Kept:
    def kept(agency: str, catalogue: str) -> Mapping[str, HandedIn]:
        try:
            return history.submitted(agency, catalogue)
        except CannotLook as error:
            tell(f"oitcheck: {error}")
            return {}

    return kept


def summary(files: int, mistakes: int, warnings: int) -> str:
    """Gives the last line: how many files, mistakes and warnings, in Thai and English."""
    return (
        f"ตรวจ {files} แฟ้ม: ผิด {mistakes} จุด ควรดู {warnings} จุด · "
        f"{_count(files, 'file')}: {_count(mistakes, 'mistake')}, {_count(warnings, 'warning')}"
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
