"""บอกทุกจุดผิดในแฟ้มรายการ โดยไม่เปิดเว็บไซต์ · Every mistake of every checklist, fetching nothing."""

import json
from typing import Annotated

import typer

from oitcheck import checklist_file, review_file
from oitcheck.cli._say import say
from oitcheck.clock import bangkok_now
from oitcheck.errors import UsageError


def command(
    checklists: Annotated[
        list[str] | None, typer.Argument(metavar="CHECKLIST…", help="Checklist files.", show_default=False)
    ] = None,
    schema: Annotated[
        bool, typer.Option("--schema", help="Print the JSON Schema of a checklist, for editors.")
    ] = False,
) -> None:
    """Exits with 2 where a file cannot be used; warnings never change the exit code."""
    if schema:
        say(json.dumps(checklist_file.json_schema(), ensure_ascii=False, indent=2))
        return
    if not checklists:
        raise UsageError("no checklist was named\n  name a file: oitcheck lint CHECKLIST")
    problems = checklist_file.lint(checklists, today=bangkok_now().date())
    for path in checklists:
        problems += review_file.lint(path) if not path.endswith(review_file.ENDING) else ()
    warnings = sum(problem.warning for problem in problems)
    mistakes = len(problems) - warnings
    for problem in problems:
        say(str(problem))
    say(summary(len(checklists), mistakes, warnings))
    if mistakes:
        raise typer.Exit(UsageError.exit_code)


def summary(files: int, mistakes: int, warnings: int) -> str:
    """Gives the last line: how many files, mistakes and warnings, in Thai and English."""
    return (
        f"ตรวจ {files} แฟ้ม: ผิด {mistakes} จุด ควรดู {warnings} จุด · "
        f"{_count(files, 'file')}: {_count(mistakes, 'mistake')}, {_count(warnings, 'warning')}"
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
