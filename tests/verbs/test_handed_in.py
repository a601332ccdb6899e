"""``submitted``: the first night keeps what was handed in, and ``lint`` tells when the checklist says otherwise."""

from pathlib import Path

import pytest

HANDED = {"at": "2022-04-20", "by": "palad"}


@pytest.fixture
def handed(oitcheck, checklist, site, local):
    """Writes what O1 says, checks once, and gives a function that says something else and lints."""

    def first(*paths, **more):
        answers = {
            "O1": {"owner": "palad", "urls": [f"{site.url}{path}" for path in paths], "submitted": HANDED}
        }
        path = checklist(answers)
        assert oitcheck("check", path, *local, "--fail-on", "never", *more.get("flags", ())).code == 0

        def then(*others, submitted=HANDED, flags=()):
            urls = [f"{site.url}{path}" for path in others]
            return oitcheck(
                "lint", checklist({"O1": {"owner": "palad", "urls": urls, "submitted": submitted}}), *flags
            )

        return then

    return first


def test_another_url_than_the_one_handed_in_is_warned_of(handed, site):
    """File, line, column, both addresses, the day, and what to do; the exit code stays 0."""
    done = handed("/plan")("/other")

    assert done.code == 0
    assert "test.yaml:1:" in done.out
    assert (
        f"warning: answers.O1.urls[1]: '{site.url}/other' stands where '{site.url}/plan' was handed in on 2022-04-20\n"
        "  the assessor still opens the old one: keep it working; if another was handed in since, write that day under 'submitted'"
        in done.out
    )


def test_a_later_night_does_not_make_the_new_url_the_one_handed_in(handed, oitcheck, local):
    """The first run with ``submitted`` keeps it, whatever is checked afterwards."""
    then = handed("/plan")
    then("/other")
    assert oitcheck("check", "test.yaml", *local, "--fail-on", "never", "--fresh").code == 0

    assert "was handed in on 2022-04-20" in then("/other").out


def test_the_history_is_found_where_it_is_said_to_be(handed):
    """``--history`` and ``--out`` as elsewhere; where there is no history there is no warning."""
    then = handed("/plan", flags=("--out", "kept"))

    assert "handed in on" not in then("/other").out
    assert "handed in on" in then("/other", flags=("--history", "sqlite:///kept/history.sqlite3")).out


def test_a_history_that_cannot_be_read_does_not_change_the_exit_code(handed, tmp_path):
    """It is told, and the checklist is looked at all the same."""
    then = handed("/plan")
    Path(tmp_path, "reports", "history.sqlite3").write_bytes(b"torn" * 50)
    done = then("/other")

    assert done.code == 0
    assert "is no history" in done.err
    assert "0 mistakes" in done.out
