"""Regular expressions that can run out of time."""

import pytest

from oitcheck.files.patterns import is_costly


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(.*a){20}",
        "(a*)*",
        "((a+)b)*",
        "(?:x+)+",
        "(a{2,})+",
        "(?P<n>a+)*",
        "(?i:a+)*",
        "(a{1,20}b)*",
    ],
)
def test_a_repetition_inside_a_repetition_is_costly(pattern):
    """Open or long repetitions of what repeats itself are told."""
    assert is_costly(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "a+b+",
        "(ab)+",
        r"(\d{4})+",
        "[(]a+)+",
        r"\(a+\)+",
        "([a-z+]){20}",
        "(a+){3}",
        "(a+",
        "a{,}",
        "(a?b)+",
        "a{99999999999}",
    ],
)
def test_others_are_not(pattern):
    """Ordinary patterns, and what is no pattern at all, are left in peace."""
    assert not is_costly(pattern)
