"""One night: checklist and catalogue to assignments, executor, history, judging, reports."""

import asyncio
import contextlib
import logging
import platform
import signal
import uuid
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from urllib.parse import urldefrag

from oitcheck import __version__, incidents, review_file
from oitcheck.executors.local import Executor
from oitcheck.fetch.canary import Line, alive
from oitcheck.fetch.client import Fetcher
from oitcheck.fetch.hosts import pace_key
from oitcheck.fetch.retry import is_soft
from oitcheck.following import Following, attach, documents_behind, likeliest
from oitcheck.history import History, RunStart
from oitcheck.inspection import Inspection, Tally, Tools, origin_of
from oitcheck.judging import Night, judge, sub_indicators, summarise
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.model.observed import Assignment, Observation
from oitcheck.model.run import CanaryRecord, HostRecord, RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.ocr_cache import FolderOcrCache
from oitcheck.settings import Settings
from oitcheck.stopping import Stop
from oitcheck.workers import Reader

log = logging.getLogger(__name__)

BANGKOK = timezone(timedelta(hours=7), "ICT")

_LACKING = frozenset({Verdict.WARN, Verdict.FAIL, Verdict.UNDETERMINED})

Clock = Callable[[], datetime]
Progress = Callable[[int, int, Observation | None], None]


def bangkok_now() -> datetime:
    """Gives the time now with the offset of Thailand, which knows no summer time."""
    return datetime.now(BANGKOK)  # noqa: TID251 - the one clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What one run is to do.

    Attributes:
        only: questions to look at; empty for all.
        fresh: never resume an interrupted run.
        previous: the run whose other questions stand when only some are looked at.
        ocr_folder: where what was read on pictures is kept, so that a scan is read once; null to keep nothing.
    """

    checklist: Checklist
    catalogue: Catalogue
    settings: Settings
    only: frozenset[str] = frozenset()
    fresh: bool = False
    previous: RunRecord | None = None
    ocr_folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a run.

    Attributes:
        record: null where the run is void.
        looked_at: the questions that were looked at in this run.
        void: why the run is void; null where it is not.
    """

    record: RunRecord | None
    looked_at: frozenset[str] = frozenset()
    void: str | None = None


@dataclass(slots=True, repr=False)
class _Gathered:
    """What the looking brought. Never shown: asyncio words the result of a task where it handles signals."""

    observations: dict[str, Observation] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)
    control_pages: set[str] = field(default_factory=set)
    stopped: bool = False


