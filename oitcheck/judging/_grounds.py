"""What there was to read at a question's answers, and whether a miss on it is worth anything."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from oitcheck.causes import causes
from oitcheck.judging._worth import files_pointed_at, is_landing, leads_to_any, weighed
from oitcheck.masking import mask
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Document
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Seen, Sighting, Verdict
from oitcheck.rules import Around, look, looks_everywhere

log = logging.getLogger(__name__)

UNREADABLE = "element_unreadable"
MISSING = "element_missing"
WRONG_AGENCY = "wrong_agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What an expectation is looked for in.

    Attributes:
        documents: everything that was read, in the order of the answers, each followed by what is behind it.
        whole: false where something could not be read: a miss then proves nothing.
        dead: addresses behind the answers that are proven broken.
        met: causes met at every address behind the answers that was opened; none where nothing is wrong.
        pointed_at: by the address of a page that does no more than point at files, those files, all of them read.
    """

    documents: tuple[Document, ...] = ()
    whole: bool = True
    dead: frozenset[str] = frozenset()
    met: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
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
        and not (_has_words(observation) and _is_mute(found))
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
    met = {url: said for ground in grounds for url, said in ground.met.items()}
    pointed_at = {url: files for ground in grounds for url, files in ground.pointed_at.items()}
    whole = all(ground.whole for ground in grounds)
    return Ground(documents=documents, whole=whole, dead=dead, met=met, pointed_at=pointed_at)


def find(expectation: Expectation, ground: Ground, around: Around) -> Finding:
    """Gives what the expectation came to: seen anywhere, or unknown where that cannot be told, or missed."""
    if expectation.rule == "each" and expectation.parts:
        parts = [find(part, ground, around) for part in expectation.parts]
        return min(parts, key=lambda finding: _WEAKEST[finding.sighting.seen])
    around = replace(around, dead=around.dead | ground.dead, met={**around.met, **ground.met})
    everywhere = looks_everywhere(expectation)
    findings = []
    for document in ground.documents:
        finding = Finding(sighting=_weighed(expectation, document, ground, around), document=document)
        if finding.sighting.seen is Seen.YES and not everywhere:
            return finding
        findings.append(finding)
    if not findings:
        return Finding(sighting=Sighting(seen=Seen.UNKNOWN, cause=UNREADABLE))
    seen = _seen(findings) if everywhere else None
    return seen or _missed(findings, ground)


def _seen(findings: Sequence[Finding]) -> Finding | None:
    """Gives what decides beside all others: what stands against them, else what was seen, with a warning before without."""
    standing = [one for one in findings if one.sighting.stands]
    if standing:
        return min(standing, key=lambda one: _WEAKEST[one.sighting.seen])
    found = [one for one in findings if one.sighting.seen is Seen.YES]
    if not found:
        return None
    return _announced(findings) or min(found, key=lambda one: one.sighting.cause is None)


def _announced(findings: Sequence[Finding]) -> Finding | None:
    """Gives another agency's file where the own pages only announce it: no file that may be this agency's shows it."""
    files = [one for one in findings if one.document is not None and one.document.kind != "html"]
    wrong = [one for one in files if one.sighting.cause == WRONG_AGENCY]
    own = [one for one in files if one.sighting.seen is not Seen.NO]
    if not wrong or own:
        return None
    return replace(wrong[0], sighting=replace(wrong[0].sighting, proven=False))


def _missed(findings: Sequence[Finding], ground: Ground) -> Finding:
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


def _telling(sighting: Sighting) -> tuple[bool, bool, bool, bool]:
    return (
        sighting.seen is Seen.NO,
        not sighting.proven,
        sighting.cause in {None, UNREADABLE},
        sighting.nearest is None,
    )


def _own(observation: Observation) -> Ground:
    document = observation.document
    return Ground(whole=False) if document is None else Ground(documents=(document,))


def _is_mute(found: Observation) -> bool:
    """Whether a frame was read whole and has no word: a map or a picture, as one that stands in the page itself."""
    document = found.document if found.cause is None else None
    if document is None or document.kind != "html" or document.trouble is not None or not document.complete:
        return False
    return not _has_words(found)


def _has_words(observation: Observation) -> bool:
    return observation.document is not None and any(page.text for page in observation.document.pages)


def _left(observation: Observation) -> Ground:
    return Ground(whole=not observation.left_out)


def _behind(found: Observation) -> Ground:
    """A document that is proven broken shows the public nothing; one that we could not read might have."""
    if _opens(found):
        return join(*_nested(found), Ground(met={found.url: _against(found)}))
    broken = _proven_broken(found)
    dead = frozenset({found.url}) if broken else frozenset[str]()
    return Ground(whole=broken, dead=dead, met={found.url: _against(found)})


def _against(found: Observation) -> tuple[str, ...]:
    """Everything that is said against what was opened, the gravest first."""
    trouble = found.document.trouble if found.document is not None else None if found.cause else UNREADABLE
    return tuple(code for code in (found.cause, trouble, *found.notes) if code)


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
