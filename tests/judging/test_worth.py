"""What words are worth: a title that only points at a file says no more than the file does."""

import pytest

from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Heading, Image, Link, Table
from oitcheck.model.verdict import Verdict

FILE = "https://www.klaeng.example/plan.pdf"
PLAN = Expectation(rule="is_titled", params={"any_of": ["แผนดำเนินงาน"]})
OF_YEAR = Expectation(rule="covers_period", params={"kind": "current_year"})
REST = "\nโครงการก่อสร้างถนน งบประมาณ 760,000 บาท สถานที่ดำเนินการ หมู่ที่ 4"


@pytest.fixture
def verdicts(bench):
    """What is said of the plan and of its year, given the file behind a page that announces both."""

    def tell(text, *, page="แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565\nดาวน์โหลด", left_out=(), **how):
        heading = Heading(level=2, text=page.split("\n")[0])
        document = bench.document(page, headings=(heading,), links=(Link(url=FILE, text="ดาวน์โหลด"),))
        behind = ()
        if text is not None:
            file = bench.document(text, url=FILE, **{"kind": "pdf", "media_type": "application/pdf"} | how)
            behind = (bench.seen(url=FILE, document=file),)
        answer = bench.seen(page, document=document, behind=behind, left_out=left_out)
        elements = (
            bench.element("plan", expect=PLAN),
            bench.element("year", expect=OF_YEAR, decisive=True),
        )
        return tuple((one.verdict, one.cause) for one in bench.one(answer, elements=elements).elements)

    return tell


def test_last_years_file_under_this_years_title_is_the_wrong_year(verdicts):
    """What the file calls itself counts, not the link."""
    plan, year = verdicts(f"แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2564{REST}")

    assert (Verdict.PASS, None) == plan
    assert (Verdict.FAIL, "wrong_fiscal_year") == year


def test_a_title_above_another_kind_of_file_is_looked_at(verdicts):
    """An order to appoint a committee is no plan; that its page names the year is left alone."""
    plan, year = verdicts(f"คำสั่งแต่งตั้งคณะกรรมการ ประธานกรรมการ กรรมการ และเลขานุการ{REST}")

    assert Verdict.WARN is plan[0]
    assert (Verdict.PASS, None) == year


def test_an_empty_form_shows_nothing(verdicts):
    """Dots where the year and the figures belong are neither a plan nor of the year."""
    blank = "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. ..........\nโครงการ ............ งบประมาณ ............ ผู้รับผิดชอบ .............."

    assert {"element_placeholder"} == {cause for _, cause in verdicts(blank)}


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (f"แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565{REST}", {}),
        (f"บัญชีโครงการ แบบ ผด.02 งบประมาณรายจ่าย แผนดำเนินงาน{REST}", {}),
        ("", {}),  # a scan
        (f"คำสั่งแต่งตั้งคณะกรรมการ{REST}", {"complete": False}),
        (None, {}),  # nothing was read behind it
    ],
)
def test_what_the_files_do_not_gainsay_stands(verdicts, text, how):
    """A file that says the same, says nothing of the year, or could not be read leaves the page its word."""
    assert [(Verdict.PASS, None), (Verdict.PASS, None)] == list(verdicts(text, **how))


def test_a_page_with_words_of_its_own_keeps_them(verdicts):
    """An article is no pointer, whatever hangs on it."""
    article = "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565\n" + "เทศบาลจะก่อสร้างถนนและจัดกิจกรรมตามแผนในทุกหมู่บ้าน " * 10

    assert {Verdict.PASS} == {verdict for verdict, _ in verdicts("แผนดำเนินงาน ปีงบประมาณ 2564", page=article)}


def test_a_file_that_was_left_out_leaves_the_page_its_word(verdicts):
    """Where not every file was opened none of them speaks for all."""
    found = verdicts(
        f"แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2564{REST}", left_out=("https://www.klaeng.example/b.pdf",)
    )

    assert {Verdict.PASS} == {verdict for verdict, _ in found}


def test_a_promise_of_a_file_that_leads_nowhere_shows_nothing(bench):
    """A title above a dead link is no plan."""
    page = bench.document("แผนดำเนินงาน 2565\nดาวน์โหลด", links=(Link(url="", text="ดาวน์โหลด"),))
    record = bench.one(bench.seen(document=page), elements=(bench.element(expect=PLAN),))

    assert (Verdict.WARN, "element_missing") == (record.elements[0].verdict, record.elements[0].cause)


