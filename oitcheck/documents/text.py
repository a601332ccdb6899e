"""Plain text, CSV and JSON: decoded like any page of Thai, one page; a CSV file gives its table as well."""

import csv
import io
from itertools import islice

from oitcheck.documents._sniff import kind_of
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Page, Table
from oitcheck.thai.encoding import decode
from oitcheck.thai.text import display, fold

KINDS = ("text",)

TEXT_LONGEST = 10_000_000
"""Characters that are read; what is beyond is not judged."""

_ROWS, _CELLS, _CELL_LONGEST = 2000, 60, 2000
_DELIMITERS = ",;\t|"


def read(body: bytes, source: Source, limits: Limits) -> Document:  # noqa: ARG001 - bounded by its own caps
    """Gives the text as one page; an empty file is ``document_empty``."""
    media_type = kind_of(body, source).media_type
    decoded = decode(body, (source.charset,) if source.charset else ())
    text = decoded.text[:TEXT_LONGEST]
    tables: tuple[Table, ...] = ()
    if media_type == "text/csv":
        rows = _rows(text)
        tables = (Table(rows=rows),) if rows else ()
        text = text if not rows else _separated(text)
    shown = display(text)
    return Document(
        url=source.url,
        kind="text",
        media_type=media_type,
        encoding=decoded.encoding,
        title=display(source.filename or "").replace("\n", " ")[:300] or None,
        pages=(Page(number=1, text=shown, folded=fold(shown)),),
        tables=tables,
        complete=len(decoded.text) <= TEXT_LONGEST,
        trouble=None if shown else "document_empty",
        notes=decoded.notes,
    )


def _delimiter(text: str) -> str:
    """Gives the sign that parts the cells: the one of which the first lines have most."""
    start = text[:5000]
    return max(_DELIMITERS, key=start.count)


def _separated(text: str) -> str:
    """Gives the text with its cells parted by spaces, as a table shows them; a comma within quotes parts none."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        return "\n".join(" ".join(filter(None, row)) for row in lines)
    except csv.Error:  # a cell longer than the library takes
        return text.replace(_delimiter(text), " ").replace('"', "")


def _rows(text: str) -> tuple[tuple[str, ...], ...]:
    """Gives the first rows; none where the file is no table after all."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    found: list[tuple[str, ...]] = []
    try:
        for row in islice(lines, _ROWS):
            cells = tuple(display(cell[:_CELL_LONGEST]).replace("\n", " ") for cell in row[:_CELLS])
            if any(cells):
                found.append(cells)
    except csv.Error:  # a cell longer than the library takes
        return tuple(found)
    return tuple(found)
