"""Text to nodes with line and column: the only module that knows yaml.

Nothing is constructed: a scalar stays the text that was typed (``no``, ``08``, ``12:30``, ``1e3``), tags are refused, and
the tree is built from parser events without recursion, so that depth and size are bounded whatever the file says.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from oitcheck.errors import FileProblems, Problem
from oitcheck.masking import mask

MAX_DEPTH = 40
MAX_NODES = 100_000
"""Nodes after every alias is written out: an alias bomb ends here."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")
_TEXT_TAGS = (None, "tag:yaml.org,2002:str")
_CORE = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value as typed; ``null`` for an empty plain value. ``line`` and ``column`` from 1."""

    line: int
    column: int
    text: str
    null: bool = False
    size: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list; ``size`` counts its nodes with every alias written out."""

    line: int
    column: int
    items: "tuple[Node, ...]"
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """A mapping; keys are scalars, no key stands twice."""

    line: int
    column: int
    entries: "dict[str, tuple[Scalar, Node]]"
    size: int


Node = Scalar | Sequence | Mapping


def quoted(text: str, limit: int = 80) -> str:
    """Gives the text as messages show it: in quotes, on one line, at most ``limit`` characters, secrets masked."""
    text = mask(text)
    return repr(text if len(text) <= limit else text[: limit - 1] + "…")


