"""A node, where it stands in the file's own words, and the complaints about it."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from oitcheck.errors import Problem
from oitcheck.yaml_nodes import Mapping, Node, Scalar, Sequence, quoted

_MANY = 12


@dataclass(slots=True)
class Complaints:
    """What stands against one file, collected while it is read."""

    path: str
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """One node in its file.

    Attributes:
        where: keys joined by dots, places in lists from 1, such as ``answers.O2.urls[1].expect``.
    """

    node: Node
    where: str
    complaints: Complaints

    def mistake(self, found: str, remedy: str) -> None:
        """Notes a mistake: the file cannot be used."""
        self._note(found, remedy, warning=False)

    def warning(self, found: str, remedy: str) -> None:
        """Notes what should be looked at; the file can be used all the same."""
        self._note(found, remedy, warning=True)

    def below(self, name: str, node: Node) -> "Place":
        """Gives the place of a value under its key."""
        return Place(node, f"{self.where}.{name}" if self.where else name, self.complaints)

    def items(self) -> "Iterator[Place]":
        """Gives the places of a list's items; nothing where this is no list."""
        if isinstance(self.node, Sequence):
            for number, item in enumerate(self.node.items, start=1):
                yield Place(item, f"{self.where}[{number}]", self.complaints)

    def _note(self, found: str, remedy: str, *, warning: bool) -> None:
        self.complaints.problems.append(
            Problem(
                path=self.complaints.path,
                line=self.node.line,
                column=self.node.column,
                where=self.where,
                found=found,
                remedy=remedy,
                warning=warning,
            )
        )


def kind_of(node: Node) -> str:
    """Gives what a node is, for a message: ``the text 'x'``, ``nothing``, ``a list`` or ``a mapping``."""
    match node:
        case Scalar():
            return "nothing" if node.null else f"the text {quoted(node.text)}"
        case Sequence():
            return "a list"
        case Mapping():
            return "a mapping"


def suggestion(word: str, choices: Iterable[str]) -> str:
    """Gives the remedy for a name that does not exist: the nearest one, or what there is to choose from."""
    known = {choice.casefold(): choice for choice in choices}
    near = difflib.get_close_matches(word[:100].casefold(), known, n=1)
    if near:
        return f"did you mean {known[near[0]]!r}?"
    names = list(known.values())
    if not names:
        return "there is none to choose from"
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return "choose one of: " + ", ".join(names[:_MANY]) + more
