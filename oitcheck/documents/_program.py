"""Programs of the system that read what no library of ours reads, where they are installed."""

import shutil
import subprocess


def output(name: str, *flags: str, body: bytes, seconds: float) -> str | None:
    """Gives what the program made of the bytes on its standard input, as UTF-8 text.

    Returns:
        null where the program is not installed, failed, or took too long.
    """
    program = shutil.which(name)
    if program is None:
        return None
    try:
        done = subprocess.run([program, *flags], input=body, capture_output=True, timeout=seconds, check=True)  # noqa: S603 - fixed names and flags
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")
