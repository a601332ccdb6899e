"""The frame around every page: top bar, header, the long menu, breadcrumb, sidebar, footer."""

from collections.abc import Set as AbstractSet
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from oitcheck.sample import wording
from oitcheck.sample.content import Piece, pieces

SECTIONS = {
    "about": "เกี่ยวกับเทศบาล",
    "9.1": "ข้อมูลพื้นฐาน",
    "9.2": "การบริหารงาน",
    "9.2b": "การให้บริการ",
    "9.3": "การเงิน พัสดุ",
    "9.4": "บุคลากร",
    "9.5": "ความโปร่งใส",
    "10.1": "ป้องกันการทุจริต",
    "service": "บริการออนไลน์",
}


def framed(*, title: str, body: str, section: str = "", broken: AbstractSet[str] = frozenset()) -> str:
    """Gives a whole page.

    Args:
        title: plain text.
        body: HTML of the main part; may be empty.
        section: id of the menu's section that the page belongs to; "" for none.
        broken: ids of the questions whose second wording stands.
    """
    frame = Template(wording.choose(_file("page.html"), broken))
    heading = f"<h1>{escape(title)}</h1>\n" if body else ""
    return frame.substitute(
        title=escape(title),
        menu=_menu(),
        crumbs=_crumbs(title, section),
        main=heading + body,
    )


def style() -> bytes:
    """Gives the style sheet."""
    return _file("style.css").encode()


@cache
def _file(name: str) -> str:
    return files(__package__).joinpath("layout", name).read_text(encoding="utf-8")


@cache
def _menu() -> str:
    return "\n".join(
        f'<li class="dropdown"><a href="/#{section}">{name}</a>\n<ul class="dropdown-menu">\n{_entries(section)}\n</ul></li>'
        for section, name in SECTIONS.items()
    )


def _entries(section: str) -> str:
    found = [piece for piece in pieces().values() if piece.section == section]
    return "\n".join(_entry(piece) for piece in found)


def _entry(piece: Piece) -> str:
    target = ' target="_blank"' if piece.is_document else ""
    title = wording.choose(piece.title, frozenset())
    return f'<li><a href="{escape(piece.path)}"{target}>{escape(title)}</a></li>'


def _crumbs(title: str, section: str) -> str:
    between = f"<li>{SECTIONS[section]}</li>" if section else ""
    return f'<li><a href="/">หน้าแรก</a></li>{between}<li aria-current="page">{escape(title)}</li>'
