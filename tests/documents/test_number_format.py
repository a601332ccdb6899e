"""Numbers and dates as a spreadsheet shows them."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.documents._number_format import shown_date, shown_number


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (386740801, "0000000000", "0386740801"),
        (897654321, "0##-###-####", "089-765-4321"),
        (38674080, '"โทร. "000000000', "โทร. 038674080"),
        (38674080, "0-0000-0000", "0-3867-4080"),
        (38674080, r"\(000\)\ 000\-000", "(038) 674-080"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (1234567.5, "#,##0.##", "1,234,567.5"),
        (-12500, "#,##0;(#,##0)", "(12,500)"),
        (-12500, "#,##0", "-12,500"),
        (0, '#,##0;-#,##0;"-"', None),
        (0.255, "0.00%", "25.50%"),
        (1234567, "#,##0,", "1,235"),
        (2565, "[$-D000000]0", "2565"),
        (12500, '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)', "12,500.00"),
        (12500, '"฿"#,##0', "฿12,500"),
        (0.5, "#.00", ".50"),
        (2.5, "0", "3"),
        (12500, "General", None),
        (12500, "0.00E+00", None),
        (0.5, "# ?/?", None),
        (12500, "[>1000]0", None),
        (12500, "0" * 300, None),
        (float("inf"), "0", None),
        (float("nan"), "0.0", None),
    ],
)
def test_a_number_is_shown_by_its_format(value: float, code: str, shown: str | None) -> None:
    """Noughts in front, groups, decimals and signs between digits stand as people see them; null is the bare number."""
    assert shown == shown_number(value, code)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("[$-D07041E]d mmmm yyyy;@", "14 กุมภาพันธ์ 2565"),
        ("[$-107041E]d mmm yy;@", "14 ก.พ. 65"),
        ("[$-1070000]d/m/yy;@", "14/2/65"),
        ("[$-1070000]d/mm/yyyy;@", "14/02/2565"),
        ("[$-41E]d mmmm yyyy", "14 กุมภาพันธ์ 2022"),
        ('[$-41E]"วันที่ "d mmmm bbbb', "วันที่ 14 กุมภาพันธ์ 2565"),
        ("dd/mm/bb", "14/02/65"),
        ("[$-D07041E]dddd d mmmm yyyy h:mm", "จันทร์ 14 กุมภาพันธ์ 2565 9:05"),
        ("m/d/yyyy", None),
        ("[$-409]d mmm yy", None),
        ("", None),
    ],
)
def test_a_date_is_shown_by_a_thai_format(code: str, shown: str | None) -> None:
    """Thai formats are shown with Thai months and years; others differ by country and stay the bare day."""
    assert shown == shown_date(datetime(2022, 2, 14, 9, 5), code)


@settings(max_examples=200)
@given(st.floats(allow_nan=True, allow_infinity=True), st.text('0#?.,%;-_*\\"[]$ABe(/)dmyhs อ', max_size=30))
def test_no_format_breaks_the_reading(value: float, code: str) -> None:
    """Whatever a file calls a format, a number or a day comes to a text or to nothing."""
    number, day = shown_number(value, code), shown_date(date(2022, 2, 14), code)

    assert all(one is None or isinstance(one, str) for one in (number, day))


@settings(max_examples=200)
@given(st.integers(0, 10**14))
def test_groups_hold_the_number(value: int) -> None:
    """A number in groups is the number."""
    assert shown_number(value, "#,##0") == f"{value:,}"
