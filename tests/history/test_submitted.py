"""What was handed in is kept as it was then, whatever the checklist says later."""

from datetime import date

import pytest

from oitcheck.history import Keep, open_history
from oitcheck.model.checklist import HandedIn
from oitcheck.model.verdict import Verdict

URL = "https://town.example/plan"
DAY = date(2022, 4, 20)


def handed(url=URL, at=DAY, question="O1", explanation="หน้า 3"):
    return HandedIn(question=question, at=at, by="palad", urls=(url,), explanation=explanation)


@pytest.fixture
def kept(history, nights):
    """Begins nights with what each says was handed in; gives what the history holds then."""

    def begin(*told: tuple[HandedIn, ...], **start):
        for night, submitted in enumerate(told):
            history.start(nights.start(night, submitted=submitted, **start))
        return dict(history.submitted(nights.agency, nights.catalogue))

    return begin


def test_the_first_run_that_knows_of_it_keeps_it(kept, nights):
    """Address, explanation, who and when, with the night that kept it."""
    found = kept((), (handed(), handed(question="O2")))

    assert set(found) == {"O1", "O2"}
    assert found["O1"] == HandedIn(
        question="O1", at=DAY, by="palad", urls=(URL,), explanation="หน้า 3", kept_at=nights.at(1)
    )


def test_a_later_change_of_the_checklist_changes_nothing(kept):
    """Another address under the same day, or none at all, leaves what was handed in as it was."""
    found = kept((handed(),), (handed("https://town.example/other", explanation="x"),), ())

    assert found["O1"].urls == (URL,)
    assert found["O1"].explanation == "หน้า 3"


def test_what_was_handed_in_anew_is_kept_beside_the_first(kept):
    """The latest day counts, whichever run was told of it first."""
    again = handed("https://town.example/new", at=date(2022, 4, 28))

    assert kept((again,), (handed(),))["O1"].urls == ("https://town.example/new",)


def test_agencies_and_years_do_not_mix(kept, history, nights):
    """What one agency handed in says nothing of another, nor of another year."""
    kept((handed(),))

    assert history.submitted("other-town", nights.catalogue) == {}
    assert history.submitted(nights.agency, "oit-2566") == {}


def test_secrets_are_not_kept(kept):
    """A token in an address that was handed in is masked."""
    found = kept((handed("https://town.example/?token=S3cret", explanation="1-1017-00230-70-8"),))

    assert found["O1"].urls == ("https://town.example/?token=•••",)
    assert "1-1017-00230-70-8" not in found["O1"].explanation


def test_it_is_kept_however_old_it_is(history, nights):
    """Nights are let go by their age; what was handed in is not."""
    for night in (0, 100, 200):
        history.start(nights.start(night, submitted=(handed(),)))
        history.finish(
            f"run-{night}", nights.record(night, {"O1": {URL: (Verdict.PASS, None)}}), keep=Keep(days=30)
        )

    assert len(history.runs()) == 2
    assert history.submitted(nights.agency, nights.catalogue)["O1"].kept_at == nights.at(0)


def test_a_reader_reads_it(url, kept, nights):
    """The checklist's checker opens the history only to read."""
    kept((handed(),))
    with open_history(url, write=False) as reader:
        assert set(reader.submitted(nights.agency, nights.catalogue)) == {"O1"}
