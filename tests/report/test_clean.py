"""Text of the world is harmless before any format sees it."""

import math
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.masking import SECRET
from oitcheck.report._clean import cut, harmless, harmless_address, harmless_record, told

ANY_TEXT = st.text(alphabet=st.characters(), max_size=80)
HOSTILE = "".join(map(chr, [0, 7, 8, 0x1B, 0x7F, 0x9B, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x1FFFE]))
STEERING = "".join(map(chr, [0x202A, 0x202E, 0x2066, 0x2069, 0x200F, 0x061C, 0xFEFF]))
FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@settings(max_examples=200)
@given(ANY_TEXT)
def test_nothing_steers_a_reader(text):
    """No control, bidi sign, surrogate or non-character is left, and cleaning again changes nothing."""
    clean = harmless(text)

    assert FORBIDDEN.search(clean) is None
    assert harmless(clean) == clean
    clean.encode("utf-8")


def test_thai_is_left_alone():
    """Ordinary Thai, with its combining marks and zero-width spaces, is untouched."""
    text = "เทศบาลตำบล\u200bเมืองแกลง ๒๕๖๕ “น้ำ” – ฿"

    assert harmless(text) == text


def test_lines_become_one_line():
    """A fake log line cannot begin one of its own."""
    assert harmless("a\r\n2026-01-01 ERROR\u2028b\tc") == "a 2026-01-01 ERROR b c"


def test_cut_keeps_the_bound():
    """The ellipsis counts."""
    assert cut("x" * 500, 300) == "x" * 299 + "…"
    assert cut("x" * 300, 300) == "x" * 300


def test_secrets_are_masked_even_where_the_cut_falls():
    """A secret that the cut would split is masked first."""
    text = told("ก" * 280 + " https://u:verysecretpassword@example.com/?token=abcdefghijkl", 300)

    assert "verysecret" not in text
    assert len(text) <= 300


def test_an_address_still_leads_to_the_same_place():
    """Steering signs of an address are percent-encoded, not lost; a user name is masked."""
    assert harmless_address("https://a.th/x\u202egpj.exe") == "https://a.th/x%E2%80%AEgpj.exe"
    assert harmless_address("https://me:pw@a.th/") == f"https://{SECRET}@a.th/"
    assert harmless_address("https://a.th/\r\nX: y") == "https://a.th/%0D%0AX: y"


def test_a_whole_record_is_harmless(small):
    """Every text of a record is cleaned wherever it stands; what identifies something is kept."""
    first, *rest = small.questions
    bad = replace(
        first.answers[0],
        page_title=HOSTILE + STEERING + "t" * 1_000_000,
        excerpt="https://x.th/?password=hunter22 " + HOSTILE,
        detail="1-1037-02071-81-1\x1b]0;pwn\x07",
        elapsed_s=math.inf,
    )
    record = harmless_record(replace(small, questions=(replace(first, answers=(bad,)), *rest)))
    clean = record.questions[0].answers[0]

    assert len(clean.page_title) <= 300
    assert FORBIDDEN.search(clean.page_title + clean.excerpt + clean.detail) is None
    assert "hunter22" not in clean.excerpt
    assert clean.elapsed_s == 0.0
    assert clean.sha256 == first.answers[0].sha256
    assert record.checklist.sha256 == small.checklist.sha256
    assert record.run == small.run


def test_an_ordinary_record_is_left_as_it_is(night):
    """Cleaning changes nothing where there is nothing to clean, so run.json says what was seen."""
    assert harmless_record(night) == night
