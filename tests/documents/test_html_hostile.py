"""Pages made to hurt: bounded in time and memory, and what was cut is not called complete."""

import time
import tracemalloc

import pytest

HOSTILE = {
    "200,000 nested blocks": b"<div>" * 200_000 + b"x" + b"</div>" * 200_000,
    "nested lists": b"<ul>" * 50_000 + b"x",
    "nested hidden blocks": b"<div style='display:none'>" * 50_000 + b"x",
    "nested headings and links": b"<h1><a href=x>" * 25_000 + b"x",
    "nested tables": b"<table><tr><td>" * 10_000 + b"x",
    "nested labels": b"<form>" + b"<label for=a>" * 20_000 + b"x",
    "nested lines as they are": b"<pre>" * 20_000 + b"x\n" * 10_000,
    "nested titles": b"<svg>" + b"<title><p hidden>" * 20_000 + b"x",
    "nested buttons": b"<button>" * 20_000 + b"x",
    "100,000 attributes": b"<p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">x",
    "100,000 data attributes": b"<p " + b" ".join(b"data-a%d=1" % number for number in range(100_000)) + b">x",
    "declarations without an end": b"<html>" + b"<!" * 200_000,
    "CDATA without an end": b"<html>" + b"<![CDATA[" * 50_000,
    "tags without an end": b"<html>" + b"<a " * 50_000,
    "800,000 entities": b"<p>" + b"&amp;&#3585;" * 400_000,
    "an attribute of 5 MB": b"<a href='" + b"a" * 5_000_000 + b"'>x</a>",
    "a style of 5 MB": b"<p style='" + b"left:" * 1_000_000 + b"'>x",
    "a srcset of 5 MB": b"<img srcset='" + b"a 1x," * 1_000_000 + b"'>x",
    "a refresh of 1 MB": b"<meta http-equiv=refresh content='" + b"0;url=" * 200_000 + b"'>x",
    "30,000 inputs": b"x<input>" * 30_000,
    "30,000 viewers": b"<iframe src='/v?file=a.pdf'></iframe>" * 30_000,
    "30,000 boxes with a menu's name": b"<div class=menu>" * 30_000 + b"x",
    "a script full of files": b"<script>flip " + b"'a.pdf'," * 100_000 + b"</script>",
    "a script full of addresses": b"<script>" + b"var addy='a';" * 100_000 + b"</script>",
    "zero bytes": b"<html>" + b"\0" * 500_000,
    "all bytes": b"<html>" + bytes(range(256)) * 1000,
    "marks without an end": "<p>ก".encode() + "ิ่ัำา ".encode() * 50_000,
    "replacement signs": b"<p>" + "ก\ufffd".encode() * 200_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_bounds(name, page):
    """A second or so of CPU at most, no crash, a Document."""
    begin = time.process_time()
    document = page(HOSTILE[name])

    assert time.process_time() - begin < 5
    assert len(document.links) <= 5000
    assert len(document.forms) <= 100


def test_ranges_within_what_is_taken_out_do_no_harm(page):
    """A title or a script that holds elements after all takes their ranges with it."""
    for raw in ("title", "script", "style", "iframe", "noframes", "textarea", "xmp"):
        document = page(
            f"<svg><{raw}><p hidden>ก<noscript>ข</noscript><dialog>ค</{raw}></svg><div class=menu>ง</div><p>จบ"
        )
        assert document.markup is not None


def test_a_text_of_fifteen_megabytes_is_read(page):
    """One text node of 15 MB is one long line, read to its end."""
    document = page(b"<p>" + b"a" * 15_000_000 + b"</p>" + "จบ".encode())

    assert document.complete
    assert document.pages[0].text.endswith("จบ")


def test_two_million_tags_are_cut_and_said_so(page):
    """Beyond the cap the page is not called complete."""
    document = page(b"<b>x</b> " * 500_000)

    assert not document.complete
    assert len(document.pages[0].text) > 300_000


def test_a_hundred_thousand_links_cost_no_text(page):
    """Beyond the cap links are left out, the text is not."""
    document = page("".join(f"<a href='/p/{number}'>หน้า {number}</a>\n" for number in range(100_000)))

    assert len(document.links) == 5000
    assert document.complete
    assert "หน้า 99999" in document.pages[0].text


def test_memory_stays_in_bounds(page):
    """Reading 200,000 nested blocks takes no tree: under 100 MiB of Python's memory."""
    tracemalloc.start()
    page(HOSTILE["200,000 nested blocks"])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 100 * 1024 * 1024


def test_entities_are_not_expanded_and_nothing_is_loaded(page):
    """XML's entities mean nothing in a page."""
    document = page(
        '<!DOCTYPE html [<!ENTITY a "ลับลับ"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>&a;&x;</p><p>ก</p></html>'
    )

    assert "root:" not in document.pages[0].text
    assert "ลับลับลับ" not in document.pages[0].text


def test_live_markup_in_names_stays_text(page):
    """Tags and quotes in titles and links are letters."""
    document = page(
        "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><a href='/x' title='\"&gt;&lt;img onerror=x&gt;'></a><p>&#x1b;[31m{{ 7*7 }}"
    )

    assert document.title == "<script>alert(1)</script>"
    assert document.links[0].text == '"><img onerror=x>'
    assert "\x1b" not in document.pages[0].text
    assert "{{ 7*7 }}" in document.pages[0].text
