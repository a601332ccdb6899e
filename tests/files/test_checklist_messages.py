"""Every message about a checklist, in full: where, what was found, what was expected, what to do."""

from datetime import date

import pytest

from oitcheck import checklist_file
from oitcheck.errors import FileProblems

AT = "c.yaml:6:"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "answers: []\n",
            "c.yaml:5:10: answers: a list, expected a mapping\n  write it as 'name: value' lines",
        ),
        (
            "answers: {}\nanswer: {}\n",
            "c.yaml:6:1: answer: no key is named 'answer' here\n  did you mean 'answers'?",
        ),
        (
            "answers: {}\ninclude: other.yaml\n",
            (
                "c.yaml:6:1: include: no key is named 'include' here\n"
                "  choose one of: schema, agency, catalogue, reach_from, owners, answers, waivers, measures"
            ),
        ),
        (
            "answers:\n  O3: {urls: []}\n",
            "c.yaml:6:3: answers.O3: the catalogue small has no question 'O3'\n  choose one of: O1, O2",
        ),
        (
            "answers:\n  o2: {urls: []}\n",
            "c.yaml:6:3: answers.o2: the catalogue small has no question 'o2'\n  did you mean 'O2'?",
        ),
        (
            "answers:\n  O1: https://www.sample.go.th/\n",
            (
                "c.yaml:6:7: answers.O1: the text 'https://www.sample.go.th/', expected a mapping (an answer)\n"
                "  write it with the keys owner, urls, explanation, submitted, expect, criterion_confirmed"
            ),
        ),
        (
            "answers:\n  O1: {owner: palat}\n",
            "c.yaml:6:15: answers.O1.owner: no owner has the id 'palat'\n  did you mean 'palad'?",
        ),
        (
            "answers:\n  O1: {owner: [palad]}\n",
            (
                "c.yaml:6:15: answers.O1.owner: a list, expected an id such as palad\n"
                "  use letters, digits, '-' and '_'"
            ),
        ),
        (
            "answers:\n  O1: {urls: https://www.sample.go.th/a}\n",
            (
                "c.yaml:6:14: answers.O1.urls: the text 'https://www.sample.go.th/a', expected a list\n"
                "  write it as [a, b], or one line with '- ' for each"
            ),
        ),
        (
            "answers:\n  O1: {urls: ['file:///etc/passwd']}\n",
            (
                "c.yaml:6:15: answers.O1.urls[1]: 'file:///etc/passwd', expected a URL that starts with http:// or "
                "https://\n  give the address of the page on the agency's website"
            ),
        ),
        (
            "answers:\n  O1: {urls: [{url: ' http://www.sample.go.th/'}]}\n",
            (
                "c.yaml:6:21: answers.O1.urls[1].url: ' http://www.sample.go.th/' has a space at its edge\n"
                "  delete the space"
            ),
        ),
        (
            "answers:\n  O1: {urls: [{browser: true}]}\n",
            (
                "c.yaml:6:15: answers.O1.urls[1]: the key 'url' is missing (a URL with what it must show)\n"
                "  add 'url: …', the address"
            ),
        ),
        (
            "answers:\n  O1: {urls: [{url: 'https://a.go.th/', browser: maybe}]}\n",
            (
                "c.yaml:6:50: answers.O1.urls[1].browser: the text 'maybe', expected true or false\n"
                "  write 'true' or 'false'"
            ),
        ),
        (
            "answers:\n  O1: {urls: ['https://a.go.th/', 'https://a.go.th/']}\n",
            (
                "c.yaml:6:35: warning: answers.O1.urls[2]: 'https://a.go.th/' stands twice in this question, first in "
                "line 6\n  delete one of the two"
            ),
        ),
        (
            "answers:\n  O1: {submitted: {at: 20/4/2565}}\n",
            (
                "c.yaml:6:24: answers.O1.submitted.at: '20/4/2565', but 2565 is a Buddhist year (พ.ศ.), expected a "
                "Gregorian one\n  write 2022-04-20"
            ),
        ),
        (
            "answers:\n  O1: {submitted: {at: 20/4/2022}}\n",
            (
                "c.yaml:6:24: answers.O1.submitted.at: '20/4/2022', expected a day such as 2026-12-31\n"
                "  write 2022-04-20"
            ),
        ),
        (
            "answers:\n  O1: {submitted: {at: 2022-02-30}}\n",
            (
                "c.yaml:6:24: answers.O1.submitted.at: '2022-02-30', but the calendar has no such day\n"
                "  check the month and the day"
            ),
        ),
        (
            "answers:\n  O1: {submitted: {at: soon}}\n",
            (
                "c.yaml:6:24: answers.O1.submitted.at: the text 'soon', expected a day such as 2026-12-31\n"
                "  write year-month-day in digits 0-9"
            ),
        ),
        (
            "answers:\n  O2: {criterion_confirmed: {element: fone, by: x, source: y}}\n",
            (
                "c.yaml:6:39: answers.O2.criterion_confirmed.element: this question has no element 'fone'\n"
                "  did you mean 'phone'?"
            ),
        ),
        (
            "answers:\n  O2: {expect: {phones: {contains_text: {any_of: [โทรศัพท์]}}}}\n",
            (
                "c.yaml:6:17: warning: answers.O2.expect.phones: 'phones' adds an element, it replaces none of the "
                "catalogue's\n  did you mean 'phone'?"
            ),
        ),
        (
            "answers:\n  O2: {expect: {Phone: {contains_text: {any_of: [โทรศัพท์]}}}}\n",
            (
                "c.yaml:6:17: answers.O2.expect.Phone: 'Phone', expected an element's id such as phone\n"
                "  use letters a-z, digits and '_'"
            ),
        ),
        (
            "answers: {}\nmeasures: [{measure: five}]\n",
            (
                "c.yaml:6:22: measures[1].measure: the text 'five', expected a whole number from 1 to 999\n"
                "  write the number in digits 0-9"
            ),
        ),
        (
            "answers: {}\nmeasures: [{title: x}]\n",
            "c.yaml:6:12: measures[1]: expected a mapping with the key 'measure'\n  write 'measure: 1' first",
        ),
        (
            "answers: {}\nreach_from: [[]]\n",
            (
                "c.yaml:6:14: reach_from[1]: a list, expected a name\n"
                "  write a text, in quotes where it holds signs such as ':' or '#'"
            ),
        ),
    ],
)
def test_one_slip_gives_one_message(problems, head, body, message):
    """Each slip is told once, at its line and column, with what to do."""
    assert [message] == problems(head + body)


