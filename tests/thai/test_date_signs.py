"""Dates are looked for only where their signs stand: nothing is lost by that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.thai._date_forms import FORMS
from oitcheck.thai.dates import mentions, mentions_by_line
from oitcheck.thai.digits import ascii_digits

PIECES = st.sampled_from(
    (
        "14 ตุลาคม 2564|๑๔ ต.ค. ๖๕|ก.พ.ค. 2565|เดือนมีนาคม|2565|65|ปีงบประมาณ|พ.ศ.|ประจำปี|งบฯ|งปม.|ไตรมาสที่ 1|ไตรมาส 2/2565|Q3 FY2565|FY 2022|"
        "ครึ่งปีแรก|รอบ 6 เดือนหลัง|12 เดือน| - |ถึง|–|จนถึง|1|31|/|.|-|1/10/2564|2021-10-01|สขร.1 |เดือน|เดือน 3 ปี |ที่ 12/2565|คำสั่งที่ ทน. 9 / 2565|"
        "October 14, 2021|Sept. |MAY|3rd March 2022|บาท|ข้อความ|กองคลัง|fiscal year|\n|\n\n| |  |,|(|)|'|:|7-12 มี.ค. 65|กันยายน ถึง ธันวาคม ปีงบประมาณ พ.ศ. 2565|2565 - 2570|ของปี"
    ).split("|")
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.reads.__name__)
@given(text=TEXTS)
@settings(max_examples=120, deadline=None)
def test_a_form_is_found_wherever_its_pattern_finds_it(form, text):
    """The way of a form gives what its pattern gives when it reads the whole text."""
    plain = ascii_digits(text)

    expected = [hit.span() for hit in form.pattern.finditer(plain)]

    assert expected == [hit.span() for hit in form.way(form.pattern, plain)]


@given(lines=st.lists(TEXTS, max_size=8))
@settings(max_examples=150, deadline=None)
def test_lines_read_at_once_say_what_each_says_alone(lines):
    """No date is read over the end of a line, and its place is counted in its own line."""
    assert [mentions(line) for line in lines] == mentions_by_line(lines)


def test_lines_that_hold_the_sign_between_lines_are_read_one_by_one():
    """A text that no reader would give cannot move dates to another line."""
    lines = ["1 ตุลาคม 2564\0x", "2 ตุลาคม 2564"]

    assert [mentions(line) for line in lines] == mentions_by_line(lines)
