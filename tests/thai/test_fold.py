"""The form in which texts are compared."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.thai import _fold
from oitcheck.thai.text import GAP, display, fold, fold_parts, join_folded, letters, thai_letters

TRICKY = st.sampled_from(list("กนสตที่้ิุูัํำาเแ็์ๆ๐๑09aA \n\t\u00a0\ufffd\u200b\uf70a–“…©»•ß①é\x02\x01ÊÓ¹\u0301&#;␣"))
TEXTS = st.one_of(st.text(TRICKY, max_size=40), st.text(st.one_of(TRICKY, st.characters()), max_size=60))

SAME = [
    ("สํานักงาน", "สำนักงาน", "nikhahit and aa for sara am"),
    ("ส านักงาน", "สำนักงาน", "a sara am that lost its ring"),
    ("ส\u00a0านักงาน", "สำนักงาน", "the same with a no-break space"),
    ("ส\ufffdานักงาน", "สำนักงาน", "the same with a replacement sign"),
    ("น้ํา", "น้ำ", "tone before nikhahit"),
    ("นํ้า", "น้ำ", "nikhahit before tone"),
    ("น้ ำ", "น้ำ", "a gap before sara am"),
    ("อำานาจ", "อำนาจ", "sara am and aa"),
    ("เเผนพัฒนา", "แผนพัฒนา", "two e for one ae"),
    ("ที\u0e48", "ที่", "the same signs"),
    ("ท\u0e48\u0e35", "ที่", "tone before vowel"),
    ("ที่\u0e48", "ที่", "a doubled tone"),
    ("ท ี่", "ที่", "a gap before a vowel above"),
    ("ท\ufffdี่", "ที่", "a replacement sign before a vowel above"),
    ("ที่\ufffd", "ที่", "a stray replacement sign after a mark"),
    ("ท\uf702\uf70a", "ที่", "glyphs of Windows fonts"),
    ("ท\uf886\uf88b", "ที่", "glyphs of Mac fonts"),
    ("\uf70fาติ", "ญาติ", "a consonant without its foot"),
    ("ÊÓ¹Ñ¡§Ò¹à·ÈºÒÅ", "สำนักงานเทศบาล", "Thai bytes shown as Latin-1"),
    ("๒๕๖๕", "2565", "Thai digits"),
    ("ปี\u200b\u00ad2565", "ปี 2565", "zero-width signs and soft hyphens"),
    ("ＯＩＴ", "oit", "full-width letters"),
    ("O\u200bI\u200bT", "OIT", "letters parted by zero-width signs"),
    ("038–671—234", "038-671-234", "dashes"),
    ("“ก”", '"ก"', "quotes"),
    ("สำ\nนัก  งาน", "สำนักงาน", "white space of any kind"),
    ("No\ufffeGift", "No-Gift", "a hyphen as pdfium writes it"),
]


@pytest.mark.parametrize(("one", "other", "why"), SAME, ids=[why for _, _, why in SAME])
def test_ways_to_write_the_same_are_equal(one: str, other: str, why: str) -> None:
    """What a reader takes for the same words compares equal."""
    assert fold(one) == fold(other)


DIFFERENT = [
    ("ชำรุด", "ชำระ"),
    ("ที่", "ที"),
    ("น้า", "นา"),
    ("2565", "2564"),
    ("ปลัด", "ปลด"),
    ("204/1", "204/11"),
    ("แม่", "แม้"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_a_letter_a_tone_or_a_digit_makes_a_difference(one: str, other: str) -> None:
    """Words that differ in one letter, one tone or one digit stay different."""
    assert fold(one) != fold(other)


def test_letters_spaced_apart_keep_their_vowel() -> None:
    """A heading set with spaces between its letters is no damaged sara am."""
    assert fold("ป ร ะ ก า ศ") == fold("ประกาศ")


def test_numbers_of_neighbouring_cells_stay_apart() -> None:
    """The cells 2565 and 10 do not read 256510; a number and a word need no gap."""
    assert fold("ปี 2565 10 รายการ") == f"ปี2565{GAP}10รายการ"


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folded text is folded for good, and holds no white space, whatever came in."""
    once = fold(text)

    assert fold(once) == once
    assert once.split() == ([once] if once else [])


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_quick_road_ends_where_the_thorough_one_does(text: str) -> None:
    """Speed changes no result."""
    quick = _fold._quick(text)

    assert quick is None or quick == _fold._thorough(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS, max_size=5))
def test_folding_part_by_part_is_folding_the_lines(parts: list[str]) -> None:
    """A page's parts are folded once each; joined they are the page."""
    folded = fold_parts(parts)

    assert not folded or join_folded(folded) == fold("\n".join(parts))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_display_is_safe_to_show_and_stays(text: str) -> None:
    """Displayed text holds no control, no lone surrogate, no empty line, and is displayed for good."""
    shown = display(text)

    assert display(shown) == shown
    assert not any((sign < " " and sign != "\n") or "\x7f" <= sign <= "\x9f" for sign in shown)
    assert shown.encode().decode() == shown
    assert all(line == line.strip() and line for line in shown.split("\n")) or not shown


def test_display_keeps_lines_and_collapses_space() -> None:
    """Lines stay lines, runs of white space become one space, unseen signs go."""
    assert display(" ก\u200b  ข\u00a0\u00a0ค \r\n\n\x1b[31mง\ufeff\u202e") == "ก ข ค\n[31mง"


def test_letters_are_counted_without_marks() -> None:
    """Thai and Latin letters count; marks, digits and signs do not."""
    assert letters("ที่ทำการ OIT 2565 é ©") == 10
    assert thai_letters("ที่ทำการ OIT 2565") == 6


HOSTILE = [
    "ก" + "่" * 200_000,
    "่ั" * 100_000,
    "่ํา" * 100_000,
    "\ufffd" * 200_000,
    "ก" + " " * 200_000 + "ข",
    "ํ" * 200_000,
    "1 " * 100_000,
    "a" + "\u0301" * 50_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_folded_in_linear_time(text: str) -> None:
    """Runs of marks, gaps and replacement signs cost no more than reading them through, and are folded for good."""
    begin = time.process_time()
    once = fold(text)

    assert time.process_time() - begin < 2
    assert fold(once) == once


@pytest.mark.benchmark
def test_folding_keeps_its_speed(capsys: pytest.CaptureFixture[str]) -> None:
    """At least half a million characters a second on clean and on damaged text."""
    clean = "การเปิดเผยข้อมูลสาธารณะ เทศบาลตำบล ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ โทร 038-671-234 © 2022\n" * 400
    damaged = clean.replace("ตำ", "ต\ufffdา").replace("ที่", "ท\u0e48\u0e35")
    speeds = {}
    for name, text in (("clean", clean), ("damaged", damaged)):
        begin = time.process_time()
        fold(text)
        speeds[name] = len(text) / max(time.process_time() - begin, 1e-6)

    with capsys.disabled():
        print(
            "\nfolding: "
            + ", ".join(f"{name} {speed / 1e6:.1f} M characters/s" for name, speed in speeds.items())
        )
    assert min(speeds.values()) > 0.5e6
