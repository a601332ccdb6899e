"""How sheets are shown, beside the bare values of their cells: number formats, texts as displayed, hidden rows."""

from dataclasses import dataclass, field
from datetime import date, datetime

from oitcheck.documents._number_format import BUILT_IN, shown_date, shown_number

CELLS_MOST = 2_000_000
"""Cells of one document whose looks are kept."""


@dataclass(slots=True)
class SheetLook:
    """How one sheet is shown; rows and columns from 0.

    Attributes:
        formats: format codes of number cells by place.
        texts: what a cell shows, where the file itself says so.
        rows: hidden rows.
        columns: hidden columns.
        unsaid: whether it has formulas whose result the file does not hold.
        hid: whether a hidden cell that holds something was asked for.
    """

    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    unsaid: bool = False
    hid: bool = False

    def shown(self, value: object, row: int, column: int) -> str | None:
        """Gives what people see in the cell; "" where it is hidden, null where only the value tells."""
        if row in self.rows or column in self.columns:
            self.hid = self.hid or value != ""
            return ""
        place = (row, column)
        if place in self.texts and not isinstance(value, str):
            return self.texts[place]
        code = self.formats.get(place)
        if code is None or isinstance(value, bool):
            return None
        if isinstance(value, int | float):
            return shown_number(value, code)
        return shown_date(value, code) if isinstance(value, date | datetime) else None


Looks = dict[str, SheetLook]
"""Looks by the name of the sheet."""


def code_of(number: int, own: dict[int, str]) -> str | None:
    """Gives the code of a format by its number; null where it changes nothing."""
    code = own.get(number, BUILT_IN.get(number))
    return None if code is None or code.lower() in {"general", "@"} else code
