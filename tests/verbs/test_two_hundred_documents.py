"""Two hundred documents of all kinds through one check, forty of them damaged or hostile: verdicts, memory, processes."""

import io
import json
import resource
import subprocess
import sys
import threading
import time
import zipfile

import docx
import msoffcrypto
import openpyxl
import psutil
import pypdf
import pytest
from made import hostile
from PIL import Image

WORD = "แผนแม่บทป้องกันสาธารณภัยท้องถิ่น"
TEXT = "เอกสารประกอบการดำเนินงานของเทศบาลเพื่อประชาชนในพื้นที่ " * 4
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "csv": "text/csv; charset=utf-8",
    "txt": "text/plain; charset=windows-874",
    "html": "text/html; charset=utf-8",
}
SOUND, BAD = 160, 40
MOST_MIB = 2048
MOST_S = 60
"""Seconds of the processor, all processes together: what else runs on the machine is no matter."""


def pdf(number):
    """Gives a PDF of three pages: glyphs by number and a map from them to letters, as browsers print them."""
    letters = sorted(set(WORD + TEXT + "0123456789 "))
    code = {sign: place + 1 for place, sign in enumerate(letters)}
    rows = "".join(f"<{code[sign]:04x}> <{ord(sign):04x}>\n" for sign in letters)
    blocks = [rows.splitlines()[at : at + 100] for at in range(0, len(letters), 100)]
    told = "".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in blocks)
    cmap = f"begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{told}endcmap".encode()

    def drawn(text):
        return f"BT /F 14 Tf 40 700 Td <{''.join(f'{code[sign]:04x}' for sign in text)}> Tj ET".encode()

    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>",
        6: b"<</Type/Font/Subtype/Type0/BaseFont/Garuda/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>",
        7: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Garuda/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 600>>",
        8: hostile.stream(b"", cmap),
    }
    for place, text in enumerate((TEXT, TEXT, f"{WORD} {number}")):
        objects[3 + place] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 3000 792]/Contents %d 0 R/Resources<</Font<</F 6 0 R>>>>>>"
            % (9 + place)
        )
        objects[9 + place] = hostile.stream(b"", drawn(text))
    return hostile.pdf(objects)


def word(number):
    """Gives a .docx."""
    made, target = docx.Document(), io.BytesIO()
    made.add_paragraph(TEXT)
    made.add_paragraph(f"{WORD} {number}")
    made.save(target)
    return target.getvalue()


def sheet(number):
    """Gives an .xlsx whose second sheet has the word."""
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.append([1, TEXT])
    book.create_sheet("สอง").append([number, WORD])
    book.save(target)
    return target.getvalue()


def odt(number):
    """Gives an .odt."""
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f"<office:body><office:text><text:p>{TEXT}</text:p><text:p>{WORD} {number}</text:p></office:text></office:body>"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("mimetype", KINDS["odt"])
        made.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
    return target.getvalue()


MAKERS = {
    "pdf": pdf,
    "docx": word,
    "xlsx": sheet,
    "odt": odt,
    "csv": lambda number: f"ลำดับ,รายการ\n{number},{WORD}\n2,{TEXT}\n".encode(),
    "txt": lambda number: f"{TEXT}\n{WORD} {number}\n".encode("cp874"),
    "html": lambda number: (
        f"<!doctype html><meta charset=utf-8><title>แผน {number}</title><main><p>{TEXT}<p>{WORD} {number}</main>".encode()
    ),
}


def locked_pdf():
    """Gives a PDF behind a password."""
    writer, target = pypdf.PdfWriter(io.BytesIO(pdf(0))), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(target)
    return target.getvalue()


def locked_word():
    """Gives a .docx behind a password."""
    target = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(word(0))).encrypt("secret", target)
    return target.getvalue()


def picture():
    """Gives a PNG that is cut."""
    target = io.BytesIO()
    Image.effect_noise((600, 300), 50).save(target, "PNG")
    return target.getvalue()[:9000]


FAIL = {"fail"}
UNKNOWN = {"undetermined"}
TOLD = {"fail", "undetermined", "warn"}
"""Never ``pass``: what it is called besides depends on where a reader gives up."""


