"""Soft 404: by what the page says, and by what the host says of an address that cannot exist."""

import pytest

from oitcheck.genuine import judge

GONE = "<h2>แจ้งผู้เยี่ยมชม</h2><p>รายการที่เลือกสิ้นสุดการเผยแพร่แล้ว ท่านสามารถเลือกดูหัวข้ออื่นจากเมนูด้านบน หรือกลับไปยังหน้าแรกของเว็บไซต์</p>"
HOME = "<h2>ข่าวประชาสัมพันธ์</h2><p>เทศบาลตำบลตัวอย่างขอเชิญร่วมงานประเพณีลอยกระทงประจำปี ณ ลานหน้าสำนักงานเทศบาล เวลา 18.00 น.</p>"
REAL = "<h2>โครงสร้างส่วนราชการ</h2><p>เทศบาลแบ่งส่วนราชการออกเป็น 6 กอง ได้แก่ สำนักปลัด กองคลัง กองช่าง กองการศึกษา กองสาธารณสุข และกองสวัสดิการสังคม</p>"


def causes_of(subject):
    return [each.cause for each in judge(subject)]


@pytest.mark.parametrize("number", range(7))
def test_the_same_answer_as_for_an_address_that_cannot_exist(make, make_sibling, framed, number):
    """A page that any address gives is no page, in whatever words it says so."""
    sibling = make_sibling(framed(number, "เทศบาล", GONE))

    assert causes_of(make(framed(number, "เทศบาล", GONE), siblings=(sibling,))) == ["soft_404"]
    assert causes_of(make(framed(number, "เทศบาล", REAL), siblings=(sibling,))) == []


def test_an_echoed_address_and_a_clock_hide_nothing(make, make_sibling, framed):
    """An error page that repeats the address and the time is still the same page."""
    here = GONE + "<p>/oit/o4 เวลา 10:31:07 ผู้เข้าชม 10,233</p>"
    there = GONE + "<p>/oit/zq7h3k เวลา 10:31:09 ผู้เข้าชม 10,234</p>"

    assert causes_of(
        make(framed(0, "เทศบาล", here), siblings=(make_sibling(framed(0, "เทศบาล", there)),))
    ) == ["soft_404"]


def test_a_catch_all_site_shows_home_for_everything(make, make_sibling, framed):
    """Where any address shows the home page, a deep address shows nothing of its own; the home page itself is fine."""
    home = framed(3, "เทศบาล", HOME)
    sibling = make_sibling(home)

    assert causes_of(make(home, siblings=(sibling,))) == ["soft_404"]
    assert causes_of(make(home, "http://tessaban.example/", siblings=(sibling,))) == []
    assert causes_of(make(home, "http://tessaban.example/index.php", siblings=(sibling,))) == []
    assert (
        causes_of(
            make(home, "http://x.example/site", siblings=(sibling,), agency_home="http://x.example/site/")
        )
        == []
    )


@pytest.mark.parametrize(
    "own",
    [
        '<img src="/org.jpg" width="900">',
        '<a href="/o4.pdf">เอกสาร</a>',
        "<table><tr><td>1</td><td>ก</td></tr><tr><td>2</td><td>ข</td></tr></table>",
    ],
)
def test_a_page_with_something_of_its_own_is_not_the_error_page(make, make_sibling, framed, own):
    """The same words around, but a picture, a file or a table that only this page has."""
    sibling = make_sibling(framed(0, "เทศบาล", HOME))

    assert causes_of(make(framed(0, "เทศบาล", HOME + own), siblings=(sibling,))) == []


def test_both_redirected_to_one_place(make, make_sibling, framed):
    """An address that ends where an impossible one ends does not exist either."""
    page = framed(0, "แจ้งเตือน", GONE)
    sibling = make_sibling(page, final="http://tessaban.example/sorry-page")

    assert "soft_404" in causes_of(
        make(page, redirects=["http://tessaban.example/sorry-page"], siblings=(sibling,))
    )


def test_an_honest_404_of_the_host_proves_nothing(make, make_sibling, framed):
    """Where impossible addresses answer 404, nothing is compared."""
    page = framed(0, "เทศบาล", GONE)

    assert causes_of(make(page, siblings=(make_sibling(page, status=404),))) == []


def test_a_single_page_application_is_not_proven_missing(make, make_sibling):
    """One shell for every address: a browser is needed to tell."""
    shell = (
        "<html><head><title>อบต.</title></head><body><div id='root'><p>"
        + "ระบบสารสนเทศองค์การบริหารส่วนตำบลตัวอย่าง กำลังเตรียมข้อมูลเพื่อแสดงผลบนหน้าจอของท่าน โปรดรอสักครู่ " * 4
        + "</p></div><script src='/main.js'></script></body></html>"
    )

    assert causes_of(make(shell, siblings=(make_sibling(shell),))) == ["needs_browser"]


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404 - ไม่พบหน้า",
        "Error 404",
        "Page Not Found | เทศบาล",
        "ไม่พบข้อมูล - เทศบาล",
        "Not Found",
        "404 Error",
        "ไม่พบหน้าที่คุณค้นหา",
        "Oops! 404",
    ],
)
def test_titles_of_error_pages(make, framed, title):
    """A title that says it is enough."""
    assert causes_of(make(framed(0, title, "<p>กลับหน้าหลัก</p>"))) == ["soft_404"]


@pytest.mark.parametrize(
    "title",
    [
        "คำสั่งที่ 404/2565",
        "ประกาศ 404",
        "ห้อง 404 อาคาร 4",
        "รายงานไม่พบการทุจริต",
        "งบประมาณ 404 ล้านบาท",
        "ทล.404 ถนนสายใหม่",
        "มาตรา 404",
    ],
)
def test_numbers_in_titles_are_no_errors(make, framed, title):
    """Documents, rooms and roads have numbers too."""
    assert causes_of(make(framed(0, title, REAL))) == []
