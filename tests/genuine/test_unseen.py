"""The gates on pages that were written and labelled before anybody looked at the gates' words.

The files of ``unseen/`` hold records: a line ``=== name {how it was answered}`` and the page below it. A bad page is filed
under its cause; an innocent one lies near to something bad and is nothing of it.
"""

import json
from pathlib import Path

import pytest

from oitcheck.causes import verdict_of
from oitcheck.genuine import judge
from oitcheck.model.verdict import Verdict

HERE = Path(__file__).parent / "unseen"
URL = "http://tessaban.example/oit/o4"
FRAMES = (0, 1, 2, 3, 4, 5, 6)
HARMLESS = {Verdict.WARN}


def records(name: str) -> list[tuple[str, dict, str]]:
    """Gives name, meta and page of every record of a file."""
    found = []
    for record in (HERE / f"{name}.txt").read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, body = record.partition("\n")
        label, _, meta = head.partition(" ")
        found.append((label, json.loads(meta or "{}"), body.strip("\n")))
    return found


def page_of(meta: dict, body: str, framed) -> bytes:
    """Gives the bytes of a bad page: raw, in a template of a site, or as it stands."""
    if "raw" in meta:
        return meta.pop("raw").encode("latin-1")
    if "wrap" in meta:
        return framed(meta.pop("wrap"), meta.pop("title", "เทศบาลตำบลตัวอย่าง"), body).encode()
    return body.encode()


@pytest.fixture
def said_of_bad(make, make_sibling, framed):
    """Gives the maker of what is said of a bad page."""

    def said(meta: dict, body: str) -> list[str]:
        meta = dict(meta)
        meta.pop("also", None)
        body = page_of(meta, body, framed)
        if meta.pop("twin", False):
            meta["siblings"] = (make_sibling(body.decode()),)
        return [one.cause for one in judge(make(body, meta.pop("url", URL), **meta))]

    return said


@pytest.fixture
def said_of_innocent(make, framed):
    """Gives the maker of what is said of an innocent page, by template."""

    def said(meta: dict, body: str) -> dict[int, list]:
        meta = dict(meta)
        whole, title, url = meta.pop("raw_page", False), meta.pop("title", ""), meta.pop("url", URL)
        pages = {5: body} if whole else {number: framed(number, title, body) for number in FRAMES}
        return {number: list(judge(make(page, url, **meta))) for number, page in pages.items()}

    return said


def test_most_bad_pages_are_told(said_of_bad, figures):
    """Bad pages that nobody listed are named by their own cause."""
    for name in ("bad_first",):
        rows, missed = records(name), []
        for label, meta, body in rows:
            causes = said_of_bad(meta, body)
            right = {label.partition("/")[0], *meta.get("also", ())}
            if not causes or causes[0] not in right:
                missed.append((label, causes))
        figures.append(f"{name}: {len(rows) - len(missed)} of {len(rows)} told")
        for one in missed:
            figures.append(f"  missed {one}")


def test_no_innocent_page_is_red(said_of_innocent, figures):
    """No innocent page fails or is set aside, in any template of a site."""
    for name in ("innocent_first",):
        rows, wrong = records(name), {}
        for label, meta, body in rows:
            for number, found in said_of_innocent(meta, body).items():
                for one in found:
                    if not one.note and verdict_of(one.cause) not in HARMLESS:
                        wrong.setdefault(label, []).append((number, one.cause, one.excerpt))
        figures.append(f"{name}: {len(wrong)} of {len(rows)} suspected")
        for label, one in wrong.items():
            figures.append(f"  wrong {label} {[(n, c) for n, c, _ in one]} {one[0][2]}")
