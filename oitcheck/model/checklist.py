"""One agency's checklist: what it answers, who owns it, what is waived."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One text in both languages; either may be unknown."""

    th: str | None
    en: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """How a machine sees an element: a rule with its parameters, or a combination.

    Attributes:
        rule: a rule's name, or ``any`` / ``all``.
        params: the rule's parameters as validated plain data; empty for a combination.
        parts: what a combination combines; empty for a rule.
    """

    rule: str
    params: dict[str, Any] = field(default_factory=dict)
    parts: tuple["Expectation", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerUrl:
    """One URL of one question.

    Attributes:
        url: as typed.
        expect: what this very URL must show.
        browser: whether the page is to be rendered by a browser (where one is installed).
    """

    url: str
    expect: tuple[Expectation, ...] = ()
    browser: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """When the answer was handed in to the assessment, and by whom."""

    at: date
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """What was handed in for one question on one day.

    Attributes:
        urls: as typed; as masked where they come from the history.
        kept_at: start of the run that kept it, ISO 8601 with offset; null where nothing kept it yet.
    """

    question: str
    at: date
    by: str | None
    urls: tuple[str, ...]
    explanation: str | None
    kept_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the checklist says of one question.

    Attributes:
        owner: an id of ``Checklist.owners``.
        urls: none where nothing is declared yet.
        explanation: what was typed beside the URL in the assessment's system.
        expect: by element id, replaces the catalogue's expectation of that element or adds an element.
    """

    owner: str | None = None
    urls: tuple[AnswerUrl, ...] = ()
    explanation: str | None = None
    submitted: Submitted | None = None
    expect: dict[str, Expectation] = field(default_factory=dict)
    criterion_confirmed: tuple["Criterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """The agency's word that a requirement known from memory is really printed."""

    element: str
    by: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """One cause of one question that is excused for a time.

    Attributes:
        url: only this answer, as typed; null for all of the question's.
        element: only this element, by id.
        start: first day in force.
        until: last day in force, at most 90 days after ``start``.
    """

    question: str
    cause: str
    reason: str
    by: str
    start: date
    until: date
    url: str | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """The public body: ``id`` names its folder, ``home`` is its main website.

    Attributes:
        aliases: further names that its documents bear: short, former, of its seat.
    """

    id: str
    name: Words
    home: str | None
    aliases: tuple[str, ...] = ()

    def names(self) -> tuple[str, ...]:
        """Gives every name that it goes by."""
        return tuple(name for name in (self.name.th, self.name.en, *self.aliases) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A result of a measure that a person states: ``by`` whom, ``at`` which day."""

    text: str
    by: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A piece of evidence of a measure; ``text`` names it in the report, "" where nothing does."""

    text: str
    expect: Expectation


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One of the agency's measures (มาตรการ), in its own words.

    Attributes:
        responsible: ids of ``Checklist.owners``.
        period: as the report writes it; null for the whole fiscal year.
        questions: ids of the questions that it is seen by, spans written out.
        urls: pages that no question asks for.
        services: names of online services.
        show: tables to show; null where the measure's own words tell.
    """

    number: int
    title: str
    methods: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    period: str | None = None
    questions: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    evidence: tuple[Shown, ...] = ()
    results: tuple[Told, ...] = ()
    recommendation: str | None = None
    show: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """One agency's file.

    Attributes:
        path: as the operator named it.
        sha256: of the file's bytes, hexadecimal.
        catalogue: name of the catalogue it answers, such as ``oit-2565``.
        reach_from: vantages whose reach counts; empty where all do.
        owners: names of the divisions by id.
        answers: by question id; a question that is absent is not declared.
        measures: the measures report's own part, as plain data.
        promises: the same measures as values, by number.
    """

    path: str
    sha256: str
    agency: Agency
    catalogue: str
    reach_from: tuple[str, ...] = ()
    owners: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Answers] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    measures: tuple[dict[str, Any], ...] = ()
    promises: tuple[Measure, ...] = ()

    def submitted(self) -> tuple[HandedIn, ...]:
        """Gives what is marked as handed in, by question."""
        return tuple(
            HandedIn(
                question=question,
                at=said.submitted.at,
                by=said.submitted.by,
                urls=tuple(one.url for one in said.urls),
                explanation=said.explanation,
            )
            for question, said in self.answers.items()
            if said.submitted is not None
        )
