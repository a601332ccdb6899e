"""What a worker process does: read a task from standard input, carry it out, write the reply to standard output.

A frame is its length in eight bytes, then so many bytes. A task is a frame with a pickled function, its arguments and
the seconds it may take, then a frame with the body, which becomes the first argument. The reply is a frame with a
pickled ``Reply``; an empty frame before the first says that the worker is ready.
"""

import io
import logging
import os
import pickle
import signal
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

from oitcheck.discovery import members
from oitcheck.workers._limits import die_with_parent, limit_memory, limit_seconds

LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What became of a task.

    Attributes:
        value: what the function gave; null where it failed.
        took_s: seconds on the clock.
        out_of_memory: whether it failed for want of memory.
        log: what it logged, with tracebacks; it has no other way out of the process.
    """

    value: Any = None
    took_s: float = 0.0
    out_of_memory: bool = False
    log: str = ""


def main(memory_mib: int) -> None:
    """Serves tasks until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with_parent()
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get between the frames
    members("oitcheck.documents")
    limit_memory(memory_mib)
    write_frame(sink, b"")  # ready
    while (task := read_frame(source)) is not None and (body := read_frame(source)) is not None:
        reply = _carried_out(task, body)
        del task, body
        write_frame(sink, pickle.dumps(reply, protocol=5))


def write_frame(sink: BinaryIO, frame: bytes) -> None:
    """Writes one frame."""
    sink.write(LENGTH.pack(len(frame)))
    sink.write(frame)
    sink.flush()


def read_frame(source: BinaryIO) -> bytes | None:
    """Gives the next frame; null where the other side is gone."""
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    frame = source.read(length)
    return frame if len(frame) == length else None


def _carried_out(task: bytes, body: bytes) -> Reply:
    function: Callable[..., Any]
    function, args, seconds = pickle.loads(task)  # noqa: S301 - written by the process that started this one
    limit_seconds(time.process_time() + seconds)
    said = io.StringIO()
    logging.basicConfig(stream=said, level=logging.WARNING, force=True)
    start = time.monotonic()
    try:
        value = function(body, *args)
        return Reply(value=value, took_s=time.monotonic() - start, log=said.getvalue())
    except MemoryError:
        return Reply(out_of_memory=True, log=said.getvalue())
