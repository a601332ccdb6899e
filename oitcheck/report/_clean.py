"""Text of the world made harmless before any format sees it: bounded, masked, without signs that steer a reader's screen."""

import math
import re
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, cast

from oitcheck.masking import mask
from oitcheck.model.run import RunRecord

TEXT_LIMIT = 300
URL_LIMIT = 8192
EXCERPT_LIMIT = 200

_LIMITS = {
    "excerpt": EXCERPT_LIMIT,
    "nearest": EXCERPT_LIMIT,
    "sha256": 64,
    "title": 600,
    "th": 600,
    "en": 600,
}
_URL_FIELDS = frozenset({"url", "final_url", "redirects", "home", "origin"})
_UNMASKED = frozenset({"sha256", "id", "schema", "at", "started_at", "finished_at", "verdict"})

_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
# C0 and C1 controls, bidi marks, embeddings, overrides and isolates, the byte order mark, interlinear and tag characters
_SILENT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BROKEN = re.compile(
    "[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(1, 17))
    + "]"
)


def harmless(text: str) -> str:
    """Gives the text on one line, without controls and bidi signs; what is no character becomes U+FFFD."""
    return _BROKEN.sub("\ufffd", _SILENT.sub("", _BREAKS.sub(" ", text)))


def cut(text: str, limit: int) -> str:
    """Gives at most ``limit`` characters, the last one an ellipsis where something was left out."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def told(text: str, limit: int = TEXT_LIMIT) -> str:
    """Gives text of the world as it may be shown: harmless, secrets masked, cut."""
    # cut twice: masking must not have to read a megabyte, and must see a secret whole that the cut would split
    return cut(mask(harmless(cut(text, limit * 4 + 4096))), limit)


def harmless_address(url: str) -> str:
    """Gives an address whose steering signs are percent-encoded, so that it still leads to the same place."""
    bounded = cut(url, URL_LIMIT)
    return mask(harmless(_SILENT.sub(_percent, bounded))).strip()


def _percent(hit: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in hit[0].encode("utf-8"))


def harmless_record(record: RunRecord) -> RunRecord:
    """Gives the record with every text in it made harmless, masked and bounded; no number is infinite or NaN."""
    return cast("RunRecord", _plain_value("", record))


def _plain_value(name: str, value: Any) -> Any:
    if isinstance(value, Enum) or value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return _text(name, value)
    if isinstance(value, float):
        return value if math.isfinite(value) else 0.0
    if isinstance(value, (tuple, list)):
        return tuple(_plain_value(name, part) for part in value)
    if isinstance(value, dict):
        return {told(str(key)): _plain_value(name, part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{field.name: _plain_value(field.name, getattr(value, field.name)) for field in fields(value)},
        )
    return value


def _text(name: str, text: str) -> str:
    if name in _URL_FIELDS:
        return harmless_address(text)
    limit = _LIMITS.get(name, TEXT_LIMIT)
    return cut(harmless(text), limit) if name in _UNMASKED else told(text, limit)
