"""What was handed in, beside what the checklist says now."""

import json
from datetime import date

import pytest

from oitcheck import checklist_file
from oitcheck.model.checklist import HandedIn

SITE = "https://town.example"
DAY = date(2022, 4, 20)


@pytest.fixture
def warned(tmp_path):
    """Gives what is warned of when O1 says now what it says, and something else was kept."""

    def lint(now, kept, *, submitted=True, day=DAY):
        answer = {"owner": "palad", "urls": [f"{SITE}{path}" for path in now]}
        body = {
            "schema": "oitcheck.checklist/1",
            "agency": {"id": "town", "name": {"th": "เทศบาล", "en": "Town"}, "home": SITE},
            "catalogue": "oit-2565",
            "owners": {"palad": "สำนักปลัด"},
            "answers": {"O1": answer | ({"submitted": {"at": day.isoformat()}} if submitted else {})},
        }
        path = tmp_path / "c.yaml"
        path.write_text(json.dumps(body, ensure_ascii=False), "utf-8")
        urls = tuple(f"{SITE}{one}" for one in kept)
        before = HandedIn(question="O1", at=DAY, by=None, urls=urls, explanation=None)
        asked = []

        def history(agency, catalogue):
            asked.append((agency, catalogue))
            return {"O1": before} if kept else {}

        problems = checklist_file.lint([str(path)], kept=history)
        assert asked == ([("town", "oit-2565")] if submitted else [])
        assert all(problem.warning and problem.line and problem.column for problem in problems)
        return [(problem.where, problem.found) for problem in problems if "handed in" in problem.found]

    return lint


@pytest.mark.parametrize(
    ("now", "kept"),
    [(["/a"], ["/a"]), (["/a", "/b"], ["/b", "/a"]), (["/a?token=1"], ["/a?token=•••"]), (["/a"], [])],
)
def test_what_is_as_it_was_is_not_warned_of(warned, now, kept):
    """The same addresses in any order, one whose secret was masked when it was kept, or nothing kept at all."""
    assert warned(now, kept) == []


@pytest.mark.parametrize(
    ("now", "kept", "said"),
    [
        (["/b"], ["/a"], [("urls[1]", "'{0}/b' stands where '{0}/a' was handed in on 2022-04-20")]),
        (["/a", "/b"], ["/a"], [("urls[2]", "'{0}/b' is not among what was handed in on 2022-04-20")]),
        (
            ["/b"],
            ["/a", "/b"],
            [("submitted", "'{0}/a' was handed in on 2022-04-20 and stands here no longer")],
        ),
        ([], ["/a"], [("submitted", "'{0}/a' was handed in on 2022-04-20 and stands here no longer")]),
        (["/a#x"], ["/a"], [("urls[1]", "'{0}/a#x' stands where '{0}/a' was handed in on 2022-04-20")]),
    ],
)
def test_every_difference_is_warned_of_at_its_place(warned, now, kept, said):
    """Another address, one more, one less, none, another fragment."""
    assert warned(now, kept) == [(f"answers.O1.{where}", found.format(SITE)) for where, found in said]


def test_what_was_handed_in_anew_is_not_warned_of(warned):
    """A later day under ``submitted`` says so; an earlier one does not."""
    assert warned(["/b"], ["/a"], day=date(2022, 4, 28)) == []
    assert len(warned(["/b"], ["/a"], day=date(2022, 4, 1))) == 1


def test_an_answer_that_is_not_marked_is_not_warned_of(warned):
    """Without ``submitted`` the checklist may change as it likes, and the history is not asked."""
    assert warned(["/b"], ["/a"], submitted=False) == []
