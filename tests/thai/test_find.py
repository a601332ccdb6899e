"""Finding keywords in folded text, and showing where."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.thai.text import display, excerpt, find, fold

FOUND = [
    ("ข้อมูลผู้บริหาร", "ผู้บริหาร", "exact"),
    ("แผนปฏิบัติการ ปี ๒๕๖๕ 12 โครงการ", "ปี 2565", "exact"),
    ("เลขที่ ๒๐๔/๑๑ และ ๒๐๔/๑", "204/1", "exact"),
    ("รายงาน\nการประชุม", "รายงานการประชุม", "exact"),
    ("นโยบบายไม่รับของขวััญ No Gift", "NO GIFT", "exact"),
    ("ผู้ผู้บริหหาร ที่ที่ทำการเทศบาล", "ที่ทำการเทศบาล", "exact"),
    ("สำนักงาานเทศบาลตำตำบล", "ตำบล", "exact"),
    ("รายชื่อผู้บริหาร", "รายชื่อ ผู้บริหาร", "exact"),
    ("เทศเทศบาล ที่ที่ปรึกษาผู้ผู้บริหาร", "ที่ปรึกษาผู้บริหาร", "dedup"),
    ("การกาหนดแนวทางจัดทาแผน", "การกำหนดแนวทางจัดทำแผน", "loose"),
    ("พ.ศ. 2 5 6 5", "2565", "loose"),
]


@pytest.mark.parametrize(("text", "keyword", "tier"), FOUND)
def test_a_keyword_is_found_with_how_surely(text: str, keyword: str, tier: str) -> None:
    """The strictest tier that finds the keyword is told."""
    match = find(fold(text), keyword)

    assert match is not None
    assert match.tier == tier


MISSED = [
    ("เลขที่ ๒๐๔/๑๑", "204/1"),
    ("งบประมาณ 25650 บาท", "2565"),
    ("งบประมาณ 12565 บาท", "2565"),
    ("ชำระเงิน", "ชำรุด"),
    ("นาย", "น้าย"),
    ("จัดทาแผน", "จัดทำแผน"),  # loose only from eight letters on
    ("การเปิดเผยข้อมูล", "การปกปิดข้อมูล"),
    ("", "แผน"),
    ("แผน", " \u200b"),
]


@pytest.mark.parametrize(("text", "keyword"), MISSED)
def test_a_near_miss_is_a_miss(text: str, keyword: str) -> None:
    """One letter, tone or digit off is not found; nor is nothing."""
    assert find(fold(text), keyword) is None


def test_a_match_covers_its_keyword() -> None:
    """Start and length are those of the folded text, also where clusters were read as one."""
    text = fold("ก ที่ที่ปรึกษา ข")
    match = find(text, "ที่ปรึกษา")

    assert match is not None
    assert fold("ที่ปรึกษา") in text[match.start : match.start + match.length]


WORDS = st.lists(
    st.sampled_from(
        [
            "สำนัก\u200bปลัด",
            "น้ํา",
            "ปี ๒๕๖๕",
            "10",
            "2565",
            "ก",
            "A–B",
            "โทร. 038-671-234",
            "ที่",
            "เเผน",
            "©",
            "x\n",
        ]
    ),
    min_size=1,
    max_size=120,
)


@settings(max_examples=80, deadline=None)
@given(WORDS, st.integers(0, 10_000), st.integers(1, 12))
def test_an_excerpt_shows_the_place(words: list[str], at: int, length: int) -> None:
    """Around any place of the folded text the excerpt shows that place, within its limit, on one line."""
    text = " ".join(words)
    folded = fold(text)
    at = min(at, max(0, len(folded) - 1))
    shown = excerpt(text, at, length)

    assert folded[at : at + length] in fold(shown)
    assert len(shown) <= 200
    assert "\n" not in shown


def test_an_excerpt_is_of_this_place_and_no_other() -> None:
    """Of several equal words the one asked for is shown, with what stands around it."""
    text = "".join(f"บรรทัด {chr(0x0E01 + place)} แผนพัฒนา\n" for place in range(40)) * 5
    match = [place for place in range(len(fold(text))) if fold(text).startswith("แผนพัฒนา", place)][27]

    assert chr(0x0E01 + 27) in excerpt(text, match, len("แผนพัฒนา"), 40)


def test_an_excerpt_of_a_huge_line_is_quick_and_short() -> None:
    """A line of a million letters costs no more than looking it through."""
    text = "ก" * 500_000 + " คำตอบ " + "ข" * 500_000

    shown = excerpt(text, fold(text).index("คำตอบ"), len("คำตอบ"))

    assert "คำตอบ" in display(shown)
    assert len(shown) <= 200
