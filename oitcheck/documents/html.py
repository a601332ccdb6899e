"""HTML pages: one pass of lxml over the markup, told apart into main part, menu, header and footer.

What people see is text; labels, options and buttons of forms are not the main part's; alternative texts are no text.
"""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, cast

from lxml import etree

from oitcheck.documents import _html_forgiving
from oitcheck.documents._html_addresses import Addresses
from oitcheck.documents._html_elements import BLOCKS, OPENED, look_at
from oitcheck.documents._html_regions import Parts
from oitcheck.documents._html_scan import Scan
from oitcheck.documents._html_text import PageText, Range
from oitcheck.documents._html_things import Things, plain
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Page, Where
from oitcheck.thai.encoding import decode
from oitcheck.thai.text import fold, fold_parts, join_folded

KINDS = ("html",)

MARKUP_LONGEST = 20_000_000
"""Characters of markup that are read; what is beyond is not judged."""

TAGS_MOST = 800_000
"""Opening and closing tags that are read: the largest real pages have some 100,000."""

_STEP = 100_000
_META_BYTES = 4096
_META_CHARSET = re.compile(rb"""(?i)<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]{1,64})""")
_XML_CHARSET = re.compile(rb"""(?i)^\s*<\?xml[^>]{1,200}?encoding\s*=\s*["']([\w.:-]{1,64})""")
_TITLE_LONGEST = 300


def read(body: bytes, source: Source, limits: Limits) -> Document:  # noqa: ARG001 - bounded by its own caps
    """Gives the page: page 1 is the main part, ``whole`` everything visible."""
    decoded = decode(body, _declared(body, source))
    markup = _bounded(decoded.text)
    scan = _scanned(markup)
    text = PageText(scan)
    parts = _parts(scan)
    things = Things(scan, text, parts, Addresses(source.url, scan.base))
    main, whole = _pages(scan, text, parts)
    return Document(
        url=source.url,
        kind="html",
        media_type="text/html",
        encoding=decoded.encoding,
        title=plain(scan.title)[:_TITLE_LONGEST].strip() or None if scan.title else None,
        pages=(main,),
        whole=whole,
        headings=things.headings(),
        links=things.links(),
        images=things.images(),
        forms=things.forms(),
        tables=things.tables(),
        markup=things.markup(markup),
        complete=len(markup) == len(decoded.text),
        notes=decoded.notes,
    )


def _declared(body: bytes, source: Source) -> tuple[str, ...]:
    """Gives the encodings that the header and the page itself name, the header's first."""
    start = body[:_META_BYTES]
    found = _META_CHARSET.search(start) or _XML_CHARSET.match(start)
    names = (source.charset, found[1].decode("ascii", "replace") if found else None)
    return tuple(filter(None, names))


def _bounded(markup: str) -> str:
    """Gives as much of the markup as is read."""
    markup = markup[:MARKUP_LONGEST]
    left = TAGS_MOST
    for start in range(0, len(markup), _STEP):
        left -= markup.count("<", start, start + _STEP)
        if left < 0:
            return markup[:start]
    return markup


def _scanned(markup: str) -> Scan:
    """Gives what the parser told of the markup.

    ``huge_tree`` only lifts the parser's cap of ten million characters a text; no tree is built, HTML's entities hold
    no others, and nothing is ever loaded.
    """
    scan = fresh_scan()
    if not markup.strip():
        return scan
    parser = etree.HTMLParser(
        target=cast("Any", scan), encoding="utf-8", huge_tree=True, no_network=True, recover=True
    )
    try:
        etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing in it that is markup or text, such as a lone comment
        scan.close()
    if _html_forgiving.is_worth(markup, scan):
        scan = fresh_scan()
        _html_forgiving.tell(markup, scan)
    return scan


def fresh_scan() -> Scan:
    """Gives a scan that knows all elements and has seen nothing."""
    return Scan(OPENED, look_at, BLOCKS)


def _parts(scan: Scan) -> list[Where]:
    if not scan.boxes:
        return []
    lengths = [0, *accumulate(map(len, map(str.strip, scan.pieces)))]
    links = [(link.text, link.href) for link in scan.links]
    pictured = any(link.kind in {"iframe", "embed", "object", "viewer"} for link in scan.links) or any(
        image.attributes.get("width", "").isdigit() and int(image.attributes["width"][:6]) > 300
        for image in scan.images
    )
    return Parts(scan.boxes, lengths, links).decide(pictured=pictured)


def _pages(scan: Scan, text: PageText, parts: list[Where]) -> tuple[Page, Page | None]:
    """Gives the main part, and everything visible where that is more; each piece of text is shown and folded once."""
    lines = text.lines(_apart(scan, parts))
    if all(is_main for _, is_main in lines):
        return _page([shown for shown, _ in lines], ()), None
    folded = fold_parts([shown for shown, _ in lines])
    main = [place for place, (_, is_main) in enumerate(lines) if is_main]
    first = _page([lines[place][0] for place in main], [folded[place] for place in main] if folded else ())
    return first, _page([shown for shown, _ in lines], folded)


def _page(lines: Sequence[str], folded: Sequence[str]) -> Page:
    text = "\n".join(lines)
    return Page(number=1, text=text, folded=join_folded(folded) if folded else fold(text))


def _apart(scan: Scan, parts: list[Where]) -> list[Range]:
    """Gives the ranges of pieces that are visible but not the main part's."""
    ranges = list(scan.control)
    for form in scan.forms:
        if form.end - form.start < 0.6 * len(scan.pieces):  # some pages are one form from top to bottom
            ranges += form.labels
    for place, box in enumerate(scan.boxes):
        around = parts[box.parent] if box.parent >= 0 else Where.MAIN
        if parts[place] is not Where.MAIN and around is Where.MAIN:
            ranges.append((box.start, box.end))
    return ranges
