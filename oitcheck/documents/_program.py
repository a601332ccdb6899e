"""Programs of the system that read what no library of ours reads, where they are installed."""

import ctypes
import shutil
import signal
import subprocess
import sys

_PR_SET_PDEATHSIG = 1
_C = ctypes.CDLL(None) if sys.platform == "linux" else None


def output(name: str, *flags: str, body: bytes, seconds: float) -> str | None:
    """Gives what the program made of the bytes on its standard input, as UTF-8 text.

    Returns:
        null where the program is not installed, failed, or took too long.
    """
    program = shutil.which(name)
    if program is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - fixed names and flags
            [program, *flags],
            input=body,
            capture_output=True,
            timeout=seconds,
            check=True,
            preexec_fn=_die_with_us if _C is not None else None,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _die_with_us() -> None:
    """A worker that is ended in mid-reading must not leave the program behind."""
    if _C is not None:
        _C.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
