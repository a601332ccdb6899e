"""What counts as broken, and what a command ends with."""

from collections.abc import Iterator

from oitcheck.model.run import QuestionRecord, RunRecord
from oitcheck.model.verdict import Verdict

FAIL_ON = ("fail", "not_declared", "undetermined", "warn", "never")

_LEVELS = (Verdict.FAIL, Verdict.NOT_DECLARED, Verdict.UNDETERMINED, Verdict.WARN)

Item = tuple[str, str, str]


def exit_code(record: RunRecord, fail_on: str, baseline: RunRecord | None = None) -> int:
    """Gives the exit code of a run.

    Args:
        record: tonight's run.
        fail_on: the mildest verdict that counts: ``fail``, ``not_declared``, ``undetermined`` or ``warn``, each with
            those named before it; ``never`` counts nothing.
        baseline: an earlier run; what was broken there already does not count.

    Returns:
        4 where the run is partial; 1 where something fails; 3 where nothing fails and something counted is
        undetermined; 1 where something else counts; else 0.

    Raises:
        ValueError: ``fail_on`` is none of ``FAIL_ON``.
    """
    if fail_on not in FAIL_ON:
        message = f"fail_on: {fail_on!r} is none of {', '.join(FAIL_ON)}"
        raise ValueError(message)
    if record.run.state != "complete":
        return 4
    if fail_on == "never":
        return 0
    levels = _LEVELS[: FAIL_ON.index(fail_on) + 1]
    found = {level for level in levels if newly_broken(record, level, baseline)}
    if Verdict.FAIL in found:
        return 1
    if Verdict.UNDETERMINED in found:
        return 3
    return 1 if found else 0


def newly_broken(record: RunRecord, level: Verdict, baseline: RunRecord | None = None) -> frozenset[Item]:
    """Gives the answers, elements and questions of that verdict that the baseline does not have.

    An answer is the same by question, URL and cause; an element by question and id.
    """
    known = frozenset[Item]() if baseline is None else _items(baseline, level)
    return _items(record, level) - known


def _items(record: RunRecord, level: Verdict) -> frozenset[Item]:
    return frozenset(
        item for question in record.questions if question.verdict is level for item in _of(question, level)
    )


def _of(question: QuestionRecord, level: Verdict) -> Iterator[Item]:
    """What made the question what it is; the question itself where no part of it did."""
    items = [
        (question.id, f"url {answer.url}", answer.cause or "")
        for answer in question.answers
        if answer.verdict is level
    ]
    items += [
        (question.id, f"element {element.id}", "")
        for element in question.elements
        if element.verdict is level and element.kind == "machine"
    ]
    yield from items or [(question.id, "", question.cause or "")]
