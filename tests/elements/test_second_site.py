"""A second site in another style and wording: what a person sees on it, and what the expectations see."""

from collections import Counter
from pathlib import Path
from string import Template

import pytest
import yaml

from oitcheck import checklist_file
from oitcheck.model.verdict import Verdict
from oitcheck.sample._make_office import word_file, workbook
from oitcheck.sample.reply import Reply

HERE = Path(__file__).parent / "second_site"
BASE = "https://www.nongphaingam.go.th"
LABELS = yaml.safe_load((HERE / "labels.yaml").read_text("utf-8"))
OFFICE = "application/vnd.openxmlformats-officedocument"
FRAME = Template((HERE / "frame.html").read_text("utf-8"))
# A page of these answers links to its documents: they are read behind it.
BEHIND = {"O13", "O23"}


def reply_of(file):
    """The path of one content file and what the site answers there."""
    head, _, body = file.read_text("utf-8").partition("\n\n")
    title, name = head.removeprefix("title: "), file.name.removesuffix(".html")
    if name.endswith(".docx"):
        return f"/docs/{name}", Reply(
            body=word_file(title, body), media_type=f"{OFFICE}.wordprocessingml.document"
        )
    if name.endswith(".xlsx"):
        return f"/docs/{name}", Reply(body=workbook(title, body), media_type=f"{OFFICE}.spreadsheetml.sheet")
    if name.endswith(".pdf"):
        return f"/docs/{name}", Reply(body=file.with_suffix("").read_bytes(), media_type="application/pdf")
    path = "/" if name == "index" else f"/{file.name}"
    return path, Reply(body=FRAME.substitute(title=title, main=body).encode())


@pytest.fixture(scope="module")
def record(town_of, judged):
    replies, answers = {}, []
    for question in LABELS:
        answers.append(f"  {question}:\n    urls:\n")
        for file in sorted((HERE / "content" / question).glob("*.html")):
            path, reply = reply_of(file)
            replies[path] = reply
            if question not in BEHIND or not path.startswith("/docs/"):
                answers.append(f'      - "{BASE}{path}"\n')
    text = (
        "schema: oitcheck.checklist/1\n"
        "agency: {id: nongphaingam, name: {th: องค์การบริหารส่วนตำบลหนองไผ่งาม, en: Nong Phai Ngam}, home: "
        f'"{BASE}/"}}\ncatalogue: oit-2565\nanswers:\n{"".join(answers)}'
    )
    missing = Reply(body=FRAME.substitute(title="404", main="<p>ไม่พบหน้าที่ต้องการ</p>").encode(), status=404)
    return judged(town_of(replies, missing, BASE), checklist_file.load("n.yaml", text=text.encode()))


def test_elements_are_seen_as_a_person_sees_them(record, capsys):
    """No element that is shown is missed; none that is missing is seen but by the one that may stand in for it."""
    seen = {Verdict.PASS: "seen", Verdict.UNDETERMINED: "unknown"}
    told = {
        (question.id, element.id): (LABELS[question.id][element.id], seen.get(element.verdict, "missed"))
        for question in record.questions
        for element in question.elements
    }
    counts = Counter(told.values())
    with capsys.disabled():
        print("\nsecond site:", {" → ".join(kind): count for kind, count in sorted(counts.items())})

    assert 116 == len(told)
    assert [] == [name for name, kind in told.items() if kind == ("shown", "missed")]
    assert [("O31", "details")] == [name for name, kind in told.items() if kind == ("missing", "seen")]
    assert ("person", "unknown") == told["O26", "follows_policy"]


def test_its_pages_stand(record):
    """No page of it is taken for anything but what it is."""
    wrong = [
        answer.url
        for question in record.questions
        for answer in question.answers
        if answer.verdict is Verdict.FAIL
    ]

    assert [] == wrong
