"""Blocks, tables and cells: what they do when they open and close."""

from oitcheck.documents._html_regions import kind_of
from oitcheck.documents._html_scan import BREAK, Attributes, LaidOut, Scan, TableSeen

_CELL_PIECES = 2000
_TABLES, _ROWS, _CELLS, _ALL_CELLS = 300, 2000, 60, 60_000
_HOLES = 100  # tables within one cell whose text stands on its own
_LAID_OUT = 200_000  # boxes within cells that may be parts of the page
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
    """Takes a table; its cells end where the next one, its row or the table does."""
    box(scan, tag, attributes)
    opened = TableSeen(scan.box, len(scan.pieces))
    scan.open_tables.append(opened)
    scan.open_frame(_close_table, opened)


def _close_table(scan: Scan, start: int, table: TableSeen) -> None:
    _end_cell(scan, table)
    scan.open_tables.pop()
    rows = [row for row in table.rows if any(row)]
    if len(scan.tables) < _TABLES and (len(rows) > 1 or any(len(row) > 1 for row in rows)):
        table.rows = rows
        scan.tables.append(table)
    around = scan.open_tables[-1] if scan.open_tables else None
    if around and around.cell_at >= 0 and len(around.holes) < _HOLES:
        around.holes.append((start, len(scan.pieces)))


def row(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    """Takes a row."""
    if scan.open_tables:
        table = scan.open_tables[-1]
        _end_cell(scan, table)
        table.has_row = len(table.rows) < _ROWS
        if table.has_row:
            table.rows.append([])
    scan.pieces.append(BREAK)


def cell(scan: Scan, tag: str, attributes: Attributes) -> None:
    """Takes a cell; one that lays out the page may be a part of it."""
    scan.pieces.append(" ")
    if not scan.open_tables:
        return
    table = scan.open_tables[-1]
    _end_cell(scan, table)
    table.cell_box = len(scan.boxes)
    if attributes and not _LAYOUT.isdisjoint(attributes):
        scan.open_box(kind_of(tag, attributes) or "list?")
    if table.has_row and len(table.rows[-1]) < _CELLS and scan.cells < _ALL_CELLS:
        scan.cells += 1
        table.cell_at = len(scan.pieces)


def _end_cell(scan: Scan, table: TableSeen) -> None:
    start = table.cell_at
    if start < 0:
        return
    table.cell_at = -1
    kept: list[tuple[int, int]] = []
    if table.holes:
        for hole_start, hole_end in table.holes:  # tables within stand on their own
            kept.append((start, hole_start))
            start = hole_end
        table.holes.clear()
    kept.append((start, min(len(scan.pieces), start + _CELL_PIECES)))
    row = table.rows[-1]
    row.append(scan.cell_text(kept))
    boxes = len(scan.boxes) - table.cell_box
    if boxes and scan.laid_out + boxes <= _LAID_OUT:
        scan.laid_out += boxes
        table.laid_out.append(LaidOut(row, len(row) - 1, kept, table.cell_box, len(scan.boxes)))


def list_(scan: Scan, tag: str, attributes: Attributes) -> None:
    """Takes a list: a box even without a telling name, for it may be a menu."""
    scan.pieces.append(BREAK)
    scan.open_box(kind_of(tag, attributes) or "list?")
