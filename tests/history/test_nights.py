"""What the history says of every answer after some nights."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck.history import Change
from oitcheck.history._streaks import LETTERS, Standing, mark, unpacked
from oitcheck.model.past import Past
from oitcheck.model.verdict import Verdict

PASS, FAIL = (Verdict.PASS, None), (Verdict.FAIL, "http_not_found")
WARN, UNKNOWN = (Verdict.WARN, "slow"), (Verdict.UNDETERMINED, "bot_wall")
WAIVED = (Verdict.WAIVED, "http_not_found")
URL = "https://town.example/contact"
KEY = ("O5", URL)


@pytest.fixture
def told(history, nights):
    """Lives through nights of one answer, and gives what is said of it afterwards."""

    def live(*verdicts) -> Past:
        for night, said in enumerate(verdicts):
            nights.run(history, night, {"O5": {URL: said}})
        return history.past(nights.agency, nights.catalogue)[KEY]

    return live


def test_a_new_answer_has_no_past(history, nights):
    """Before its first night nothing is said of an answer."""
    assert history.past(nights.agency, nights.catalogue) == {}
    assert history.latest(nights.agency, nights.catalogue) is None
    assert history.last_failed(nights.agency, nights.catalogue) == frozenset()


def test_failing_since_is_the_first_night_of_the_streak(told, nights):
    """Three bad nights after a good one: failing since the first of them, last passed on the good one."""
    assert told(PASS, FAIL, FAIL, FAIL) == Past(failing_since=nights.at(1), last_passed_at=nights.at(0))


def test_a_pass_or_warning_ends_a_streak(told, nights):
    """Once it was seen, an answer no longer counts as failing."""
    assert told(FAIL, FAIL, WARN) == Past(failing_since=None, last_passed_at=nights.at(2))


def test_a_night_that_could_not_tell_changes_nothing(told, nights):
    """A firewall in between neither ends a streak nor begins one."""
    assert told(PASS, UNKNOWN, FAIL, UNKNOWN, FAIL, UNKNOWN) == Past(
        failing_since=nights.at(2), last_passed_at=nights.at(0)
    )


def test_a_waiver_does_not_heal(told, nights):
    """An excused fault is still the same fault when the waiver ends."""
    assert told(FAIL, WAIVED, FAIL) == Past(failing_since=nights.at(0))


@given(st.lists(st.sampled_from(list(Verdict)), max_size=30))
def test_streaks_hold_for_any_row_of_nights(verdicts):
    """For every row of verdicts the standing is what a look back over the whole row says."""
    standing = Standing()
    for night, verdict in enumerate(verdicts):
        standing = standing.after(verdict, None, str(night))

    good = [night for night, verdict in enumerate(verdicts) if verdict in {Verdict.PASS, Verdict.WARN}]
    streak = [
        night
        for night, verdict in enumerate(verdicts)
        if verdict is Verdict.FAIL and night > (good[-1] if good else -1)
    ]
    assert standing.last_passed_at == (str(good[-1]) if good else None)
    assert standing.failing_since == (str(streak[0]) if streak else None)
    assert unpacked(standing.packed()) == standing


@given(st.dictionaries(st.integers(0, 400), st.sampled_from(list(Verdict)), max_size=30))
def test_the_mark_of_a_night_has_one_letter_a_subject(verdicts):
    """Every verdict can be read from the mark, at its subject's place."""
    letters = mark(verdicts)

    assert len(set(LETTERS.values())) == len(Verdict)
    assert {place: sign for place, sign in enumerate(letters) if sign != "."} == {
        number: LETTERS[verdict] for number, verdict in verdicts.items()
    }


def test_any_past_night_comes_back_as_it_was(history, nights):
    """The record of a night long ago equals what was stored, though nights share most of their parts."""
    stored = [
        nights.run(
            history,
            night,
            {"O5": {URL: said, URL + "2": PASS}, "O6": {URL: said}},
            {"O5": {"phone": said, "map": PASS}},
        )
        for night, said in enumerate([PASS, FAIL, UNKNOWN, PASS])
    ]

    assert [history.record(record.run.id) for record in stored] == stored


