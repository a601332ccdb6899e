"""Whether to look again, and when: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from oitcheck.causes import causes
from oitcheck.model.fetched import Attempt, Fetched

TRIES = 2
"""Looks after the first, each on a fresh connection."""

QUIET_S = 5.0
"""Pause for a 429 that does not say how long."""

_NO_ANSWER = frozenset(
    {"dns_not_found", "dns_unresolved", "connect_refused", "connect_timeout", "connection_reset"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What several looks at one URL say together.

    Attributes:
        cause: null where the page was seen.
        notes: ``flapping`` where looks differed.
    """

    cause: str | None
    notes: tuple[str, ...] = ()


def retry_after_s(value: str | None, now: datetime) -> float | None:
    """Gives the pause in seconds that a Retry-After header asks for; null where it says nothing that can be read.

    Args:
        value: whole seconds or an HTTP date.
        now: with offset, for the date form.
    """
    if value is None:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        at = parsedate_to_datetime(text)
        pause = (at if at.tzinfo else at.replace(tzinfo=now.tzinfo)) - now
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, pause / timedelta(seconds=1))


def pause_s(fetched: Fetched) -> float:
    """Gives the seconds that the host asks everybody to keep quiet after this look; 0 where it does not."""
    limited = fetched.attempt.cause == "rate_limited"
    if fetched.retry_after_s is not None and (limited or fetched.attempt.http_status == 503):
        return fetched.retry_after_s
    return QUIET_S if limited else 0.0


def is_soft(cause: str | None) -> bool:
    """Whether this cause may heal by itself and is looked at again."""
    return cause is not None and causes()[cause].soft


def is_connection_failure(fetched: Fetched) -> bool:
    """Whether no conversation with the host came about: what the breaker counts."""
    cause = fetched.attempt.cause or ""
    if fetched.attempt.redirects or fetched.attempt.http_status is not None:
        return False
    return cause in _NO_ANSWER or cause.startswith("tls_") or (cause == "timeout" and not fetched.connected)


def settle(attempts: Sequence[Attempt]) -> Settled:
    """Gives the cause of several looks in order: a page once seen is seen, a hard fact outweighs a soft one."""
    found = [attempt.cause for attempt in attempts]
    if None in found:
        return Settled(cause=None, notes=("flapping",) if any(found) else ())
    hard = [cause for cause in found if not is_soft(cause)]
    return Settled(cause=(hard or found)[-1])
