"""Evidence of a promise that belongs to no question: an order, an announcement, a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from oitcheck.judging import _clean
from oitcheck.judging._grounds import Ground, find, ground_of, join
from oitcheck.model.checklist import Expectation
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Evidence, Seen
from oitcheck.rules import Around


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What came of looking for one thing.

    Attributes:
        seen: yes with ``evidence``; no where everything was read in full; else unknown.
    """

    seen: Seen
    evidence: Evidence | None = None


def prove(expectation: Expectation, observations: Iterable[Observation | None], around: Around) -> Proof:
    """Gives whether a thing is seen at these addresses or in the documents behind them."""
    finding = find(expectation, join(*(_ground(one) for one in observations)), around)
    sighting = finding.sighting
    if sighting.seen is not Seen.YES or finding.document is None:
        return Proof(seen=sighting.seen if sighting.seen is Seen.NO else Seen.UNKNOWN)
    return Proof(
        seen=Seen.YES, evidence=_clean.evidence(finding.document.url, sighting.page, sighting.excerpt)
    )


def _ground(observation: Observation | None) -> Ground:
    """What is not the page it should be, or was not looked at, shows nothing and proves nothing."""
    if observation is None or observation.cause is not None or observation.document is None:
        return Ground(whole=False)
    return ground_of(observation) if observation.document.trouble is None else Ground(whole=False)
