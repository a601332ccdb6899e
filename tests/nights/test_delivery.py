"""Messages arrive, or are kept and tried again: against real SMTP and HTTP servers on loopback that behave and that do not."""

import email
import email.policy
import json
import socket
import threading
import time
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from aiosmtpd.controller import Controller

from oitcheck import alerts
from oitcheck.alerts import Channels, delivery
from oitcheck.alerts._sender import send_one, shown, without_secrets
from oitcheck.errors import FileProblems, UsageError
from oitcheck.history import Journal, open_history

TH = "เทศบาลทดสอบ"


class Hook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.taken.append((self.path, body))
        how = self.path.strip("/").partition("?")[0]
        if how == "hang":
            self.server.go.wait(10)
        status = {"refuse": 500, "away": 302, "moved": 307}.get(how, 200)
        self.send_response(status)
        if status in {302, 307}:
            self.send_header("Location", self.server.elsewhere)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_POST

    def log_message(self, *_args):
        pass


@contextmanager
def hooks(host="127.0.0.1", elsewhere=""):
    server = ThreadingHTTPServer((host, 0), Hook)
    server.daemon_threads = True
    server.taken, server.go, server.elsewhere = [], threading.Event(), elsewhere
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server
    finally:
        server.go.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def hook():
    with hooks() as server:
        yield server


def address(server, how="ok"):
    return f"json://{server.server_address[0]}:{server.server_address[1]}/{how}"


class Postbox:
    def __init__(self):
        self.letters = []

    async def handle_DATA(self, _server, _session, envelope):
        self.letters.append(envelope)
        return "250 OK"


@pytest.fixture
def mail():
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=0)
    controller.server_coro = None
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        controller.port = probe.getsockname()[1]
    controller.start()
    yield box, controller.port
    controller.stop()


def test_a_mail_arrives_as_it_was_written(mail):
    """Thai title and body reach the mailbox of a real mail server."""
    box, port = mail
    reason = send_one(
        f"mailto://127.0.0.1:{port}?from=oitcheck@town.example&to=palad@town.example&mode=insecure",
        f"OIT · {TH}",
        "ไม่ผ่านรายการใหม่: O1\nO2",
    )
    (envelope,) = box.letters
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)

    assert reason is None
    assert TH in message["Subject"]
    assert "ไม่ผ่านรายการใหม่: O1" in message.get_body(("plain",)).get_content()
    assert envelope.rcpt_tos == ["palad@town.example"]


def test_a_mail_server_that_is_not_there_is_a_reason(tmp_path):
    """A closed port: no exception, a reason, no password in it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    reason = send_one(f"mailto://user:hunter22@127.0.0.1:{port}?from=a@b.example&to=c@d.example", "t", "b")

    assert reason
    assert "hunter22" not in reason


def test_a_mail_server_that_never_greets_is_given_up():
    """It accepts and is silent: the message is given up in its time, and nothing of it stays behind."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        began = time.monotonic()
        reason = send_one(
            f"mailto://127.0.0.1:{silent.getsockname()[1]}?from=a@b.example&to=c@d.example",
            "t",
            "b",
            seconds=3,
        )

    assert reason == "no answer within 3 s"
    assert time.monotonic() - began < 6


def test_a_webhook_gets_the_message(hook):
    """Title and body as JSON."""
    reason = send_one(address(hook), "OIT", "O1 ไม่ผ่าน")
    said = json.loads(hook.taken[0][1])

    assert reason is None
    assert (said["title"], said["message"]) == ("OIT", "O1 ไม่ผ่าน")


@pytest.mark.parametrize("how", ["away", "moved"])
def test_a_redirect_is_never_followed(how):
    """A webhook that leads elsewhere, to another address of this machine: nothing arrives there, and it is no success."""
    with (
        hooks("127.0.0.2") as inner,
        hooks(elsewhere=f"http://127.0.0.2:{inner.server_address[1]}/inside") as outer,
    ):
        reason = send_one(address(outer, how) + "?redirect=yes", "t", "b")

        assert reason
        assert len(outer.taken) == 1
        assert inner.taken == []


def test_a_webhook_that_hangs_costs_its_own_time_only(hook):
    """It is given up after its seconds."""
    began = time.monotonic()
    reason = send_one(address(hook, "hang"), "t", "b", seconds=3)

    assert reason
    assert time.monotonic() - began < 8


def test_an_address_that_nobody_knows_is_named():
    """A wrong kind of channel is told as such."""
    assert send_one("nonsense", "t", "b") == "this is no address that apprise knows"


def test_reasons_and_names_hold_no_secret():
    """Tokens, users and passwords stand neither in reasons nor where a channel is shown."""
    channel = "tgram://123456789:AAEtokenToken/-100200300"

    assert "AAEtokenToken" not in without_secrets(f"failed: {channel}", channel)
    assert shown(channel) == "tgram://•••"
    assert (
        shown("mailtos://user:password@mail.example.go.th:465?to=x@y.z") == "mailtos://mail.example.go.th:465"
    )


