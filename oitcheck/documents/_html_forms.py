"""Forms: their controls, and which text is a control's label rather than the page's own words."""

from typing import Any

from oitcheck.documents._html_blocks import box
from oitcheck.documents._html_scan import BREAK, Attributes, FieldSeen, FormSeen, Scan

_FORMS, _FIELDS = 100, 500
_OPENERS = (
    "aria-expanded",
    "aria-controls",
    "data-toggle",
    "data-bs-toggle",
    "data-target",
    "data-bs-target",
)
"""Attributes of a button that opens a part of the page."""


def form(scan: Scan, tag: str, attributes: Attributes) -> None:
    box(scan, tag, attributes)
    if scan.form is None:
        scan.form = FormSeen(attributes, scan.box, len(scan.pieces))
        scan.open_frame(_close_form)


def _close_form(scan: Scan, _start: int, _note: Any) -> None:
    if scan.form is not None:
        scan.form.end = len(scan.pieces)
        if len(scan.forms) < _FORMS:
            scan.forms.append(scan.form)
        scan.form = None


def _fields(scan: Scan) -> list[FieldSeen]:
    return scan.loose_fields if scan.form is None else scan.form.fields


def _add_field(scan: Scan, kind: str, attributes: Attributes, label: str) -> None:
    fields = _fields(scan)
    label = (
        label
        or attributes.get("placeholder", "")
        or attributes.get("aria-label", "")
        or attributes.get("title", "")
    )
    if len(fields) < _FIELDS:
        name = attributes.get("name", "")[:200]
        fields.append(FieldSeen(kind, name, " ".join(label.split())[:200], attributes.get("id", "")))


def input_(scan: Scan, _tag: str, attributes: Attributes) -> None:
    kind = attributes.get("type", "text").strip().lower()[:40] or "text"
    label = ""
    if kind in {"submit", "button", "reset", "image"}:
        label = attributes.get("value", "") or attributes.get("alt", "")
    elif kind not in {"hidden", "checkbox", "radio"}:
        label = _label_before(scan)
    _add_field(scan, kind, attributes, label)


def _label_before(scan: Scan) -> str:
    """Gives the short text that stands before a control on its line, and takes it for a label."""
    pieces = scan.pieces
    start = len(pieces)
    while start > 0 and len(pieces) - start < 12 and pieces[start - 1] != BREAK:
        start -= 1
    text = " ".join("".join(pieces[start:])[:400].split())
    if not text or len(text) > 80:
        return ""
    scan.control.append((start, len(pieces)))
    return text


def select(scan: Scan, tag: str, attributes: Attributes) -> None:
    """Takes ``select`` and ``textarea``."""
    _add_field(scan, tag, attributes, _label_before(scan))
    scan.open_range(scan.control)


def button(scan: Scan, _tag: str, attributes: Attributes) -> None:
    opens = scan.in_heading or any(name in attributes for name in _OPENERS)
    scan.open_frame(_close_button, (attributes, bool(opens)))


def _close_button(scan: Scan, start: int, note: tuple[Attributes, bool]) -> None:
    attributes, opens = note
    if not opens:  # what opens a part of the page is that part's title
        scan.control.append((start, len(scan.pieces)))
    _add_field(scan, "button", attributes, scan.name_since(start))


def label(scan: Scan, _tag: str, attributes: Attributes) -> None:
    scan.open_frame(_close_label, (attributes.get("for", ""), len(_fields(scan)), scan.form is not None))


def _close_label(scan: Scan, start: int, note: tuple[str, int, bool]) -> None:
    target, before, in_form = note
    text = scan.name_since(start)
    inside = _fields(scan)[before:] if (scan.form is not None) == in_form else []
    for one in inside:
        one.label = one.label or text
    if target and len(scan.labels) < _FIELDS * 4:
        scan.labels.setdefault(target, text)
    if target or inside:
        scan.control.append((start, len(scan.pieces)))
    elif scan.form is not None and len(scan.form.labels) < _FIELDS:
        scan.form.labels.append((start, len(scan.pieces)))


def legend(scan: Scan, _tag: str, _attributes: Attributes) -> None:
    scan.pieces.append(BREAK)
    scan.open_range(scan.control)
