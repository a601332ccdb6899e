"""Rows that hold data, told from tables that only lay a page out."""

from oitcheck.model.document import Document, Where

# A cell of data is a name, a sum, a sentence; a cell of layout holds a menu or a whole article.
_CELL = 250
_MOST = 2000


def data_rows(document: Document) -> int:
    """Gives the number of rows with at least two filled cells of ordinary length in the main part's tables."""
    rows = [row for table in document.tables if table.where is Where.MAIN for row in table.rows]
    return sum(_is_data(row) for row in rows[:_MOST])


def data_tables(document: Document) -> frozenset[tuple[tuple[str, ...], ...]]:
    """Gives the tables of the main part by their rows of data; those without any are left out."""
    tables = (
        tuple(row for row in table.rows[:_MOST] if _is_data(row))
        for table in document.tables
        if table.where is Where.MAIN
    )
    return frozenset(rows for rows in tables if rows)


def _is_data(row: tuple[str, ...]) -> bool:
    filled = [cell for cell in row if cell.strip()]
    return len(filled) > 1 and all(len(cell) <= _CELL for cell in filled)
