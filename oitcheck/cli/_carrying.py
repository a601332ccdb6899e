"""The whole history out of one database and into another, as a file of lines or through a pipe."""

import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from oitcheck.cli._say import say, silence, tell
from oitcheck.errors import CannotLook, UsageError
from oitcheck.history import open_history

PIPE = "-"


def carry(url: str, export_to: str | None, import_from: str | None, checklists: Sequence[str] | None) -> None:
    """Exports or imports as the flags ask.

    Raises:
        UsageError: the flags do not go together.
        CannotLook: the history or the export cannot be read or written.
    """
    if export_to is not None and import_from is not None:
        raise UsageError("--export and --import are two steps\n  run oitcheck history once for each")
    if checklists:
        raise UsageError(
            "--export and --import carry every agency of the history\n  leave the checklists out"
        )
    if export_to is not None:
        write_export(url, export_to)
    elif import_from is not None:
        read_import(url, import_from)


def write_export(url: str, target: str) -> None:
    """Writes all that a history keeps to a file, which is replaced in one step, or to stdout.

    Args:
        url: of the history.
        target: a file's path, or ``-``.

    Raises:
        CannotLook: the history cannot be read, or the export has no room.
    """
    with open_history(url, write=False) as history, closing(history.export()) as lines:
        if target != PIPE:
            number = _to_file(lines, Path(target))
            say(f"{target}: {number} lines")
            return
        out = sys.stdout.buffer
        try:
            for line in lines:
                out.write(line)
            out.flush()
        except BrokenPipeError:
            silence(sys.stdout)
        except OSError as error:
            silence(sys.stdout)
            raise CannotLook(f"the export cannot be written: {_said(error)}") from error


def read_import(url: str, source: str) -> None:
    """Takes an export in, from a file or from stdin, and says what was new.

    Args:
        url: of the history, which is made where there is none.
        source: a file's path, or ``-``.

    Raises:
        UsageError: the export cannot be read, or is not to be taken in; the history is as it was.
    """
    if source == PIPE:
        stdin = sys.stdin.buffer
        with open_history(url) as history:
            new = history.take_in(stdin, "stdin")
    else:
        try:
            file = Path(source).open("rb")  # noqa: SIM115 - closed below, apart from what the history says
        except OSError as error:
            raise UsageError(f"{source}: cannot be read: {_said(error)}") from error
        with file, open_history(url) as history:
            new = history.take_in(file, source)
    counts = ", ".join(f"{name} {number}" for name, number in new.items())
    tell(f"new: {counts}" if counts else "nothing is new: the history has it all")


def _to_file(lines: Iterable[bytes], target: Path) -> int:
    number = 0
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(handle, "wb") as out:
            for line in lines:
                out.write(line)
                number += 1
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).replace(target)
    except OSError as error:
        raise CannotLook(f"{target}: cannot be written: {_said(error)}") from error
    finally:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
    return number


def _said(error: OSError) -> str:
    return f"{error.strerror or error}\n  make room or give access, then run again"