@pytest.mark.parametrize(
    ("expectation", "column", "message"),
    [
        (
            "{contain_text: {any_of: [โทรศัพท์]}}",
            25,
            "phone.contain_text: no rule is named 'contain_text'\n  did you mean 'contains_text'?",
        ),
        (
            "contains_text",
            24,
            "phone: the text 'contains_text', expected a rule\n  write it as 'contains_text: {any_of: [word]}'",
        ),
        (
            "{}",
            24,
            "phone: a mapping, expected a rule\n  write it as 'contains_text: {any_of: [word]}'",
        ),
        (
            "{contains_text: {any_of: [โทรศัพท์]}, matches: {pattern: x}}",
            24,
            "phone: several rules in one (contains_text, matches)\n  put them in a list below 'all:' or 'any:'",
        ),
        (
            "{any: []}",
            30,
            "phone.any: an empty list, expected a list of rules\n  write it as 'any: [rule, rule]'",
        ),
        (
            "{all: {matches: {pattern: x}}}",
            30,
            "phone.all: a mapping, expected a list of rules\n  write it as 'all: [rule, rule]'",
        ),
        (
            "{any: [{matches: {}}]}",
            41,
            "phone.any[1].matches: the parameter 'pattern' is missing\n  add 'pattern: …'",
        ),
        (
            "{contains_text: {any: [โทรศัพท์], any_of: [โทรศัพท์]}}",
            41,
            "phone.contains_text.any: no parameter is named 'any'\n  did you mean 'any_of'?",
        ),
        (
            "{contains_text: {any_of: โทรศัพท์}}",
            49,
            "phone.contains_text.any_of: the text 'โทรศัพท์', expected a list\n  write it as [โทรศัพท์]",
        ),
        (
            "{contains_text: {any_of: [โทรศัพท์], where: menu}}",
            68,
            "phone.contains_text.where: the text 'menu', expected 'main' or 'page'\n  choose one of: main, page",
        ),
        (
            "{contains_text: {all_of: [โทรศัพท์, โทรสาร], near: far}}",
            75,
            (
                "phone.contains_text.near: the text 'far', expected a whole number\n"
                "  see what the rule takes: oitcheck rules"
            ),
        ),
        (
            "{contains_text: word}",
            40,
            (
                "phone.contains_text: the text 'word', expected the parameters of contains_text\n"
                "  write it as 'contains_text: {key: value}'"
            ),
        ),
        (
            "{matches: {pattern: '(a'}}",
            44,
            (
                "phone.matches.pattern: '(a' is no regular expression: missing ) at position 2\n"
                "  see what the rule takes: oitcheck rules"
            ),
        ),
        (
            "{matches: {pattern: '(a+)+$'}}",
            44,
            (
                "phone.matches.pattern: '(a+)+$' repeats a repetition, which may run out of time\n"
                "  write it without '+', '*' or '{…}' inside a group that is repeated"
            ),
        ),
        (
            "{contains_text: {any_of: [งาน]}}",
            50,
            (
                "phone.contains_text.any_of[1]: 'งาน' has fewer than 4 letters and stands inside many other words\n"
                "  use a longer word"
            ),
        ),
    ],
)
def test_what_is_wrong_with_an_expectation(problems, head, expectation, column, message):
    """Rules, combinations and parameters are checked down to the single word."""
    said = problems(head + f"answers:\n  O2: {{expect: {{phone: {expectation}}}}}\n")

    warning = "warning: " if "repeats" in message or "fewer" in message else ""
    assert [f"c.yaml:6:{column}: {warning}answers.O2.expect.{message}"] == said


