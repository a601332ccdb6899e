"""Whatever stands at whatever key, there is a checklist or a list of mistakes with places."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oitcheck import checklist_file
from oitcheck.errors import FileProblems

FULL = {
    "schema": "oitcheck.checklist/1",
    "agency": {"id": "sample", "name": {"th": "ตัวอย่าง", "en": "Sample"}, "home": "https://a.go.th/"},
    "catalogue": "small.yaml",
    "reach_from": ["town-hall"],
    "owners": {"palad": "สำนักปลัด"},
    "answers": {
        "O1": {
            "owner": "palad",
            "urls": ["https://a.go.th/x"],
            "submitted": {"at": "2022-04-20", "by": "palad"},
        },
        "O2": {
            "urls": [{"url": "https://a.go.th/y", "expect": [{"contains_text": {"any_of": ["คณะผู้บริหาร"]}}]}],
            "expect": {"phone": {"any": [{"matches": {"pattern": "x"}}]}},
            "criterion_confirmed": {"element": "map", "by": "a", "source": "b"},
        },
    },
    "waivers": [
        {
            "question": "O2",
            "cause": "bot_wall",
            "reason": "r",
            "by": "b",
            "from": "2026-11-01",
            "until": "2026-12-31",
        }
    ],
    "measures": [{"measure": 5}],
}


def paths(value, at=()):
    yield at
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from paths(part, (*at, key))


def replaced(value, at, new):
    if not at:
        return new
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[at[0]] = replaced(copy[at[0]], at[1:], new)
    return copy


JUNK = st.sampled_from(
    [
        None,
        "",
        " ",
        "x",
        "O1",
        "2569-12-31",
        "#",
        [],
        {},
        [[]],
        [None],
        {"x": None},
        {"any": []},
        {"": ""},
        ["O1"],
        "1e3",
    ]
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(paths(FULL), key=str)), JUNK), min_size=1, max_size=2))
def test_junk_anywhere_is_told_or_harmless(folder, changes):
    """The reader never breaks: what cannot be used is named with line and column, the rest loads."""
    content = FULL
    for at, junk in changes:
        try:
            content = replaced(content, at, junk)
        except (KeyError, IndexError, TypeError):
            continue
    body = json.dumps(content, ensure_ascii=False, indent=1).encode()
    (folder / "c.yaml").write_bytes(body)

    said = [problem for problem in checklist_file.lint(["c.yaml"]) if not problem.warning]

    assert all(
        problem.line >= 1 and problem.column >= 1 and problem.found and problem.remedy for problem in said
    )
    if said:
        with pytest.raises(FileProblems) as raised:
            checklist_file.load("c.yaml", text=body)
        assert tuple(said) == raised.value.problems
    else:
        assert "small.yaml" == checklist_file.load("c.yaml", text=body).catalogue


@pytest.mark.parametrize(
    "flood",
    [
        "answers: {" + ", ".join(f"x{n}: {{owner: o{n}}}" for n in range(10_000)) + "}\n",
        "answers: {O1: {urls: [" + ", ".join("'#'" for _ in range(30_000)) + "]}}\n",
        "answers: {O1: {expect: {x: {contains_text: {any_of: ["
        + ", ".join("[]" for _ in range(30_000))
        + "]}}}}}\n",
    ],
    ids=["names", "urls", "words"],
)
def test_a_flood_of_mistakes_ends(folder, head, flood):
    """A file with mistakes without end is told as such, within seconds."""
    (folder / "c.yaml").write_text(head + flood, "utf-8")
    began = time.perf_counter()

    said = checklist_file.lint(["c.yaml"])

    assert time.perf_counter() - began < 10
    assert 5001 == len(said)
    assert ("more than 5000 remarks", "mend those above, then look again") == (
        said[-1].found,
        said[-1].remedy,
    )


def test_a_large_honest_checklist_is_read_quickly(folder, head):
    """Five thousand URLs in one question are no matter."""
    urls = ", ".join(f"'https://www.sample.go.th/index.php?id={n}'" for n in range(5_000))
    (folder / "c.yaml").write_text(head + f"answers: {{O1: {{urls: [{urls}]}}}}\n", "utf-8")
    began = time.perf_counter()

    said = checklist_file.lint(["c.yaml"])

    assert () == said
    assert time.perf_counter() - began < 5
