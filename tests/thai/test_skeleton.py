"""Words in what was read in a picture: lost tones and guessed digits are no difference, another word is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.thai import skeleton
from oitcheck.thai.text import fold


@pytest.mark.parametrize(
    ("read", "word"),
    [
        ("นํ้าประปา", "น้ำประปา"),
        ("น้าประปา", "น้ำประปา"),
        ("แผนพัฒนาทองถิน", "แผนพัฒนาท้องถิ่น"),
        ("ปี ๒๕๒๐๕ นี้", "ปี 2565 นี้"),
        ("ปีงบประมาณ 2 5 6 5", "ปีงบประมาณ ๒๕๖๔"),
    ],
)
def test_what_reading_loses_is_no_difference(read, word):
    """Tones that are missing, ำ as า, any number."""
    match = skeleton.find(fold(f"ก่อน {read} หลัง"), word)

    assert match is not None
    assert "skeleton" == match.tier
    assert fold(read) == fold(f"ก่อน {read} หลัง")[match.start : match.start + match.length]


@pytest.mark.parametrize(
    ("read", "word"),
    [
        ("หน้าที่", "หน่าที่"),  # another tone was read
        ("หน้าที่", "หนาที่"),  # a tone was read where the word has none
        ("สำนักปลัด", "สำนักปลิด"),
        ("กองคลัง", "กองช่าง"),
        ("ป่า", "ป่า"),  # too short
        ("", "ประกาศ"),
    ],
)
def test_another_word_is_none(read, word):
    """One letter or a tone that was read make another word; a short word is no evidence."""
    assert skeleton.find(fold(read), word) is None


@settings(max_examples=60)
@given(st.text("กขนมาิี่้ำ12 ", max_size=30), st.text("กขนมาิี่้ำ12 ", max_size=8), st.text("กขนมา", max_size=9))
def test_a_place_lies_in_the_text(before, word, after):
    """Whatever is found lies inside the text and is no longer than it."""
    text = fold(before + word + after)
    match = skeleton.find(text, word)

    if match is not None:
        assert 0 <= match.start < match.start + match.length <= len(text)
