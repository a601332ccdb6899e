"""Handing in: a folder and a zip that a person can give away, made from what is pinned and what the history counts."""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urldefrag

from oitcheck import report
from oitcheck.errors import UsageError
from oitcheck.history import History, Journal
from oitcheck.masking import mask
from oitcheck.model.proof import HANDED_IN, PinnedLook, PinnedQuestion, ProofFile
from oitcheck.proof import _placing
from oitcheck.proof._manifest import MANIFEST, SUMS, sha256_of, sums_of, text_of
from oitcheck.proof._names import ending_of, stem
from oitcheck.proof._noted import note
from oitcheck.proof._opened import opened_count
from oitcheck.proof._pins import Pin
from oitcheck.proof._questions import owners_of_bodies

COVER = "index.html"
PINNED_MANIFEST = "pinned-manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What was made; ``mark`` is the SHA-256 of the folder's manifest, ``zip_sha256`` that of the zip."""

    folder: Path
    zip: Path
    mark: str
    zip_sha256: str


def with_counts(
    questions: Sequence[PinnedQuestion], pin: Pin, history: History
) -> tuple[PinnedQuestion, ...]:
    """Gives pinned questions with how often each of their answers opened in all nights that the history knows."""
    journal, agency, catalogue = Journal(history), pin.manifest.agency.id, pin.manifest.catalogue
    counted = []
    for question in questions:
        nights = journal.looked(agency, catalogue, question.record.id)
        days = [date.fromisoformat(night.started_at[:10]) for seen in nights.values() for night in seen]
        light = journal.availability(agency, min(days), max(days)) if days else ()
        answers = []
        for answer in question.answers:
            same = [one for one in light if one.url in {answer.url, _bare(answer.url)}]
            answers.append(replace(answer, opened=opened_count(nights.get(answer.url, ()), same)))
        counted.append(replace(question, answers=tuple(answers)))
    return tuple(counted)


def hand_in(
    pin: Pin, questions: Sequence[PinnedQuestion], target: Path, history: History, *, lang: str, now: datetime
) -> Handed:
    """Makes the folder and its zip beside it, and writes its mark into the history.

    Args:
        pin: what the bytes are taken from.
        questions: of the pin, with counts.
        target: the folder; nothing may stand there yet.
        history: is told the mark.
        lang: of the cover page.
        now: with offset.

    Raises:
        UsageError: something stands at the folder or at the zip.
        CannotLook: the disk refuses; nothing is left behind.
    """
    packed = target.with_name(f"{target.name}.zip")
    for place in (target, packed):
        if place.is_symlink() or place.is_file() or (place.is_dir() and any(place.iterdir())):
            raise UsageError(f"{place}: stands there already\n  name another folder, or move it away")
    with _placing.told(target):
        staged = _placing.stage(target.parent, f".{target.name}.handing-")
        try:
            text = _fill(staged, pin, questions, target.name, lang=lang, now=now)
            _placing.publish(staged, target)
            _placing.pack(target, packed)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        zip_sha256 = _placing.sha256_of_file(packed)
    mark = sha256_of(text)
    note(history, replace(pin.manifest, kind=HANDED_IN, id=target.name), mark, now)
    return Handed(folder=target, zip=packed, mark=mark, zip_sha256=zip_sha256)


def _bare(url: str) -> str:
    return mask(urldefrag(url.strip()).url)


def _fill(
    staged: Path, pin: Pin, questions: Sequence[PinnedQuestion], name: str, *, lang: str, now: datetime
) -> bytes:
    """Fills the folder; gives the text of its manifest."""
    files = [*_bodies(staged, pin, questions), _pinned_manifest(staged, pin)]
    manifest = replace(
        pin.manifest,
        kind=HANDED_IN,
        id=name,
        made_at=now.isoformat(timespec="seconds"),
        questions=tuple(questions),
        files=tuple(sorted(files, key=lambda file: file.path)),
        rests_on=pin.mark,
        seal="",
    )
    cover = report.proof_html(manifest, lang=lang).encode("utf-8", "replace")
    files.append(_added(staged, COVER, cover, "cover"))
    manifest = replace(manifest, files=tuple(sorted(files, key=lambda file: file.path)))
    text = text_of(manifest)
    _placing.write(staged / MANIFEST, text)
    _placing.write(staged / SUMS, sums_of(manifest, text))
    return text


def _bodies(staged: Path, pin: Pin, questions: Sequence[PinnedQuestion]) -> Iterator[ProofFile]:
    """Copies every body once, with the text that was read from it, and writes the head of every look."""
    pinned = {file.path: file for file in pin.manifest.files}
    names: dict[str, str] = {}
    heads: dict[str, list[PinnedLook]] = {}
    for question in questions:
        for answer in question.answers:
            for role, looks in (("look", answer.looks), ("document", answer.behind)):
                for number, look in enumerate(looks, 1):
                    base = stem(question.record.id, answer.number, role, number)
                    if look.sha256 is not None:
                        names.setdefault(look.sha256, f"{base}.{ending_of(look)}")
            heads[f"{question.record.id}/{answer.number}"] = [*answer.looks, *answer.behind]
    owners = {sha256: tuple(of) for sha256, of in owners_of_bodies(questions).items()}
    for sha256, name in names.items():
        body = f"objects/{sha256}"
        yield _copied(staged, pin, pinned[body], f"files/{name}", owners[sha256])
        if (text := pinned.get(f"texts/{sha256}.txt")) is not None:
            base = name.partition(".")[0]
            yield _copied(staged, pin, text, f"files/{base}.text.txt", owners[sha256])
    for answer_name, looked in heads.items():
        base = stem(*_of(answer_name), "look", 1)
        yield _added(staged, f"files/{base}.head.txt", _head(looked), "head", (answer_name,))


def _of(name: str) -> tuple[str, int]:
    question, _, number = name.rpartition("/")
    return question, int(number)


def _head(looks: Sequence[PinnedLook]) -> bytes:
    """Status and headers of every look, as text."""
    parts = []
    for look in looks:
        way = "".join(f"\n  -> {url}" for url in look.redirects)
        status = look.http_status if look.http_status is not None else f"- {look.cause or ''}"
        headers = "\n".join(f"{name}: {value}" for name, value in look.headers)
        parts.append(
            f"{look.at}\nGET {look.url}{way}\nHTTP {status}\n{headers}\nSHA-256: {look.sha256 or '-'}\n"
        )
    return "\n".join(parts).encode("utf-8", "replace")


def _pinned_manifest(staged: Path, pin: Pin) -> ProofFile:
    body = (pin.folder / MANIFEST).read_bytes()
    return _added(staged, PINNED_MANIFEST, body, "pinned")


def _copied(staged: Path, pin: Pin, file: ProofFile, path: str, of: tuple[str, ...]) -> ProofFile:
    body = (pin.folder / file.path).read_bytes()
    return replace(_added(staged, path, body, file.what, of), source=file.source)


def _added(staged: Path, path: str, body: bytes, what: str, of: tuple[str, ...] = ()) -> ProofFile:
    _placing.write(staged / path, body)
    return ProofFile(path=path, sha256=sha256_of(body), bytes=len(body), what=what, of=of)
