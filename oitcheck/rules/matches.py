"""The document matches a pattern, in its text as displayed.

The pattern is a regular expression of the ``regex`` library. It is tried on the text as it is, then with Thai digits
read as ASCII digits. A pattern that takes longer than two seconds is unknown, never a miss.
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Any, Literal

import regex
from pydantic import Field, field_validator

from oitcheck.model.document import Document, Page
from oitcheck.model.verdict import Sighting
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, pages_of, snippet, unknown, yes_unless_ocr
from oitcheck.thai.digits import ascii_digits

SEEN_IN = SeenIn.TEXT
LIMIT_S = 2.0


class Params(RuleParams):
    """One pattern."""

    pattern: str = Field(
        min_length=1, max_length=2000, description="regular expression, searched in the displayed text"
    )
    where: Literal["main", "page"] = Field("main", description="main part, or everything visible")

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            _compiled(pattern)
        except (regex.error, RecursionError, OverflowError) as error:
            message = f"{pattern!r} is no regular expression: {error}"
            raise ValueError(message) from error
        return pattern


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first place that matches; that nothing comes near a pattern is not told."""
    del around
    pages = pages_of(document, params.where)
    if not pages:
        return no()
    text = "\n".join(page.text for page in pages)
    for pattern, tried in _tries(params.pattern, text):
        try:
            hit = _compiled(pattern).search(tried, timeout=LIMIT_S)
        except (TimeoutError, MemoryError):
            return unknown(f"{pattern[:80]}: over {LIMIT_S:g} s")
        if hit is not None:
            return _sighting(pages, text, hit.start(), hit.end())
    return no()


def _tries(pattern: str, text: str) -> Iterator[tuple[str, str]]:
    """As typed; then with ASCII digits in the text, and in the pattern where that leaves one (``[ก-๙]`` does not)."""
    yield pattern, text
    plain, folded = ascii_digits(text), ascii_digits(pattern)
    if plain != text:
        yield pattern, plain
    if folded != pattern and _is_pattern(folded):
        yield folded, plain


def _is_pattern(pattern: str) -> bool:
    try:
        _compiled(pattern)
    except regex.error:
        return False
    return True


def _sighting(pages: tuple[Page, ...], text: str, start: int, end: int) -> Sighting:
    starts = [0, *accumulate(len(page.text) + 1 for page in pages)]
    page = pages[min(bisect_right(starts, start), len(pages)) - 1]
    digits = any(sign.isdigit() for sign in text[start:end])
    return yes_unless_ocr(page, snippet(text, start, end), digits=digits)


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> Any:
    return regex.compile(pattern)
