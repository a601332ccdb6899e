"""Blocks, tables and cells: what they do when they open and close."""

from oitcheck.documents._html_regions import kind_of
from oitcheck.documents._html_scan import BREAK, Attributes, Scan, TableSeen

_CELL_LONGEST = 2000
_TABLES, _ROWS, _CELLS, _ALL_CELLS = 300, 2000, 60, 60_000
_HOLES = 100  # tables within one cell whose text stands on its own
_LAYOUT = frozenset({"width", "valign", "bgcolor", "background", "height", "rowspan", "id", "class"})
"""Attributes of a cell that may hold a part of the page, as in pages laid out by tables."""


def block(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    """Takes an element that starts a line."""
    scan.pieces.append(BREAK)


def box(scan: Scan, tag: str, attributes: Attributes) -> None:
    """Takes a block that may be a part of the page."""
    scan.pieces.append(BREAK)
    kind = kind_of(tag, attributes)
    if kind:
        scan.open_box(kind)


def table(scan: Scan, tag: str, attributes: Attributes) -> None:
    box(scan, tag, attributes)
    opened = TableSeen(scan.box, len(scan.pieces))
    scan.open_tables.append(opened)
    scan.open_frame(_close_table, opened)


def _close_table(scan: Scan, start: int, table: TableSeen) -> None:
    scan.open_tables.pop()
    rows = [row for row in table.rows if any(row)]
    if len(scan.tables) < _TABLES and (len(rows) > 1 or any(len(row) > 1 for row in rows)):
        table.rows = rows
        scan.tables.append(table)
    if scan.open_tables and len(scan.open_tables[-1].holes) < _HOLES:
        scan.open_tables[-1].holes.append((start, len(scan.pieces)))


def row(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    scan.pieces.append(BREAK)
    if scan.open_tables and len(scan.open_tables[-1].rows) < _ROWS:
        scan.open_tables[-1].rows.append([])


def cell(scan: Scan, tag: str, attributes: Attributes) -> None:
    scan.pieces.append(" ")
    if not scan.open_tables:
        return
    if attributes and _LAYOUT.intersection(attributes):
        scan.open_box(kind_of(tag, attributes) or "list?")
    table = scan.open_tables[-1]
    table.holes = []
    scan.open_frame(_close_cell, table)


def _close_cell(scan: Scan, start: int, table: TableSeen) -> None:
    if not table.rows or len(table.rows[-1]) >= _CELLS or scan.cells >= _ALL_CELLS:
        return
    scan.cells += 1
    if table.holes:
        kept: list[str] = []
        for hole_start, hole_end in table.holes:
            kept += scan.pieces[start:hole_start]
            start = hole_end
        text = "".join([*kept, *scan.pieces[start:]])
        table.holes = []
    else:
        text = "".join(scan.pieces[start:])
    table.rows[-1].append(" ".join(text[: 2 * _CELL_LONGEST].replace(BREAK, " ").split())[:_CELL_LONGEST])


def list_(scan: Scan, tag: str, attributes: Attributes) -> None:
    """Takes a list: a box even without a telling name, for it may be a menu."""
    scan.pieces.append(BREAK)
    scan.open_box(kind_of(tag, attributes) or "list?")
