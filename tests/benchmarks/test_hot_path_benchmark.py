"""What one page costs on its way: read, asked by the gates, judged for the whole of a year; beside lxml's bare text.

The figures are printed. With ``BENCHMARK_HISTORY=1`` they are also added to ``history.csv`` beside this file, a line a
case: day, commit, case, pages, seconds (median of 5), peak MiB, CPU, Python; ``BENCHMARK_PAGES`` sets the pages.
"""

import csv
import os
import platform
import random
import resource
import statistics
import subprocess
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from lxml import html as bare_html

from oitcheck import catalogue_file, genuine
from oitcheck.documents import Limits, Source, html
from oitcheck.judging import Night, judge
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.model.fetched import Attempt, Fetched
from oitcheck.model.observed import Observation

PAGES = int(os.environ.get("BENCHMARK_PAGES", "40"))
ROUNDS = 5
TYPE = "text/html; charset=utf-8"
WORDS = (
    "ประชาชน ชุมชน ถนน น้ำประปา ตำบล หมู่บ้าน โครงการ ก่อสร้าง ปรับปรุง งบประมาณ ประจำปี ดำเนินการ บริการ เทศบาล นายก สภา การศึกษา "
    "เด็กเล็ก ผู้สูงอายุ กองทุน สิ่งแวดล้อม ขยะ ตลาด เกษตร ท่องเที่ยว ประเพณี วัด โรงเรียน สุขภาพ วัคซีน ป้องกัน โรค ฝึกอบรม อาชีพ เว็บไซต์ เงิน ยา"
).split()
MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()


def page(seed: int) -> bytes:
    """A page of 40 KB that shows nothing of what is asked: menu, a table of dated announcements, running text."""
    dice = random.Random(seed)

    def said(words: int) -> str:
        return " ".join(dice.choice(WORDS) for _ in range(words))

    menu = "".join(f"<li class='menu-item'><a href='/menu/{one}'>{said(2)}</a></li>" for one in range(50))
    rows = "".join(
        f"<tr><td>{one}</td><td><a href='/news/{seed}/{one}' title='เปิด'>{said(5)}</a></td>"
        f"<td>{dice.randint(1, 28)} {dice.choice(MONTHS)} {dice.randint(2560, 2568)}</td></tr>"
        for one in range(50)
    )
    text = "".join(
        f"<p>{said(18)} <b>{said(2)}</b> จำนวน {dice.randint(1, 90000):,} บาท</p>\n" for _ in range(70)
    )
    return (
        f"<!DOCTYPE html><html lang='th'><head><meta charset='utf-8'><title>{said(3)}</title></head><body class='page'>"
        f"<header><h1>เทศบาลตำบลตัวอย่าง</h1></header><nav class='menu'><ul>{menu}</ul></nav><div class='row'><main id='content'>"
        f"<h2>{said(2)}</h2><table>{rows}</table>{text}</main></div><footer><p>โทรศัพท์ 038-671-234</p></footer></body></html>"
    ).encode()


def read(number: int, body: bytes):
    return html.read(body, Source(url=f"https://www.town.go.th/{number}", content_type=TYPE), Limits())


def subject(number: int, body: bytes, document):
    url = f"https://www.town.go.th/{number}"
    attempt = Attempt(at="", http_status=200, cause=None, elapsed_s=0.1)
    fetched = Fetched(url=url, final_url=url, attempt=attempt, headers=(("content-type", TYPE),), body=body)
    return genuine.Subject(url=url, fetched=fetched, document=document, agency_home="https://www.town.go.th/")


def judged(documents) -> None:
    catalogue = catalogue_file.load("oit-2565")
    seen = {
        one.url: Observation(url=one.url, final_url=one.url, http_status=200, document=one)
        for one in documents
    }
    names = [question.id for question in catalogue.questions()]
    urls = [AnswerUrl(url=url) for url in seen]
    answers = {name: Answers(urls=tuple(urls[place :: len(names)])) for place, name in enumerate(names)}
    agency = Agency(id="bench", name=Words(th="ทดสอบ", en="bench"), home=None)
    checklist = Checklist(
        path="b.yaml", sha256="0" * 64, agency=agency, catalogue="oit-2565", answers=answers
    )
    night = Night(
        run_id="1", state="complete", started_at="", finished_at="", vantage="", today=date(2022, 8, 20), version="1"
    )  # fmt: skip
    judge(checklist, catalogue, seen, night, {})


def cpu_s(turn: int, case: str) -> float:
    """CPU seconds of one case over pages that nothing has seen before."""
    bodies = [page(100_000 * turn + number) for number in range(PAGES)]
    if case == "lxml's bare text":
        work = [partial(lambda body: bare_html.fromstring(body).text_content(), body) for body in bodies]
    elif case == "read":
        work = [partial(read, number, body) for number, body in enumerate(bodies)]
    else:
        documents = [read(1000 * turn + number, body) for number, body in enumerate(bodies)]
        subjects = [subject(number, *pair) for number, pair in enumerate(zip(bodies, documents, strict=True))]
        work = (
            [partial(genuine.judge, one) for one in subjects]
            if case == "gates"
            else [partial(judged, documents)]
        )
    begin = time.process_time()
    for one in work:
        one()
    return time.process_time() - begin


@pytest.mark.benchmark
def test_what_a_page_costs(capsys):
    """Each step's median beside lxml's bare text in the same run; the bounds only catch a cost that grew many times."""
    cases = ("lxml's bare text", "read", "gates", "judge FY2565")
    taken = {case: [] for case in cases}
    for turn in range(ROUNDS):
        for case in cases:
            taken[case].append(cpu_s(turn, case))
    median = {case: statistics.median(times) for case, times in taken.items()}

    with capsys.disabled():
        bare = median[cases[0]]
        told = (f"{case} {s / PAGES * 1000:.2f} ms ({s / bare:.1f} x)" for case, s in median.items())
        print(f"\nCPU of a page of 40 KB, median of {ROUNDS}: {', '.join(told)}")
    if os.environ.get("BENCHMARK_HISTORY"):
        _append(median)
    assert median["read"] < 25 * bare
    assert median["gates"] < 40 * bare
    assert median["judge FY2565"] < 120 * bare


def _append(median: dict[str, float]) -> None:
    here = Path(__file__).parent
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=here, capture_output=True, text=True, check=True
    )
    peak_mib = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    cpu = f"{platform.machine()}, {os.cpu_count()} cores"
    path = here / "history.csv"
    fresh = not path.exists()
    with path.open("a", newline="") as file:
        rows = csv.writer(file)
        if fresh:
            rows.writerow(["day", "commit", "case", "pages", "seconds", "peak_mib", "cpu", "python"])
        for case, seconds in median.items():
            rows.writerow(
                [
                    date.today(),
                    commit.stdout.strip(),
                    case,
                    PAGES,
                    f"{seconds:.4f}",
                    peak_mib,
                    cpu,
                    platform.python_version(),
                ]
            )
