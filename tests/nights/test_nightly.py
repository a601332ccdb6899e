"""One night after the other over a real site: run once, told, tried again; what fails never ends the service."""

import json
import threading
from contextlib import contextmanager, suppress
from datetime import time, timedelta
from threading import Lock

import pytest
from filelock import FileLock, Timeout

from oitcheck import alerts
from oitcheck.alerts import Channels
from oitcheck.errors import RunBusy, StoreError
from oitcheck.history import Journal, open_history
from oitcheck.schedule import Orders, Service
from oitcheck.schedule.nightly import Nights, ping
from oitcheck.schedule.orders import read
from oitcheck.settings import Settings
from oitcheck.stopping import Stop

SETTINGS = Settings(
    allow_address=("127.0.0.0/8",), no_canary=True, interval=0.0, second_look=0.0, timeout=5.0, connect_timeout=2.0,
    follow_documents=0, vantage="hall",
)  # fmt: skip


@contextmanager
def take(out):
    out.mkdir(parents=True, exist_ok=True)
    lock = FileLock(out / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RunBusy(str(error)) from error
    try:
        yield
    finally:
        lock.release(force=True)


@pytest.fixture
def service(tmp_path, town, checklist_file, site, url):
    """The nights of one checklist under a clock that the test sets by ``.go_on``."""

    class Bench:
        now = town.at(0)
        said = []
        stop = Stop()

        def __init__(self):
            self.said, self.stop = [], Stop()
            self.path = checklist_file({"O1": ["/one"], "O2": ["/two"]})
            self.out = tmp_path / "reports"

        def orders(self, **more):
            how = {
                "paths": (self.path,), "settings": SETTINGS, "out": self.out, "history_url": url, "take": take,
                "clock": lambda: self.now, "formats": ("json",), "lang": "en", "at": time(2, 0), "say": self.said.append,
            }  # fmt: skip
            return Orders(**(how | more))

        def nights(self, **more):
            return Nights(read(self.path), self.orders(**more), self.stop, Lock())

        def go_on(self, **span):
            self.now += timedelta(**span)

        def kept(self):
            with open_history(url, write=False) as history:
                return (
                    [run.state for run in history.runs()],
                    Journal(history).events(),
                    Journal(history).waiting(),
                )

    return Bench()


def test_every_night_once(service, site):
    """Considered every hour for four days: four nights, each once, with a report after each."""
    nights = service.nights()
    ran = []
    for _ in range(4 * 24):
        if nights.consider():
            ran.append(service.now)
        service.go_on(hours=1)
    states, events, _ = service.kept()

    assert [(now.day, now.hour) for now in ran] == [(1, 2), (2, 2), (3, 2), (4, 2)]
    assert states == ["complete"] * 4
    assert events == ()
    assert (
        json.loads((service.out / "town" / "oit-2565" / "run.json").read_text())["run"]["state"] == "complete"
    )
    assert site.asked.count("/one") == 4


def test_a_restart_runs_nothing_twice(service):
    """What was run is known from the history, not from memory."""
    assert service.nights().consider()
    assert not service.nights().consider()


def test_downtime_is_caught_up_once_and_kept_as_an_event(service):
    """Off for three days and eight hours: one run; the hours of the nights that nobody ran are kept."""
    service.nights().consider()
    service.go_on(days=3, hours=6)
    later = service.nights()

    assert later.consider()
    assert not later.consider()
    assert sorted((event.kind, event.at[:13]) for event in service.kept()[1]) == [
        ("late", "2026-11-04T02"),
        ("missed", "2026-11-02T02"),
        ("missed", "2026-11-03T02"),
    ]


def test_another_run_at_work_is_waited_for(service):
    """While ``check`` holds the folder no night begins, and nothing is counted as a failure."""
    nights = service.nights()
    with take(service.out):
        assert not nights.consider()
    assert nights.last_error is None
    assert nights.consider()


def test_a_night_that_cannot_be_run_is_told_once_and_tried_again(service, tmp_path, url):
    """A history that is no history: said, told to the administrator once, tried after 10, 20, 40 minutes, then well."""
    told = []
    bad = tmp_path / "history.sqlite3"
    bad.write_bytes(b"\x89PNG and more of a picture" * 10)
    nights = service.nights(channels=Channels(admin=("json://admin",)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alerts, "send_one", lambda *message: told.append(message))
        tries = []
        for minute in range(80):
            before = len(service.said)
            nights.consider()
            tries += [minute] * (len(service.said) > before)
            service.go_on(minutes=1)
    bad.unlink()
    service.go_on(hours=2)

    assert tries == [0, 10, 30, 70]
    assert len(told) == 1
    assert "is no history" in told[0][2]
    assert nights.last_error is not None
    assert nights.consider()
    assert nights.last_error is None


def test_a_void_night_is_tried_again_and_told(service):
    """With the line dead nothing is said of the town; the administrator is told once, and of the end."""
    dead = SETTINGS.model_copy(update={"no_canary": False, "canary": ("http://127.0.0.1:9/",)})
    channels = Channels(admin=("json://admin",), owners={"palad": ("json://palad",)})
    service.nights(channels=channels).consider()
    service.go_on(days=1)
    nights = service.nights(settings=dead, channels=channels)
    for _ in range(30):
        nights.consider()
        service.go_on(minutes=1)
    states, _, waiting = service.kept()
    service.nights(channels=channels).consider()
    after = service.kept()[2]

    assert states == ["void", "void", "complete"]
    assert [(letter.recipient, "void" in letter.body) for letter in waiting[1:]] == [("admin", True)]
    assert "over: the run is void" in after[-1].body


def test_what_changed_is_told_to_its_owner(service, site):
    """First a summary; then only what broke, and only to whom it concerns; the same night twice is no second message."""
    channels = Channels(admin=("json://admin",), owners={"palad": ("json://palad",)})
    nights = service.nights(channels=channels)
    nights.consider()
    first = len(service.kept()[2])
    service.go_on(days=1)
    nights.consider()
    quiet = len(service.kept()[2])
    site.pages["/two"] = 404
    service.go_on(days=1)
    nights.consider()
    *_, letter = service.kept()[2]

    assert quiet == first
    assert letter.recipient == "palad"
    assert [line for line in letter.body.splitlines() if "O2" in line and "404" in line]
    assert "/one" not in letter.body


def test_a_checklist_that_breaks_leaves_the_one_before_in_force(service):
    """Edited into nonsense by day: the night is run with what stood there before; mended, the new one is read."""
    nights = service.nights()
    nights.consider()
    with open(service.path, "r+", encoding="utf-8") as file:
        good = file.read()
        file.write("\n]")
    service.go_on(days=1)
    still = nights.consider()
    with open(service.path, "w", encoding="utf-8") as file:
        file.write(good.replace("/two", "/three"))
    service.go_on(days=1)
    nights.consider()
    record = json.loads((service.out / "town" / "oit-2565" / "run.json").read_text())

    assert still
    assert record["questions"][1]["answers"][0]["url"].endswith("/three")


def stored(url):
    """What the newest night has stored so far."""
    with suppress(StoreError), open_history(url, write=False) as history:
        return [seen for run in history.runs(limit=1) for seen in history.observations(run.run_id)]
    return []


def test_a_stop_ends_a_night_with_what_there_is(service, site, url):
    """One page hangs: the night ends at once, partial, the other answer kept; the next start goes on from there."""
    site.pages["/two"] = "hang"
    nights = service.nights()
    done = threading.Thread(target=nights.consider)
    done.start()
    for _ in range(400):
        if "/two" in site.asked and stored(url):
            break
        done.join(0.05)
    service.stop()
    done.join(10)
    ended = not done.is_alive()
    site.go.set()
    site.pages.clear()
    before = site.asked.count("/one")
    service.stop = Stop()
    service.go_on(minutes=11)

    assert ended
    assert service.kept()[0] == ["partial"]
    assert service.nights().consider()
    assert service.kept()[0] == ["complete"]
    assert site.asked.count("/one") == before


def test_a_ping_follows_each_finished_night(service, site):
    """The outside monitor hears of nights that ended, not of those that did not."""
    nights = service.nights(ping=f"{site.url}/ping")
    nights.consider()
    nights.consider()

    assert site.asked.count("/ping") == 1
    assert ping("http://127.0.0.1:9/", SETTINGS) == "connect_refused"


def test_a_night_counts_as_looks(service, url):
    """Availability over the month holds the nights' own looks."""
    service.nights().consider()
    with open_history(url, write=False) as history:
        found = Journal(history).availability("town", service.now.date(), service.now.date())

    assert [(one.looks, one.opened) for one in found] == [(1, 1), (1, 1)]


def test_the_service_looks_runs_and_drains(service, site, url):
    """A started service runs the first night by itself, takes light looks when asked, and stops in time."""
    orders = service.orders(probe_every=None)
    whole = Service([read(service.path)], orders)
    whole.start()
    for _ in range(200):
        if (service.out / "town" / "oit-2565" / "run.json").exists() and not whole._quiet.locked():
            break
        threading.Event().wait(0.05)
    whole.probe()
    asked = (whole.check_now(), whole.state().next_night > service.now)
    drained = whole.stop()
    with open_history(url, write=False) as history:
        looks = Journal(history).availability("town", service.now.date(), service.now.date())

    assert asked == (True, True)
    assert drained
    assert any(one.url == f"{site.url}/" for one in looks)


def test_looks_wait_while_another_run_writes(service, url):
    """A round whose result cannot be kept is kept with the next."""
    whole = Service([read(service.path)], service.orders())
    with open_history(url):
        whole.probe()
    whole.probe()
    with open_history(url, write=False) as history:
        (home, *_) = Journal(history).availability("town", service.now.date(), service.now.date())

    assert home.looks == 2


def test_a_round_is_left_out_while_a_night_goes_on(service, site):
    """One pace: light looks never come on top of a night."""
    whole = Service([read(service.path)], service.orders())
    with whole._quiet:
        whole.probe()

    assert site.asked == []


def test_messages_are_sent_once_though_the_history_is_busy(service, url, town):
    """What was sent while another run writes is noted afterwards, and not sent again meanwhile."""
    sent = []
    channels = Channels(admin=("json://admin",))
    with open_history(url) as history:
        record = town.night(0, {"O1": None})
        alerts.announce(Journal(history), town.checklist(), channels, record, now=service.now)
    whole = Service([read(service.path)], service.orders(channels=channels))

    def send(letters, *_args, **_more):
        letters = list(letters)
        sent.extend(letters)
        return [(letter, None) for letter in letters]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alerts, "send", send)
        with open_history(url):
            whole.send_letters()
            whole.send_letters()
        whole.send_letters()

    assert len(sent) == 1
    assert service.kept()[2] == ()
    assert whole.state().undelivered == 0
