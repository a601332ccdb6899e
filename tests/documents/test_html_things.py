"""Links, images, forms, tables, headings and markup of pages."""

import pytest

from oitcheck.model.document import Field, Table

ADDRESSES = [
    ("p.pdf", "https://town.example/oit/p.pdf"),
    ("/p.pdf", "https://town.example/p.pdf"),
    ("./p.pdf", "https://town.example/oit/p.pdf"),
    ("../p.pdf", "https://town.example/p.pdf"),
    ("?id=1", "https://town.example/oit/index.php?id=1"),
    ("a/b?c=d#e", "https://town.example/oit/a/b?c=d#e"),
    ("#part", "https://town.example/oit/index.php#part"),
    ("//other.example/x", "https://other.example/x"),
    ("HTTPS://Other.example/x", "https://Other.example/x"),
    ("http://other.example", "http://other.example"),
    (" \n/p\n.pdf ", "https://town.example/p.pdf"),
    ("\\files\\a.pdf", "https://town.example/files/a.pdf"),
    ("แผน/ปี 65.pdf", "https://town.example/oit/แผน/ปี 65.pdf"),
    ("mailto:a@town.example", "mailto:a@town.example"),
    ("tel:038671234", "tel:038671234"),
    ("#", ""),
    ("", ""),
    ("javascript:void(0)", ""),
    (" JavaScript:alert(1)", ""),
    ("java\nscript:alert(1)", ""),
    ("data:text/html,x", ""),
    ("vbscript:x", ""),
    ("http://[::1", ""),
    ("//[", ""),
    ("x" * 9000, ""),
]  # fmt: skip


@pytest.mark.parametrize(("href", "url"), ADDRESSES)
def test_addresses_are_absolute_or_nothing(href, url, page):
    """A link leads to an absolute address; one that leads nowhere has none."""
    link = page(f'<a href="{href}">ก</a>').links[0]

    assert link.url.replace("https://Other", "https://Other").replace("HTTPS:", "https:") == url
    assert link.text == "ก"


def test_base_counts_for_everything(page):
    """``<base href>`` is honoured wherever it stands; a damaged one is passed over."""
    document = page("<a href=a.pdf>ก</a><base href='/files/'><img src=b.png>")

    assert document.links[0].url == "https://town.example/files/a.pdf"
    assert document.images[0].url == "https://town.example/files/b.png"
    assert page("<base href='//['><a href=a>ก</a>").links[0].url == "https://town.example/oit/a"
    assert page("<base href='javascript:x'><a href=a>ก</a>").links[0].url == "https://town.example/oit/a"


def test_a_link_is_named_by_text_picture_or_title(page):
    """Text first, then the picture's words, then the title."""
    texts = [
        link.text
        for link in page(
            "<a href=a> ก\n <b>ข</b> </a><a href=b><img alt=' ค ' src=x></a><a href=c title=ง></a><a name=d>จ</a>"
        ).links
    ]

    assert texts == ["ก ข", "ค", "ง"]


def test_a_click_that_opens_an_address_leads_there(page):
    """A script that opens a plain address is a link to it; other scripts lead nowhere."""
    document = page(
        "<a href='#' onclick=\"window.open('w.pdf','_blank')\">ก</a><a href=\"javascript:location.href='/x'\">ข</a><a href='#' onclick='go(1)'>ค</a>"
    )

    assert [link.url for link in document.links] == [
        "https://town.example/oit/w.pdf",
        "https://town.example/x",
        "",
    ]


