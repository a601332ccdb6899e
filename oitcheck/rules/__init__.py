"""Rules: how a machine sees an element. One file a rule, under its name; a rule sees a Document and nothing else.

A rule's module has a docstring (its first line completes "the document …"), a class ``Params``, a constant ``SEEN_IN``
(what of the document it looks at) and a function ``look(document, params, around) -> Sighting``. A rule says NO for
what it did not see; whether that proves anything is decided here, once, for all of them. A rule whose word on one
document counts beside what others show says so by ``EVERY_DOCUMENT = True``; one that asks what differs from night to
night or from answer to answer (``today``, ``dead``, ``met``) names it in ``READS``, or is remembered wrongly.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from oitcheck.discovery import members
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Document
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules._rule import UNREADABLE, WRONG_AGENCY, Around, Memory, RuleParams, miss_proves

__all__ = [
    "COMBINATIONS",
    "Around",
    "Memory",
    "RuleParams",
    "look",
    "looks_everywhere",
    "names",
    "params_of",
    "wording",
]

COMBINATIONS = ("any", "all", "each")
"""One part, every part in one document, every part in any of the documents of an answer."""


def names() -> tuple[str, ...]:
    """Gives the names of all rules, sorted."""
    return tuple(members(__name__))


def params_of(rule: str) -> type[RuleParams]:
    """Gives the parameter class of a rule.

    Raises:
        KeyError: no rule has this name.
    """
    kind: type[RuleParams] = members(__name__)[rule].Params
    return kind


def look(expectation: Expectation, document: Document, around: Around) -> Sighting:
    """Gives what the expectation, combinations included, saw in one document.

    Raises:
        KeyError: no rule has the expectation's name.
        pydantic.ValidationError: its parameters are not that rule's (a ``ValueError``).
    """
    if expectation.rule not in COMBINATIONS:
        return _look(expectation, document, around)
    sightings = [look(part, document, around) for part in expectation.parts]
    if not sightings:
        return Sighting(seen=Seen.UNKNOWN, cause=UNREADABLE)
    if expectation.rule == "any":
        return min(sightings, key=lambda one: (_ANY[one.seen], _doubt(one)))
    # Whose the document is matters once it is what was asked for.
    asked = [one for one in sightings if one.cause != WRONG_AGENCY]
    if any(one.seen is not Seen.YES for one in asked):
        sightings = asked
    return min(
        sightings, key=lambda one: (_ALL[one.seen], not one.proven, one.cause is None, one.nearest is None)
    )


def _doubt(one: Sighting) -> tuple[bool, bool, bool]:
    """Order among equals of ``any``: what was seen without a warning, what was missed with the most to tell."""
    if one.seen is Seen.YES:
        return (one.cause is not None, False, False)
    return (not one.proven, one.cause is None, one.nearest is None)


def looks_everywhere(expectation: Expectation) -> bool:
    """Whether a document that shows it is not enough: what another one says counts beside it."""
    if expectation.rule in COMBINATIONS:
        return any(map(looks_everywhere, expectation.parts))
    return getattr(members(__name__)[expectation.rule], "EVERY_DOCUMENT", False)


def wording(expectation: Expectation) -> str:
    """Gives the expectation on one line, much as it stands in a checklist."""
    if expectation.rule in COMBINATIONS:
        return f"{expectation.rule} [{', '.join(wording(part) for part in expectation.parts)}]"
    return f"{expectation.rule} {_flow(expectation.params)}" if expectation.params else expectation.rule


def _look(expectation: Expectation, document: Document, around: Around) -> Sighting:
    if around.memory is None:
        return _look_anew(expectation, document, around)
    seen, name = around.memory.of(document), _name(expectation, around)
    sighting = seen.get(name)
    if sighting is None:
        sighting = seen[name] = _look_anew(expectation, document, around)
    return sighting


def _name(expectation: Expectation, around: Around) -> str:
    """Gives a name for all that a rule's word depends on beside the document."""
    known: list[Any] = [expectation.rule, expectation.params]
    known += [around.fiscal_year_be, around.agency_home, around.agency_names]
    for field in getattr(members(__name__)[expectation.rule], "READS", ()):
        value = getattr(around, field)
        if isinstance(value, Mapping):
            value = value.items()
        known.append(value if isinstance(value, date | str) else sorted(value))
    return hashlib.blake2b(repr(known).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()


def _look_anew(expectation: Expectation, document: Document, around: Around) -> Sighting:
    member = members(__name__)[expectation.rule]
    params = _params(expectation.rule, _Frozen(expectation.params))
    sighting: Sighting = member.look(document, params, around)
    if sighting.seen is Seen.NO and not miss_proves(document, member.SEEN_IN):
        return replace(sighting, seen=Seen.UNKNOWN, cause=UNREADABLE, proven=False, stands=False)
    return sighting


class _Frozen(dict[str, Any]):
    """Parameters as a key of the memory below: equal where they read the same."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(repr(self))


@lru_cache(maxsize=1024)
def _params(rule: str, params: _Frozen) -> RuleParams:
    return params_of(rule).model_validate(dict(params))


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(one) for one in value) + "]"
    return str(value).lower() if isinstance(value, bool) else str(value)


_ANY = {Seen.YES: 0, Seen.UNKNOWN: 1, Seen.NO: 2}
_ALL = {Seen.NO: 0, Seen.UNKNOWN: 1, Seen.YES: 2}
