"""Documents of given lines, made in memory: PDF as browsers print it, .docx and .xlsx."""

import io

import docx
import openpyxl

from made import hostile

LINES_A_PAGE = 40


def pdf(*pages: tuple[str, ...]) -> bytes:
    """Makes a PDF of these pages of lines: glyphs by number and a map from them to letters."""
    letters = sorted({sign for lines in pages for line in lines for sign in line})
    code = {sign: place + 1 for place, sign in enumerate(letters)}
    rows = [f"<{code[sign]:04x}> <{ord(sign):04x}>" for sign in letters]
    blocks = [rows[at : at + 100] for at in range(0, len(rows), 100)]
    told = "".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n" for block in blocks)
    cmap = f"begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{told}endcmap".encode()
    font = b"<</Type/Font/Subtype/Type0/BaseFont/Garuda/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>"
    kids = b" ".join(b"%d 0 R" % (6 + 2 * place) for place in range(len(pages)))
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % len(pages),
        3: font,
        4: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Garuda/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>",
        5: hostile.stream(b"", cmap),
    }
    for place, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F 14 Tf 40 {1150 - 26 * at} Td <{''.join(f'{code[sign]:04x}' for sign in line)}> Tj ET\n"
            for at, line in enumerate(lines)
            if line
        )
        objects[6 + 2 * place] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 3000 1200]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (7 + 2 * place)
        )
        objects[7 + 2 * place] = hostile.stream(b"", drawn.encode())
    return hostile.pdf(objects)


def word(*parts: str | list[list[str]]) -> bytes:
    """Makes a .docx of paragraphs (texts) and tables (lists of rows)."""
    made, target = docx.Document(), io.BytesIO()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
            continue
        table = made.add_table(rows=len(part), cols=max(map(len, part)))
        for row, cells in zip(table.rows, part, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.text = text
    made.save(target)
    return target.getvalue()


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    """Makes an .xlsx of sheets by name."""
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(target)
    return target.getvalue()
