"""Reports: one file an output, all from the same RunRecord.

A format's module has ``FILE``, the name of the file it makes, and ``render(record, *, lang, now) -> str``.
"""

from collections.abc import Sequence
from datetime import datetime

from oitcheck.discovery import members
from oitcheck.model.run import RunRecord
from oitcheck.report import _agencies
from oitcheck.report.json import load
from oitcheck.report.text import cause_text

__all__ = ["cause_text", "file_name", "formats", "load", "render", "render_agencies"]


def formats() -> tuple[str, ...]:
    """Gives the names of all formats, sorted."""
    return tuple(members(__name__))


def file_name(format: str) -> str:  # noqa: A002 - the flag's own word
    """Gives the name of the file that a format makes, such as ``index.html``.

    Raises:
        KeyError: there is no such format.
    """
    name: str = members(__name__)[format].FILE
    return name


def render(format: str, record: RunRecord, *, lang: str, now: datetime) -> str:  # noqa: A002
    """Gives one report.

    Args:
        format: one of ``formats()``.
        record: the run; its texts need not be harmless yet.
        lang: ``th`` or ``en``; files that hold both languages open in this one.
        now: the present moment, by which a report knows that it is old.

    Raises:
        KeyError: there is no such format.
    """
    text: str = members(__name__)[format].render(record, lang=lang, now=now)
    return text


def render_agencies(entries: Sequence[tuple[RunRecord, str]], *, lang: str, now: datetime) -> str:
    """Gives the page over all agencies.

    Args:
        entries: the latest run of each with the relative address of its report, such as ``a/oit-2565/index.html``.
        lang: the language that the page opens in.
        now: the present moment.
    """
    return _agencies.render(entries, lang=lang, now=now)
