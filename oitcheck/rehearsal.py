"""Questions are judged ahead, each as soon as all its answers are in: the network works meanwhile.

Nothing of it stands. What rules saw in the documents is remembered, and the judging proper finds it there.
"""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import TracebackType
from typing import Self

from oitcheck.discovery import members
from oitcheck.job import Job, by_typed_url
from oitcheck.judging import Night, judge
from oitcheck.model.observed import Observation
from oitcheck.origins import identity
from oitcheck.rules import Memory

LETTERS = 200_000
"""Letters of a question's documents above which it is not judged ahead: one look at them would hold up the network."""


class Rehearsal:
    """Judges ahead, in a thread of its own. Use as ``with``; what has not begun at its end is left to the judging proper.

    Args:
        job: what is looked at.
        night: as which night.
        memory: takes what is seen.
    """

    def __init__(self, job: Job, night: Night, memory: Memory) -> None:
        self._job = job
        self._night = night
        self._memory = memory
        self._thread = ThreadPoolExecutor(1, "judging")
        asked = job.asked()
        self._urls = {
            question: {identity(answer.url) for answer in answers.urls}
            for question, answers in job.checklist.answers.items()
            if question in asked and answers.urls
        }
        self._questions: dict[str, list[str]] = {}
        for question, urls in self._urls.items():
            for url in urls:
                self._questions.setdefault(url, []).append(question)

    def __enter__(self) -> Self:
        for room in ("oitcheck.genuine", "oitcheck.rules"):
            self._thread.submit(members, room)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(cancel_futures=True)

    def told(self, url: str, observations: Mapping[str, Observation]) -> None:
        """Takes note that an answer is in: of every question whose last one it is, the judging begins."""
        for question in self._questions.get(url, ()):
            urls = self._urls[question]
            if urls <= observations.keys():
                self._thread.submit(self._judge, question, {one: observations[one] for one in urls})

    def _judge(self, question: str, observations: Mapping[str, Observation]) -> None:
        if sum(map(_letters, observations.values())) > LETTERS:
            return
        bare = {url: replace(seen, behind=(), left_out=()) for url, seen in observations.items()}
        typed = by_typed_url(self._job.checklist, bare)
        judge(
            self._job.checklist,
            self._job.catalogue,
            typed,
            self._night,
            {},
            only={question},
            memory=self._memory,
        )


def _letters(observation: Observation) -> int:
    document = observation.document
    if document is None:
        return 0
    whole = len(document.whole.text) if document.whole else 0
    return whole + sum(len(page.text) for page in document.pages)
