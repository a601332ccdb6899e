"""What is main part, menu, header and footer: as real pages are built."""

import pytest

from oitcheck.model.document import Where

CONTENT = "<h2>แผนปฏิบัติการป้องกันการทุจริต</h2><p>คำตอบของหน้านี้คือแผนปฏิบัติการ ลงนามโดยนายกเทศมนตรี</p>"
TOPICS = ["หน้าแรก", "ประวัติความเป็นมา", "โครงสร้าง", "คณะผู้บริหาร", "สภาเทศบาล", "อำนาจหน้าที่", "ข่าวสาร", "ร้องเรียน", "ติดต่อเรา",
          "แผนพัฒนา", "งบการเงิน", "สถานที่ท่องเที่ยว", "ผลิตภัณฑ์", "กระดานสนทนา", "ดาวน์โหลด", "ลิงก์ที่น่าสนใจ", "คู่มือประชาชน"]  # fmt: skip


def menu(tag: str = "ul", attributes: str = "") -> str:
    """A list of links to topics."""
    items = "".join(
        f"<li><a href='/{chr(97 + place)}'>{topic}</a></li>" for place, topic in enumerate(TOPICS)
    )
    return f"<{tag} {attributes}>{items}</{tag}>"


LINKS = "".join(f"<a href='/{chr(97 + place)}'>{topic}</a><br>" for place, topic in enumerate(TOPICS))

SITES = {
    "HTML5": f"<header>เทศบาลตัวอย่าง</header><nav>{menu()}</nav><main>{CONTENT}</main><footer>ท้ายหน้า โทร</footer>",
    "roles": f"<div role=banner>เทศบาลตัวอย่าง</div><div role=navigation>{menu()}</div><div role=main>{CONTENT}</div><div role=contentinfo>ท้ายหน้า</div>",
    "WordPress": f"<div id=page class=site><header id=masthead class=site-header>เทศบาลตัวอย่าง<nav id=site-navigation class=main-navigation>{menu(attributes='id=primary-menu class=menu')}</nav></header>"
    f"<div id=content class=site-content><main id=main class=site-main><article class=post><header class=entry-header><h1>หัวเรื่อง</h1></header>{CONTENT}<footer class=entry-footer>ป้าย</footer></article></main></div>"
    "<footer id=colophon class=site-footer>ท้ายหน้า</footer></div>",
    "Joomla": f"<div id=sp-header class=sp-header>เทศบาลตัวอย่าง</div><div class='sp-megamenu-wrapper'>{menu()}</div><section id=sp-main-body><div id=sp-component>{CONTENT}</div></section><section id=sp-bottom><div class=sp-footer>ท้ายหน้า</div></section>",
    "Drupal": f"<div id=header>เทศบาลตัวอย่าง</div><div id=main-menu class=navigation>{menu()}</div><div id=main><div id=content class=column>{CONTENT}</div></div><div id=footer>ท้ายหน้า</div>",
    "Bootstrap": f"<div class='header-top'>เทศบาลตัวอย่าง</div><div class='navbar navbar-expand'><div class=container>{menu(attributes='class=navbar-nav')}</div></div><div class=container>{CONTENT}</div><div class='footer bg-dark'>ท้ายหน้า</div>",
    "camel case": f"<div id=siteHeader>เทศบาลตัวอย่าง</div><div id=mainMenu>{menu()}</div><div id=divBody>{CONTENT}</div><div class=pageCopyright>ท้ายหน้า</div>",
    "tables of 2005": f"<table width=100%><tr><td width=200 valign=top>{LINKS}</td><td valign=top>{CONTENT}</td></tr></table>",
    "nested tables": f"<table><tr><td width=180><table><tr><td>{menu()}</td></tr></table></td><td width=600><table><tr><td>{CONTENT}</td></tr></table></td></tr></table>",
    "no name at all": f"<div>{menu()}</div><div>{CONTENT}</div>",
    "drop-down": f"<ul><li><a href='#'>เกี่ยวกับเรา</a><ul>{''.join(f'<li><a href=/x{topic}>{topic}</a></li>' for topic in TOPICS[:5])}</ul></li><li><a href='#'>บริการ</a><ul>"
    + "".join(f"<li><a href=/y{topic}>{topic}</a></li>" for topic in TOPICS[5:9])
    + f"</ul></li></ul><div>{CONTENT}</div>",
    "form around all": f"<form method=post action=./x.aspx id=form1><div class=header>เทศบาลตัวอย่าง</div><div class=menu>{menu()}</div><div>{CONTENT}</div><div class=footer>ท้ายหน้า</div></form>",
}


