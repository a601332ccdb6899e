"""One pass over a page: the parser's events become text pieces, ranges and records, in page order.

Nothing is decided here and no tree is built: a page may nest two hundred thousand blocks.

    pieces    text as it comes; ``BREAK`` where a line ends
    ranges    from piece to piece: hidden, unseen (fallbacks, templates), control (labels, options, buttons)
    boxes     blocks that may be a part of the page of their own (see ``_html_regions``)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from oitcheck.documents._html_regions import Box

BREAK = "\x1e"
"""A line's end among the pieces: white space to Python, never in a page's own text but by mischief."""

_NAME_LONGEST = 500  # characters of a link's text, a heading, a label
_NAME_PIECES = 400
_CELL_LONGEST = 2000
_LINKS, _EMAILS = 5000, 500

_USUAL_NAMES = (
    "href src alt title target width height border align valign bgcolor id name type value colspan rowspan rel cellpadding "
    "cellspacing color size face lang dir content media loading decoding srcset sizes property charset"
)
_USUAL = frozenset(_USUAL_NAMES.split())
"""Attributes that mean nothing by themselves on any element; elements with these alone need no look."""

Attributes = Mapping[str, str]


class LinkSeen(NamedTuple):
    """A link with its address as typed; ``box`` and ``at`` (a piece) say where."""

    href: str
    text: str
    kind: str
    box: int
    at: int
    code: str = ""


@dataclass(slots=True)
class ImageSeen:
    """An image with its attributes as typed."""

    attributes: Attributes
    box: int
    at: int


@dataclass(slots=True)
class FieldSeen:
    """A control; ``id`` is what labels name it by."""

    kind: str
    name: str
    label: str
    id: str


@dataclass(slots=True)
class FormSeen:
    """A form with the range of its pieces, and those of labels that name no control."""

    attributes: Attributes
    box: int
    start: int
    end: int = 0
    fields: list[FieldSeen] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)


class LaidOut(NamedTuple):
    """A cell that holds boxes: its place in its row, its ranges of pieces without tables within, its boxes."""

    row: list[str]
    column: int
    kept: list[tuple[int, int]]
    first_box: int
    last_box: int


@dataclass(slots=True)
class TableSeen:
    """A table's rows; ``cell_at`` is the first piece of the open cell, ``holes`` are ranges of tables within it.

    ``laid_out`` are its cells that may hold parts of the page, such as a menu.
    """

    box: int
    at: int
    cell_at: int = -1
    cell_box: int = 0
    laid_out: list[LaidOut] = field(default_factory=list)
    has_row: bool = False
    rows: list[list[str]] = field(default_factory=list)
    holes: list[tuple[int, int]] = field(default_factory=list)


Close = Callable[["Scan", int, Any], None]
"""Called when an element closes, with its first piece and what was noted when it opened."""

Open = Callable[["Scan", str, Attributes], None]
"""Called when an element opens, with its tag and attributes."""


class Scan:
    """A parser's target (``start``, ``end``, ``data``, ``close``); what it holds afterwards is read by ``html``.

    Args:
        opened: what each element does when it opens.
        look_at: what attributes do on any element.
        blocks: elements that end a line where they end.
    """

    def __init__(self, opened: Mapping[str, "Open"], look_at: "Open", blocks: frozenset[str]) -> None:
        self._opened = opened.get
        self._look_at = look_at
        self._blocks = blocks
        self.pieces: list[str] = []
        self.data: Callable[[str], None] = self.pieces.append
        self.depth = 0
        self.watch = 0  # depth of the frame that closes next
        self.frames: list[tuple[int, Close, int, Any]] = []
        self.boxes: list[Box] = []
        self.box = -1
        self.title: str | None = None
        self.base: str | None = None
        self.language: str | None = None
        self.links: list[LinkSeen] = []
        self.images: list[ImageSeen] = []
        self.headings: list[tuple[int, str, int, int]] = []
        self.forms: list[FormSeen] = []
        self.form: FormSeen | None = None
        self.loose_fields: list[FieldSeen] = []
        self.labels: dict[str, str] = {}
        self.tables: list[TableSeen] = []
        self.open_tables: list[TableSeen] = []
        self.cells = 0
        self.laid_out = 0
        self.metas: list[Attributes] = []
        self.canonical: str | None = None
        self.scripts: list[str] = []
        self.code: list[str] = []
        self.frames_of_set: list[str] = []
        self.emails: list[str] = []
        self.hidden: list[tuple[int, int]] = []
        self.unseen: list[tuple[int, int]] = []
        self.noscript: list[tuple[int, int]] = []
        self.control: list[tuple[int, int]] = []
        self.in_heading = self.in_svg = 0
        self.in_pre = False

    # events of the parser

    def start(self, tag: str, attributes: Attributes) -> None:
        """Takes an opening tag."""
        self.depth += 1
        if attributes and not _USUAL.issuperset(attributes):
            self._look_at(self, tag, attributes)
        opened = self._opened(tag)
        if opened is not None:
            opened(self, tag, attributes)

    def end(self, tag: str) -> None:
        """Takes a closing tag; the parser closes every element once, in order."""
        depth = self.depth
        if depth == self.watch:
            self._close_frames(depth)
        self.depth = depth - 1
        if tag in self._blocks:
            self.pieces.append(BREAK)

    def comment(self, text: str) -> None:
        """Takes a comment: nobody sees it."""

    def close(self) -> "Scan":
        """Takes the end of the page."""
        while self.frames:
            self._close_frames(self.frames[-1][0])
        return self

    # frames: what is to be done when an element closes

    def open_frame(self, close: Close, note: Any = None) -> None:
        """Has ``close(scan, first piece, note)`` called when the element that opens now closes."""
        self.frames.append((self.depth, close, len(self.pieces), note))
        self.watch = self.depth

    def _close_frames(self, depth: int) -> None:
        frames = self.frames
        while frames and frames[-1][0] == depth:
            _, close, start, note = frames.pop()
            close(self, start, note)
        self.watch = frames[-1][0] if frames else 0

    def name_since(self, start: int) -> str:
        """Gives the text since a piece, on one line, at most 500 characters."""
        pieces = self.pieces
        one = len(pieces) == start + 1
        text = pieces[start] if one else "".join(pieces[start : start + _NAME_PIECES])
        return " ".join(text[: 4 * _NAME_LONGEST].split())[:_NAME_LONGEST]

    def cell_text(self, ranges: Sequence[tuple[int, int]]) -> str:
        """Gives the text of a cell's ranges of pieces, on one line, at most 2000 characters."""
        if len(ranges) == 1:
            ((start, end),) = ranges
            kept = "".join(self.pieces[start:end])
        else:
            kept = "".join("".join(self.pieces[start:end]) for start, end in ranges)
        return " ".join(kept[: 2 * _CELL_LONGEST].split())[:_CELL_LONGEST]

    def cut_since(self, start: int) -> str:
        """Takes the text since a piece out of the page and gives it."""
        text = "".join(self.pieces[start:])
        self.pieces[start:] = [""] * (len(self.pieces) - start)  # ranges may end here: places stay
        return text

    # what several kinds of element do

    def add_link(self, link: LinkSeen) -> None:
        """Keeps a link, up to the cap."""
        if len(self.links) < _LINKS:
            self.links.append(link)

    def add_email(self, address: str | None) -> None:
        """Keeps an e-mail address, up to the cap."""
        if address and len(self.emails) < _EMAILS:
            self.emails.append(address)

    def open_range(self, ranges: list[tuple[int, int]]) -> None:
        """Adds the pieces of the element that opens now to the ranges when it closes; never an empty range."""
        self.pieces.append("")
        self.open_frame(_close_range, ranges)

    def open_box(self, kind: str) -> None:
        """Makes the element that opens now a box."""
        self.open_frame(_close_box, self.box)
        self.boxes.append(Box(self.box, kind, len(self.pieces), len(self.links)))
        self.box = len(self.boxes) - 1


def _close_range(scan: Scan, start: int, ranges: list[tuple[int, int]]) -> None:
    scan.pieces.append("")
    ranges.append((start - 1, len(scan.pieces)))


def _close_box(scan: Scan, _start: int, around: int) -> None:
    box = scan.boxes[scan.box]
    box.end, box.last_link = len(scan.pieces), len(scan.links)
    scan.box = around
    if box.kind == "list?" and around >= 0:
        scan.boxes[around].nested += 1
