"""Catalogue files, and the one of fiscal year 2565."""

from collections import Counter
from datetime import date

import pytest

from oitcheck import catalogue_file, rules
from oitcheck.errors import FileProblems, UsageError
from oitcheck.model.catalogue import Period


def leaves(expectation):
    if not expectation.parts:
        return [expectation]
    return [leaf for part in expectation.parts for leaf in leaves(part)]


@pytest.fixture(scope="module")
def oit():
    return catalogue_file.load("oit-2565")


@pytest.fixture(scope="module")
def elements(oit):
    return {
        (question.id, element.id): element for question in oit.questions() for element in question.elements
    }


def test_it_has_every_question_and_element(oit, elements):
    """43 questions in seven sub-indicators, 116 elements, in the published order."""
    subs = {sub.id: len(sub.questions) for indicator in oit.indicators for sub in indicator.sub_indicators}

    assert ("oit-2565", 2565, 40.0, False) == (oit.name, oit.fiscal_year_be, oit.oit_weight, oit.draft)
    assert {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5, "10.1": 8, "10.2": 2} == subs
    assert [f"O{number}" for number in range(1, 44)] == [question.id for question in oit.questions()]
    assert 116 == len(elements)


def test_points_are_the_published_prices(oit):
    """Points follow from the structure, to three decimals."""
    points = {question.id: question.ita_points for question in oit.questions()}

    assert (0.444, 0.5, 0.571, 1.0, 0.8, 1.25, 5.0) == tuple(
        points[name] for name in ("O9", "O10", "O18", "O25", "O29", "O41", "O43")
    )
    assert sum(points.values()) == pytest.approx(40, abs=0.01)


def test_every_line_says_how_sure_it_is(elements):
    """Confidence and basis stand on each element, as they were counted in the sources."""
    assert {"one-source": 47, "two-sources": 22, "memory": 47} == dict(
        Counter(element.confidence for element in elements.values())
    )
    assert all(element.text.th and element.text.en for element in elements.values())


def test_a_machine_sees_every_element_but_two(elements):
    """Whether what was done follows what was planned needs a person; every question has something for a machine."""
    person = {name for name, element in elements.items() if element.kind == "person"}
    machine = {question for (question, _), element in elements.items() if element.kind == "machine"}

    assert {("O26", "follows_policy"), ("O37", "follows_measures")} == person
    assert {f"O{number}" for number in range(1, 44)} == machine
    assert all((element.kind == "machine") == (element.expect is not None) for element in elements.values())


def test_only_contacts_periods_and_two_way_channels_are_decisive(elements):
    """What wording or memory could get wrong is never red."""
    decisive = {name: element for name, element in elements.items() if element.decisive}
    rules_used = {leaf.rule for element in decisive.values() for leaf in leaves(element.expect)}

    assert {"phone", "fax", "email", "two_way", "six_months", "of_year", "covers_year"} == {
        name for _, name in decisive
    }
    assert {
        "has_contact",
        "covers_period",
        "mentions_fiscal_year",
        "accepts_questions",
        "covers_months",
    } <= rules_used
    assert all("memory" not in {element.confidence, element.basis} for element in decisive.values())


def test_advice_examples_and_conditions_are_no_requirements(elements):
    """The map of O5, the examples of O8 and the stated "none" of O31 are marked as what they are."""
    assert {
        ("O5", "map"): "required",
        ("O8", "examples"): "example",
        ("O31", "none_stated"): "conditional",
    } == {name: element.role for name, element in elements.items() if not element.required}
    assert "details" == elements["O31", "none_stated"].alternative_to


def test_no_evidence_word_is_under_four_letters(elements):
    """Short Thai words stand inside many others and prove nothing."""
    words = [
        word
        for element in elements.values()
        if element.expect is not None
        for leaf in leaves(element.expect)
        if leaf.rule.startswith("contains") or leaf.rule in {"is_titled", "states_none", "separate_from"}
        for key in ("any_of", "all_of", "what", "own", "other")
        for word in leaf.params.get(key, ())
    ]

    assert words
    assert [] == [word for word in words if sum(sign.isalpha() for sign in word) < 4]


def test_every_expectation_names_a_rule(elements):
    """What is stated can be looked for."""
    used = {
        leaf.rule
        for element in elements.values()
        if element.expect is not None
        for leaf in leaves(element.expect)
    }

    assert used <= set(rules.names())


