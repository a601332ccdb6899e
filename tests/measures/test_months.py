"""The matrix of six divisions and months, as agencies publish it: real files, either way round, one a month, one a sheet."""

from datetime import date

import pytest
from made import paper

from oitcheck import documents
from oitcheck.measures import _month_names, _months
from oitcheck.measures._results import _called
from oitcheck.model.document import Link
from oitcheck.model.observed import Observation

DIVISIONS = ("สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม", "กองการศึกษา", "กองการประปา")
LIMITS = documents.Limits(pages=50, seconds=20, memory_mib=512, pixels=10_000_000)
LONG = ("ตุลาคม 2564", "พฤศจิกายน 2564", "ธันวาคม 2564", "มกราคม 2565", "กุมภาพันธ์ 2565", "มีนาคม 2565")
BARE = ("ตุลาคม", "พฤศจิกายน", "ธันวาคม", "มกราคม", "กุมภาพันธ์", "มีนาคม")
SHORT = ("ต.ค. 64", "พ.ย. 64", "ธ.ค. 64", "ม.ค. 65", "ก.พ. 65", "มี.ค. 65")
TIGHT = ("ต.ค.64", "พ.ย.64", "ธ.ค.64", "ม.ค.65", "ก.พ.65", "มี.ค.65")
NUMBERS = ("10/2564", "11/2564", "12/2564", "1/2565", "2/2565", "3/2565")
THAI = ("ต.ค. ๒๕๖๔", "พ.ย. ๒๕๖๔", "ธ.ค. ๒๕๖๔", "ม.ค. ๒๕๖๕", "ก.พ. ๒๕๖๕", "มี.ค. ๒๕๖๕")
WAYS = (LONG, BARE, SHORT, TIGHT, NUMBERS, THAI)
TITLE = "สถิติการให้บริการ ประจำปีงบประมาณ พ.ศ. 2565"
MONTHS = _month_names.months_of(2565)


def read(body, name):
    kinds = {"pdf": "application/pdf", "html": "text/html; charset=utf-8"}
    source = documents.Source(
        url=f"https://www.klaeng.example/{name}", content_type=kinds.get(name.rpartition(".")[2])
    )
    document = documents.read(body, source, LIMITS)
    assert document.trouble is None
    return document


def page(body, name="statistics"):
    return read(f"<!doctype html><html><body><main>{body}</main></body></html>".encode(), f"{name}.html")


def found(*shown, called=None, whole=True, today=date(2022, 4, 15)):
    """Gives by division the states of October to March."""
    made, _ = _months.grid(shown, DIVISIONS, 2565, today, whole=whole, called=called or {})
    return {row[0]: row[1:7] for row in made.rows}


ALL = dict.fromkeys(DIVISIONS, ("พบ",) * 6)
NOTHING = dict.fromkeys(DIVISIONS, ("ไม่พบ",) * 6)


def across(months):
    return [["ส่วนราชการ", *months]] + [
        [name, *(str(10 * at + place) for place in range(1, 7))] for at, name in enumerate(DIVISIONS, 1)
    ]


def down(months):
    return [["เดือน", *DIVISIONS]] + [
        [first, *(str(10 * at + place) for place in range(1, 7))] for at, first in enumerate(months, 1)
    ]