def run_night(
    job: Job,
    history: History,
    *,
    clock: Clock = bangkok_now,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Outcome:
    """Runs one night over one checklist and keeps what it saw; ``stop`` ends it early, as a signal does.

    Raises:
        CannotLook: the history cannot keep what was seen.
        FileProblems: what persons said beside the checklist cannot be read.
    """
    reviews = review_file.load(job.checklist.path).by_item()
    started = clock()
    vantage = job.settings.vantage or platform.node() or "unknown"
    start = RunStart(
        run_id=f"{started:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}",
        checklist_sha256=job.checklist.sha256,
        agency=job.checklist.agency.id,
        catalogue=job.catalogue.name,
        started_at=started.isoformat(timespec="seconds"),
        vantage=vantage,
        only=tuple(sorted(job.only)),
    )
    point = history.start(start, fresh=job.fresh)
    night = Night(
        run_id=point.run_id,
        state="complete",
        started_at=point.started_at,
        finished_at=point.started_at,
        vantage=vantage,
        today=started.date(),
        version=__version__,
        review_days=job.settings.review_days,
    )
    known = {observation.url: observation for observation in point.observations}
    gathered = asyncio.run(
        _gather(job, night, known, lambda seen: history.store(point.run_id, seen), progress, stop or Stop())
    )
    finished = clock().isoformat(timespec="seconds")
    reason = _void_reason(gathered, job.settings)
    if reason is not None:
        history.void(point.run_id, reason, finished)
        return Outcome(record=None, void=reason)
    night = replace(
        night,
        state="partial" if gathered.stopped else "complete",
        finished_at=finished,
        hosts=_hosts(gathered),
        canaries=_canaries(gathered),
        notices=incidents.notices(gathered.observations.values()),
    )
    line_died = not job.settings.no_canary and not alive(gathered.after)
    told = incidents.excused(gathered.observations, started)
    observations = _by_typed_url(job.checklist, told, line_died=line_died)
    past = history.past(job.checklist.agency.id, job.catalogue.name)
    looked_at = _wanted(job)
    record = judge(job.checklist, job.catalogue, observations, night, past, only=looked_at, reviews=reviews)
    history.finish(point.run_id, record)
    return Outcome(record=_with_previous(record, job), looked_at=looked_at)


def _wanted(job: Job) -> frozenset[str]:
    return job.only or frozenset(question.id for question in job.catalogue.questions())


def _identity(url: str) -> str:
    """What makes two typed URLs one fetch: a fragment is never sent."""
    return urldefrag(url.strip()).url


def assignments_of(job: Job, known: Mapping[str, Observation] | None = None) -> list[Assignment]:
    """Gives the assignments of a run: one for each scheme+host+port, its distinct URLs in the checklist's order.

    Args:
        job: what is to be looked at.
        known: observations of an interrupted run, by URL, that are not asked for again.
    """
    groups: dict[str, dict[str, None]] = {}
    wanted = _wanted(job)
    typed = [
        answer.url
        for question, answers in job.checklist.answers.items()
        if question in wanted
        for answer in answers.urls
    ]
    typed += [url for measure in job.checklist.promises for url in measure.urls if not job.only]
    for url in map(_identity, typed):
        if url not in (known or {}):
            groups.setdefault(origin_of(url), {})[url] = None
    home = job.checklist.agency.home
    return [Assignment(host=host, urls=tuple(urls), agency_home=home) for host, urls in groups.items()]


async def _gather(
    job: Job,
    night: Night,
    known: dict[str, Observation],
    keep: Callable[[Observation], None],
    progress: Progress | None,
    stop: Stop,
) -> _Gathered:
    """Looks at every URL and at the documents behind them; a stop signal ends it early with what there is."""
    settings = job.settings
    assignments = assignments_of(job, known)
    total = sum(len(assignment.urls) for assignment in assignments) + len(known)
    gathered = _Gathered(observations=dict(known))
    cache = FolderOcrCache(job.ocr_folder) if job.ocr_folder is not None else None
    async with Fetcher(settings, now=bangkok_now) as fetcher, Reader(settings, cache) as reader:
        line = Line(fetcher.look, () if settings.no_canary else settings.canary)
        gathered.before = await line.ask()
        gathered.control_pages = line.pages
        if not alive(gathered.before):
            return gathered
        tools = Tools(settings=settings, fetcher=fetcher, reader=reader, line=line, tallies=gathered.tallies)
        with ThreadPoolExecutor(1, "history") as writer:

            async def emit(observation: Observation) -> None:
                await asyncio.get_running_loop().run_in_executor(writer, keep, observation)
                gathered.observations[observation.url] = observation
                if progress is not None:
                    progress(len(gathered.observations), total, observation)

            async def inspect(assignment: Assignment) -> None:
                await Inspection(assignment, pace_key(assignment.host), tools, emit).run()

            async def work() -> None:
                await Executor(settings.hosts_at_once).run(assignments, inspect)
                await _follow(job, night, gathered.observations, tools, emit)

            if progress is not None:
                progress(len(known), total, None)
            gathered.stopped = await _until_stopped(work(), stop)
        if not gathered.stopped:
            gathered.after = await line.ask()
    return gathered


async def _follow(
    job: Job,
    night: Night,
    observations: dict[str, Observation],
    tools: Tools,
    emit: Callable[[Observation], Awaitable[None]],
) -> None:
    """Reads the documents behind the answers of every question whose pages alone do not show it all."""
    behind = {
        url: links
        for url, seen in observations.items()
        if seen.document is not None and not seen.behind and (links := documents_behind(seen.document))
    }
    asking = {
        question
        for question in _wanted(job) & job.checklist.answers.keys()
        if any(_identity(answer.url) in behind for answer in job.checklist.answers[question].urls)
    }
    typed = _by_typed_url(job.checklist, observations)
    record = judge(job.checklist, job.catalogue, typed, night, {}, only=asking)
    titles: dict[str, list[str]] = {}
    for question in record.questions:
        if any(element.kind == "machine" and element.verdict in _LACKING for element in question.elements):
            for answer in job.checklist.answers[question.id].urls:
                titles.setdefault(_identity(answer.url), []).append(question.title.th or question.id)
    limit, year_be = job.settings.follow_documents, job.catalogue.fiscal_year_be
    chosen = {
        url: likeliest(behind[url], words, year_be, limit) for url, words in titles.items() if url in behind
    }
    found = await Following(tools).run(chosen)
    for url, links in chosen.items():
        left = [link for link in behind[url] if link not in links]
        await emit(attach(observations[url], links, left, found))


async def _until_stopped(work: Awaitable[None], wish: Stop) -> bool:
    """Awaits the work; gives whether a stop signal or another thread's wish ended it early."""
    task = asyncio.ensure_future(work)
    loop = asyncio.get_running_loop()
    stopped = False

    def stop() -> None:
        nonlocal stopped
        stopped = True
        task.cancel()

    def stop_soon() -> None:
        loop.call_soon_threadsafe(stop)

    with _on_signal(stop_soon), wish.heard_by(stop_soon):
        try:
            await task
        except asyncio.CancelledError:
            if not stopped:
                raise
    return stopped


@contextlib.contextmanager
def _on_signal(stop: Callable[[], object]) -> Iterator[None]:
    """Calls ``stop`` on the first Ctrl-C or SIGTERM; the second ends the process as it always did."""
    before: dict[signal.Signals, object] = {}

    def handle(_number: int, _frame: object) -> None:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]
        stop()

    try:
        for number in (signal.SIGINT, signal.SIGTERM):
            before[number] = signal.signal(number, handle)
    except ValueError:
        before.clear()  # not the main thread: whoever runs us handles signals
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]


