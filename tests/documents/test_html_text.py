"""Visible text of pages."""

import pytest
from bs4 import BeautifulSoup

from oitcheck.documents import _html_forgiving, html
from oitcheck.documents._html_text import PageText
from oitcheck.thai.text import fold

LINES = [
    ("<p>ก<b>ข</b><i>ค</i></p><p>ง</p>", "กขค\nง", "inline joins, blocks part"),
    ("ก<br>ข<hr>ค", "ก\nข\nค", "breaks"),
    ("x<sup>2</sup>&nbsp;y<wbr>z", "x2 yz", "sup, nbsp, wbr"),
    ("<div>ก<div>ข</div>ค</div>", "ก\nข\nค", "nested blocks"),
    ("<ul><li>ก<li>ข</ul>", "ก\nข", "lists without closing tags"),
    ("<table><tr><td>ก</td><td>2565</td></tr><tr><td>ข</td></tr></table>", "ก 2565\nข", "cells by spaces, rows by lines"),
    ("  ก \n\t  ข  ", "ก ข", "white space"),
    ("<pre>ก\nข</pre>", "ก\nข", "preformatted lines"),
    ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢 kan", "ruby"),
    ("&#3585;&#x0E02;&thinsp;&amp;", "กข &", "entities"),
    ("ก<!-- ข -->ค<?php ง ?>", "กค", "comments and instructions"),
    ("<script>ก</script><style>ข</style><template>ค</template>ง", "ง", "scripts, styles, templates"),
    ("<noscript>ก</noscript>ข", "ข", "noscript"),
    ("<object data=a.pdf>ไม่รองรับ</object><video>ไม่รองรับ</video><iframe src=b>ไม่รองรับ</iframe>ก", "ก", "fallbacks"),
    ("<img alt=ก title=ข src=a.png>ค", "ค", "alternative texts are no text"),
    ("<svg><title>ก</title><desc>ข</desc><text>ค</text></svg>", "ค", "drawings"),
    ("<details><summary>ก</summary>ข</details>", "ก\nข", "what a click opens"),
    ("<p>ก\u200b\u202eข\ufeff</p>", "กข", "unseen signs"),
    ("<p>ก &#xD800; &#1;&#0;\x1b[2J</p>", "ก � �[2J", "signs that are none"),
    ("a</div></span>b", "ab", "tags that close nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "text", "why"), LINES, ids=[why for _, _, why in LINES])
def test_text_reads_as_people_see_it(markup, text, why, main):
    """Line by line what a browser shows."""
    assert main(markup) == text


HIDDEN = [
    "<p style='display:none'>",
    "<p style='DISPLAY : none !important'>",
    "<p style='visibility:hidden'>",
    "<p hidden>",
    "<p style='position:absolute;left:-9999px'>",
    "<p style='text-indent:-5000px'>",
    "<p style='font-size:0'>",
    "<p style='font-size:0px;color:red'>",
    "<p style='opacity:0'>",
    "<p style='height:0;overflow:hidden'>",
    "<p class='sr-only'>",
    "<p class='x d-none y'>",
    "<p class='visually-hidden'>",
    "<dialog>",
]


@pytest.mark.parametrize("tag", HIDDEN)
def test_hidden_blocks_are_kept_apart(tag, page):
    """What nobody sees is no text, but is kept for the gates; its links say that they are hidden."""
    document = page(f"<p>เห็น</p>{tag}<span>ซ่อน</span> <a href=/x>ลิงก์</a></p><p>ท้าย</p>")
    end = document.pages[0].text.partition("เห็น")[2]

    assert "ซ่อน" not in end
    assert "ซ่อน" in document.markup.hidden_text
    assert document.links[0].hidden


SHOWN = [
    "<p style='display:block'>",
    "<p style='opacity:0.5'>",
    "<p style='font-size:0.9em'>",
    "<p style='left:-5px'>",
    "<p style='height:0'>",
    "<p aria-hidden=true>",
    "<p class='d-none d-md-block'>",
    "<p class='hidden-xs'>",
    "<p class='collapse' style='display:none'>",
    "<div class='tab-pane' style='display:none'>",
    "<div role=tabpanel hidden>",
    "<p class='wow fadeInUp' style='visibility:hidden'>",
]


@pytest.mark.parametrize("tag", SHOWN)
def test_what_a_wide_screen_or_a_click_shows_is_seen(tag, main):
    """In doubt a block is seen."""
    assert "เห็น" in main(f"{tag}เห็น</p>")


def test_hidden_parts_of_a_line_leave_it_whole(main):
    """A hidden piece within a word leaves the word."""
    assert main("สำนัก<span style='display:none'>สล็อต</span>งาน") == "สำนักงาน"


ORDINARY = [
    "<html><head><title>ก</title></head><body><h1>ข่าว</h1><p>หนึ่ง<br>สอง</p><ul><li>ก<li>ข</ul></body></html>",
    "<div class=a><p>ย่อหน้า <a href=/>ลิงก์</a> ต่อ<p>อีก<table><tr><th>ก<td>ข<tr><td>1<td>๒</table></div>",
    "<body><center><font size=5><b>เทศบาล</b></font></center><table width=100%><tr><td>ซ้าย<td>ขวา</table>&copy; 2565",
    "<main><article><h2>แผน</h2><dl><dt>ชื่อ<dd>ความ</dl><blockquote>คำ&nbsp;คม</blockquote></article></main>",
    "<p>ไม่ปิด <b>หนา <i>เอียง</b> จบ</i><p>&#3626;&#3623;&#3633;&#3626;&#3604;&#3637;",
]


@pytest.mark.parametrize("markup", ORDINARY)
def test_two_parsers_read_the_same(markup, page):
    """lxml and BeautifulSoup on Python's parser see the same words on ordinary pages."""
    document = page(markup)
    scan = html.fresh_scan()
    _html_forgiving.tell(markup, scan)
    forgiving = "\n".join(text for text, _ in PageText(scan).lines([]))
    soup = BeautifulSoup(markup, "html.parser")
    for tag in soup(["title", "script", "style"]):
        tag.decompose()

    assert (document.whole or document.pages[0]).folded == fold(forgiving)
    assert fold(soup.get_text(" ")).replace("␣", "") == fold(forgiving).replace("␣", "")


def test_markup_that_the_first_reading_loses_is_read_again(monkeypatch, page):
    """Where the first parser makes nothing of many tags, the second is heard."""
    monkeypatch.setattr(html.etree, "fromstring", lambda *_: None)

    assert "คำตอบ" in page("<html><body>" + "<p>คำตอบ</p>" * 12).pages[0].text


def test_page_and_whole_are_the_same_thing_once(page):
    """Without menu, header and footer there is no second text; folded is the fold of text."""
    document = page("<p>ก ๒๕๖๕</p><p>10</p>")

    assert document.whole is None
    assert document.pages[0].folded == fold(document.pages[0].text)


def test_folded_is_the_fold_of_text_with_parts(page):
    """Also where parts were folded one by one."""
    document = page("<header>ปี 2565</header><main>10 เรื่อง</main><footer>5 ©</footer>")

    assert document.whole.text == "ปี 2565\n10 เรื่อง\n5 ©"
    assert document.whole.folded == fold(document.whole.text)
    assert document.pages[0].folded == fold(document.pages[0].text)


def test_encoding_and_its_notes_are_told(page):
    """The header lies, the page is read, and the lie is named."""
    document = page("<title>แผนที่</title><p>เทศบาลตำบล".encode("cp874"))

    assert document.title == "แผนที่"
    assert document.encoding == "cp874"
    assert document.notes == ("charset_mismatch",)


def test_a_meta_charset_counts_where_no_header_does(page):
    """A page that names its own encoding is read in it without a note."""
    body = (
        b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-874'>"
        + "<p>กา".encode("cp874")
    )
    document = page(body, content_type="text/html")

    assert (document.pages[0].text, document.encoding, document.notes) == ("กา", "cp874", ())


def test_a_title_is_short_and_clean(page):
    """At most 300 characters on one line, without byte order mark or controls; the first title, never a drawing's."""
    document = page(
        "<svg><title>รูป</title></svg><title>\ufeff ก\x07\n  ข\x1b"
        + "ค" * 1_000_000
        + "</title><title>อื่น</title>"
    )

    assert document.title.startswith("ก ข")
    assert len(document.title) == 300
    assert page("<p>x").title is None
