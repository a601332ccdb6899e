"""Limits that a worker lays on itself, where the system knows such limits; on Windows the parent's clock alone binds."""

import ctypes
import math
import os
import signal
import sys

MIB = 1024 * 1024

_PR_SET_PDEATHSIG = 1
_SPARE_S = 10


def die_with_parent() -> None:
    """Lets this process end the moment its parent does, even while it hangs. Linux alone; elsewhere its pipes end."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() == 1 and os.getpgrp() != 1:
            sys.exit()  # the parent was gone before


def limit_memory(mib: int) -> None:
    """Lets this process take so many MiB in all, what it holds already included."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - exists on POSIX alone

    page = resource.getpagesize()
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            mapped, held = (int(count) * page for count in file.read().split()[:2])
    except OSError:
        mapped = held = 0
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = mapped - held + mib * MIB
    capped = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_AS, (capped, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_seconds(total: float) -> None:
    """Lets this process take so many seconds of CPU in all: the last bound, should nobody be left to end it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - exists on POSIX alone

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = math.ceil(total) + _SPARE_S
    capped = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (capped, hard))
