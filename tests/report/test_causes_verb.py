"""``oitcheck causes``: what there is, from the code itself."""

import json

import pytest
from typer.testing import CliRunner

from oitcheck.causes import causes
from oitcheck.cli import app
from oitcheck.errors import UsageError


def run(*words):
    result = CliRunner().invoke(app, ["causes", *words])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.output


def test_every_cause_has_a_line():
    """Code, verdict and title, in the order of the table."""
    lines = run().splitlines()

    assert [line.split()[0] for line in lines] == list(causes())
    assert "ไม่พบหน้าเว็บ (404)" in next(line for line in lines if line.startswith("http_not_found "))


def test_one_cause_in_full():
    """What happened, what people see, who mends it, how, and how to test again."""
    text = run("tls_expired", "--lang", "en")

    assert text.startswith("tls_expired: ")
    for label in ("What the public sees:", "Who can mend it:", "How:", "Test again:"):
        assert label in text


def test_for_programs():
    """JSON: a list of all, or the one that was asked for, with both languages."""
    every = json.loads(run("--json"))
    one = json.loads(run("--json", "soft_404"))

    assert [cause["code"] for cause in every] == list(causes())
    assert one["code"] == "soft_404"
    assert one["verdict"] == "fail"
    assert set(one["title"]) == {"th", "en"}


def test_an_unknown_code_offers_the_nearest():
    """The message says what to do."""
    with pytest.raises(UsageError) as error:
        run("soft_405")

    assert str(error.value) == "no cause is named 'soft_405'\n  did you mean 'soft_404'?"
