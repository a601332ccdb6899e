"""ตรวจทุก URL คำตอบเดี๋ยวนี้ · Look at every answer now and write the reports."""

from collections.abc import Sequence
from datetime import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from oitcheck import catalogue_file, checklist_file, report
from oitcheck.cli import _options as opt
from oitcheck.cli._night import look
from oitcheck.cli._say import say
from oitcheck.errors import UsageError
from oitcheck.model.run import RunRecord
from oitcheck.schedule import units


class Ci(StrEnum):
    """Services whose CI file can be printed."""

    GITHUB = "github"
    GITLAB = "gitlab"


def command(
    checklists: opt.Checklists,
    out: opt.Out = Path("reports"),
    question: Annotated[
        list[str] | None,
        typer.Option(
            "--question", metavar="O12", help="Repeatable; only these questions.", show_default=False
        ),
    ] = None,
    failed: Annotated[bool, typer.Option("--failed", help="Only what failed last time.")] = False,
    formats: opt.Formats = None,
    fail_on: opt.FailOnOption = opt.FailOn.FAIL,
    baseline: opt.Baseline = None,
    history: opt.HistoryUrl = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Never resume an interrupted run.")] = False,
    pin: Annotated[
        bool, typer.Option("--pin", help="Keep the bytes of every answer as well, as proof.")
    ] = False,
    lang: opt.Language = opt.Lang.TH,
    quiet: opt.Quiet = False,
    timeout: opt.Timeout = None,
    connect_timeout: opt.ConnectTimeout = None,
    max_bytes: opt.MaxBytes = None,
    max_decoded_bytes: opt.MaxDecodedBytes = None,
    max_redirects: opt.MaxRedirects = None,
    per_host: opt.PerHost = None,
    interval: opt.Interval = None,
    second_look: opt.SecondLook = None,
    no_second_look: opt.NoSecondLook = False,
    max_pause: opt.MaxPause = None,
    canary: opt.Canary = None,
    no_canary: opt.NoCanary = False,
    allow_address: opt.AllowAddress = None,
    allow_private: opt.AllowPrivate = False,
    vantage: opt.Vantage = None,
    contact: opt.Contact = None,
    proxy: opt.Proxy = None,
    ca_bundle: opt.CaBundle = None,
    print_ci: Annotated[
        Ci | None, typer.Option("--print-ci", help="Print a CI file instead of looking.", show_default=False)
    ] = None,
) -> None:
    """Runs one night over each checklist, one after the other; the exit code is the worst of them."""
    if print_ci is not None:
        say(units.ci(str(print_ci), checklists, time(2, 0)).rstrip())
        raise typer.Exit(0)
    settings = opt.settings_of(
        timeout=timeout,
        connect_timeout=connect_timeout,
        max_bytes=max_bytes,
        max_decoded_bytes=max_decoded_bytes,
        max_redirects=max_redirects,
        per_host=per_host,
        interval=interval,
        second_look=second_look,
        no_second_look=no_second_look,
        max_pause=max_pause,
        canary=canary,
        no_canary=no_canary,
        allow_address=allow_address,
        allow_private=allow_private,
        vantage=vantage,
        contact=contact,
        proxy=proxy,
        ca_bundle=ca_bundle,
    )
    jobs = [(loaded, catalogue_file.load(loaded.catalogue)) for loaded in checklist_file.load_all(checklists)]
    for _, catalogue in jobs:
        _known(question or (), {one.id for one in catalogue.questions()})
    code = look(
        jobs,
        settings,
        out=out,
        history_url=history,
        formats=[str(name) for name in formats or ("html", "json")],
        fail_on=str(fail_on),
        baseline=_baseline(baseline),
        only=frozenset(question or ()),
        failed=failed,
        fresh=fresh,
        lang=str(lang),
        quiet=quiet,
        pin=pin,
    )
    raise typer.Exit(code)


def _known(wanted: Sequence[str], ids: set[str]) -> None:
    for name in wanted:
        if name not in ids:
            raise UsageError(f"--question: found {name!r}, expected one of O1 to O{len(ids)}")


def _baseline(path: Path | None) -> RunRecord | None:
    if path is None:
        return None
    try:
        return report.load(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"--baseline: {path}: {error}\n  give the run.json of an earlier run") from error