@pytest.mark.parametrize("months", WAYS, ids=lambda months: months[0])
@pytest.mark.parametrize("shape", [across, down])
@pytest.mark.parametrize("kind", ["docx", "xlsx", "html"])
def test_a_table_is_read_either_way_round(shape, months, kind):
    """Months across or down, long, short, as numbers, in Thai digits."""
    rows = shape(months)
    made = {
        "docx": lambda: read(paper.word(TITLE, rows), "a.docx"),
        "xlsx": lambda: read(paper.workbook({"สถิติ": [[TITLE], *rows]}), "a.xlsx"),
        "html": lambda: page(f"<h1>{TITLE}</h1><table>" + "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows) + "</table>"),
    }  # fmt: skip

    assert ALL == found(made[kind]())


@pytest.mark.parametrize("months", WAYS, ids=lambda months: months[0])
def test_a_pdf_has_its_matrix_as_lines(months):
    """No table is read in a PDF: lines of a label and as many figures as months."""
    lines = [TITLE, "ส่วนราชการ " + " ".join(months)]
    lines += [f"{name} 11 12 13 14 15 16" for name in DIVISIONS]

    assert ALL == found(read(paper.pdf(tuple(lines)), "a.pdf"))


def test_a_line_with_fewer_figures_than_months_shows_nothing():
    """Which month a figure is of cannot be told then."""
    lines = (TITLE, "ส่วนราชการ " + " ".join(LONG), "กองคลัง 11 12 13")

    assert NOTHING == found(read(paper.pdf(lines), "a.pdf"))


@pytest.mark.parametrize("months", WAYS, ids=lambda months: months[0])
def test_one_sheet_a_month(months):
    """The sheet's name says the month of all that stands in it; the workbook's first sheet the year."""
    names = [name.replace("/", "-") for name in months]
    rows = [["ลำดับ", "ส่วนราชการ", "จำนวน (ราย)"]] + [
        [number, name, 7 * number] for number, name in enumerate(DIVISIONS, 1)
    ]
    sheets = {name: [[TITLE], *rows] for name in names}

    assert ALL == found(read(paper.workbook(sheets), "a.xlsx"))


def test_one_sheet_a_division():
    """The sheet's name says the division, its rows the months."""
    sheets = {name[:31]: [[TITLE], ["เดือน", "จำนวน"], *([first, 5] for first in LONG)] for name in DIVISIONS}

    assert ALL == found(read(paper.workbook(sheets), "a.xlsx"))


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize("named_by", ["link", "file", "heading"])
def test_one_file_a_month(kind, named_by):
    """The link's words, the file's name or its first line say the month."""
    files, called = [], {}
    for place, first in enumerate(SHORT):
        head = f"สถิติการให้บริการ เดือน {LONG[place]}" if named_by == "heading" else "สถิติการให้บริการ"
        name = f"สถิติ {first}.{kind}" if named_by == "file" else f"{place}.{kind}"
        rows = [["ส่วนราชการ", "จำนวน"], *([name_, "12 ราย"] for name_ in DIVISIONS)]
        body = {
            "pdf": lambda head=head: paper.pdf((head, *(f"{name_} จำนวน 12 ราย" for name_ in DIVISIONS))),
            "docx": lambda head=head, rows=rows: paper.word(head, rows),
            "xlsx": lambda head=head, rows=rows: paper.workbook({"สถิติ": [[head], *rows]}),
        }[kind]()
        files.append(read(body, name))
        if named_by == "link":
            called[files[-1].url] = (f"สถิติ {first}.{kind}",)

    assert ALL == found(*files, called=called)


def test_one_page_a_division():
    """Each page's heading names its division; its table has services and months."""
    head = "".join(f"<th>{first}</th>" for first in SHORT)
    row = "<tr><td>งานทะเบียน</td>" + "<td>4</td>" * 6 + "</tr>"
    pages = [
        page(f"<h1>สถิติการให้บริการ {name} ปีงบประมาณ 2565</h1><table><tr><th>งาน</th>{head}</tr>{row}</table>")
        for name in DIVISIONS
    ]

    assert ALL == found(*pages)


def test_a_months_block_of_rows():
    """A row that names the month stands above the divisions' rows."""
    rows = [["ส่วนราชการ", "จำนวน"]]
    for first in LONG:
        rows += [[f"เดือน{first}", ""], *([name, "3"] for name in DIVISIONS)]

    assert ALL == found(read(paper.word(TITLE, rows), "a.docx"))


def test_what_is_not_seen_is_not_said():
    """An empty cell, a total, an ordinal, a telephone number, a file that did not open: none of them is a figure."""
    rows = [
        ["ลำดับ", "ส่วนราชการ", "จำนวน"],
        ["1", "กองคลัง", ""],
        ["2", "กองช่าง", "-"],
        ["รวม", "กองการศึกษา", "9"],
    ]
    seen = found(read(paper.word(f"{TITLE} เดือน{LONG[0]}", rows), "ต.ค. 64.docx"))
    lines = (
        "สถิติเดือนตุลาคม 2564",
        "กองคลัง โทร. 038671234",
        "กองช่าง ชั้น 2 อาคารสำนักงาน",
        "ข้อมูล ณ วันที่ 31 ตุลาคม 2564",
    )
    told = found(read(paper.pdf(lines), "a.pdf"))

    assert ("ไม่พบ", "ระบุว่าไม่มี", "ไม่พบ") == (seen["กองคลัง"][0], seen["กองช่าง"][0], seen["กองการศึกษา"][0])
    assert NOTHING == told


@pytest.mark.parametrize(
    "name",
    [
        "สถิติ ต.ค. 63.docx",
        "สถิติ ต.ค. 64 - มี.ค. 65.docx",
        "สถิติ ปี 2565.docx",
        "สถิติ ต.ค. 65.docx",
        "5-10-2564.docx",
    ],
)
def test_a_file_of_another_time_fills_no_month(name):
    """Last year's, half a year in one figure, next year's, a day's."""
    rows = [["ส่วนราชการ", "จำนวน"], ["กองคลัง", "9"]]

    assert NOTHING == found(read(paper.word("สถิติการให้บริการ", rows), name))


def test_a_bare_month_wants_the_year_somewhere():
    """A file called by the month alone, in a list of the year or without one."""
    rows = [["ส่วนราชการ", "จำนวน"], ["กองคลัง", "9"]]
    bare = read(paper.word("สถิติการให้บริการ", rows), "สถิติเดือนตุลาคม.docx")
    dated = read(paper.word(TITLE, rows), "สถิติเดือนตุลาคม.docx")

    assert "ไม่พบ" == found(bare)["กองคลัง"][0]
    assert "พบ" == found(dated)["กองคลัง"][0]


def test_links_are_followed_to_what_opened():
    """The words of a link belong to the file that it led to, through redirects too."""
    file = read(paper.word("สถิติ", [["ส่วนราชการ", "จำนวน"], ["กองคลัง", "9"]]), "x.docx")
    link = "https://www.klaeng.example/download?id=4"
    shown = page("<p>สถิติ</p>")
    shown = type(shown)(
        url=shown.url, kind="html", media_type="text/html", pages=shown.pages,
        links=(Link(url=link + "#a", text="สถิติ ต.ค. 64"),),
    )  # fmt: skip
    seen = Observation(url=shown.url, document=shown, behind=(Observation(url=link, document=file),))

    assert {file.url: ("สถิติ ต.ค. 64",)} == _called([seen])
    assert "พบ" == found(file, called=_called([seen]))["กองคลัง"][0]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("สถิติ ต.ค. 64.pdf", 0), ("statistic-10-2564.pdf", 0), ("2565-03.xlsx", 5), ("รายงานเดือน มี.ค.65", 5),
        ("มีนาคม ๒๕๖๕", 5), ("10/2564", 0), ("ก.ย. 65", 11), ("01-65", 3), ("5/10/2564", None), ("038-671-2565", None),
        ("13/2564", None), ("ต.ค. 63", None), ("ปี 2565", None), ("ต.ค. 64 และ พ.ย. 64", None), ("", None),
    ],
)  # fmt: skip
def test_months_in_titles(text, month):
    """Whatever form; days, years, telephone numbers and several months at once are none."""
    named = _month_names.month_in_title(text, MONTHS, bare=False)

    assert (MONTHS[month] if month is not None else None) == named
