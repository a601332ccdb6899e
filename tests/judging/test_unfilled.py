"""A table that nobody filled in, a column of results left blank and a law's own text say nothing of an agency."""

import pytest

from oitcheck.judging import _unfilled
from oitcheck.model.document import Document, Link, Page, Table

HEAD = ("งานบริการ", "ต.ค. 64", "พ.ย. 64", "ธ.ค. 64")


def document(text, *tables, links=()):
    pages = (Page(number=1, text=text, folded=text, read_by="text"),)
    return Document(
        url="https://www.unseen-town.go.th/a",
        kind="html",
        media_type="text/html",
        pages=pages,
        tables=tuple(Table(rows=rows) for rows in tables),
        links=tuple(links),
    )


@pytest.mark.parametrize(
    ("cell", "empty"), [("", True), ("(ระบุ)", True), ("....", True), ("-", False), ("0", False)]
)
def test_a_table_is_unfilled_where_only_its_rows_are_named(cell, empty):
    """A dash and a nought are answers; a blank, dots and a request to fill in are none."""
    rows = (HEAD, ("ชำระภาษี", "", cell, ""), ("ขออนุญาต", "", "", ""))

    assert _unfilled.is_unfilled(document("สถิติการให้บริการ", rows)) is empty


def test_a_table_whose_cells_lead_to_files_is_not_unfilled():
    """Icons with links stand where words would; a button to share the page and the way home are no files."""
    rows = (HEAD, ("ชำระภาษี", "", "", ""), ("ขออนุญาต", "", "", ""))
    share = Link(url="https://www.facebook.com/sharer/sharer.php?u=x", text="แชร์", kind="a")
    home = Link(url="https://www.unseen-town.go.th/index.php", text="", kind="a")
    file = Link(url="https://www.unseen-town.go.th/f.pdf", text="", kind="a")

    assert _unfilled.is_unfilled(document("สถิติ", rows, links=[share, home]))
    assert not _unfilled.is_unfilled(document("สถิติ", rows, links=[share, home, file]))


@pytest.mark.parametrize(("result", "lacks"), [("", True), ("ดำเนินการแล้ว", False)])
def test_results_are_lacking_where_their_column_is_blank(result, lacks):
    """One row with a result is enough to say that there are some."""
    rows = (("มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินการ"), ("อบรม", "กองคลัง", ""), ("ประชุม", "กองช่าง", result))

    assert _unfilled.lacks_results(document("มาตรการ", rows)) is lacks


def test_the_articles_of_a_law_are_told_from_a_notice_that_cites_one():
    """A notice of the agency names the article that it rests on inside its sentences, and is signed."""
    law = "พระราชบัญญัติการจัดซื้อจัดจ้าง พ.ศ. 2560\nมาตรา 55 การจัดซื้อจัดจ้างอาจกระทำได้โดยวิธีต่อไปนี้\nมาตรา 66 ให้หน่วยงานของรัฐประกาศผล"
    notice = "อาศัยอำนาจตามพระราชบัญญัติฯ\nมาตรา 55 และ\nมาตรา 66 เทศบาลจึงประกาศผล\nประกาศ ณ วันที่ 3 มีนาคม 2565"

    assert _unfilled.is_law(document(law))
    assert not _unfilled.is_law(document(notice))
