"""The report on the agency's measures, in the form of its own: every result from what was seen, none better than it. Pure."""

from oitcheck.measures._results import results
from oitcheck.measures._shape import Found, Grid, Look, MeasuresReport, Probed, Row, Sources, Turn
from oitcheck.measures._wording import day, day_of, joined, number
from oitcheck.model.checklist import Measure
from oitcheck.model.review import SignOff
from oitcheck.thai.dates import fiscal_year
from oitcheck.thai.digits import thai_digits

__all__ = [
    "COLUMNS",
    "Found",
    "Grid",
    "Look",
    "MeasuresReport",
    "Probed",
    "Row",
    "Sources",
    "Turn",
    "measures_report",
]

COLUMNS = ("มาตรการ/แนวทาง", "วิธีดำเนินการ", "ผู้รับผิดชอบ", "ระยะเวลาดำเนินการ", "ผลการดำเนินการ", "ข้อเสนอแนะ")

_SPANS = {"night": "การตรวจประจำคืน", "week": "การตรวจประจำสัปดาห์", "month": "การตรวจประจำเดือน"}


def measures_report(sources: Sources) -> MeasuresReport:
    """Gives the report on every measure of the checklist, by number."""
    record = sources.record
    agency = record.agency.name.th or record.agency.name.en or record.agency.id
    return MeasuresReport(
        agency=agency,
        title=(
            "รายงานผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
            f"ของ{agency} ประจำปีงบประมาณ พ.ศ. {thai_digits(str(record.fiscal_year_be))}",
        ),
        basis=_basis(sources),
        rows=tuple(_row(measure, sources) for measure in sources.checklist.promises),
        sign_offs=_sign_offs(sources),
        made_at=record.run.finished_at,
    )


def _basis(sources: Sources) -> tuple[str, ...]:
    record = sources.record
    looked = day_of(record.run.started_at)
    undeclared = record.summary.by_verdict.get("not_declared", 0)
    first = (
        f"ผลการดำเนินการในรายงานนี้เขียนจากผลที่ระบบตรวจเมื่อวันที่ {day(looked) if looked else '–'} "
        f"จำนวน {number(record.summary.questions)} ข้อ {number(record.summary.urls)} URL "
        f"(ยังไม่ระบุ URL {number(undeclared)} ข้อ) และประวัติการตรวจ {number(len(sources.looks))} ครั้ง "
        f"ในช่วงวันที่ {day(sources.start)} ถึงวันที่ {day(sources.until)}"
    )
    lines = [first]
    if record.run.state != "complete":
        left = sum(one.cause == "not_checked" for question in record.questions for one in question.answers)
        lines.append(f"การตรวจครั้งดังกล่าวไม่ครบ ยังไม่ได้ตรวจ {number(left)} URL")
    return tuple(lines)


def _row(measure: Measure, sources: Sources) -> Row:
    owners = sources.checklist.owners
    said, grids = results(measure, sources)
    return Row(
        number=measure.number,
        title=f"{number(measure.number)}. {measure.title}",
        methods=_numbered(measure.methods),
        responsible=joined(owners.get(owner, owner) for owner in measure.responsible),
        period=measure.period or _whole_year(sources),
        results=_numbered(said),
        recommendation=measure.recommendation or "",
        grids=grids,
    )


def _numbered(lines: tuple[str, ...]) -> tuple[str, ...]:
    if len(lines) < 2:
        return lines
    return tuple(f"{number(place)}. {line}" for place, line in enumerate(lines, 1))


def _whole_year(sources: Sources) -> str:
    first, last = fiscal_year(sources.record.fiscal_year_be)
    return f"{day(first)} - {day(last)}"


def _sign_offs(sources: Sources) -> tuple[str, ...]:
    signed = sources.reviews.signed(sources.start, sources.until)
    return tuple(map(_signed, signed)) or ("ยังไม่มีการลงนามของเจ้าหน้าที่ในช่วงนี้ (๐ ครั้ง)",)


def _signed(one: SignOff) -> str:
    span = f"วันที่ {day(one.start)}" + (f" ถึงวันที่ {day(one.until)}" if one.until != one.start else "")
    note = f" หมายเหตุ: {one.note}" if one.note else ""
    return f"สอบทานแล้ว: {_SPANS[one.span]} {span} จำนวน {number(one.nights)} คืน โดย {one.by} เมื่อวันที่ {day(one.at)}{note}"
