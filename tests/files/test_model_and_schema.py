"""What a checklist becomes, and the schema that editors use."""

from datetime import date
from pathlib import Path

import jsonschema
import pytest
import yaml

from oitcheck import checklist_file, rules
from oitcheck.model.checklist import (
    Agency,
    Answers,
    AnswerUrl,
    Criterion,
    Expectation,
    Submitted,
    Waiver,
    Words,
)

ROOT = Path(__file__).parents[2]

FULL = """\
reach_from: [town-hall]
answers:
  O1: {owner: palad, urls: ["https://a.go.th/structure"], explanation: แผนภูมิอยู่กลางหน้า, submitted: {at: 2022-04-20, by: palad}}
  O2:
    owner: finance
    urls:
      - {url: "https://a.go.th/board", expect: [{contains_text: {any_of: [คณะผู้บริหาร]}}], browser: true}
    expect:
      phone: {any: [{matches: {pattern: '0\\d{8}'}}, {contains_text: {all_of: [โทรศัพท์, สำนักงาน], near: 20}}]}
    criterion_confirmed: {element: map, by: palad, source: คู่มือ หน้า 12}
waivers: [{question: O2, element: phone, cause: bot_wall, reason: ย้ายเครื่อง, by: palad, from: 2026-11-01, until: 2026-12-31}]
measures: [{measure: 5, title: Q&A, questions: [O2], period: 08}]
"""


def test_a_full_checklist_becomes_the_model(folder, head):
    """Every key of the contract arrives where it belongs."""
    found = checklist_file.load("c.yaml", text=(head + FULL).encode())

    assert found.agency == Agency(
        id="sample", name=Words(th="ตัวอย่าง", en="Sample"), home="https://www.sample.go.th/"
    )
    assert ("c.yaml", "small.yaml", ("town-hall",)) == (found.path, found.catalogue, found.reach_from)
    assert found.answers["O1"] == Answers(
        owner="palad",
        urls=(AnswerUrl(url="https://a.go.th/structure"),),
        explanation="แผนภูมิอยู่กลางหน้า",
        submitted=Submitted(at=date(2022, 4, 20), by="palad"),
    )
    words = Expectation(rule="contains_text", params={"any_of": ["คณะผู้บริหาร"]})
    phone = Expectation(
        rule="any",
        parts=(
            Expectation(rule="matches", params={"pattern": r"0\d{8}"}),
            Expectation(rule="contains_text", params={"all_of": ["โทรศัพท์", "สำนักงาน"], "near": 20}),
        ),
    )
    assert found.answers["O2"] == Answers(
        owner="finance",
        urls=(AnswerUrl(url="https://a.go.th/board", expect=(words,), browser=True),),
        expect={"phone": phone},
        criterion_confirmed=(Criterion(element="map", by="palad", source="คู่มือ หน้า 12"),),
    )
    assert found.waivers == (
        Waiver(
            question="O2",
            element="phone",
            cause="bot_wall",
            reason="ย้ายเครื่อง",
            by="palad",
            start=date(2026, 11, 1),
            until=date(2026, 12, 31),
        ),
    )
    assert ({"measure": 5, "title": "Q&A", "questions": ["O2"], "period": "08"},) == found.measures


def test_the_hash_is_of_the_bytes(folder, head):
    """The same bytes give the same hash, a comment another one."""
    one, other = (
        checklist_file.load("c.yaml", text=(head + "answers: {}\n" + more).encode()).sha256
        for more in ("", "# x\n")
    )

    assert 64 == len(one)
    assert one != other


def test_a_question_without_anything_is_not_declared(folder, head):
    """``O1:`` alone and ``O2: {}`` are questions without a URL."""
    found = checklist_file.load("c.yaml", text=(head + "answers:\n  O1:\n  O2: {}\n").encode())

    assert {"O1": Answers(), "O2": Answers()} == found.answers


def test_several_criteria_may_be_confirmed(folder, head):
    """One mapping or a list of them."""
    text = (
        head
        + "answers: {O2: {criterion_confirmed: [{element: map, by: a, source: b}, {element: phone, by: a, source: b}]}}\n"
    )

    assert ["map", "phone"] == [
        one.element
        for one in checklist_file.load("c.yaml", text=text.encode()).answers["O2"].criterion_confirmed
    ]


def test_the_schema_is_valid_and_names_every_rule():
    """Editors get a JSON Schema with every rule's parameters, from the same definitions."""
    schema = checklist_file.json_schema()

    jsonschema.Draft202012Validator.check_schema(schema)
    forms = schema["$defs"]["expectation"]["properties"]
    assert {*rules.names(), *rules.COMBINATIONS} == set(forms)
    assert "any_of" in forms["contains_text"]["properties"]
    assert "$defs" not in forms["contains_text"]


@pytest.mark.parametrize("path", sorted((ROOT / "checklists").glob("*.yaml")), ids=lambda path: path.name)
def test_shipped_checklists_are_clean_and_fit_the_schema(path):
    """What stands in the repository gives no remark, and an editor underlines nothing in it."""
    assert () == checklist_file.lint([str(path)], today=date(2026, 1, 1))
    jsonschema.validate(
        yaml.load(path.read_text("utf-8"), yaml.BaseLoader) | {"measures": []}, checklist_file.json_schema()
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": {}},
        {"agency": {"id": "../x", "name": {"th": "x"}}},
        {"agency": {"id": "nul", "name": {"th": "x"}}},
        {"answers": {"O1": {"urls": ["file:///etc"]}}},
        {"answers": {"O1": {"expect": {"phone": {"contain_text": {}}}}}},
        {"answers": {"O1": {"expect": {"phone": {"any": []}}}}},
        {"answers": {"O1": {"expect": {"phone": {"matches": {"pattern": 1}}}}}},
        {"waivers": [{"question": "O1"}]},
    ],
)
def test_the_schema_refuses_what_lint_refuses(wrong):
    """An editor underlines the same slips."""
    good = {
        "schema": "oitcheck.checklist/1",
        "agency": {"id": "x", "name": {"th": "x"}},
        "catalogue": "oit-2565",
        "answers": {"O1": None},
    }
    schema = checklist_file.json_schema()

    jsonschema.validate(good, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(good | wrong, schema)


def test_mueang_klaeng_has_every_question_and_measure():
    """The municipality's own file: 43 questions with owners, none with an invented URL, eleven measures."""
    found = checklist_file.load(str(ROOT / "checklists" / "mueang-klaeng-2565.yaml"))

    assert [f"O{number}" for number in range(1, 44)] == list(found.answers)
    assert all(answers.owner in found.owners and not answers.urls for answers in found.answers.values())
    assert ("http://www.muangklang.com", "oit-2565") == (found.agency.home, found.catalogue)
    assert list(range(1, 12)) == [measure["measure"] for measure in found.measures]
    assert "สำนักปลัดเทศบาล และหน่วยตรวจสอบภายใน" == found.owners[found.answers["O43"].owner]
    assert {"title", "questions", "responsible", "methods", "recommendation"} <= set(found.measures[6])
