"""Light looks between the nights: one row of counts an address and month."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection, bindparam, select, update

from oitcheck.history._packing import digest
from oitcheck.history._schema import probes
from oitcheck.masking import mask

_NONE = {"opened": 0, "missed": 0, "unknown": 0, "dark": 0}


class Opened(StrEnum):
    """What one light look saw; the value is the count that it belongs to."""

    YES = "opened"
    NO = "missed"
    UNKNOWN = "unknown"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One light look at one address.

    Attributes:
        day: in the agency's time zone.
        opened: ``UNKNOWN`` where a firewall or the like kept the checker out, ``DARK`` where its own line was down.
        cause: why the address did not open.
    """

    url: str
    day: date
    opened: Opened
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """How often an address opened in a span of months.

    Attributes:
        url: as masked.
        looks: that say anything: the checker's own dark hours and firewalls are left out.
        opened: of these.
        left_out: looks that say nothing of the site.
        last_missed: the latest day on which it did not open; null where it always did.
        last_cause: why, on that day.
    """

    url: str
    looks: int
    opened: int
    left_out: int
    last_missed: str | None = None
    last_cause: str | None = None

    @property
    def share(self) -> float | None:
        """Gives the part of looks that opened, 0 to 1; null of no looks."""
        return self.opened / self.looks if self.looks else None


def note(connection: Connection, agency: str, glances: Iterable[Glance]) -> None:
    """Adds light looks to what is kept of their months."""
    by_month = _by_month(glances)
    of_agency = probes.c.agency == agency
    known: set[tuple[bytes, str]] = set()
    for month in {month for _, month in by_month}:
        query = select(probes.c.url_sha256).where(of_agency, probes.c.month == month)
        known |= {(name, month) for name in connection.scalars(query)}
    fresh, plain, missed = [], [], []
    for (url, month), seen in by_month.items():
        name = digest(url.encode("utf-8", "replace"))
        if (name, month) not in known:
            known.add((name, month))
            fresh.append({"agency": agency, "url_sha256": name, "month": month, "url": url, **_NONE})
        count = Counter(one.opened.value for one in seen)
        change = {"of_url": name, "of_month": month, **{f"more_{kind}": count[kind] for kind in _NONE}}
        last = next((one for one in reversed(seen) if one.opened is Opened.NO), None)
        if last is None:
            plain.append(change)
        else:
            missed.append({**change, "last_missed": last.day.isoformat(), "cause": last.cause})
    if fresh:
        connection.execute(probes.insert(), fresh)
    more = update(probes).where(
        of_agency, probes.c.url_sha256 == bindparam("of_url"), probes.c.month == bindparam("of_month")
    )
    more = more.values({kind: probes.c[kind] + bindparam(f"more_{kind}") for kind in _NONE})
    if plain:
        connection.execute(more, plain)
    if missed:
        told = more.values(last_missed=bindparam("last_missed"), cause=bindparam("cause"))
        connection.execute(told, missed)


def availability(connection: Connection, agency: str, first: date, last: date) -> tuple[Availability, ...]:
    """Gives how often each address opened from the first day's month to the last day's month, by address."""
    query = (
        select(probes)
        .where(probes.c.agency == agency, probes.c.month >= _month(first), probes.c.month <= _month(last))
        .order_by(probes.c.url, probes.c.month)
    )
    found: dict[str, Availability] = {}
    for row in connection.execute(query):
        known = found.get(row.url) or Availability(url=row.url, looks=0, opened=0, left_out=0)
        found[row.url] = Availability(
            url=row.url,
            looks=known.looks + row.opened + row.missed,
            opened=known.opened + row.opened,
            left_out=known.left_out + row.unknown + row.dark,
            last_missed=row.last_missed or known.last_missed,
            last_cause=row.cause if row.last_missed else known.last_cause,
        )
    return tuple(sorted(found.values(), key=lambda one: one.url))  # alike in every collation


def _by_month(glances: Iterable[Glance]) -> dict[tuple[str, str], list[Glance]]:
    by_month: dict[tuple[str, str], list[Glance]] = {}
    for glance in glances:
        by_month.setdefault((mask(glance.url), _month(glance.day)), []).append(glance)
    return by_month


def _month(day: date) -> str:
    return day.isoformat()[:7]
