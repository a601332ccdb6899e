"""One night's looking: every URL of a job, then the documents behind what its pages alone do not show."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from oitcheck.clock import bangkok_now
from oitcheck.errors import OitcheckError
from oitcheck.executors.local import Executor
from oitcheck.fetch.canary import Line, alive
from oitcheck.fetch.client import Fetcher
from oitcheck.fetch.hosts import pace_key
from oitcheck.following import Following, attach, documents_behind, likeliest
from oitcheck.inspection import Inspection, Looks, Tally, Tools
from oitcheck.job import Job, assignments_of, by_typed_url
from oitcheck.judging import Night, judge
from oitcheck.model.document import Link
from oitcheck.model.observed import Assignment, Observation
from oitcheck.model.verdict import Verdict
from oitcheck.ocr_cache import FolderOcrCache
from oitcheck.origins import identity, origin_of
from oitcheck.recollection import Recollection
from oitcheck.rehearsal import Rehearsal
from oitcheck.service_forms import forms_to_open, with_forms
from oitcheck.stopping import Stop, together, until_stopped
from oitcheck.workers import Reader

Progress = Callable[[int, int, Observation | None], None]
Around = Callable[[Looks], Looks]
"""Puts something between the road and what fetches, such as what keeps the bytes."""

_LACKING = frozenset({Verdict.WARN, Verdict.FAIL, Verdict.UNDETERMINED})


@dataclass(slots=True, repr=False)
class Gathered:
    """What the looking brought. Never shown: asyncio words the result of a task where it handles signals."""

    observations: dict[str, Observation] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    control_pages: set[str] = field(default_factory=set)
    stopped: bool = False


async def gather(
    job: Job,
    night: Night,
    known: dict[str, Observation],
    keep: Callable[[Observation], None],
    progress: Progress | None,
    stop: Stop,
    around: Around | None = None,
    memory: Recollection | None = None,
) -> Gathered:
    """Looks at every URL and at the documents behind them; a wish to stop ends it early with what there is.

    Args:
        job: what is to be looked at.
        night: as which night the pages are judged when documents behind them are chosen.
        known: observations of an interrupted run, by URL.
        keep: takes each observation as soon as it is final, in a thread of its own.
        progress: is told how many of how many are done, and which was the last.
        stop: ends the looking.
        around: sees every look at an answer and at a document behind one; null for nobody.
        memory: what was read and seen before; it takes what is read and seen now.
    """
    settings, memory = job.settings, memory or Recollection()
    assignments = assignments_of(job, known)
    total = sum(len(assignment.urls) for assignment in assignments) + len(known)
    gathered = Gathered(observations=dict(known), tallies=_recalled(known.values()))
    cache = FolderOcrCache(job.ocr_folder) if job.ocr_folder is not None else None
    async with Fetcher(settings, now=bangkok_now) as fetcher, Reader(settings, cache, memory) as reader:
        line = Line(fetcher.look, () if settings.no_canary else settings.canary)
        gathered.before = await line.ask()
        gathered.control_pages = line.pages
        if not alive(gathered.before):
            return gathered
        looks = around(fetcher) if around is not None else fetcher
        tools = Tools(settings=settings, fetcher=looks, reader=reader, line=line, tallies=gathered.tallies)
        kept = _Keeping(keep)
        with ThreadPoolExecutor(1, "history") as writer, Rehearsal(job, night, memory) as rehearsal:

            async def emit(observation: Observation) -> None:
                await asyncio.get_running_loop().run_in_executor(writer, kept, observation)
                gathered.observations[observation.url] = observation
                rehearsal.told(observation.url, gathered.observations)
                if progress is not None:
                    progress(len(gathered.observations), total, observation)

            async def inspect(assignment: Assignment) -> None:
                await Inspection(assignment, pace_key(assignment.host), tools, emit).run()

            async def work() -> None:
                await Executor(settings.hosts_at_once).run(assignments, inspect)
                await _follow(job, night, gathered.observations, tools, emit, memory)

            if progress is not None:
                progress(len(known), total, None)
            gathered.stopped = await until_stopped(work(), stop)
        if not gathered.stopped:
            gathered.after = await line.ask()
    return gathered


class _Keeping:
    """Keeps one observation after the other; once that failed, the others are not tried: each could wait for a lock."""

    def __init__(self, keep: Callable[[Observation], None]) -> None:
        self._keep = keep
        self._failed: OitcheckError | None = None

    def __call__(self, observation: Observation) -> None:
        if self._failed is not None:
            raise self._failed
        try:
            self._keep(observation)
        except OitcheckError as error:
            self._failed = error
            raise


async def _follow(
    job: Job,
    night: Night,
    observations: dict[str, Observation],
    tools: Tools,
    emit: Callable[[Observation], Awaitable[None]],
    memory: Recollection,
) -> None:
    """Reads the documents behind the answers of every question whose pages alone do not show it all.

    What an interrupted run read behind them is not read again, and plays no part in what is read besides: the documents
    are those that one run without a break reads.
    """
    bare = {url: replace(seen, behind=(), left_out=()) for url, seen in observations.items()}
    behind = {
        url: links
        for url, seen in bare.items()
        if seen.document is not None and (links := documents_behind(seen.document))
    }
    asking = {
        question
        for question in job.asked() & job.checklist.answers.keys()
        if any(identity(answer.url) in behind for answer in job.checklist.answers[question].urls)
    }
    typed = by_typed_url(job.checklist, bare)
    record = judge(job.checklist, job.catalogue, typed, night, {}, only=asking, memory=memory)
    titles: dict[str, list[str]] = {}
    for question in record.questions:
        if any(element.kind == "machine" and element.verdict in _LACKING for element in question.elements):
            for answer in job.checklist.answers[question.id].urls:
                titles.setdefault(identity(answer.url), []).append(question.title.th or question.id)
    limit, year_be = job.settings.follow_documents, job.catalogue.fiscal_year_be
    chosen = {
        url: likeliest(behind[url], words, year_be, limit) for url, words in titles.items() if url in behind
    }
    following = Following(tools)

    async def one(url: str, links: Sequence[Link]) -> None:
        left = [link for link in behind[url] if link not in links]
        await emit(attach(bare[url], links, left, await following.run(links)))

    unread = [url for url in chosen if not observations[url].behind and not observations[url].left_out]
    await together(one(url, chosen[url]) for url in unread)
    await _open_forms(job, observations, following, emit)


async def _open_forms(
    job: Job,
    observations: dict[str, Observation],
    following: Following,
    emit: Callable[[Observation], Awaitable[None]],
) -> None:
    """Opens the forms behind pages of services; one that is an answer itself is not opened twice."""
    answers = {url: replace(seen, behind=(), left_out=()) for url, seen in observations.items()}

    async def one(url: str, links: Sequence[Link]) -> None:
        found = await following.run([link for link in links if identity(link.url) not in answers])
        await emit(with_forms(observations[url], links, {**found, **answers}))

    wanted = forms_to_open(job, observations)
    await together(one(url, links) for url, links in wanted.items())


def _recalled(known: Iterable[Observation]) -> dict[str, Tally]:
    """Gives what an interrupted run asked of each host, as far as its observations tell."""
    tallies: dict[str, Tally] = {}
    for observation in known:
        for seen in (observation, *observation.behind):
            tallies.setdefault(pace_key(origin_of(seen.url)), Tally()).recall(seen)
    return tallies
