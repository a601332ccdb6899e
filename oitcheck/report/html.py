"""index.html: tonight's dashboard of one agency, one self-contained file, Thai with an English switch."""

import re
from datetime import datetime
from functools import partial

from markupsafe import escape

from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.report import _links
from oitcheck.report._dates import is_stale
from oitcheck.report._first import telling
from oitcheck.report._notices import told
from oitcheck.report._page import page
from oitcheck.report._persons import signed, word_of
from oitcheck.report._strip import kinds, strips
from oitcheck.report._view import view, waiver_stub

FILE = "index.html"

# the order of the tiles: what wants somebody first
TILES = (
    Verdict.FAIL,
    Verdict.NOT_DECLARED,
    Verdict.UNDETERMINED,
    Verdict.WARN,
    Verdict.WAIVED,
    Verdict.NOT_DUE,
    Verdict.PASS,
)


def render(record: RunRecord, *, lang: str, now: datetime) -> str:
    """Gives the page; it greys itself where it is older than 26 hours, now or when it is opened."""
    shape = view(record)
    return page(
        "report.html.j2",
        style=("page.css", "report.css"),
        script=("page.js", "report.js"),
        lang=lang,
        view=shape,
        record=shape.record,
        tiles=TILES,
        stale=is_stale(shape.record.run.finished_at, now),
        href=partial(_links.href, unsafe=shape.unsafe),
        is_hijacked=_links.is_hijacked,
        telling=telling,
        notice_of=told,
        signed=signed(shape.record),
        word_of=word_of,
        strips=strips(shape.record),
        mark_kinds=tuple(kinds()),
        stub=lambda question, item: escape(waiver_stub(shape.record, question, item)),
        anchor=anchor,
        bar=bar,
    )


def bar(score: float) -> str:
    """Gives the width of a score in its bar, 0 to 100."""
    return f"{min(100.0, max(0.0, score)):.1f}"


def anchor(*parts: str) -> str:
    """Gives the id of a place on the page, made of letters, digits, dots and dashes."""
    return "-".join(re.sub(r"[^A-Za-z0-9._]+", "_", part) for part in parts)
