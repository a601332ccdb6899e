"""Elements that stand only in documents behind the answer: each is found through ``oitcheck check``, with page and excerpt."""

import io

import docx
import openpyxl
import pytest
from made import files
from made.programs import need, printed

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILLER = "เอกสารประกอบการดำเนินงานของเทศบาลตำบลทดสอบเพื่อประชาชนในพื้นที่ "
WORDS = {
    "pdf": "แผนแม่บทป้องกันสาธารณภัยท้องถิ่น",
    "sheet": "ทะเบียนครุภัณฑ์สำนักงานกองช่าง",
    "flipbook": "สมุดภาพกิจกรรมวันสงกรานต์ผู้สูงอายุ",
    "word": "ข้อตกลงการปฏิบัติงานประจำหมู่บ้าน",
    "scan": "หลักเกณฑ์การบริหารทรัพยากรบุคคล",
}


def pages(folder, name, texts):
    """Gives a PDF with one page for each text, printed by Chromium."""
    source = folder / f"{name}.html"
    body = "".join(f"<p style='break-after:page'>{text}</p>" for text in texts)
    style = "body{font-family:Garuda,Laksaman;font-size:20pt}"
    source.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}", "utf-8")
    return printed(source, folder / f"{name}.pdf").read_bytes()


def sheets(*texts):
    """Gives an .xlsx with one sheet for each text."""
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for number, text in enumerate(texts, 1):
        book.create_sheet(f"แผ่น {number}").append([number, text])
    book.save(target)
    return target.getvalue()


def word(*texts):
    """Gives a .docx of paragraphs."""
    made, target = docx.Document(), io.BytesIO()
    for text in texts:
        made.add_paragraph(text)
    made.save(target)
    return target.getvalue()


def file(kind, body):
    """Gives a file as a site serves it."""
    return (200, kind, body, {})


@pytest.fixture(scope="module")
def made_files(tmp_path_factory):
    """The documents by path; each word stands in one of them alone."""
    need("chromium")
    folder = tmp_path_factory.mktemp("documents")
    seven = [f"{FILLER * 3} ส่วนที่ {number}" for number in range(1, 9)]
    seven[6] += f" {WORDS['pdf']}"
    photo = pages(folder, "scan", [f"{WORDS['scan']}<br>{FILLER * 4}"])
    (folder / "photo.pdf").write_bytes(photo)
    return {
        "/files/plan.pdf": file(PDF, pages(folder, "plan", seven)),
        "/files/list.xlsx": file(XLSX, sheets(FILLER, WORDS["sheet"])),
        "/files/book.pdf": file(PDF, pages(folder, "book", [FILLER * 3, WORDS["flipbook"]])),
        "/files/deal.docx": file(DOCX, word(FILLER * 3, WORDS["word"])),
        "/files/scan.pdf": file(PDF, files.scan(files.pictures(folder / "photo.pdf"))),
    }


def linked(make, name, path):
    """Gives an answer's page that says nothing itself and links to a file."""
    return make.html(name, f'{make.TEXT}<a href="{path}">ดาวน์โหลดเอกสาร</a>')


def asked(word):
    """Gives what is expected of a question, as a checklist states it."""
    return {"shown": {"contains_text": {"any_of": [word]}}}


@pytest.fixture
def answers(site, make, made_files):
    """Pages of a site whose answers stand behind them, and the checklist's answers."""
    viewer = '<iframe src="/flip/viewer.html?pdf=/files/book.pdf" width="900" height="600"></iframe>'
    site.pages.update(made_files)
    site.pages.update(
        {
            "/o4": linked(make, "แผนพัฒนา", "/files/plan.pdf"),
            "/o10": linked(make, "แผนดำเนินงาน", "/files/list.xlsx"),
            "/o13": make.html("คู่มือ", make.TEXT + viewer),
            "/o18": linked(make, "แผนการใช้จ่าย", "/files/deal.docx"),
            "/o27": linked(make, "หลักเกณฑ์", "/files/scan.pdf"),
        }
    )
    wanted = {"O4": "pdf", "O10": "sheet", "O13": "flipbook", "O18": "word", "O27": "scan"}
    return {
        question: {
            "owner": "palad",
            "urls": [f"{site.url}/{question.lower()}"],
            "expect": asked(WORDS[name]),
        }
        for question, name in wanted.items()
    }


