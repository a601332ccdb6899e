"""Ten-page Thai PDFs: milliseconds a document beside pypdf and pdfminer.six, in one run."""

import io
import os
import time

import pypdf
import pypdfium2 as pdfium
import pytest
from made import files
from pdfminer.high_level import extract_text

from oitcheck.documents import Limits, Source, read

DOCUMENTS = int(os.environ.get("OITCHECK_BENCHMARK_DOCUMENTS", "4"))
"""100 for the full size."""


@pytest.fixture(scope="module")
def ten_pages(tmp_path_factory):
    """A PDF of ten pages, printed by Chromium."""
    folder = tmp_path_factory.mktemp("bench")
    two = files.printed(files.html(folder / "a.html", "Laksaman"), folder / "a.pdf")
    whole = pdfium.PdfDocument.new()
    source = pdfium.PdfDocument(two)
    while len(whole) < 10:
        whole.import_pages(source, pages=list(range(min(len(source), 10 - len(whole)))))
    target = io.BytesIO()
    whole.save(target)
    whole.close()
    source.close()
    return target.getvalue()


def ours(body):
    return read(body, Source(url="https://town.example/a.pdf"), Limits())


def by_pypdf(body):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(body)).pages]


def by_pdfminer(body):
    return extract_text(io.BytesIO(body))


@pytest.mark.benchmark
def test_reading_ten_pages(ten_pages, capsys):
    """Ours is the fastest of three, by far; the figures are printed."""
    spent = {}
    for name, reader in (("oitcheck", ours), ("pypdf", by_pypdf), ("pdfminer.six", by_pdfminer)):
        start = time.process_time()
        for _ in range(DOCUMENTS):
            reader(ten_pages)
        spent[name] = 1000 * (time.process_time() - start) / DOCUMENTS

    with capsys.disabled():
        told = ", ".join(f"{name} {value:.1f} ms" for name, value in spent.items())
        print(f"\n{DOCUMENTS} PDFs of ten pages, CPU a document: {told}")

    assert 10 == len(ours(ten_pages).pages)
    assert spent["oitcheck"] < spent["pypdf"] < spent["pdfminer.six"]
