"""One page or file as it was read: the only thing that rules and gates see."""

from dataclasses import dataclass
from enum import StrEnum


class Where(StrEnum):
    """The part of a page that something stands in. Documents other than HTML have only ``main``."""

    MAIN = "main"
    MENU = "menu"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of text (HTML: the main part is page 1; a sheet is a page).

    Attributes:
        number: from 1.
        text: visible text as displayed, white space collapsed, one line a block.
        folded: the same through ``thai.text.fold``: what comparisons read.
        read_by: ``text``, ``ocr``, ``browser``; null where this page could not be read, or not in full (a picture with a
            few letters beside it): its text is then all that is known of it.
        title: a sheet's or slide's name.
    """

    number: int
    text: str
    folded: str
    read_by: str | None = "text"
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with its level (1 to 6)."""

    level: int
    text: str
    where: Where = Where.MAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link or an embedded thing.

    Attributes:
        url: absolute; "" for a link without a target ("#", "javascript:").
        text: visible text, or the image's alt text, or the title attribute.
        kind: ``a``, ``area``, ``embed``, ``object``, ``iframe``, ``viewer`` (a document behind a viewer's ``?file=``).
        hidden: whether a reader cannot see it (hidden block, zero size, off screen).
    """

    url: str
    text: str
    kind: str = "a"
    where: Where = Where.MAIN
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """An image; ``width`` and ``height`` in CSS pixels where the markup says so."""

    url: str
    alt: str
    width: int | None = None
    height: int | None = None
    where: Where = Where.MAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A control of a form: ``kind`` is the input's type, ``textarea``, ``select`` or ``button``."""

    kind: str
    name: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form.

    Attributes:
        action: absolute; null where the attribute is missing, "" for ``#`` and ``javascript:``.
        method: ``get`` or ``post``.
        scripted: whether a script handles it (``onsubmit``, or a framework's marker).
    """

    action: str | None
    method: str
    fields: tuple[Field, ...]
    text: str
    where: Where = Where.MAIN
    scripted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's cells as displayed, row by row; nested tables stand on their own."""

    rows: tuple[tuple[str, ...], ...]
    where: Where = Where.MAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What only an HTML page has, for the gates.

    Attributes:
        refresh: target of a ``<meta http-equiv=refresh>``, absolute, with its delay in seconds.
        canonical: absolute.
        generator: the CMS, as it names itself.
        description: the meta description.
        scripts: absolute addresses of script files.
        inline_script: the inline scripts joined, at most 64 KiB.
        hidden_text: text in hidden blocks, at most 64 KiB.
        noscript: text of ``<noscript>``.
        frames: addresses of a ``<frameset>``'s frames.
        html_letters: letters of the whole markup, to tell an empty shell from a short page.
        emails: addresses written for people but hidden in markup, decoded (``data-cfemail``, ``mailto:``).
    """

    refresh: str | None = None
    refresh_delay_s: float | None = None
    canonical: str | None = None
    generator: str | None = None
    description: str | None = None
    language: str | None = None
    scripts: tuple[str, ...] = ()
    inline_script: str = ""
    hidden_text: str = ""
    noscript: str = ""
    frames: tuple[str, ...] = ()
    html_letters: int = 0
    emails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A page or file as it was read.

    Attributes:
        url: where it was read, after redirects.
        kind: ``html``, ``text``, ``pdf``, ``docx``, ``odt``, ``doc``, ``rtf``, ``xlsx``, ``xls``, ``ods``, ``pptx``, ``odp``,
            ``odg``, ``image``, ``archive`` (with the text of the one document in it), ``other``.
        media_type: by the bytes, such as ``application/pdf``.
        encoding: of the text, where there is one.
        title: at most 300 characters.
        pages: text by page; for HTML one page, the main part.
        whole: for HTML everything visible, menus included; null where it is the same as the pages.
        page_count: pages in the file, also those not read.
        complete: whether everything was read: a miss is only as strong as this.
        trouble: cause that stops judging (``document_corrupt``, ``document_unreadable`` …), null where it was read.
        notes: warnings (``mojibake``, ``charset_mismatch``, ``document_repaired``).
        detail: one line of fact beside ``trouble`` or ``notes``.
    """

    url: str
    kind: str
    media_type: str
    encoding: str | None = None
    title: str | None = None
    pages: tuple[Page, ...] = ()
    whole: Page | None = None
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    forms: tuple[Form, ...] = ()
    tables: tuple[Table, ...] = ()
    markup: Markup | None = None
    page_count: int = 1
    complete: bool = True
    trouble: str | None = None
    notes: tuple[str, ...] = ()
    detail: str | None = None
