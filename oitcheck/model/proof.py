"""Proof: what was there when an answer was pinned, as it stands in a ``manifest.json`` (schema ``oitcheck.proof/1``)."""

from dataclasses import dataclass

from oitcheck.model.checklist import HandedIn
from oitcheck.model.run import AgencyRef, ChecklistRef, QuestionRecord, RunRef

SCHEMA = "oitcheck.proof/1"

PINNED = "pinned"
HANDED_IN = "handed_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedLook:
    """One look at one address, with where its bytes are kept.

    Attributes:
        url: as asked for; ``final_url`` as answered; secrets masked in both, in redirects and in headers.
        at: ISO 8601 with offset.
        headers: of the last response, in its order, names in lower case.
        wire_bytes: body bytes as received, before decoding.
        bytes: of the body as decoded, which is what is kept; ``sha256`` is of these.
        sha256: hexadecimal; null where no body came.
        kind: by the bytes, such as ``pdf``; null where no body came.
        cut: whether an error page was longer than what is read of one.
    """

    url: str
    final_url: str
    at: str
    http_status: int | None
    cause: str | None
    detail: str | None
    elapsed_s: float
    redirects: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]
    tls_expires_at: str | None
    wire_bytes: int
    bytes: int
    sha256: str | None
    kind: str | None
    media_type: str | None
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FromWhere:
    """Nights that looked from one place."""

    vantage: str
    looks: int
    opened: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedCount:
    """How often an answer opened, as the history says.

    Attributes:
        looks: nights that looked and say something of the site; ``opened`` of these.
        left_out: nights that looked and say nothing of it: a firewall, the checker's own trouble.
        first: when the first of the looks began, ISO 8601; ``last`` the latest.
        last_missed: when the latest look that did not open it began; ``last_cause`` why it did not.
        places: the same by vantage.
        light_looks: with the light looks between the nights, where these are more; ``light_opened`` of these.
    """

    looks: int
    opened: int
    left_out: int
    first: str | None = None
    last: str | None = None
    last_missed: str | None = None
    last_cause: str | None = None
    places: tuple[FromWhere, ...] = ()
    light_looks: int = 0
    light_opened: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedAnswer:
    """One URL of one question.

    Attributes:
        number: of the answer within its question, from 1.
        url: as in the run's record.
        looks: every look of the run, in order.
        behind: looks at documents that the page links to or embeds, and that the run read.
        opened: null in what is pinned: it is counted when it is handed in.
    """

    number: int
    url: str
    looks: tuple[PinnedLook, ...]
    behind: tuple[PinnedLook, ...] = ()
    opened: OpenedCount | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PinnedQuestion:
    """One question as the run judged it, with the looks that it was judged by.

    Attributes:
        submitted: what was handed in to the assessment, as the first run that knew of it kept it, secrets masked; null where
            nothing was.
    """

    record: QuestionRecord
    answers: tuple[PinnedAnswer, ...]
    submitted: HandedIn | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofFile:
    """One file of a proof.

    Attributes:
        path: below the proof's folder, with slashes.
        of: whose it is, such as ``O12/1`` (question and number of the answer); empty for what belongs to all.
        what: ``body``, ``text`` (as read from a body), ``head`` (status and headers), ``run``, ``pinned`` (the manifest that
            this one rests on) or ``cover``.
        source: SHA-256 of the body that a text was read from; null for all else.
    """

    path: str
    sha256: str
    bytes: int
    what: str
    of: tuple[str, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The whole of manifest.json.

    Attributes:
        kind: ``pinned`` or ``handed_in``.
        id: name of the proof; a pinned one has its run's.
        reason: why it was pinned: ``asked`` or ``window:answer`` (that window of the catalogue has closed).
        made_at: ISO 8601 with offset.
        checklist: the file that was checked.
        run: the run that looked.
        files: every file but the manifest itself and ``SHA256SUMS``.
        rests_on: SHA-256 of the pinned manifest that this one was made from; null in that one.
        seal: SHA-256 of this file with an empty seal: tells a damaged manifest from a damaged list of sums.
    """

    schema: str
    kind: str
    id: str
    reason: str
    made_at: str
    oitcheck_version: str
    agency: AgencyRef
    catalogue: str
    fiscal_year_be: int
    checklist: ChecklistRef
    run: RunRef
    questions: tuple[PinnedQuestion, ...]
    files: tuple[ProofFile, ...]
    rests_on: str | None = None
    seal: str = ""
