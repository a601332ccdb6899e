"""Dates and fiscal years as public bodies write them."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck.thai.dates import Kind, fiscal_year, fiscal_year_be, mentions, written
from oitcheck.thai.digits import ascii_digits, thai_digits

D = date
PHRASES = [
    line.split(" => ")
    for line in Path(__file__).with_name("date_phrases.txt").read_text("utf-8").splitlines()
    if " => " in line and not line.startswith("#")
]
AROUND = ("{}", "รายงาน {} ของหน่วยงาน", "({})")
EXACT = 0.99


def meant(label):
    """Gives kind, first and last day of a label such as ``month 2021-10``, ``fiscal 2565`` or ``span FIRST..LAST``."""
    kind, _, said = label.partition(" ")
    first, dots, last = said.partition("..")
    if dots:
        return Kind(kind), D.fromisoformat(first), D.fromisoformat(last)
    if kind == "day":
        return Kind.DAY, D.fromisoformat(said), D.fromisoformat(said)
    if kind == "month":
        year, month = map(int, said.split("-"))
        return Kind.MONTH, D(year, month, 1), D(year, month, monthrange(year, month)[1])
    start, _, end = said.partition("-")
    first, last = int(start), int(end or start)
    if kind.startswith("fiscal"):
        days = fiscal_year(first)[0], fiscal_year(last)[1]
    else:
        days = D(first - 543, 1, 1), D(last - 543, 12, 31)
    return Kind.YEARS if kind == "fiscal-years" else Kind(kind), *days


def read(text):
    """Gives what the program reads in a text."""
    return [(one.kind, one.first, one.last) for one in mentions(text)]


def test_phrases_are_read_exactly(capsys):
    """Of at least 300 phrases 99 % and more, alone, within a sentence and in brackets; the figure is printed."""
    wrong = []
    for phrase, label in PHRASES:
        text = phrase.replace("\\n", "\n").replace("\\u00a0", "\u00a0")
        wanted = [] if label == "-" else [meant(one) for one in label.split("; ")]
        wrong += [(place.format(text), label) for place in AROUND if read(place.format(text)) != wanted]
    tried = len(PHRASES) * len(AROUND)
    with capsys.disabled():
        print(
            f"\ndates: {tried - len(wrong)} of {tried} readings exact ({len(PHRASES)} phrases in {len(AROUND)} places)"
        )

    assert len(PHRASES) >= 300
    assert len(wrong) <= (1 - EXACT) * tried, wrong


@pytest.mark.parametrize("text", ["14/02/22", "14 ก.พ. 22"])
def test_two_digits_that_may_be_either_say_so(text):
    """พ.ศ. is assumed, and the doubt told."""
    (one,) = mentions(text)

    assert one.ambiguous
    assert D(1979, 2, 14) == one.first


def test_a_place_is_given_in_the_text_as_it_is():
    """Thai digits stay where and what they are."""
    text = "แผนพัฒนาท้องถิ่น (พ.ศ. ๒๕๖๑-๒๕๖๕) ฉบับแก้ไข ลงวันที่ ๓ มี.ค. ๖๔"
    found = mentions(text)

    assert ["พ.ศ. ๒๕๖๑-๒๕๖๕", "๓ มี.ค. ๖๔"] == [one.text for one in found]
    assert [one.text for one in found] == [text[one.start : one.end] for one in found]
    assert [(2561, 2565), None] == [one.years_be for one in found]


DAYS = st.dates(D(1997, 1, 1), D(2046, 12, 31))
# Two digits are sure between พ.ศ. 2540 and 2589.
FORMS = st.sampled_from(
    [
        written,
        lambda day: written(day, short=True),
        lambda day: thai_digits(written(day)),
        lambda day: f"{day:%d/%m}/{day.year + 543}",
        lambda day: f"{day.day}-{day.month}-{day.year + 543}",
        lambda day: f"{day:%Y-%m-%d}",
        lambda day: f"{day:%d/%m}/{(day.year + 543) % 100:02d}",
        lambda day: "วันที่ " + written(day).replace(" ", "  "),
        lambda day: f"{day.day} {day:%B} {day.year}",
    ]
)


@given(DAYS, FORMS)
def test_every_day_is_read_back_from_every_form(day, form):
    """Both ways: written and read."""
    assert [day] == [one.first for one in mentions(form(day)) if one.kind is Kind.DAY]


@given(DAYS, DAYS)
def test_every_span_is_read_back(one, other):
    """Of two days with "to" between them."""
    first, last = sorted((one, other))
    (span,) = mentions(f"ตั้งแต่ {written(first)} - {written(last)}")

    assert (first, last) == (span.first, span.last)


@given(DAYS)
def test_a_day_is_in_its_fiscal_year(day):
    """And neither before nor after it."""
    first, last = fiscal_year(fiscal_year_be(day))

    assert first <= day <= last
    assert (
        fiscal_year_be(first - timedelta(1)) + 1
        == fiscal_year_be(day)
        == fiscal_year_be(last + timedelta(1)) - 1
    )


@given(st.text(alphabet="0123456789๐๑๒๓๔๕๖๗๘๙ /-.ปีพศงบประมาณต.ค.มีนาคมQFYถึงที่ไตรมาสรอบ\n", max_size=120))
def test_any_text_is_read_without_harm(text):
    """Mentions stand in order, do not overlap, and run forwards."""
    found = mentions(text)

    assert all(one.first <= one.last for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_digits_keep_their_places(text):
    """One character for one."""
    assert len(text) == len(ascii_digits(text)) == len(thai_digits(text))
    assert ascii_digits(text) == ascii_digits(thai_digits(ascii_digits(text)))


@pytest.mark.parametrize("following", ["รายการ", "เรื่อง", "ครั้งที่ 2", "โครงการ", "บาท"])
def test_a_unit_on_the_next_line_counts_no_month(following):
    """Two digits behind a month are its year though a table below begins with a word that may be a unit."""
    span = mentions(f"ตั้งแต่ ต.ค. ๖๔ ถึง มี.ค. ๖๕\n{following} งบอนุมัติ")

    assert [(D(2021, 10, 1), D(2022, 3, 31))] == [(one.first, one.last) for one in span]
