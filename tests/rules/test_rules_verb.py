"""``oitcheck rules``: told from the code itself."""

import json

from typer.testing import CliRunner

from oitcheck import rules
from oitcheck.cli import app


def run(*args):
    return CliRunner().invoke(app, ["rules", *args])


def test_every_rule_is_told_with_its_parameters():
    """Name, what it sees, each parameter with its type and meaning."""
    result = run()

    assert 0 == result.exit_code
    assert all(f"\n{name}\n" in f"\n{result.output}" for name in rules.names())
    assert "kind (phone | fax | email | address | map; required): what to look for" in result.output
    assert "at_least (number; default 1)" in result.output


def test_programs_get_json():
    """A list, one entry a rule."""
    told = json.loads(run("--json").output)

    assert list(rules.names()) == [one["name"] for one in told]
    assert all(one["sees"].startswith("The document ") for one in told)
    assert {"name", "type", "required", "default", "description"} == {
        key for one in told for parameter in one["parameters"] for key in parameter
    }


def test_one_rule_can_be_asked_for():
    """By its name; an unknown one is named with the choices."""
    assert ["file_type"] == [one["name"] for one in json.loads(run("file_type", "--json").output)]
    assert str(run("file_typ").exception).startswith(
        "no rule is named 'file_typ'\n  there are accepts_questions, "
    )
