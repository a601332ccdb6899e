"""Dates and fiscal years as public bodies write them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck.thai.dates import Kind, fiscal_year, fiscal_year_be, mentions, written
from oitcheck.thai.digits import ascii_digits, thai_digits

D = date
FY65 = (D(2021, 10, 1), D(2022, 9, 30))
CY65 = (D(2022, 1, 1), D(2022, 12, 31))

ONE_DAY = {
    "๑๔ กุมภาพันธ์ ๒๕๖๕": D(2022, 2, 14),
    "14 กุมภาพันธ์ 2565": D(2022, 2, 14),
    "วันที่ 14 เดือน กุมภาพันธ์ พ.ศ. 2565": D(2022, 2, 14),
    "วันที่ ๑๔ เดือนกุมภาพันธ์ พุทธศักราช ๒๕๖๕": D(2022, 2, 14),
    "14 กุมภาพันธ์ พ.ศ.2565": D(2022, 2, 14),
    "14กุมภาพันธ์2565": D(2022, 2, 14),
    "14 ก.พ. 65": D(2022, 2, 14),
    "14ก.พ.65": D(2022, 2, 14),
    "14 ก.พ 2565": D(2022, 2, 14),
    "14 กพ. 65": D(2022, 2, 14),
    "14 ก. พ. 2565": D(2022, 2, 14),
    "๓ มี.ค. ๒๕๖๕": D(2022, 3, 3),
    "3 มิ.ย. 65": D(2022, 6, 3),
    "3 เม.ย. 65": D(2022, 4, 3),
    "3 กรกฏาคม 2565": D(2022, 7, 3),
    "3 พฤษจิกายน 2564": D(2021, 11, 3),
    "14/02/2565": D(2022, 2, 14),
    "14-02-2565": D(2022, 2, 14),
    "14.02.2565": D(2022, 2, 14),
    "๑๔/๐๒/๒๕๖๕": D(2022, 2, 14),
    "14/2/65": D(2022, 2, 14),
    "15/01/69": D(2026, 1, 15),
    "๑๕ ม.ค. ๒๕๖๙": D(2026, 1, 15),
    "15 มกราคม 2569": D(2026, 1, 15),
    "14 / 02 / 2565": D(2022, 2, 14),
    "2565-02-14": D(2022, 2, 14),
    "2022-02-14": D(2022, 2, 14),
    "2022-02-14T10:00:00": D(2022, 2, 14),
    "14 Feb 2022": D(2022, 2, 14),
    "14 February 2022": D(2022, 2, 14),
    "February 14, 2022": D(2022, 2, 14),
    "Sept. 3, 2022": D(2022, 9, 3),
    "02/14/2022": D(2022, 2, 14),
    "14 กุมภาพันธ์ ค.ศ. 2022": D(2022, 2, 14),
    "29 กุมภาพันธ์ 2567": D(2024, 2, 29),
    "ประกาศ ณ วันที่ ๓๐ ธันวาคม พ.ศ. ๒๕๖๔": D(2021, 12, 30),
    "12.30 น. วันที่ 3 มี.ค.65": D(2022, 3, 3),
    "1 ตุลาคม\n2564": D(2021, 10, 1),
}
SPANS = {
    "กุมภาพันธ์ 2565": (Kind.MONTH, D(2022, 2, 1), D(2022, 2, 28)),
    "เดือนกุมภาพันธ์ พ.ศ. ๒๕๖๕": (Kind.MONTH, D(2022, 2, 1), D(2022, 2, 28)),
    "ต.ค.64": (Kind.MONTH, D(2021, 10, 1), D(2021, 10, 31)),
    "เดือนตุลาคม ปีงบประมาณ 2565": (Kind.MONTH, D(2021, 10, 1), D(2021, 10, 31)),
    "เดือนมกราคม ประจำปีงบประมาณ พ.ศ. 2565": (Kind.MONTH, D(2022, 1, 1), D(2022, 1, 31)),
    "เดือน ต.ค. ๖๔ - ก.ย. ๖๕": (Kind.SPAN, *FY65),
    "ต.ค.64 - มี.ค.65": (Kind.SPAN, D(2021, 10, 1), D(2022, 3, 31)),
    "ตุลาคม 2564 ถึงเดือน มีนาคม 2565": (Kind.SPAN, D(2021, 10, 1), D(2022, 3, 31)),
    "ตุลาคม 2564 – มีนาคม 2565": (Kind.SPAN, D(2021, 10, 1), D(2022, 3, 31)),
    "1 ตุลาคม 2564 - 31 มีนาคม 2565": (Kind.SPAN, D(2021, 10, 1), D(2022, 3, 31)),
    "วันที่ 1 ตุลาคม 2564 ถึงวันที่ 31 มีนาคม 2565": (Kind.SPAN, D(2021, 10, 1), D(2022, 3, 31)),
    "01/10/2564 - 31/03/2565": (Kind.SPAN, D(2021, 10, 1), D(2022, 3, 31)),
    "1 ต.ค. - 31 ธ.ค. 2564": (Kind.SPAN, D(2021, 10, 1), D(2021, 12, 31)),
    "ต.ค. - ธ.ค. 64": (Kind.SPAN, D(2021, 10, 1), D(2021, 12, 31)),
    "ตุลาคม - มีนาคม 2565": (Kind.SPAN, D(2021, 10, 1), D(2022, 3, 31)),
    "ตุลาคม - มีนาคม ปีงบประมาณ 2565": (Kind.SPAN, D(2021, 10, 1), D(2022, 3, 31)),
    "1-15 มกราคม 2565": (Kind.SPAN, D(2022, 1, 1), D(2022, 1, 15)),
    "๒๘ - ๓๐ เมษายน ๒๕๖๕": (Kind.SPAN, D(2022, 4, 28), D(2022, 4, 30)),
    "ไตรมาสที่ 2/2565": (Kind.QUARTER, D(2022, 1, 1), D(2022, 3, 31)),
    "ไตรมาส 1 ปีงบประมาณ พ.ศ. 2565": (Kind.QUARTER, D(2021, 10, 1), D(2021, 12, 31)),
    "ไตรมาสที่ ๔ ประจำปีงบประมาณ ๒๕๖๕": (Kind.QUARTER, D(2022, 7, 1), D(2022, 9, 30)),
    "ไตรมาสที่ 1-2 ปีงบประมาณ 2565": (Kind.QUARTER, D(2021, 10, 1), D(2022, 3, 31)),
    "รอบ 6 เดือน ประจำปีงบประมาณ พ.ศ. 2565": (Kind.HALF, D(2021, 10, 1), D(2022, 3, 31)),
    "รอบ ๖ เดือนแรก ปีงบประมาณ ๒๕๖๕": (Kind.HALF, D(2021, 10, 1), D(2022, 3, 31)),
    "6 เดือนหลัง ปีงบประมาณ 2565": (Kind.HALF, D(2022, 4, 1), D(2022, 9, 30)),
    "ครึ่งปีแรก ปีงบประมาณ 2565": (Kind.HALF, D(2021, 10, 1), D(2022, 3, 31)),
    "รอบ 12 เดือน ปีงบประมาณ 2565": (Kind.FISCAL, *FY65),
    "ปีงบประมาณ พ.ศ. ๒๕๖๕": (Kind.FISCAL, *FY65),
    "ประจำปีงบประมาณ พ.ศ.2565": (Kind.FISCAL, *FY65),
    "ปีงบประมาณ 2565": (Kind.FISCAL, *FY65),
    "ปีงบประมาณ 65": (Kind.FISCAL, *FY65),
    "ปี งปม. ๖๕": (Kind.FISCAL, *FY65),
    "ปีงบฯ 65": (Kind.FISCAL, *FY65),
    "งบประมาณรายจ่ายประจำปี พ.ศ. 2565": (Kind.FISCAL, *FY65),
    "งบประมาณ 2565": (Kind.FISCAL, *FY65),
    "FY2022": (Kind.FISCAL, *FY65),
    "FY 2565": (Kind.FISCAL, *FY65),
    "Fiscal Year 2022": (Kind.FISCAL, *FY65),
    "ประจำปี 2565": (Kind.ANNUAL, *CY65),
    "ประจำปี พ.ศ. ๒๕๖๕": (Kind.ANNUAL, *CY65),
    "ปี 2565": (Kind.YEAR, *CY65),
    "ปี 65": (Kind.YEAR, *CY65),
    "พ.ศ. 2565": (Kind.ERA, *CY65),
    "พ.ศ. 2561-2565": (Kind.YEARS, D(2018, 1, 1), D(2022, 12, 31)),
    "(พ.ศ. ๒๕๖๑ – ๒๕๖๕)": (Kind.YEARS, D(2018, 1, 1), D(2022, 12, 31)),
    "2561 ถึง 2565": (Kind.YEARS, D(2018, 1, 1), D(2022, 12, 31)),
    "พ.ศ. 2561 - พ.ศ. 2565": (Kind.YEARS, D(2018, 1, 1), D(2022, 12, 31)),
    "ปี 2561-65": (Kind.YEARS, D(2018, 1, 1), D(2022, 12, 31)),
    "ปีงบประมาณ พ.ศ. 2563 - 2565": (Kind.YEARS, D(2019, 10, 1), D(2022, 9, 30)),
    "คำสั่งที่ 270/2565": (Kind.NUMBER, *CY65),
}
NOTHING = (
    "โทร 0 3867 4080-1",
    "จำนวน 2,565 บาท",
    "งบประมาณ 50 ล้านบาท",
    "งบประมาณ 65,000 บาท",
    "มีนาคม 65 ราย",
    "31/02/2565",
    "32/01/2565",
    "ปีการศึกษา 2565",
    "2565",
    "2022",
    "๖๕",
    "ข้อ 14.2.65.1",
    "10.10.10.10",
    "เวลา 12.30 น.",
    "1234567890123",
    "ตุลาคม",
    "หน้า 12/65",
    "ร้อยละ 65",
    "",
)


@pytest.mark.parametrize(("text", "day"), ONE_DAY.items())
def test_days_are_read(text, day):
    """As what they are, also in the middle of a sentence."""
    for phrase in (text, f"ประกาศเมื่อ {text} เป็นต้นไป", f"({text})"):
        assert [(Kind.DAY, day, day)] == [(one.kind, one.first, one.last) for one in mentions(phrase)]


@pytest.mark.parametrize(("text", "what"), SPANS.items())
def test_months_years_and_spans_are_read(text, what):
    """As what they are, also in the middle of a sentence."""
    for phrase in (text, f"รายงาน {text} ของหน่วยงาน"):
        assert [what] == [(one.kind, one.first, one.last) for one in mentions(phrase)]


@pytest.mark.parametrize("text", NOTHING)
def test_other_numbers_are_no_dates(text):
    """Money, phones, counts, impossible days, bare years."""
    assert [] == [one.text for one in mentions(text)]


def test_there_are_many_phrases():
    """The set that the figures rest on."""
    print(f"dates: {len(ONE_DAY) + len(SPANS) + len(NOTHING)} phrases")

    assert len(ONE_DAY) + len(SPANS) + len(NOTHING) >= 100


@pytest.mark.parametrize("text", ["14/02/22", "14 ก.พ. 22"])
def test_two_digits_that_may_be_either_say_so(text):
    """พ.ศ. is assumed, and the doubt told."""
    (one,) = mentions(text)

    assert one.ambiguous
    assert D(1979, 2, 14) == one.first


def test_a_place_is_given_in_the_text_as_it_is():
    """Thai digits stay where and what they are."""
    text = "แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๑-๒๕๖๕) ฉบับแก้ไข ลงวันที่ ๓ มี.ค. ๖๔"
    found = mentions(text)

    assert ["พ.ศ. ๒๕๖๑-๒๕๖๕", "๓ มี.ค. ๖๔"] == [one.text for one in found]
    assert [one.text for one in found] == [text[one.start : one.end] for one in found]
    assert [(2561, 2565), None] == [one.years_be for one in found]


DAYS = st.dates(D(1997, 1, 1), D(2046, 12, 31))
# Two digits are sure between พ.ศ. 2540 and 2589.
FORMS = st.sampled_from(
    [
        written,
        lambda day: written(day, short=True),
        lambda day: thai_digits(written(day)),
        lambda day: f"{day:%d/%m}/{day.year + 543}",
        lambda day: f"{day.day}-{day.month}-{day.year + 543}",
        lambda day: f"{day:%Y-%m-%d}",
        lambda day: f"{day:%d/%m}/{(day.year + 543) % 100:02d}",
        lambda day: "วันที่ " + written(day).replace(" ", "  "),
        lambda day: f"{day.day} {day:%B} {day.year}",
    ]
)


@given(DAYS, FORMS)
def test_every_day_is_read_back_from_every_form(day, form):
    """Both ways: written and read."""
    assert [day] == [one.first for one in mentions(form(day)) if one.kind is Kind.DAY]


@given(DAYS, DAYS)
def test_every_span_is_read_back(one, other):
    """Of two days with "to" between them."""
    first, last = sorted((one, other))
    (span,) = mentions(f"ตั้งแต่ {written(first)} - {written(last)}")

    assert (first, last) == (span.first, span.last)


@given(DAYS)
def test_a_day_is_in_its_fiscal_year(day):
    """And neither before nor after it."""
    first, last = fiscal_year(fiscal_year_be(day))

    assert first <= day <= last
    assert (
        fiscal_year_be(first - timedelta(1)) + 1
        == fiscal_year_be(day)
        == fiscal_year_be(last + timedelta(1)) - 1
    )


@given(st.text(alphabet="0123456789๐๑๒๓๔๕๖๗๘๙ /-.ปีพศงบประมาณต.ค.มีนาคมQFYถึงที่ไตรมาสรอบ\n", max_size=120))
def test_any_text_is_read_without_harm(text):
    """Mentions stand in order, do not overlap, and run forwards."""
    found = mentions(text)

    assert all(one.first <= one.last for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_digits_keep_their_places(text):
    """One character for one."""
    assert len(text) == len(ascii_digits(text)) == len(thai_digits(text))
    assert ascii_digits(text) == ascii_digits(thai_digits(ascii_digits(text)))
