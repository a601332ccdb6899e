"""The parts of a page: what is its main part, what menu, header and footer.

By what the markup means (``main``, ``nav``, roles), by the names that content management systems give their blocks, and
by link density for the pages that have neither. When in doubt a block is main: real content is never dropped.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from oitcheck.model.document import Where

_WORDS = re.compile("[a-z]+")
_CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
_OF_CONTENT = frozenset(
    ["entry", "page", "post", "article", "section", "card", "panel", "modal", "table", "box", "widget", "content", "block", "item", "accordion", "title", "sub", "tab", "tabs", "list", "row", "inner", "dialog", "news", "story", "event", "product", "comment", "quote", "group", "col", "column", "pane", "wrapper", "container"]
)  # fmt: skip
"""A header or footer "of a …": its title line, not the site's."""
_CONTENT_WORDS = frozenset({"content", "contents", "maincontent", "article", "main", "entry", "post"})
_MENU_WORDS = frozenset({"breadcrumb", "breadcrumbs", "pagination", "pager", "offcanvas", "sitemap"})
_TAB_WORDS = frozenset({"tab", "tabs", "pill", "pills", "tablist"})

_NAMED, _SECTION, _MEANT = 1, 2, 3
_PROOF = 20  # characters of main text below which a page has as good as none


class Box:
    """A block of the page that may be a part of its own.

    Attributes:
        parent: index of the box around it; -1 for the page.
        kind: what it looks to be: ``main``, ``nav``, ``header``, ``footer``, ``menu?``, ``header?``, ``footer?``,
            ``side?``, ``list?`` (a list or a cell without a telling name), ``article``, ``section``, ``content?`` or "".
        start: first piece of text in it; ``end`` is the first after it.
        first_link: first link in it; ``last_link`` is the first after it.
        nested: lists of links inside a list.
    """

    __slots__ = ("end", "first_link", "kind", "last_link", "nested", "parent", "start")

    def __init__(self, parent: int, kind: str, start: int, first_link: int) -> None:
        self.parent = parent
        self.kind = kind
        self.start = self.end = start
        self.first_link = self.last_link = first_link
        self.nested = 0


def kind_of(tag: str, attributes: Mapping[str, str]) -> str:
    """Gives what a block looks to be by its tag, role, id and class (see ``Box.kind``)."""
    if not attributes:
        return _BY_TAG.get(tag, "")
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}"
    return _kind(tag, attributes.get("role", ""), names[:300])


