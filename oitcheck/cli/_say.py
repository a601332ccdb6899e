"""What a verb prints: results on stdout, progress on stderr."""

import os
import sys

import typer


def say(text: str) -> None:
    """Prints a result. A reader that went away (``| head``) ends the printing, never the run or its exit code."""
    try:
        typer.echo(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
