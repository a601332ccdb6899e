"""Scans that lie on their side or head are turned before they are read."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from oitcheck.documents import Limits, Source, _ocr, read_scan
from oitcheck.documents._ocr import Picture, turned
from oitcheck.thai import skeleton
from oitcheck.thai.text import fold

LINES = (
    "แผนการดำเนินงานของเทศบาล",
    "รายการจัดซื้อวัสดุสำนักงาน",
    "ผู้บริหารสูงสุดของหน่วยงาน",
    "รายงานผลการใช้จ่ายงบประมาณ",
    "การเปิดเผยข้อมูลสาธารณะ",
)


def scan(degrees: int) -> bytes:
    """Draws the lines and turns the page."""
    page = Image.new("L", (1_240, 560), 255)
    draw, font = ImageDraw.Draw(page), ImageFont.truetype("Garuda.ttf", 54)
    for number, line in enumerate(LINES):
        draw.text((90, 60 + 90 * number), line, font=font, fill=10)
    body = io.BytesIO()
    page.rotate(degrees, expand=True, fillcolor=255).save(body, "PNG", dpi=(200, 200))
    return body.getvalue()


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("degrees", [90, 270])
def test_a_turned_scan_is_read(degrees: int) -> None:
    """Tables are often scanned on their side: their words are found as on an upright page."""
    if _ocr._compass() is None:
        pytest.skip("the model osd is not installed")
    read = read_scan(scan(degrees), Source(url="https://town.example/a.png"), Limits(), 1)
    text = fold(read.text or "")

    assert [] == [line for line in LINES if skeleton.find(text, line) is None]


@settings(max_examples=60)
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 3), st.data())
def test_turning_comes_round(width: int, height: int, more: int, data: st.DataObject) -> None:
    """Four quarters are none, two quarters a half, three quarters the last one; the padding of rows is left behind."""
    stride = width + more
    dots = data.draw(st.binary(min_size=stride * height, max_size=stride * height))
    picture = Picture(dots, width, height, stride)
    quarter, half = turned(picture, 90), turned(picture, 180)

    assert turned(quarter, 90) == half
    assert turned(half, 90) == turned(picture, 270)
    assert turned(turned(picture, 270), 90) == turned(half, 180)
    assert turned(half, 180).stride == width
