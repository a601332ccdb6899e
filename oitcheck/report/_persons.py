"""What persons said and signed off, in words."""

import re
from collections.abc import Iterator
from datetime import date

from oitcheck.model.checklist import Words
from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord, RunRecord, SignOffRecord
from oitcheck.report._dates import day, read
from oitcheck.report._words import say

# as the judge writes it: name, day, note
_SAID = re.compile(r"(?P<by>.+?), (?P<at>\d{4}-\d{2}-\d{2})(?:: (?P<note>.*))?")


def word_of(item: AnswerRecord | ElementRecord | QuestionRecord) -> Words | None:
    """Gives who saw what decides here, when, and until when that holds; null where no person's word decides."""
    if item.review is None:
        return None
    hit = _SAID.fullmatch(item.review)
    said = Words(th=item.review, en=item.review)
    if hit is not None:
        when = day(hit["at"])
        note = f" ({hit['note']})" if hit["note"] else ""
        said = _joined(say("said_at", by=hit["by"], day_be=when.th, day_ce=when.en), Words(th=note, en=note))
    until = day(item.review_until)
    lapse = say("said_until", day_be=until.th, day_ce=until.en) if item.review_until else say("said_bound")
    return _joined(said, Words(th=f" · {lapse.th}", en=f" · {lapse.en}"))


def signed(record: RunRecord) -> tuple[Words, ...]:
    """Gives one line a sign-off: of this night first, then the latest before it."""
    started = read(record.run.started_at)
    night = started.date() if started else None
    told = sorted(record.sign_offs, key=lambda one: not _covers(one, night))
    return tuple(_line(one, now=_covers(one, night)) for one in told)


def _line(one: SignOffRecord, *, now: bool) -> Words:
    first, last, at = day(one.first), day(one.last), day(one.at)
    span = Words(
        th=first.th if one.first == one.last else f"{first.th} ถึง {last.th}",
        en=first.en if one.first == one.last else f"{first.en} to {last.en}",
    )
    period = say(f"sign_{one.period}") if one.period in _PERIODS else Words(th=one.period, en=one.period)
    key = "signed_now" if now else "signed_before"
    th = say(key, period=period.th, span=span.th, nights=one.nights, by=one.by, at=at.th).th
    en = say(key, period=period.en, span=span.en, nights=one.nights, by=one.by, at=at.en).en
    note = f" ({one.note})" if one.note else ""
    return Words(th=f"{th}{note}", en=f"{en}{note}")


_PERIODS = frozenset({"night", "week", "month"})


def _covers(one: SignOffRecord, night: date | None) -> bool:
    return night is not None and one.first <= night.isoformat() <= one.last


def _joined(*parts: Words) -> Words:
    return Words(th="".join(_each(parts, "th")), en="".join(_each(parts, "en")))


def _each(parts: tuple[Words, ...], lang: str) -> Iterator[str]:
    return (getattr(part, lang) or "" for part in parts)
