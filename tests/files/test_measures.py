"""``measures:`` of a checklist: every mistake at its place, spans of questions, evidence in its three forms."""

import pytest

from oitcheck import checklist_file


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "{measure: 1, responsible: [palad, finanse]}",
            "c.yaml:6:46: measures[1].responsible[2]: no owner has the id 'finanse'\n  did you mean 'finance'?",
        ),
        (
            "{measure: 1, questions: [O1, O7]}",
            "c.yaml:6:41: measures[1].questions[2]: the catalogue has no question 'O7'\n  choose one of: O1, O2",
        ),
        (
            "{measure: 1, titel: x}",
            "c.yaml:6:25: measures[1].titel: no key is named 'titel' here\n  did you mean 'title'?",
        ),
        (
            "{measure: 1}, {measure: 1}",
            "c.yaml:6:36: measures[2].measure: measure 1 stands twice, first in line 6\n  give each its own number",
        ),
        (
            "{measure: 1, evidence: [{contain_text: {any_of: [ประกาศ]}}]}",
            "c.yaml:6:37: measures[1].evidence[1].contain_text: no rule is named 'contain_text'\n  did you mean 'contains_text'?",
        ),
        (
            "{measure: 1, results: [เรียบร้อยแล้ว]}",
            (
                "c.yaml:6:34: warning: measures[1].results: a result that nobody signs is not written into the report\n"
                "  write it as {text: …, by: name, at: 2026-12-31}, or leave it to what is seen"
            ),
        ),
    ],
)
def test_each_mistake_is_told_at_its_place(problems, head, line, said):
    """Divisions, questions, keys, rules and unsigned results: where, what, and what to do."""
    assert [said] == problems(f"{head}answers: {{}}\nmeasures: [{line}]\n")


def test_a_measure_is_read_as_it_is_meant(folder, head):
    """One name or a list, a span of questions, evidence with words of its own or without."""
    text = f"""{head}answers: {{}}
measures:
  - measure: 2
    title: ข
    methods: ประกาศ
    questions: [O1-O2]
    evidence:
      - {{text: คำสั่ง, expect: {{contains_text: {{any_of: [คำสั่ง]}}}}}}
      - contains_text: {{any_of: [ประกาศ]}}
    results: [{{text: ติดบอร์ด 2 แห่ง, by: สมศรี, at: 2022-09-30}}]
  - {{measure: 1, responsible: palad, evidence: {{order: {{contains_text: {{any_of: [ประกาศ]}}}}}}}}
"""
    (folder / "c.yaml").write_text(text, "utf-8")

    first, second = checklist_file.load("c.yaml").promises

    assert (1, ("palad",), ("order",)) == (
        first.number,
        first.responsible,
        tuple(one.text for one in first.evidence),
    )
    assert (("ประกาศ",), ("O1", "O2")) == (second.methods, second.questions)
    assert ("คำสั่ง", "") == tuple(one.text for one in second.evidence)
    assert "สมศรี" == second.results[0].by
