"""Pinning: what a run saw is kept with its bytes, outside the history's quota, whole or not at all."""

import shutil
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from oitcheck.errors import CannotLook
from oitcheck.history import History
from oitcheck.inspection import Looks
from oitcheck.model.checklist import Checklist, HandedIn
from oitcheck.model.observed import Observation
from oitcheck.model.plain import dump
from oitcheck.model.proof import PINNED, SCHEMA, Manifest, ProofFile
from oitcheck.model.run import RunRecord
from oitcheck.proof import _placing
from oitcheck.proof._manifest import MANIFEST, SUMS, sha256_of, sums_of, text_of
from oitcheck.proof._noted import note
from oitcheck.proof._pins import Pin, pins_folder
from oitcheck.proof._questions import owners_of_bodies, questions_of
from oitcheck.proof._recording import Recorder
from oitcheck.proof._texts import text_of_document

_STAGED = ".pinning-"


class Pinning:
    """Keeps the bytes of one run. Use as ``with``; what is not kept in the end leaves nothing behind.

    Args:
        home: folder of one agency's catalogue.
        reason: ``asked`` or ``window:<name>``.
        limit: bytes that all bodies together may take.
    """

    def __init__(self, home: Path, reason: str, limit: int) -> None:
        self._place = pins_folder(home)
        self._reason = reason
        self._limit = limit
        self._trouble: OSError | None = None
        self._staged: Path | None = None
        self._recorder: Recorder | None = None

    def __enter__(self) -> Self:
        try:
            self._staged = _placing.stage(self._place, _STAGED)
            (self._staged / "objects").mkdir()
            self._recorder = Recorder(self._staged / "objects", self._limit)
        except OSError as error:
            self._trouble = error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._staged is not None:
            shutil.rmtree(self._staged, ignore_errors=True)
        with suppress(OSError):
            self._place.rmdir()  # where nothing was ever pinned

    def able(self) -> None:
        """Says at once where nothing could be kept.

        Raises:
            CannotLook: the folder cannot be written.
        """
        with _placing.told(self._place):
            if self._trouble is not None:
                raise self._trouble

    def around(self, looks: Looks) -> Looks:
        """Gives the same looks; whatever they bring is kept."""
        return looks if self._recorder is None else self._recorder.around(looks)

    def keep(
        self,
        record: RunRecord,
        looked_at: AbstractSet[str],
        checklist: Checklist,
        history: History,
        now: datetime,
    ) -> Pin:
        """Gives what was seen its place, and the history its mark.

        Args:
            record: of the run that looked.
            looked_at: ids of the questions that it looked at.
            checklist: the file that was checked; knows the divisions' names.
            history: where the run is kept.
            now: with offset.

        Raises:
            CannotLook: not all of it could be kept, so nothing is.
        """
        if record.run.state != "complete":
            message = "the run was not complete, so nothing is pinned\n  run it again, to its end"
            raise CannotLook(message)
        self._trouble = self._trouble or (self._recorder.trouble if self._recorder else None)
        self.able()
        assert self._staged is not None
        assert self._recorder is not None
        seen = {one.url: one for one in history.observations(record.run.id)}
        handed_in = _named(history.submitted(record.agency.id, record.catalogue), checklist)
        questions = questions_of(record, looked_at, handed_in, seen, self._recorder.looks)
        owners = owners_of_bodies(questions)
        target = self._place / record.run.id
        with _placing.told(target):
            files = _fill(self._staged, owners, seen, dump(record))
            manifest = Manifest(
                schema=SCHEMA, kind=PINNED, id=record.run.id, reason=self._reason,
                made_at=now.isoformat(timespec="seconds"), oitcheck_version=record.oitcheck_version,
                agency=record.agency, catalogue=record.catalogue, fiscal_year_be=record.fiscal_year_be,
                checklist=record.checklist, run=record.run, questions=questions, files=files,
            )  # fmt: skip
            text = text_of(manifest)
            _placing.write(self._staged / MANIFEST, text)
            _placing.write(self._staged / SUMS, sums_of(manifest, text))
            _placing.publish(self._staged, target)
        mark = sha256_of(text)
        note(history, manifest, mark, now)
        return Pin(folder=target, manifest=manifest, mark=mark)


def _named(handed_in: Mapping[str, HandedIn], checklist: Checklist) -> dict[str, HandedIn]:
    """Gives what was handed in with the name of the division that did, where it is one."""
    owners = checklist.owners
    return {
        question: replace(one, by=None if one.by is None else owners.get(one.by, one.by))
        for question, one in handed_in.items()
    }


def _fill(
    staged: Path, owners: Mapping[str, Sequence[str]], seen: Mapping[str, Observation], record: bytes
) -> tuple[ProofFile, ...]:
    """Leaves only what belongs to answers, and adds texts and the record; gives the files by path."""
    files = [_added(staged, "run.json", record, "run")]
    texts = {
        one.sha256: text
        for top in seen.values()
        for one in (top, *top.behind)
        if one.sha256 in owners and one.document is not None and (text := text_of_document(one.document))
    }
    for path in sorted((staged / "objects").iterdir()):
        if path.name not in owners:
            path.unlink()
            continue
        of, size = tuple(owners[path.name]), path.stat().st_size
        name = f"objects/{path.name}"
        files.append(ProofFile(path=name, sha256=path.name, bytes=size, what="body", of=of))
        if path.name in texts:
            body = texts[path.name].encode("utf-8", "replace")
            files.append(_added(staged, f"texts/{path.name}.txt", body, "text", of, path.name))
    return tuple(sorted(files, key=lambda file: file.path))


def _added(
    staged: Path, path: str, body: bytes, what: str, of: tuple[str, ...] = (), source: str | None = None
) -> ProofFile:
    _placing.write(staged / path, body)
    return ProofFile(path=path, sha256=sha256_of(body), bytes=len(body), what=what, of=of, source=source)
