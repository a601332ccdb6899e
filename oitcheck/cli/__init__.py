"""The verbs: one file each, under its name, with a function ``command``."""

import logging
import sys
from collections.abc import Iterator, Mapping, MutableMapping
from importlib.metadata import version
from typing import Annotated, Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from oitcheck.cli._say import silence, tell
from oitcheck.discovery import member, names
from oitcheck.errors import CannotLook, OitcheckError

log = logging.getLogger(__name__)

INTERRUPTED = 130
"""Exit code after a second Ctrl-C: what shells give a command that ended by it."""


class _Verbs(Mapping[str, TyperCommand]):
    """The verbs of this room, each loaded when it is asked for: ``rules`` needs no database."""

    def __getitem__(self, name: str) -> TyperCommand:
        if name not in names(__name__):
            raise KeyError(name)
        verb = member(__name__, name)
        alone = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
        alone.command(name=name, help=(verb.__doc__ or "").strip())(verb.command)
        return cast("TyperCommand", typer.main.get_command(alone))

    def __iter__(self) -> Iterator[str]:
        return iter(names(__name__))

    def __len__(self) -> int:
        return len(names(__name__))


class _Group(TyperGroup):
    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = cast("MutableMapping[str, Any]", _Verbs())


app = typer.Typer(
    name="oitcheck",
    cls=_Group,
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
        silence(sys.stdout)
    except OSError:
        silence(sys.stdout)
        code = CannotLook.exit_code
    sys.exit(code)


def _run() -> int:
    try:
        outcome = app(standalone_mode=False)
    except typer.Exit as done:
        return done.exit_code
    except OitcheckError as error:
        tell(f"oitcheck: {error}")
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except typer.TyperException as error:
        show = getattr(error, "show", None)
        if show is not None:
            show()
        return 2
    except OSError as error:
        return _failed(
            f"{error.filename or 'the system'}: {error.strerror or error}", "look at the disk and the rights"
        )
    except Exception as error:  # noqa: BLE001 - the last place: a crash is no verdict, and no traceback for an operator
        return _failed(
            f"a fault of the program itself: {type(error).__name__}: {error}",
            "look at the last lines of --verbose",
        )
    return outcome if isinstance(outcome, int) else 0


def _failed(found: str, remedy: str) -> int:
    """Tells what the program could not cope with, its traceback only when asked for; it says nothing about any answer."""
    log.info("ended early", exc_info=sys.exc_info())
    tell(f"oitcheck: {' '.join(found.split())[:300]}\n  {remedy}, then run again: what was stored is kept")
    return CannotLook.exit_code
