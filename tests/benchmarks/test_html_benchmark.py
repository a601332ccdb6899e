"""What reading a page costs beside the parser alone."""

import time
from collections.abc import Callable
from statistics import median

import pytest
from lxml import etree

from oitcheck.documents import Limits, Source, html
from oitcheck.thai.text import fold

ROUNDS, TIMES = 7, 20


def thai_page(links: int = 100, kib: int = 40) -> bytes:
    """A page of a municipality: menu, a table of announcements, running text; 40 KB with 100 links."""
    head = (
        "<!DOCTYPE html><html lang='th'><head><meta charset='utf-8'><title>เทศบาลตำบลตัวอย่าง</title><script src='/j.js'></script>"
        "<style>body{color:#000}</style></head><body><header><h1>เทศบาลตำบลตัวอย่าง</h1></header><nav><ul>"
    )
    menu = "".join(
        f"<li class='menu-item menu-item-{one}'><a href='/menu/{one}'>เมนูที่ {one} ข้อมูลทั่วไป</a></li>"
        for one in range(links // 2)
    )
    rows = "".join(
        f"<tr><td>{one}</td><td><a href='/files/{one}.pdf' title='ดาวน์โหลด'>ประกาศเทศบาลตำบลตัวอย่าง เรื่อง เผยแพร่แผน ครั้งที่ {one}</a></td></tr>"
        for one in range(links // 2)
    )
    body = f"{head}{menu}</ul></nav><main id='content'><h2>แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๕</h2><table class='table'>{rows}</table>"
    text = "<p>การเปิดเผยข้อมูลสาธารณะของหน่วยงานภาครัฐ เพื่อให้ประชาชนเข้าถึง <b>ข้อมูล</b> ที่ปรึกษา<br>สำนักปลัดเทศบาล กองคลัง</p>\n"
    foot = "</main><footer><p>โทรศัพท์ 038-671-234 อีเมล saraban@example.go.th</p></footer></body></html>"
    repeats = max(0, kib * 1024 - len((body + foot).encode())) // len(text.encode())
    return (body + text * repeats + foot).encode()


def cpu_ms(work: Callable[[], object]) -> float:
    """Gives the median CPU milliseconds of one go."""
    found = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        for _ in range(TIMES):
            work()
        found.append((time.process_time() - begin) / TIMES * 1000)
    return median(found)


@pytest.mark.benchmark
def test_reading_a_page_costs_little_more_than_parsing_it(capsys: pytest.CaptureFixture[str]) -> None:
    """A 40 KB Thai page with 100 links, read in full and folded, beside lxml's bare tree of it."""
    body = thai_page()
    source = Source(url="https://town.example/a/b", content_type="text/html; charset=utf-8")
    document = html.read(body, source, Limits())
    text = document.pages[0].text
    tree = cpu_ms(lambda: etree.fromstring(body, etree.HTMLParser(encoding="utf-8")))
    ours = cpu_ms(lambda: html.read(body, source, Limits()))
    folding = cpu_ms(lambda: fold(text))

    with capsys.disabled():
        print(
            f"\nreading a page of {len(body) / 1024:.0f} KiB, {len(document.links)} links: {ours:.2f} ms CPU "
            f"({ours / tree:.1f} x lxml's bare tree at {tree:.2f} ms); folding {len(text):,} characters: {folding:.2f} ms"
        )
    assert len(document.links) == 100
    assert ours < 20 * tree
