"""Which files below the reports' folder may be read: the reports, and nothing else."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

KINDS = {
    ".html": "text/html; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
MAX_BYTES = 64 * 1024 * 1024
MAX_STEPS = 5
"""Names below the folder: ``<agency>/<catalogue>/nights/<day>/index.html``."""

APART = frozenset({"proof", "handed-in"})
"""Folders below ``<agency>/<catalogue>`` that hold what sites sent, byte for byte: no reports, and never served."""

_STEP = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,120}")
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"<>\r\n]{1,2000})"')
_HEAD = 16 * 1024
NOTHING = "default-src 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One file as it is sent; ``policy`` is the page's own, ``tag`` changes when the file does."""

    body: bytes
    kind: str
    policy: str
    tag: str


def find(folder: Path, path: str) -> Found | None:
    """Gives the file of a request's path; null where there is none that may be read.

    Every step of the path is a plain name, none begins with a dot, the ending is a report's, and what it leads to lies below
    the folder whatever links stand there.
    """
    target = _place(folder, path)
    if target is None:
        return None
    try:
        real, root = target.resolve(strict=True), folder.resolve(strict=True)
        if not real.is_relative_to(root) or not real.is_file():
            return None
        with open(real, "rb", opener=_open_now) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode) or about.st_size > MAX_BYTES:
                return None
            body = file.read(MAX_BYTES)
    except (OSError, ValueError, RuntimeError):
        return None
    policy = _POLICY.search(body[:_HEAD]) if target.suffix == ".html" else None
    return Found(
        body=body,
        kind=KINDS[target.suffix],
        policy=_plain(policy[1]) if policy else NOTHING,
        tag=f'"{about.st_mtime_ns:x}-{about.st_size:x}-{about.st_ino:x}"',
    )


def _open_now(path: str, flags: int) -> int:
    """Opens a file without waiting for anybody: what became a pipe meanwhile holds nobody up."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _place(folder: Path, path: str) -> Path | None:
    try:
        plain = unquote_to_bytes(path).decode("ascii")
    except UnicodeDecodeError:
        return None
    steps = plain.split("/")
    if steps[0] or len(steps) > MAX_STEPS + 1:
        return None
    names = steps[1:]
    if APART & {name.lower().rstrip(".") for name in names[2:]}:
        return None
    if names[-1] == "":
        names[-1] = "index.html"
    if not all(_STEP.fullmatch(name) and ".." not in name for name in names):
        return None
    target = folder.joinpath(*names)
    return target if target.suffix in KINDS else None


def _plain(policy: bytes) -> str:
    """The page's policy as a header, its quotes written out."""
    return (
        policy.decode("ascii", "replace").replace("&#39;", "'").replace("&quot;", '"').replace("&amp;", "&")
    )