def waived(head, **changes):
    fields = {
        "question": "O2",
        "cause": "bot_wall",
        "reason": "r",
        "by": "b",
        "from": "2026-11-01",
        "until": "2026-12-31",
    }
    fields.update(changes)
    flow = ", ".join(f"{name}: {value}" for name, value in fields.items())
    return head + "answers: {O2: {urls: ['https://a.go.th/']}}\nwaivers:\n  - {" + flow + "}\n"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cause": "botwall"}, "cause: no cause has the code 'botwall'\n  did you mean 'bot_wall'?"),
        ({"question": "O9"}, "question: the catalogue has no question 'O9'\n  choose one of: O1, O2"),
        ({"element": "fone"}, "element: this question has no element 'fone'\n  did you mean 'phone'?"),
        (
            {"until": "2027-06-01"},
            (
                "until: 212 days after 'from', expected at most 90\n"
                "  write 2027-01-30 or earlier, and waive again when it ends"
            ),
        ),
        (
            {"until": "2026-10-01"},
            "until: the waiver ends before it starts on 2026-11-01\n  swap the two days",
        ),
        (
            {"until": "2569-12-31"},
            "until: '2569-12-31', but 2569 is a Buddhist year (พ.ศ.), expected a Gregorian one\n  write 2026-12-31",
        ),
        (
            {"url": "'https://b.go.th/'"},
            (
                "warning: url: O2 has no URL 'https://b.go.th/', so nothing is waived\n"
                "  copy the URL as it stands there"
            ),
        ),
    ],
)
def test_a_waiver_that_cannot_hold(problems, head, changes, message):
    """A waiver names what exists, and ends within 90 days."""
    [said] = problems(waived(head, **changes))
    place, _, rest = said.partition(": ")

    assert place.startswith("c.yaml:7:")
    assert message == rest.replace("waivers[1].", "")


def test_a_waiver_of_ninety_days_holds(problems, head):
    """Ninety days are allowed, and a waiver in force is no remark."""
    assert [] == problems(waived(head, until="2027-01-30"), today=date(2027, 1, 30))


def test_an_ended_waiver_is_a_warning(problems, head):
    """It excuses nothing, and the file can be used."""
    assert [
        (
            "c.yaml:7:80: warning: waivers[1].until: the waiver has ended, it excuses nothing any more\n"
            "  delete it, or waive again with a reason"
        )
    ] == problems(waived(head), today=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "../../x",
            (
                "'../../x', expected an id of 1 to 63 letters a-z, digits and '-'\n"
                "  write a short name such as mueang-klaeng: it names the folder of the reports"
            ),
        ),
        (
            "/etc/x",
            (
                "'/etc/x', expected an id of 1 to 63 letters a-z, digits and '-'\n"
                "  write a short name such as mueang-klaeng: it names the folder of the reports"
            ),
        ),
        (
            "CON",
            (
                "'CON', expected an id of 1 to 63 letters a-z, digits and '-'\n"
                "  write a short name such as mueang-klaeng: it names the folder of the reports"
            ),
        ),
        ("nul", "'nul' names a device on Windows, expected a name that can be a folder\n  write 'nul-1'"),
        (
            "a" * 300,
            (
                f"'{'a' * 79}…', expected an id of 1 to 63 letters a-z, digits and '-'\n"
                "  write a short name such as mueang-klaeng: it names the folder of the reports"
            ),
        ),
        (
            '"a\\n"',
            (
                "'a\\n', expected an id of 1 to 63 letters a-z, digits and '-'\n"
                "  write a short name such as mueang-klaeng: it names the folder of the reports"
            ),
        ),
    ],
)
def test_an_id_that_cannot_name_a_folder(problems, head, name, message):
    """Reports stay below their folder on every system, whatever the id says."""
    assert [f"c.yaml:2:14: agency.id: {message}"] == problems(
        head.replace("id: sample", f"id: {name}") + "answers: {}\n"
    )


