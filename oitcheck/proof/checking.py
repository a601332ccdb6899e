"""Whether a proof is as it was made: every changed, missing or added file is named, and whose it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from oitcheck.errors import UsageError
from oitcheck.model.proof import Manifest
from oitcheck.proof._bundles import Bundle, opened
from oitcheck.proof._manifest import (
    MANIFEST,
    MAX_MANIFEST,
    SUMS,
    is_of_proof,
    read,
    read_sums,
    sha256_of,
    sums_of,
)

MAX_UNLISTED = 4 * 1024 * 1024 * 1024
"""Bytes of one file that are hashed where no manifest says how long it is."""


class Fault(StrEnum):
    """What befell a file."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    NOT_AS_NOTED = "not_as_noted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One file that is not as it was.

    Attributes:
        path: below the proof's folder.
        of: the answers that it belongs to, such as ``O12/1``; empty for what belongs to all.
    """

    fault: Fault
    path: str
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of checking a proof.

    Attributes:
        manifest: null where it is not as it was written.
        mark: SHA-256 of the manifest as it lies there; null where there is none.
        files: how many were compared.
        findings: none where everything is as it was made.
        noted: whether the history's mark was compared.
    """

    manifest: Manifest | None
    mark: str | None
    files: int
    findings: tuple[Finding, ...]
    noted: bool = False


def check(path: Path) -> Checked:
    """Compares every byte of a folder or a zip with what its manifest and its list of sums say.

    Raises:
        UsageError: it is no proof.
        CannotLook: it cannot be read.
    """
    with opened(path) as bundle:
        text = bundle.body(MANIFEST, MAX_MANIFEST) if MANIFEST in bundle.names else None
        sums_text = bundle.body(SUMS, MAX_MANIFEST) if SUMS in bundle.names else None
        manifest = read(text) if text is not None else None
        sums = read_sums(sums_text) if sums_text is not None else None
        listed = sums is not None and MANIFEST in sums
        if manifest is None and not listed and not (text is not None and is_of_proof(text)):
            message = f"{path}: is no proof: it has neither a {MANIFEST} of oitcheck nor a {SUMS} of one"
            raise UsageError(f"{message}\n  name the folder or the zip that oitcheck proof has made")
        if manifest is not None:
            assert text is not None
            findings = [*_about_sums(bundle, sums_of(manifest, text)), *_by_manifest(bundle, manifest)]
            count = len(manifest.files)
        else:
            fault = Fault.CHANGED if MANIFEST in bundle.names else Fault.MISSING
            findings = [Finding(fault=fault, path=MANIFEST), *_by_sums(bundle, sums)]
            count = len(sums or ())
        mark = None if text is None else sha256_of(text)
        return Checked(manifest=manifest, mark=mark, files=count, findings=tuple(findings))


def _about_sums(bundle: Bundle, expected: bytes) -> Iterator[Finding]:
    if SUMS not in bundle.names:
        yield Finding(fault=Fault.MISSING, path=SUMS)
    elif bundle.body(SUMS, len(expected)) != expected:
        yield Finding(fault=Fault.CHANGED, path=SUMS)


def _by_manifest(bundle: Bundle, manifest: Manifest) -> Iterator[Finding]:
    for file in manifest.files:
        if file.path not in bundle.names:
            yield Finding(fault=Fault.MISSING, path=file.path, of=file.of)
        elif bundle.sha256(file.path, file.bytes) != file.sha256:
            yield Finding(fault=Fault.CHANGED, path=file.path, of=file.of)
    known = {MANIFEST, SUMS, *(file.path for file in manifest.files)}
    yield from _added(bundle, known)


def _by_sums(bundle: Bundle, sums: Mapping[str, str] | None) -> Iterator[Finding]:
    """What the list of sums alone tells, where the manifest is not to be trusted."""
    if sums is None:
        yield Finding(fault=Fault.CHANGED if SUMS in bundle.names else Fault.MISSING, path=SUMS)
        return
    for path, sha256 in sums.items():
        if path == MANIFEST:
            continue
        if path not in bundle.names:
            yield Finding(fault=Fault.MISSING, path=path)
        elif bundle.sha256(path, MAX_UNLISTED) != sha256:
            yield Finding(fault=Fault.CHANGED, path=path)
    yield from _added(bundle, {MANIFEST, SUMS, *sums})


def _added(bundle: Bundle, known: set[str]) -> Iterator[Finding]:
    for name in bundle.names:
        if name not in known:
            yield Finding(fault=Fault.ADDED, path=name)
