"""The parts of a .docx file: text as people see it, headings, tables, links, and how much of it is pictures.

Source: ECMA-376, part 1, "WordprocessingML" and "DrawingML".
"""

import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from oitcheck.documents._container import Refused, tree
from oitcheck.documents._word_parts import CELLS, LINKS, ROWS, Parts
from oitcheck.model.document import Heading, Link, Table
from oitcheck.thai.text import display

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_OLD_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_ALSO = ("header", "footer", "footnotes", "endnotes")
_DRAWN = ("diagrams/data", "charts/chart")
_LARGE = 3_600_000 * 2_520_000  # square EMU: 10 cm by 7 cm, above emblems and signatures


def parts_of(container: zipfile.ZipFile) -> Parts:
    """Gives what the file shows.

    Raises:
        Refused: a part is missing, damaged or too large.
    """
    main = _main(container)
    root = tree(container, main)
    folder = posixpath.dirname(main)
    bodies = [root, *(tree(container, name) for name in _others(container, folder))]
    lines = [line for body in bodies for line in _lines(body)]
    lines += [line for name in _drawings(container, folder) for line in _drawn(tree(container, name))]
    return Parts(
        text="\n".join(lines),
        title=_title(container),
        headings=tuple(_headings(root, _levels(container, folder))),
        tables=tables_of(root),
        links=tuple(_links(container, main, root))[:LINKS],
        pictures=is_pictured(root),
        large_pictures=any(_is_large(drawing) for drawing in root.iter(f"{_W}drawing")),
    )


def lines_of(root: etree._Element) -> list[str]:
    """Gives the text of a body line by line."""
    return list(_lines(root))


def tables_of(root: etree._Element) -> tuple[Table, ...]:
    """Gives the tables of a body."""
    return tuple(_table(table) for table in root.iter(f"{_W}tbl"))


def is_pictured(root: etree._Element) -> bool:
    """Whether a body holds any picture."""
    return any(True for _ in root.iter(_PIC, _OLD_PICTURE))


def _main(container: zipfile.ZipFile) -> str:
    """Gives the name of the part that the text stands in."""
    if "_rels/.rels" in container.namelist():
        for relation in tree(container, "_rels/.rels"):
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
    return "word/document.xml"


def _others(container: zipfile.ZipFile, folder: str) -> Iterator[str]:
    for name in container.namelist():
        inside = name.removeprefix(f"{folder}/")
        if inside != name and inside.endswith(".xml") and inside.startswith(_ALSO):
            yield name


def _drawings(container: zipfile.ZipFile, folder: str) -> Iterator[str]:
    for name in container.namelist():
        if name.startswith(tuple(f"{folder}/{one}" for one in _DRAWN)) and name.endswith(".xml"):
            yield name


def _drawn(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_A}p"):
        yield "".join(sign.text or "" for sign in paragraph.iter(f"{_A}t"))


def _lines(part: etree._Element) -> Iterator[str]:
    for twin in list(part.iter(_FALLBACK)):
        twin.clear()
    for paragraph in part.iter(f"{_W}p"):
        yield _line(paragraph)


def _line(paragraph: etree._Element) -> str:
    """Gives a paragraph's own text; one inside it (a text box) is a line of its own."""
    signs: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        one = waiting.pop()
        if one.tag == f"{_W}t":
            signs.append(one.text or "")
        elif one.tag in _SIGNS:
            signs.append(_SIGNS[one.tag])
        elif one.tag not in {f"{_W}p", f"{_W}del"} and not (one.tag == f"{_W}r" and _is_hidden(one)):
            waiting += reversed(one)
    return "".join(signs)


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _levels(container: zipfile.ZipFile, folder: str) -> dict[str, int]:
    """Gives the levels of headings by the id of their style."""
    try:
        styles = tree(container, f"{folder}/styles.xml")
    except Refused:
        return {}
    levels = {}
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        shown = (name.get(f"{_W}val") or "").lower() if name is not None else ""
        if shown == "title":
            levels[style.get(f"{_W}styleId", "")] = 1
        elif shown.startswith("heading ") and shown[8:].isdecimal():
            levels[style.get(f"{_W}styleId", "")] = min(max(int(shown[8:]), 1), 6)
    return levels


def _headings(root: etree._Element, levels: dict[str, int]) -> Iterator[Heading]:
    for paragraph in root.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        level = levels.get(style.get(f"{_W}val", "")) if style is not None else None
        text = display(_line(paragraph)) if level else ""
        if level and text:
            yield Heading(level=level, text=text[:300])


def _table(table: etree._Element) -> Table:
    rows = []
    for row in table.findall(f".//{_W}tr")[:ROWS]:
        if next(row.iterancestors(f"{_W}tbl"), None) is table:
            cells = row.findall(f"{_W}tc")[:CELLS]
            rows.append(
                tuple(display(" ".join(map(_line, cell.iter(f"{_W}p")))).replace("\n", " ") for cell in cells)
            )
    return Table(rows=tuple(rows))


def _links(container: zipfile.ZipFile, main: str, root: etree._Element) -> Iterator[Link]:
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels".lstrip("/")
    if relations not in container.namelist():
        return
    targets = {one.get("Id"): one.get("Target", "") for one in tree(container, relations)}
    for link in root.iter(f"{_W}hyperlink"):
        url = targets.get(link.get(f"{_R}id", ""), "")
        if url.startswith(("http://", "https://", "mailto:")):
            yield Link(url=url[:4_096], text=display(_line(link))[:300])


def _title(container: zipfile.ZipFile) -> str:
    try:
        core = tree(container, "docProps/core.xml")
    except Refused:
        return ""
    return core.findtext("{http://purl.org/dc/elements/1.1/}title") or ""


def _is_large(drawing: etree._Element) -> bool:
    extent = drawing.find(f".//{_WP}extent")
    if extent is None or next(drawing.iter(_PIC), None) is None:
        return False
    sides = (extent.get("cx", "0"), extent.get("cy", "0"))
    return all(side.isdecimal() for side in sides) and int(sides[0]) * int(sides[1]) >= _LARGE
