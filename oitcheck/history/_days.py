"""Looks by day: one row of counts an agency, origin and day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sqlalchemy import Connection, select, update

from oitcheck.history._probes import Glance
from oitcheck.history._schema import days
from oitcheck.masking import mask

_MOST_LETTERS = 300
_PLAIN_PORTS = {"http": ":80", "https": ":443"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedDay:
    """What one day's looks at one origin saw.

    Attributes:
        looks: that say anything of the site.
        opened: of these.
        left_out: that say nothing of it: the checker's own dark hours, firewalls.
    """

    origin: str
    day: date
    looks: int
    opened: int
    left_out: int


def origin_of(url: str) -> str:
    """Gives scheme, host and odd port of an address; of what is none the address itself, cut.

    >>> origin_of("https://WWW.Example.go.th:443/a")
    'https://www.example.go.th'
    """
    try:
        parts = urlsplit(mask(url.strip()))
    except ValueError:
        return mask(url)[:_MOST_LETTERS]
    scheme, place = parts.scheme.lower(), parts.netloc.rpartition("@")[2].lower()
    return f"{scheme}://{place.removesuffix(_PLAIN_PORTS.get(scheme, ' '))}"[:_MOST_LETTERS]


def note(connection: Connection, agency: str, glances: Iterable[Glance]) -> None:
    """Adds looks to what is kept of their days."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for glance in glances:
        key = (origin_of(glance.url), glance.day.isoformat())
        counts.setdefault(key, Counter())[glance.opened.value] += 1
    for (origin, day), count in counts.items():
        here = (days.c.agency == agency, days.c.origin == origin, days.c.day == day)
        if connection.scalar(select(days.c.day).where(*here)) is None:
            fresh = {"agency": agency, "origin": origin, "day": day}
            connection.execute(days.insert().values(**fresh, opened=0, missed=0, unknown=0, dark=0))
        connection.execute(
            update(days).where(*here).values({kind: days.c[kind] + number for kind, number in count.items()})
        )


def by_day(connection: Connection, agency: str, first: date, last: date) -> tuple[LookedDay, ...]:
    """Gives every day that was looked at, by origin, the oldest first."""
    span = (days.c.day >= first.isoformat(), days.c.day <= last.isoformat())
    query = select(days).where(days.c.agency == agency, *span).order_by(days.c.origin, days.c.day)
    return tuple(
        LookedDay(
            origin=row.origin,
            day=date.fromisoformat(row.day),
            looks=row.opened + row.missed,
            opened=row.opened,
            left_out=row.unknown + row.dark,
        )
        for row in connection.execute(query)
    )
