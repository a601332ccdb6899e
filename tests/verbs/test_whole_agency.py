"""A whole agency in one check: 43 questions, 150 answers, 80 documents, fifteen of the questions broken in known ways.

The sample municipality's content, grown: every question is answered by further pages and by real PDF, Word and Excel
files, some of more than a hundred pages. Time and memory are printed; of the processor's seconds and of the memory of all
processes together there is a bound.
"""

import json
import re
import resource
import subprocess
import sys
import threading
import time
from html import unescape
from urllib.parse import quote

import psutil
import pytest
import yaml
from made import paper

from oitcheck import sample
from oitcheck.sample import layout, site
from oitcheck.sample.content import QUESTIONS, pieces, text_of

ANSWERS, DOCUMENTS = 150, 80
MOST_MIB, MOST_S = 1536, 120
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
ENDINGS = tuple(KINDS)
TWINS = {
    "O6": "soft_404", "O11": "wrong_fiscal_year", "O13": "login_wall", "O16": "http_not_found", "O18": "html_instead_of_document",
    "O20": "document_corrupt", "O21": "redirect_to_home", "O22": "hijacked", "O28": "http_server_error",
    "O33": "under_construction", "O35": "empty_page", "O37": "http_gone", "O43": "maintenance_page",
}  # fmt: skip
BROKEN = TWINS | {"O10": "wrong_agency", "O17": "form_closed"}
ALONE = frozenset({"O8", "O9", "O10", "O11"})
"""Answered as in the sample: a chat is no document, and a sound copy would make good what is to be found missing."""
FILLER = "รายละเอียดประกอบการดำเนินโครงการในพื้นที่ หมู่ที่ {} ผู้รับผิดชอบและผู้เกี่ยวข้องร่วมกันดำเนินการตามขั้นตอน"


def lines_of(body):
    """Gives a fragment's text, a line a block."""
    blocks = re.sub(r"(?i)<(?:/?(?:p|h\d|li|tr|table|ul|ol|div|figure|caption|br)\b[^>]*)>", "\n", body)
    plain = unescape(re.sub(r"<[^>]+>", " ", blocks))
    return [" ".join(line.split()) for line in plain.split("\n") if line.strip()]


def document(ending, title, body, pages):
    """Makes one file of a question's own text, with so many pages of detail behind it."""
    lines = [title, "เทศบาลตำบลตัวอย่าง", *lines_of(body)]
    more = [tuple(FILLER.format(30 * page + at) for at in range(30)) for page in range(pages)]
    if ending == "pdf":
        first = [tuple(lines[at : at + 40]) for at in range(0, len(lines), 40)]
        return paper.pdf(*first, *more)
    if ending == "docx":
        return paper.word(*lines, *(line for page in more for line in page))
    rows = [[number, line] for number, line in enumerate((line for page in more for line in page), 1)]
    return paper.workbook({"ข้อมูล": [[line] for line in lines], "รายละเอียด": rows or [["-"]]})


def grown():
    """Gives replies by path and further answers by question, up to 150 answers and 80 documents."""
    replies = {
        path: (reply.status, reply.media_type, reply.body, {"Location": quote(reply.location, safe="/?&=#%")} if reply.location else {})
        for path, reply in site.build(frozenset(TWINS)).items()
    }  # fmt: skip
    files = sum(path.endswith(ENDINGS) for path in replies)
    more = {question: [] for question in QUESTIONS}
    open_ones = [question for question in QUESTIONS if question not in ALONE]
    answers = sum(len(pieces()[question].urls) for question in QUESTIONS)
    turn = 0
    while answers < ANSWERS:
        question = open_ones[turn % len(open_ones)]
        piece = pieces()[question]
        title, body = text_of(piece, frozenset())
        if files < DOCUMENTS and (turn >= len(open_ones) or turn % 2):
            ending = ENDINGS[files % len(ENDINGS)]
            path = f"/archive/{question}-{turn}.{ending}"
            replies[path] = (
                200,
                KINDS[ending],
                document(ending, title, body, 120 if files % 6 == 0 else 2),
                {},
            )
            files += 1
        else:
            path = f"/archive/{question}-{turn}"
            html = layout.framed(title=title, body=body, section=piece.section)
            replies[path] = (200, "text/html; charset=utf-8", html.encode(), {})
        more[question].append(path)
        answers, turn = answers + 1, turn + 1
    copied = [line.replace("ตัวอย่าง", "บ้านเพ") for line in lines_of(text_of(pieces()["O10"], frozenset())[1])]
    title = "แผนดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565"
    replies[pieces()["O10"].path] = (200, KINDS["pdf"], paper.pdf((title, "เทศบาลตำบลบ้านเพ", *copied)), {})
    closed = layout.framed(title="แบบคำร้องออนไลน์", body="<p>แบบฟอร์มนี้ปิดรับแล้ว</p>")
    replies["/e-service/stadium"] = (200, "text/html; charset=utf-8", bare(closed), {})
    for status, _, _, headers in [*replies.values()]:
        if status == 302 and headers["Location"] not in replies:
            replies[headers["Location"]] = replies[headers["Location"].partition("?")[0]]
    assert (ANSWERS, DOCUMENTS) == (answers, files)
    return {quote(path, safe="/?&=#%"): reply for path, reply in replies.items()}, more