def damaged():
    """Gives name, bytes, the verdicts that are right and the causes of some."""
    whole = {kind: MAKERS[kind](0) for kind in ("pdf", "docx", "xlsx", "odt")}
    for kind, body in whole.items():
        yield f"empty.{kind}", b"", FAIL, {"document_empty"}
        yield f"cut.{kind}", body[: len(body) // 2], FAIL | {"warn", "undetermined"}, None
        yield (
            f"page.{kind}",
            b"<!doctype html><title>x</title><p>" + TEXT.encode(),
            FAIL,
            {"html_instead_of_document"},
        )
        yield f"zeros.{kind}", bytes(20_000), TOLD, None
    yield "locked.pdf", locked_pdf(), FAIL, {"document_encrypted"}
    yield "locked.docx", locked_word(), FAIL, {"document_encrypted"}
    yield "cut.png", picture(), FAIL, {"document_corrupt"}
    yield "word.pdf", whole["docx"], FAIL | {"warn"}, {"wrong_file_type"}
    yield "a.zip", repacked(), TOLD, None
    yield "noise.docx", bytes(range(256)) * 40, TOLD, None


def repacked():
    """Gives an archive of two documents, in which nobody looks for an answer."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("a/plan.pdf", pdf(0))
        made.writestr("a/report.pdf", pdf(1))
    return target.getvalue()


PROVEN = {"kids_loop", "xref_loop", "deep", "zip_lie", "xlsx_dim"}
UNREAD = {"bomb_image", "pages50k", "png_bomb", "docx_laughs", "docx_deep", "docx_many", "zip_bomb"}
"""Of the hostile ones: what is read, or seen to be broken; what no reader gets through. The others end as memory allows,
or have so few words that a picture may hold more."""


def hostiles():
    """Gives the documents made to harm, by name."""
    for name, make in hostile.ALL.items():
        ending = (
            "png"
            if "png" in name
            else name.split("_")[0]
            if name[:4] in {"docx", "xlsx"}
            else "docx"
            if "zip" in name
            else "pdf"
        )
        yield f"{name}.{ending}", make()


@pytest.fixture(scope="module")
def documents():
    """Gives path to bytes, and what is right of each that is not sound."""
    bodies, right = {}, {}
    for number in range(SOUND):
        kind = list(MAKERS)[number % len(MAKERS)]
        bodies[f"/d/{number}.{kind}"] = MAKERS[kind](number)
    for name, body, verdicts, causes in damaged():
        bodies[f"/bad/{name}"], right[f"/bad/{name}"] = body, (verdicts, causes)
    for name, body in hostiles():
        kind = name.partition(".")[0]
        verdicts = FAIL if kind in PROVEN else UNKNOWN if kind in UNREAD else FAIL | UNKNOWN
        bodies[f"/bad/{name}"], right[f"/bad/{name}"] = body, (verdicts, None)
    assert BAD == len(right)
    assert SOUND + BAD == len(bodies)
    return bodies, right


class Watch(threading.Thread):
    """Keeps the most memory that a process and all below it have at once, and every process seen."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.root, self.most, self.seen, self.over = psutil.Process(pid), 0, {}, threading.Event()

    def run(self):
        while not self.over.wait(0.05):
            try:
                tree = [self.root, *self.root.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            self.seen |= {(one.pid, one.create_time()): one for one in tree[1:] if one.is_running()}
            self.most = max(self.most, sum(map(taken, tree)))


def taken(process):
    """Gives the bytes of memory that a process takes, 0 where it has ended."""
    try:
        return process.memory_info().rss
    except psutil.Error:
        return 0


@pytest.mark.benchmark
def test_two_hundred_documents_in_one_run(tmp_path, checklist, local, make, documents, capsys):
    """Every sound one passes on its word, no other does; memory is bounded; no process is left behind."""
    bodies, right = documents
    kinds = {path: KINDS.get(path.rpartition(".")[2], "application/octet-stream") for path in bodies}
    expect = [{"contains_text": {"any_of": [WORD]}}]
    with make.served({path: (200, kinds[path], body, {}) for path, body in bodies.items()}) as site:
        urls = [{"url": site.url + path, "expect": expect} for path in bodies]
        path = checklist(
            {"O4": {"owner": "palad", "urls": urls[:100]}, "O10": {"owner": "palad", "urls": urls[100:]}}
        )
        started, before = time.monotonic(), processor()
        command = [sys.executable, "-m", "oitcheck", "check", str(path), *local, "--per-host", "8"]
        with subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as program:
            watch = Watch(program.pid)
            watch.start()
            _, err = program.communicate(timeout=240)
        took, spent = time.monotonic() - started, processor() - before
        watch.over.set()
        watch.join()
    record = record_of(tmp_path)
    found = {answer["url"].removeprefix(site.url): answer for answer in record}
    left = [one for one in watch.seen.values() if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]
    with capsys.disabled():
        print(
            f"\n200 documents, 40 of them bad: {took:.1f} s, {spent:.1f} s of processor, at most {watch.most >> 20} MiB, {len(watch.seen)} processes"
        )

    assert 1 == program.returncode, err.decode("utf-8", "replace")
    assert {} == {
        path: told(found[path]) for path in bodies if path not in right and not is_sound(found[path])
    }
    assert {} == {
        path: told(found[path])
        for path, (verdicts, causes) in right.items()
        if not is_right(found[path], verdicts, causes)
    }
    assert [] == left
    assert watch.most >> 20 < MOST_MIB
    assert spent < MOST_S


def processor():
    """Gives the processor's seconds of all processes that have ended below this one."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def record_of(folder):
    """Gives all answers of the run."""
    (path,) = folder.glob("reports/*/*/run.json")
    return [
        answer
        for question in json.loads(path.read_text("utf-8"))["questions"]
        for answer in question["answers"]
    ]


def told(answer):
    """Gives what was said of an answer, for the failing test."""
    return (
        answer["verdict"],
        answer["cause"],
        answer["detail"],
        [one["verdict"] for one in answer["expectations"]],
    )


def is_sound(answer):
    """Whether an answer passes on what it shows."""
    return answer["verdict"] == "pass" and answer["expectations"][0]["evidence"] is not None


def is_right(answer, verdicts, causes):
    """Whether a bad document got a right verdict, and nothing was seen in it that it does not show."""
    seen = answer["verdict"] != "warn" and answer["expectations"] and answer["expectations"][0]["evidence"]
    return not seen and answer["verdict"] in verdicts and (causes is None or answer["cause"] in causes)
