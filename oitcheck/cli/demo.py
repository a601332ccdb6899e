"""ทดลองใช้กับเทศบาลสมมติ ไม่ต้องต่ออินเทอร์เน็ต · Check a sample municipality served on this machine; offline."""

import threading
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import catalogue_file, checklist_file, folder, sample
from oitcheck.cli import _options as opt
from oitcheck.cli._night import look
from oitcheck.cli._say import say

PORT = 8765
"""The sample site's port where it is free, so that a second demo meets the same addresses."""


def command(
    out: opt.Out = Path("reports"),
    serve: Annotated[bool, typer.Option("--serve", help="Keep the sample site up until Ctrl-C.")] = False,
    sound: Annotated[bool, typer.Option("--sound", help="A municipality with nothing broken.")] = False,
    lang: opt.Language = opt.Lang.TH,
    quiet: opt.Quiet = False,
) -> None:
    """Serves the sample municipality on loopback, checks it, writes its report and says where."""
    with sample.serve(port=PORT, broken=not sound) as site:
        path = out / "sample-2565.yaml"
        folder.replace_file(path, sample.checklist_text(site.base_url, broken=not sound))
        checklist = checklist_file.load(str(path))
        settings = opt.settings_of(
            allow_address=["127.0.0.0/8"],
            no_canary=True,
            interval=0.0,
            second_look=0.0,
            per_host=4,
            vantage="demo",
        )
        look(
            [(checklist, catalogue_file.load(checklist.catalogue))],
            settings,
            out=out,
            history_url=None,
            formats=report_formats(),
            fail_on="never",
            fresh=True,
            lang=str(lang),
            quiet=quiet,
        )
        dashboard = folder.run_folder(out, checklist.agency.id, checklist.catalogue) / "index.html"
        say(f"{OPEN[str(lang)]}: {dashboard.resolve()}")
        if serve:
            say(f"{SERVING[str(lang)]}: {site.base_url}")
            _until_interrupted()


def report_formats() -> list[str]:
    """Gives the formats that the demo writes: all."""
    return [str(name) for name in opt.Format]


def _until_interrupted() -> None:
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        return


OPEN = {"th": "เปิดรายงานในเบราว์เซอร์", "en": "Open the report in a browser"}
SERVING = {
    "th": "เว็บไซต์ตัวอย่างเปิดอยู่ที่ (กด Ctrl-C เพื่อหยุด)",
    "en": "The sample site stays up (Ctrl-C to stop) at",
}
