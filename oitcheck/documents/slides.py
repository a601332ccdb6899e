"""Slides (.pptx, .odp) and drawings (.odg) from their XML: a slide is a page.

Source: ECMA-376, part 1, 19 (PresentationML); OpenDocument 1.3, part 3, 10.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from oitcheck.documents._container import Refused, damaged_member, opened, refused, tree
from oitcheck.documents._odt import line_of
from oitcheck.documents._pages import ENOUGH_LETTERS, first_line, page_of, settled
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Link, Page
from oitcheck.thai.text import display, letters

KINDS = ("pptx", "odp", "odg")

MEDIA_TYPES = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "odg": "application/vnd.oasis.opendocument.graphics",
}

TEXT = 2_000_000
"""Characters of one slide that are read."""

LINKS = 2_000
"""Links of one document that are kept."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PRESENTATION = "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_OTHER_PARTS = ("/chart", "/diagramData", "/chartUserShapes")


@dataclass(frozen=True, slots=True)
class _Slide:
    """What one slide shows; ``doubtful`` where part of it (a large picture, an embedded thing) is not told by its text."""

    lines: tuple[str, ...]
    doubtful: bool
    links: tuple[Link, ...] = ()


def read(body: bytes, source: Source, limits: Limits) -> Document:
    """Gives the text of every slide that is shown; notes of the speaker and hidden slides are left out."""
    kind = "pptx"
    try:
        with opened(body) as container:
            names = set(container.namelist())
            if "content.xml" in names:
                drawing = body[38:120].startswith(MEDIA_TYPES["odg"].encode())
                kind = "odg" if drawing else "odp"
                slides = list(_odp(container))
            else:
                slides = list(_pptx(container, limits.pages))
            return _document(kind, slides, damaged_member(container), source, limits)
    except Refused as why:
        return refused(kind, MEDIA_TYPES[kind], source.url, why)


def _document(
    kind: str, slides: list[_Slide], damaged: str | None, source: Source, limits: Limits
) -> Document:
    pages = tuple(_page(number, slide) for number, slide in enumerate(slides[: limits.pages], start=1))
    links = [link for slide in slides for link in slide.links]
    return settled(
        Document(
            url=source.url,
            kind=kind,
            media_type=MEDIA_TYPES[kind],
            title=first_line(pages),
            pages=pages,
            links=tuple(links[:LINKS]),
            page_count=len(slides),
            notes=("document_repaired",) if damaged else (),
        )
    )


def _page(number: int, slide: _Slide) -> Page:
    text = "\n".join(slide.lines)
    few = letters(text) < ENOUGH_LETTERS
    return page_of(number, text[:TEXT], read=not (slide.doubtful and few) and len(text) <= TEXT)


def _pptx(container: zipfile.ZipFile, most: int) -> Iterator[_Slide]:
    targets = _targets(container, "ppt/presentation.xml")
    for entry in list(tree(container, "ppt/presentation.xml").iter(f"{_P}sldId"))[: most + 1]:
        part = targets.get(entry.get(f"{_R}id", ""), ("", ""))[1]
        root = tree(container, part)
        if root.get("show", "1") not in {"0", "false"}:
            yield _slide(container, part, root)


def _slide(container: zipfile.ZipFile, part: str, root: etree._Element) -> _Slide:
    targets = _targets(container, part)
    lines = [*_drawn(root)]
    for kind, target in targets.values():
        if kind.endswith(_OTHER_PARTS) and target in container.namelist():
            lines += _drawn(tree(container, target))
    pictured = next(root.iter(f"{_A}blip", f"{_P}oleObj"), None) is not None
    return _Slide(tuple(lines), pictured, tuple(_links(root, targets)))


def _drawn(root: etree._Element) -> Iterator[str]:
    for twin in list(root.iter(_FALLBACK)):
        twin.clear()
    for paragraph in root.iter(f"{_A}p"):
        yield "".join(
            (sign.text or "") if sign.tag == f"{_A}t" else "\n"
            for sign in paragraph.iter(f"{_A}t", f"{_A}br")
        )


def _links(root: etree._Element, targets: dict[str, tuple[str, str]]) -> Iterator[Link]:
    for run in root.iter(f"{_A}r"):
        for click in run.iter(f"{_A}hlinkClick"):
            url = targets.get(click.get(f"{_R}id", ""), ("", ""))[1]
            if url.startswith(("http://", "https://", "mailto:")):
                yield Link(url=url[:4_096], text=display(run.findtext(f"{_A}t") or "")[:300])


def _targets(container: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Gives the type and the target of a part's relations by their ids; targets inside as names of members."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in container.namelist():
        return {}
    found = {}
    for one in tree(container, relations).iterchildren("{*}Relationship"):
        target = one.get("Target", "")
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, target))[1:]
        found[one.get("Id", "")] = (one.get("Type", ""), target)
    return found


def _odp(container: zipfile.ZipFile) -> Iterator[_Slide]:
    root = tree(container, "content.xml")
    hidden = {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for look in style.iter(f"{_STYLE}drawing-page-properties")
        if look.get(f"{_PRESENTATION}visibility") == "hidden"
    }
    for page in root.iter(f"{_DRAW}page"):
        if page.get(f"{_DRAW}style-name", "") in hidden:
            continue
        for unseen in list(page.iter(f"{_PRESENTATION}notes", f"{_OFFICE}annotation")):
            unseen.clear()
        links = (
            Link(url=link.get(_HREF, "")[:4_096], text=display("".join(map(str, link.itertext())))[:300])
            for link in page.iter(f"{_TEXT}a")
            if link.get(_HREF, "").startswith(("http://", "https://", "mailto:"))
        )
        lines = tuple(line_of(block) for block in page.iter(f"{_TEXT}p", f"{_TEXT}h"))
        pictured = next(page.iter(f"{_DRAW}image", f"{_DRAW}object"), None) is not None
        yield _Slide(lines, pictured, tuple(links))
