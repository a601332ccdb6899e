"""แจ้งผู้เกี่ยวข้องเมื่อผลตรวจเปลี่ยน และทดสอบช่องทางแจ้ง · Tell who is concerned what changed; prove a channel."""

from pathlib import Path
from typing import Annotated

import typer

from oitcheck import alerts, catalogue_file, checklist_file, folder
from oitcheck.alerts import Channels, Fault
from oitcheck.cli import _options as opt
from oitcheck.cli._say import clean, say
from oitcheck.clock import bangkok_now
from oitcheck.errors import CannotLook, UsageError
from oitcheck.folder import history_at
from oitcheck.forecast import forecast
from oitcheck.history import History, Journal, open_history
from oitcheck.model.checklist import Checklist


def command(
    checklists: Annotated[
        list[str] | None,
        typer.Argument(metavar="[CHECKLIST...]", help="Whose latest night is told.", show_default=False),
    ] = None,
    alerts_file: Annotated[
        Path | None,
        typer.Option("--alerts", envvar="OITCHECK_ALERTS", metavar="FILE", help="Who is told, and where."),
    ] = None,
    test: Annotated[bool, typer.Option("--test", help="Send a test message to every channel.")] = False,
    out: opt.Out = Path("reports"),
    history: opt.HistoryUrl = None,
    lang: opt.Language = opt.Lang.TH,
) -> None:
    """Tells what the latest night changed, once, and tries again what did not arrive; exit 4 where something did not.

    ``serve`` does this by itself; this verb is for nights that something else starts.
    """
    if alerts_file is None:
        raise UsageError("--alerts: no file is named\n  name one, such as --alerts alerts.yaml")
    channels = alerts.load(str(alerts_file))
    if test:
        raise typer.Exit(_test(channels, str(lang)))
    if not checklists:
        raise UsageError("no checklist is named\n  name one, or give --test")
    loaded = checklist_file.load_all(checklists)
    url = history or history_at(out)
    with open_history(url) as opened:
        made = sum(_announce(opened, checklist, channels, out, str(lang)) for checklist in loaded)
        waiting = Journal(opened).waiting()
    fates = alerts.send(alerts.due(waiting, bangkok_now()), channels)
    with open_history(url) as opened:
        alerts.keep_fates(Journal(opened), fates, bangkok_now())
        left = Journal(opened).waiting()
    words = WORDS[str(lang)]
    say(words["sent"].format(new=made, sent=len(waiting) - len(left), left=len(left)))
    for letter in left:
        say(f"  {letter.recipient}: {clean(letter.reason or words['later'])}")
    raise typer.Exit(CannotLook.exit_code if left else 0)


def _test(channels: Channels, lang: str) -> int:
    failed = False
    for recipient, address, reason in alerts.prove(channels, lang):
        failed |= reason is not None
        say(f"{recipient} {address}: {WORDS[lang]['arrived'] if reason is None else clean(reason)}")
    return CannotLook.exit_code if failed else 0


def _announce(history: History, checklist: Checklist, channels: Channels, out: Path, lang: str) -> int:
    catalogue, now = catalogue_file.load(checklist.catalogue), bangkok_now()
    agency = checklist.agency.id
    record = folder.read_record(folder.run_folder(out, agency, catalogue.name) / "run.json")
    latest = next((run for run in history.runs(agency, catalogue.name, limit=1) if run.state == "void"), None)
    faults = [Fault(kind="void", detail=latest.reason or "", lasting=True)] if latest else []
    return alerts.announce(
        Journal(history),
        checklist,
        channels,
        None if latest else record,
        endings=forecast(checklist, catalogue, record, now.date()),
        faults=faults,
        now=now,
        lang=lang,
    )


WORDS = {
    "th": {
        "sent": "ข้อความใหม่ {new} ส่งสำเร็จ {sent} รอส่งอีก {left}",
        "later": "รอส่งครั้งถัดไป",
        "arrived": "ส่งถึงแล้ว",
    },
    "en": {
        "sent": "{new} new, {sent} delivered, {left} waiting",
        "later": "waits for its next try",
        "arrived": "delivered",
    },
}