@pytest.fixture
def night(town, journal):
    """Tells two nights, the second with a fault, and leaves the messages waiting."""

    def tell(channels, causes=None, number=1):
        quiet = Channels()
        if journal.told(town.id, "oit-2565") is None:
            first = town.night(0, {"O1": None, "O2": None})
            alerts.announce(journal, town.checklist(), quiet, first, now=town.at(0))
        record = town.night(number, causes or {"O1": "http_not_found", "O2": None})
        checklist = town.checklist({"O1": [f"{town.site}/O1"], "O2": [f"{town.site}/O2"]})
        return alerts.announce(journal, checklist, channels, record, now=town.at(number), lang="en")

    return tell


def test_a_night_is_told_once_however_often_it_is_announced(journal, night):
    """A crash after the messages were kept, and another try: no second message."""
    channels = Channels(owners={"palad": ("json://a",)})

    assert night(channels) == 1
    assert night(channels) == 0
    assert len(journal.waiting()) == 1


def test_one_channel_behind_two_names_is_told_once(journal, night):
    """The administrator who is an owner as well gets one message."""
    channels = Channels(admin=("json://a",), owners={"palad": ("json://a",)})
    night(channels)

    assert len(journal.waiting()) == 1


def test_what_did_not_arrive_is_kept_and_tried_again(town, journal, night):
    """Refused now, ten minutes later again, then twenty; once delivered, it is done."""
    channels = Channels(owners={"palad": ("json://a",)})
    night(channels)
    answers = ["refused", "refused", None]
    sent = []

    def sender(_address, title, body):
        sent.append((title, body))
        return answers[len(sent) - 1]

    now, tried_at = town.at(1), []
    for minute in range(60):
        tried, _ = alerts.deliver(journal, channels, now + timedelta(minutes=minute), sender)
        tried_at += [minute] * tried

    assert tried_at == [0, 10, 30]
    assert len(set(sent)) == 1
    assert journal.waiting() == ()


def test_a_channel_that_left_the_file_is_told(town, journal, night):
    """Its message stays and says why."""
    night(Channels(owners={"palad": ("json://a",)}))
    alerts.deliver(journal, Channels(admin=("json://b",)), town.at(1), lambda *_: None)

    assert journal.waiting()[0].reason == "its channel is no longer in the file of channels"


def test_pauses_are_bounded():
    """Never longer than six hours, whatever the tries."""
    assert delivery.pause_after(0) == timedelta(minutes=10)
    assert delivery.pause_after(10_000) == timedelta(hours=6)


def test_no_address_is_kept_in_the_history(tmp_path, town):
    """The history holds the message and a fingerprint, never the secret address."""
    path = tmp_path / "history.sqlite3"
    with open_history(f"sqlite:///{path}") as history:
        alerts.announce(
            Journal(history), town.checklist(), Channels(admin=("tgram://secretbottoken/1",)),
            town.night(0, {"O1": None}), now=town.at(0),
        )  # fmt: skip
        assert len(Journal(history).waiting()) == 1

    assert b"secretbottoken" not in b"".join(one.read_bytes() for one in tmp_path.iterdir())


def test_the_file_of_channels_is_read(tmp_path):
    """One address or a list, for the administrator and by owner."""
    path = tmp_path / "alerts.yaml"
    path.write_text('admin: "json://a"\nowners:\n  palad: ["json://b", "json://c"]\n')
    channels = alerts.load(str(path))

    assert channels.admin == ("json://a",)
    assert channels.of("palad") == ("json://b", "json://c")
    assert channels.recipient_for("finance") == "admin"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("admins: [json://a]", r":1:1: admins: no key is named 'admins' here"),
        ("admin: {a: b}", r":1:8: admin: a mapping, expected an address"),
        ("owners: [json://a]", r":1:9: owners: a list, expected a mapping"),
        ("owners: {}", "nobody is named"),
        ("[1", r":1:1: a '\[' is opened"),
    ],
)
def test_mistakes_in_the_file_are_told_at_their_place(tmp_path, text, said):
    """With file, line and column, like those of a checklist."""
    path = tmp_path / "alerts.yaml"
    path.write_text(text)

    with pytest.raises((FileProblems, UsageError), match=said):
        alerts.load(str(path))


def test_without_apprise_it_is_said_what_to_install(tmp_path, monkeypatch):
    """A clear message instead of a traceback."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    with pytest.raises(UsageError, match=r"pip install 'oitcheck\[alerts\]'"):
        alerts.load(str(tmp_path / "alerts.yaml"))


def test_a_channel_is_proven(hook):
    """Every channel of every recipient gets a test message; each result is told."""
    channels = Channels(admin=(address(hook),), owners={"palad": (address(hook, "refuse"),)})
    found = alerts.prove(channels, "en")

    assert [(name, reason is None) for name, _, reason in found] == [("admin", True), ("palad", False)]
    assert "test message" in json.loads(hook.taken[0][1])["title"]
