"""What many answers say together: of the checker's own clock or line, or of an incident that they share. Pure."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from oitcheck.fetch.retry import is_soft
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Verdict
from oitcheck.origins import origin_of

RELEASED = datetime(2026, 1, 1, tzinfo=UTC)
"""No clock that is right says an earlier time: the program did not exist."""

FEW = 3
"""Hosts that must agree before they speak of the checker."""

MANY = 5
"""Hosts that fail alike before it is called an incident; half of all hosts must be among them."""


def is_one_page(observations: Collection[Observation], pages: Collection[str]) -> bool:
    """Whether everything that answered shows the very page that the control addresses show: a captive portal.

    Args:
        observations: of a run.
        pages: SHA-256 of the bodies that the control addresses gave.
    """
    shown = {(origin_of(seen.url), seen.sha256) for seen in observations if seen.http_status is not None}
    hashes = {sha256 for _, sha256 in shown}
    return len(shown) >= FEW and len(hashes) == 1 and hashes <= set(pages)


def has_wrong_clock(observations: Iterable[Observation], started: datetime) -> bool:
    """Whether "not yet valid" speaks of the checker's clock: it is before its own time, or every host says so."""
    if started < RELEASED:
        return True
    behind = {origin_of(seen.url): seen for seen in observations if seen.url.lower().startswith("https:")}
    early = [origin for origin, seen in behind.items() if seen.cause == "tls_not_yet_valid"]
    return len(early) >= FEW and not any(seen.tls_expires_at for seen in behind.values())


def excused(observations: Mapping[str, Observation], started: datetime) -> dict[str, Observation]:
    """Gives the observations with what only a wrong clock says left open."""
    if not has_wrong_clock(observations.values(), started):
        return dict(observations)
    return {url: _open(seen, started) for url, seen in observations.items()}


def notices(observations: Iterable[Observation]) -> tuple[str, ...]:
    """Gives ``incident: <cause> <hosts>/<all hosts>`` for a cause of reach that half of many hosts share."""
    causes: defaultdict[str, set[str]] = defaultdict(set)
    for seen in observations:
        causes[origin_of(seen.url)].add(seen.cause or "")
    alike = Counter(next(iter(said)) for said in causes.values() if len(said) == 1)
    return tuple(
        f"incident: {cause} {count}/{len(causes)}"
        for cause, count in sorted(alike.items())
        if cause and is_soft(cause) and count >= MANY and 2 * count >= len(causes)
    )


def _open(seen: Observation, started: datetime) -> Observation:
    if seen.cause != "tls_not_yet_valid":
        return seen
    detail = f"the checker's own clock says {started:%Y-%m-%d}; {seen.detail or ''}".rstrip("; ")
    return replace(seen, verdict=Verdict.UNDETERMINED.value, detail=detail)
