"""Reports: one file an output, all from the same RunRecord.

A format's module has ``FILE``, the name of the file it makes, and ``render(record, *, lang, now) -> str``.
"""

from collections.abc import Sequence
from datetime import date, datetime

from oitcheck.discovery import members
from oitcheck.measures import MeasuresReport
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.model.proof import Manifest
from oitcheck.model.run import AnswerRecord, Availability, ElementRecord, QuestionRecord, RunRecord
from oitcheck.report import _agencies, _measures_docx, _measures_html, _proof_html, _submission
from oitcheck.report._first import telling
from oitcheck.report._persons import signed
from oitcheck.report._persons import word_of as _word_of
from oitcheck.report._strip import legend, lines
from oitcheck.report._words import pick, say
from oitcheck.report.json import load
from oitcheck.report.text import cause_text

__all__ = [
    "availability_legend",
    "availability_lines",
    "cause_text",
    "cause_title",
    "file_name",
    "formats",
    "load",
    "measures_docx",
    "measures_html",
    "proof_html",
    "render",
    "render_agencies",
    "sign_offs",
    "submission",
    "word_of",
]


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


def cause_title(code: str, *, lang: str) -> str:
    """Gives the few words of one cause, or of a verdict where there is no cause."""
    return pick(telling(code).title, lang)


def word_of(item: AnswerRecord | ElementRecord | QuestionRecord, *, lang: str) -> str | None:
    """Gives which person saw what decides here, when, and until when that holds; null where no word decides."""
    words = _word_of(item)
    return None if words is None else f"{pick(say('said_by'), lang)} {pick(words, lang)}"


def sign_offs(record: RunRecord, *, lang: str) -> tuple[str, ...]:
    """Gives one line a sign-off that the record knows."""
    return tuple(pick(words, lang) for words in signed(record))


def availability_lines(one: Availability, today: date, *, lang: str) -> tuple[str, ...]:
    """Gives how often one origin opened, for a terminal: a mark a day, figures, bad days."""
    return tuple(lines(one, today, lang))


def availability_legend(*, lang: str) -> str:
    """Gives what the marks of ``availability_lines`` mean."""
    return legend(lang)


def measures_html(report: MeasuresReport) -> str:
    """Gives the measures report as one page that needs nothing beside it and prints on A4, landscape."""
    return _measures_html.render(report)


def measures_docx(report: MeasuresReport) -> bytes:
    """Gives the measures report as a .docx file, A4 landscape."""
    return _measures_docx.render(report)


def proof_html(manifest: Manifest, *, lang: str) -> str:
    """Gives the cover page of a proof that is handed in, as one page that prints on A4.

    Args:
        manifest: of the proof; its files without the page itself.
        lang: ``th`` or ``en``.
    """
    return _proof_html.render(manifest, lang=lang)


def submission(checklist: Checklist, catalogue: Catalogue, *, lang: str) -> str:
    """Gives every question with its addresses and explanation, ready to be pasted into the assessment's system."""
    return _submission.render(checklist, catalogue, lang=lang)
