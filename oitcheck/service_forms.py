"""Forms behind pages of services: each is opened and looked at as a citizen would, and never sent. Pure.

Which pages those are, the catalogue and the checklist tell: where services are to be offered.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urldefrag

from oitcheck.job import Job
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Link
from oitcheck.model.observed import Observation
from oitcheck.origins import identity
from oitcheck.rules.offers_services import forms_behind

_RULE = "offers_services"


def forms_to_open(job: Job, observations: Mapping[str, Observation]) -> dict[str, tuple[Link, ...]]:
    """Gives by answer URL the forms behind it that nobody has opened yet, at most as many as the settings allow."""
    wanted: dict[str, tuple[Link, ...]] = {}
    for url in dict.fromkeys(_service_pages(job)):
        seen = observations.get(url)
        if seen is None or seen.cause is not None or seen.document is None:
            continue
        opened = {one.url for one in seen.behind}
        links = forms_behind(seen.document)[: job.settings.follow_forms]
        missing = tuple(link for link in links if urldefrag(link.url).url not in opened)
        if missing:
            wanted[url] = missing
    return wanted


def with_forms(
    observation: Observation, links: Sequence[Link], found: Mapping[str, Observation | None]
) -> Observation:
    """Gives an answer's observation with the forms behind it; one that was not opened leaves no trace."""
    opened = (found.get(urldefrag(link.url).url) for link in links)
    return replace(observation, behind=(*observation.behind, *(one for one in opened if one is not None)))


def _service_pages(job: Job) -> Iterator[str]:
    elements = {
        question.id: {element.id: element.expect for element in question.elements}
        for question in job.catalogue.questions()
    }
    asked = job.asked()
    for name, answers in job.checklist.answers.items():
        if name not in asked:
            continue
        expected = {**elements.get(name, {}), **answers.expect}.values()
        for answer in answers.urls:
            if any(_asks(one) for one in (*expected, *answer.expect) if one is not None):
                yield identity(answer.url)


def _asks(expectation: Expectation) -> bool:
    return expectation.rule == _RULE or any(map(_asks, expectation.parts))
