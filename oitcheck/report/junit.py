"""junit.xml: a test suite a question, a test case an answer and a machine's element, for what reads JUnit."""

from datetime import datetime
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from oitcheck.model.run import AnswerRecord, ElementRecord, QuestionRecord, RunRecord
from oitcheck.model.verdict import Verdict
from oitcheck.report._clean import cut, harmless_record
from oitcheck.report._first import telling
from oitcheck.report._words import VERDICTS, pick

FILE = "junit.xml"

SKIPPED = frozenset({Verdict.UNDETERMINED, Verdict.NOT_DECLARED, Verdict.WAIVED, Verdict.NOT_DUE})


def render(record: RunRecord, *, lang: str, now: datetime) -> str:  # noqa: ARG001 - one shape for all formats
    """Gives well-formed XML: ``fail`` is a failure, ``warn`` passes with a note, what nobody can hold against anyone is skipped."""
    record = harmless_record(record)
    root = Element("testsuites", name=f"{record.agency.id} {record.catalogue}")
    for question in record.questions:
        root.append(_suite(record, question, lang))
    cases = list(root.iter("testcase"))
    _count(root, cases)
    indent(root)
    text: str = tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(record: RunRecord, question: QuestionRecord, lang: str) -> Element:
    suite = Element("testsuite", name=f"{question.id} {pick(question.title, lang)}".strip())
    suite.set("timestamp", record.run.started_at)
    suite.set("hostname", record.run.vantage)
    facts = SubElement(suite, "properties")
    for name, value in _facts(record, question).items():
        SubElement(facts, "property", name=name, value=str(value))
    group = f"{record.agency.id}.{record.catalogue}.{question.id}"
    for answer in question.answers:
        _case(suite, group, answer.url, answer, lang)
    for element in question.elements:
        if element.kind == "machine":
            _case(suite, group, f"{element.id}: {pick(element.text, lang)}", element, lang)
    if suite.find("testcase") is None:
        _case(suite, group, question.id, question, lang)
    _count(suite, suite.findall("testcase"))
    return suite


def _facts(record: RunRecord, question: QuestionRecord) -> dict[str, object]:
    owner = question.owner_name or question.owner or ""
    return {
        "owner": owner,
        "ita_points": question.ita_points,
        "verdict": question.verdict.value,
        "run": record.run.id,
    }


def _case(
    suite: Element, group: str, name: str, item: QuestionRecord | AnswerRecord | ElementRecord, lang: str
) -> None:
    seconds = item.elapsed_s if isinstance(item, AnswerRecord) else 0.0
    case = SubElement(suite, "testcase", classname=group, name=name, time=f"{seconds:.3f}")
    message = _message(item, lang)
    if item.verdict is Verdict.FAIL:
        failure = SubElement(case, "failure", type=item.cause or "fail", message=message)
        failure.text = _told(item, lang)
    elif item.verdict in SKIPPED:
        SubElement(case, "skipped", type=item.cause or item.verdict.value, message=message)
    elif item.verdict is Verdict.WARN:
        SubElement(case, "system-out").text = _told(item, lang)


def _message(item: QuestionRecord | AnswerRecord | ElementRecord, lang: str) -> str:
    word = pick(VERDICTS[item.verdict], lang)
    return cut(f"{word}: {pick(telling(item.cause).title, lang)}" if item.cause else word, 300)


def _told(item: QuestionRecord | AnswerRecord | ElementRecord, lang: str) -> str:
    lines = [f"{item.verdict.value}: {item.cause or ''}".rstrip(": ")]
    if item.cause:
        told = telling(item.cause)
        lines += [
            pick(words, lang) for words in (told.title, told.happened, told.who, told.mend, told.retest)
        ]
    if isinstance(item, AnswerRecord):
        lines += [item.detail or "", item.excerpt or "", item.final_url or "", *item.notes]
    elif isinstance(item, ElementRecord):
        lines.append(item.nearest or "")
    return "\n".join(line for line in lines if line)


def _count(node: Element, cases: list[Element]) -> None:
    seconds = sum(float(case.get("time", "0")) for case in cases)
    node.set("tests", str(len(cases)))
    node.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    node.set("errors", "0")
    node.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    node.set("time", f"{seconds:.3f}")
