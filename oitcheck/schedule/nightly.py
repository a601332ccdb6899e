"""One night of one agency: lock, run, reports, messages, ping. Whatever fails is told and tried again later."""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from threading import Lock

from oitcheck import alerts, folder
from oitcheck.alerts import Fault
from oitcheck.errors import FileProblems, OitcheckError, RunBusy
from oitcheck.fetch.client import Fetcher
from oitcheck.forecast import forecast
from oitcheck.history import Event, History, Journal, open_history
from oitcheck.job import Job
from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.proof import Tonight, tonight
from oitcheck.run import Outcome, run_night
from oitcheck.schedule import planning
from oitcheck.schedule.orders import Orders, Watched, read
from oitcheck.schedule.standing import Standing, Task, standing_of, task_of
from oitcheck.settings import Settings
from oitcheck.stopping import Stop

log = logging.getLogger(__name__)

LISTED_RUNS = 60
UNDELIVERED_TRIES = 3
"""Tries after which the administrator is told that messages do not arrive."""


class Nights:
    """The nights of one checklist, one at a time. Remembers what the history cannot know."""

    def __init__(self, watched: Watched, orders: Orders, stop: Stop, quiet: Lock) -> None:
        self.watched = watched
        self._orders = orders
        self._stop = stop
        self._quiet = quiet
        self._standing: Standing | None = None
        self._failures: deque[datetime] = deque(maxlen=planning.MAX_TRIES)
        self._unread: str | None = None
        self._unpinned: str | None = None
        self.last_error: str | None = None
        self.looking = False

    def consider(self) -> bool:
        """Runs the night that is due, where one is; gives whether one was run to its end."""
        if self._stop.asked or self._task(self._standing or Standing()) is None:
            return False  # as far as is known; the history is asked again before anything begins
        return self._tried(forced=False)

    def run_now(self) -> bool:
        """Runs a night now, due or not."""
        return not self._stop.asked and self._tried(forced=True)

    def next_night(self) -> datetime:
        """Gives the hour of the next night."""
        slot = planning.next_slot(self._orders.clock(), self._orders.at, self.watched.catalogue.windows)
        return slot + self._jitter(slot)

    def _task(self, standing: Standing) -> Task | None:
        now = self._orders.clock()
        windows = self.watched.catalogue.windows
        failures = tuple(self._failures)
        return task_of(standing, now, self._orders.at, windows, jitter=self._jitter(now), failures=failures)

    def _jitter(self, now: datetime) -> timedelta:
        day = now.astimezone(planning.BANGKOK).date()
        return planning.jitter_of(self.watched.name, day, self._orders.jitter)

    def _tried(self, *, forced: bool) -> bool:
        try:
            return self._locked(forced=forced)
        except RunBusy as error:
            log.info("%s", error)  # somebody else looks: next time
        except OitcheckError as error:
            self._failed(str(error))
        except Exception as error:
            log.exception("%s: the night ended early", self.watched.name)
            self._failed(f"{type(error).__name__}: {error}")
        return False

    def _locked(self, *, forced: bool) -> bool:
        orders = self._orders
        with self._quiet, orders.take(orders.out):
            self._read_anew()
            with open_history(orders.history_url) as history:
                self._standing = self._read_standing(history)
                task = self._task(self._standing)
                if task is None and not forced:
                    return False
                outcome = self._run(history, task)
                self._standing = self._read_standing(history)
                self._tell(history, outcome, task)
        self._ended(outcome)
        return outcome.record is not None

    def _read_anew(self) -> None:
        """Reads the checklist again; one that cannot be read any more leaves the one before in force."""
        try:
            self.watched, self._unread = read(self.watched.path), None
        except FileProblems as error:
            self._unread = str(error).partition("\n")[0]
            log.error("%s", error)  # noqa: TRY400 - the message says it all

    def _read_standing(self, history: History) -> Standing:
        agency, catalogue = self.watched.checklist.agency.id, self.watched.catalogue.name
        runs = history.runs(agency, catalogue, limit=LISTED_RUNS)
        return standing_of(runs, self._orders.clock())

    def _run(self, history: History, task: Task | None) -> Outcome:
        orders, watched = self._orders, self.watched
        agency, catalogue = watched.checklist.agency.id, watched.catalogue.name
        Journal(history).note_events(_events(agency, catalogue, task))
        orders.say(f"{watched.name}: {orders.clock().isoformat(timespec='minutes')} …")
        job = Job(
            checklist=watched.checklist,
            catalogue=watched.catalogue,
            settings=orders.settings,
            previous=folder.read_record(folder.run_folder(orders.out, agency, catalogue) / "run.json"),
            ocr_folder=orders.out / ".ocr",
            memory_folder=orders.out / ".seen",
        )
        home = folder.run_folder(orders.out, agency, catalogue)
        pinned = tonight(job, home, history, orders.clock().astimezone(planning.BANGKOK).date())
        self.looking = True
        try:
            with pinned.opened() as pinning:
                around = pinning.around if pinning is not None else None
                outcome = run_night(
                    pinned.job, history, clock=orders.clock, stop=self._stop, around=around, draw=self._draw
                )
                self._unpinned = self._pin(pinned, outcome, history)
        finally:
            self.looking = False
        now = orders.clock()
        if outcome.record is not None:
            if outcome.record.run.state == "partial":
                self._failures.append(datetime.fromisoformat(outcome.record.run.finished_at))
        else:
            folder.show_void(orders.out, agency, catalogue, outcome.void or "", lang=orders.lang, now=now)
        orders.say(f"{watched.name}: {_told(outcome)}")
        return outcome

    def _pin(self, pinned: Tonight, outcome: Outcome, history: History) -> str | None:
        """Keeps the bytes of a night that is pinned; gives why it could not, after which the next night tries."""
        try:
            kept = pinned.end(outcome, history, self._orders.clock())
        except OitcheckError as error:
            log.error("%s", error)  # noqa: TRY400 - the message says it all
            return str(error).partition("\n")[0]
        if kept is not None:
            self._orders.say(f"{self.watched.name}: {kept.folder}: SHA-256 {kept.mark}")
        return None

    def _draw(self, record: RunRecord) -> None:
        orders = self._orders
        folder.write_reports(orders.out, record, orders.formats, lang=orders.lang, now=orders.clock())

    def _tell(self, history: History, outcome: Outcome, task: Task | None) -> None:
        if self._orders.channels is None or self._stop.asked:
            return
        journal = Journal(history)
        faults = self._faults(outcome, task, journal)
        watched, now = self.watched, self._orders.clock()
        today = now.astimezone(planning.BANGKOK).date()
        alerts.announce(
            journal,
            watched.checklist,
            self._orders.channels,
            outcome.record,
            endings=forecast(watched.checklist, watched.catalogue, outcome.record, today),
            faults=faults,
            now=now,
            lang=self._orders.lang,
        )

    def _faults(self, outcome: Outcome, task: Task | None, journal: Journal) -> list[Fault]:
        faults = []
        if outcome.record is None:
            faults.append(Fault(kind="void", detail=outcome.void or "", lasting=True))
        else:
            lost = sum(_is_ours(cause) for cause in _causes(outcome.record))
            faults += [Fault(kind="checker_error", detail=str(lost), lasting=True)] if lost else []
        if task is not None and task.missed:
            faults.append(Fault(kind="missed", detail=_span(task.missed)))
        if task is not None and task.late:
            faults.append(Fault(kind="late", detail=f"{task.slot:%Y-%m-%d %H:%M}"))
        if self._unpinned:
            faults.append(Fault(kind="unpinned", detail=self._unpinned, lasting=True))
        if self._unread:
            faults.append(Fault(kind="checklist", detail=self._unread, lasting=True))
        stuck = sum(letter.tries >= UNDELIVERED_TRIES for letter in journal.waiting())
        if stuck:
            faults.append(Fault(kind="undelivered", detail=str(stuck), lasting=True))
        return faults

    def _ended(self, outcome: Outcome) -> None:
        if outcome.record is None:
            return
        if outcome.record.run.state == "complete":
            self._failures.clear()
            self.last_error = None
        if self._orders.ping is not None and not self._stop.asked:
            ping(self._orders.ping, self._orders.settings)

    def _failed(self, message: str) -> None:
        """Remembers a night that could not be run, and tells the administrator once; the history may be what failed."""
        orders, now = self._orders, self._orders.clock()
        self._failures.append(now)
        fresh, self.last_error = self.last_error is None, message
        orders.say(f"{self.watched.name}: {message}")
        if orders.channels is None or not fresh:
            return
        fault = Fault(kind="failed", detail=message.partition("\n")[0], lasting=True)
        try:
            with open_history(orders.history_url) as history:
                alerts.announce(
                    Journal(history),
                    self.watched.checklist,
                    orders.channels,
                    None,
                    faults=[fault],
                    now=now,
                    lang=orders.lang,
                )
        except OitcheckError:
            for address in orders.channels.admin:
                alerts.send_one(address, f"oitcheck: {self.watched.name}", alerts.harmless(message))


