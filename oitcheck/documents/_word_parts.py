"""What a word-processing file shows, whatever its format."""

from dataclasses import dataclass

from oitcheck.model.document import Heading, Link, Table

ROWS, CELLS = 2_000, 60
"""Rows of a table and cells of a row that are kept."""

LINKS = 2_000
"""Links of one document that are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Text as displayed, one line a paragraph, and what stands beside it.

    Attributes:
        pictures: whether it holds any picture.
        large_pictures: whether one is large enough to hold text worth reading.
    """

    text: str
    title: str = ""
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: bool = False
    large_pictures: bool = False
