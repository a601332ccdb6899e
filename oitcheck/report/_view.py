"""What a report shows of a run, worked out once for all formats that people read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from oitcheck.masking import SECRET
from oitcheck.model.checklist import Words
from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord, RunRecord, Score
from oitcheck.model.verdict import Verdict
from oitcheck.report._clean import harmless_record
from oitcheck.report._dates import read
from oitcheck.report._first import BROKEN, DOUBTFUL, UNKNOWN, Group, groups
from oitcheck.report._links import hijacked, is_hijacked
from oitcheck.report._words import say

WAIVER_DAYS = 30
FINE = frozenset({Verdict.PASS, Verdict.WARN, Verdict.NOT_DUE})
# what is said of the content of a page that did open
_CONTENT = frozenset({"wrong_fiscal_year", "wrong_agency", "not_yet_due", "needs_person"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One sub-indicator with its questions; ``score`` is null where nothing in it is due."""

    id: str
    title: Words
    score: Score | None
    questions: tuple[QuestionRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One run as it is shown.

    Attributes:
        record: made harmless; the only source of world text.
        summary: the plain sentence of the first screen.
        broken: what to mend first, the most urgent first.
        owners: ids and names of the divisions, in the order of the questions.
        unsafe: addresses that are never links.
    """

    record: RunRecord
    summary: Words
    broken: tuple[Group, ...]
    doubtful: tuple[Group, ...]
    unknown: tuple[Group, ...]
    sections: tuple[Section, ...]
    owners: tuple[tuple[str, str], ...]
    unsafe: frozenset[str]


def view(record: RunRecord) -> View:
    """Gives what is shown of a run."""
    record = harmless_record(record)
    return View(
        record=record,
        summary=summary(record),
        broken=groups(record, BROKEN),
        doubtful=groups(record, DOUBTFUL),
        unknown=groups(record, UNKNOWN),
        sections=tuple(_sections(record)),
        owners=tuple({q.owner: q.owner_name or q.owner for q in record.questions if q.owner}.items()),
        unsafe=hijacked(record),
    )


def summary(record: RunRecord) -> Words:
    """Gives the plain sentence: how many questions open, how many fail, cannot be told or have no URL."""
    counts = record.summary.by_verdict
    parts = [say("opened", opened=sum(map(opens, record.questions)), questions=record.summary.questions)]
    wanting = (Verdict.FAIL, Verdict.UNDETERMINED, Verdict.NOT_DECLARED)
    parts += [say(f"sum_{verdict}", n=counts[verdict]) for verdict in wanting if counts.get(verdict)]
    if len(parts) == 1 and record.questions:
        parts.append(say("sum_clear"))
    return Words(
        th=" · ".join(part.th or "" for part in parts), en=" · ".join(part.en or "" for part in parts)
    )


def opens(question: QuestionRecord) -> bool:
    """Tells whether the public can open every answer of a question that has any."""
    return bool(question.answers) and all(map(_answer_opens, question.answers))


def _answer_opens(answer: AnswerRecord) -> bool:
    cause = answer.cause or ""
    seen = cause.startswith("element_") or cause in _CONTENT
    return (answer.verdict in FINE or seen) and not is_hijacked(answer)


def _sections(record: RunRecord) -> Iterator[Section]:
    known = {sub.id: sub for sub in record.sub_indicators}
    ids = dict.fromkeys([*known, *(question.sub_indicator for question in record.questions)])
    for name in ids:
        questions = tuple(question for question in record.questions if question.sub_indicator == name)
        if not questions:
            continue
        sub = known.get(name)
        title = sub.title if sub else Words(th=None, en=None)
        yield Section(id=name, title=title, score=sub.score if sub else None, questions=questions)


def waiver_stub(record: RunRecord, question: QuestionRecord, item: AnswerRecord | ElementRecord) -> str:
    """Gives the lines of YAML that would excuse this cause here; every value is quoted as JSON quotes it."""
    start = read(record.run.finished_at)
    until = start + timedelta(days=WAIVER_DAYS) if start else None
    lines = [
        "waivers:",
        f"  - question: {_quoted(question.id)}",
        f"    {_waived_item(item)}",
        f"    cause: {_quoted(item.cause or '…')}",
        '    reason: "…"',
        '    by: "…"',
        f"    from: {start:%Y-%m-%d}" if start else "    from: …",
        f"    until: {until:%Y-%m-%d}" if until else "    until: …",
    ]
    return "\n".join(lines)


def _waived_item(item: AnswerRecord | ElementRecord) -> str:
    if isinstance(item, ElementRecord):
        return f"element: {_quoted(item.id)}"
    # a masked address would match nothing in the checklist, and a hijacked one is not to be carried about
    if SECRET in item.url or is_hijacked(item):
        return f'url: "…"  # {say("waiver_url").th}'
    return f"url: {_quoted(item.url)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def number(value: float | None) -> str:
    """Gives a number of points as it is written: up to two decimals, no needless zeros; a dash for an unknown one."""
    if value is None:
        return "–"
    return f"{value:.2f}".rstrip("0").rstrip(".")