def test_changes_tell_when_something_became_something_else(history, nights):
    """Only nights on which verdict or cause differed are told, for answers and elements alike."""
    for night, (answer, element) in enumerate([(PASS, PASS), (PASS, FAIL), (UNKNOWN, FAIL), (UNKNOWN, FAIL)]):
        nights.run(history, night, {"O5": {URL: answer}}, {"O5": {"phone": element}})

    told = history.changes(nights.agency, nights.catalogue, "O5")

    def change(night, verdict, cause, **where):
        place = {"url": None, "element": None} | where
        return Change(
            run_id=f"run-{night}",
            started_at=nights.at(night),
            question="O5",
            verdict=verdict,
            cause=cause,
            **place,
        )

    assert told == (
        change(0, *PASS, url=URL),
        change(0, *PASS, element="phone"),
        change(1, *FAIL, element="phone"),
        change(2, *UNKNOWN, url=URL),
    )
    assert history.changes(nights.agency, nights.catalogue, "O6") == ()


def test_a_run_of_one_question_says_nothing_of_the_others(history, nights):
    """Questions taken over from the run before neither pass nor fail anew."""
    nights.run(history, 0, {"O5": {URL: PASS}, "O6": {URL: PASS}})
    nights.run(history, 1, {"O5": {URL: PASS}, "O6": {URL: PASS}}, only=("O5",))

    past = history.past(nights.agency, nights.catalogue)

    assert past["O5", URL].last_passed_at == nights.at(1)
    assert past["O6", URL].last_passed_at == nights.at(0)


def test_last_failed_is_of_the_newest_record_only(history, nights):
    """An answer that left the checklist is not looked for for ever."""
    nights.run(history, 0, {"O5": {URL: FAIL, URL + "/old": FAIL}})
    nights.run(history, 1, {"O5": {URL: FAIL}, "O6": {URL: PASS}})

    assert history.last_failed(nights.agency, nights.catalogue) == {KEY}


def test_a_void_run_changes_no_verdict(history, nights):
    """A night without a line leaves the verdicts of the night before, and is listed with its reason."""
    nights.run(history, 0, {"O5": {URL: FAIL}})
    point = history.start(nights.start(1))
    history.void(point.run_id, "no control address answered", nights.at(1.01))

    void, before = history.runs(nights.agency, nights.catalogue)

    assert (void.state, void.reason, void.finished_at) == (
        "void",
        "no control address answered",
        nights.at(1.01),
    )
    assert history.latest(nights.agency, nights.catalogue) == before
    assert before.by_verdict["fail"] == 1
    assert history.record(point.run_id) is None
    assert history.past(nights.agency, nights.catalogue)[KEY].failing_since == nights.at(0)


def test_agencies_do_not_mix(history, nights):
    """The same URL of another agency, or of another year, has its own past."""
    nights.run(history, 0, {"O5": {URL: FAIL}})
    nights.run(history, 1, {"O5": {URL: PASS}}, agency="other-town")
    nights.run(history, 2, {"O5": {URL: PASS}}, catalogue="oit-2566")

    assert history.past(nights.agency, nights.catalogue)[KEY].failing_since == nights.at(0)
    assert history.past("other-town", nights.catalogue)[KEY].last_passed_at == nights.at(1)
    assert [(run.agency, run.catalogue) for run in history.latest_of_each()] == [
        ("other-town", "oit-2565"),
        ("sample-town", "oit-2565"),
        ("sample-town", "oit-2566"),
    ]
    assert len(history.runs(limit=2)) == 2


def test_a_run_nobody_began_is_a_mistake_of_ours(history, nights):
    """Storing into a run that does not exist is not passed over."""
    with pytest.raises(LookupError, match="no run is named 'no-such'"):
        history.store("no-such", nights.seen(URL))


def test_dates_are_those_of_the_runs(history, nights):
    """What is told keeps the offset of the run, so that a reader sees Thai time."""
    nights.run(history, 0, {"O5": {URL: PASS}})

    assert datetime.fromisoformat(history.runs()[0].started_at).utcoffset() is not None
    assert datetime.fromisoformat(
        history.past(nights.agency, nights.catalogue)[KEY].last_passed_at
    ).utcoffset()
