"""National ID numbers are nowhere in what is stored, however they are written; other numbers stay as they are."""

import json
import sqlite3
from contextlib import closing
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.history import Event, Glance, Journal, Opened, letter
from oitcheck.judging._clean import line
from oitcheck.masking import mask, mask_cells
from oitcheck.model.checklist import HandedIn
from oitcheck.model.document import Document, Link, Page, Table
from oitcheck.model.observed import Observation
from oitcheck.thai.text import fold

ID = "1101700230708"
GROUPS = ("1", "1017", "00230", "70", "8")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
LAO = str.maketrans("0123456789", "໐໑໒໓໔໕໖໗໘໙")

GROUPED = {
    "nothing": "", "dash": "-", "blank": " ", "no-break blank": "\u00a0", "thin blank": "\u2009", "tab": "\t",
    "no-break dash": "\u2011", "en dash": "–", "em dash": "—", "minus": "\u2212", "wide dash": "－", "small dash": "﹣",
    "dash in blanks": " - ", "two blanks": "  ", "line break": "\n", "line breaks": "\r\n", "dot": ".", "slash": "/",
    "low line": "_", "middle dot": "·", "bar": " | ", "comma": ", ", "nothing to see": "\u200b", "soft hyphen": "\u00ad",
    "byte order mark": "\ufeff", "word joiner": "\u2060", "direction mark": "\u200e", "plus": "+", "encoded blank": "%20",
    "encoded dash": "%2D", "encoded no-break blank": "%C2%A0", "entity": "&nbsp;", "dash and unseen": "\u200b-\u200b",
}  # fmt: skip
FORMS = (
    {name: sep.join(GROUPS) for name, sep in GROUPED.items()}
    | {f"each digit: {name}": sep.join(ID) for name, sep in GROUPED.items() if name != "plus"}
    | {f"Thai: {name}": sep.join(GROUPS).translate(THAI) for name, sep in GROUPED.items() if "%" not in sep and "&" not in sep}
    | {
        "half Thai": ID[:6].translate(THAI) + ID[6:], "wide": ID.translate(WIDE), "Lao": ID.translate(LAO),
        "in brackets": "1(1017)00230-70-8", "odd groups": "110-170 0230-708", "after a number": "2 1-1017-00230-70-8",
        "after a year": "2565 1-1017-00230-70-8", "before a number": "1-1017-00230-70-8 5", "after a word": f"บัตร{ID}",
        "encoded Thai": "".join(f"%E0%B9%9{digit}" for digit in ID), "encoded": "".join(f"%3{digit}" for digit in ID),
        "after an encoded word": f"%E0%B8%97{ID}", "in an address": f"https://town.example/?id={ID}&a=b",
    }
)  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_way_of_writing_one_is_masked(form):
    """Dashes, blanks, dots, signs that nobody sees, other scripts, percent signs: no way shows it."""
    said = mask(f"เลขที่ {FORMS[form]} นาย")

    assert "x-xxxx-xxxxx-xx-x" in said
    assert FORMS[form] not in said
    assert mask(said) == said


@pytest.mark.parametrize(
    "text",
    [
        "1-1017-00230-70-9", "โทร 0 3867 4080-1, 0 3867 4081", "11017002307081", "ปี 2561 2562 2563 2564 2565",
        "งบประมาณ 1,234,567.89 บาท", "https://town.example/2022/04/20/123456", "13 ตุลาคม 2565 เวลา 09.30-16.30 น.",
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14", "%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%81%E0%B8%B2%E0%B8%A8",
    ],
)  # fmt: skip
def test_other_numbers_stay(text):
    """A wrong check digit, phones, years, sums, days, page numbers, longer numbers."""
    assert mask(text) == text


@settings(max_examples=60)
@given(st.lists(st.integers(0, 9), min_size=12, max_size=12), st.sampled_from(sorted(GROUPED)), st.booleans())
def test_every_number_with_its_check_digit_is_masked(digits, sep, thai):
    """Whatever the twelve digits are."""
    total = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=True))
    whole = "".join(map(str, [*digits, (11 - total % 11) % 10]))
    groups = (whole[0], whole[1:5], whole[5:10], whole[10:12], whole[12])
    text = GROUPED[sep].join(group.translate(THAI) if thai else group for group in groups)

    assert mask(f"ก {text} ข") == "ก x-xxxx-xxxxx-xx-x ข"


def test_a_number_over_several_cells_is_masked():
    """A form with a box for every digit, or for every group."""
    assert mask_cells(["ชื่อ", *GROUPS, "2565"]) == ["ชื่อ", "x", "xxxx", "xxxxx", "xx", "x", "2565"]
    assert mask_cells(list(ID)) == ["x"] * 13
    assert mask_cells(["1", "2565", "100", "250000"]) == ["1", "2565", "100", "250000"]


@pytest.mark.parametrize(
    "form", ["dash", "dash in blanks", "Thai: dash", "nothing to see", "wide", "after a number"]
)
def test_none_is_found_in_the_file_of_a_history(history, nights, file, form):
    """In texts, tables, addresses, details, titles, reasons, messages, events, looks, and what was handed in."""
    said = FORMS[form]
    page = Page(number=1, text=said, folded=fold(said), title=said)
    table = Table(rows=((said, "ก"), tuple(ID), GROUPS))
    document = Document(
        url=f"https://a.example/{said}", kind="html", media_type="text/html", title=said, pages=(page,),
        links=(Link(url=said, text=said),), tables=(table,), notes=(said,),
    )  # fmt: skip
    seen = Observation(
        url="https://a.example/", detail=said, excerpt=said, document=document, left_out=(said,)
    )
    handed = HandedIn(question="O1", at=date(2022, 4, 20), by=said, urls=(said,), explanation=said)
    now = datetime.fromisoformat("2026-11-22T03:00:00+07:00")
    history.start(nights.start(0, submitted=(handed,)))
    history.store("run-0", Observation(url=said, document=document, behind=(seen,)))
    history.void("run-0", said, nights.at(0))
    journal = Journal(history)
    journal.note_glances("town", [Glance(url=said, day=now.date(), opened=Opened.YES)])
    journal.note_events([Event(agency="town", catalogue="c", kind="failed", at="x", detail=said)])
    made = letter(subject="s", channel="c", recipient="admin", title=said, body=said, made_at=now.isoformat())
    journal.post("town", "c", {"said": [said]}, [made])
    journal.tried(made, at=now, again_at=now, reason=said)

    lines = b"".join(history.export()).decode()
    assert said not in lines
    assert json.dumps(said)[1:-1] not in lines
    assert json.dumps(list(ID)) not in lines.replace(",", ", ")
    with closing(sqlite3.connect(file)) as connection:
        assert said not in "".join(connection.iterdump())


def test_what_is_shown_of_a_page_is_masked():
    """What judging takes into a record."""
    assert line("เลขที่ 1 - 1017 - 00230 - 70 - 8", 100) == "เลขที่ x-xxxx-xxxxx-xx-x"