def test_six_month_reports_fall_due_with_the_answer_window(oit, elements):
    """O11, O15, O19, O23, O31 and O40 look at October to March, due when the answer window closes."""
    answer = next(window for window in oit.windows if window.name == "answer")
    found = {question for (question, _), element in elements.items() if element.due is not None}

    assert {"O11", "O15", "O19", "O23", "O31", "O40"} == found
    assert (date(2022, 3, 1), date(2022, 4, 30)) == (answer.start, answer.end)
    assert (Period(kind="first_six_months", start=date(2021, 10, 1), end=date(2022, 3, 31)), answer.end) == (
        elements["O23", "summary"].period,
        elements["O23", "summary"].due,
    )


def test_periods_follow_the_fiscal_year(elements):
    """A report of the year before has ended; what is of the year or in force has no last day to wait for."""
    assert (
        Period(kind="previous_year", start=date(2020, 10, 1), end=date(2021, 9, 30))
        == elements["O12", "results"].period
    )
    assert Period(kind="current_year", start=date(2021, 10, 1)) == elements["O10", "plan"].period
    assert Period(kind="in_force", start=date(2021, 10, 1)) == elements["O25", "policy"].period
    assert ("previous_year", "current_year") == (
        elements["O42", "analysis"].period.kind,
        elements["O42", "measures"].period.kind,
    )
    assert elements["O5", "phone"].period is None


def test_catalogues_are_known_by_name_or_path(folder):
    """Shipped ones by name, others by their file."""
    small = catalogue_file.load("small.yaml")

    assert "oit-2565" in catalogue_file.names()
    assert ("small", 2570) == (small.name, small.fiscal_year_be)
    assert [(element.id, element.kind, element.due) for element in small.questions()[1].elements] == [
        ("phone", "machine", date(2027, 4, 30)),
        ("map", "person", None),
    ]


def test_an_unknown_catalogue_gets_the_nearest_name():
    """The message offers what there is."""
    with pytest.raises(UsageError) as raised:
        catalogue_file.load("oit-256")

    assert str(raised.value).startswith("no catalogue is named 'oit-256'\n  did you mean 'oit-256")
    with pytest.raises(UsageError, match="no catalogue is named"):
        catalogue_file.load("../oit-2565")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ita_points: 20\n            elements", "ita_points: 5\n            elements", "cat.yaml:15:25: indicators[1].sub_indicators[1].questions[1].ita_points: 5 points, but the structure gives 20.000\n  write 20.000"),
        ("id: O2", "id: O1", "cat.yaml:18:17: indicators[1].sub_indicators[1].questions[2].id: the id 'O1' stands twice\n  give each its own id"),
        ("{id: map,", "{id: phone,", "cat.yaml:31:22: indicators[1].sub_indicators[1].questions[2].elements[2].id: the id 'phone' stands twice\n  give each its own id"),
        ("required: false", "alternative_to: fax", "cat.yaml:31:107: indicators[1].sub_indicators[1].questions[2].elements[2].alternative_to: no other element of this question has the id 'fax'\n  name an element of this question"),
        ("required: false", "decisive: true, expect: {matches: {pattern: x}}", "cat.yaml:31:101: indicators[1].sub_indicators[1].questions[2].elements[2].decisive: decisive, but known from memory alone\n  delete 'decisive': what is only remembered is never red"),
        ("confidence: one-source, basis: text}", "confidence: one-source, basis: text, decisive: yes}", "cat.yaml:17:107: indicators[1].sub_indicators[1].questions[1].elements[1].decisive: decisive without an expectation\n  add 'expect: …' or delete 'decisive'"),
        ("edition: general", "edition: general\nwindows: [{name: answer, start: 2027-03-02, end: 2027-03-01, confidence: memory}]", "cat.yaml:5:50: windows[1].end: the window ends before it starts\n  swap the two days"),
        ("basis: memory", "basis: memori", "cat.yaml:31:83: indicators[1].sub_indicators[1].questions[2].elements[2].basis: the text 'memori', expected one of text, practice, memory\n  did you mean 'memory'?"),
        ("fiscal_year_be: 2570", "fiscal_year_be: 2027", "cat.yaml:2:17: fiscal_year_be: the text '2027', expected a whole number from 2540 to 2700\n  write the number in digits 0-9"),
    ],
)  # fmt: skip
def test_a_catalogue_that_contradicts_itself(catalogue_text, old, new, message):
    """A slip in a new year's file is told at its place."""
    assert old in catalogue_text
    with pytest.raises(FileProblems) as raised:
        catalogue_file.read("cat.yaml", catalogue_text.replace(old, new).encode())

    assert message == str(raised.value)
