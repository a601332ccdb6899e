"""What tests of the reader share."""

import io

import pytest
from made.programs import need
from PIL import Image, ImageDraw, ImageFont


@pytest.fixture(scope="session")
def scan() -> bytes:
    """A PDF of two pages that are pictures, drawn with a Thai font."""
    need("tesseract", "fc-match")
    font = ImageFont.truetype("/usr/share/fonts/truetype/tlwg/Laksaman.ttf", 56)
    pages = []
    for text in ("ยุทธศาสตร์การพัฒนาท้องถิ่น", "ประจำปีงบประมาณ 2565"):
        page = Image.new("L", (1240, 1754), 255)
        ImageDraw.Draw(page).text((100, 200), text, font=font, fill=0)
        pages.append(page)
    file = io.BytesIO()
    pages[0].save(file, "PDF", resolution=150, save_all=True, append_images=pages[1:])
    return file.getvalue()
