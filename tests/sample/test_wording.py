"""Two wordings side by side, and years moved."""

from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.sample.wording import choose, include, shift_years

BOTH = "ก [[if O5 sound]]ดี[[else]]เสีย[[end]] ข [[if O9 sound]]มี[[end]] ค"


def test_each_question_settles_its_own_wording():
    """A broken question gives its second wording, or nothing where there is none; the others stay sound."""
    assert choose(BOTH, frozenset()) == "ก ดี ข มี ค"
    assert choose(BOTH, {"O5"}) == "ก เสีย ข มี ค"
    assert choose(BOTH, {"O5", "O9"}) == "ก เสีย ข  ค"


def test_text_is_taken_in_by_name():
    """An include is replaced by what it names."""
    assert include("a [[include O17-form]] b", {"O17-form": "x"}.__getitem__) == "a x b"


def test_years_move_in_both_digits_and_nowhere_else():
    """Buddhist years move; tags, amounts and other numbers stay."""
    text = '<a href="/2565">ปี 2565 ๒๕๖๔</a> 2,565 1.2565 25650 2542 พ.ศ.2561-2565'

    assert '<a href="/2565">ปี 2564 ๒๕๖๓</a> 2,565 1.2565 25650 2542 พ.ศ.2560-2564' == shift_years(text, -1)


@settings(max_examples=50)
@given(st.text(alphabet="ปี 2565๒๕๖<>/,.-", max_size=60))
def test_no_years_moved_is_the_same_text(text):
    """Moving by nothing changes nothing, whatever the text."""
    assert text == shift_years(text, 0)
