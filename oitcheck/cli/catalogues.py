"""รายการคำถามของแต่ละปี · The catalogues, or the questions and elements of one."""

import json
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
        "windows": plain(catalogue)["windows"],
        "questions": [
            {
                "id": question.id,
                "title": plain(question.title),
                "sub_indicator": question.sub_indicator,
                "ita_points": question.ita_points,
                "confidence": question.confidence,
                "notes": list(question.notes),
                "elements": [_element(element) for element in question.elements],
            }
            for question in catalogue.questions()
        ],
    }


def as_text(catalogue: Catalogue) -> str:
    """Gives the catalogue in lines: a question, then its elements with how sure they are."""
    lines = [_line(catalogue)]
    for question in catalogue.questions():
        lines.append(f"\n{question.id}  {question.title.th} · {question.title.en}  [{question.ita_points:g}]")
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
    draft = " · draft" if catalogue.draft else ""
    return f"{catalogue.name}  {catalogue.title.th}  ({len(questions)} questions, {elements} elements){draft}"


def _element(element: Element) -> dict[str, Any]:
    return {
        **plain(element),
        "expect": None if element.expect is None else expect_as_plain(element.expect),
    }
