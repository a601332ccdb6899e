"""The verbs: one file each, under its name, with a function ``command``."""

import logging
import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from oitcheck.discovery import members
from oitcheck.errors import OitcheckError

app = typer.Typer(
    name="oitcheck",
    help="ตรวจ URL คำตอบ OIT ทุกคืน · The nightly review of the answer URLs given for OIT.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"oitcheck {version('oitcheck')}")
        raise typer.Exit


@app.callback()
def _common(
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Log what happens, tracebacks included.")
    ] = False,
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        stream=sys.stderr,
        force=True,
    )


for _name, _verb in members(__name__).items():
    app.command(name=_name.rstrip("_"), help=(_verb.__doc__ or "").strip())(_verb.command)


def main() -> None:
    """Runs a verb and ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            ascii_only = (stream.encoding or "ascii").lower() in {"ascii", "ansi_x3.4-1968", "us-ascii"}
            stream.reconfigure(encoding="utf-8" if ascii_only else stream.encoding, errors="backslashreplace")
    code = _run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _run() -> int:
    try:
        outcome = app(standalone_mode=False)
    except typer.Exit as done:
        return done.exit_code
    except OitcheckError as error:
        typer.echo(f"oitcheck: {error}", err=True)
        return error.exit_code
    except typer.Abort:
        return 130
    except typer.TyperException as error:
        show = getattr(error, "show", None)
        if show is not None:
            show()
        return 2
    return outcome if isinstance(outcome, int) else 0
