"""Masking stays quick on what a stranger made long."""

import time

import pytest

from oitcheck.masking import mask

HOSTILE = ("a", "%2f", "\\\\a", "//a", "%25", "a-token-", " token", "?token=", "1 ", "@//", "//token")


@pytest.mark.parametrize("part", HOSTILE)
def test_a_long_hostile_text_costs_little(part):
    """A 200 kB text of repeated parts is masked in well under a second: time grows with length, not its square."""
    started = time.process_time()

    mask("/" + part * (200_000 // len(part)))

    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("http://user:pw@host/a", "http://•••@host/a"),
        ("see ///user:pw@host, or //a@b@c", "see ///•••@host, or //•••@c"),
        ("?next=http%3A%2F%2Fuser:pw%40host", "?next=http%3A%2F%2F•••@host"),
        ("http://host/@name", "http://host/@name"),
    ],
)
def test_a_user_name_is_masked_up_to_its_last_sign(text, masked):
    """Whatever stands before the last @ of an address's host part is hidden; an @ in a path is not one."""
    assert mask(text) == masked
