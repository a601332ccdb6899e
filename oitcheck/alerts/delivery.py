"""Lines to letters in the history, letters to channels, again until they arrive."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from oitcheck.alerts._sender import send_one, shown
from oitcheck.alerts.channels import Channels, fingerprint
from oitcheck.alerts.ledger import Fault, Sent, news_of
from oitcheck.alerts.wording import Text, texts
from oitcheck.forecast import Ending
from oitcheck.history import Journal, Letter, letter
from oitcheck.model.checklist import Checklist
from oitcheck.model.run import RunRecord

log = logging.getLogger(__name__)

Send = Callable[[str, str, str], str | None]
"""Address, title and body to why it did not arrive; null where it did."""

Fate = tuple[Letter, str | None]
"""A letter that was tried, and why it did not arrive; null where it did."""

FIRST_PAUSE = timedelta(minutes=10)
LONGEST_PAUSE = timedelta(hours=6)


def announce(
    journal: Journal,
    checklist: Checklist,
    channels: Channels,
    record: RunRecord | None,
    *,
    endings: Iterable[Ending] = (),
    faults: Sequence[Fault] = (),
    now: datetime,
    lang: str = "th",
) -> int:
    """Keeps the messages that tonight calls for, and what has thereby been told; gives how many there are.

    Telling the same night twice makes no second message. A record that is null says that there was no run.
    """
    agency, catalogue = checklist.agency.id, checklist.catalogue
    sent = Sent.read(journal.told(agency, catalogue))
    news, after = news_of(sent, record, endings=endings, faults=faults, now=now)
    if not news and after == sent:
        return 0
    owners = {question: answers.owner for question, answers in checklist.answers.items()}
    subject = record.run.id if record is not None else now.isoformat(timespec="minutes")
    moment = now.isoformat(timespec="seconds")
    by_channel = _joined(texts(news, checklist.agency.name, owners, channels, lang), channels)
    letters = [
        letter(
            subject=f"{agency} {catalogue} {subject}",
            channel=channel,
            recipient=recipient,
            title=title,
            body=body,
            made_at=moment,
        )
        for channel, (recipient, title, body) in by_channel.items()
    ]
    journal.post(agency, catalogue, after.plain(), letters)
    return len(letters)


def due(waiting: Iterable[Letter], now: datetime) -> list[Letter]:
    """Gives the letters whose next try has come."""
    return [one for one in waiting if datetime.fromisoformat(one.try_at) <= now]


def send(
    letters: Iterable[Letter],
    channels: Channels,
    sender: Send = send_one,
    *,
    going: Callable[[], bool] = lambda: True,
) -> list[Fate]:
    """Tries letters while ``going`` says so; gives what became of each. Takes its time: hold nothing meanwhile."""
    addresses = channels.by_fingerprint()
    fates: list[Fate] = []
    for one in letters:
        if not going():
            break
        address = addresses.get(one.channel)
        reason = (
            sender(address, one.title, one.body)
            if address
            else "its channel is no longer in the file of channels"
        )
        if reason is not None:
            log.warning("%s: a message could not be delivered: %s", one.recipient, reason)
        fates.append((one, reason))
    return fates


def keep_fates(journal: Journal, fates: Iterable[Fate], now: datetime) -> int:
    """Notes what became of letters; gives how many did not arrive. They are tried again ever more seldom."""
    lost = 0
    for one, reason in fates:
        lost += reason is not None
        journal.tried(one, at=now, again_at=now + pause_after(one.tries), reason=reason)
    return lost


def deliver(journal: Journal, channels: Channels, now: datetime, sender: Send = send_one) -> tuple[int, int]:
    """Tries every letter whose hour has come; gives how many were tried and how many did not arrive."""
    fates = send(due(journal.waiting(), now), channels, sender)
    return len(fates), keep_fates(journal, fates, now)


def pause_after(tries: int) -> timedelta:
    """Gives how long to wait after so many earlier tries: ten minutes, doubled each time, at most six hours."""
    doubled: int = 1 << min(tries, 10)
    return min(LONGEST_PAUSE, FIRST_PAUSE * doubled)


def prove(channels: Channels, lang: str, sender: Send = send_one) -> list[tuple[str, str, str | None]]:
    """Sends a test message to every channel; gives recipient, the channel as it may be shown, and why it failed."""
    title, body = TEST[lang]
    return [
        (recipient, shown(address), sender(address, title, body)) for recipient, address in channels.named()
    ]


def _joined(messages: Iterable[Text], channels: Channels) -> Mapping[str, tuple[str, str, str]]:
    """One message a channel: who stands behind one address twice is told once."""
    joined: dict[str, tuple[str, str, str]] = {}
    for text in messages:
        for address in channels.of(text.recipient):
            name = fingerprint(address)
            known = joined.get(name)
            if known is None:
                joined[name] = (text.recipient, text.title, text.body)
            else:
                lines = dict.fromkeys([*known[2].splitlines(), *text.body.splitlines()])
                joined[name] = (known[0], known[1], "\n".join(lines))
    return joined


TEST = {
    "th": ("oitcheck: ข้อความทดสอบ", "ช่องทางนี้รับข้อความแจ้งผลการตรวจ OIT ได้"),
    "en": ("oitcheck: test message", "this channel can be told about the OIT review"),
}
"""Title and body of the test message by language."""
