"""Lines back into a history: all of them or none. What is there already stays; what contradicts it is refused."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from sqlalchemy import Connection, select, update
from sqlalchemy.exc import IntegrityError

from oitcheck.errors import UsageError
from oitcheck.history import _export
from oitcheck.history._lines import KEYS, MAX_LINE, SCHEMA, TABLES, line_of, row_of
from oitcheck.history._naming import Names
from oitcheck.history._schema import pieces, runs
from oitcheck.history._sound import check

Told = dict[str, Any]
_WRONG = (ValueError, LookupError, TypeError, AttributeError, RecursionError, IntegrityError)
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
    target = _Target(connection)
    rows, line, end = 0, 1, None
    for line, told in numbered:
        if end is not None:
            raise UsageError(f"{name}:{line}: stands after the last line\n  {_AGAIN}")
        if "table" not in told:
            end = told.get("rows")
            continue
        rows += 1
        try:
            target.put(told)
        except _WRONG as error:
            raise UsageError(f"{name}:{line}: {_said(error)}\n  {_AGAIN}") from error
    if end != rows:
        raise UsageError(
            f"{name}:{line}: the export is cut: {rows} rows, expected {end or 'more'}\n  {_AGAIN}"
        )
    return +target.new


class _Target:
    """The history that lines are put into."""

    def __init__(self, connection: Connection) -> None:
        self.new: Counter[str] = Counter()
        self._connection = connection
        self._names = Names(connection)
        agencies = connection.execute(select(runs.c.agency, runs.c.catalogue).distinct())
        self._known = {(row.agency, row.catalogue) for row in agencies}
        self._empty = {
            name
            for name, table in TABLES.items()
            if connection.execute(select(table).limit(1)).first() is None
        }

    def put(self, told: Told) -> None:
        """Puts a row where it belongs, unless it is there.

        Raises:
            ValueError: it is broken, or contradicts what is there.
            LookupError: it names what is not there.
            IntegrityError: a line before it said something else of the same.
        """
        name = _table(told)
        row = row_of(name, told)
        here = self._names.number(name, dict(row))
        there = None if name in self._empty else self._there(name, here)
        if there is not None:
            _same(self._connection, name, there, row)
            return
        if name == "runs" and (row["agency"], row["catalogue"]) in self._known:
            agency = f"{row['agency']} ({row['catalogue']})"
            raise ValueError(f"the history holds other nights of {agency}: import into an empty one")
        check(self._connection, name, here)
        self._connection.execute(TABLES[name].insert(), here)
        self.new[name] += 1

    def _there(self, name: str, here: dict[str, Any]) -> dict[str, Any] | None:
        keys = [TABLES[name].c[key] == here[key] for key in KEYS[name]]
        found = self._connection.execute(_export.query_of(self._connection, name).where(*keys))
        row = found.mappings().one_or_none()
        return None if row is None else dict(row)


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
        raise ValueError(f"the history holds something else of {name} {key}: import into an empty one")


def _shown(value: Any) -> str:
    return value.hex()[:12] if isinstance(value, bytes) else str(value)[:80]


def _said(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, KeyError):
        return f"names what no line before it brings: {str(error.args[0])[:80]}"
    if isinstance(error, IntegrityError):
        return "a line before it says something else of the same"
    if isinstance(error, TypeError | AttributeError | IndexError):
        return "is not of the shape that an export has"
    return " ".join(str(error).split())[:200]
