"""Pages that people print to PDF from a browser: every cluster once, in every Thai font there is."""

import subprocess

from made.programs import need, printed

from oitcheck.thai.text import fold

TEXTS = (
    "เทศบาลตำบลตัวอย่าง แผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. 2565",
    "น้ำที่ป้ำ กำลังดำเนินการ ผู้บริหารท้องถิ่น ข้อบัญญัติ ปฏิบัติหน้าที่",
    "โทรศัพท์ ๐ ๓๘๖๗ ๑๒๒๗ ต่อ ๑๐๑ ประชุมครั้งที่ ๑/๒๕๖๕ เรื่องร้องเรียนที่ได้รับ",
    "ผู้ซึ่งได้รับมอบหมาย ชี้แจงข้อเท็จจริง ณ ที่ตั้ง ตั้งแต่วันที่ ๑ ถึงสิ้นเดือน",
)


def test_a_mark_drawn_apart_from_its_letter_is_told_once(tmp_path, reading):
    """Whichever Thai font a page is printed in, plain or bold, its text is the page's: no cluster twice, none lost."""
    need("chromium", "fc-list")
    listed = subprocess.run(
        ["fc-list", ":lang=th", "family"], capture_output=True, text=True, check=True
    ).stdout
    fonts = sorted({line.split(",")[0].strip() for line in listed.splitlines() if line.strip()})
    lines = [
        f"<p style=\"font-family:'{font}'; font-weight:{weight}\">{text}</p>"
        for font in fonts
        for weight in (400, 700)
        for text in TEXTS
    ]
    page = tmp_path / "fonts.html"
    page.write_text(f'<meta charset="utf-8"><title>แบบอักษร</title>{"".join(lines)}', "utf-8")

    document = reading(printed(page, tmp_path / "fonts.pdf").read_bytes(), "fonts.pdf")
    text = "".join(each.folded for each in document.pages)

    assert fonts
    print(f"{len(fonts)} fonts, {len(lines)} lines")
    assert {one: 2 * len(fonts) for one in TEXTS} == {one: text.count(fold(one)) for one in TEXTS}