VIEWERS = [
    ("<iframe src='/web/viewer.html?file=%2Ffiles%2Fa.pdf'>", "https://town.example/files/a.pdf"),
    ("<iframe src='/pdfjs/web/viewer.html?file=../../a.pdf#page=2'>", "https://town.example/a.pdf"),
    ("<iframe src='flipbook/?pdf=a.pdf'>", "https://town.example/oit/flipbook/a.pdf"),
    ("<iframe src='https://docs.google.com/viewer?url=http%3A%2F%2Ft.example%2Fa.pdf&embedded=true'>", "http://t.example/a.pdf"),
    ("<iframe src='https://docs.google.com/gview?url=https://t.example/d.docx'>", "https://t.example/d.docx"),
    ("<iframe src='https://view.officeapps.live.com/op/embed.aspx?src=https://t.example/a.xlsx'>", "https://t.example/a.xlsx"),
    ("<iframe src='https://drive.google.com/file/d/1AbCdEfGhIjKlMn/preview'>", "https://drive.google.com/uc?export=download&id=1AbCdEfGhIjKlMn"),
    ("<embed src='viewer.php?doc=/a.doc'>", "https://town.example/a.doc"),
    ("<a href='flip.php?pdf=a.pdf'>อ่าน</a>", "https://town.example/oit/a.pdf"),
    ("<div class='_df_book' source='/a.pdf'></div>", "https://town.example/a.pdf"),
    ("<div class='pdfbox' data-pdf-url='/a.pdf?x=1'></div>", "https://town.example/a.pdf?x=1"),
    ("<script>PDFObject.embed('/a.pdf', '#box');</script>", "https://town.example/a.pdf"),
    ("<script>$('#b').flipBook({pdfUrl:\"/a.pdf\"});</script>", "https://town.example/a.pdf"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "url"), VIEWERS)
def test_the_file_behind_a_viewer_is_a_link(markup, url, page):
    """Flipbooks, pdf.js, Google's and Office's viewers and Drive previews lead to the file that they show."""
    assert [link.url for link in page(markup).links if link.kind == "viewer"] == [url]


def test_what_is_no_viewer_makes_no_file(page):
    """An address among the parameters of a page that shows no document is not taken for one."""
    document = page(
        "<iframe src='https://www.facebook.com/plugins/page.php?href=https://fb.example/x'></iframe><a href='login?url=/home'>ก</a>"
    )

    assert [link.kind for link in document.links] == ["iframe", "a"]


def test_embedded_things_are_links(page):
    """Frames, embeds and objects with what they load."""
    document = page(
        "<object data=a.pdf title=แผน>ไม่รองรับ <a href=b.pdf>โหลด</a></object><embed src=c.pdf><iframe src=d.html></iframe><map><area href=e alt=จ></map>"
    )

    assert [(link.kind, link.url.rpartition("/")[2], link.text) for link in document.links] == [
        ("object", "a.pdf", "แผน"), ("a", "b.pdf", "โหลด"), ("embed", "c.pdf", ""), ("iframe", "d.html", ""), ("area", "e", "จ"),
    ]  # fmt: skip
    assert not any(link.hidden for link in document.links)


IMAGES = [
    ("<img src=a.png width=700 height='500px'>", "a.png", 700, 500),
    ("<img src=a.png style='width: 640px; max-width:100%'>", "a.png", 640, None),
    ("<img src=a.png width='100%'>", "a.png", None, None),
    ("<img src=blank.gif data-src=a.png>", "a.png", None, None),
    ("<img src='data:image/gif;base64,R0' data-original=a.png>", "a.png", None, None),
    ("<img src=a.png srcset='s.png 300w, b.png 1200w, m.png 600w'>", "b.png", None, None),
    ("<img srcset='s.png, b.png 2x'>", "b.png", None, None),
    ("<img>", "", None, None),
]


@pytest.mark.parametrize(("markup", "name", "width", "height"), IMAGES)
def test_images_tell_address_and_size(markup, name, width, height, page):
    """The picture that will show, and its size where the markup says it in pixels."""
    image = page(markup).images[0]

    assert (image.url.rpartition("/")[2], image.width, image.height) == (name, width, height)


def test_a_picture_in_the_markup_names_its_kind_only(page):
    """A data address is not carried along."""
    assert (
        page("<img src='data:image/png;base64," + "A" * 100_000 + "'>").images[0].url
        == "data:image/png;base64"
    )


def test_hidden_pictures_are_not_shown(page):
    """A picture in a hidden block does not count; the one in a noscript stands for its lazy twin."""
    document = page("<div style='display:none'><img src=a.png></div><noscript><img src=b.png></noscript>")

    assert [image.url.rpartition("/")[2] for image in document.images] == ["b.png"]


ACTIONS = [
    ("<form>", None), ("<form action=''>", "https://town.example/oit/index.php"), ("<form action='#'>", ""),
    ("<form action='javascript:x()'>", ""), ("<form action=send.php>", "https://town.example/oit/send.php"),
]  # fmt: skip


