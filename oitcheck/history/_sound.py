"""Whether a row that comes from outside can be read back as what it says it is."""

import json
from typing import Any

from sqlalchemy import Connection, select

from oitcheck.history._lines import MAX_PLAIN, size_of
from oitcheck.history._nights import pieces_of
from oitcheck.history._packing import digest, text_of, unpack
from oitcheck.history._pieces import join
from oitcheck.history._schema import documents
from oitcheck.history._streaks import unpacked
from oitcheck.model.document import Document
from oitcheck.model.observed import Observation
from oitcheck.model.plain import load
from oitcheck.model.verdict import Verdict

_DEEP = ("pieces", "nights", "documents", "observations")
STATES = ("running", "complete", "partial", "void", "interrupted")


def check(connection: Connection, name: str, row: dict[str, Any]) -> None:
    """Looks at what the kinds of the columns do not tell.

    Args:
        connection: holds the rows that this one names.
        name: the table's.
        row: as it is to be stored.

    Raises:
        ValueError: it could not be read back.
        KeyError: it names a piece or document that is not there.
    """
    if name == "runs" and row["state"] not in STATES:
        raise ValueError(f"state: expected one of {', '.join(STATES)}")
    if "verdict" in row:
        Verdict(row["verdict"])
    if name == "subjects":
        unpacked(row["before_run"])
    if name == "holds":
        _is_there(connection, row["sha256"])
    if name == "told":
        json.loads(row["body"])
    if name in _DEEP and size_of(row["body"]) <= MAX_PLAIN:
        _check_body(connection, name, row)


def _check_body(connection: Connection, name: str, row: dict[str, Any]) -> None:
    if name == "pieces" and digest(text_of(unpack(row["body"]))) != row["sha256"]:
        raise ValueError("sha256: is not that of the body")
    if name == "nights":
        join(row["body"], lambda names: pieces_of(connection, names))
    if name == "observations":
        _check_observation(connection, unpack(row["body"]))
    if name == "documents":
        load(Document, text_of(unpack(row["body"])))


def _check_observation(connection: Connection, envelope: Any) -> None:
    _name_documents(connection, envelope)
    load(Observation, text_of(envelope))


def _name_documents(connection: Connection, envelope: Any) -> None:
    """Takes the names of documents out of an envelope; each has to be there."""
    if not isinstance(envelope, dict) or not isinstance(envelope.get("behind"), list):
        raise ValueError("body: is no observation")  # noqa: TRY004 - the line is wrong, not the program
    if envelope.get("document") is not None:
        _is_there(connection, bytes.fromhex(str(envelope["document"])))
        envelope["document"] = None
    for one in envelope["behind"]:
        _name_documents(connection, one)


def _is_there(connection: Connection, sha256: bytes) -> None:
    if connection.scalar(select(documents.c.sha256).where(documents.c.sha256 == sha256)) is None:
        raise KeyError(sha256.hex())
