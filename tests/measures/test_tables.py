"""The matrix of divisions and months, and the services: what stands in a page, and what cannot be told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck.measures import _months, _services
from oitcheck.measures._wording import share
from oitcheck.model.document import Document, Field, Form, Heading, Link, Page, Table
from oitcheck.model.observed import Observation
from oitcheck.thai.digits import ascii_digits
from oitcheck.thai.text import fold

DIVISIONS = ("สำนักปลัดเทศบาล", "กองคลัง")
TODAY = date(2022, 4, 15)


def document(*rows, text="สถิติ ปีงบประมาณ พ.ศ. 2565", **more):
    page = Page(number=1, text=text, folded=fold(text))
    how = {"url": "https://x/", "kind": "html", "media_type": "text/html", "pages": (page,)} | more
    return Document(**how, tables=(Table(rows=rows),) if rows else ())


def states(made, division):
    return next(row[1:] for row in made.rows if row[0] == division)


def matrix(*documents, whole=True):
    return _months.grid(documents, DIVISIONS, 2565, TODAY, whole=whole)


def test_each_cell_is_found_stated_none_missing_or_not_due():
    """A figure is found, a dash is a stated none, an empty cell is missing; a month that has not ended is not due."""
    head = ("งาน", "ต.ค. 2564", "พ.ย. 2564", "ธ.ค. 2564")
    made, said = matrix(document(head, ("สำนักปลัดเทศบาล: ทะเบียนราษฎร", "112 ราย", "-", "")))

    assert ("พบ", "ระบุว่าไม่มี", "ไม่พบ") == states(made, "สำนักปลัดเทศบาล")[:3]
    assert ("ไม่พบ", "ยังไม่ถึงกำหนด") == states(made, "กองคลัง")[5:7]
    assert ("ต.ค. ๖๔", "ก.ย. ๖๕") == (made.head[1], made.head[12])
    assert "พบในตาราง ๑ ช่อง จาก ๑๒ ช่อง" in said


def test_what_was_not_read_in_full_is_not_called_missing():
    """A scan beside the table may hold the rest."""
    made, _ = matrix(document(("งาน", "ต.ค. 2564", "พ.ย. 2564"), ("กองคลัง", "1", "2")), whole=False)

    assert ("พบ", "พบ", "สรุปไม่ได้") == states(made, "กองคลัง")[:3]


@pytest.mark.parametrize(
    "head",
    [
        ("งาน", "ตุลาคม", "พฤศจิกายน"),
        ("งาน", "ต.ค.", "พ.ย."),
        ("งาน", "ต.ค.64", "พ.ย.64"),
        ("งาน", "ตุลาคม ๒๕๖๔", "พฤศจิกายน ๒๕๖๔"),
    ],
)
def test_months_are_known_in_their_usual_forms(head):
    """Bare names count under a page that names the fiscal year."""
    made, _ = matrix(document(head, ("กองคลัง", "5", "6")))

    assert ("พบ", "พบ", "ไม่พบ") == states(made, "กองคลัง")[:3]


@pytest.mark.parametrize("head", [("งาน", "ต.ค. 2563", "พ.ย. 2563"), ("งาน", "ต.ค. 2565", "พ.ย. 2565")])
def test_another_years_months_are_not_this_years(head):
    """Last year's statistics do not fill this year's matrix."""
    made, _ = matrix(document(head, ("กองคลัง", "5", "6")))

    assert {"ไม่พบ", "ยังไม่ถึงกำหนด"} == set(states(made, "กองคลัง"))


def test_bare_months_of_a_page_without_the_year_prove_nothing():
    """Names of months alone may be any year's."""
    made, _ = matrix(document(("งาน", "ตุลาคม", "พฤศจิกายน"), ("กองคลัง", "5", "6"), text="สถิติการให้บริการ"))

    assert "พบ" not in states(made, "กองคลัง")