def test_the_page_before_a_file_is_not_the_file(bench):
    """The day on which a file was put up is no year of the report that was read behind it."""
    landing = "https://www.klaeng.example/download/7/"
    links = (Link(url=landing, text="แผน"), Link(url=FILE, text="แผน"))
    page = bench.document("แผนดำเนินงาน", links=links)
    before = bench.document("แผนดำเนินงาน ประจำปี 2565", url=landing, links=(Link(url=FILE, text="ดาวน์โหลด"),))
    file = bench.document(f"แผนดำเนินงาน ประจำปี 2564{REST}", url=FILE, kind="pdf")
    behind = (bench.seen(url=landing, document=before), bench.seen(url=FILE, document=file))
    record = bench.one(
        bench.seen(document=page, behind=behind), elements=(bench.element(expect=OF_YEAR, decisive=True),)
    )

    assert (Verdict.FAIL, "wrong_fiscal_year") == (record.elements[0].verdict, record.elements[0].cause)


def test_a_filled_form_is_no_empty_one(verdicts):
    """Dots that lead to figures, as in a table of contents or a budget, are filled in."""
    filled = "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565\nส่วนที่ 1 .......... 1\nส่วนที่ 2 .......... 7\nส่วนที่ 3 .......... 12\nงบประมาณ .......... 760,000 บาท"

    assert {Verdict.PASS} == {verdict for verdict, _ in verdicts(filled)}


def test_a_table_of_figures_is_the_pages_own(bench):
    """A page that shows the figures itself is no pointer, however short its words."""
    rows = (("เดือน", "ราย"), ("ต.ค. 64", "41"), ("พ.ย. 64", "38"), ("ธ.ค. 64", "52"), ("ม.ค. 65", "60"))
    page = bench.document(
        "สถิติ ปีงบประมาณ 2565", tables=(Table(rows=rows),), links=(Link(url=FILE, text="ปี 64"),)
    )
    file = bench.document(f"สถิติ ปีงบประมาณ 2564{REST}", url=FILE, kind="pdf")
    answer = bench.seen(document=page, behind=(bench.seen(url=FILE, document=file),))

    assert Verdict.PASS is bench.one(answer, elements=(bench.element(expect=OF_YEAR),)).elements[0].verdict


def test_a_map_in_a_frame_hides_nothing(bench):
    """A frame without a word is a picture of the page around it: what the page does not say stays proven."""
    phone = Expectation(rule="has_contact", params={"kind": "phone"})
    frame = bench.document("", url="https://www.klaeng.example/map", title="แผนที่ตั้งสำนักงาน")
    behind = (bench.seen(url=frame.url, document=frame),)
    page = bench.document("ติดต่อเรา\nโทรศัพท์ 042-xxx-xxx")

    answer = bench.seen(document=page, behind=behind)
    found = bench.one(answer, elements=(bench.element("phone", expect=phone, decisive=True),))

    assert (Verdict.FAIL, "element_placeholder") == (found.elements[0].verdict, found.elements[0].cause)


@pytest.mark.parametrize(
    "said",
    [
        "อยู่ระหว่างปรับปรุงข้อมูล",
        "ขออภัยในความไม่สะดวก เจ้าหน้าที่กำลังรวบรวมข้อมูล",
        "ยังไม่มีข้อมูล",
        "รอเผยแพร่ข้อมูล",
        "Coming soon",
    ],
)
def test_a_title_above_what_is_yet_to_come_shows_nothing(bench, said):
    """What a page promises it does not show; it is told as a placeholder."""
    page = bench.document(f"แผนดำเนินงาน ประจำปี 2565\n{said}")
    record = bench.one(bench.seen(document=page), elements=(bench.element(expect=PLAN),))

    assert (Verdict.WARN, "element_placeholder") == (record.elements[0].verdict, record.elements[0].cause)


def test_a_picture_beside_a_promise_may_be_the_thing_itself(bench):
    """A scanned report above "no data yet" of some other part is not read, so nothing is proven."""
    scan = Image(url="https://www.klaeng.example/files/plan-2565-1.jpg", alt="")
    page = bench.document("แผนดำเนินงาน ประจำปี 2565\nยังไม่มีข้อมูล", images=(scan,))
    elements = (bench.element(expect=OF_YEAR, decisive=True),)

    assert Verdict.UNDETERMINED is bench.one(bench.seen(document=page), elements=elements).elements[0].verdict


@pytest.mark.parametrize(
    "said",
    ["ได้รับเรื่อง 3 เรื่อง อยู่ระหว่างดำเนินการ 1 เรื่อง", "โครงการที่กำลังดำเนินการ ก่อสร้างถนน หมู่ 4", "ไม่มีการจัดซื้อจัดจ้าง"],
)
def test_work_under_way_is_no_promise(bench, said):
    """What goes on in the world is said of it, not of the page."""
    page = bench.document(f"แผนดำเนินงาน ประจำปี 2565\n{said}")

    assert (
        Verdict.PASS
        is bench.one(bench.seen(document=page), elements=(bench.element(expect=PLAN),)).elements[0].verdict
    )