@pytest.mark.parametrize(("tag", "action"), ACTIONS)
def test_a_form_tells_where_it_sends(tag, action, page):
    """No action, one that leads nowhere and a real one are told apart."""
    form = page(f"{tag}<input name=a></form>").forms[0]

    assert (form.action, form.method, form.scripted) == (action, "get", False)


def test_a_form_tells_its_fields(page):
    """Each control with its kind, name and label, wherever the label stands."""
    form = page(
        "<form method=POST onsubmit='send()'><label for=a>ชื่อ</label><div><input id=a name=n></div><label>อีเมล <input type=EMAIL name=e></label>"
        "<p>เรื่อง <textarea name=t></textarea></p><select name=s><option>ก</select><input type=hidden name=h><input placeholder=โทร name=p>"
        "<input type=submit value=ส่ง><button>ล้าง</button></form>"
    ).forms[0]

    assert form.method == "post"
    assert form.scripted
    assert form.fields == (
        Field(kind="text", name="n", label="ชื่อ"), Field(kind="email", name="e", label="อีเมล"),
        Field(kind="textarea", name="t", label="เรื่อง"), Field(kind="select", name="s", label=""),
        Field(kind="hidden", name="h", label=""), Field(kind="text", name="p", label="โทร"),
        Field(kind="submit", name="", label="ส่ง"), Field(kind="button", name="", label="ล้าง"),
    )  # fmt: skip
    assert "ชื่อ" in form.text


@pytest.mark.parametrize(
    "attribute",
    [
        "onsubmit=x()",
        "ng-submit=x()",
        "wire:submit.prevent=x",
        "@submit=x",
        "hx-post=/x",
        "class=wpcf7-form",
        "data-remote=true",
    ],
)
def test_a_form_that_a_script_handles_says_so(attribute, page):
    """Frameworks leave their marks."""
    assert page(f"<form action='#' {attribute}><input></form>").forms[0].scripted


def test_controls_without_a_form_are_one(page):
    """A comment box that a script sends is a form; a lone search box is none."""
    assert page("<div><textarea></textarea><button>ส่ง</button></div>").forms[0].scripted
    assert page("<input type=text name=q>").forms == ()


def test_hidden_forms_are_none(page):
    """Nobody can fill in what nobody sees."""
    assert page("<div style='display:none'><form action=/x><input></form></div>").forms == ()


def test_tables_are_rows_of_cells(page):
    """Cells as shown; a table within stands on its own; a frame of one cell is no table."""
    document = page(
        "<table><tr><td><table><tr><th>ลำดับ<th>ชื่อ<tr><td>๑<td>ก <b>ข</b></table>รอบใน</td></tr></table>"
    )

    assert [table.rows for table in document.tables] == [(("ลำดับ", "ชื่อ"), ("๑", "ก ข"))]


def test_cells_that_lay_out_the_page_hold_no_menu(page):
    """A page laid out by a table: what its menu says stands in no cell; what a cell says beside it does."""
    menu = "".join(f"<li><a href=/m{number}>เมนู {number} ปี 2565</a>" for number in range(9))
    document = page(
        f"<table><tr><td width=200>ซ้าย<nav><ul>{menu}</ul></nav>ล่าง<td width=800><h1>รายงาน</h1>"
        "<table><tr><td>ก<td>ข</table>เนื้อหาของรายงาน</table>"
    )

    assert [table.rows for table in document.tables] == [
        (("ก", "ข"),),
        (("ซ้าย ล่าง", "รายงาน เนื้อหาของรายงาน"),),
    ]


def test_many_cells_of_many_boxes_take_no_time(page):
    """Cells within cells, each with menus and tables, are read once each."""
    cell = "<td class=a><nav>ก</nav><table><tr><td>ข<td>ค</table>"
    document = page("<table>" + ("<tr>" + cell * 50) * 100 + "</table>")

    assert document.complete
    assert "ก" not in document.tables[-1].rows[0][0]


def test_tables_are_bounded(page):
    """At most 2,000 rows of 60 cells are kept; the text is whole all the same."""
    document = page("<table>" + ("<tr>" + "<td>1" * 70) * 2100 + "<td>จบ</table>")

    assert len(document.tables[0].rows) <= 2000
    assert max(map(len, document.tables[0].rows)) == 60
    assert isinstance(document.tables[0], Table)
    assert "จบ" in document.pages[0].text
    assert document.complete


