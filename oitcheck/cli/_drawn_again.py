"""The latest night drawn again after a person's word or sign-off: in the reports and in the history alike."""

from contextlib import suppress
from pathlib import Path

from oitcheck import folder, report
from oitcheck.cli._night import take_lock
from oitcheck.clock import bangkok_now
from oitcheck.errors import RunBusy
from oitcheck.folder import history_at
from oitcheck.history import open_history
from oitcheck.model.run import RunRecord


def draw_again(out: Path, history_url: str | None, record: RunRecord, *, lang: str) -> bool:
    """Keeps a record in place of the one it was made from, and writes every report that stands there again.

    Args:
        out: folder of the reports.
        history_url: of the history; beside the reports where null.
        record: of the night that is drawn now.
        lang: language of the reports.

    Returns:
        False where another night is being looked at, or was drawn meanwhile: the next one shows what was said.
    """
    place = folder.run_folder(out, record.agency.id, record.catalogue)
    try:
        with take_lock(out), open_history(history_url or history_at(out)) as history:
            drawn = folder.read_record(place / "run.json")
            if drawn is None or drawn.run.id != record.run.id:
                return False
            with suppress(LookupError):  # a history that does not know this night has nothing to keep in step
                history.amend(record)
            formats = [name for name in report.formats() if (place / report.file_name(name)).exists()]
            folder.write_reports(out, record, ("html", *formats), lang=lang, now=bangkok_now())
    except RunBusy:
        return False
    return True
