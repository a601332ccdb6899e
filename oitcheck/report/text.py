"""results.txt: the summary and what is broken, for a terminal or a plain message."""

import textwrap
from collections.abc import Iterator
from datetime import datetime

from oitcheck.model.checklist import Words
from oitcheck.model.run import RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.report._dates import is_stale, night
from oitcheck.report._first import Group, Place, telling
from oitcheck.report._links import defanged, shown
from oitcheck.report._notices import told
from oitcheck.report._persons import signed
from oitcheck.report._strip import figures
from oitcheck.report._view import View, number, view
from oitcheck.report._words import VERDICTS, pick, say

FILE = "results.txt"

WIDTH = 88
PLACES = 8  # of one cause; the rest is counted


def render(record: RunRecord, *, lang: str, now: datetime) -> str:
    """Gives plain lines of at most 88 columns (an address or a Thai word may run over), without any control sign."""
    shape = view(record)
    lines = [*_head(shape, lang, now), "", *_tally(shape, lang)]
    for key, found in (
        ("mend_first", shape.broken),
        ("also_unknown", shape.unknown),
        ("also_warn", shape.doubtful),
    ):
        if found:
            lines += ["", _say(key, lang)]
            lines += [line for group in found for line in _group(shape, group, lang)]
    return "\n".join(lines) + "\n"


def cause_text(code: str, *, lang: str) -> str:
    """Gives all there is to say of one cause, for a terminal."""
    told = telling(code)
    lines = [f"{told.code}: {pick(told.title, lang)}"]
    if told.happened:
        lines.append(f"    {pick(told.happened, lang)}")
    for key, words in (
        ("citizen", told.citizen),
        ("who", told.who),
        ("how", told.mend),
        ("retest", told.retest),
    ):
        if words:
            lines += _wrapped(_say(key, lang), pick(words, lang))
    return "\n".join(lines)


def _head(shape: View, lang: str, now: datetime) -> Iterator[str]:
    record = shape.record
    year = _say("fiscal_year", lang, year_be=record.fiscal_year_be, year_ce=record.fiscal_year_be - 543)
    yield f"{pick(record.agency.name, lang) or record.agency.id} · {year}"
    when = pick(night(record.run.finished_at), lang)
    yield f"{_say('checked', lang)} {when} · {_say('vantage', lang)} {record.run.vantage}"
    if is_stale(record.run.finished_at, now):
        yield f"! {_say('stale', lang)}"
    if record.run.state != "complete":
        yield f"! {_say('partial', lang)}"
    yield from (f"! {pick(told(notice), lang)}" for notice in record.notices)
    for line in signed(record):
        yield from _folded(pick(line, lang))


def _tally(shape: View, lang: str) -> Iterator[str]:
    summary = shape.record.summary
    yield pick(shape.summary, lang)
    score = f"{number(summary.oit_score.low)}–{number(summary.oit_score.high)}"
    yield f"{_say('score', lang)}: {score} · {_say('at_stake', lang)}: {number(summary.ita_points_at_stake)}"
    counts = ((verdict, summary.by_verdict.get(verdict, 0)) for verdict in reversed(Verdict))
    yield " · ".join(f"{pick(VERDICTS[verdict], lang)} {count}" for verdict, count in counts if count)
    for one in shape.record.availability[:1]:
        for figure in figures(one):
            yield from _folded(f"{shown(one.origin)}: {pick(figure, lang)}")


def _group(shape: View, group: Group, lang: str) -> Iterator[str]:
    told = group.telling
    count = _say("n_questions", lang, n=len(group.questions))
    yield f"• {pick(told.title, lang)} [{told.code}]"
    yield f"    {count}{_stake(group, lang)}{_age(group, lang)}"
    for place in group.places[:PLACES]:
        yield f"    {place.question}  {_place(shape, place, lang)}".rstrip()
    if len(group.places) > PLACES:
        yield f"    {_say('and_more', lang, n=len(group.places) - PLACES)}"
    if group.owners:
        yield from _wrapped(_say("owner", lang), ", ".join(group.owners))
    for key, words in (("who", told.who), ("how", told.mend)):
        if words:
            yield from _wrapped(_say(key, lang), pick(words, lang))


def _stake(group: Group, lang: str) -> str:
    if group.verdict is Verdict.WARN or group.points is None:
        return ""
    return f" · {_say('points', lang, n=number(group.points))}"


def _age(group: Group, lang: str) -> str:
    if group.days is None or group.verdict is not Verdict.FAIL:
        return ""
    return " · " + (_say("broken_days", lang, n=group.days) if group.days else _say("broken_today", lang))


def _place(shape: View, place: Place, lang: str) -> str:
    if place.url is not None:
        return defanged(place.url) if place.url in shape.unsafe else shown(place.url)
    return pick(place.element or place.title, lang)


def _folded(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        f"{label}: {text}",
        WIDTH,
        initial_indent="    ",
        subsequent_indent="      ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _say(key: str, lang: str, **facts: object) -> str:
    words: Words = say(key, **facts)
    return pick(words, lang)
