"""The parts of an .odt file: text as people see it, headings, tables, links.

Source: OpenDocument 1.3, part 3.
"""

import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from oitcheck.documents._container import Refused, tree
from oitcheck.documents._word_parts import CELLS, LINKS, ROWS, Parts
from oitcheck.model.document import Heading, Link, Table
from oitcheck.thai.text import display

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_BLOCKS = (f"{_TEXT}p", f"{_TEXT}h")
_UNSEEN = (
    f"{_TEXT}tracked-changes",
    f"{_OFFICE}annotation",
    f"{_TEXT}hidden-text",
    f"{_TEXT}note-citation",  # a raised number that would run into the digits before it
)
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_LENGTH = re.compile(r"([\d.]{1,12})(cm|in|mm|pt)")
_CM = {"cm": 1.0, "in": 2.54, "mm": 0.1, "pt": 2.54 / 72}
_LARGE_CM2 = 70.0  # 10 cm by 7 cm, above emblems and signatures


def parts_of(container: zipfile.ZipFile) -> Parts:
    """Gives what the file shows.

    Raises:
        Refused: a part is missing, damaged or too large.
    """
    root = tree(container, "content.xml")
    bodies = [root, *_margins(container)]
    for body in bodies:
        for unseen in [*body.iter(*_UNSEEN), *_hidden(body, root)]:
            _without(unseen)
    frames = [frame for frame in root.iter(f"{_DRAW}frame") if frame.find(f"{_DRAW}image") is not None]
    return Parts(
        text="\n".join(line_of(block) for body in bodies for block in body.iter(*_BLOCKS)),
        title=_title(container),
        headings=tuple(_headings(root)),
        tables=tuple(_table(table) for table in root.iter(f"{_TABLE}table")),
        links=tuple(_links(root))[:LINKS],
        pictures=bool(frames),
        large_pictures=any(_area(frame) >= _LARGE_CM2 for frame in frames),
    )


def _margins(container: zipfile.ZipFile) -> Iterator[etree._Element]:
    """Gives headers and footers."""
    try:
        styles = tree(container, "styles.xml")
    except Refused:
        return
    yield from styles.iter(f"{_OFFICE}master-styles")


def _hidden(body: etree._Element, root: etree._Element) -> Iterator[etree._Element]:
    """Gives runs and paragraphs whose style does not show them."""
    styles = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        for look in style.iterchildren(f"{_STYLE}text-properties")
        if look.get(f"{_TEXT}display") == "none"
    }
    if styles:
        found = body.iter(f"{_TEXT}span", *_BLOCKS)
        yield from [one for one in found if one.get(f"{_TEXT}style-name") in styles]


def _without(unseen: etree._Element) -> None:
    tail = unseen.tail or ""
    unseen.clear()
    unseen.tail = tail


def line_of(block: etree._Element) -> str:
    """Gives a paragraph's own text; one inside it (a text box, a note) is a line of its own."""
    signs = [block.text or ""]
    waiting: list[etree._Element | str] = list(reversed(block))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            signs.append(one)
            continue
        waiting.append(one.tail or "")
        if one.tag not in _BLOCKS:
            signs.append(_SIGNS.get(str(one.tag), "") or (one.text or ""))
            waiting += reversed(one)
    return "".join(signs)


def _headings(root: etree._Element) -> Iterator[Heading]:
    for block in root.iter(f"{_TEXT}h"):
        level = block.get(f"{_TEXT}outline-level", "1")
        text = display(line_of(block))
        if text:
            yield Heading(level=min(max(int(level), 1), 6) if level.isdecimal() else 1, text=text[:300])


def _table(table: etree._Element) -> Table:
    rows = []
    for row in table.findall(f".//{_TABLE}table-row")[:ROWS]:
        if next(row.iterancestors(f"{_TABLE}table"), None) is table:
            cells = row.findall(f"{_TABLE}table-cell")[:CELLS]
            rows.append(
                tuple(
                    display(" ".join(map(line_of, cell.iter(*_BLOCKS)))).replace("\n", " ") for cell in cells
                )
            )
    return Table(rows=tuple(rows))


def _links(root: etree._Element) -> Iterator[Link]:
    for link in root.iter(f"{_TEXT}a"):
        url = link.get(_HREF, "")
        if url.startswith(("http://", "https://", "mailto:")):
            yield Link(url=url[:4_096], text=display(line_of(link))[:300])


def _title(container: zipfile.ZipFile) -> str:
    try:
        meta = tree(container, "meta.xml")
    except Refused:
        return ""
    return meta.findtext(".//{http://purl.org/dc/elements/1.1/}title") or ""


def _area(frame: etree._Element) -> float:
    """Gives square centimetres."""
    sides = [_LENGTH.fullmatch(frame.get(f"{_SVG}{name}", "")) for name in ("width", "height")]
    width, height = (float(side[1]) * _CM[side[2]] if side else 0.0 for side in sides)
    return width * height
