"""The machine expectations of fiscal year 2565 on pages as such sites show them."""

from datetime import date

import pytest

from oitcheck import catalogue_file, rules
from oitcheck.model.document import Document, Field, Form, Heading, Image, Link, Page, Where
from oitcheck.model.verdict import Seen
from oitcheck.rules import Around
from oitcheck.thai.text import fold

ELEMENTS = {
    (question.id, element.id): element
    for question in catalogue_file.load("oit-2565").questions()
    for element in question.elements
}
AROUND = Around(
    question="O1", fiscal_year_be=2565, today=date(2022, 4, 1), agency_home="https://www.a.go.th/"
)

EXECUTIVES = """\
คณะผู้บริหาร
นายสมชาย ใจดี
นายกเทศมนตรี
โทร. 081-234-5671
นางสาวสมหญิง รักไทย
ปลัดเทศบาล
โทร. 0 3867 4081
"""
PHOTOS = tuple(
    Image(url=f"https://www.a.go.th/{number}.jpg", alt="", width=120, height=150) for number in (1, 2)
)
POWERS = "อำนาจหน้าที่ของเทศบาล\nตามพระราชบัญญัติเทศบาล พ.ศ. 2496 มาตรา 50 เทศบาลตำบลมีหน้าที่ต้องทำ"
PLAN = "แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565) เทศบาลตำบลตัวอย่าง\nยุทธศาสตร์ที่ 1 เป้าประสงค์ ตัวชี้วัด"
CONTACT = "ติดต่อเรา\nเลขที่ 88 หมู่ 4 ถนนสุขุมวิท ตำบลทางเกวียน อำเภอแกลง จังหวัดระยอง 21110\nโทรศัพท์ 0 3867 4080\nโทรสาร 0 3867 4090\nsaraban@muangtest.go.th"
DIVISIONS = "สำนักปลัดเทศบาล\nกองคลัง\nกองช่าง\nกองการศึกษา"
NEWS = "ข่าวประชาสัมพันธ์\nประชุมสภาเทศบาล 14 กุมภาพันธ์ 2565"


def page(text="", **parts):
    return Document(
        url="https://www.a.go.th/page",
        kind="html",
        media_type="text/html",
        pages=(Page(number=1, text=text, folded=fold(text)),),
        **parts,
    )


def link(url, text="", where=Where.MAIN):
    return Link(url=url, text=text, where=where)


def look(question, element, document):
    return rules.look(ELEMENTS[question, element].expect, document, AROUND).seen


ASK = Form(
    action="https://www.a.go.th/ask",
    method="post",
    fields=(
        Field(kind="text", name="name", label="ชื่อ"),
        Field(kind="textarea", name="message", label="คำถาม"),
    ),
    text="ส่งคำถาม",
)
SEARCH = Form(
    action="https://www.a.go.th/",
    method="get",
    fields=(Field(kind="text", name="s", label="ค้นหา"),),
    text="ค้นหา",
)


