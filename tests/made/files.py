"""The made set: the same lines as .docx, .odt, .doc, .xlsx, .xls, .ods, and as PDF by several programs and fonts."""

import io
from pathlib import Path

import docx
import openpyxl
import pypdfium2 as pdfium
from docx.oxml.ns import qn
from docx.shared import Pt
from PIL import Image, ImageFilter

from made.programs import FONTS, office, printed, rewritten
from made.words import LINES


def word(path: Path, font: str = "Garuda", lines: tuple[str, ...] = LINES) -> Path:
    """Makes a .docx: a heading, paragraphs, and the last lines in a table."""
    made = docx.Document()
    fonts = made.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{slot}"), font)
    made.styles["Normal"].font.size = Pt(16)
    made.core_properties.title = f"แฟ้ม {font}"
    made.add_heading(lines[0], level=1)
    for line in lines[1:-4]:
        made.add_paragraph(line)
    table = made.add_table(rows=2, cols=2)
    for cell, line in zip((cell for row in table.rows for cell in row.cells), lines[-4:], strict=True):
        cell.text = line
    made.save(str(path))
    return path


def sheet(path: Path) -> Path:
    """Makes an .xlsx of two sheets and a hidden one."""
    book = openpyxl.Workbook()
    book.active.title = "แผน"
    for number, line in enumerate(LINES[:10], start=1):
        book.active.append([number, line])
    second = book.create_sheet("ชีตที่สอง")
    for number, line in enumerate(LINES[10:]):
        second.cell(row=3 + number, column=4, value=line)
    hidden = book.create_sheet("ซ่อนไว้")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "ความลับของแผ่นงาน"
    book.save(path)
    return path


def html(path: Path, font: str) -> Path:
    """Makes a page to print."""
    body = "".join(f"<p>{line}</p>" for line in LINES)
    style = f"body{{font-family:'{font}';font-size:16pt}}"
    path.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}", "utf-8")
    return path


def pdfs(folder: Path) -> dict[str, list[Path]]:
    """Makes PDFs by program."""
    words = [word(folder / f"{font}.docx", font) for font in FONTS]
    made = {"LibreOffice": list(office(folder, "pdf", words))}
    made["Chromium"] = [
        printed(html(folder / f"{font}.html", font), folder / f"chromium-{font}.pdf") for font in FONTS[:4]
    ]
    made["Ghostscript"] = [
        rewritten(path, folder / f"gs-{number}.pdf")
        for number, path in enumerate(made["LibreOffice"][:3] + made["Chromium"][:2])
    ]
    return made


def pictures(pdf: Path, dpi: int = 200) -> list[Image.Image]:
    """Gives the pages of a PDF as a scanner sees them: grey, a little soft, a little askew."""
    opened = pdfium.PdfDocument(pdf)
    pages = [page.render(scale=dpi / 72, grayscale=True).to_pil().copy() for page in opened]
    opened.close()
    return [
        page.filter(ImageFilter.GaussianBlur(0.5)).rotate(
            0.3, fillcolor=255, resample=Image.Resampling.BICUBIC
        )
        for page in pages
    ]


def scan(pages: list[Image.Image], dpi: int = 200) -> bytes:
    """Gives a PDF of pictures alone."""
    file = io.BytesIO()
    pages[0].save(file, "PDF", resolution=dpi, save_all=True, append_images=pages[1:])
    return file.getvalue()