def bare(html):
    """Gives a page without its frame: form services show none."""
    return re.sub(
        r"(?s)<body.*?<main", "<body><main", re.sub(r"(?s)</main>.*", "</main></body></html>", html)
    ).encode()


class Watch(threading.Thread):
    """Keeps the most memory that a process and all below it have at once, and when each step of its log was reached."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.root, self.most, self.most_alone, self.over = psutil.Process(pid), 0, 0, threading.Event()

    def run(self):
        while not self.over.wait(0.05):
            try:
                tree = [self.root, *self.root.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            sizes = [taken(one) for one in tree]
            self.most, self.most_alone = max(self.most, sum(sizes)), max(self.most_alone, sizes[0])


def taken(process):
    """Gives the bytes of memory that a process takes, 0 where it has ended."""
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


def processor():
    """Gives the processor's seconds of all processes that have ended below this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.fixture(scope="module")
def world():
    """What the grown municipality answers; made once."""
    return grown()


@pytest.mark.benchmark
def test_a_whole_agency_in_one_check(tmp_path, make, local, world, capsys):
    """Each of the fifteen is found for what it is; nothing else is red; time and memory are printed."""
    replies, more = world
    with make.served(replies) as running:
        text = yaml.safe_load(sample.checklist_text(running.url, broken=False))
        for question, paths in more.items():
            text["answers"][question]["urls"] += [running.url + path for path in paths]
        path = tmp_path / "whole.yaml"
        path.write_text(json.dumps(text, ensure_ascii=False, default=str), "utf-8")
        started, before = time.monotonic(), processor()
        command = [sys.executable, "-m", "oitcheck", "check", str(path), *local]
        with subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as program:
            watch = Watch(program.pid)
            watch.start()
            _, err = program.communicate(timeout=420)
        took, spent = time.monotonic() - started, processor() - before
        watch.over.set()
        watch.join()
        asked = len(running.asked)
    (run,) = tmp_path.glob("reports/*/*/run.json")
    record = json.loads(run.read_text("utf-8"))
    answers = [answer for question in record["questions"] for answer in question["answers"]]
    verdicts = {one["id"]: (one["verdict"], one["cause"]) for one in record["questions"]}
    sizes = {name: (run.parent / name).stat().st_size >> 10 for name in ("index.html", "run.json")}
    with capsys.disabled():
        print(
            f"\n43 questions, {len(answers)} answers, {DOCUMENTS} documents: {took:.1f} s, {spent:.1f} s of processor, "
            f"{asked} requests, at most {watch.most >> 20} MiB ({watch.most_alone >> 20} MiB of it the program itself); "
            f"report {sizes['index.html']} KiB, run.json {sizes['run.json']} KiB; summary {record['summary']['by_verdict']}"
        )

    assert 1 == program.returncode, err.decode("utf-8", "replace")[-2000:]
    assert ANSWERS == len(answers)
    assert {} == {
        question: verdicts[question]
        for question, cause in BROKEN.items()
        if verdicts[question] != ("fail", cause)
    }
    assert {} == {
        question: told for question, told in verdicts.items() if question not in BROKEN and told[0] != "pass"
    }
    assert watch.most >> 20 < MOST_MIB
    assert spent < MOST_S
