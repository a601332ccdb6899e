"""Whether an answer opens, never better than what was seen."""

from enum import StrEnum

from oitcheck.causes import causes
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Verdict

# what is said of the content of a page that did open
_CONTENT = frozenset({"wrong_fiscal_year", "wrong_agency", "not_yet_due"})


class State(StrEnum):
    """What the public met at an address."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


def state_of(verdict: Verdict, cause: str | None) -> State:
    """Gives whether an answer of this verdict and cause opened; a waiver excuses nothing here."""
    code = cause or ""
    if code == "hijacked":
        return State.CLOSED
    if verdict in {Verdict.PASS, Verdict.WARN}:
        return State.OPEN
    if code.startswith("element_") or code in _CONTENT:
        return State.OPEN if verdict is Verdict.FAIL else State.UNKNOWN
    if verdict is Verdict.FAIL:
        return State.CLOSED
    known = causes().get(code)
    proven = (
        verdict is Verdict.WAIVED and known is not None and known.verdict is Verdict.FAIL and not known.soft
    )
    return State.CLOSED if proven else State.UNKNOWN


def state_seen(seen: Observation | None) -> State:
    """Gives whether an address that belongs to no question opened; unknown where nobody looked."""
    if seen is None:
        return State.UNKNOWN
    code = seen.cause or (seen.document.trouble if seen.document else "document_unreadable")
    if code is None:
        return State.OPEN
    known = causes().get(code)
    stated = Verdict(seen.verdict) if seen.verdict in set(Verdict) else known.verdict if known else None
    return state_of(stated or Verdict.UNDETERMINED, code)
