"""The reader: a scan is read as a picture once, hostile documents cost themselves alone."""

import threading
import time
from datetime import date

import psutil
import pytest
from made import hostile

from oitcheck import rules
from oitcheck.documents import Source
from oitcheck.model.checklist import Expectation
from oitcheck.settings import Settings
from oitcheck.workers import Reader

PDF = Source(url="https://town.example/a.pdf")
AROUND = rules.Around(question="O4", fiscal_year_be=2565, today=date(2022, 4, 1))


class Kept:
    """A cache in memory that counts."""

    def __init__(self):
        self.texts, self.puts = {}, 0

    def get(self, sha256):
        return self.texts.get(sha256, {})

    def put(self, sha256, texts):
        self.puts += 1
        self.texts[sha256] = dict(texts)


def test_a_scan_is_read_once(scan, read_all):
    """The first night reads the pictures, the second takes what was kept; both say that it was OCR."""
    kept = Kept()
    first = read_all([(scan, PDF)], cache=kept)[0]
    second = read_all([(scan, PDF)], cache=kept)[0]

    assert first == second
    assert 1 == kept.puts
    assert ["ocr", "ocr"] == [page.read_by for page in second.pages]
    assert (None, True) == (second.trouble, second.complete)


def test_what_ocr_alone_saw_is_weak(scan, read_all):
    """Words in a scan are seen; a number is undetermined; a miss proves nothing."""
    document = read_all([(scan, PDF)])[0]

    def sighting(rule, **params):
        return rules.look(Expectation(rule=rule, params=params), document, AROUND)

    word = sighting("contains_text", any_of=["ยุทธศาสตร์การพัฒนาท้องถิ่น"])
    number = sighting("contains_text", any_of=["งบประมาณ 2565"])
    other = sighting("contains_text", any_of=["งบประมาณ 2564"])
    year = sighting("mentions_fiscal_year", year_be=2565)
    miss = sighting("contains_text", any_of=["แผนผังโครงสร้างส่วนราชการ"])

    assert ("yes", 1, "ocr") == (word.seen, word.page, word.read_by)
    for one in (number, other, year):
        assert ("unknown", "element_by_ocr_only") == (one.seen, one.cause)
    assert ("unknown", "element_unreadable") == (miss.seen, miss.cause)


def test_without_ocr_a_scan_is_unreadable(scan, read_all):
    """Never a guess."""
    document = read_all([(scan, PDF)], ocr=False)[0]

    assert ("document_unreadable", False) == (document.trouble, document.complete)


def test_pages_beyond_the_limit_stay_unread(scan, read_all):
    """A long scan is read in part, and says so."""
    document = read_all([(scan, PDF)], ocr_pages=1)[0]

    assert ["ocr", None] == [page.read_by for page in document.pages]
    assert (None, False) == (document.trouble, document.complete)
    assert "pages not read in full: 2 of 2" == document.detail


def test_no_time_left_leaves_pages_unread(scan, read_all):
    """The time for pictures is the document's own, and ends."""
    document = read_all([(scan, PDF)], ocr_timeout=0.01)[0]

    assert not document.complete


@pytest.mark.parametrize("name", sorted(hostile.ALL))
def test_hostile_documents_stay_within_bounds(name, read_all):
    """30 seconds, 600 MiB of growth over all processes, a cause of the document's own, never a pass by accident."""
    body = hostile.ALL[name]()
    with watched() as peak:
        start = time.monotonic()
        (document,) = read_all([(body, Source(url="https://town.example/file"))])
        spent = time.monotonic() - start

    allowed = {
        None,
        "document_corrupt",
        "document_empty",
        "document_unreadable",
        "too_large",
        "checker_error",
    }
    assert document.trouble in allowed
    assert spent < 33
    assert peak() < 600
    assert not any("root:" in page.text for page in document.pages)


class watched:
    """Measures how much the processes grow, in MiB."""

    def __enter__(self):
        self.base = self.peak = self.held()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.watch)
        self.thread.start()
        return lambda: self.peak - self.base

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()

    def watch(self):
        while not self.over.wait(0.02):
            self.peak = max(self.peak, self.held())

    @staticmethod
    def held():
        total = 0
        own = psutil.Process()
        for process in [own, *own.children(recursive=True)]:
            try:
                total += process.memory_info().rss
            except psutil.Error:
                continue
        return total / 2**20


@pytest.fixture
def read_all():
    """Reads documents in workers, with settings."""
    import asyncio

    def read(bodies, cache=None, **settings):
        async def run():
            async with Reader(Settings(readers=1, **settings), cache) as reader:
                return [await reader.read(body, source) for body, source in bodies]

        return asyncio.run(run())

    return read
