"""The document contains a table with rows, told by the words of its head."""

from pydantic import Field

from oitcheck.model.document import Document, Table, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._keywords import contains
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, unknown, yes

SEEN_IN = SeenIn.TEXT

# Rows from the top that can be a table's head: a title, a head of two levels.
_HEAD_ROWS = 3
# Readers of these give every table that the file has; of the rest a table is only known as text.
_WITH_TABLES = frozenset({"html", "docx", "odt", "xlsx", "xls", "ods"})


class Params(RuleParams):
    """What its head says and how many rows stand below."""

    any_of: tuple[str, ...] = Field((), description="words in the head; one is enough")
    min_rows: int = Field(1, ge=1, description="rows with something in them, below the head")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the head of the first such table; for a miss that of the one that comes nearest."""
    del around
    tables = [table for table in document.tables if table.where is Where.MAIN and _columns(table) > 1]
    named = [table for table in tables if not params.any_of or contains(_head(table), params.any_of)]
    found = next((table for table in named if _rows(table) >= params.min_rows), None)
    if found is not None:
        return yes(None, _told(found))
    nearest = max(named or tables, key=_rows, default=None)
    if nearest is None and document.kind not in _WITH_TABLES:
        return unknown()
    return no(_told(nearest) if nearest else None)


def _columns(table: Table) -> int:
    return max((sum(1 for cell in row if cell.strip()) for row in table.rows), default=0)


def _rows(table: Table) -> int:
    return sum(1 for row in table.rows if any(cell.strip() for cell in row)) - 1


def _head(table: Table) -> str:
    return "\n".join(cell[:500] for row in table.rows[:_HEAD_ROWS] for cell in row)


def _told(table: Table) -> str:
    first = next((row for row in table.rows if any(cell.strip() for cell in row)), ())
    return f"{' | '.join(cell.strip()[:60] for cell in first[:12])} ({_rows(table)} rows)"[-200:]
