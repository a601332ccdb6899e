"""A realistic night: 43 questions of FY2565, some 150 answers, ten of them broken in many ways."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from oitcheck.model.checklist import Words
from oitcheck.model.fetched import Attempt
from oitcheck.model.run import (
    AgencyRef,
    AnswerRecord,
    Availability,
    CanaryRecord,
    ChecklistRef,
    ElementRecord,
    HostRecord,
    Looks,
    QuestionRecord,
    RunRecord,
    RunRef,
    Score,
    SignOffRecord,
    SubIndicatorRecord,
    Summary,
)
from oitcheck.model.verdict import Evidence, Verdict, worst

BANGKOK = timezone(timedelta(hours=7))
NOW = datetime(2026, 11, 22, 7, 30, tzinfo=BANGKOK)
SITE = "https://www.example.go.th"
OWNERS = {
    "palad": "สำนักปลัดเทศบาล",
    "finance": "กองคลัง",
    "strategy": "กองยุทธศาสตร์และงบประมาณ",
    "all": "ทุกกอง",
}
# question -> (answer's place, verdict, cause, status, days broken, detail)
BROKEN = {
    "O3": (1, Verdict.FAIL, "http_not_found", 404, 12, "404 Not Found"),
    "O6": (0, Verdict.FAIL, "soft_404", 200, 3, "ตอบเหมือนหน้าที่ไม่มีอยู่จริงของเครื่องเดียวกัน"),
    "O9": (0, Verdict.UNDETERMINED, "bot_wall", 403, 0, "Cloudflare"),
    "O10": (0, Verdict.FAIL, "tls_expired", None, 5, "ใบรับรองของ plan.example.go.th หมดอายุ 17 พ.ย. 2569"),
    "O11": (0, Verdict.FAIL, "tls_expired", None, 5, "ใบรับรองของ plan.example.go.th หมดอายุ 17 พ.ย. 2569"),
    "O12": (0, Verdict.FAIL, "tls_expired", None, 5, "ใบรับรองของ plan.example.go.th หมดอายุ 17 พ.ย. 2569"),
    "O17": (0, Verdict.FAIL, "hijacked", 200, 0, "พบคำว่า สล็อต บาคาร่า ในหัวเรื่อง"),
    "O21": (2, Verdict.FAIL, "html_instead_of_document", 200, 40, "ไฟล์ชื่อ .pdf แต่เป็นหน้าเว็บ"),
    "O28": (0, Verdict.FAIL, "login_wall", 200, 1, "พบช่องใส่รหัสผ่าน"),
    "O30": (0, Verdict.UNDETERMINED, "timeout", None, 0, "ไม่ตอบภายใน 30 วินาที"),
    "O34": (0, Verdict.WARN, "tls_expires_soon", 200, 0, "เหลือ 6 วัน"),
    "O42": (0, Verdict.FAIL, "http_server_error", 500, 0, "500 Internal Server Error"),
}
MISSED = {"O5": "element_placeholder", "O18": "wrong_fiscal_year", "O25": "element_missing"}
UNDECLARED = ("O43",)


def attempt(cause, status, seconds=0.41, redirects=()):
    return Attempt(
        at="2026-11-22T02:10:31+07:00",
        http_status=status,
        cause=cause,
        elapsed_s=seconds,
        redirects=redirects,
    )


def answer(question, place, **changes):
    """One answer that is fine, with what a test changes."""
    url = f"{SITE}/oit/{question.lower()}/{'ข้อมูล' if place % 2 else 'page'}-{place}"
    return replace(
        AnswerRecord(
            url=url,
            final_url=f"{url}/",
            verdict=Verdict.PASS,
            cause=None,
            http_status=200,
            media_type="text/html",
            bytes=48211,
            sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            page_title="เทศบาลตำบลตัวอย่าง – ข้อมูลสาธารณะ",
            elapsed_s=0.412,
            attempts=(attempt(None, 200, redirects=(f"{url}/",)),),
            expectations=(),
            tls_expires_at="2027-03-01T06:59:59+07:00",
            failing_since=None,
            last_passed_at="2026-11-21T02:12:00+07:00",
            notes=(),
        ),
        **changes,
    )


def broken_answer(question, place):
    """The answer of a question of ``BROKEN`` at its place; any other is fine."""
    broken = BROKEN.get(question)
    if broken is None or broken[0] != place:
        return answer(question, place)
    _, verdict, cause, status, days, detail = broken
    since = (datetime(2026, 11, 22, 2, 4, tzinfo=BANGKOK) - timedelta(days=days)).isoformat()
    looks = (attempt(cause, status),) * (3 if cause == "timeout" else 1)
    made = answer(
        question, place, verdict=verdict, cause=cause, http_status=status, detail=detail, attempts=looks
    )
    if cause == "hijacked":
        made = replace(made, page_title="สล็อตเว็บตรง แตกง่าย 2026", excerpt="สล็อตเว็บตรง บาคาร่า ฝากถอนไม่มีขั้นต่ำ")
    if cause == "tls_expired":
        made = replace(made, url=made.url.replace("www.", "plan."), final_url=None, sha256=None, bytes=0)
    return replace(made, failing_since=since if verdict is Verdict.FAIL else None)


def element(question, place, text, answers):
    """One element: the first of a question is for a person where the words come from memory alone."""
    opened = all(found.verdict in {Verdict.PASS, Verdict.WARN} for found in answers)
    person = place == 0 and text["confidence"] == "memory"
    verdict, cause, nearest = Verdict.PASS, None, None
    if person:
        verdict, cause = Verdict.UNDETERMINED, "needs_person"
    elif not answers:
        verdict, cause = Verdict.NOT_DECLARED, "not_declared"
    elif not opened:
        verdict, cause = Verdict.UNDETERMINED, "element_unreadable"
    elif place == 0 and question in MISSED:
        verdict = Verdict.WARN if text["confidence"] == "memory" else Verdict.FAIL
        cause, nearest = MISSED[question], "โทร. 042-xxx-xxx อีเมล info@company.com"
    seen = Evidence(url=answers[0].url, page=place + 1, excerpt=f"…{text['th'][:70]}…") if answers else None
    return ElementRecord(
        id=f"e{place + 1}",
        text=Words(th=text["th"], en=text["en"]),
        kind="person" if person else "machine",
        required=True,
        confidence=text["confidence"],
        verdict=verdict,
        cause=cause,
        evidence=seen if verdict is Verdict.PASS else None,
        nearest=nearest,
        read_by="text" if verdict is Verdict.PASS else None,
        basis=text["basis"],
        decisive=question == "O5",
    )


def question(facts, sub, number, per_question):
    """One question with its answers and elements, rolled up."""
    name = facts["id"]
    answers = () if name in UNDECLARED else tuple(broken_answer(name, place) for place in range(per_question))
    elements = tuple(element(name, place, text, answers) for place, text in enumerate(facts["elements"]))
    judged = [*answers, *(found for found in elements if found.kind == "machine")]
    verdict = worst(found.verdict for found in judged) if answers else Verdict.NOT_DECLARED
    cause = next((found.cause for found in judged if found.verdict is verdict), "not_declared")
    owner = tuple(OWNERS)[number % len(OWNERS)]
    return QuestionRecord(
        id=name,
        title=Words(th=facts["th"], en=facts["en"]),
        sub_indicator=sub,
        owner=owner,
        ita_points=facts["points"],
        verdict=verdict,
        cause=cause,
        answers=answers,
        elements=elements,
        owner_name=OWNERS[owner],
        explanation="แผนภูมิอยู่กลางหน้า" if name == "O1" else None,
    )


def build(per_question=(3, 4)):
    """A whole run record; ``per_question`` gives the numbers of answers in turn."""
    subs = json.loads(Path(__file__).with_name("questions-2565.json").read_text("utf-8"))
    questions, number = [], 0
    for sub in subs:
        for facts in sub["questions"]:
            questions.append(question(facts, sub["id"], number, per_question[number % len(per_question)]))
            number += 1
    counts = {verdict.value: sum(found.verdict is verdict for found in questions) for verdict in Verdict}
    lost = sum(
        q.ita_points
        for q in questions
        if q.verdict in {Verdict.FAIL, Verdict.NOT_DECLARED, Verdict.UNDETERMINED}
    )
    return RunRecord(
        schema="oitcheck.run/1",
        oitcheck_version="0.1.0",
        checklist=ChecklistRef(path="checklists/example-2565.yaml", sha256="ab" * 32),
        catalogue="oit-2565",
        agency=AgencyRef(
            id="example",
            name=Words(th="เทศบาลตำบลตัวอย่าง", en="Sample Subdistrict Municipality"),
            home=f"{SITE}/",
        ),
        fiscal_year_be=2565,
        run=RunRef(
            id="20261122T020400-example",
            state="complete",
            started_at="2026-11-22T02:04:00+07:00",
            finished_at="2026-11-22T02:14:09+07:00",
            vantage="town-hall",
        ),
        summary=Summary(
            urls=sum(len(found.answers) for found in questions),
            questions=len(questions),
            by_verdict=counts,
            to_review=sum(e.kind == "person" for q in questions for e in q.elements),
            oit_score=Score(low=71.25, high=80.5),
            ita_points_at_stake=round(lost, 3),
        ),
        questions=tuple(questions),
        hosts=(
            HostRecord(
                host="https://www.example.go.th:443",
                answers=140,
                requests=162,
                bytes=7_412_233,
                slowest_s=6.2,
            ),
        ),
        canaries=(CanaryRecord(url="https://www.thnic.co.th/", before="ok", after="ok"),),
        sub_indicators=tuple(
            SubIndicatorRecord(
                id=sub["id"], title=Words(th=sub["th"], en=sub["en"]), score=Score(low=70.0, high=82.5)
            )
            for sub in subs
        ),
        notices=(),
        sign_offs=(
            SignOffRecord(
                period="week", first="2026-11-09", last="2026-11-15", nights=7, by="สมศรี ใจดี",
                at="2026-11-16", note="ครบทุกข้อ",
            ),
            SignOffRecord(
                period="night", first="2026-11-22", last="2026-11-22", nights=1, by="ปลัดเทศบาล", at="2026-11-22",
            ),
        ),
        availability=(availability(SITE, main=True), availability("https://plan.example.go.th", days=20)),
    )  # fmt: skip


def availability(origin, *, main=False, days=88):
    """Days up to the night: most open throughout, every ninth in part, every thirtieth not at all or not told."""
    first = datetime(2026, 11, 22, tzinfo=BANGKOK).date() - timedelta(days=days - 1)
    looks = []
    for place in range(days):
        opened = 90 if place % 9 == 5 else 0 if place % 30 in {3, 4} else 96
        known = 0 if place % 30 == 4 else 96
        since = (first + timedelta(days=place)).isoformat()
        looks.append(Looks(since=since, looks=known, opened=min(opened, known), left_out=96 - known))
    in_year = [one for one in looks if one.since >= "2026-10-01"]
    total = {name: sum(getattr(one, name) for one in in_year) for name in ("looks", "opened", "left_out")}
    return Availability(
        origin=origin,
        main=main,
        days=tuple(looks),
        month=Looks(since="2026-11-01", looks=2112, opened=2094, left_out=0),
        year=Looks(since=in_year[0].since, **total),
    )


@pytest.fixture(scope="session")
def night():
    """The realistic record, built once; frozen."""
    return build()


@pytest.fixture(scope="session")
def small():
    """Five questions of it: two pass, one lacks an element, one is hijacked, one has no URL."""
    whole = build((1,))
    chosen = tuple(found for found in whole.questions if found.id in {"O1", "O3", "O5", "O17", "O43"})
    counts = {verdict.value: sum(found.verdict is verdict for found in chosen) for verdict in Verdict}
    summary = replace(
        whole.summary, urls=4, questions=5, by_verdict=counts, ita_points_at_stake=5.944, to_review=0
    )
    return replace(whole, questions=chosen, summary=summary)


@pytest.fixture(scope="session")
def now():
    """The morning after the night."""
    return NOW


@pytest.fixture
def make_answer():
    """Gives a maker of answers: ``make_answer(question, place, **changes)``."""
    return answer


@pytest.fixture
def with_answer(small):
    """Gives a maker of records whose first question has one answer with these changes."""

    def made(**changes):
        first, *rest = small.questions
        return replace(small, questions=(replace(first, answers=(answer("O1", 0, **changes),)), *rest))

    return made