@pytest.mark.parametrize("name", SITES)
def test_the_answer_is_main_and_the_menu_is_not(name, page):
    """On every kind of site the answer stands in the main part; menu, header and footer do not."""
    document = page(SITES[name])
    text = document.pages[0].text

    assert "คำตอบของหน้านี้คือแผนปฏิบัติการ ลงนามโดยนายกเทศมนตรี" in text
    assert "แผนปฏิบัติการป้องกันการทุจริต" in text
    for elsewhere in ("อำนาจหน้าที่", "คณะผู้บริหาร", "เทศบาลตัวอย่าง", "ท้ายหน้า"):
        assert elsewhere not in text
    assert {link.where for link in document.links} == {Where.MENU}
    assert document.whole is not None
    assert "คณะผู้บริหาร" in document.whole.text


FILES = "".join(f"<li><a href='/files/{number}.pdf'>ประกาศ ฉบับที่ {number}</a></li>" for number in range(20))
ROUTES = "".join(
    f"<li><a href='/download/{number}'>รายงานผล ปี {2550 + number}</a></li>" for number in range(20)
)
LONG = "".join(
    f"<li><a href='/n/{number}'>ประกาศเทศบาลตำบลตัวอย่าง เรื่อง ประกวดราคาจ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก</a></li>"
    for number in range(20)
)
KEPT = {
    "a list of files": f"<ul>{FILES}</ul><p>ข้อความอื่นที่อยู่ในหน้านี้ด้วย</p>",
    "a list of download routes": f"<ul>{ROUTES}</ul><p>ข้อความอื่นที่อยู่ในหน้านี้ด้วย</p>",
    "a list of long titles": f"<ul>{LONG}</ul><p>ข้อความอื่นที่อยู่ในหน้านี้ด้วย</p>",
    "a short list": "<ul>" + "".join(f"<li><a href=/{topic}>{topic}</a></li>" for topic in TOPICS[:9]) + "</ul><p>ข้อความอื่นที่อยู่ในหน้านี้ด้วย</p>",
    "a list in main": f"<main>{menu()}<p>ข้อความอื่นที่อยู่ในหน้านี้ด้วย</p></main>",
    "a page that is one list": f"<div>{menu()}</div>",
    "tabs": f"<div class='nav nav-tabs'><a href='#a'>แท็บแรก</a></div><div>{CONTENT}</div>",
    "a page header": f"<div class='page-header'><h1>หัวเรื่องของหน้า</h1></div><div>{CONTENT}</div>",
    "a card's header and footer": f"<div class=card><div class=card-header>หัวการ์ด</div>{CONTENT}<div class=card-footer>ท้ายการ์ด</div></div>",
    "an article's header": f"<article><header><h1>หัวเรื่องของหน้า</h1></header>{CONTENT}<footer>ผู้เขียน</footer></article>",
    "a section's header": f"<section><header><h2>หัวเรื่องของหน้า</h2></header>{CONTENT}</section>",
    "a wrapper with a menu's name": f"<div class='menu-open has-header'>{CONTENT * 3}</div>",
    "a header that was never closed": f"<header><h1>เทศบาล</h1>{CONTENT * 3}",
    "an aside": f"<aside>ประกาศสำคัญของเทศบาล</aside><div>{CONTENT}</div>",
    "a menu of words": f"<div class=menu-detail>{CONTENT}</div>",
}  # fmt: skip


