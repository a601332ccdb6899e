"""Judging 10,000 documents: documents a second, all of a question's rules on each."""

import time
from datetime import date

import pytest

from oitcheck import catalogue_file
from oitcheck.judging import Night, judge
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.model.document import Document, Page
from oitcheck.model.observed import Observation
from oitcheck.thai.text import fold

QUESTIONS = [f"O{number}" for number in range(1, 10)]
PARAGRAPH = (
    "เทศบาลตำบลตัวอย่างมีหน้าที่ให้บริการสาธารณะแก่ประชาชนในเขตพื้นที่ ประกาศ ณ วันที่ 14 กุมภาพันธ์ 2563 "
    "เลขที่ 12/2563 โทร 0 3867 4080 งบประมาณ 12,500 บาท\n"
)


def observation(number):
    text = PARAGRAPH * 20 + f"หน้า {number}"
    url = f"https://www.klaeng.example/{number}"
    page = Page(number=1, text=text, folded=fold(text))
    document = Document(url=url, kind="html", media_type="text/html", pages=(page,))
    return Observation(url=url, final_url=url, http_status=200, document=document)


@pytest.mark.benchmark
@pytest.mark.parametrize("documents", [450])
def test_judging(documents, capsys):
    """Pages of 3,000 letters that show nothing, so that every rule looks to the end; the figure is printed."""
    seen = {one.url: one for one in (observation(number) for number in range(documents))}
    urls = [AnswerUrl(url=url) for url in seen]
    answers = {name: Answers(urls=tuple(urls[place::9])) for place, name in enumerate(QUESTIONS)}
    agency = Agency(id="bench", name=Words(th="ทดสอบ", en="bench"), home=None)
    checklist = Checklist(
        path="bench.yaml", sha256="0" * 64, agency=agency, catalogue="oit-2565", answers=answers
    )
    night = Night(
        run_id="1",
        state="complete",
        started_at="",
        finished_at="",
        vantage="",
        today=date(2022, 4, 20),
        version="1",
    )
    catalogue = catalogue_file.load("oit-2565")
    started = time.process_time()
    record = judge(checklist, catalogue, seen, night, {})
    took = time.process_time() - started

    with capsys.disabled():
        print(
            f"\njudging: {documents} documents in {took:.2f} s CPU, {took / documents * 10_000:.0f} s for 10,000"
        )
    assert documents == record.summary.urls
