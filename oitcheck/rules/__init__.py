"""Rules: how a machine sees an element. One file a rule, under its name; a rule sees a Document and nothing else.

A rule's module has a docstring (its first line completes "the document …"), a class ``Params`` and a function
``look(document, params, around) -> Sighting``.
"""

from typing import Any

from oitcheck.discovery import members
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Document
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules._rule import Around, RuleParams

__all__ = ["Around", "RuleParams", "look", "names", "params_of"]

COMBINATIONS = ("any", "all")


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
    """Gives what the expectation, combinations included, saw in one document."""
    if expectation.rule not in COMBINATIONS:
        member = members(__name__)[expectation.rule]
        sighting: Sighting = member.look(
            document, member.Params.model_validate(_plain(expectation.params)), around
        )
        return sighting
    sightings = [look(part, document, around) for part in expectation.parts]
    if expectation.rule == "any":
        return min(sightings, key=lambda sighting: _ANY[sighting.seen])
    return min(sightings, key=lambda sighting: _ALL[sighting.seen])


def _plain(params: dict[str, Any]) -> dict[str, Any]:
    return dict(params)


_ANY = {Seen.YES: 0, Seen.UNKNOWN: 1, Seen.NO: 2}
_ALL = {Seen.NO: 0, Seen.UNKNOWN: 1, Seen.YES: 2}
