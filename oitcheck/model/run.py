"""One run as it is written to run.json (schema ``oitcheck.run/1``): the only source of every report."""

from dataclasses import dataclass

from oitcheck.model.checklist import Words
from oitcheck.model.fetched import Attempt
from oitcheck.model.verdict import Evidence, Verdict

SCHEMA = "oitcheck.run/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score as a range: low if all that is unknown were missing, high if it were there. 0 to 100."""

    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRef:
    """Which file the run read; ``sha256`` of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRef:
    """Whose run it is."""

    id: str
    name: Words
    home: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRef:
    """Which run it is: ``state`` is ``complete`` or ``partial``; times are ISO 8601 with offset."""

    id: str
    state: str
    started_at: str
    finished_at: str
    vantage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The first screen.

    Attributes:
        urls: answers, each URL of each question.
        by_verdict: questions by verdict, all seven keys.
        to_review: elements that want a person.
        ita_points_at_stake: points of ITA on questions that do not count as shown; null where one's are not known.
    """

    urls: int
    questions: int
    by_verdict: dict[str, int]
    to_review: int
    oit_score: Score
    ita_points_at_stake: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationRecord:
    """What was expected at one URL and what came of it.

    Attributes:
        rule: the rule's name as in the checklist, or ``any`` / ``all``.
        wording: the whole expectation on one line, such as ``contains_text {any_of: [คณะผู้บริหาร]}``.
    """

    rule: str
    verdict: Verdict
    evidence: Evidence | None
    nearest: str | None
    cause: str | None = None
    wording: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    """One URL of one question; ``detail`` and ``excerpt`` are the evidence of ``cause``.

    Attributes:
        review: who said when what decides here, where a person's word does.
        review_until: last day of that word (ISO 8601); null where it holds for as long as what was seen stays as it was.
    """

    url: str
    final_url: str | None
    verdict: Verdict
    cause: str | None
    http_status: int | None
    media_type: str | None
    bytes: int
    sha256: str | None
    page_title: str | None
    elapsed_s: float
    attempts: tuple[Attempt, ...]
    expectations: tuple[ExpectationRecord, ...]
    tls_expires_at: str | None
    failing_since: str | None
    last_passed_at: str | None
    notes: tuple[str, ...]
    detail: str | None = None
    excerpt: str | None = None
    waiver: str | None = None
    review: str | None = None
    review_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementRecord:
    """One element of one question; confidence and basis stay visible.

    Attributes:
        review: who said when what decides here, where a person's word does; ``read_by`` is then ``person``.
        review_until: last day of that word, as in an answer.
    """

    id: str
    text: Words
    kind: str
    required: bool
    confidence: str
    verdict: Verdict
    cause: str | None
    evidence: Evidence | None
    nearest: str | None
    read_by: str | None
    basis: str = "memory"
    decisive: bool = False
    review: str | None = None
    review_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRecord:
    """One question with its answers and elements; ``ita_points`` is null where the year's structure is not known.

    Attributes:
        review: who said when what of the question as a whole, where there is no element to say it of.
        review_until: last day of that word, as in an answer.
    """

    id: str
    title: Words
    sub_indicator: str
    owner: str | None
    ita_points: float | None
    verdict: Verdict
    cause: str | None
    answers: tuple[AnswerRecord, ...]
    elements: tuple[ElementRecord, ...]
    owner_name: str | None = None
    explanation: str | None = None
    review: str | None = None
    review_until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubIndicatorRecord:
    """A sub-indicator's title and score range; null where nothing in it is due."""

    id: str
    title: Words
    score: Score | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HostRecord:
    """What a host was asked: distinct answers, requests, bytes as received, slowest exchange in seconds."""

    host: str
    answers: int
    requests: int
    bytes: int
    slowest_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CanaryRecord:
    """A control address: ``ok`` or a cause, before and after the run; null where not asked."""

    url: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffRecord:
    """A night, week or month that a person has reviewed (สอบทาน), as far as it was known when the record was drawn.

    Attributes:
        period: ``night``, ``week`` or ``month``.
        first: its first day, ISO 8601; ``last`` its last one, never after ``at``.
        nights: nights in it whose result was there to be reviewed.
        by: the person's name.
        at: the day of the sign-off.
    """

    period: str
    first: str
    last: str
    nights: int
    by: str
    at: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """How often something was looked at, and how often it opened.

    Attributes:
        since: first day that is counted, ISO 8601.
        looks: that say anything of the site.
        opened: of these.
        left_out: looks that say nothing of the site: the checker's own dark hours, firewalls.
    """

    since: str
    looks: int
    opened: int
    left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """How often one origin opened: nights and the light looks between them, up to this run.

    Attributes:
        origin: such as ``https://www.example.go.th``.
        main: whether it is the agency's main website.
        days: those of the latest 90 days that were looked at, the oldest first; ``since`` is the day.
        month: this month so far; ``year`` this fiscal year so far.
    """

    origin: str
    main: bool
    days: tuple[Looks, ...]
    month: Looks
    year: Looks


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """The whole of run.json.

    Attributes:
        sign_offs: the latest of each period before the run, and those of later days that cover it.
        availability: of the main website first, then of the answers' other origins.
    """

    schema: str
    oitcheck_version: str
    checklist: ChecklistRef
    catalogue: str
    agency: AgencyRef
    fiscal_year_be: int
    run: RunRef
    summary: Summary
    questions: tuple[QuestionRecord, ...]
    hosts: tuple[HostRecord, ...]
    canaries: tuple[CanaryRecord, ...]
    sub_indicators: tuple[SubIndicatorRecord, ...] = ()
    notices: tuple[str, ...] = ()
    sign_offs: tuple[SignOffRecord, ...] = ()
    availability: tuple[Availability, ...] = ()
