"""What a scan saw, as the model's values: links, images, forms, headings, tables, markup."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from oitcheck.documents import _html_emails as emails
from oitcheck.documents._html_addresses import DOCUMENT_ENDING, Addresses, of_srcset
from oitcheck.documents._html_scan import Attributes, FieldSeen, FormSeen, LaidOut, Scan
from oitcheck.documents._html_text import PageText, Range, merged, without
from oitcheck.model.document import Field, Form, Heading, Image, Link, Markup, Table, Where
from oitcheck.thai.text import display, letters

_CODE_LONGEST = 64 * 1024
_FORM_TEXT = 4000
_LINKS, _SCRIPT_FILES = 5000, 500
_EMBEDS = {"iframe", "embed", "object"}
_REFRESH = re.compile(r"""(?i)^\s*([\d.]{0,12})\s*(?:[;,]\s*(?:url\s*=\s*)?["']?\s*([^"'>]*))?""")
_WIDTH = re.compile(r"(?i)(?:^|[;\s])(width|height)\s*:\s*(\d{1,5})(?:\.\d+)?px")
_NUMBER = re.compile(r"\s*(\d{1,5})(?:\.\d+)?\s*(?:px)?\s*$")
_SHOWN_BY_SCRIPT = re.compile(r"(?i)pdfobject|flip|pdf\.?js|getdocument|viewer|embed|book|source\s*:")
_FILE_IN_SCRIPT = re.compile(r"""(?i)["']([^"'\s<>\\]{1,500}\.pdf(?:\?[^"'\s<>]{0,500})?)["']""")
_SCRIPTED = re.compile(r"(?i)^(?:on|ng-|wire:|v-on:|@|x-on:|hx-|data-(?:remote|ajax|form|wp|sf|elementor))")
_SCRIPTED_CLASS = re.compile(
    r"(?i)wpcf7|elementor-form|wpforms|gform|ninja-forms|nf-form|forminator|hs-form|ajax"
)


class Things:
    """Turns a scan into the model's values.

    Args:
        scan: after its last event.
        text: the scan's text.
        parts: which part of the page each box belongs to.
        addresses: makes addresses absolute.
    """

    def __init__(self, scan: Scan, text: PageText, parts: Sequence[Where], addresses: Addresses) -> None:
        self._scan = scan
        self._text = text
        self._parts = parts
        self._addresses = addresses
        unseen = merged([*scan.hidden, *scan.noscript])
        self._unseen_starts = [start for start, _ in unseen]
        self._unseen_ends = [end for _, end in unseen]

    def _where(self, box: int) -> Where:
        return self._parts[box] if box >= 0 else Where.MAIN

    def _is_hidden(self, at: int) -> bool:
        place = bisect_right(self._unseen_starts, at) - 1
        return place >= 0 and at < self._unseen_ends[place]

    def links(self) -> tuple[Link, ...]:
        """Gives links and embedded things in page order, each viewer followed by the file that it shows."""
        found: list[Link] = []
        absolute, parts = self._addresses.absolute, self._parts
        for href, typed, kind, box, at, code in self._scan.links:
            url = absolute(href)
            if code and not url:
                url = self._addresses.scripted(code)
            text = typed if typed.isprintable() else plain(typed)
            where = parts[box] if box >= 0 else Where.MAIN
            hidden = self._is_hidden(at) if self._unseen_ends else False
            found.append(Link(url=url, text=text, kind=kind, where=where, hidden=hidden))
            file = self._viewed(kind, url) if kind in _EMBEDS or "?" in url or "#" in url else ""
            if file:
                found.append(Link(url=file, text=text, kind="viewer", where=where, hidden=hidden))
        return tuple((found + self._links_in_scripts())[:_LINKS])

    def _viewed(self, kind: str, url: str) -> str:
        """Gives the file behind a viewer; behind a plain link only one that is a document by its name."""
        file = self._addresses.viewed(url)
        return file if file != url and (kind in _EMBEDS or DOCUMENT_ENDING.search(file)) else ""

    def _links_in_scripts(self) -> list[Link]:
        found: dict[str, None] = {}
        for code in self._scan.code[:200]:
            if ".pdf" in code and _SHOWN_BY_SCRIPT.search(code[:_CODE_LONGEST]):
                for hit in _FILE_IN_SCRIPT.finditer(code[:_CODE_LONGEST]):
                    found.setdefault(self._addresses.absolute(hit[1].replace("\\/", "/")))
        return [Link(url=url, text="", kind="viewer") for url in list(found)[:50] if url]

    def images(self) -> tuple[Image, ...]:
        """Gives the images that are not in hidden blocks; of a lazy image the one it will show."""
        found = []
        for seen in self._scan.images:
            if self._is_hidden(seen.at) and not self._in_noscript(seen.at):
                continue
            attributes = seen.attributes
            width = _size(attributes.get("width"), "width", attributes.get("style"))
            height = _size(attributes.get("height"), "height", attributes.get("style"))
            alt = plain(attributes.get("alt", ""))[:500]
            url = self._image_url(attributes)
            found.append(Image(url=url, alt=alt, width=width, height=height, where=self._where(seen.box)))
        return tuple(found)

    def _in_noscript(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._scan.noscript[:50])

    def _image_url(self, attributes: Attributes) -> str:
        for name in ("data-src", "data-original", "data-lazy-src", "data-lazy"):
            if attributes.get(name):
                return self._addresses.absolute(attributes.get(name))
        best = of_srcset(attributes.get("srcset", "") or attributes.get("data-srcset", ""))
        source = attributes.get("src", "")
        if source[:5].lower() == "data:" and not best:
            return source[: source.find(",") if 0 < source.find(",") < 64 else 32]
        return self._addresses.absolute(best) or self._addresses.absolute(source)

    def headings(self) -> tuple[Heading, ...]:
        """Gives the headings that can be seen, in page order."""
        return tuple(
            Heading(level=level, text=plain(text), where=self._where(box))
            for level, text, box, at in sorted(self._scan.headings, key=lambda heading: heading[3])
            if not self._is_hidden(at)
        )

    def tables(self) -> tuple[Table, ...]:
        """Gives the tables that can be seen; those within come before those around them.

        A cell that lays out the page holds no text of a menu, header or footer within it.
        """
        for seen in self._scan.tables:
            if self._where(seen.box) is Where.MAIN:
                for cell in seen.laid_out:
                    self._keep_main(cell)
        return tuple(
            Table(rows=tuple(tuple(map(plain, row)) for row in seen.rows), where=self._where(seen.box))
            for seen in self._scan.tables
            if not self._is_hidden(seen.at)
        )

    def _keep_main(self, cell: LaidOut) -> None:
        """Takes what is not the main part's out of a cell of the main part."""
        boxes = self._scan.boxes
        apart = merged(
            [
                (boxes[place].start, boxes[place].end)
                for place in range(cell.first_box, cell.last_box)
                if self._parts[place] is not Where.MAIN
            ]
        )
        if apart:
            cell.row[cell.column] = self._scan.cell_text(without(cell.kept, apart))

    def forms(self) -> tuple[Form, ...]:
        """Gives the forms that can be seen; controls outside any form make one more, which a script must handle."""
        found = [self._form(seen) for seen in self._scan.forms if not self._is_hidden(seen.start)]
        loose = self._fields(self._scan.loose_fields)
        typed = [one for one in loose if one.kind in {"text", "email", "tel", "textarea", "url", "file"}]
        if len(typed) > 1 or any(one.kind == "textarea" for one in loose):
            found.append(Form(action=None, method="get", fields=loose, text="", scripted=True))
        return tuple(found)

    def _form(self, seen: FormSeen) -> Form:
        attributes = seen.attributes
        action = attributes.get("action")
        method = attributes.get("method", "get").strip().lower()
        return Form(
            action=None if action is None else self._action(action),
            method=method if method in {"get", "post"} else "get",
            fields=self._fields(seen.fields),
            text=self._text.of([(seen.start, seen.end)], _FORM_TEXT),
            where=self._where(seen.box),
            scripted=any(_SCRIPTED.match(name) for name in attributes)
            or bool(_SCRIPTED_CLASS.search(attributes.get("class", "")[:500])),
        )

    def _action(self, action: str) -> str:
        """Gives the action absolute; an empty one sends to the page itself, ``#`` nowhere."""
        return self._addresses.absolute(action) if action.strip() else self._addresses.page

    def _fields(self, fields: Iterable[FieldSeen]) -> tuple[Field, ...]:
        labels = self._scan.labels
        return tuple(
            Field(
                kind=one.kind,
                name=plain(one.name),
                label=plain(labels.get(one.id, "") if one.id in labels else one.label),
            )
            for one in fields
        )

    def markup(self, markup_text: str) -> Markup:
        """Gives what only an HTML page has; ``markup_text`` is the whole of it, decoded."""
        scan, addresses = self._scan, self._addresses
        refresh, delay_s = self._refresh()
        code = "\n".join(scan.code)
        return Markup(
            refresh=refresh,
            refresh_delay_s=delay_s,
            canonical=addresses.absolute(scan.canonical) or None,
            generator=self._meta("generator"),
            description=self._meta("description"),
            language=scan.language,
            scripts=tuple(filter(None, map(addresses.absolute, scan.scripts[:_SCRIPT_FILES]))),
            inline_script=code[:_CODE_LONGEST],
            hidden_text=self._hidden_text(),
            noscript=self._text.of(scan.noscript, _CODE_LONGEST) if scan.noscript else "",
            frames=tuple(filter(None, map(addresses.absolute, scan.frames_of_set))),
            html_letters=letters(markup_text),
            emails=tuple(dict.fromkeys([*scan.emails, *emails.of_script(code)])),
        )

    def _hidden_text(self) -> str:
        hidden: list[Range] = self._scan.hidden
        return self._text.of(hidden, _CODE_LONGEST) if hidden else ""

    def _meta(self, name: str) -> str | None:
        for attributes in self._scan.metas:
            if attributes.get("name", "").strip().lower() == name:
                return plain(attributes.get("content", ""))[:1000] or None
        return None

    def _refresh(self) -> tuple[str | None, float | None]:
        """Gives target and delay of the first refresh; a refresh without a target loads the page itself again."""
        for attributes in self._scan.metas:
            if attributes.get("http-equiv", "").strip().lower() != "refresh":
                continue
            found = _REFRESH.match(attributes.get("content", "")[:8192])
            delay = found[1] if found else ""
            target = (found[2] or "").strip() if found else ""
            url = self._addresses.absolute(target) if target else self._addresses.page
            return url or None, float(delay) if re.fullmatch(r"\d+(\.\d*)?|\.\d+", delay) else 0.0
        return None, None


def plain(text: str) -> str:
    """Gives a name on one line without signs that are not shown."""
    return text if text.isprintable() and "\u0e4d" not in text else display(text).replace("\n", " ")


def _size(value: str | None, name: str, style: str | None) -> int | None:
    """Gives CSS pixels of an image's side where attribute or style say so; percentages say nothing."""
    found = _NUMBER.match(value[:20]) if value else None
    if found:
        return int(found[1])
    sizes = {hit[1].lower(): int(hit[2]) for hit in _WIDTH.finditer(style[:1000])} if style else {}
    return sizes.get(name)
