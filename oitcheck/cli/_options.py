"""The flags that verbs share: the same names everywhere, each over a setting of the same name."""

from collections.abc import Collection
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError

from oitcheck import report
from oitcheck.errors import UsageError
from oitcheck.settings import Settings


class Lang(StrEnum):
    """Languages of the reports."""

    TH = "th"
    EN = "en"


class FailOn(StrEnum):
    """From which verdict on a run counts as broken."""

    FAIL = "fail"
    NOT_DECLARED = "not_declared"
    UNDETERMINED = "undetermined"
    WARN = "warn"
    NEVER = "never"


Format = StrEnum("Format", {name.upper(): name for name in report.formats()})  # type: ignore[misc]

Checklists = Annotated[
    list[str], typer.Argument(metavar="CHECKLIST...", help="Checklist files.", show_default=False)
]
Out = Annotated[
    Path, typer.Option("--out", envvar="OITCHECK_OUT", help="Folder of the reports.", show_default=True)
]
Language = Annotated[Lang, typer.Option("--lang", envvar="OITCHECK_LANG", help="Language of the reports.")]
Formats = Annotated[
    list[Format] | None,
    typer.Option("--format", help="Repeatable; html and json where none is given.", show_default=False),
]
FailOnOption = Annotated[
    FailOn,
    typer.Option(
        "--fail-on", envvar="OITCHECK_FAIL_ON", help="What makes the exit code 1 (undetermined: 3)."
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline", metavar="RUN.json", help="Only what is newly broken counts.", show_default=False
    ),
]
HistoryUrl = Annotated[
    str | None,
    typer.Option(
        "--history",
        envvar="OITCHECK_HISTORY",
        metavar="URL",
        help="SQLAlchemy URL; SQLite in --out where empty.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress.")]

_Float = Annotated[float | None, typer.Option(show_default=False)]


def _setting(flag: str, help_text: str, **more: Any) -> Any:
    return typer.Option(
        flag, help=help_text, show_default=False, rich_help_panel="Limits and manners", **more
    )


Timeout = Annotated[float | None, _setting("--timeout", "Seconds for a whole exchange (30).", metavar="S")]
ConnectTimeout = Annotated[
    float | None, _setting("--connect-timeout", "Seconds for connecting (10).", metavar="S")
]
MaxBytes = Annotated[int | None, _setting("--max-bytes", "Body bytes as received (50 MiB).", metavar="N")]
MaxDecodedBytes = Annotated[
    int | None, _setting("--max-decoded-bytes", "Body bytes decoded (100 MiB).", metavar="N")
]
MaxRedirects = Annotated[int | None, _setting("--max-redirects", "Redirects of one look (10).", metavar="N")]
PerHost = Annotated[
    int | None, _setting("--per-host", "Requests to one host at the same time (2).", metavar="N")
]
Interval = Annotated[
    float | None, _setting("--interval", "Seconds between requests to one host (0.5).", metavar="S")
]
SecondLook = Annotated[
    float | None,
    _setting("--second-look", "Seconds before soft failures are looked at again (60).", metavar="S"),
]
NoSecondLook = Annotated[bool, _setting("--no-second-look", "Soft failures stay undetermined.")]
MaxPause = Annotated[
    float | None, _setting("--max-pause", "Seconds that a host's Retry-After may cost (120).", metavar="S")
]
Canary = Annotated[
    list[str] | None,
    _setting("--canary", "Repeatable; replaces the default control addresses.", metavar="URL"),
]
NoCanary = Annotated[bool, _setting("--no-canary", "Trust the checker's own line.")]
AllowAddress = Annotated[
    list[str] | None,
    _setting(
        "--allow-address", "Repeatable; a network that may be fetched though not public.", metavar="CIDR"
    ),
]
AllowPrivate = Annotated[bool, _setting("--allow-private", "Any address may be fetched.")]
Vantage = Annotated[str | None, _setting("--vantage", "Name of the place that looks.", metavar="NAME")]
Contact = Annotated[str | None, _setting("--contact", "Who to write to, in the User-Agent.", metavar="TEXT")]
Proxy = Annotated[str | None, _setting("--proxy", "HTTP proxy.", metavar="URL")]
CaBundle = Annotated[
    Path | None, _setting("--ca-bundle", "PEM file of further authorities to trust.", metavar="FILE")
]


def settings_of(**given: Any) -> Settings:
    """Gives the settings: flags over the environment over the defaults.

    Raises:
        UsageError: a value is out of range; names the flag, or the variable where there is none, and what was expected.
    """
    chosen = {
        name: value
        for name, value in given.items()
        if value is not None and value is not False and value != []
    }
    try:
        return Settings(**chosen)
    except ValidationError as error:
        lines = (
            f"{_named(str(fault['loc'][0]), given)}: found {fault['input']!r}: {fault['msg'][:1].lower()}{fault['msg'][1:]}"
            for fault in error.errors()
        )
        raise UsageError("\n".join(lines) + "\n  see oitcheck check --help") from error


def _named(setting: str, flags: Collection[str]) -> str:
    """Gives the name by which an operator sets it: the flag, or the variable where a verb has none."""
    return f"--{setting.replace('_', '-')}" if setting in flags else f"OITCHECK_{setting.upper()}"