def test_rows_below_a_divisions_heading_are_its_own():
    """A division stands once, its services below it."""
    made, _ = matrix(
        document(
            ("งาน", "ต.ค. 2564", "พ.ย. 2564"),
            ("กองคลัง", "", ""),
            ("รับชำระภาษี", "9", ""),
            ("สำนักปลัด", "", ""),
            ("ทะเบียน", "", "3"),
        )
    )

    assert ("พบ", "ไม่พบ") == states(made, "กองคลัง")[:2]
    assert ("ไม่พบ", "พบ") == states(made, "สำนักปลัดเทศบาล")[:2]


def seen(*documents):
    return [Observation(url=one.url, document=one) for one in documents]


def test_a_service_is_told_by_its_own_form():
    """A form on the service's own page is seen; a name in a list is only a name; what is nowhere is missing."""
    form = Form(
        action="https://x/send", method="post", fields=(Field(kind="text", name="a", label="ชื่อ"),), text=""
    )
    page = document(headings=(Heading(level=1, text="ขอรับถังขยะ"),), forms=(form,))
    menu = document(links=(Link(url="https://x/lamp", text="แจ้งไฟสาธารณะดับ"),))

    made, said = _services.grid(
        ("ขอรับถังขยะ", "แจ้งไฟสาธารณะดับ", "แจ้งทางเท้าชำรุด"), seen(page, menu), whole=True
    )

    assert ["พบแบบฟอร์มที่เปิดได้", "พบชื่อบริการ", "ไม่พบ"] == [row[1] for row in made.rows]
    assert "พบชื่อบริการบนเว็บไซต์ ๒ บริการ ในจำนวนนี้พบแบบฟอร์มของบริการที่เปิดได้ ๑ บริการ" in said


@pytest.mark.parametrize("action", ["", None])
def test_a_form_that_leads_nowhere_is_none(action):
    """``action="#"`` without a script is no form; a missing action sends to the page itself."""
    fields = (Field(kind="text", name="a", label="ชื่อ"),)
    form = Form(action=action, method="post", fields=fields, text="")
    page = document(title="ขอรับถังขยะ", forms=(form,))

    made, _ = _services.grid(("ขอรับถังขยะ",), seen(page), whole=True)

    assert ("พบชื่อบริการ" if action == "" else "พบแบบฟอร์มที่เปิดได้") == made.rows[0][1]


def test_a_page_that_is_broken_shows_no_service():
    """A form on a page that is not what it says is nobody's service."""
    page = document(title="ขอรับถังขยะ")
    broken = [Observation(url="https://x/", cause="soft_404", document=page)]

    made, _ = _services.grid(("ขอรับถังขยะ",), broken, whole=False)

    assert "สรุปไม่ได้" == made.rows[0][1]


@pytest.mark.parametrize(
    ("behind", "state"),
    [
        ({"cause": "form_closed"}, "แบบฟอร์มปิดรับคำตอบ"),
        ({"cause": "http_not_found"}, "แบบฟอร์มเปิดไม่ได้"),
        ({"cause": "http_server_error"}, "พบชื่อบริการ"),
        ({"notes": ("form_needs_sign_in",)}, "แบบฟอร์มต้องลงชื่อเข้าใช้ก่อน"),
        ({"form": True}, "พบแบบฟอร์มที่เปิดได้"),
        ({}, "พบชื่อบริการ"),
    ],
)
def test_a_service_is_told_by_the_form_behind_its_link(behind, state):
    """What was met when the form was opened, never better than that."""
    fields = (Field(kind="text", name="a", label="ชื่อ"),)
    forms = (
        (Form(action="https://g/send", method="post", fields=fields, text=""),) if "form" in behind else ()
    )
    how = {name: value for name, value in behind.items() if name != "form"}
    opened = Observation(url="https://forms.gle/a", document=document(forms=forms, title="คำร้อง"), **how)
    page = document(links=(Link(url="https://forms.gle/a", text="ขอรับถังขยะ"),))
    made, _ = _services.grid(
        ("ขอรับถังขยะ",), [Observation(url="https://x/", document=page, behind=(opened,))], whole=True
    )

    assert state == made.rows[0][1]


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_share_is_never_better_than_it_is(whole, part):
    """A hundred per cent is said only of all of them."""
    part = min(part, whole)
    told = float(ascii_digits(share(part, whole)))

    assert told <= 100 * part / whole
    assert (told == 100) == (part == whole)
