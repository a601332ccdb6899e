"""``oitcheck lint`` and ``oitcheck catalogues``."""

import json

import jsonschema
import pytest
from typer.testing import CliRunner

from oitcheck.cli import app
from oitcheck.errors import UsageError


@pytest.fixture
def run(folder):
    """Runs a verb; gives its exit code, its output and what it raised."""

    def called(*arguments):
        done = CliRunner().invoke(app, arguments)
        return done.exit_code, done.stdout, done.exception

    return called


def test_lint_tells_mistakes_and_ends_with_two(run, folder, head):
    """Problems on stdout, a summary in both languages, exit code 2."""
    (folder / "a.yaml").write_text(
        head + "answers: {O1: {owner: palat, urls: ['https://a.go.th/#']}}\n", "utf-8"
    )

    code, out, _ = run("lint", "a.yaml")

    assert 2 == code
    assert out == (
        "a.yaml:5:23: answers.O1.owner: no owner has the id 'palat'\n"
        "  did you mean 'palad'?\n"
        "a.yaml:5:37: warning: answers.O1.urls[1]: 'https://a.go.th/#' has a '#' that points nowhere (url_damaged)\n"
        "  open the page in a browser and copy the address again\n"
        "ตรวจ 1 แฟ้ม: ผิด 1 จุด ควรดู 1 จุด · 1 file: 1 mistake, 1 warning\n"
    )


def test_warnings_never_change_the_exit_code(run, folder, head):
    """A file with warnings alone can be used."""
    (folder / "a.yaml").write_text(head + "answers: {O1: {urls: ['https://a.go.th/#']}}\n", "utf-8")

    code, out, _ = run("lint", "a.yaml")

    assert 0 == code
    assert out.endswith("ตรวจ 1 แฟ้ม: ผิด 0 จุด ควรดู 1 จุด · 1 file: 0 mistakes, 1 warning\n")


def test_lint_without_a_file_is_wrong_usage(run):
    """Nothing to look at is never a success."""
    _, _, raised = run("lint")

    assert isinstance(raised, UsageError)
    assert str(raised) == "no checklist was named\n  name a file: oitcheck lint CHECKLIST"


def test_lint_prints_the_schema(run):
    """Editors can be given the schema."""
    code, out, _ = run("lint", "--schema")

    assert 0 == code
    jsonschema.Draft202012Validator.check_schema(json.loads(out))


def test_catalogues_lists_the_names(run):
    """One line a catalogue."""
    code, out, _ = run("catalogues")

    assert 0 == code
    assert (
        "oit-2565  การเปิดเผยข้อมูลสาธารณะ (OIT) ประจำปีงบประมาณ พ.ศ. 2565  (43 questions, 116 elements)" in out
    )


def test_a_catalogue_as_json_has_the_pinned_shape(run):
    """Programs may rely on these keys."""
    code, out, _ = run("catalogues", "oit-2565", "--json")
    found = json.loads(out)
    question = found["questions"][4]
    element = next(one for one in question["elements"] if one["id"] == "phone")

    assert 0 == code
    assert ("oit-2565", 2565, 43) == (found["name"], found["fiscal_year_be"], len(found["questions"]))
    assert {"id", "title", "sub_indicator", "ita_points", "elements"} <= set(question)
    assert ("O5", "9.1", 0.444) == (question["id"], question["sub_indicator"], question["ita_points"])
    assert {
        "id",
        "text",
        "kind",
        "required",
        "confidence",
        "basis",
        "decisive",
        "period",
        "due",
        "expect",
    } <= set(element)
    assert ({"has_contact": {"kind": "phone"}}, True) == (element["expect"], element["decisive"])
    assert {"kind": "first_six_months", "start": "2021-10-01", "end": "2022-03-31"} == found["questions"][10][
        "elements"
    ][0]["period"]


def test_a_catalogue_in_words_shows_how_sure_it_is(run):
    """Kind and confidence stand beside each element."""
    code, out, _ = run("catalogues", "oit-2565")

    assert 0 == code
    assert "    phone (machine, one-source, decisive): แสดงหมายเลขโทรศัพท์\n" in out
    assert "    map (machine, memory, advisory): แสดงแผนที่ตั้งหน่วยงาน\n" in out


def test_catalogues_mark_what_is_unconfirmed(run):
    """The list says which year is a draft, what rests on memory and what no source tells."""
    _, out, _ = run("catalogues")
    _, draft, _ = run("catalogues", "oit-2567")
    told = {line.split()[0]: line for line in out.splitlines()}
    marks = " · draft · 14 elements unconfirmed · 16 titles unconfirmed · 17 questions with elements not all known"

    assert told["oit-2567"].endswith(f"(35 questions, 25 elements){marks} · points not known")
    assert "draft" not in told["oit-2564"]
    assert "O18  แผนการบริหารและพัฒนาทรัพยากรบุคคล · HR plan  [?]  (elements not all known)" in draft
    assert "  Draft: the numbers O13-O24 and O26-O35 rest on memory" in draft
