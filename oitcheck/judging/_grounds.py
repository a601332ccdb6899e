"""What there was to read at a question's answers, and whether a miss on it is worth anything."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from oitcheck.causes import causes
from oitcheck.judging._worth import files_pointed_at, is_landing, leads_to_any, weighed
from oitcheck.masking import mask
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Document
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Seen, Sighting, Verdict
from oitcheck.rules import Around, look

log = logging.getLogger(__name__)

UNREADABLE = "element_unreadable"
MISSING = "element_missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an expectation is looked for in.

    Attributes:
        documents: everything that was read, in the order of the answers, each followed by what is behind it.
        whole: false where something could not be read: a miss then proves nothing.
        dead: addresses behind the answers that are proven broken.
        pointed_at: by the address of a page that does no more than point at files, those files, all of them read.
    """

    documents: tuple[Document, ...] = ()
    whole: bool = True
    dead: frozenset[str] = frozenset()
    pointed_at: Mapping[str, tuple[Document, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What an expectation came to on its ground; ``document`` is where the sighting was."""

    sighting: Sighting
    document: Document | None = None


def ground_of(observation: Observation) -> Ground:
    """Gives what one readable answer shows, with every document that it links to or embeds."""
    files = files_pointed_at(observation)
    pointing = Ground(pointed_at={observation.document.url: files} if observation.document and files else {})
    read = {found.url for found in observation.behind if found.document and found.document.kind != "html"}
    behind = (
        _behind(found)
        for found in observation.behind
        if not (is_landing(found) and leads_to_any(found, read))
    )
    return join(_own(observation), *behind, _left(observation), pointing)


def shown_at(observation: Observation) -> Ground:
    """Gives what is seen at that very address: the page and what it embeds, not what it links to."""
    document = observation.document
    embedded = {link.url for link in document.links if link.kind not in {"a", "area"}} if document else set()
    inside = (found for found in observation.behind if found.url in embedded)
    left = Ground(whole=not embedded.intersection(observation.left_out))
    return join(_own(observation), *(_behind(found) for found in inside), left)


def join(*grounds: Ground) -> Ground:
    """Gives all grounds as one; it is whole where every part is."""
    documents = tuple(document for ground in grounds for document in ground.documents)
    dead = frozenset[str]().union(*(ground.dead for ground in grounds))
    pointed_at = {url: files for ground in grounds for url, files in ground.pointed_at.items()}
    whole = all(ground.whole for ground in grounds)
    return Ground(documents=documents, whole=whole, dead=dead, pointed_at=pointed_at)


def find(expectation: Expectation, ground: Ground, around: Around) -> Finding:
    """Gives what the expectation came to: seen anywhere, or unknown where that cannot be told, or missed."""
    if expectation.rule == "each" and expectation.parts:
        parts = [find(part, ground, around) for part in expectation.parts]
        return min(parts, key=lambda finding: _WEAKEST[finding.sighting.seen])
    around = replace(around, dead=around.dead | ground.dead)
    findings = []
    for document in ground.documents:
        finding = Finding(sighting=_weighed(expectation, document, ground, around), document=document)
        if finding.sighting.seen is Seen.YES:
            return finding
        findings.append(finding)
    if not findings:
        return Finding(sighting=Sighting(seen=Seen.UNKNOWN, cause=UNREADABLE))
    best = min(findings, key=lambda finding: _telling(finding.sighting))
    if best.sighting.seen is Seen.NO and not ground.whole:
        weak = Sighting(
            seen=Seen.UNKNOWN, cause=UNREADABLE, nearest=best.sighting.nearest, page=best.sighting.page
        )
        return Finding(sighting=weak, document=best.document)
    return best


_WEAKEST = {Seen.NO: 0, Seen.UNKNOWN: 1, Seen.YES: 2}


def _weighed(expectation: Expectation, document: Document, ground: Ground, around: Around) -> Sighting:
    files = ground.pointed_at.get(document.url, ())
    return weighed(expectation, document, files, lambda one: _looked(expectation, one, around))


def _looked(expectation: Expectation, document: Document, around: Around) -> Sighting:
    """A rule's crash costs this one expectation: it says nothing of the agency, and ends no run."""
    try:
        return look(expectation, document, around)
    except Exception:
        log.exception("%s: looking for %s failed", mask(document.url), expectation.rule)
        return Sighting(seen=Seen.UNKNOWN, cause="checker_error")


def _telling(sighting: Sighting) -> tuple[bool, bool, bool]:
    return (sighting.seen is Seen.NO, sighting.cause in {None, UNREADABLE}, sighting.nearest is None)


def _own(observation: Observation) -> Ground:
    document = observation.document
    return Ground(whole=False) if document is None else Ground(documents=(document,))


def _left(observation: Observation) -> Ground:
    return Ground(whole=not observation.left_out)


def _behind(found: Observation) -> Ground:
    """A document that is proven broken shows the public nothing; one that we could not read might have."""
    if _opens(found):
        return join(*_nested(found))
    broken = _proven_broken(found)
    return Ground(whole=broken, dead=frozenset({found.url}) if broken else frozenset())


def _nested(found: Observation) -> Iterator[Ground]:
    yield _own(found)
    yield from (_behind(deeper) for deeper in found.behind)
    yield _left(found)


def _opens(found: Observation) -> bool:
    if found.cause is None:
        return found.document is not None and found.document.trouble is None
    known = causes().get(found.cause)
    return known is not None and known.verdict.rank <= Verdict.WARN.rank and found.document is not None


def _proven_broken(found: Observation) -> bool:
    code = found.cause or (found.document.trouble if found.document else None)
    known = causes().get(code) if code else None
    return known is not None and known.verdict is Verdict.FAIL and not known.soft and found.verdict is None
