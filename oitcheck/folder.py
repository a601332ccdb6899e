"""The output folder: where each file of a run stands, and how it is replaced in one step."""

import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from oitcheck import report
from oitcheck.errors import CannotLook
from oitcheck.model.run import RunRecord

_BUSY_TRIES = 5
_TEMPORARY = ".tmp"
_LEFT_S = 900.0
"""Seconds after which a temporary file is nobody's any more."""


def replace_file(path: Path, text: str | bytes) -> None:
    """Writes a file so that a reader sees the old or the new one, never a half.

    Raises:
        CannotLook: no room, no right to write, or the folder cannot be made; the old file stands as it was.
    """
    replace_files({path: text})


def replace_files(texts: Mapping[Path, str | bytes]) -> None:
    """Writes several files, each in one step, and none before all of them are on the disk beside the old ones.

    Raises:
        CannotLook: no room, no right to write, or a folder cannot be made; where there was no room, all old files stand.
    """
    staged: dict[Path, str] = {}
    path = Path()
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, staged[path] = tempfile.mkstemp(
                prefix=f".{path.name}.", suffix=_TEMPORARY, dir=path.parent
            )
            _fill(handle, text if isinstance(text, bytes) else text.encode("utf-8", "replace"))
        for path in texts:
            _rename(staged[path], path)
            del staged[path]
        for folder in {path.parent for path in texts}:
            _sync_folder(folder)
            _sweep(folder)
    except OSError as error:
        for temporary in staged.values():
            with suppress(OSError):
                Path(temporary).unlink(missing_ok=True)
        reason = error.strerror or str(error)
        message = f"{path}: cannot be written: {reason}\n  make room or give write access, then run again"
        raise CannotLook(message) from error


def _fill(handle: int, body: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(body)
        file.flush()
        if os.name == "posix":
            os.fchmod(handle, _mode())
        os.fsync(handle)


def _sweep(folder: Path) -> None:
    """Removes what runs that were killed left half-written."""
    with suppress(OSError):
        for path in folder.glob(f".*{_TEMPORARY}"):
            if time.time() - path.stat().st_mtime > _LEFT_S:
                path.unlink()


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


def history_at(out: Path) -> str:
    """Gives the SQLAlchemy URL of the history that stands beside the reports."""
    return f"sqlite:///{(out / 'history.sqlite3').as_posix()}"


def run_folder(out: Path, agency: str, catalogue: str) -> Path:
    """Gives the folder of one agency's catalogue."""
    return out / agency / catalogue


def write_reports(
    out: Path, record: RunRecord, formats: Iterable[str], *, lang: str, now: datetime
) -> list[Path]:
    """Writes the formats of one run and the index over all agencies; gives what was written."""
    written = report_files(out, record, formats)
    texts: dict[Path, str | bytes] = {
        path: report.render(name, record, lang=lang, now=now) for path, name in written.items()
    }
    shown = report.load(str(next(iter(texts.values()))))
    texts[out / "index.html"] = report.render_agencies(_with(shown, out), lang=lang, now=now)
    replace_files(texts)
    return list(written)


def report_files(out: Path, record: RunRecord, formats: Iterable[str]) -> dict[Path, str]:
    """Gives where the reports of a run stand, with the format of each: run.json first, then as asked for."""
    folder = run_folder(out, record.agency.id, record.catalogue)
    return {folder / report.file_name(name): name for name in dict.fromkeys(("json", *formats))}


def _with(record: RunRecord, out: Path) -> list[tuple[RunRecord, str]]:
    """Gives the latest run of every agency as it is once this one's report stands."""
    own = _address(run_folder(out, record.agency.id, record.catalogue), out)
    others = [(one, address) for one, address in agencies(out) if address != own]
    return sorted([*others, (record, own)], key=lambda one: Path(one[1]))


def _address(folder: Path, out: Path) -> str:
    return f"{folder.relative_to(out).as_posix()}/index.html"


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
            found.append((record, _address(path.parent, out)))
    return found


def read_record(path: Path) -> RunRecord | None:
    """Gives the run of a run.json; null where there is none or it cannot be read as one."""
    try:
        return report.load(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
