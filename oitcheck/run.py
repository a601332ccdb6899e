"""One night: a job to assignments, executor, history, judging and a record."""

import asyncio
import platform
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from oitcheck import __version__, incidents, looks, review_file
from oitcheck.clock import Clock, bangkok_now
from oitcheck.fetch.canary import alive
from oitcheck.fetch.hosts import pace_key
from oitcheck.fingerprint import fingerprint
from oitcheck.gathering import Around, Gathered, Progress, gather
from oitcheck.history import Glance, History, Journal, Keep, ResumePoint, RunStart
from oitcheck.job import Job, by_typed_url
from oitcheck.judging import Night, judge, sign_offs_of, sub_indicators, summarise
from oitcheck.model.observed import Observation
from oitcheck.model.past import Past
from oitcheck.model.review import Reviews
from oitcheck.model.run import CanaryRecord, HostRecord, RunRecord
from oitcheck.origins import origin_of
from oitcheck.recollection import Recollection
from oitcheck.settings import Settings
from oitcheck.stopping import Stop

Draw = Callable[[RunRecord], object]
"""Writes the reports of a run."""


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


def run_night(
    job: Job,
    history: History,
    *,
    clock: Clock = bangkok_now,
    progress: Progress | None = None,
    stop: Stop | None = None,
    around: Around | None = None,
    draw: Draw | None = None,
) -> Outcome:
    """Runs one night over one checklist, keeps what it saw and lets its reports be written.

    A run that was killed goes on where it was; one that had ended, but whose reports were not written, only draws them.

    Args:
        job: what is to be done.
        history: where it is kept.
        clock: the present moment.
        progress: is told how many of how many are done, and which was the last.
        stop: ends the looking early.
        around: sees every look.
        draw: writes the reports; null where there are none.

    Raises:
        CannotLook: the history cannot keep what was seen, or the reports cannot be written.
        FileProblems: what persons said beside the checklist cannot be read.
    """
    reviews = review_file.load(job.checklist.path)
    started = clock()
    start = _start(job, started)
    point = history.start(start, fresh=job.fresh)
    if point.record is not None:
        return _ended(point.record, job, history, draw)
    night = _night(job, point, start.vantage, reviews)
    memory = _memory(job)
    known = {observation.url: observation for observation in point.observations}

    def keep(seen: Observation) -> None:
        history.store(point.run_id, seen, memory)

    gathered = asyncio.run(gather(job, night, known, keep, progress, stop or Stop(), around, memory))
    night = replace(night, finished_at=max(clock(), started).isoformat(timespec="seconds"))
    reason = _void_reason(gathered, job.settings)
    if reason is not None:
        history.void(point.run_id, reason, night.finished_at)
        Journal(history).note_glances(start.agency, looks.dark_glances(job.checklist, night.today))
        return Outcome(record=None, void=reason)
    past = history.past(start.agency, start.catalogue)
    record = _judged(job, _told(night, gathered), gathered, past, reviews, memory, started)
    whole = not job.only and record.run.state == "complete"
    glances = looks.glances_of(record, night.today) if whole else ()
    record = _with_availability(_with_previous(record, job), history, glances, night.today)
    history.finish(point.run_id, record, glances, keep=Keep.of(job.settings), undrawn=draw is not None)
    memory.save()
    return _ended(record, job, history, draw)


def _start(job: Job, started: datetime) -> RunStart:
    return RunStart(
        run_id=f"{started:%Y%m%dT%H%M%S}-{uuid.uuid4().hex[:8]}",
        checklist_sha256=job.checklist.sha256,
        agency=job.checklist.agency.id,
        catalogue=job.catalogue.name,
        started_at=started.isoformat(timespec="seconds"),
        vantage=job.settings.vantage or platform.node() or "unknown",
        only=tuple(sorted(job.only)),
        submitted=job.checklist.submitted(),
    )


def _night(job: Job, point: ResumePoint, vantage: str, reviews: Reviews) -> Night:
    """Gives the night as it began; a run that goes on keeps the day on which it began."""
    today = datetime.fromisoformat(point.started_at).date()
    return Night(
        run_id=point.run_id,
        state="complete",
        started_at=point.started_at,
        finished_at=point.started_at,
        vantage=vantage,
        today=today,
        version=__version__,
        sign_offs=sign_offs_of(reviews, today),
        review_days=job.settings.review_days,
    )


def _told(night: Night, gathered: Gathered) -> Night:
    """Gives the night with what the looking says of itself."""
    return replace(
        night,
        state="partial" if gathered.stopped else "complete",
        hosts=_hosts(gathered),
        canaries=_canaries(gathered),
        notices=incidents.notices(gathered.observations.values()),
    )


def _judged(
    job: Job,
    night: Night,
    gathered: Gathered,
    past: Mapping[tuple[str, str], Past],
    reviews: Reviews,
    memory: Recollection,
    started: datetime,
) -> RunRecord:
    """Gives the record; what speaks of the checker's own line or clock speaks against nobody."""
    line_died = not job.settings.no_canary and not alive(gathered.after)
    told = incidents.excused(gathered.observations, started)
    return judge(
        job.checklist,
        job.catalogue,
        by_typed_url(job.checklist, told, line_died=line_died),
        night,
        past,
        only=job.asked(),
        reviews=reviews.by_item(),
        memory=memory,
    )


def _memory(job: Job) -> Recollection:
    """Gives what the nights before read and saw, where it is kept."""
    if job.memory_folder is None:
        return Recollection()
    path = job.memory_folder / job.checklist.agency.id / job.catalogue.name
    return Recollection(path, fingerprint())


def _with_availability(
    record: RunRecord, history: History, tonight: Sequence[Glance], today: date
) -> RunRecord:
    """Gives the record with what is known of how often the addresses opened, this night included."""
    days = Journal(history).days(record.agency.id, looks.first_day(today), today)
    return replace(record, availability=looks.availability(days, tonight, record, today))


def _ended(record: RunRecord, job: Job, history: History, draw: Draw | None) -> Outcome:
    if draw is not None:
        draw(record)
        history.drawn(record.run.id)
    return Outcome(record=record, looked_at=job.asked())


def _void_reason(gathered: Gathered, settings: Settings) -> str | None:
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


def _hosts(gathered: Gathered) -> tuple[HostRecord, ...]:
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


def _canaries(gathered: Gathered) -> tuple[CanaryRecord, ...]:
    return tuple(
        CanaryRecord(url=url, before=word, after=gathered.after.get(url))
        for url, word in gathered.before.items()
    )
