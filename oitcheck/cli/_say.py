"""What a verb prints: results on stdout, progress on stderr."""

import os
import re
import sys

import typer

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Gives text from the web without what a terminal would obey: controls, escapes, changes of direction."""
    return _CONTROLS.sub("\ufffd", text)


def say(text: str) -> None:
    """Prints a result. A reader that went away (``| head``) ends the printing, never the run or its exit code."""
    try:
        typer.echo(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
