"""Checklist files to the model, with every mistake at its place. Reads the catalogue that a checklist names."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from oitcheck import catalogue_file
from oitcheck.errors import FileProblems, Problem, UsageError
from oitcheck.files import expectations, handed_in, measures_shape, source
from oitcheck.files.checklist_checks import check
from oitcheck.files.checklist_shape import CHECKLIST, SCHEMA
from oitcheck.files.place import Complaints, Place
from oitcheck.files.shapes import Fields
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import (
    Agency,
    Answers,
    AnswerUrl,
    Checklist,
    Criterion,
    Submitted,
    Waiver,
    Words,
)
from oitcheck.yaml_nodes import parse, quoted

REVIEWS = ".reviews.yaml"
"""Ending of what stands beside a checklist: left out where a pattern such as ``checklists/*.yaml`` names it too."""


@dataclass(frozen=True, slots=True)
class _File:
    """One file as read: its fields, null where it is no checklist at all, and all that stands against them."""

    path: str
    sha256: str
    fields: Fields | None
    problems: tuple[Problem, ...]


def load(path: str, *, text: bytes | None = None) -> Checklist:
    """Gives the checklist of a file.

    Args:
        path: as the operator names it.
        text: the file's bytes; read from ``path`` where absent.

    Raises:
        FileProblems: every mistake of the file; warnings are left out.
    """
    return _checklists([_read(path, text, None)])[0]


def load_all(paths: Iterable[str]) -> tuple[Checklist, ...]:
    """Gives the checklists of several files.

    Raises:
        FileProblems: every mistake of every file, and files that would overwrite each other's reports.
    """
    return _checklists(_read_all(paths, None))


def lint(
    paths: Iterable[str], *, today: date | None = None, kept: handed_in.Kept | None = None
) -> tuple[Problem, ...]:
    """Gives every mistake and warning of every file, file by file, by line.

    Args:
        paths: the files, as the operator names them.
        today: for the warning about waivers that have ended; left out where null.
        kept: for the warning about addresses that were handed in otherwise; left out where null.
    """
    return tuple(problem for one in _read_all(paths, today, kept) for problem in one.problems)


def json_schema() -> dict[str, Any]:
    """Gives the JSON Schema of a checklist, made from the same definitions, for editors."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **CHECKLIST.schema(),
        "$defs": {expectations.SCHEMA_NAME: expectations.definition()},
    }


def _read(path: str, text: bytes | None, today: date | None, kept: handed_in.Kept | None = None) -> _File:
    """Reads one file; a file that is no text, no YAML, or full of mistakes is a value too."""
    try:
        body = source.read(path) if text is None else text
        root, problems = parse(path, source.text_of(path, body))
        complaints = Complaints(path, list(problems))
        fields = CHECKLIST.read(Place(root, "", complaints)) if root is not None else None
        if fields is not None:
            check(fields, _catalogue_of(fields), today)
            if kept is not None:
                handed_in.check(fields, kept)
    except FileProblems as stopped:
        return _File(path, "", None, stopped.problems)
    problems = tuple(sorted(complaints.problems, key=_by_line))
    return _File(path, hashlib.sha256(body).hexdigest(), fields, problems)


def _read_all(paths: Iterable[str], today: date | None, kept: handed_in.Kept | None = None) -> list[_File]:
    seen: dict[tuple[str, str], str] = {}
    found = []
    for path in paths:
        if path.endswith(REVIEWS):
            continue
        one = _read(path, None, today, kept)
        twice = _twice(one, seen)
        found.append(replace(one, problems=tuple(sorted((*one.problems, *twice), key=_by_line))))
    return found


def _checklists(read: list[_File]) -> tuple[Checklist, ...]:
    mistakes = tuple(problem for one in read for problem in one.problems if not problem.warning)
    if mistakes:
        raise FileProblems(mistakes)
    return tuple(_checklist(one.path, one.sha256, one.fields) for one in read if one.fields is not None)


def _catalogue_of(fields: Fields) -> Catalogue | None:
    name = fields["catalogue"]
    if name is None:
        return None
    try:
        return catalogue_file.load(name)
    except FileProblems as error:
        first = error.problems[0]
        found = f"the catalogue cannot be used: {first.path}:{first.line}:{first.column}: {first.found}"
        fields.places["catalogue"].mistake(found, first.remedy)
    except UsageError as error:
        found, _, remedy = str(error).partition("\n  ")
        fields.places["catalogue"].mistake(found, remedy)
    return None


def _twice(one: _File, seen: dict[tuple[str, str], str]) -> tuple[Problem, ...]:
    """Gives the complaint about a checklist whose reports would overwrite those of one before it."""
    fields = one.fields
    agency = fields["agency"] if fields is not None else None
    if fields is None or agency is None or agency["id"] is None or fields["catalogue"] is None:
        return ()
    key = (agency["id"], fields["catalogue"])
    if key not in seen:
        seen[key] = one.path
        return ()
    complaints = Complaints(one.path)
    Place(agency.places["id"].node, "agency.id", complaints).mistake(
        f"the agency {key[0]!r} answers {quoted(key[1])} in {seen[key]} already",
        "give each checklist its own id, or name it once",
    )
    return tuple(complaints.problems)


def _by_line(problem: Problem) -> tuple[int, int]:
    return problem.line, problem.column


def _checklist(path: str, sha256: str, fields: Fields) -> Checklist:
    agency = fields["agency"]
    questions = [question.id for question in catalogue_file.load(fields["catalogue"]).questions()]
    promises = (measures_shape.measure_of(measure, questions) for measure in fields["measures"] or ())
    return Checklist(
        path=path,
        sha256=sha256,
        agency=Agency(
            id=agency["id"],
            name=Words(th=agency["name"]["th"], en=agency["name"]["en"]),
            home=agency["home"],
            aliases=agency["aliases"] or (),
        ),
        catalogue=fields["catalogue"],
        reach_from=fields["reach_from"] or (),
        owners={name: text for name, (_, text) in (fields["owners"] or {}).items()},
        answers={name: _answers(one) for name, (_, one) in fields["answers"].items()},
        waivers=tuple(_waiver(waiver) for waiver in fields["waivers"] or ()),
        measures=tuple(measures_shape.plain_of(measure) for measure in fields["measures"] or ()),
        promises=tuple(sorted(promises, key=lambda measure: measure.number)),
    )


def _answers(fields: Fields) -> Answers:
    submitted = fields["submitted"]
    return Answers(
        owner=fields["owner"],
        urls=tuple(_url(url) for url in fields["urls"] or ()),
        explanation=fields["explanation"],
        submitted=Submitted(at=submitted["at"], by=submitted["by"]) if submitted else None,
        expect={name: expectation for name, (_, expectation) in (fields["expect"] or {}).items()},
        criterion_confirmed=tuple(
            Criterion(**criterion.values) for criterion in fields["criterion_confirmed"] or ()
        ),
    )


def _url(fields: Fields) -> AnswerUrl:
    return AnswerUrl(url=fields["url"], expect=fields["expect"] or (), browser=bool(fields["browser"]))


def _waiver(fields: Fields) -> Waiver:
    values = {name: value for name, value in fields.values.items() if name != "from"}
    return Waiver(**values, start=fields["from"])