def _void_reason(gathered: _Gathered, settings: Settings) -> str | None:
    """Why the run says nothing about anybody; null where it does."""
    if settings.no_canary:
        return None
    if not alive(gathered.before):
        return f"no control address answered before the run: {_said(gathered.before)}"
    if incidents.is_one_page(gathered.observations.values(), gathered.control_pages):
        return "every address shows one and the same page, the control addresses too: a log-in page of the network?"
    seen = any(observation.cause is None for observation in gathered.observations.values())
    if gathered.after and not alive(gathered.after) and not seen:
        return f"no control address answered after the run, and no answer passed: {_said(gathered.after)}"
    return None


def _said(canaries: Mapping[str, str]) -> str:
    return ", ".join(f"{url}: {word}" for url, word in canaries.items())


def _by_typed_url(
    checklist: Checklist, observations: Mapping[str, Observation], *, line_died: bool = False
) -> dict[str, Observation]:
    """Gives the observations by URL as typed; what failed softly while the line was dead proves nothing."""
    typed = {}
    for answers in checklist.answers.values():
        for answer in answers.urls:
            observation = observations.get(_identity(answer.url))
            if observation is None:
                continue
            if line_died and is_soft(observation.cause):
                observation = replace(observation, verdict=Verdict.UNDETERMINED.value)
            typed[answer.url] = replace(observation, url=answer.url)
    return typed


def _with_previous(record: RunRecord, job: Job) -> RunRecord:
    """Gives a run over some questions with the others as the run before left them."""
    if not job.only or job.previous is None or job.previous.checklist.sha256 != record.checklist.sha256:
        return record
    now = {question.id: question for question in record.questions}
    before = {question.id: question for question in job.previous.questions}
    ids = (question.id for question in job.catalogue.questions())
    questions = tuple(now.get(one) or before[one] for one in ids if one in now or one in before)
    return replace(
        record,
        questions=questions,
        summary=summarise(job.catalogue, questions),
        sub_indicators=sub_indicators(job.catalogue, questions),
    )


def _hosts(gathered: _Gathered) -> tuple[HostRecord, ...]:
    counts: dict[str, int] = {}
    for url in gathered.observations:
        key = pace_key(origin_of(url))
        counts[key] = counts.get(key, 0) + 1
    return tuple(
        HostRecord(
            host=host,
            answers=counts.get(host, 0),
            requests=tally.requests,
            bytes=tally.bytes,
            slowest_s=round(tally.slowest_s, 3),
        )
        for host, tally in sorted(gathered.tallies.items())
    )


def _canaries(gathered: _Gathered) -> tuple[CanaryRecord, ...]:
    return tuple(
        CanaryRecord(url=url, before=word, after=gathered.after.get(url))
        for url, word in gathered.before.items()
    )
