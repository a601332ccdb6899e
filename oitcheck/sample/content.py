"""The sample municipality's content: one small file a page or document, below ``content/``.

A file opens with ``key: value`` lines, then an empty line, then an HTML fragment. A file named after a question (``O5``)
tells how the question is answered; ``O5-…`` are further pages and documents of that question.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from oitcheck.sample import wording

QUESTIONS: tuple[str, ...] = tuple(f"O{number}" for number in range(1, 44))
BROKEN_BY_DEFAULT: frozenset[str] = frozenset(
    {"O3", "O5", "O6", "O11", "O13", "O16", "O17", "O18", "O21", "O22", "O28", "O33"}
)
UNDECLARED_BY_DEFAULT: frozenset[str] = frozenset({"O38"})

_QUESTION = re.compile(r"(O\d+)(?:-|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One page or document of the site.

    Attributes:
        name: the content file's name without ending.
        path: where it is served, decoded, with its query; "" where it is only a question's answer or text to include.
        title: of the page or document.
        section: id of the menu's section that links to it; "" where the menu does not.
        owner: id of the division that answers the question.
        urls: paths that answer the question.
        explanation: what was typed beside the URL.
        twin: how the broken twin differs.
        shift: years that the broken twin is off; 0 where its wording differs instead.
        body: HTML fragment, both wordings.
    """

    name: str
    path: str = ""
    title: str = ""
    section: str = ""
    owner: str = ""
    urls: tuple[str, ...] = ()
    explanation: str = ""
    twin: str = ""
    shift: int = 0
    body: str = ""

    @property
    def question(self) -> str | None:
        """The question it answers or helps to answer."""
        found = _QUESTION.match(self.name)
        return found[1] if found else None

    @property
    def is_document(self) -> bool:
        """Whether it is served as a file rather than a page."""
        return self.path.endswith((".pdf", ".docx", ".xlsx"))


@cache
def pieces() -> dict[str, Piece]:
    """Gives all pieces by name, questions first, in order."""
    found = [
        _piece(file.name.removesuffix(".html"), file.read_text(encoding="utf-8"))
        for file in files(__package__).joinpath("content").iterdir()
        if file.name.endswith(".html")
    ]
    return {piece.name: piece for piece in sorted(found, key=_order)}


def twin_kind(question: str) -> str:
    """Gives how the question's broken twin is broken, such as ``soft_404`` or ``missing_month``.

    Raises:
        KeyError: the sample answers no such question.
    """
    return pieces()[question].twin


def text_of(piece: Piece, broken: AbstractSet[str]) -> tuple[str, str]:
    """Gives the title and the body as they stand while those questions are broken."""
    title, body = wording.choose(piece.title, broken), wording.choose(piece.body, broken)
    body = wording.include(body, lambda name: _included(name, broken))
    question = piece.question
    shift = pieces()[question].shift if question in broken and question is not None else 0
    if not shift:
        return title, body
    return wording.shift_years(title, shift), wording.shift_years(body, shift)


def _included(name: str, broken: AbstractSet[str]) -> str:
    return _list_of_answers() if name == "list-of-answers" else wording.choose(pieces()[name].body, broken)


def _list_of_answers() -> str:
    answers = [pieces()[question] for question in QUESTIONS]
    lines = (
        f'<li><a href="{piece.urls[0]}">{wording.choose(piece.title or "Social Network", frozenset())}</a></li>'
        for piece in answers
    )
    return "<ol>\n" + "\n".join(lines) + "\n</ol>"


def _piece(name: str, text: str) -> Piece:
    head, _, body = ("", "", text) if text.startswith("<") else text.partition("\n\n")
    said = dict(line.split(": ", 1) for line in head.splitlines())
    twin, _, shift = said.get("twin", "").partition(" ")
    path = said.get("path", "")
    return Piece(
        name=name,
        path=path,
        title=said.get("title", ""),
        section=said.get("section", ""),
        owner=said.get("owner", ""),
        urls=tuple(said.get("urls", path).split()),
        explanation=said.get("explanation", ""),
        twin=twin,
        shift=int(shift or 0),
        body=body.strip(),
    )


def _order(piece: Piece) -> tuple[int, str]:
    found = _QUESTION.match(piece.name)
    return (int(found[1][1:]) if found else len(QUESTIONS) + 1), piece.name
