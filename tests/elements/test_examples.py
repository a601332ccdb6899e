"""Every element on the examples of its folder: ``<question>/<element>/{pass,fail,undetermined}*``.

An HTML example opens with a comment of JSON: the ``path`` it stands at. A JSON example is a document as its reader gives
it: ``kind`` and the text of its ``pages``, null for one that could not be read.
"""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from oitcheck import catalogue_file, documents, rules
from oitcheck.model.document import Document, Page
from oitcheck.model.verdict import Seen
from oitcheck.thai.text import fold

HERE = Path(__file__).parent
HOME = "https://www.nongphaingam.go.th/"
STATES = {"pass": Seen.YES, "fail": Seen.NO, "undetermined": Seen.UNKNOWN}
FILES = sorted(path for path in HERE.glob("O*/*/*.*") if path.suffix in {".html", ".json"})
ELEMENTS = {
    (question.id, element.id): element
    for question in catalogue_file.load("oit-2565").questions()
    for element in question.elements
}
# That no menu of the main website leads to a page cannot be seen on the page; a person alone sees the others.
NEVER_MISSED = {name for name in ELEMENTS if name[1] == "from_main_site"}
PERSON = {("O26", "follows_policy"), ("O37", "follows_measures")}


def state_of(path):
    return re.match("[a-z]+", path.stem)[0]


def document_of(path):
    if path.suffix == ".json":
        said = json.loads(path.read_text("utf-8"))
        pages = tuple(
            Page(
                number=number,
                text=text or "",
                folded=fold(text or ""),
                read_by="text" if text is not None else None,
            )
            for number, text in enumerate(said["pages"], 1)
        )
        return Document(url=f"{HOME}a.pdf", kind=said["kind"], media_type="application/pdf", pages=pages)
    body = path.read_bytes()
    said = json.loads(re.match(rb"<!-- (\{.*?\}) -->", body)[1])
    source = documents.Source(url=HOME.rstrip("/") + said["path"], content_type="text/html; charset=utf-8")
    return documents.read(
        body, source, documents.Limits(pages=10, seconds=10, memory_mib=256, pixels=10_000_000)
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HERE).with_suffix("").as_posix())
def test_element(path):
    """The element's expectation says what the example's name says."""
    element = ELEMENTS[path.parts[-3], path.parts[-2]]
    around = rules.Around(
        question=path.parts[-3], fiscal_year_be=2565, today=date(2022, 5, 10), agency_home=HOME
    )

    sighting = rules.look(element.expect, document_of(path), around)

    assert STATES[state_of(path)] is sighting.seen, sighting


def test_every_element_has_its_examples(capsys):
    """Shown, missing and undetermined for each of the 116, but where that cannot be; as a table."""
    found = Counter((path.parts[-3], path.parts[-2], state_of(path)) for path in FILES)
    lacking = [
        (*name, state)
        for name in ELEMENTS
        for state in STATES
        if not found[*name, state] and name not in PERSON and not (state == "fail" and name in NEVER_MISSED)
    ]
    with capsys.disabled():
        print("\nelement                        pass fail undetermined  decisive confidence")
        for name, element in ELEMENTS.items():
            counts = [found[*name, state] for state in STATES]
            kind = "person" if name in PERSON else "yes" if element.decisive else ""
            print(
                f"{'.'.join(name):<31}{counts[0]:>4} {counts[1]:>4} {counts[2]:>12}  {kind:<9}{element.confidence}"
            )

    assert [] == lacking
    assert 116 == len(ELEMENTS)
