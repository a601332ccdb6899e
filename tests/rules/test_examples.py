"""Every rule on the examples of its folder: ``<rule>/{pass,fail,undetermined}/*.html`` and ``*.json``.

An HTML example opens with a comment of JSON: the rule's ``params`` and what is expected of the sighting (``excerpt``,
``nearest``: a part of it; ``cause``; ``page``). A JSON example carries the same beside its ``document``.
"""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from oitcheck import documents, rules
from oitcheck.discovery import members
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Document, Page
from oitcheck.model.verdict import Seen
from oitcheck.thai.text import fold

HERE = Path(__file__).parent
FILES = sorted(path for path in HERE.glob("*/*/*.*") if path.suffix in {".html", ".json"})
STATES = {"pass": Seen.YES, "fail": Seen.NO, "undetermined": Seen.UNKNOWN}
# A file's type is always known; that no menu of the main site leads to a page is not.
SHOWN = {"file_type": {"pass", "fail"}, "linked_from_main_site": {"pass", "undetermined"}}
URL = "https://www.klaeng.example/oit/page"
AROUND = rules.Around(
    question="O5",
    fiscal_year_be=2565,
    today=date(2022, 4, 20),
    agency_home="https://www.klaeng.example/",
    agency_names=("เทศบาลตำบลเมืองแกลง", "Mueang Klaeng Subdistrict Municipality"),
)


def read_html(path):
    body = path.read_bytes()
    meta = json.loads(re.search(rb"<!-- (\{.*?\}) -->", body)[1])
    source = documents.Source(url=URL, content_type="text/html; charset=utf-8", filename=None)
    limits = documents.Limits(pages=100, seconds=10, memory_mib=256, pixels=10_000_000)
    return meta, documents.read(body, source, limits)


def read_json(path):
    meta = json.loads(path.read_text("utf-8"))
    how = {"url": URL, "kind": "html", "media_type": "text/html"} | meta.pop("document")
    read_by = how.pop("read_by", "text")
    pages = tuple(
        Page(
            number=number,
            text=text or "",
            folded=fold(text or ""),
            read_by=read_by if text is not None else None,
        )
        for number, text in enumerate(how.pop("pages"), 1)
    )
    return meta, Document(pages=pages, **how)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE).with_suffix("").as_posix())
def test_example(path):
    """The rule says what the folder's name says, with its evidence or the nearest thing."""
    meta, document = read_html(path) if path.suffix == ".html" else read_json(path)
    rule, state = path.parts[-3], path.parts[-2]

    sighting = rules.look(Expectation(rule=rule, params=meta["params"]), document, AROUND)

    assert STATES[state] is sighting.seen, sighting
    assert meta.get("cause") == sighting.cause
    assert (meta.get("excerpt") or "") in (sighting.excerpt or "")
    assert (meta.get("nearest") or "") in (sighting.nearest or "")
    assert meta.get("page") in {None, sighting.page}
    assert all(len(told) <= 200 for told in (sighting.excerpt, sighting.nearest) if told)


@pytest.mark.parametrize("rule", rules.names())
def test_every_rule_has_examples_of_each_outcome(rule):
    """Seen, missed, and where it can be, not to be told."""
    states = {path.parts[-2] for path in FILES if path.parts[-3] == rule}

    assert SHOWN.get(rule, {"pass", "fail", "undetermined"}) <= states


@pytest.mark.parametrize("rule", rules.names())
def test_every_rule_keeps_the_protocol(rule):
    """A docstring that reads aloud, typed parameters each with a description, a look."""
    member = members("oitcheck.rules")[rule]

    assert member.__doc__.startswith("The document ")
    assert callable(member.look)
    assert member.SEEN_IN in {"text", "markup", "kind"}
    assert all(field.description for field in rules.params_of(rule).model_fields.values())


def test_no_example_is_left_in_a_folder_that_no_rule_has():
    """A renamed rule takes its examples along."""
    assert {path.parts[-3] for path in FILES} == set(rules.names())
