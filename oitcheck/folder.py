"""The output folder: where each file of a run stands, and how it is replaced in one step."""

import os
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from oitcheck import report
from oitcheck.errors import CannotLook
from oitcheck.model.run import RunRecord

_BUSY_TRIES = 5


def replace_file(path: Path, text: str | bytes) -> None:
    """Writes a file so that a reader sees the old or the new one, never a half.

    Raises:
        CannotLook: no room, no right to write, or the folder cannot be made; the old file stands as it was.
    """
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode())
        _rename(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        message = f"{path}: cannot be written: {reason}\n  make room or give write access, then run again"
        raise CannotLook(message) from error


def _mode() -> int:
    """What the umask leaves of rw-rw-r--: never writable for the world."""
    umask = os.umask(0o077)
    os.umask(umask)
    return 0o664 & ~umask


def _rename(temporary: str, path: Path) -> None:
    """Renames over the old file; on Windows a reader may hold it for a moment."""
    for last in (*[False] * _BUSY_TRIES, True):
        try:
            Path(temporary).replace(path)
        except PermissionError:
            if last or os.name != "nt":
                raise
            time.sleep(0.1)
        else:
            return


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def run_folder(out: Path, agency: str, catalogue: str) -> Path:
    """Gives the folder of one agency's catalogue."""
    return out / agency / catalogue


def write_reports(
    out: Path, record: RunRecord, formats: Iterable[str], *, lang: str, now: datetime
) -> list[Path]:
    """Writes the formats of one run and the index over all agencies; gives what was written."""
    folder = run_folder(out, record.agency.id, record.catalogue)
    written = []
    for name in dict.fromkeys(("json", *formats)):
        path = folder / report.file_name(name)
        replace_file(path, report.render(name, record, lang=lang, now=now))
        written.append(path)
    replace_file(out / "index.html", report.render_agencies(agencies(out), lang=lang, now=now))
    return written


def show_void(out: Path, agency: str, catalogue: str, reason: str, *, lang: str, now: datetime) -> None:
    """Puts a banner of a void run over the last dashboard; run.json stays as it is."""
    folder = run_folder(out, agency, catalogue)
    record = read_record(folder / "run.json")
    if record is not None:
        notice = f"void_run: {now.isoformat(timespec='minutes')}: {reason}"
        shown = replace(record, notices=(notice, *record.notices))
        replace_file(folder / report.file_name("html"), report.render("html", shown, lang=lang, now=now))


def agencies(out: Path) -> list[tuple[RunRecord, str]]:
    """Gives the latest run of every agency below the folder with the relative address of its dashboard."""
    found = []
    for path in sorted(out.glob("*/*/run.json")):
        record = read_record(path)
        if record is not None:
            found.append((record, f"{path.parent.relative_to(out).as_posix()}/index.html"))
    return found


def read_record(path: Path) -> RunRecord | None:
    """Gives the run of a run.json; null where there is none or it cannot be read as one."""
    try:
        return report.load(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
