"""The whole history as lines: the same history gives the same bytes, whichever database holds it."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, Select, String, Table, select

from oitcheck.history._lines import KEYS, SCHEMA, TABLES, columns_of, line_of
from oitcheck.history._packing import text_of
from oitcheck.history._schema import runs, subjects

_ROWS_AT_ONCE = 16
"""Rows that are held in memory at a time: one may have megabytes."""


def lines(connection: Connection, version: str) -> Iterator[bytes]:
    """Gives the lines of an export, ends of line included.

    Args:
        connection: in a transaction that sees one moment.
        version: the schema's name.

    Raises:
        ValueError: what is stored is damaged.
    """
    yield text_of({"schema": SCHEMA, "version": version}) + b"\n"
    count = 0
    for name in TABLES:
        found = connection.execute(query_of(connection, name), execution_options={"yield_per": _ROWS_AT_ONCE})
        for row in found.mappings():
            yield line_of(name, told_row(name, dict(row)))
            count += 1
    yield text_of({"rows": count}) + b"\n"


def query_of(connection: Connection, name: str) -> Select[Any]:
    """Gives the query for a table's rows, with the names of runs and subjects, in an order that no database changes."""
    table = TABLES[name]
    query = select(*(column for column in columns_of(name) if column.name not in {"run", "subject"}))
    if "run" in table.c:
        query = query.join_from(table, runs, runs.c.id == table.c.run).add_columns(runs.c.run_id.label("run"))
    if "subject" in table.c:
        parts = [subjects.c[part].label(f"subject_{part}") for part in KEYS["subjects"]]
        query = query.join(subjects, subjects.c.id == table.c.subject).add_columns(*parts)
    return query.order_by(*(_sorted(connection, column) for column in _order(table)))


def told_row(name: str, row: dict[str, Any]) -> dict[str, Any]:
    """Gives a row with the subject's name put together."""
    if name == "changes":
        row["subject"] = [row.pop(f"subject_{part}") for part in KEYS["subjects"]]
    return row


def _order(table: Table) -> list[Column[Any]]:
    if table.name == "changes":
        return [table.c.run, table.c.subject]
    return list(table.primary_key)


def _sorted(connection: Connection, column: Column[Any]) -> Any:
    """Gives the column as it is sorted by its bytes, which a server does in its own way otherwise."""
    plain = connection.dialect.name == "postgresql" and isinstance(column.type, String)
    return column.collate("C") if plain else column
