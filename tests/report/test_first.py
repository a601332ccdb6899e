"""What to mend first: one cause behind many, in the order in which it hurts."""

from dataclasses import replace

from oitcheck.causes import causes
from oitcheck.model.verdict import Verdict
from oitcheck.report._first import BROKEN, UNKNOWN, groups, telling
from oitcheck.report._view import opens, summary, view


def test_one_cause_behind_many_is_one_group(night):
    """Three answers behind one expired certificate are one thing to mend, with all its questions and divisions."""
    group = next(found for found in groups(night, BROKEN) if found.telling.code == "tls_expired")

    assert group.questions == ("O10", "O11", "O12")
    assert (group.answers, group.elements) == (3, 0)
    assert group.points == 1.5
    assert group.days == 5
    assert group.owners == ("กองคลัง", "กองยุทธศาสตร์และงบประมาณ", "ทุกกอง")


def test_points_decide_then_age_and_a_hijacked_page_before_all(night):
    """The order is what an officer should do first."""
    found = groups(night, BROKEN)
    rest = [(-group.points, group.since or "9999") for group in found[1:]]

    assert found[0].telling.code == "hijacked"
    assert rest == sorted(rest)


def test_what_cannot_be_told_is_not_among_the_broken(night):
    """A firewall's refusal is never something that the agency must mend first."""
    broken = {group.telling.code for group in groups(night, BROKEN)}
    unknown = {group.telling.code for group in groups(night, UNKNOWN)}

    assert "bot_wall" not in broken
    assert "bot_wall" in unknown


def test_a_question_without_url_is_told_once(night):
    """Not its elements one by one."""
    group = next(found for found in groups(night, BROKEN) if found.telling.code == "not_declared")

    assert len(group.places) == 1
    assert group.questions == ("O43",)


def test_an_unknown_code_tells_itself(with_answer):
    """A run of another version never breaks a report."""
    record = with_answer(verdict=Verdict.FAIL, cause="from_the_future")
    codes = [group.telling.title.th for group in groups(record, BROKEN)]

    assert "from_the_future" in codes
    assert telling("from_the_future").mend is None


def test_a_failure_without_cause_is_still_told(with_answer):
    """Nothing that fails is left out of the list."""
    record = with_answer(verdict=Verdict.FAIL, cause=None)

    assert any("O1" in group.questions for group in groups(record, BROKEN))


def test_every_cause_can_be_told():
    """Who can mend it is known for every code of the table."""
    assert all(telling(code).who is not None for code in causes())


def test_the_plain_sentence(night):
    """Counts what opens, what fails, what is unknown and what has no URL."""
    assert summary(night).th == "เปิดได้ 31 จาก 43 ข้อ · ไม่ผ่าน 11 ข้อ · ระบบยังสรุปไม่ได้ 2 ข้อ · ยังไม่ระบุ URL 1 ข้อ"
    assert summary(night).en == "31 of 43 questions open · 11 fail · 2 cannot be told yet · 1 have no URL"


def test_a_page_that_opens_but_lacks_something_opens(night, with_answer):
    """A missing element says nothing against reach; a hijacked page is not open, even where it was excused."""
    lacking = with_answer(verdict=Verdict.FAIL, cause="element_missing").questions[0]
    excused = with_answer(verdict=Verdict.WAIVED, cause="hijacked").questions[0]

    assert opens(lacking)
    assert not opens(excused)
    assert not opens(replace(lacking, answers=()))


def test_sections_keep_every_question(night):
    """No question is lost, also where the record knows no sub-indicators."""
    bare = view(replace(night, sub_indicators=()))

    assert [question.id for section in bare.sections for question in section.questions] == [
        q.id for q in night.questions
    ]
