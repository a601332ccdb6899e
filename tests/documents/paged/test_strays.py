"""A glyph that a PDF gives a wrong name: its page proves no word missing."""

import pytest

from oitcheck.documents._pages import is_damaged, page_of

SOUND = "เทศบาลตำบลตัวอย่าง แผนการจัดซื้อจัดจ้างประจำปี กำลังดำเนินการ น้ำประปา ค่าธรรมเนียมทำความสะอาด "


@pytest.mark.parametrize("stray", ["ě", "ġ", "ļ", "ė", "İ", "'", "˚"])
def test_a_foreign_letter_inside_syllables_makes_a_page_doubtful(stray):
    """As libraries write them that shape text and name ํ by another glyph's number."""
    assert is_damaged(page_of(1, SOUND.replace("ำ", f"{stray}า") * 20))


@pytest.mark.parametrize(
    "text",
    [
        SOUND * 20,
        "ประกาศ 'เทศบาล' เรื่อง “น้ำประปา” เบอร์ A'ก (อ.'สมชาย') café ราคา 5€ต่อหน่วย " * 20,
        "ก า ร ป ร ะ ปา " * 20,
        "พื้นที่ 20 ตร.ม.² ค่า ± 5 µg/ม³ และ ½ส่วน " * 20,
    ],
)
def test_ordinary_writing_is_not_doubtful(text):
    """Quotes, foreign words, units and spaced letters are typed by people."""
    assert not is_damaged(page_of(1, text))