# A line that runs across the page says what is of the day, whatever the page is about.
_BY_TAG = {
    "main": "main", "nav": "nav", "header": "header", "footer": "footer", "article": "article", "aside": "side?",
    "marquee": "header", "section": "section", "ul": "list?", "ol": "list?", "td": "list?", "menu": "list?", "dl": "list?",
}  # fmt: skip
_BY_ROLE = {
    "main": "main", "navigation": "nav", "banner": "header", "contentinfo": "footer", "menubar": "nav", "menu": "nav",
    "article": "article", "complementary": "side?",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _kind(tag: str, role: str, names: str) -> str:
    by_role = _BY_ROLE.get(role)
    if by_role:
        return by_role
    words = set(_WORDS.findall(_CAMEL.sub(" ", names).lower()))
    if tag == "header" and words & (
        _OF_CONTENT - {"wrapper", "container", "inner", "row", "col", "main", "page"}
    ):
        return ""
    if tag in {"main", "nav", "header", "footer", "article"}:
        return "" if tag == "nav" and words & _TAB_WORDS else _BY_TAG[tag]
    return _by_words(words) or _BY_TAG.get(tag, "")


def _by_words(words: set[str]) -> str:
    content = words & _OF_CONTENT
    if words & {"copyright", "colophon"}:
        return "footer?"
    if any("footer" in word for word in words):
        return (
            "" if content - {"wrapper", "container", "widget", "inner", "row", "block", "page"} else "footer?"
        )
    if words & _MENU_WORDS or any("menu" in word or word.startswith("nav") for word in words):
        return "" if words & _TAB_WORDS else "menu?"
    if any("header" in word for word in words) or words & {"masthead", "topbar"}:
        return "" if content - {"wrapper", "container", "inner", "row"} else "header?"
    if any(word.startswith("sidebar") for word in words) or words & {"sidenav", "aside"}:
        return "side?"
    return "content?" if words & _CONTENT_WORDS else ""


class Parts:
    """Decides which part of the page each box belongs to.

    Args:
        boxes: in the order in which they open; a parent comes before its children.
        letters: of the text pieces up to each piece, from 0 (one more than there are pieces).
        links: of each link its text and its address as typed.
    """

    def __init__(
        self, boxes: Sequence[Box], letters: Sequence[int], links: Sequence[tuple[str, str]]
    ) -> None:
        self._boxes = boxes
        self._letters = letters
        self._links = links
        self._linked = [0]
        for text, _ in links:
            self._linked.append(self._linked[-1] + len(text))
        self._unlinked = max(1, letters[-1] - self._linked[-1])
        self._has_main = any(box.kind == "main" and self._size(box) >= _PROOF for box in boxes)

    def decide(self, *, pictured: bool) -> list[Where]:
        """Gives the part of each box.

        Args:
            pictured: whether the page shows pictures or embedded documents: then little text proves no mistake.
        """
        found = self._pass(lists=True)
        if self._main_letters(found) < _PROOF and not pictured:
            return self._pass(lists=False)
        return found

    def _pass(self, *, lists: bool) -> list[Where]:
        found: list[Where] = []
        content: list[int] = []  # how surely the box stands in content: _NAMED, _SECTION, _MEANT
        for box in self._boxes:
            around = found[box.parent] if box.parent >= 0 else Where.MAIN
            inside = content[box.parent] if box.parent >= 0 else 0
            where = around
            if box.kind == "main":
                where = Where.MAIN
            elif around is Where.MAIN and box.kind:
                where = self._where(box, inside=inside, lists=lists)
            elif box.kind in {"nav", "menu?"}:
                where = Where.MENU
            found.append(where)
            content.append(max(inside, self._content(box)) if where is Where.MAIN else 0)
        return found

    def _content(self, box: Box) -> int:
        if box.kind == "content?":
            return _NAMED if self._density(box) < 0.5 else 0
        return {"main": _MEANT, "article": _MEANT, "section": _SECTION}.get(box.kind, 0)

    def _where(self, box: Box, *, inside: int, lists: bool) -> Where:
        """Gives the part of a box that stands in the main part so far."""
        kind = box.kind
        if kind == "nav":
            return Where.MAIN if self._holds_the_page(box) and self._density(box) < 0.4 else Where.MENU
        if kind == "menu?":
            return Where.MENU if self._density(box) >= 0.5 and not self._holds_the_page(box) else Where.MAIN
        if kind in {"header", "footer", "header?", "footer?"}:
            by_tag = kind in {"header", "footer"}
            titled = inside == _MEANT or (by_tag and inside == _SECTION and self._density(box) < 0.5)
            if titled or self._holds_the_page(box):
                return Where.MAIN
            return Where.HEADER if kind.startswith("header") else Where.FOOTER
        if kind == "side?" and self._has_main and inside != _MEANT and lists:
            return Where.MENU  # beside what the page itself calls its main part
        if kind in {"list?", "side?"} and lists and not inside and self._is_menu(box):
            return Where.MENU
        return Where.MAIN

    def _size(self, box: Box) -> int:
        return self._letters[box.end] - self._letters[box.start]

    def _density(self, box: Box) -> float:
        """Gives the share of the box's text that is link text, 0 to 1."""
        return min(
            1.0, (self._linked[box.last_link] - self._linked[box.first_link]) / max(1, self._size(box))
        )

    def _holds_the_page(self, box: Box) -> bool:
        """Tells whether most of the page's running text stands in the box: then its name says little."""
        own = self._size(box) - (self._linked[box.last_link] - self._linked[box.first_link])
        return own > 200 and own > 0.5 * self._unlinked

    def _is_menu(self, box: Box) -> bool:
        """Tells whether a list without a telling name is a menu: many short links to pages, hardly a word between.

        Links to files, long titles and numbers make a list of documents, which is content. A list needs fewer links
        where it has togglers ("#") or lists within.
        """
        links = self._links[box.first_link : box.last_link]
        texts = [text for text, _ in links if text]
        if len(links) < 8 or not texts or self._density(box) < 0.85:
            return False
        togglers = sum(1 for _, address in links if address in {"", "#"} or address.startswith("javascript:"))
        if len(links) < 15 and not (box.nested or 0 < togglers < len(links) / 2):
            return False
        telling = sum(
            1 for text, address in links if len(text) > 40 or _TELLS.search(text) or _FILE.search(address)
        )
        return telling < 0.25 * len(links) and sum(map(len, texts)) <= 30 * len(texts)

    def _main_letters(self, found: Sequence[Where]) -> int:
        """Gives the letters of the page outside menus, headers and footers."""
        outside = 0
        for box, where in zip(self._boxes, found, strict=True):
            around = found[box.parent] if box.parent >= 0 else Where.MAIN
            if where is not Where.MAIN and around is Where.MAIN:
                outside += self._size(box)
            elif where is Where.MAIN and around is not Where.MAIN:
                outside -= self._size(box)
        return self._letters[-1] - outside


_TELLS = re.compile("[0-9๐-๙]")
_FILE = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png)(?:$|[?#])|download|getfile|/d/")