@pytest.mark.parametrize("name", KEPT)
def test_real_content_is_never_dropped(name, page):
    """In doubt a block is main: what is no menu stays, whatever its name."""
    document = page(KEPT[name])

    assert document.whole is None
    assert all(link.where is Where.MAIN for link in document.links)


def test_an_empty_page_within_its_menus_is_empty(page):
    """Thirty kilobytes of menu around nothing are no content."""
    document = page(f"<header>เทศบาล</header><nav>{menu() * 20}</nav><main></main><footer>ท้าย</footer>")

    assert document.pages[0].text == ""
    assert "คณะผู้บริหาร" in document.whole.text


def test_things_know_their_part(page):
    """Headings, images, forms and tables say which part they stand in."""
    document = page(
        "<header><h1>ก</h1><form action=/s><input name=q></form></header><main><h2>ข</h2><img src=a.png></main>"
        "<footer><table><tr><td>1<td>2</table><img src=b.png></footer>"
    )

    assert [heading.where for heading in document.headings] == [Where.HEADER, Where.MAIN]
    assert [image.where for image in document.images] == [Where.MAIN, Where.FOOTER]
    assert document.forms[0].where is Where.HEADER
    assert document.tables[0].where is Where.FOOTER


LABELS = [
    "<form><label for=a>โทรศัพท์</label><input id=a></form>",
    "<form><label>โทรศัพท์ <input></label></form>",
    "<form><div><label>โทรศัพท์</label><div><input></div></div></form>",
    "<form><table><tr><td>โทรศัพท์</td><td><input></td></tr></table></form>",
    "<form><p>โทรศัพท์: <input type=tel></p></form>",
    "<form><p>โทรศัพท์<br><textarea>โทรศัพท์</textarea></p></form>".replace("โทรศัพท์<br>", ""),
    "<form><select><option>โทรศัพท์<option>ปี 2565</select></form>",
    "<select><option>โทรศัพท์</option></select>",
    "<form><fieldset><legend>โทรศัพท์</legend><input></fieldset></form>",
    "<form><input placeholder=โทรศัพท์><input type=submit value=โทรศัพท์></form>",
    "<form><button>โทรศัพท์</button></form>",
    "<button type=button>โทรศัพท์</button>",
]


@pytest.mark.parametrize("markup", LABELS)
def test_words_of_a_form_are_not_the_pages_own(markup, main):
    """Labels, options, placeholders and buttons are not main text; what stands beside the form is."""
    text = main(f"<p>ก่อนแบบฟอร์ม</p>{markup}<p>หลังแบบฟอร์ม</p>")

    assert text == "ก่อนแบบฟอร์ม\nหลังแบบฟอร์ม"


def test_running_text_within_a_form_is_main(main):
    """A page may be one form from top to bottom, and a button may open a part of the page."""
    assert "คำตอบ" in main(f"<form method=post>{CONTENT}<label>คำตอบอีก</label><input type=hidden></form>")
    assert (
        main(
            "<h2><button data-bs-toggle=collapse>หัวข้อ</button></h2><button aria-expanded=false>ข้อสอง</button>"
        )
        == "หัวข้อ\nข้อสอง"
    )


def test_a_line_that_runs_across_the_page_is_not_its_main_part(main):
    """The news of the day above every page says nothing of what the page is about; a page that is that line keeps it."""
    run = "<marquee>ขอเชิญชำระภาษี ประจำปี 2565</marquee>"

    assert "2565" not in main(f"<table><tr><td>{run}</td></tr><tr><td width=600>{CONTENT}</td></tr></table>")
    assert "ข่าว" in main(f"<marquee>{'ข่าวของเทศบาล ' * 20}</marquee>")
