"""``oitcheck measures`` and what ``oitcheck report`` prints for the assessment's system and of repairs."""

import re

from oitcheck.measures import measures_report


def test_the_report_is_written_beside_the_dashboard(town):
    """HTML and .docx from what is stored, with evidence of orders, tables and services; nothing is fetched."""
    done = town.run("measures", "town.yaml")

    html = (town.reports / "measures.html").read_text("utf-8")
    assert 0 == done.code
    assert [
        "reports/sample-municipality/oit-2565/measures.html",
        "reports/sample-municipality/oit-2565/measures.docx",
    ] == (done.out.split())
    assert (town.reports / "measures.docx").read_bytes().startswith(b"PK")
    assert "สถิติรายเดือนของ ๖ ส่วนราชการ" in html
    assert "บริการออนไลน์ ๙ บริการ พบชื่อบริการบนเว็บไซต์ ๙ บริการ" in html
    assert "พบรายงานการวิเคราะห์ผลการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๔ จำนวน ๑ แห่ง" in html
    assert "ยังไม่พบคำสั่งเทศบาลตำบลตัวอย่าง ที่ ๑๑๒/๒๕๖๕" in html
    assert re.search("ระบบตรวจ ๑ ครั้ง", html)


def test_a_past_period_without_a_night_is_refused(town):
    """Nothing is reported of a time that nobody looked at."""
    done = town.run("measures", "town.yaml", "--from", "2020-10-01", "--to", "2021-09-30")

    assert (2, True) == (done.code, "no night from 2020-10-01 to 2021-09-30 has a result" in done.err)


def test_a_checklist_without_measures_is_told_so(town):
    """There is no report without the agency's own words."""
    plain = town.path.read_text("utf-8").partition("measures:")[0]
    (town.folder / "bare.yaml").write_text(plain, "utf-8")

    done = town.run("measures", "bare.yaml")

    assert (2, True) == (done.code, "measures: there is none" in done.err)


def test_answers_for_submission_are_ready_to_paste(town):
    """O1 to O43 with every URL as typed and the explanation; what has no URL says so."""
    done = town.run("report", "town.yaml", "--format", "text", "--for-submission")

    blocks = done.out.strip().split("\n\n")
    assert 43 == len(blocks)
    for (question, answers), block in zip(town.checklist.answers.items(), blocks, strict=True):
        assert block.startswith(f"{question} ")
        assert [one.url for one in answers.urls] == re.findall(r"URL: (http\S+)", block)
        assert answers.explanation in block
    assert "URL: (ยังไม่ระบุ URL)" in blocks[37]


def test_repairs_are_told_the_dearest_first(town):
    """What gives back most stands first; with all of them done the score is whole."""
    done = town.run("report", "town.yaml", "--what-if")

    gains = [float(one) for one in re.findall(r"^\+([\d.]+)", done.out, re.MULTILINE)]
    broken = [q for q in town.json["questions"] if q["verdict"] not in {"pass", "warn", "not_due"}]
    assert len(broken) == len(gains)
    assert sorted(gains, reverse=True) == gains
    assert done.out.rstrip().endswith("100.00–100.00")


def test_the_same_sources_give_the_same_report(sources):
    """Pure: nothing of the clock or of chance stands in it."""
    assert measures_report(sources) == measures_report(sources)