def shown(record, question):
    """Gives the element that the checklist added."""
    found = next(one for one in record["questions"] if one["id"] == question)
    return next(one for one in found["elements"] if one["id"] == "shown")


@pytest.mark.parametrize("ocr", [True, False])
def test_what_stands_only_in_documents_is_found(oitcheck, checklist, answers, site, local, ocr):
    """Page 7 of a PDF, the second sheet, a flipbook's PDF, a Word file; a scan by OCR, or without it undetermined."""
    if ocr:
        need("tesseract")

    done = oitcheck("check", checklist(answers), *local, env={"OITCHECK_OCR": str(ocr).lower()})

    places = {"O4": ("plan.pdf", 7), "O10": ("list.xlsx", 2), "O13": ("book.pdf", 2), "O18": ("deal.docx", 1)}
    for question, (name, page) in places.items():
        element = shown(done.record, question)
        assert ("pass", "text") == (element["verdict"], element["read_by"]), question
        assert (f"{site.url}/files/{name}", page) == (element["evidence"]["url"], element["evidence"]["page"])
    for question, name in {"O4": "pdf", "O10": "sheet", "O13": "flipbook", "O18": "word"}.items():
        assert WORDS[name] in shown(done.record, question)["evidence"]["excerpt"].replace(" ", "")
    scan = shown(done.record, "O27")
    if ocr:
        assert ("pass", "ocr", 1) == (scan["verdict"], scan["read_by"], scan["evidence"]["page"])
        assert f"{site.url}/files/scan.pdf" == scan["evidence"]["url"]
    else:
        assert ("undetermined", "element_unreadable") == (scan["verdict"], scan["cause"])


def test_each_document_is_fetched_once(oitcheck, checklist, answers, site, local):
    """Three questions over one page: its document is fetched and read once."""
    urls = answers["O4"]["urls"]
    expect = asked(WORDS["pdf"])
    three = {name: {"owner": "palad", "urls": urls, "expect": expect} for name in ("O4", "O10", "O39")}

    done = oitcheck("check", checklist(three), *local)

    assert 1 == site.asked.count("/files/plan.pdf")
    assert ["pass"] * 3 == [shown(done.record, name)["verdict"] for name in three]


def test_explain_shows_the_pages_and_where_the_matches_stand(oitcheck, checklist, answers, site, local):
    """The page that the evidence stands on is named and shown, however many stand before it, its place marked."""
    path = checklist({"O4": answers["O4"]})
    oitcheck("check", path, *local)

    told = oitcheck("explain", path, "O4", "--lang", "en")

    lines = told.out.splitlines()
    assert 0 == told.code
    assert any("seen (page 7)" in line and WORDS["pdf"] in line.replace(" ", "") for line in lines)
    assert f"{site.url}/files/plan.pdf" in told.out
    page = next(at for at, line in enumerate(lines) if "page 7 [text]" in line)
    assert "page 7 [text] · seen: shown:" == lines[page].strip()
    marked = "".join(line.strip()[1:] for line in lines[page:] if line.lstrip().startswith("> "))
    assert WORDS["pdf"] in marked.replace(" ", "")


def test_a_match_far_down_a_page_is_shown(oitcheck, checklist, site, make, local):
    """The line of a match is shown however far down it stands; control signs of a page stay out of the terminal."""
    far = "".join(f"<p>รายการที่ {number} ของเทศบาล</p>" for number in range(80))
    site.pages["/o4"] = make.html("แผน", f"{make.TEXT}{far}\x1b[2J\x1b]0;owned\x07<p>{WORDS['pdf']}</p>")
    path = checklist({"O4": {"owner": "palad", "urls": [f"{site.url}/o4"], "expect": asked(WORDS["pdf"])}})
    oitcheck("check", path, *local)

    told = oitcheck("explain", path, "O4")

    marked = [line.strip() for line in told.out.splitlines() if line.lstrip().startswith("> ")]
    assert f"> {WORDS['pdf']}" in marked
    assert "รายการที่ 40 ของ" not in told.out
    assert not {"\x1b", "\x07"} & set(told.out)
