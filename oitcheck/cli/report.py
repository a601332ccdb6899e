"""เขียนรายงานใหม่จากผลที่เก็บไว้ ไม่เปิดเว็บไซต์ใด · Write the reports again from what was kept; fetches nothing."""

from pathlib import Path

import typer

from oitcheck import checklist_file, folder
from oitcheck.cli import _options as opt
from oitcheck.cli._say import say
from oitcheck.errors import UsageError
from oitcheck.run import bangkok_now


def command(
    checklists: opt.Checklists,
    out: opt.Out = Path("reports"),
    formats: opt.Formats = None,
    lang: opt.Language = opt.Lang.TH,
) -> None:
    """Renders the latest run of each checklist again."""
    for checklist in checklist_file.load_all(checklists):
        path = folder.run_folder(out, checklist.agency.id, checklist.catalogue) / "run.json"
        record = folder.read_record(path)
        if record is None:
            raise UsageError(f"{path}: no run stands here\n  run oitcheck check {checklist.path} first")
        chosen = [str(name) for name in formats or ("html", "json")]
        for written in folder.write_reports(out, record, chosen, lang=str(lang), now=bangkok_now()):
            say(str(written))
    raise typer.Exit(0)
