"""What one run is to do, and which addresses that means. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from oitcheck.fetch.retry import is_soft
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.model.observed import Assignment, Observation
from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.origins import identity, origin_of
from oitcheck.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one run is to do.

    Attributes:
        only: questions to look at; empty for all.
        fresh: never resume an interrupted run.
        previous: the run whose other questions stand when only some are looked at.
        ocr_folder: where what was read on pictures is kept, so that a scan is read once; null to keep nothing.
        memory_folder: where what was read and seen is kept for the next night; null to remember for this run only.
    """

    checklist: Checklist
    catalogue: Catalogue
    settings: Settings
    only: frozenset[str] = frozenset()
    fresh: bool = False
    previous: RunRecord | None = None
    ocr_folder: Path | None = None
    memory_folder: Path | None = None

    def asked(self) -> frozenset[str]:
        """Gives the questions that the run looks at."""
        return self.only or frozenset(question.id for question in self.catalogue.questions())


def assignments_of(job: Job, known: Mapping[str, Observation] | None = None) -> list[Assignment]:
    """Gives the assignments of a run: one for each scheme+host+port, its distinct URLs in the checklist's order.

    Args:
        job: what is to be looked at.
        known: observations of an interrupted run, by URL, that are not asked for again.
    """
    seen = known or {}
    groups: dict[str, dict[str, None]] = {}
    asked = job.asked()
    typed = [
        answer.url
        for question, answers in job.checklist.answers.items()
        if question in asked
        for answer in answers.urls
    ]
    typed += [url for measure in job.checklist.promises for url in measure.urls if not job.only]
    for url in map(identity, typed):
        groups.setdefault(origin_of(url), {})[url] = None
    home = job.checklist.agency.home
    return [
        Assignment(
            host=host, urls=rest, agency_home=home, all_urls=() if len(rest) == len(urls) else tuple(urls)
        )
        for host, urls in groups.items()
        if (rest := tuple(url for url in urls if url not in seen))
    ]


def by_typed_url(
    checklist: Checklist, observations: Mapping[str, Observation], *, line_died: bool = False
) -> dict[str, Observation]:
    """Gives the observations by URL as typed; what failed softly while the line was dead proves nothing."""
    typed = {}
    for answers in checklist.answers.values():
        for answer in answers.urls:
            observation = observations.get(identity(answer.url))
            if observation is None:
                continue
            if line_died and is_soft(observation.cause):
                observation = replace(observation, verdict=Verdict.UNDETERMINED.value)
            typed[answer.url] = replace(observation, url=answer.url)
    return typed
