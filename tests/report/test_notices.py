"""Notices of a run are told in words."""

import pytest

from oitcheck.report._notices import NOTICES, told


@pytest.mark.parametrize("code", NOTICES)
def test_a_notice_has_both_languages_and_its_facts(code):
    """What a program wrote as a code, an officer reads as a sentence."""
    words = told(f"{code}: O9 2026-12-31")

    assert words.th.endswith(": O9 2026-12-31")
    assert words.en.endswith(": O9 2026-12-31")
    assert code not in words.th


def test_an_unknown_notice_stands_as_it_is():
    """An old run is never made to say something else."""
    assert "older_code: a fact" == told("older_code: a fact").th
