"""Prints the sample's documents from ``content/`` into ``files/``; run by hand after a change of their text.

``python -m oitcheck.sample._make_documents`` needs Chromium and the font Kinnari: PDFium reads nearly all
of its text back as it was, while from Laksaman, Loma or Waree it repeats clusters. Word and Excel files are written as the packages
of XML that they are.
"""

import shutil
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

from oitcheck.sample._make_office import word_file, workbook
from oitcheck.sample.content import Piece, pieces, text_of
from oitcheck.sample.faults import FAULTS

FILES = Path(__file__).parent / "files"

PAPER = """\
<!DOCTYPE html>
<html lang="th"><head><meta charset="utf-8"><title>{title}</title><style>
@page {{ size: A4; margin: 22mm 20mm; }}
body {{ font: 13pt/1.5 Kinnari; }} h1, h2, h3 {{ font-weight: normal; margin: 8pt 0; }}
h1 {{ font-size: 19pt; text-align: center; }} h2 {{ font-size: 16pt; text-align: center; }} h3 {{ font-size: 14pt; }}
table {{ border-collapse: collapse; width: 100%; margin: 8pt 0; }}
th, td {{ border: .6pt solid #333; padding: 3pt 5pt; font-weight: normal; text-align: left; vertical-align: top; }}
th {{ background: #eee; }} .note {{ margin-top: 24pt; font-size: 10pt; color: #555; }}
</style></head><body>{body}<p class="note">เอกสารของหน่วยงานสมมติ จัดทำขึ้นเพื่อการสาธิต</p></body></html>
"""


def main() -> int:
    """Writes every document, sound and broken, and says how large they are."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("no Chromium found: install it, and the font Kinnari\n")
        return 2
    for piece in pieces().values():
        if piece.is_document:
            for name, title, body in _variants(piece):
                size = _write(chromium, piece, name, title, body)
                sys.stdout.write(f"{name}: {size} bytes\n")
    return 0


def _variants(piece: Piece) -> list[tuple[str, str, str]]:
    sound = text_of(piece, frozenset())
    found = [(piece.name, *sound)]
    question = piece.question
    if question is not None and pieces()[question].twin not in FAULTS:
        broken = text_of(piece, {question})
        if broken != sound:
            found.append((f"{piece.name}-broken", *broken))
    return found


def _write(chromium: str, piece: Piece, name: str, title: str, body: str) -> int:
    ending = piece.path[piece.path.rindex(".") :]
    target = FILES / f"{name}{ending}"
    if ending == ".pdf":
        _print(chromium, PAPER.format(title=escape(title), body=body), target)
    else:
        target.write_bytes((word_file if ending == ".docx" else workbook)(title, body))
    return target.stat().st_size


def _print(chromium: str, html: str, target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        command = [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={folder}/profile",
            "--no-pdf-header-footer",
            f"--print-to-pdf={target}",
            page.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - a command of our own


if __name__ == "__main__":
    sys.exit(main())
