"""One line of an export: a row as JSON, with names instead of numbers, hashes in hexadecimal and bodies as they read.

first line   {"schema":"oitcheck.history/1","version":"0004"}         version: of the tables
a row        {"table":"changes","run":"20…","subject":["town","oit-2565",3],"verdict":"fail","cause":"timeout"}
a long body  {"table":"documents","sha256":"…","body":null,"packed":"<base64 of zlib>"}
last line    {"rows":12345}
"""

import base64
import binascii
import json
import zlib
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, Table

from oitcheck.history._packing import MAX_UNPACKED, compress, text_of, unpack
from oitcheck.history._schema import metadata

SCHEMA = "oitcheck.history/1"

MAX_LINE = 16 * 1024 * 1024
"""Bytes of a line: what is parsed from one takes up to twenty times as much memory."""
MAX_PLAIN = 8 * 1024 * 1024
"""Bytes, unpacked, up to which a body stands in its line as it reads."""

TABLES = {
    name: metadata.tables[name]
    for name in (
        "runs", "pieces", "nights", "subjects", "changes", "documents", "observations", "holds",
        "submitted", "probes", "days", "events", "told", "letters",
    )
}  # fmt: skip
"""In an order in which every row comes after the rows that it names."""

KEYS = {
    "runs": ("run_id",),
    "subjects": ("agency", "catalogue", "number"),
    "events": ("agency", "catalogue", "kind", "at"),
} | {
    name: tuple(column.name for column in table.primary_key)
    for name, table in TABLES.items()
    if "id" not in table.c
}
KEYS["letters"] = ("id",)
"""What names a row, whichever history it stands in."""

_BODY, _MARK = "body", "mark"
_LISTS = {"only_questions": list, "urls": list, "by_verdict": dict, "before_run": list}
_MAX_INT = 2**31 - 1
_MOMENTS = ("started_at", "finished_at", "first_seen", "failing_since", "last_passed_at", "kept_at")


def columns_of(name: str) -> list[Column[Any]]:
    """Gives the columns of a table that stand in a line: all but numbers that mean nothing elsewhere."""
    table: Table = TABLES[name]
    return [column for column in table.c if not (column.name == "id" and isinstance(column.type, Integer))]


def line_of(name: str, row: dict[str, Any]) -> bytes:
    """Gives a row as its line; ``run`` and ``subject`` by name already.

    Raises:
        ValueError: what is stored is damaged.
    """
    told: dict[str, Any] = {"table": name}
    for column in columns_of(name):
        value = row[column.name]
        if isinstance(value, bytes):
            told |= _told_bytes(column, value)
        else:
            told[column.name] = value
    return text_of(told) + b"\n"


def _told_bytes(column: Column[Any], value: bytes) -> dict[str, Any]:
    if column.name == _MARK:
        return {_MARK: zlib.decompress(value).decode("ascii")}
    if column.name != _BODY:
        return {column.name: value.hex()}
    if size_of(value) > MAX_PLAIN:
        return {_BODY: None, "packed": base64.b64encode(value).decode("ascii")}
    return {_BODY: unpack(value)}


def row_of(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """Gives the row of a line, each value of its column's kind; ``run`` and ``subject`` still by name.

    Raises:
        ValueError: in words: what is wrong with the line.
    """
    row, left = {}, dict(told)
    left.pop("table", None)
    packed = left.pop("packed", None)
    for column in columns_of(name):
        if column.name not in left:
            raise ValueError(f"{column.name} is missing")
        row[column.name] = _value(column, left.pop(column.name), packed)
    if left:
        raise ValueError(f"nothing is called {next(iter(left))[:60]!r} here")
    return row


def _value(column: Column[Any], value: Any, packed: Any) -> Any:
    if column.name == "subject":
        return _subject(value)
    if column.name == "run":
        return _text(column, value, 200)
    if column.name == _BODY and isinstance(column.type, LargeBinary):
        return _body(value, packed)
    if column.name == _MARK:
        return zlib.compress(_text(column, value, MAX_LINE).encode("ascii"))
    if value is None and column.nullable:
        return None
    if isinstance(column.type, LargeBinary):
        return _hash(column, value)
    if isinstance(column.type, Integer):
        return _number(column.name, value)
    text = _text(column, value, getattr(column.type, "length", None) or MAX_LINE)
    _look_inside(column.name, text)
    return text


def _subject(value: Any) -> tuple[str, str, int]:
    if not (isinstance(value, list) and len(value) == 3 and all(isinstance(one, str) for one in value[:2])):
        raise ValueError("subject: expected agency, catalogue and number")
    return value[0], value[1], _number("subject", value[2])


def _number(name: str, value: Any) -> int:
    if type(value) is not int or not 0 <= value <= _MAX_INT:
        raise ValueError(f"{name}: expected a whole number from 0 to {_MAX_INT}")
    return value


def _text(column: Column[Any], value: Any, longest: int) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{column.name}: expected a text")  # noqa: TRY004 - the line is wrong, not the program
    if len(value) > longest:
        raise ValueError(f"{column.name}: {len(value)} characters, expected at most {longest}")
    if "\x00" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise ValueError(f"{column.name}: holds a sign that is no letter")
    return value


def _hash(column: Column[Any], value: Any) -> bytes:
    if isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef"):
        return bytes.fromhex(value)
    raise ValueError(f"{column.name}: expected a SHA-256, 64 letters of 0-9 and a-f")


def _look_inside(name: str, text: str) -> None:
    """Looks whether a text is of the kind that is read from it."""
    if name in _LISTS and not isinstance(json.loads(text), _LISTS[name]):
        raise ValueError(f"{name}: expected a {_LISTS[name].__name__} in JSON")
    if name in _MOMENTS and datetime.fromisoformat(text).tzinfo is None:
        raise ValueError(f"{name}: expected a moment with its offset")


def _body(value: Any, packed: Any) -> bytes:
    if packed is None:
        return compress(text_of(value))
    if value is not None or not isinstance(packed, str):
        raise ValueError("packed: expected a text, with body null")
    try:
        body = base64.b64decode(packed, validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError("packed: expected base64") from error
    size_of(body)
    return body


def size_of(body: bytes) -> int:
    """Gives the length of what is packed, unpacking it piece by piece.

    Raises:
        ValueError: it is damaged, cut or too large.
    """
    stream, size, rest = zlib.decompressobj(), 0, body
    try:
        while not stream.eof:
            piece = stream.decompress(rest, 1024 * 1024)
            rest, size = stream.unconsumed_tail, size + len(piece)
            if size > MAX_UNPACKED or (not piece and not rest and not stream.eof):
                raise ValueError("stored bytes are cut, or larger than anything that is ever stored")
    except zlib.error as error:
        raise ValueError("stored bytes are damaged") from error
    return size
