"""Messages that are to be delivered: kept until they are, with what each try came to."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from oitcheck.history._evidence import masked
from oitcheck.history._schema import letters, told
from oitcheck.masking import mask

KEPT_DELIVERED = 200
"""Delivered messages that are kept to be looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message to one channel.

    Attributes:
        id: the same message to the same channel is the same letter: it is kept, and so sent, once.
        channel: fingerprint of the channel's address; the address itself, a secret, is not kept.
        recipient: name of who is told, such as ``admin`` or ``owners.palad``.
        made_at: ISO 8601 with offset, as the other moments.
        tries: so far.
        try_at: not before this moment.
        delivered_at: null while it waits.
        reason: why the last try failed.
    """

    id: str
    channel: str
    recipient: str
    title: str
    body: str
    made_at: str
    tries: int = 0
    try_at: str = ""
    delivered_at: str | None = None
    reason: str | None = None


def letter(*, subject: str, channel: str, recipient: str, title: str, body: str, made_at: str) -> Letter:
    """Gives a new letter about a subject, such as a run's id."""
    text = f"{subject}\x1f{channel}\x1f{title}\x1f{body}"
    name = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return Letter(
        id=name,
        channel=channel,
        recipient=recipient,
        title=title,
        body=body,
        made_at=made_at,
        try_at=made_at,
    )


def post(connection: Connection, new: Iterable[Letter]) -> None:
    """Keeps new letters; one that is there already stays as it is."""
    for one in new:
        if connection.scalar(select(letters.c.id).where(letters.c.id == one.id)) is None:
            facts = {name: getattr(one, name) for name in _FIELDS}
            shown = {"title": mask(one.title), "body": mask(one.body)}
            connection.execute(letters.insert().values(**(facts | shown)))


def waiting(connection: Connection) -> tuple[Letter, ...]:
    """Gives every letter that is not delivered, the oldest first."""
    query = select(letters).where(letters.c.delivered_at.is_(None)).order_by(letters.c.made_at, letters.c.id)
    return tuple(_read(row) for row in connection.execute(query))


def tried(connection: Connection, name: str, *, at: datetime, again_at: datetime, reason: str | None) -> None:
    """Notes a try: delivered where there is no reason against it, else when to try again."""
    here = letters.c.id == name
    count = connection.scalar(select(letters.c.tries).where(here)) or 0
    moment = at.isoformat(timespec="seconds")
    fate: dict[str, Any] = {"tries": count + 1, "reason": None if reason is None else mask(reason)}
    fate |= {"delivered_at": moment} if reason is None else {"try_at": again_at.isoformat(timespec="seconds")}
    connection.execute(update(letters).where(here).values(**fate))
    _let_go(connection)


def _let_go(connection: Connection) -> None:
    old = (
        select(letters.c.id)
        .where(letters.c.delivered_at.is_not(None))
        .order_by(letters.c.delivered_at.desc(), letters.c.id)
        .offset(KEPT_DELIVERED)
        .limit(1000)
    )
    names = list(connection.scalars(old))
    if names:
        connection.execute(delete(letters).where(letters.c.id.in_(names)))


def told_of(connection: Connection, agency: str, catalogue: str) -> Any:
    """Gives what has been told of an agency, as the plain data that ``keep_told`` took; null before the first time."""
    here = (told.c.agency == agency, told.c.catalogue == catalogue)
    body = connection.scalar(select(told.c.body).where(*here))
    return None if body is None else json.loads(body)


def keep_told(connection: Connection, agency: str, catalogue: str, body: Any) -> None:
    """Keeps what has been told of an agency."""
    connection.execute(delete(told).where(told.c.agency == agency, told.c.catalogue == catalogue))
    text = json.dumps(masked(body), ensure_ascii=False, sort_keys=True)
    connection.execute(told.insert().values(agency=agency, catalogue=catalogue, body=text))


_FIELDS = (
    "id", "channel", "recipient", "title", "body", "made_at", "tries", "try_at", "delivered_at", "reason",
)  # fmt: skip


def _read(row: Row[Any]) -> Letter:
    return Letter(**{name: getattr(row, name) for name in _FIELDS})
