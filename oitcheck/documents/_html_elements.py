"""Elements of a page: what each does when it opens and closes, and the table of all of them."""

import re
from typing import Any

from oitcheck.documents import _html_blocks as blocks
from oitcheck.documents import _html_emails as emails
from oitcheck.documents import _html_forms as forms
from oitcheck.documents._html_hidden import is_hidden
from oitcheck.documents._html_scan import BREAK, Attributes, ImageSeen, LinkSeen, Open, Scan

_IMAGES, _HEADINGS = 2000, 1000
_PROTECTED = re.compile(r"\[email\s?protected\]")
_HIDING = frozenset({"style", "class", "hidden"})


def look_at(scan: Scan, tag: str, attributes: Attributes) -> None:
    """Looks at attributes that mean the same on every element."""
    if not _HIDING.isdisjoint(attributes) and is_hidden(attributes):
        scan.open_range(scan.hidden)
    if "data-cfemail" in attributes:
        _show_email(scan, emails.of_cloudflare(attributes["data-cfemail"]))
    if tag not in _NO_VIEWERS:
        for name in attributes:
            if name == "source" or name.startswith("data-"):
                _note_viewer(scan, attributes[name])
    if attributes.get("role") == "heading" and tag not in _HEADING_LEVELS:
        level = attributes.get("aria-level", "2")
        scan.in_heading += 1
        scan.open_frame(_close_heading, int(level) if level in {"1", "2", "3", "4", "5", "6"} else 2)


def _note_viewer(scan: Scan, value: str) -> None:
    if 4 < len(value) < 2000 and value.lower().partition("?")[0].endswith(
        (".pdf", ".docx", ".xlsx", ".doc", ".xls")
    ):
        scan.add_link(LinkSeen(value, "", "viewer", scan.box, len(scan.pieces)))


def _link(scan: Scan, _tag: str, attributes: Attributes) -> None:
    if attributes:
        scan.frames.append(
            (scan.depth, _close_link, len(scan.pieces), (attributes, len(scan.images), scan.box))
        )
        scan.watch = scan.depth


def _close_link(scan: Scan, start: int, note: tuple[Attributes, int, int]) -> None:
    attributes, images, box = note
    href = attributes.get("href", "")
    if not href and "href" not in attributes and "onclick" not in attributes and "role" not in attributes:
        return  # a mere anchor, <a name>
    text = scan.name_since(start) or _unwritten(scan, images, attributes)
    code = attributes.get("onclick", "")
    if ":" in href or "/cdn-cgi/" in href:
        href, code = _odd_address(scan, href, code)
        text = _PROTECTED.sub("", text) or href.removeprefix("mailto:")
    scan.add_link(LinkSeen(href, text, "a", box, start, code))


def _unwritten(scan: Scan, images: int, attributes: Attributes) -> str:
    """Gives a link's name where it has no text: its picture's, or its title."""
    inner = (image.attributes.get("alt", "") for image in scan.images[images : images + 20])
    named = next((alt for alt in inner if alt.strip()), "")
    return " ".join((named or attributes.get("title", "") or attributes.get("aria-label", ""))[:2000].split())


def _odd_address(scan: Scan, href: str, code: str) -> tuple[str, str]:
    """Gives a link's address and its script, for e-mail and ``javascript:`` addresses."""
    if "/cdn-cgi/l/email-protection#" in href:
        address = emails.of_cloudflare(href.rpartition("#")[2])
        href = f"mailto:{address}" if address else href
    scheme = href[:11].lower()
    if scheme.startswith("mailto:"):
        scan.add_email(emails.of_mailto(href))
    return href, code or (href if scheme == "javascript:" else "")


def _show_email(scan: Scan, address: str | None) -> None:
    """Writes an address where the element stands that opens now, in the place of what robots are shown."""
    if address:
        scan.add_email(address)
        scan.pieces.append(address)
        scan.open_range(scan.unseen)


def _joomla_email(scan: Scan, _tag: str, attributes: Attributes) -> None:
    _show_email(scan, emails.of_joomla(attributes))


def _area(scan: Scan, _tag: str, attributes: Attributes) -> None:
    text = attributes.get("alt", "") or attributes.get("title", "")
    scan.add_link(LinkSeen(attributes.get("href", ""), text, "area", scan.box, len(scan.pieces)))


def _frame(scan: Scan, tag: str, attributes: Attributes) -> None:
    """Takes ``iframe``, ``embed`` and ``object``."""
    href = attributes.get("data" if tag == "object" else "src", "") or attributes.get("data-src", "")
    text = attributes.get("title", "") or attributes.get("name", "")
    if href:
        scan.add_link(LinkSeen(href, text, tag, scan.box, len(scan.pieces)))
    if tag == "iframe":
        scan.open_frame(_drop)
    elif tag == "object":
        scan.open_range(scan.unseen)


def _image(scan: Scan, _tag: str, attributes: Attributes) -> None:
    if len(scan.images) < _IMAGES:
        scan.images.append(ImageSeen(attributes, scan.box, len(scan.pieces)))


def _heading(scan: Scan, tag: str, _attributes: Attributes) -> None:
    scan.pieces.append(BREAK)
    scan.in_heading += 1
    scan.open_frame(_close_heading, _HEADING_LEVELS[tag])


