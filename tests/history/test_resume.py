"""An interrupted run goes on where it was, and only on the same ground."""

import pytest

from oitcheck.history import open_history
from oitcheck.model.past import Past
from oitcheck.model.verdict import Verdict

URL = "https://town.example/contact"
PASS, FAIL = (Verdict.PASS, None), (Verdict.FAIL, "http_not_found")
HOUR = 1 / 24


def test_an_interrupted_run_goes_on(url, nights):
    """What was seen before the machine went down is not asked for again, and the run keeps its name."""
    with open_history(url) as history:
        history.start(nights.start(0))
        history.store("run-0", nights.seen(URL))
        history.store("run-0", nights.seen(URL + "/2", cause="http_not_found"))
    with open_history(url) as history:
        point = history.start(nights.start(5 * HOUR))

        assert (point.run_id, point.started_at, point.resumed) == ("run-0", nights.at(0), True)
        assert point.observations == (nights.seen(URL), nights.seen(URL + "/2", cause="http_not_found"))


@pytest.mark.parametrize(
    ("later", "other", "fresh"),
    [
        (7 * HOUR, {}, False),
        (-HOUR, {}, False),
        (HOUR, {"checklist_sha256": "b" * 64}, False),
        (HOUR, {"vantage": "abroad"}, False),
        (HOUR, {"only": ("O5",)}, False),
        (HOUR, {"agency": "other-town"}, False),
        (HOUR, {}, True),
    ],
)
def test_other_ground_begins_afresh(history, nights, later, other, fresh):
    """Too old, a clock set back, another checklist, place, choice of questions, agency, or --fresh: all is looked at."""
    history.start(nights.start(0))
    history.store("run-0", nights.seen(URL))

    point = history.start(nights.start(later, run_id="second", **other), fresh=fresh)

    assert (point.run_id, point.resumed, point.observations) == ("second", False, ())


def test_a_run_that_was_left_is_listed_as_interrupted(history, nights):
    """A run that never ended does not look as if it still ran."""
    history.start(nights.start(0))
    history.start(nights.start(1))

    assert [run.state for run in history.runs()] == ["running", "interrupted"]


def test_a_complete_run_is_never_resumed(history, nights):
    """A second check on the same evening looks at everything again."""
    nights.run(history, 0, {"O5": {URL: PASS}})

    assert not history.start(nights.start(HOUR)).resumed


def test_a_partial_run_goes_on_and_ends_as_if_undisturbed(history, nights):
    """Stopped, reported as partial, resumed: past and changes are those of one whole run."""
    nights.run(history, 0, {"O5": {URL: PASS}, "O6": {URL: PASS}})
    history.start(nights.start(1))
    history.store("run-1", nights.seen(URL, cause="http_not_found"))
    unseen = (Verdict.UNDETERMINED, "not_checked")
    history.finish("run-1", nights.record(1, {"O5": {URL: FAIL}, "O6": {URL: unseen}}, state="partial"))

    point = history.start(nights.start(1 + HOUR))
    before = history.past(nights.agency, nights.catalogue)
    whole = nights.record(1, {"O5": {URL: PASS}, "O6": {URL: FAIL}})
    history.finish(point.run_id, whole)

    assert point.resumed
    assert [one.url for one in point.observations] == [URL]
    assert before == {
        ("O5", URL): Past(last_passed_at=nights.at(0)),
        ("O6", URL): Past(last_passed_at=nights.at(0)),
    }
    assert history.past(nights.agency, nights.catalogue) == {
        ("O5", URL): Past(last_passed_at=nights.at(1)),
        ("O6", URL): Past(failing_since=nights.at(1), last_passed_at=nights.at(0)),
    }
    assert [
        (one.run_id, one.question, one.verdict) for one in history.changes(nights.agency, nights.catalogue)
    ] == [
        ("run-0", "O5", Verdict.PASS),
        ("run-0", "O6", Verdict.PASS),
        ("run-1", "O6", Verdict.FAIL),
    ]
    assert history.record("run-1") == whole
    assert [run.state for run in history.runs()] == ["complete", "complete"]


def test_a_partial_run_stands_when_going_on_was_void(history, nights):
    """The line died while resuming: what the partial run said is kept."""
    history.start(nights.start(0))
    partial = nights.record(0, {"O5": {URL: FAIL}}, state="partial")
    history.finish("run-0", partial)
    history.start(nights.start(HOUR))
    history.void("run-0", "no control address answered", nights.at(HOUR))

    latest = history.latest(nights.agency, nights.catalogue)

    assert latest is not None
    assert latest.state == "partial"
    assert history.record("run-0") == partial


def test_what_was_not_looked_at_is_looked_at(history, nights):
    """An answer that a lost worker left open is no part of what a resumed run already knows."""
    history.start(nights.start(0))
    history.store("run-0", nights.seen(URL, cause="not_checked"))
    history.store("run-0", nights.seen(URL + "/2"))

    point = history.start(nights.start(HOUR))

    assert [one.url for one in point.observations] == [URL + "/2"]


def test_an_address_with_a_secret_is_looked_at_again(history, nights):
    """Its secret is not on the disk, so nothing stored can be taken for it."""
    history.start(nights.start(0))
    history.store("run-0", nights.seen("https://user:S3cr3tPw@town.example/?token=T0KENSECRET"))

    assert history.start(nights.start(HOUR)).observations == ()
    assert [one.url for one in history.observations("run-0")] == ["https://•••@town.example/?token=•••"]
