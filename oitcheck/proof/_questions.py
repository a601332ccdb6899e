"""Which looks of a run belong to which answer. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import urldefrag

from oitcheck.masking import mask
from oitcheck.model.checklist import HandedIn
from oitcheck.model.observed import Observation
from oitcheck.model.proof import PinnedAnswer, PinnedLook, PinnedQuestion
from oitcheck.model.run import QuestionRecord, RunRecord
from oitcheck.proof._masked import masked_headers
from oitcheck.proof._recording import Recorded

ERROR_BODY = 256 * 1024
"""Bytes that are read of an error page."""


def questions_of(
    record: RunRecord,
    looked_at: AbstractSet[str],
    handed_in: Mapping[str, HandedIn],
    seen: Mapping[str, Observation],
    looks: Sequence[Recorded],
) -> tuple[PinnedQuestion, ...]:
    """Gives the questions that a run looked at, each answer with its looks.

    Args:
        record: of the run.
        looked_at: ids of the questions.
        handed_in: to the assessment, by question.
        seen: what the run saw, by address as masked.
        looks: all looks of the run, in order.
    """
    known: dict[str, list[Recorded]] = {}
    for look in looks:
        known.setdefault(_key(look.url), []).append(look)
    return tuple(
        PinnedQuestion(
            record=question,
            submitted=handed_in.get(question.id),
            answers=tuple(_answers(question, seen, known, looks)),
        )
        for question in record.questions
        if question.id in looked_at
    )


def owners_of_bodies(questions: Iterable[PinnedQuestion]) -> dict[str, list[str]]:
    """Gives, by SHA-256 of a body, the answers that it belongs to, such as ``O12/1``."""
    owners: dict[str, dict[str, None]] = {}
    for question in questions:
        for answer in question.answers:
            for look in (*answer.looks, *answer.behind):
                if look.sha256 is not None:
                    owners.setdefault(look.sha256, {})[f"{question.record.id}/{answer.number}"] = None
    return {sha256: list(names) for sha256, names in owners.items()}


def _key(url: str) -> str:
    """An address as the history knows it: masked, without what is never sent."""
    return mask(urldefrag(url.strip()).url)


def _answers(
    question: QuestionRecord,
    seen: Mapping[str, Observation],
    known: Mapping[str, Sequence[Recorded]],
    looks: Sequence[Recorded],
) -> Iterable[PinnedAnswer]:
    for number, answer in enumerate(question.answers, 1):
        key = _key(answer.url)
        observation = seen.get(key)
        own = list(known.get(key, ()))
        if observation is not None and observation.sha256 not in {None, *(look.sha256 for look in own)}:
            own += _onward(observation, looks)
        behind = [look for one in _behind(observation) for look in known.get(_key(one.url), ())]
        yield PinnedAnswer(
            number=number,
            url=answer.url,
            looks=tuple(map(_pinned, own)),
            behind=tuple(map(_pinned, behind)),
        )


def _onward(observation: Observation, looks: Sequence[Recorded]) -> list[Recorded]:
    """The looks at pages that an answer sent its reader on to by itself, up to the one that was judged."""
    last = [look for look in looks if look.sha256 == observation.sha256]
    way = {url for attempt in observation.attempts for url in attempt.redirects}
    between = [look for look in looks if mask(look.fetched.url) in way and look not in last]
    return between + last[-1:]


def _behind(observation: Observation | None) -> tuple[Observation, ...]:
    return observation.behind if observation is not None else ()


def _pinned(look: Recorded) -> PinnedLook:
    fetched, attempt = look.fetched, look.fetched.attempt
    status = attempt.http_status
    fine = status is not None and 200 <= status < 300
    return PinnedLook(
        url=mask(fetched.url),
        final_url=mask(fetched.final_url),
        at=attempt.at,
        http_status=status,
        cause=attempt.cause,
        detail=attempt.detail,
        elapsed_s=attempt.elapsed_s,
        redirects=attempt.redirects,
        headers=masked_headers(fetched.headers),
        tls_expires_at=fetched.tls_expires_at,
        wire_bytes=fetched.wire_bytes,
        bytes=look.bytes,
        sha256=look.sha256,
        kind=look.kind.kind if look.kind else None,
        media_type=look.kind.media_type if look.kind else None,
        cut=not fine and look.bytes >= ERROR_BODY,
    )