def parse(path: str, text: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """Gives the one document of the text, or null with what stands against it; mistakes within it come along.

    Duplicate keys, keys that are no scalars and tags are mistakes within a document that can still be read.
    """
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        builder.problems.append(_syntax(path, text, error))
        return None, tuple(builder.problems)
    except FileProblems as stopped:
        return None, (*builder.problems, *stopped.problems)
    if builder.root is None or (isinstance(builder.root, Scalar) and builder.root.null):
        builder.complain(1, 1, "the file is empty, expected a mapping", "write it as the README shows")
        return None, tuple(builder.problems)
    return builder.root, tuple(builder.problems)


@dataclass(slots=True, kw_only=True)
class _Open:
    """A collection that has not ended: its children so far, keys and values in turn for a mapping."""

    line: int
    column: int
    is_mapping: bool
    anchor: str | None
    children: list[Node]
    size: int = 1


class _Builder:
    """Takes parser events one by one and builds the tree on a stack of its own."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._anchors: dict[str, Node] = {}
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        line, column = _place(event.start_mark)
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self.stop(line, column, "a second document starts here, expected one", "delete the '---'")
            case yaml.ScalarEvent():
                self._check_tag(event.tag, line, column)
                plain = event.implicit[0] and event.style in {None, ""}
                null = plain and event.value in _NULLS
                self._add(Scalar(line=line, column=column, text=event.value, null=null), event.anchor)
            case yaml.AliasEvent():
                self._add(self._aliased(event.anchor or "", line, column), None)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._check_tag(event.tag, line, column)
                if len(self._open) >= MAX_DEPTH:
                    self.stop(line, column, f"more than {MAX_DEPTH} levels deep", "write it flatter")
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                self._open.append(
                    _Open(line=line, column=column, is_mapping=is_mapping, anchor=event.anchor, children=[])
                )
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()

    def complain(self, line: int, column: int, found: str, remedy: str) -> None:
        self.problems.append(
            Problem(path=self.path, line=line, column=column, where="", found=found, remedy=remedy)
        )

    def stop(self, line: int, column: int, found: str, remedy: str) -> None:
        problem = Problem(path=self.path, line=line, column=column, where="", found=found, remedy=remedy)
        raise FileProblems((problem,))

    def _add(self, node: Node, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.children.append(node)
        parent.size += node.size
        if parent.size > MAX_NODES:
            found = f"more than {MAX_NODES} values once every alias (*name) is written out"
            self.stop(node.line, node.column, found, "write the values out instead of nesting aliases")

    def _close(self) -> None:
        done = self._open.pop()
        line, column, size = done.line, done.column, done.size
        if done.is_mapping:
            entries = self._entries(done.children)
            node: Node = Mapping(line=line, column=column, entries=entries, size=size)
        else:
            node = Sequence(line=line, column=column, items=tuple(done.children), size=size)
        self._add(node, done.anchor)

    def _entries(self, children: list[Node]) -> dict[str, tuple[Scalar, Node]]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar):
                kind = "list" if isinstance(key, Sequence) else "mapping"
                self.complain(
                    key.line, key.column, f"a {kind} stands as a key, expected a word", "write a word"
                )
            elif key.text in entries:
                first = entries[key.text][0].line
                self.complain(
                    key.line,
                    key.column,
                    f"the key {quoted(key.text)} stands twice, first in line {first}",
                    "keep one of the two",
                )
            else:
                entries[key.text] = (key, value)
        return entries

    def _aliased(self, anchor: str, line: int, column: int) -> Node:
        if any(unfinished.anchor == anchor for unfinished in self._open):
            self.stop(
                line, column, f"the alias {quoted('*' + anchor)} stands inside itself", "write the values out"
            )
        if anchor not in self._anchors:
            self.stop(
                line,
                column,
                f"the alias {quoted('*' + anchor)} has no anchor before it",
                f"write {quoted('&' + anchor)} before the value that is meant, or put the text in quotes",
            )
        return self._anchors[anchor]

    def _check_tag(self, tag: str | None, line: int, column: int) -> None:
        if tag not in _TEXT_TAGS:
            shown = "!!" + tag.removeprefix(_CORE) if tag and tag.startswith(_CORE) else tag
            self.complain(
                line,
                column,
                f"the tag {quoted(shown or '')} is not allowed, expected plain values",
                "delete the tag; text, lists and mappings need none",
            )


def _syntax(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """Words for what the parser could not read, at the place that the reader has to look at."""
    if not isinstance(error, yaml.MarkedYAMLError):
        error = yaml.MarkedYAMLError(problem=str(error).partition("\n")[0][:200])
    opened = error.context in {"while parsing a flow mapping", "while parsing a flow sequence"}
    unclosed = (
        opened or error.problem == "found unexpected end of stream"
    ) and error.context_mark is not None
    mark = error.context_mark if unclosed else error.problem_mark
    line, column = _place(mark)
    said = error.problem or "it is not YAML"
    found, remedy = next(
        ((found, remedy) for sign, found, remedy in _WORDS if sign in said),
        (
            f"this is not YAML: {said}",
            "look at the indentation and the quotes of this line and the one before",
        ),
    )
    lines = re.split(r"\r\n|[\r\n\x85\u2028\u2029]", text.rstrip())
    if line > len(lines):
        line, column = len(lines), len(lines[-1]) + 1
    source = lines[line - 1]
    indentation = source[: len(source) - len(source.lstrip())]
    if "\t" in indentation:
        column = indentation.index("\t") + 1
        found, remedy = "a tab stands in the indentation, expected spaces", "replace the tab by spaces"
    return Problem(path=path, line=line, column=column, where="", found=found, remedy=remedy)


def _place(mark: Any) -> tuple[int, int]:
    """Gives line and column from 1; the start of the file where the parser gave no mark."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


_WORDS = (
    (
        "mapping values are not allowed",
        "a ':' stands where none can be, expected a text",
        "put the text in quotes, or check the indentation",
    ),
    (
        "cannot start any token",
        "no text can start with this character",
        "put the text in quotes",
    ),
    ("unexpected end of stream", "a quote is opened and never closed", "close the quote"),
    ("expected ',' or '}'", "a '{' is opened and not closed, or a ',' is missing", "close it with '}'"),
    ("expected ',' or ']'", "a '[' is opened and not closed, or a ',' is missing", "close it with ']'"),
    ("expected node content", "a value is missing here", "write it, or close the bracket before it"),
    ("unknown escape character", "a '\\' in double quotes starts no known escape", "use single quotes"),
    (
        "expected key",
        "this line does not line up with the keys before it",
        "indent it like the keys beside it",
    ),
    (
        "expected '-' indicator",
        "this line does not line up with the list before it",
        "indent it like the '-' before it",
    ),
)