def _close_heading(scan: Scan, start: int, level: int) -> None:
    scan.in_heading -= 1
    text = scan.name_since(start)
    if text and len(scan.headings) < _HEADINGS:
        scan.headings.append((level, text, scan.box, start))


def _title(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    scan.open_frame(_close_title, bool(scan.in_svg))


def _close_title(scan: Scan, start: int, drawn: bool) -> None:
    text = scan.cut_since(start)
    if not drawn and scan.title is None and text.strip():
        scan.title = text[:5000]


def _script(scan: Scan, _tag: str, attributes: Attributes) -> None:
    if attributes.get("src"):
        scan.scripts.append(attributes["src"])
    scan.open_frame(_close_script)


def _close_script(scan: Scan, start: int, _note: Any) -> None:
    code = scan.cut_since(start)
    if code:
        scan.code.append(code)


def _raw(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    scan.open_frame(_drop)


def _drop(scan: Scan, start: int, _note: Any) -> None:
    scan.cut_since(start)


def _fallback(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    scan.open_range(scan.unseen)


def _noscript(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    scan.open_range(scan.noscript)


def _svg(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    scan.in_svg += 1
    scan.open_frame(_close_svg)


def _close_svg(scan: Scan, _start: int, _note: Any) -> None:
    scan.in_svg -= 1


def _pre(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    scan.pieces.append(BREAK)
    if not scan.in_pre:
        scan.open_frame(_close_pre)
        scan.in_pre = True


def _close_pre(scan: Scan, start: int, _note: Any) -> None:
    scan.in_pre = False
    for place in range(start, len(scan.pieces)):
        if "\n" in scan.pieces[place]:
            scan.pieces[place] = scan.pieces[place].replace("\n", BREAK)


def _ruby(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    """Takes a reading above the line: it stands apart from what it reads."""
    scan.pieces.append(" ")


def _dialog(scan: Scan, _tag: str, attributes: Attributes) -> None:
    scan.pieces.append(BREAK)
    if "open" not in attributes:
        scan.open_range(scan.hidden)


def _meta(scan: Scan, _tag: str, attributes: Attributes) -> None:
    if len(scan.metas) < 200:
        scan.metas.append(attributes)


def _rel(scan: Scan, _tag: str, attributes: Attributes) -> None:
    if scan.canonical is None and "canonical" in attributes.get("rel", "").lower().split():
        scan.canonical = attributes.get("href")


def _base(scan: Scan, _tag: str, attributes: Attributes) -> None:
    if scan.base is None:
        scan.base = attributes.get("href")


def _html(scan: Scan, _tag: str, attributes: Attributes) -> None:
    if scan.language is None:
        scan.language = attributes.get("lang", "").strip()[:35] or None


def _set_frame(scan: Scan, _tag: str, attributes: Attributes) -> None:
    if attributes.get("src") and len(scan.frames_of_set) < 50:
        scan.frames_of_set.append(attributes["src"])


_HEADING_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NO_VIEWERS = frozenset({"img", "script", "link", "meta", "input", "option", "html", "body", "source"})

_BOXED = ("div", "section", "main", "nav", "header", "footer", "article", "aside", "center", "marquee")
_PLAIN_BLOCKS = (
    "address", "blockquote", "body", "caption", "dd", "details", "dir", "dt", "fieldset", "figcaption", "figure",
    "hgroup", "li", "optgroup", "option", "p", "search", "summary", "tbody", "tfoot", "thead", "br", "hr",
)  # fmt: skip

BLOCKS = frozenset({
    *_BOXED, "dialog", *_PLAIN_BLOCKS, *_HEADING_LEVELS, "ul", "ol", "menu", "dl", "table", "tr", "form", "pre", "legend", "select",
}) - {"br", "hr"}  # fmt: skip
"""Elements that end a line where they end."""

OPENED: dict[str, Open] = {
    **dict.fromkeys(_PLAIN_BLOCKS, blocks.block),
    **dict.fromkeys(_BOXED, blocks.box),
    **dict.fromkeys(_HEADING_LEVELS, _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dl"), blocks.list_),
    **dict.fromkeys(("td", "th"), blocks.cell),
    **dict.fromkeys(("iframe", "embed", "object"), _frame),
    **dict.fromkeys(("select", "textarea"), forms.select),
    "rt": _ruby, "dialog": _dialog,
    **dict.fromkeys(("style", "noframes", "noembed"), _raw),
    **dict.fromkeys(("template", "rp", "desc", "metadata", "video", "audio", "canvas", "datalist"), _fallback),
    "a": _link, "area": _area, "img": _image, "title": _title, "script": _script, "noscript": _noscript, "svg": _svg,
    "pre": _pre, "table": blocks.table, "tr": blocks.row, "form": forms.form, "input": forms.input_, "button": forms.button, "label": forms.label,
    "legend": forms.legend, "meta": _meta, "link": _rel, "base": _base, "html": _html, "frame": _set_frame,
    "joomla-hidden-mail": _joomla_email,
}  # fmt: skip
"""What each element does when it opens."""
