"""What a verb prints: results on stdout, progress on stderr."""

import os
import re
import sys
from contextlib import suppress
from typing import TextIO

import typer

from oitcheck.errors import CannotLook

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Gives text from the web without what a terminal would obey: controls, escapes, changes of direction."""
    return _CONTROLS.sub("\ufffd", text)


def say(text: str) -> None:
    """Prints a result. A reader that went away (``| head``) ends the printing, never the run or its exit code.

    Raises:
        CannotLook: what is printed is kept in a file, and that has no room.
    """
    try:
        typer.echo(text)
        sys.stdout.flush()
    except BrokenPipeError:
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        message = f"what is to be printed cannot be written: {error.strerror or error}\n  make room where it goes, then run again"
        raise CannotLook(message) from error


def tell(text: str) -> None:
    """Prints progress or a message on stderr; where nobody can read it (a closed pipe, a full disk) it is let go."""
    try:
        typer.echo(text, err=True)
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Lets nothing more come out of a stream that cannot be written: what waits in it would fail again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
