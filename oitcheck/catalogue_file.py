"""Catalogue files to the model. A year is one file of ``oitcheck/catalogues/``; a path to another file works too."""

from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import PurePath

from oitcheck.errors import FileProblems, UsageError
from oitcheck.files import source
from oitcheck.files.catalogue_shape import CATALOGUE, check
from oitcheck.files.place import Complaints, Place, suggestion
from oitcheck.files.shapes import Fields
from oitcheck.model.catalogue import Catalogue, Element, Indicator, Period, Question, SubIndicator, Window
from oitcheck.model.checklist import Words
from oitcheck.yaml_nodes import parse, quoted

_BUDDHIST_AHEAD = 543


def names() -> tuple[str, ...]:
    """Gives the names of the catalogues that come with the package, sorted, such as ``oit-2565``."""
    return tuple(sorted(_shipped()))


def load(name: str) -> Catalogue:
    """Gives a catalogue.

    Args:
        name: one of ``names()``, or the path of a ``.yaml`` file.

    Raises:
        UsageError: there is no such catalogue.
        FileProblems: the file has mistakes; all of them.
    """
    if name in _shipped():
        return _load_shipped(name)
    if PurePath(name).suffix in {".yaml", ".yml"}:
        return read(name, source.read(name))
    raise UsageError(f"no catalogue is named {quoted(name)}\n  {suggestion(name, names())}")


def read(path: str, body: bytes) -> Catalogue:
    """Gives the catalogue that a file's bytes hold; it is named after the file.

    Raises:
        FileProblems: every mistake of the file.
    """
    root, problems = parse(path, source.text_of(path, body))
    complaints = Complaints(path, list(problems))
    catalogue = CATALOGUE.read(Place(root, "", complaints)) if root is not None else None
    if catalogue is not None:
        check(catalogue)
    mistakes = tuple(sorted(problem for problem in complaints.problems if not problem.warning))
    if mistakes or catalogue is None:
        raise FileProblems(mistakes)
    return _catalogue(PurePath(path).stem, catalogue)


@cache
def _shipped() -> dict[str, str]:
    room = files("oitcheck").joinpath("catalogues")
    return {
        entry.name.removesuffix(".yaml"): entry.name
        for entry in room.iterdir()
        if entry.name.endswith(".yaml")
    }


@cache
def _load_shipped(name: str) -> Catalogue:
    entry = files("oitcheck").joinpath("catalogues", _shipped()[name])
    return read(entry.name, entry.read_bytes())


def _catalogue(name: str, fields: Fields) -> Catalogue:
    year_be = fields["fiscal_year_be"]
    return Catalogue(
        name=name,
        fiscal_year_be=year_be,
        title=_words(fields["title"]),
        edition=fields["edition"],
        indicators=tuple(_indicator(indicator, year_be) for indicator in fields["indicators"]),
        windows=tuple(Window(**window.values) for window in fields["windows"] or ()),
        oit_weight=40.0 if fields["oit_weight"] is None else fields["oit_weight"],
        draft=bool(fields["draft"]),
        structure_confidence=fields["structure_confidence"],
        notes=fields["notes"] or (),
    )


def _indicator(fields: Fields, year_be: int) -> Indicator:
    subs = tuple(
        SubIndicator(
            id=sub["id"],
            title=_words(sub["title"]),
            questions=tuple(_question(question, sub["id"], year_be) for question in sub["questions"]),
        )
        for sub in fields["sub_indicators"]
    )
    return Indicator(id=fields["id"], title=_words(fields["title"]), sub_indicators=subs)


def _question(fields: Fields, sub_indicator: str, year_be: int) -> Question:
    return Question(
        id=fields["id"],
        title=_words(fields["title"]),
        sub_indicator=sub_indicator,
        ita_points=fields["ita_points"],
        elements=tuple(_element(element, fields, year_be) for element in fields["elements"]),
        confidence=fields["confidence"],
        notes=fields["notes"] or (),
        complete=bool(fields["elements"]) and fields["complete"] is not False,
    )


def _element(fields: Fields, question: Fields, year_be: int) -> Element:
    """An element without a period or a due day of its own takes its question's."""
    period = fields["period"] or question["period"] or "none"
    return Element(
        id=fields["id"],
        text=_words(fields["text"]),
        kind="person" if fields["expect"] is None else "machine",
        required=fields["required"] is not False,
        confidence=fields["confidence"],
        basis=fields["basis"],
        decisive=bool(fields["decisive"]),
        role=fields["role"] or "required",
        alternative_to=fields["alternative_to"],
        period=_period(period, year_be),
        due=fields["due"] or (question["due"] if period == question["period"] else None),
        expect=fields["expect"],
    )


def _period(kind: str, year_be: int) -> Period | None:
    """Fiscal year Y (พ.ศ.) runs from 1 October Y-1 to 30 September Y. Only what looks back has a last day."""
    if kind == "none":
        return None
    year = year_be - _BUDDHIST_AHEAD
    first = date(year - 1, 10, 1)
    match kind:
        case "first_six_months":
            return Period(kind=kind, start=first, end=date(year, 3, 31))
        case "previous_year":
            return Period(kind=kind, start=date(year - 2, 10, 1), end=date(year - 1, 9, 30))
        case _:
            return Period(kind=kind, start=first)


def _words(fields: Fields) -> Words:
    return Words(th=fields["th"], en=fields["en"])
