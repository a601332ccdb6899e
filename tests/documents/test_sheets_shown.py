"""Sheets as people see them: numbers and dates by their formats, nothing that is hidden."""

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from oitcheck.documents import Limits, Source, read
from oitcheck.model.document import Document

SAMPLES = Path(__file__).parent / "samples"

Fill = Callable[[Worksheet], None]


def book(fill: Fill) -> Document:
    """Reads a workbook of one sheet."""
    made = openpyxl.Workbook()
    assert isinstance(made.active, Worksheet)
    made.active.title = "ทะเบียน"
    fill(made.active)
    body = io.BytesIO()
    made.save(body)
    return read(body.getvalue(), Source(url="https://town.example/a.xlsx"), Limits())


def put(sheet: Worksheet, place: str, value: object, code: str) -> None:
    sheet[place] = value
    sheet[place].number_format = code


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (386740801, "0000000000", "0386740801"),
        (dt.datetime(2022, 2, 14), "[$-D07041E]d mmmm yyyy;@", "14 กุมภาพันธ์ 2565"),
        (12500, "#,##0.00", "12,500.00"),
        (0.255, "0.00%", "25.50%"),
        (2565, "General", "2565"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, code: str, shown: str) -> None:
    """A telephone number kept as a number has its nought, a Thai date its month and year, in text and table alike."""
    document = book(lambda sheet: put(sheet, "C5", value, code))

    assert shown in document.pages[0].text.splitlines()
    assert document.tables[0].rows == ((shown,),)
    assert document.complete


def test_hidden_rows_and_columns_show_nothing_and_prove_nothing() -> None:
    """What a filter hides is no evidence; nor is its absence, as anybody can show it again."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A2"], sheet["D1"] = "รายการที่เห็น", "แถวที่ซ่อน", "คอลัมน์ที่ซ่อน"
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["D"].hidden = True

    document = book(fill)

    assert document.pages[0].text == "ทะเบียน\nรายการที่เห็น"
    assert (document.complete, document.detail) == (False, "rows or columns are hidden")


def test_hidden_empty_columns_are_no_matter() -> None:
    """Many sheets hide what is unused to the right: nothing is lost by that."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "รายการที่เห็น"
        sheet.column_dimensions["F"].hidden = True

    assert book(fill).complete


def test_a_formula_without_result_is_not_read_in_full() -> None:
    """A program that writes formulas alone leaves the result to the reader's: a miss on it proves nothing."""

    def fill(sheet: Worksheet) -> None:
        sheet["A1"], sheet["B1"] = "รวมทั้งสิ้น", "=1+1"

    document = book(fill)

    assert (document.complete, document.trouble) == (False, None)
    assert document.detail == "formulas in it have no result"


def test_an_old_sheet_is_read_as_it_is_shown() -> None:
    """Excel 97's formats, rows and columns, cells one by one and many at a time."""
    document = read(
        (SAMPLES / "formats.xls").read_bytes(), Source(url="https://town.example/a.xls"), Limits()
    )

    assert document.pages[0].text.splitlines() == [
        "แผ่น1",
        "ทะเบียนโทรศัพท์",
        "14 กุมภาพันธ์ 2565 0386740801",
        "038674080 038674081 038674082",
        "1,234,567.50",
    ]
    assert document.detail == "rows or columns are hidden"


@pytest.mark.parametrize("cut", range(600, 5_600, 250))
def test_an_old_sheet_of_which_bytes_are_changed_is_still_a_document(cut: int) -> None:
    """Damage in the records of formats ends no reading."""
    body = bytearray((SAMPLES / "formats.xls").read_bytes())
    body[cut : cut + 40] = b"\xff" * 40

    document = read(bytes(body), Source(url="https://town.example/a.xls"), Limits())

    assert document.kind == "xls"