@pytest.mark.parametrize(
    ("question", "element", "document"),
    [
        ("O1", "chart", page(images=(Image(url="https://www.a.go.th/c.jpg", alt="", width=900, height=600),))),
        ("O1", "chart", page(DIVISIONS)),
        ("O1", "units", page("นายกเทศมนตรี\nปลัดเทศบาล\n" + DIVISIONS)),
        ("O1", "units", page("นายก อบต.\nปลัด อบต.\nสำนักปลัด\nกองคลัง\nกองช่าง")),
        ("O2", "executives", page(EXECUTIVES)),
        ("O2", "details", page(EXECUTIVES, images=PHOTOS)),
        ("O2", "details", page(EXECUTIVES.replace("นายสมชาย", "ว่าที่ ร.ต.สมชาย"), images=PHOTOS)),
        ("O3", "powers", page(POWERS)),
        ("O3", "powers", page("หน้าที่และอำนาจ\nมาตรา ๖๗ องค์การบริหารส่วนตำบล มีหน้าที่ต้องทำ")),
        ("O4", "plan", page(PLAN)),
        ("O4", "details", page(PLAN)),
        ("O4", "covers_year", page(PLAN)),
        ("O4", "covers_year", page(PLAN.replace("2561-2565", "๒๕๖๑ - ๒๕๖๕"))),
        ("O5", "address", page(CONTACT)),
        ("O5", "phone", page(CONTACT)),
        ("O5", "fax", page(CONTACT)),
        ("O5", "email", page(CONTACT)),
        ("O5", "map", page(CONTACT, links=(Link(url="https://www.google.com/maps/embed?pb=1", text="", kind="iframe"),))),
        ("O6", "laws", page("กฎหมาย", links=(link("https://www.a.go.th/1.pdf", "พระราชบัญญัติเทศบาล พ.ศ. 2496"),))),
        ("O6", "laws", page("กฎหมาย", links=(link("https://www.a.go.th/1.pdf", "พ.ร.บ. ข้อมูลข่าวสารของราชการ"),))),
        ("O7", "news", page(NEWS)),
        ("O7", "of_year", page(NEWS)),
        ("O8", "channel", page(forms=(ASK,))),
        ("O8", "two_way", page(forms=(ASK,))),
        ("O8", "two_way", page(links=(link("https://m.me/sampletown", "แชท", Where.FOOTER),))),
        ("O8", "two_way", page(links=(link("https://lin.ee/AbCdEf1", "LINE", Where.FOOTER),))),
        ("O8", "channel", page(links=(link("https://www.a.go.th/webboard", "กระดานสนทนา", Where.MENU),))),
        ("O8", "two_way", page("กระดานสนทนา\nตั้งกระทู้ใหม่\nขอสอบถามเรื่องภาษี\nตอบกระทู้")),
        ("O9", "social_link", page(links=(link("https://www.facebook.com/sampletown", "Facebook", Where.FOOTER),))),
    ],
)  # fmt: skip
def test_what_shows_an_element_is_seen(question, element, document):
    """Usual wordings, both kinds of local bodies, either digits."""
    assert Seen.YES == look(question, element, document)


@pytest.mark.parametrize(
    ("question", "element", "document"),
    [
        ("O1", "chart", page("โครงสร้างหน่วยงาน\nสำนักปลัดเทศบาล", images=(Image(url="https://www.a.go.th/i.png", alt="", width=64),))),
        ("O1", "units", page("ข่าวประชาสัมพันธ์ของหน่วยงาน")),
        ("O2", "details", page("คณะผู้บริหาร\nนายกเทศมนตรี ตำบลตัวอย่าง\nรองนายกเทศมนตรี ตำบลตัวอย่าง\nโทร. 081-234-5671")),
        ("O2", "details", page(EXECUTIVES.replace("081-234-5671", "").replace("0 3867 4081", ""))),
        ("O2", "executives", page("ข่าวประชาสัมพันธ์", headings=(Heading(level=2, text="เมนู", where=Where.MENU),))),
        ("O3", "powers", page("อำนาจหน้าที่\nกำลังปรับปรุง")),
        ("O3", "powers", page("อำนาจหน้าที่\nงบประมาณมาตรา 5000")),
        ("O4", "plan", page("แผนการจัดซื้อจัดจ้าง")),
        ("O4", "covers_year", page(PLAN.replace("2561-2565", "2566-2570"))),
        ("O5", "phone", page("โทรศัพท์ 042-xxx-xxx")),
        ("O5", "fax", page("โทรศัพท์ 0 3867 4080")),
        ("O5", "email", page("อีเมล info@company.com")),
        ("O5", "address", page("ที่อยู่ หน่วยงาน")),
        ("O6", "laws", page("กฎหมาย", links=(link("https://www.a.go.th/", "หน้าแรก"),))),
        ("O7", "of_year", page("ข่าวประชาสัมพันธ์\nประชุม 14 กุมภาพันธ์ 2567")),
        ("O8", "two_way", page("ถาม-ตอบ (FAQ)\nถาม: เปิดกี่โมง\nตอบ: 8.30 น.")),
        ("O8", "two_way", page("กระดานสนทนา\nปิดการตั้งกระทู้ถาวร")),
        ("O8", "two_way", page(forms=(SEARCH,))),
        ("O9", "social_link", page(links=(link("https://www.facebook.com/sharer/sharer.php?u=x", "Share"),))),
    ],
)  # fmt: skip
def test_what_does_not_show_it_is_not_seen(question, element, document):
    """Labels alone, placeholders, positions taken for names, other years, share buttons and search boxes prove nothing."""
    assert Seen.YES != look(question, element, document)
