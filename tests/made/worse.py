"""What a reader may do at its worst, to be carried out in a worker."""

import os
import signal
import time


def crash(body: bytes) -> None:
    """Ends the process as a fault of memory does."""
    os.kill(os.getpid(), signal.SIGSEGV)


def leave(body: bytes) -> None:
    """Ends the process by itself."""
    os._exit(7)


def hang(body: bytes) -> None:
    """Never comes back."""
    while True:
        time.sleep(0.05)


def spin(body: bytes) -> None:
    """Never comes back and never lets go."""
    while True:
        pass


def eat(body: bytes) -> int:
    """Takes all memory there is."""
    return len(bytearray(4 << 30))


def chatter(body: bytes) -> int:
    """Prints what must not get between the frames."""
    os.write(1, b"x" * 10_000)
    print("and more")
    return len(body)


def flood(body: bytes) -> bytes:
    """Answers with more than is wanted."""
    return b"x" * (120 << 20)


def pid(body: bytes) -> int:
    """Gives the worker's process id."""
    return os.getpid()
