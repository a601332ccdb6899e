"""Lines back into a history: all of them or none. What is there already stays; what contradicts it is refused."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from sqlalchemy import Connection, select, update

from oitcheck.errors import UsageError
from oitcheck.history import _export
from oitcheck.history._lines import KEYS, MAX_LINE, SCHEMA, TABLES, line_of, row_of
from oitcheck.history._naming import Names
from oitcheck.history._schema import pieces, runs
from oitcheck.history._sound import check

Told = dict[str, Any]
_AGAIN = "export it again; nothing was imported"


def take_in(connection: Connection, source: BinaryIO, name: str, version: str) -> Counter[str]:
    """Takes an export in, and gives how many rows of each table were new.

    Args:
        connection: in a transaction, which an exception must undo.
        source: the export's bytes.
        name: of the source in messages.
        version: the schema's name.

    Raises:
        UsageError: the export is none, newer, broken, cut, or of another history; the message names the line.
    """
    numbered = _numbered(source, name)
    _look_at_first(next(numbered, (1, {})), name, version)
    names = Names(connection)
    known = {
        (row.agency, row.catalogue) for row in connection.execute(select(runs.c.agency, runs.c.catalogue))
    }
    new: Counter[str] = Counter()
    rows, line, end = 0, 1, None
    for line, told in numbered:
        if end is not None:
            raise UsageError(f"{name}:{line}: stands after the last line\n  {_AGAIN}")
        if "table" not in told:
            end = told.get("rows")
            continue
        rows += 1
        try:
            new[_table(told)] += _put(connection, names, told, known)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise UsageError(f"{name}:{line}: {_said(error)}\n  {_AGAIN}") from error
    if end != rows:
        raise UsageError(
            f"{name}:{line}: the export is cut: {rows} rows, expected {end or 'more'}\n  {_AGAIN}"
        )
    return +new


class _OtherHistory(ValueError):
    """A line contradicts what the history holds."""


def _numbered(source: BinaryIO, name: str) -> Iterator[tuple[int, Told]]:
    number = 0
    while True:
        number += 1
        try:
            line = source.readline(MAX_LINE + 1)
        except OSError as error:
            raise UsageError(
                f"{name}:{number}: cannot be read: {error.strerror or error}\n  {_AGAIN}"
            ) from error
        if not line:
            return
        if len(line) > MAX_LINE:
            raise UsageError(f"{name}:{number}: longer than {MAX_LINE} bytes\n  {_AGAIN}")
        try:
            told = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{name}:{number}: is not JSON: {_said(error)}\n  {_AGAIN}") from error
        if not isinstance(told, dict):
            raise UsageError(f"{name}:{number}: is no JSON object\n  {_AGAIN}")
        yield number, told


def _look_at_first(first: tuple[int, Told], name: str, version: str) -> None:
    told = first[1]
    wrote = told.get("version")
    if told.get("schema") != SCHEMA or not isinstance(wrote, str) or not wrote.isdigit():
        raise UsageError(
            f"{name}:1: is no export of a history\n  make one: oitcheck history --export FILE.jsonl"
        )
    if wrote != version:
        newer = wrote > version
        age, remedy = ("a newer", "update oitcheck") if newer else ("an older", "export it with this version")
        raise UsageError(f"{name}:1: was written by {age} oitcheck (schema {wrote[:20]})\n  {remedy}")


def _table(told: Told) -> str:
    name = told["table"]
    if not isinstance(name, str) or name not in TABLES:
        raise ValueError(f"there is no table {str(name)[:60]!r}")
    return name


def _put(connection: Connection, names: Names, told: Told, known: set[tuple[str, str]]) -> bool:
    """Puts a row where it belongs; gives whether it is new.

    Raises:
        ValueError: it is broken, or contradicts what is there.
        KeyError: it names what is not there.
    """
    name = told["table"]
    row = row_of(name, told)
    here = names.number(name, dict(row))
    table = TABLES[name]
    keys = [table.c[key] == here[key] for key in KEYS[name]]
    there = connection.execute(_export.query_of(connection, name).where(*keys)).mappings().one_or_none()
    if there is not None:
        _same(connection, name, dict(there), row)
        return False
    if name == "runs" and (row["agency"], row["catalogue"]) in known:
        agency = f"{row['agency']} ({row['catalogue']})"
        raise _OtherHistory(f"the history holds other nights of {agency}: import into an empty one")
    check(connection, name, here)
    connection.execute(table.insert().values(**here))
    return True


def _same(connection: Connection, name: str, there: dict[str, Any], row: dict[str, Any]) -> None:
    """Looks whether a row that is there already says the same; of what is shared the later use counts."""
    there = _export.told_row(name, there)
    if name == "pieces" and there["last_used"] != row["last_used"]:
        latest = max(there["last_used"], row["last_used"])
        mine = pieces.c.sha256 == row["sha256"]
        connection.execute(update(pieces).where(mine).values(last_used=latest))
        there["last_used"] = row["last_used"]
    if line_of(name, there) != line_of(name, row):
        key = ", ".join(_shown(row[part]) for part in KEYS[name])
        raise _OtherHistory(f"the history holds something else of {name} {key}: import into an empty one")


def _shown(value: Any) -> str:
    return value.hex()[:12] if isinstance(value, bytes) else str(value)[:80]


def _said(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, KeyError):
        return f"names what no line before it brings: {str(error.args[0])[:80]}"
    if isinstance(error, TypeError | AttributeError | IndexError):
        return "is not of the shape that an export has"
    return " ".join(str(error).split())[:200]
