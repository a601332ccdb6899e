"""What ``measures:`` of a checklist holds: the agency's own measures, in its own words."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from oitcheck.files.addresses import Address
from oitcheck.files.days import Day
from oitcheck.files.expectations import Expected
from oitcheck.files.place import Place, suggestion
from oitcheck.files.shapes import (
    Choice,
    Fields,
    Key,
    ListOf,
    Number,
    OneOrMany,
    Record,
    Schema,
    Shape,
    Text,
    plain,
)
from oitcheck.model.checklist import Expectation, Measure, Shown, Told
from oitcheck.yaml_nodes import Mapping, Scalar, Sequence, quoted

NUMBER = "measure"
SHOW = ("availability", "months", "services")

_TEXT = Text()
_NAME = Text(wanted="a name")
_TOLD = Record(
    {
        "text": Key(_TEXT, "what was done, with its figure or day", needed=True),
        "by": Key(_NAME, "who says so", needed=True),
        "at": Key(Day(), "the day on which it was said", needed=True),
    },
    "a result that a person states",
)
_SHOWN = Record(
    {
        "text": Key(_TEXT, "what is to be seen, as the report names it"),
        "expect": Key(Expected(), "how it is seen", needed=True),
    },
    "a piece of evidence",
)


@dataclass(frozen=True, slots=True)
class _Either:
    """A text, or a record; which of the two is told by the node."""

    record: Shape

    def read(self, place: Place) -> Any:
        """Gives the text or the fields."""
        return (_TEXT if isinstance(place.node, Scalar) else self.record).read(place)

    def schema(self) -> Schema:
        """Gives either form."""
        return {"anyOf": [_TEXT.schema(), self.record.schema()]}


@dataclass(frozen=True, slots=True)
class _OneShown:
    """An expectation, alone or with the words that name it."""

    def read(self, place: Place) -> Shown | None:
        """Gives what is to be seen; without words of its own it has none yet."""
        if isinstance(place.node, Mapping) and "expect" in place.node.entries:
            fields = _SHOWN.read(place)
            known = fields is not None and isinstance(fields["expect"], Expectation)
            return Shown(text=fields["text"] or "", expect=fields["expect"]) if fields and known else None
        expectation = Expected().read(place)
        return None if expectation is None else Shown(text="", expect=expectation)

    def schema(self) -> Schema:
        """Gives either form."""
        return {"anyOf": [Expected().schema(), _SHOWN.schema()]}


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Evidence of its own: a text for readers, or expectations in a list, or by name."""

    def read(self, place: Place) -> tuple[Shown, ...] | None:
        """Gives what is to be seen; nothing for a text."""
        match place.node:
            case Scalar():
                _TEXT.read(place)
                return ()
            case Sequence():
                return tuple(ListOf(item=_OneShown()).read(place))
            case Mapping():
                found = (
                    (name, _OneShown().read(place.below(name, value)))
                    for name, (_, value) in place.node.entries.items()
                )
                return tuple(
                    Shown(text=one.text or name, expect=one.expect) for name, one in found if one is not None
                )

    def schema(self) -> Schema:
        """Gives any of the three forms."""
        one = _OneShown().schema()
        return {
            "anyOf": [
                _TEXT.schema(),
                {"type": "array", "items": one},
                {"type": "object", "additionalProperties": one},
            ]
        }


_MEASURE = Record(
    {
        NUMBER: Key(Number(least=1, most=999), "its number in the agency's own list", needed=True),
        "title": Key(_TEXT, "มาตรการ/แนวทาง: its title"),
        "methods": Key(OneOrMany(_TEXT), "วิธีดำเนินการ: the agency's own words"),
        "responsible": Key(OneOrMany(_NAME), "ผู้รับผิดชอบ: ids of 'owners'"),
        "period": Key(_TEXT, "ระยะเวลาดำเนินการ, as the report writes it"),
        "questions": Key(OneOrMany(_NAME), "the questions that it is seen by, such as O8 or O1-O43"),
        "urls": Key(ListOf(item=Address()), "pages that no question asks for, looked at as well"),
        "services": Key(OneOrMany(_NAME), "names of online services, each to be seen on the site"),
        "evidence": Key(_Evidence(), "what else is to be seen there: expectations"),
        "results": Key(OneOrMany(_Either(_TOLD)), "what a person states: {text, by, at}"),
        "person": Key(_TEXT, "what only a person can say, for readers"),
        "recommendation": Key(_TEXT, "ข้อเสนอแนะ"),
        "show": Key(ListOf(item=Choice(SHOW)), "tables to show; told from the measure's words where absent"),
    },
    "a measure",
)


