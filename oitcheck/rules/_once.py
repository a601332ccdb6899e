"""What is worked out once of a document and asked for by many rules."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from oitcheck.model.document import Document

T = TypeVar("T")

_DOCUMENTS = 32
"""Documents of which it is kept: one question's elements look at its documents again and again."""


class _Same:
    """A document by its identity; it cannot go away while it is a key."""

    __slots__ = ("document",)

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.document is self.document


def once(make: Callable[[Document], T]) -> Callable[[Document], T]:
    """Gives the same function, worked out once for each of the last documents it was asked of; its value is shared."""

    @lru_cache(maxsize=_DOCUMENTS)
    def kept(same: _Same) -> T:
        return make(same.document)

    @wraps(make)
    def asked(document: Document) -> T:
        return kept(_Same(document))

    return asked
