"""Plain data: every frozen value of the model to JSON and back."""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

T = TypeVar("T")


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast("Any", kind))


def dump(value: Any) -> bytes:
    """Gives the value as compact UTF-8 JSON; keys in the order of the fields."""
    adapter: TypeAdapter[Any] = _adapter(cast("Hashable", type(value)))
    return adapter.dump_json(value)


def plain(value: Any) -> Any:
    """Gives the value as dicts, lists, strings and numbers."""
    adapter: TypeAdapter[Any] = _adapter(cast("Hashable", type(value)))
    return adapter.dump_python(value, mode="json")


def load(kind: type[T], text: bytes | str) -> T:
    """Gives the value that ``dump`` wrote.

    Raises:
        pydantic.ValidationError: the text is not of this kind (a ``ValueError``).
    """
    value: T = _adapter(cast("Hashable", kind)).validate_json(text)
    return value