def test_headings_have_levels(page):
    """h1 to h6 and role=heading, in page order."""
    document = page(
        "<h2>ก <small>ข</small></h2><div role=heading aria-level=4>ค</div><h1></h1><h6>ง</h6><div role=heading>จ</div>"
    )

    assert [(heading.level, heading.text) for heading in document.headings] == [
        (2, "ก ข"),
        (4, "ค"),
        (6, "ง"),
        (2, "จ"),
    ]


REFRESHES = [
    ("5; URL='/new'", "https://town.example/new", 5.0), ("0;url=x", "https://town.example/oit/x", 0.0), ("3", "https://town.example/oit/index.php", 3.0),
    ("0.5 , url = //o.example", "https://o.example", 0.5), ("; url=/y", "https://town.example/y", 0.0), ("0;url=javascript:x", None, 0.0), ("soon", "https://town.example/oit/index.php", 0.0),
]  # fmt: skip


@pytest.mark.parametrize(("content", "target", "delay"), REFRESHES)
def test_refreshes_tell_target_and_delay(content, target, delay, page):
    """As browsers take them, odd spellings included."""
    markup = page(f'<meta http-equiv=Refresh content="{content}">').markup

    assert (markup.refresh, markup.refresh_delay_s) == (target, delay)


def test_markup_tells_what_gates_want(page):
    """Generator, description, canonical, language, scripts, frames and the letters of all of it."""
    markup = page(
        "<html lang=th><head><meta name=Generator content='Joomla! 3'><meta name=description content='ก ข'><link rel='x canonical' href=/c>"
        "<script src=/a.js></script><script>var a = 1;</script></head><noscript>เปิด JavaScript</noscript><div style='display:none'>ลับ</div>"
    ).markup

    assert (markup.generator, markup.description, markup.canonical, markup.language) == (
        "Joomla! 3",
        "ก ข",
        "https://town.example/c",
        "th",
    )
    assert markup.scripts == ("https://town.example/a.js",)
    assert (markup.inline_script, markup.noscript, markup.hidden_text) == (
        "var a = 1;",
        "เปิด JavaScript",
        "ลับ",
    )
    assert markup.html_letters > 100
    assert page("<frameset><frame src=a.html><frame src=/b></frameset>").markup.frames == (
        "https://town.example/oit/a.html",
        "https://town.example/b",
    )


def cloudflare(address: str) -> str:
    """An address as Cloudflare hides it."""
    return "5a" + "".join(f"{ord(sign) ^ 0x5A:02x}" for sign in address)


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>อีเมล <a class=__cf_email__ href=/cdn-cgi/l/email-protection data-cfemail={cloudflare('info@town.go.th')}>[email&#160;protected]</a></p>",
        f"<p>อีเมล <span data-cfemail={cloudflare('info@town.go.th')}>[email protected]</span></p>",
        "<p>อีเมล <joomla-hidden-mail first='aW5mbw==' last='dG93bi5nby50aA==' text='x'>ป้องกันสแปม</joomla-hidden-mail></p>",
    ],
)
def test_emails_hidden_from_robots_are_seen_by_people(markup, page):
    """The address stands in the text where people see it, and among the page's addresses."""
    document = page(markup)

    assert document.pages[0].text == "อีเมล info@town.go.th"
    assert document.markup.emails == ("info@town.go.th",)


def test_other_hidden_emails_are_told(page):
    """mailto links, Cloudflare's links and Joomla's script; damaged ones are passed over."""
    document = page(
        f"<a href='mailto:a@town.go.th?subject=x'>ก</a><a href='/cdn-cgi/l/email-protection#{cloudflare('b@town.go.th')}'>ข</a>"
        "<script>var addy1 = 'c' + '&#64;'; addy1 = addy1 + 'town' + '&#46;' + 'go.th';</script><span data-cfemail=zz>[x]</span><a href='mailto:'>ค</a>"
    )

    assert document.markup.emails == ("a@town.go.th", "b@town.go.th", "c@town.go.th")
    assert document.links[1].url == "mailto:b@town.go.th"
    assert "[x]" in document.pages[0].text
