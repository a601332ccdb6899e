"""รายการคำถามของแต่ละปี · The catalogues, or the questions and elements of one."""

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from oitcheck import catalogue_file
from oitcheck.cli._say import say
from oitcheck.model.catalogue import Catalogue, Element
from oitcheck.model.checklist import Expectation
from oitcheck.model.plain import plain


def command(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Such as oit-2565.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Without a name lists the catalogues that there are."""
    if name is not None:
        catalogue = catalogue_file.load(name)
        say(json.dumps(as_plain(catalogue), ensure_ascii=False, indent=2) if as_json else as_text(catalogue))
    elif as_json:
        say(
            json.dumps(
                [_head(catalogue_file.load(known)) for known in catalogue_file.names()], ensure_ascii=False
            )
        )
    else:
        say("\n".join(_line(catalogue_file.load(known)) for known in catalogue_file.names()))


def as_plain(catalogue: Catalogue) -> dict[str, Any]:
    """Gives the catalogue as dicts, lists and texts: name, fiscal year, questions and their elements."""
    return {
        **_head(catalogue),
        "structure_confidence": catalogue.structure_confidence,
        "notes": list(catalogue.notes),
        "windows": plain(catalogue)["windows"],
        "questions": [
            {
                "id": question.id,
                "title": plain(question.title),
                "sub_indicator": question.sub_indicator,
                "ita_points": question.ita_points,
                "confidence": question.confidence,
                "complete": question.complete,
                "notes": list(question.notes),
                "elements": [_element(element) for element in question.elements],
            }
            for question in catalogue.questions()
        ],
    }


def as_text(catalogue: Catalogue) -> str:
    """Gives the catalogue in lines: a question, then its elements with how sure they are."""
    lines = [_line(catalogue), *(f"  {note}" for note in catalogue.notes)]
    for question in catalogue.questions():
        points = "?" if question.ita_points is None else f"{question.ita_points:g}"
        gap = "" if question.complete else "  (elements not all known)"
        lines.append(f"\n{question.id}  {question.title.th} · {question.title.en}  [{points}]{gap}")
        for element in question.elements:
            marks = [element.kind, element.confidence]
            marks += ["decisive"] if element.decisive else []
            marks += [element.role] if element.role != "required" else []
            marks += ["advisory"] if not element.required and element.role == "required" else []
            lines.append(f"    {element.id} ({', '.join(marks)}): {element.text.th}")
    return "\n".join(lines)


def expect_as_plain(expectation: Expectation) -> dict[str, Any]:
    """Gives an expectation as a file states it: ``{rule: parameters}`` or ``{any: [...]}``."""
    if expectation.parts:
        return {expectation.rule: [expect_as_plain(part) for part in expectation.parts]}
    return {expectation.rule: expectation.params}


def _head(catalogue: Catalogue) -> dict[str, Any]:
    return {
        "name": catalogue.name,
        "fiscal_year_be": catalogue.fiscal_year_be,
        "title": plain(catalogue.title),
        "edition": catalogue.edition,
        "draft": catalogue.draft,
    }


def _line(catalogue: Catalogue) -> str:
    questions = catalogue.questions()
    elements = sum(len(question.elements) for question in questions)
    marks = "".join(f" · {mark}" for mark in _marks(catalogue))
    return f"{catalogue.name}  {catalogue.title.th}  ({len(questions)} questions, {elements} elements){marks}"


def _marks(catalogue: Catalogue) -> Iterator[str]:
    """What a reader must know before relying on it: a draft, what rests on memory, what no source tells."""
    questions = catalogue.questions()
    elements = [element for question in questions for element in question.elements]
    if catalogue.draft:
        yield "draft"
    if memory := sum("memory" in {element.confidence, element.basis} for element in elements):
        yield f"{memory} elements unconfirmed"
    if titles := sum(question.confidence == "memory" for question in questions):
        yield f"{titles} titles unconfirmed"
    if gaps := sum(not question.complete for question in questions):
        yield f"{gaps} questions with elements not all known"
    if any(question.ita_points is None for question in questions):
        yield "points not known"


def _element(element: Element) -> dict[str, Any]:
    return {
        **plain(element),
        "expect": None if element.expect is None else expect_as_plain(element.expect),
    }
