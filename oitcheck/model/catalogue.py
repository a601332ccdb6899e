"""One fiscal year and edition of OIT: indicators, sub-indicators, questions, elements."""

from dataclasses import dataclass
from datetime import date

from oitcheck.model.checklist import Expectation, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What time an element reports on.

    Attributes:
        kind: ``none``, ``current_year``, ``previous_year``, ``first_six_months``, ``plan_covers_year``, ``in_force``.
        start: first day, where there is one.
        end: last day, where there is one; before it (plus grace) a miss is ``not_due``.
    """

    kind: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One thing that a question demands to be shown.

    Attributes:
        id: unique within its question, such as ``phone``.
        kind: ``machine`` where ``expect`` says how it is seen, else ``person``.
        required: false for what is printed as advice.
        role: ``required``, ``example`` (any-of, follows "เช่น"), or ``conditional``.
        alternative_to: id of the element that this one can stand in for.
        confidence: ``verified``, ``two-sources``, ``one-source`` or ``memory``.
        basis: ``text`` (printed somewhere), ``practice`` (what agencies published) or ``memory``.
        decisive: whether a miss on a fully read answer proves the element missing.
        due: the day from which a miss counts.
    """

    id: str
    text: Words
    kind: str
    required: bool
    confidence: str
    basis: str
    decisive: bool = False
    role: str = "required"
    alternative_to: str | None = None
    period: Period | None = None
    due: date | None = None
    expect: Expectation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One numbered question.

    Attributes:
        ita_points: points of the 100-point ITA score that hang on it; null where the year's structure is not known.
        elements: none where no source of that year tells what must be shown.
        complete: false where the sources tell only a part of its elements: what is seen never makes it ``pass``.
    """

    id: str
    title: Words
    sub_indicator: str
    ita_points: float | None
    elements: tuple[Element, ...]
    confidence: str = "one-source"
    notes: tuple[str, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SubIndicator:
    """A group of questions whose scores are averaged."""

    id: str
    title: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A group of sub-indicators whose means are averaged."""

    id: str
    title: Words
    sub_indicators: tuple[SubIndicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A span of days of the assessment: ``answer``, ``scoring``, ``clarification``, ``confirmation``."""

    name: str
    start: date
    end: date
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """One year's questionnaire.

    Attributes:
        name: the file's name without ending, such as ``oit-2565``.
        fiscal_year_be: Y runs from 1 October Y-1 to 30 September Y (พ.ศ.).
        oit_weight: points of ITA that the whole OIT score carries.
        draft: true where questions or elements are unconfirmed.
        structure_confidence: how sure the counts of questions in each sub-indicator are; null where nothing is said.
        notes: what to know about the catalogue as a whole, its gaps first of all.
    """

    name: str
    fiscal_year_be: int
    title: Words
    edition: str
    indicators: tuple[Indicator, ...]
    windows: tuple[Window, ...] = ()
    oit_weight: float = 40.0
    draft: bool = False
    structure_confidence: str | None = None
    notes: tuple[str, ...] = ()

    def questions(self) -> tuple[Question, ...]:
        """Gives all questions in the catalogue's order."""
        return tuple(
            question
            for indicator in self.indicators
            for sub in indicator.sub_indicators
            for question in sub.questions
        )