def ping(url: str, settings: Settings) -> str | None:
    """Calls an address to say that a night has ended; gives why it did not answer, null where it did."""

    async def call() -> str | None:
        async with Fetcher(settings) as fetcher:
            return (await fetcher.look(url)).attempt.cause

    cause = asyncio.run(call())
    if cause is not None:
        log.warning("the ping address did not answer: %s", cause)
    return cause


def _events(agency: str, catalogue: str, task: Task | None) -> list[Event]:
    if task is None:
        return []
    found = [(hour, "missed") for hour in task.missed] + ([(task.slot, "late")] if task.late else [])
    return [
        Event(agency=agency, catalogue=catalogue, kind=kind, at=hour.isoformat(timespec="seconds"))
        for hour, kind in found
    ]


def _causes(record: RunRecord) -> list[str | None]:
    return [answer.cause for question in record.questions for answer in question.answers]


def _is_ours(cause: str | None) -> bool:
    return cause in {"checker_error", "not_checked"}


def _span(hours: Sequence[datetime]) -> str:
    first, last = f"{hours[0]:%Y-%m-%d %H:%M}", f"{hours[-1]:%Y-%m-%d %H:%M}"
    return first if len(hours) == 1 else f"{len(hours)} ({first} – {last})"


def _told(outcome: Outcome) -> str:
    if outcome.record is None:
        return f"void: {outcome.void}"
    counts = outcome.record.summary.by_verdict
    words = ", ".join(f"{verdict} {counts[verdict]}" for verdict in Verdict if counts.get(verdict))
    return f"{outcome.record.run.state}: {words}"
