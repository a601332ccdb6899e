"""Telephone numbers are tried only where one can begin: nothing is lost by that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.rules import _phones

PIECES = "038-671-234|0 3867 4080-1|(038) 671-234|+66 2 123 4567|(66)|1800 123 456|0|1|5|+|(|)| |-|.|x|X|*|123|555|4567|042-xxx-xxx|010-020-0120|1234567890|081|2345678|ถึง|โทร|\n|+1 555 0100|(0|00 66|02"
TEXTS = st.lists(st.sampled_from(PIECES.split("|")), max_size=14).map("".join)


@pytest.mark.parametrize("name", ["NUMBER", "SAMPLE"])
@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_a_number_is_found_wherever_its_pattern_finds_it(name, text):
    """Trying the pattern at its possible starts gives what reading the whole text gives."""
    pattern = getattr(_phones, f"_{name}")
    expected = [hit.span() for hit in pattern.finditer(text)]

    assert expected == [
        hit.span() for hit in _phones._from(getattr(_phones, f"_{name}_STARTS"), pattern, text)
    ]
