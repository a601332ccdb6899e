"""What is news tonight, given what has been told before. Pure: a message is sent on a change, and once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from oitcheck.comparison import Item, Key, items
from oitcheck.forecast import Ending, stage
from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict

STILL_AFTER = timedelta(days=7)
"""What is broken for so long is told once more."""

OUTRANKS = frozenset({"hijacked"})
"""Causes that are told even where the answer was broken before."""

_WORKS = frozenset({Verdict.PASS, Verdict.WARN})
_TOLD_STAGES = (
    "certificate_ends",
    "year_ends",
    "quarter_turns",
    "period_ends",
    "becomes_due",
    "waiver_ends",
    "word_lapses",
    "window_opens",
    "window_closes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that befell the checker itself.

    Attributes:
        kind: ``void``, ``failed``, ``missed``, ``late``, ``undelivered``, ``unpinned``, ``checker_error`` or
            ``checklist``.
        detail: one line of fact; an hour for a missed night.
        lasting: whether it is told once while it goes on, and its end as well.
    """

    kind: str
    detail: str = ""
    lasting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Something broken that was told and has not been seen to work since."""

    cause: str | None
    since: str
    told_again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What has been told of one agency and catalogue.

    Attributes:
        open: by item.
        stages: days ahead that were told last, by the ending's id.
        faults: kinds of lasting faults that were told and go on.
        seen: whether a run was told at all: what is broken on the first one is summed up.
    """

    open: Mapping[Key, Open] = field(default_factory=dict)
    stages: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    seen: bool = False

    def plain(self) -> dict[str, object]:
        """Gives it as plain data."""
        return {
            "open": [[*key, one.cause, one.since, one.told_again] for key, one in self.open.items()],
            "stages": dict(self.stages),
            "faults": list(self.faults),
            "seen": self.seen,
        }

    @classmethod
    def read(cls, data: object) -> "Sent":
        """Gives what ``plain`` wrote; nothing told of anything else, which was not written here."""
        if not isinstance(data, dict):
            return cls()
        rows = [row for row in data.get("open", ()) if isinstance(row, list) and len(row) == 6]
        return cls(
            open={
                (row[0], row[1], row[2]): Open(cause=row[3], since=row[4], told_again=row[5]) for row in rows
            },
            stages=dict(data.get("stages", {})),
            faults=tuple(data.get("faults", ())),
            seen=bool(data.get("seen", False)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is to be told.

    Attributes:
        first: whether this is the first run that is told: ``broke`` is then all that is broken.
        healed: with the cause that they had.
        endings: with the days ahead at which they are told.
        ended: kinds of lasting faults that are over.
    """

    first: bool = False
    broke: tuple[Item, ...] = ()
    healed: tuple[Item, ...] = ()
    still: tuple[Item, ...] = ()
    endings: tuple[tuple[Ending, int], ...] = ()
    faults: tuple[Fault, ...] = ()
    ended: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        lists = (self.broke, self.healed, self.still, self.endings, self.faults, self.ended)
        return self.first or any(lists)


def news_of(
    sent: Sent,
    record: RunRecord | None,
    *,
    endings: Iterable[Ending] = (),
    faults: Sequence[Fault] = (),
    now: datetime,
) -> tuple[News, Sent]:
    """Gives what is news, and what has been told once it is.

    Args:
        sent: what has been told.
        record: tonight's run; null where there is none, as of a void night: nothing broke or healed by it.
        endings: the forecast.
        faults: of the checker.
        now: the present moment.
    """
    today = now.date()
    due = tuple(
        (ending, step)
        for ending in endings
        if ending.kind in _TOLD_STAGES
        and (step := stage(ending, today)) is not None
        and step < sent.stages.get(ending.id, 10**6)
    )
    lasting = {fault.kind for fault in faults if fault.lasting}
    ended = tuple(kind for kind in sent.faults if record is not None and kind not in lasting)
    told = tuple(fault for fault in faults if not (fault.lasting and fault.kind in sent.faults))
    news = News(endings=due, faults=told, ended=ended)
    kept = tuple(sorted((set(sent.faults) - set(ended)) | lasting))
    after = replace(sent, stages=_stages(sent, due, today), faults=kept)
    return (news, after) if record is None else _with_record(news, after, record, now)


def _with_record(news: News, sent: Sent, record: RunRecord, now: datetime) -> tuple[News, Sent]:
    every, there = items(record), _told_of(record)
    failing = {key: item for key, item in there.items() if item.verdict is Verdict.FAIL}
    broke = {key: item for key, item in failing.items() if _is_new(item, sent.open.get(key))}
    known = {key: (item, sent.open[key]) for key, item in failing.items() if key not in broke}
    still = {key: item for key, (item, one) in known.items() if not one.told_again and _is_old(one, now)}
    healed = [
        replace(there[key], cause=one.cause)
        for key, one in sent.open.items()
        if key in there and there[key].verdict in _WORKS
    ]
    opened = {key: Open(cause=item.cause, since=record.run.started_at) for key, item in broke.items()}
    opened |= {
        key: replace(one, cause=item.cause, told_again=one.told_again or key in still)
        for key, (item, one) in known.items()
    }
    opened |= {
        key: one
        for key, one in sent.open.items()
        if key in every and (key not in there or every[key].verdict is Verdict.UNDETERMINED)
    }
    news = replace(
        news,
        first=not sent.seen,
        broke=tuple(broke.values()),
        healed=tuple(healed),
        still=tuple(still.values()),
    )
    return news, replace(sent, open=opened, seen=True)


def _told_of(record: RunRecord) -> dict[Key, Item]:
    """What can be told: elements of a question with a failing answer hang on that answer."""
    there = items(record)
    hanging = {
        item.question for item in there.values() if item.key[1] == "answer" and item.verdict is Verdict.FAIL
    }
    return {key: item for key, item in there.items() if key[1] == "answer" or item.question not in hanging}


def _is_new(item: Item, known: Open | None) -> bool:
    return known is None or (item.cause in OUTRANKS and known.cause != item.cause)


def _is_old(known: Open, now: datetime) -> bool:
    return now - datetime.fromisoformat(known.since) >= STILL_AFTER


def _stages(sent: Sent, due: Iterable[tuple[Ending, int]], today: date) -> dict[str, int]:
    """What was told of endings, without those that are over."""
    told = dict(sent.stages) | {ending.id: step for ending, step in due}
    return {name: step for name, step in told.items() if name.split(":")[1] >= today.isoformat()}
