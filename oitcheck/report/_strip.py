"""Availability by day: one mark a day, told by its shape as well as by its colour, with its number of looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from oitcheck.model.checklist import Words
from oitcheck.model.run import Availability, Looks, RunRecord
from oitcheck.report._clean import told
from oitcheck.report._dates import day, read
from oitcheck.report._words import pick, say

DAYS = 90
WORST_DAYS = 8
"""Days that did not open throughout and are named in words, the latest first; the rest is counted."""

MARKS = ("all", "some", "none", "unknown", "unlooked")
SIGNS = {"all": "█", "some": "▄", "none": "×", "unknown": "░", "unlooked": "·"}
"""The marks where there is only text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One day: ``kind`` is one of ``MARKS``, ``told`` says it in words."""

    kind: str
    told: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """One origin as it is shown.

    Attributes:
        origin: such as ``https://www.example.go.th``.
        marks: the latest 90 days, the oldest first.
        summary: what a reader hears in place of the marks.
        figures: this month, then this fiscal year.
        worst: days on which it did not open throughout, the latest first.
        more: how many such days are not named.
    """

    origin: str
    main: bool
    marks: tuple[Mark, ...]
    summary: Words
    figures: tuple[Words, ...]
    worst: tuple[Words, ...]
    more: int


def strips(record: RunRecord) -> tuple[Strip, ...]:
    """Gives the strips of a run, the main website first; nothing where nothing was looked at."""
    started = read(record.run.started_at)
    return tuple(strip(one, started.date()) for one in record.availability) if started else ()


def lines(one: Availability, today: date, lang: str) -> Iterator[str]:
    """Gives one origin for a terminal: its marks, its figures, and the days that did not open throughout."""
    shape = strip(one, today)
    yield told(one.origin)
    yield f"  {''.join(SIGNS[mark.kind] for mark in shape.marks)}"
    yield from (f"  {pick(words, lang)}" for words in (*shape.figures, *shape.worst))
    if shape.more:
        yield f"  {pick(say('and_more', n=shape.more), lang)}"


def legend(lang: str) -> str:
    """Gives the marks of a terminal with their words."""
    return ", ".join(f"{SIGNS[kind]} {pick(words, lang)}" for kind, words in kinds())


def figures(one: Availability) -> tuple[Words, ...]:
    """Gives the figures of this month and this fiscal year, each with its number of looks."""
    return (_figure("avail_month", one.month), _figure("avail_year", one.year))


def strip(one: Availability, today: date) -> Strip:
    """Gives the marks and figures of one origin up to a day."""
    by_day = {seen.since: seen for seen in one.days}
    days = [(today - timedelta(days=back)).isoformat() for back in range(DAYS - 1, -1, -1)]
    marks = tuple(_mark(name, by_day.get(name)) for name in days)
    bad = [mark.told for mark in reversed(marks) if mark.kind in {"some", "none"}]
    within = [seen for name in days if (seen := by_day.get(name))]
    return Strip(
        origin=one.origin,
        main=one.main,
        marks=marks,
        summary=say("avail_sum", opened=sum(s.opened for s in within), looks=sum(s.looks for s in within)),
        figures=figures(one),
        worst=tuple(bad[:WORST_DAYS]),
        more=max(0, len(bad) - WORST_DAYS),
    )


def _mark(name: str, seen: Looks | None) -> Mark:
    when = day(name)
    if seen is None or not seen.looks + seen.left_out:
        return Mark(kind="unlooked", told=say("avail_unlooked", day_be=when.th, day_ce=when.en))
    if not seen.looks:
        return Mark(
            kind="unknown", told=say("avail_unknown", day_be=when.th, day_ce=when.en, n=seen.left_out)
        )
    kind = "all" if seen.opened == seen.looks else "some" if seen.opened else "none"
    words = say("avail_day", day_be=when.th, day_ce=when.en, opened=seen.opened, looks=seen.looks)
    return Mark(kind=kind, told=words)


def _figure(key: str, seen: Looks) -> Words:
    if not seen.looks:
        return say(f"{key}_none")
    since = day(seen.since)
    facts = {"share": share(seen.opened, seen.looks), "opened": seen.opened, "looks": seen.looks}
    return say(key, day_be=since.th, day_ce=since.en, **facts)


def share(opened: int, looks: int) -> str:
    """Gives a part in per cent with two decimals, rounded down: 100 only where every look opened.

    >>> share(99999, 100000)
    '99.99'
    """
    return f"{opened * 10_000 // looks / 100:.2f}"


def kinds() -> Iterator[tuple[str, Words]]:
    """Gives every kind of mark with its words."""
    return ((kind, say(f"avail_is_{kind}")) for kind in MARKS)
