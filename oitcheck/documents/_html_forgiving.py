"""A second reading of markup that the first makes almost nothing of, by BeautifulSoup on Python's own parser.

It tells its tree as the same events, so that everything else stays the same.
"""

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from oitcheck.documents._html_scan import Scan

_LONGEST = 256 * 1024  # characters: the parser's worst case grows with the square
_MOST_DECLARATIONS = 500


def is_worth(markup: str, scan: Scan) -> bool:
    """Tells whether a second reading may find more: many tags of which the first has seen hardly any."""
    if len(markup) > _LONGEST or markup.count("<!") > _MOST_DECLARATIONS or "<!--" in markup:
        return False
    return len(scan.pieces) < 20 and markup.count("</") > 10 and not "".join(scan.pieces).strip()


def tell(markup: str, scan: Scan) -> None:
    """Tells the markup to a fresh scan, iteratively."""
    soup = BeautifulSoup(markup, "html.parser")
    waiting: list[object] = list(reversed(soup.contents))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Tag):
            scan.start(node.name, {name: _value(value) for name, value in node.attrs.items()})
            waiting.append(f"\0{node.name}")
            waiting += reversed(node.contents)
        elif isinstance(node, NavigableString):
            if not isinstance(node, PreformattedString):
                scan.data(str(node))
        else:
            scan.end(str(node)[1:])
    scan.close()


def _value(value: object) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