@dataclass(frozen=True, slots=True)
class OneMeasure:
    """A measure of the agency."""

    def read(self, place: Place) -> Fields | None:
        """Gives the fields."""
        if not isinstance(place.node, Mapping) or NUMBER not in place.node.entries:
            place.mistake(f"expected a mapping with the key {NUMBER!r}", f"write '{NUMBER}: 1' first")
            return None
        return _MEASURE.read(place)

    def schema(self) -> Schema:
        """Gives an object."""
        return _MEASURE.schema()


def check(measures: Collection[Fields], owners: Collection[str], questions: Collection[str]) -> None:
    """Complains about divisions and questions that do not exist, and about what will not be written.

    Args:
        measures: as read.
        owners: ids of the divisions.
        questions: ids of the catalogue's questions; empty where it cannot be read.
    """
    seen: dict[int, int] = {}
    for measure in measures:
        number = measure[NUMBER]
        if number in seen:
            measure.places[NUMBER].mistake(
                f"measure {number} stands twice, first in line {seen[number]}", "give each its own number"
            )
        elif number is not None:
            seen[number] = measure.places[NUMBER].node.line
        for place, owner in _placed(measure, "responsible"):
            if owner not in owners:
                place.mistake(f"no owner has the id {quoted(owner)}", suggestion(owner, owners))
        for place, question in _placed(measure, "questions"):
            if questions and not _spanned(question, questions):
                found = f"the catalogue has no question {quoted(question)}"
                place.mistake(found, suggestion(question, questions))
        if any(isinstance(result, str) for result in measure["results"] or ()):
            measure.places["results"].warning(
                "a result that nobody signs is not written into the report",
                "write it as {text: …, by: name, at: 2026-12-31}, or leave it to what is seen",
            )


def _placed(measure: Fields, key: str) -> Iterator[tuple[Place, str]]:
    """Gives every name below a key with its place."""
    if key in measure.places:
        whole = measure.places[key]
        for place in whole.items() if isinstance(whole.node, Sequence) else (whole,):
            if isinstance(place.node, Scalar) and not place.node.null:
                yield place, place.node.text


def measure_of(fields: Fields, questions: Collection[str]) -> Measure:
    """Gives a measure without mistakes."""
    wanted = (one for name in fields["questions"] or () for one in _spanned(name, questions))
    return Measure(
        number=fields[NUMBER],
        title=fields["title"] or "",
        methods=fields["methods"] or (),
        responsible=fields["responsible"] or (),
        period=fields["period"],
        questions=tuple(dict.fromkeys(wanted)),
        urls=fields["urls"] or (),
        services=fields["services"] or (),
        evidence=fields["evidence"] or (),
        results=tuple(
            Told(text=one["text"], by=one["by"], at=one["at"])
            for one in fields["results"] or ()
            if isinstance(one, Fields)
        ),
        recommendation=fields["recommendation"],
        show=fields["show"],
    )


def plain_of(fields: Fields) -> dict[str, Any]:
    """Gives a measure as plain data, texts as typed, but for its number."""
    return {**plain(fields.place.node), NUMBER: fields[NUMBER]}


def _spanned(name: str, questions: Collection[str]) -> tuple[str, ...]:
    """Gives the one question, or those of a span such as ``O1-O43``; nothing where one end does not exist."""
    if name in questions:
        return (name,)
    span = re.fullmatch(r"(\S+?)\s*[-–]\s*(\S+)", name)
    order = list(questions)
    if span is None or span[1] not in order or span[2] not in order:
        return ()
    return tuple(order[order.index(span[1]) : order.index(span[2]) + 1])
