"""A node, where it stands in the file's own words, and the complaints about it."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from oitcheck.errors import FileProblems, Problem
from oitcheck.yaml_nodes import Mapping, Node, Scalar, Sequence, quoted

MAX_PROBLEMS = 5000
"""A file with more mistakes is not read on: nobody reads them, and a hostile file could make millions."""

_MANY = 12
_COMPARED = 100


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
            for index, node in enumerate(self.node.items):
                yield self.item(index, node)

    def item(self, index: int, node: Node) -> "Place":
        """Gives the place of an item of a list; ``index`` from 0, shown from 1."""
        return Place(node, f"{self.where}[{index + 1}]", self.complaints)

    def _note(self, found: str, remedy: str, *, warning: bool) -> None:
        problems = self.complaints.problems
        full = len(problems) >= MAX_PROBLEMS
        if full and warning:
            return
        if full:
            found, remedy = f"more than {MAX_PROBLEMS} remarks", "mend those above, then look again"
        problem = Problem(
            path=self.complaints.path,
            line=self.node.line,
            column=self.node.column,
            where=self.where,
            found=found,
            remedy=remedy,
            warning=warning,
        )
        problems.append(problem)
        if full:
            raise FileProblems(tuple(problems))


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
    """Gives the remedy for a name that does not exist: the nearest of the first hundred, or what there is to choose from."""
    known = {choice.casefold(): choice for choice in choices}
    near = difflib.get_close_matches(word[:100].casefold(), list(known)[:_COMPARED], n=1)
    if near:
        return f"did you mean {quoted(known[near[0]])}?"
    names = list(known.values())
    if not names:
        return "there is none to choose from"
    more = f" and {len(names) - _MANY} more" if len(names) > _MANY else ""
    return "choose one of: " + ", ".join(name[:60] for name in names[:_MANY]) + more