def test_a_catalogue_that_does_not_exist(problems, head):
    """The nearest name is offered, and the rest of the file is still looked at."""
    said = problems(head.replace("small.yaml", "oit-2656") + "answers: {O1: {owner: nobody}}\n")

    assert said[0].startswith(
        "c.yaml:3:12: catalogue: no catalogue is named 'oit-2656'\n  did you mean 'oit-"
    )
    assert said[1].startswith("c.yaml:5:23: answers.O1.owner: no owner has the id 'nobody'")


def test_a_catalogue_with_mistakes_is_named(problems, head, folder):
    """A catalogue of one's own that cannot be used is told at the line that names it."""
    (folder / "bad.yaml").write_text("schema: x\n", "utf-8")

    assert (
        "c.yaml:3:12: catalogue: the catalogue cannot be used: bad.yaml:1:1: the key 'edition' is missing "
        "(a catalogue)\n  add 'edition: …', for whom it was printed"
    ) in problems(head.replace("small.yaml", "bad.yaml") + "answers: {}\n")


def test_the_same_agency_twice_over_files(folder, head):
    """Two files whose reports would overwrite each other are a mistake of the second."""
    for name in ("a.yaml", "b.yaml"):
        (folder / name).write_text(head + "answers: {}\n", "utf-8")
    said = (
        "b.yaml:2:14: agency.id: the agency 'sample' answers 'small.yaml' in a.yaml already\n"
        "  give each checklist its own id, or name it once"
    )

    assert [said] == [str(problem) for problem in checklist_file.lint(["a.yaml", "b.yaml"])]
    with pytest.raises(FileProblems) as raised:
        checklist_file.load_all(["a.yaml", "b.yaml"])
    assert said == str(raised.value)


def test_every_mistake_of_every_file_comes_at_once(folder, head):
    """Nothing hides behind an earlier mistake, in the same file or in another."""
    (folder / "a.yaml").write_text(
        head + "answers: {O7: {owner: x, urls: ['#']}}\nwaivers: [{cause: y}]\n", "utf-8"
    )
    (folder / "b.yaml").write_text("a: [", "utf-8")

    said = checklist_file.lint(["a.yaml", "b.yaml", "c.yaml"])

    assert [(problem.path, problem.line, problem.where) for problem in said] == [
        ("a.yaml", 5, "answers.O7"),
        ("a.yaml", 5, "answers.O7.owner"),
        ("a.yaml", 5, "answers.O7.urls[1]"),
        *[("a.yaml", 6, "waivers[1]")] * 5,
        ("a.yaml", 6, "waivers[1].cause"),
        ("b.yaml", 1, ""),
        ("c.yaml", 0, ""),
    ]


def test_secrets_are_masked_in_messages(problems, head):
    """A password in a URL never reaches a message."""
    [said] = problems(head + "answers: {O1: {urls: ['https://me:hunter2@a.go.th/']}}\n")

    assert "hunter2" not in said
    assert "carries a user name" in said


def test_an_agency_needs_a_name(problems, head):
    """A name in one language is enough, in none it is a mistake."""
    assert [] == problems(head.replace(", en: Sample", "") + "answers: {}\n")
    assert problems(head.replace("{th: ตัวอย่าง, en: Sample}", "{}") + "answers: {}\n") == [
        "c.yaml:2:28: agency.name: a name in neither language\n  add 'th: …' or 'en: …'"
    ]


def test_a_wrong_schema_is_named(problems, head):
    """A file of another kind is told what it should be."""
    assert problems(head.replace("checklist/1", "checklist/2") + "answers: {}\n") == [
        (
            "c.yaml:1:9: schema: the text 'oitcheck.checklist/2', expected 'oitcheck.checklist/1'\n"
            "  did you mean 'oitcheck.checklist/1'?"
        )
    ]
