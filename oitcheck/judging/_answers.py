"""One answer: can the public open it, is it what it says, does it show what the checklist states at that very URL."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from oitcheck.causes import causes
from oitcheck.judging import _clean, _grounds
from oitcheck.judging._reviews import SAID_NO, Heard, Said
from oitcheck.judging._sight import sight
from oitcheck.judging._waivers import Waivers, told
from oitcheck.model.checklist import AnswerUrl, Expectation
from oitcheck.model.observed import Observation
from oitcheck.model.past import Past
from oitcheck.model.run import AnswerRecord, ExpectationRecord
from oitcheck.model.verdict import Seen, Verdict
from oitcheck.rules import Around, wording

# Platforms that show robots a log-in page as a rule; what they refuse says nothing of the agency.
PLATFORMS = (
    "facebook.com", "fb.com", "fb.me", "m.me", "messenger.com", "instagram.com", "threads.net", "threads.com",
    "tiktok.com", "twitter.com", "x.com", "t.co", "line.me", "lin.ee",
)  # fmt: skip
_REFUSALS = frozenset({
    "login_wall", "http_unauthorized", "http_forbidden", "http_bad_request", "http_unexpected", "rate_limited",
    "bot_wall", "captcha", "needs_browser", "redirect_to_home", "empty_page",
})  # fmt: skip
_CONNECTION = frozenset({
    "connect_refused", "connect_timeout", "connection_reset", "tls_handshake_failed", "timeout", "dns_unresolved",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One judged answer.

    Attributes:
        record: as it is written.
        ground: what it gives the question's elements to be seen in.
        excused: the waived cause where this answer could not be read and that is excused.
    """

    record: AnswerRecord
    ground: _grounds.Ground
    excused: str | None = None

    @property
    def readable(self) -> bool:
        """Whether there was anything to read."""
        return bool(self.ground.documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    verdict: Verdict
    cause: str | None = None
    detail: str | None = None


def judge_answer(
    answer: AnswerUrl,
    observation: Observation | None,
    around: Around,
    waivers: Waivers,
    past: Past | None,
    started_at: str,
    *,
    reach_counts: bool,
    reviews: Said,
) -> Answer:
    """Gives the verdict on one URL of one question.

    Args:
        answer: the URL with what it must show.
        observation: what was seen there; null where nobody looked.
        around: what rules may know.
        waivers: those of the checklist, today.
        past: what earlier nights say of it.
        started_at: of this run.
        reach_counts: whether a connection failure from this vantage proves anything.
        reviews: what persons said.
    """
    seen = observation or Observation(url=answer.url, cause="not_checked")
    page = _page(seen, reach_counts=reach_counts)
    readable = page.verdict.rank <= Verdict.WARN.rank
    waiver = waivers.excuse(around.question, page.cause, page.verdict, url=answer.url)
    records = tuple(_expectation(stated, seen, around, readable=readable) for stated in answer.expect)
    said = [_Said(verdict=Verdict.WAIVED, cause=page.cause, detail=page.detail) if waiver else page]
    for record in records if readable else ():
        excuse = waivers.excuse(around.question, record.cause, record.verdict, url=answer.url)
        waiver = waiver or excuse
        said.append(_Said(verdict=Verdict.WAIVED if excuse else record.verdict, cause=record.cause))
    final = max(said, key=lambda one: one.verdict.rank)
    word = _word(final, answer, observation, around.question, reviews)
    final = final if word is None else _settled(word)
    made = _record(answer, seen, final, records, past, started_at, told(waiver) if waiver else None)
    return Answer(
        record=replace(made, review=word.told, review_until=word.until) if word else made,
        ground=_grounds.ground_of(seen) if readable else _grounds.Ground(whole=False),
        excused=page.cause if waiver and not readable else None,
    )


def _word(
    said: _Said, answer: AnswerUrl, seen: Observation | None, question: str, reviews: Said
) -> Heard | None:
    """A person's word settles only what the machine could not tell."""
    if said.verdict is not Verdict.UNDETERMINED:
        return None
    return reviews.on(question, _clean.address(answer.url) or "", said.cause, lambda: sight([seen]))


def _settled(word: Heard) -> _Said:
    if word.yes:
        return _Said(verdict=Verdict.PASS)
    return _Said(verdict=Verdict.FAIL, cause=SAID_NO, detail=word.told)


def _page(seen: Observation, *, reach_counts: bool) -> _Said:
    """What is said of the page before anything is looked for in it."""
    causes_against = [code for code in (seen.cause, _trouble(seen)) if code]
    if not causes_against:
        noted = next((note for note in notes_of(seen) if _verdict(note) not in {None, Verdict.PASS}), None)
        return _Said(verdict=Verdict.WARN if noted else Verdict.PASS, cause=noted)
    said = [_said(code, seen, reach_counts=reach_counts) for code in causes_against]
    return max(said, key=lambda one: one.verdict.rank)


def _said(code: str, seen: Observation, *, reach_counts: bool) -> _Said:
    """What one cause says, with what the checker knows of platforms and of its own place."""
    if code in _REFUSALS and (_on_platform(seen.url) or _on_platform(seen.final_url)):
        return _Said(verdict=Verdict.UNDETERMINED, cause="platform_wall", detail=seen.detail)
    if not reach_counts and code in _CONNECTION and seen.http_status is None:
        detail = f"{code}: {seen.detail}" if seen.detail else code
        return _Said(verdict=Verdict.UNDETERMINED, cause="maybe_geo_blocked", detail=detail)
    stated = Verdict(seen.verdict) if code == seen.cause and seen.verdict in set(Verdict) else None
    verdict = stated or _verdict(code)
    if verdict is None:
        return _Said(verdict=Verdict.UNDETERMINED, cause="checker_error", detail=f"unknown cause {code!r}")
    return _Said(verdict=verdict, cause=None if verdict is Verdict.PASS else code, detail=seen.detail)


def _trouble(seen: Observation) -> str | None:
    if seen.document is not None:
        return seen.document.trouble
    return None if seen.cause else "document_unreadable"


def _verdict(code: str) -> Verdict | None:
    known = causes().get(code)
    return known.verdict if known else None


def notes_of(seen: Observation) -> tuple[str, ...]:
    """Gives the notes of the exchange and of the document, each once."""
    document = seen.document
    return tuple(dict.fromkeys((*seen.notes, *(document.notes if document else ()))))


def _on_platform(url: str | None) -> bool:
    try:
        host = (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return False
    return any(host == platform or host.endswith("." + platform) for platform in PLATFORMS)


def _expectation(
    stated: Expectation, seen: Observation, around: Around, *, readable: bool
) -> ExpectationRecord:
    ground = _grounds.shown_at(seen) if readable else _grounds.Ground(whole=False)
    finding = _grounds.find(stated, ground, around)
    sighting = finding.sighting
    verdict, cause = Verdict.PASS, None
    if sighting.seen is Seen.UNKNOWN:
        verdict, cause = Verdict.UNDETERMINED, sighting.cause or _grounds.UNREADABLE
    elif sighting.seen is Seen.NO:
        verdict, cause = Verdict.FAIL, sighting.cause or _grounds.MISSING
    elif sighting.cause:
        verdict, cause = Verdict.WARN, sighting.cause
    shown = sighting.seen is Seen.YES and finding.document is not None
    return ExpectationRecord(
        rule=stated.rule,
        wording=_clean.line(wording(stated), _clean.DETAIL),
        verdict=verdict,
        cause=cause,
        evidence=_clean.evidence(finding.document.url, sighting.page, sighting.excerpt)
        if shown and finding.document
        else None,
        nearest=None if shown else _clean.line(sighting.nearest),
    )


def _record(
    answer: AnswerUrl,
    seen: Observation,
    said: _Said,
    expectations: tuple[ExpectationRecord, ...],
    past: Past | None,
    started_at: str,
    waiver: str | None,
) -> AnswerRecord:
    passed = said.verdict in {Verdict.PASS, Verdict.WARN}
    earlier = past or Past()
    since = earlier.failing_since or (started_at if said.verdict is Verdict.FAIL else None)
    document = seen.document
    return AnswerRecord(
        url=_clean.address(answer.url) or "",
        final_url=_clean.address(seen.final_url),
        verdict=said.verdict,
        cause=said.cause,
        http_status=seen.http_status,
        media_type=_clean.line(seen.media_type),
        bytes=seen.size_bytes,
        sha256=seen.sha256,
        page_title=_clean.line(document.title, _clean.TITLE) if document else None,
        elapsed_s=seen.elapsed_s,
        attempts=tuple(_clean.attempt(look) for look in seen.attempts),
        expectations=expectations,
        tls_expires_at=seen.tls_expires_at,
        failing_since=None if passed else since,
        last_passed_at=started_at if passed else earlier.last_passed_at,
        notes=notes_of(seen),
        detail=_clean.line(said.detail, _clean.DETAIL),
        excerpt=_clean.line(seen.excerpt),
        waiver=waiver,
    )
