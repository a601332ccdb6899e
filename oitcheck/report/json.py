"""run.json: the whole run as programs read it, schema ``oitcheck.run/1``."""

import json
from datetime import datetime

from oitcheck.model import plain
from oitcheck.model.run import SCHEMA, RunRecord
from oitcheck.report._clean import harmless_record

FILE = "run.json"


def render(record: RunRecord, *, lang: str, now: datetime) -> str:  # noqa: ARG001 - one shape for all formats
    """Gives the record as JSON: every key, two spaces of indent, one final line break. Language and time change nothing."""
    value = plain.plain(harmless_record(record))
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def load(text: str) -> RunRecord:
    """Gives the record that ``render`` wrote.

    Raises:
        ValueError: the text is no JSON, of another schema, or damaged; the message says which.
    """
    schema = _schema(text)
    if schema != SCHEMA:
        raise ValueError(
            f"run.json: schema is {schema!r}, expected {SCHEMA!r}; it was written by another version of oitcheck or is another file"
        )
    try:
        return plain.load(RunRecord, text)
    except ValueError as error:
        raise ValueError(f"run.json: {_first_line(error)}") from error


def _schema(text: str) -> object:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"run.json: not JSON: {error}") from error
    if not isinstance(value, dict):
        raise ValueError(f"run.json: expected an object, found {type(value).__name__}")  # noqa: TRY004 - one kind of error
    return value.get("schema")


def _first_line(error: ValueError) -> str:
    lines = str(error).splitlines()
    return ": ".join(line.strip() for line in lines[1:3]) if len(lines) > 2 else str(error)
