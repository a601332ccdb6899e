"""The clockwork: one process, nights one after the other in one thread, light looks and messages in another.

APScheduler ticks; what a tick means is decided by ``planning`` from the clock and the history alone. So a night is run once
whatever befell the machine: asleep, switched off, its clock set, this process killed.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Lock, Thread

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from oitcheck import alerts
from oitcheck.errors import OitcheckError
from oitcheck.history import Glance, Journal, open_history
from oitcheck.schedule.nightly import Nights
from oitcheck.schedule.orders import Orders, Watched
from oitcheck.schedule.planning import BANGKOK
from oitcheck.schedule.probing import probe, targets_of
from oitcheck.stopping import Stop

log = logging.getLogger(__name__)

TICK_S = 20.0
"""Seconds between two looks whether a night is due: a jump of the clock is noticed as soon."""

LETTERS_EVERY = timedelta(minutes=5)
MISFIRE = timedelta(hours=6)
"""A tick that comes late, because the machine slept, still counts."""

DRAIN_S = 9.0
"""Seconds that a stop may take: service managers kill after ten and more."""

KEPT_GLANCES = 10_000
_ZERO = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the service is about.

    Attributes:
        since: when it began.
        next_night: the hour of the nearest one.
        looking: whether a night is going on.
        undelivered: messages that wait; as of the last look.
        errors: why the last try of a night failed, by agency and catalogue.
    """

    since: datetime
    next_night: datetime
    looking: bool
    undelivered: int
    errors: dict[str, str]


class Service:
    """Runs every night of every checklist until it is stopped."""

    def __init__(self, watched: Sequence[Watched], orders: Orders) -> None:
        self._orders = orders
        self._stop = Stop()
        self._quiet = Lock()
        self._nights = [Nights(one, orders, self._stop, self._quiet) for one in watched]
        self._since = orders.clock()
        self._glances: deque[tuple[str, Glance]] = deque(maxlen=KEPT_GLANCES)
        self._turn = 0
        self._undelivered = 0
        self._fates: list[alerts.Fate] = []
        self._asked_now = Event()
        self._scheduler = BackgroundScheduler(
            timezone=BANGKOK,
            executors={"nights": ThreadPoolExecutor(1), "between": ThreadPoolExecutor(1)},
            job_defaults={
                "coalesce": True,
                "max_instances": 1,
                "misfire_grace_time": int(MISFIRE.total_seconds()),
            },
        )

    def start(self) -> None:
        """Begins: a night that is due is run at once."""
        logging.getLogger("apscheduler").setLevel(
            logging.ERROR
        )  # a tick during a long night is left out: no news
        self._every(timedelta(seconds=TICK_S), self.consider, "nights", _ZERO)
        if self._orders.probe_every is not None:
            self._every(self._orders.probe_every, self.probe, "between", self._orders.probe_every)
        if self._orders.channels is not None:
            self._every(LETTERS_EVERY, self.send_letters, "between", _ZERO)
        self._scheduler.start()

    def stop(self, seconds: float = DRAIN_S) -> bool:
        """Ends what goes on, with what there is, and waits; gives whether all ended in time."""
        self._stop()
        waiting = Thread(target=self._shut_down, name="drain", daemon=True)
        waiting.start()
        waiting.join(seconds)
        return not waiting.is_alive()

    def state(self) -> State:
        """Gives what the service is about."""
        return State(
            since=self._since,
            next_night=min(nights.next_night() for nights in self._nights),
            looking=any(nights.looking for nights in self._nights),
            undelivered=self._undelivered,
            errors={nights.watched.name: nights.last_error for nights in self._nights if nights.last_error},
        )

    def check_now(self) -> bool:
        """Asks for a night of every checklist as soon as the present one ends; false where that was asked already."""
        if self._asked_now.is_set():
            return False
        self._asked_now.set()
        self._scheduler.add_job(self._run_all, executor="nights")
        return True

    def consider(self) -> None:
        """Runs every night that is due, one after the other."""
        ran = [nights.consider() for nights in self._nights]
        if any(ran):
            self._letters_soon()

    def probe(self) -> None:
        """Takes one round of light looks, unless a night is going on."""
        orders, turn = self._orders, self._turn
        if not self._quiet.acquire(blocking=False):
            return
        self._turn += 1
        try:
            for nights in self._nights:
                checklist, day = nights.watched.checklist, orders.clock().astimezone(BANGKOK).date()
                urls = targets_of(checklist, turn)
                seen = asyncio.run(probe(urls, orders.settings, day, self._stop))
                self._glances.extend((checklist.agency.id, glance) for glance in seen)
        finally:
            self._quiet.release()
        self._keep_glances()

    def send_letters(self) -> None:
        """Tries the messages whose hour has come; holds nothing while a channel takes its time."""
        channels = self._orders.channels
        if channels is None or self._stop.asked:
            return
        with suppress(OitcheckError):  # there is no history yet: next time
            with open_history(self._orders.history_url, write=False) as history:
                waiting = Journal(history).waiting()
            tried = {letter.id for letter, _ in self._fates}
            due = [one for one in alerts.due(waiting, self._orders.clock()) if one.id not in tried]
            self._fates += alerts.send(due, channels, going=lambda: not self._stop.asked)
            self._undelivered = len(waiting)
        self._keep_fates()

    def _keep_fates(self) -> None:
        """Notes what became of messages; where another run writes the history, what is noted waits for the next time."""
        if not self._fates:
            return
        with suppress(OitcheckError), open_history(self._orders.history_url) as history:
            journal = Journal(history)
            alerts.keep_fates(journal, self._fates, self._orders.clock())
            self._fates = []
            self._undelivered = len(journal.waiting())

    def _run_all(self) -> None:
        self._asked_now.clear()
        for nights in self._nights:
            nights.run_now()
        self._letters_soon()

    def _letters_soon(self) -> None:
        if self._orders.channels is not None and not self._stop.asked:
            self._scheduler.add_job(
                self.send_letters, id="letters soon", executor="between", replace_existing=True
            )

    def _keep_glances(self) -> None:
        by_agency: dict[str, list[Glance]] = {}
        for agency, glance in self._glances:
            by_agency.setdefault(agency, []).append(glance)
        try:
            with open_history(self._orders.history_url) as history:
                for agency, glances in by_agency.items():
                    Journal(history).note_glances(agency, glances)
        except OitcheckError as error:
            log.info("looks are kept for the next round: %s", error)
            return
        self._glances.clear()

    def _every(self, pause: timedelta, what: object, executor: str, first_after: timedelta) -> None:
        self._scheduler.add_job(
            what,
            IntervalTrigger(seconds=max(1, int(pause.total_seconds())), timezone=BANGKOK),
            executor=executor,
            next_run_time=datetime.now(BANGKOK) + first_after,  # noqa: TID251 - the scheduler's own clock
        )

    def _shut_down(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)
