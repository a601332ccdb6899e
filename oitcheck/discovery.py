"""The one law of extension: a file in a room is a member, under its file name."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType


@cache
def members(room: str) -> dict[str, ModuleType]:
    """Gives the members of a room: every module whose name has no leading underscore, by name, sorted.

    Args:
        room: a package of this house, such as ``oitcheck.rules``.
    """
    return {name: member(room, name) for name in names(room)}


@cache
def names(room: str) -> tuple[str, ...]:
    """Gives the names of a room's members, sorted, loading none of them."""
    package = importlib.import_module(room)
    return tuple(
        sorted(
            found.name for found in pkgutil.iter_modules(package.__path__) if not found.name.startswith("_")
        )
    )


def member(room: str, name: str) -> ModuleType:
    """Gives one member of a room."""
    return importlib.import_module(f"{room}.{name}")
