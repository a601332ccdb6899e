"""The text of a manifest and of its list of sums. Pure.

Three witnesses speak of every file: the manifest, ``SHA256SUMS`` (which names the manifest too), and the manifest's seal, by
which a change of the manifest is told from a change of the list. The SHA-256 of the manifest, its *mark*, stands in the
history, so that a proof whose files were all made anew is noticed as well.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from oitcheck.model.plain import load, plain
from oitcheck.model.proof import SCHEMA, Manifest

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"

MAX_MANIFEST = 64 * 1024 * 1024
"""Bytes of a manifest that are read."""

_LINE = re.compile(r"([0-9a-f]{64})  ([^\n\r\\]{1,300})")


def sha256_of(body: bytes) -> str:
    """Gives the SHA-256 in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def text_of(manifest: Manifest) -> bytes:
    """Gives the manifest as it is written, sealed."""
    facts = plain(replace(manifest, seal=""))
    return _written(facts | {"seal": sha256_of(_written(facts))})


def sums_of(manifest: Manifest, text: bytes) -> bytes:
    """Gives ``SHA256SUMS``, as ``sha256sum -c`` reads it: every file and the manifest, by path."""
    sums = {file.path: file.sha256 for file in manifest.files} | {MANIFEST: sha256_of(text)}
    return "".join(f"{sums[path]}  {path}\n" for path in sorted(sums)).encode()


def read(text: bytes) -> Manifest | None:
    """Gives the manifest; null where a byte of it is not as it was written, or it is none."""
    facts = _facts(text)
    if facts is None or facts.get("schema") != SCHEMA:
        return None
    try:
        whole = _written(facts) == text and facts["seal"] == sha256_of(_written(facts | {"seal": ""}))
        return load(Manifest, text) if whole else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def is_of_proof(text: bytes) -> bool:
    """Whether this was meant to be a manifest of a proof, sound or not."""
    return SCHEMA.partition("/")[0].encode() in text


def read_sums(text: bytes) -> Mapping[str, str] | None:
    """Gives the sums by path; null where this is no list of them."""
    try:
        lines = text.decode("utf-8").removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        return None
    found = [_LINE.fullmatch(line) for line in lines]
    sums = {hit[2]: hit[1] for hit in found if hit}
    return sums if len(sums) * 2 > len(lines) else None


def _facts(text: bytes) -> dict[str, Any] | None:
    try:
        facts = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return facts if isinstance(facts, dict) else None


def _written(facts: dict[str, Any]) -> bytes:
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
