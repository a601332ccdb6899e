"""Availability by day and what persons signed off, as they are shown."""

from dataclasses import replace

import pytest

from oitcheck import report
from oitcheck.model.checklist import Words
from oitcheck.model.run import Availability, Looks, SignOffRecord
from oitcheck.report._persons import signed, word_of
from oitcheck.report._strip import figures, share, strips

NONE = Looks(since="2026-11-01", looks=0, opened=0, left_out=0)


def seen(day, looks, opened, left_out=0):
    return Looks(since=f"2026-11-{day:02}", looks=looks, opened=opened, left_out=left_out)


@pytest.fixture
def strip(small):
    def made(*days, **more):
        how = {"origin": "https://a.example", "main": True, "days": days, "month": NONE, "year": NONE} | more
        return strips(replace(small, availability=(Availability(**how),)))[0]

    return made


def test_every_day_has_its_mark(strip):
    """Ninety marks up to the day of the check: all, some, none, not told, not looked at; each with its looks in words."""
    found = strip(seen(18, 96, 96), seen(19, 96, 95), seen(20, 4, 0), seen(21, 0, 0, 96))

    assert len(found.marks) == 90
    assert [mark.kind for mark in found.marks[-6:]] == [
        "unlooked",
        "all",
        "some",
        "none",
        "unknown",
        "unlooked",
    ]
    assert found.marks[-5].told.th == "18 พฤศจิกายน 2569: เปิดได้ 96 จาก 96 ครั้ง"
    assert found.marks[-2].told.th == "21 พฤศจิกายน 2569: ระบบไม่ทราบผล 96 ครั้ง จึงไม่นับ"
    assert found.summary.th == "90 วันที่ผ่านมา เปิดได้ 191 จาก 196 ครั้ง"
    assert [told.en for told in found.worst] == [
        "20 November 2026: opened in 0 of 4 looks",
        "19 November 2026: opened in 95 of 96 looks",
    ]


def test_no_more_bad_days_are_named_than_one_reads(strip):
    """The latest eight are named, the rest counted."""
    found = strip(*(seen(day, 2, 1) for day in range(1, 20)))

    assert (8, 11) == (len(found.worst), found.more)


def test_a_hundred_per_cent_means_every_look(small):
    """Shares are rounded down; what was never looked at has no share."""
    one = replace(
        small.availability[0], month=Looks(since="2026-11-02", looks=100_000, opened=99_999, left_out=3)
    )

    assert share(1, 1) == "100.00"
    assert figures(one)[0].th == ("เดือนนี้ ร้อยละ 99.99 (เปิดได้ 99,999 จาก 100,000 ครั้ง ตั้งแต่วันที่ 2 พฤศจิกายน 2569)")
    assert figures(replace(one, year=NONE))[1].th == "ปีงบประมาณปัจจุบัน ยังไม่มีผลการเปิดดู"


def test_the_strip_is_told_without_colour(small, now):
    """A reader without colours has shapes, words and titles; a page without looks has no strip."""
    text = report.render("html", small, lang="th", now=now)
    bare = report.render("html", replace(small, availability=()), lang="th", now=now)

    for kind in ("all", "some", "none", "unknown", "unlooked"):
        assert f'<i class="d-{kind}"></i>' in text
    assert 'title="21 พฤศจิกายน 2569: เปิดได้ 90 จาก 96 ครั้ง"' in text
    assert 'role="img" aria-label="90 วันที่ผ่านมา เปิดได้ ' in text
    assert "ความพร้อมใช้งานของเว็บไซต์" not in bare


def test_a_hostile_origin_is_text(small, now):
    """What a checklist names as a place is escaped, and secrets in it are not shown."""
    odd = replace(small.availability[0], origin="https://a:s3cret@x.example/<script>alert(1)</script>")
    text = report.render("html", replace(small, availability=(odd,)), lang="th", now=now)

    assert "s3cret" not in text
    assert "<script>alert" not in text


def test_who_reviewed_which_nights_stands_on_the_first_screen(small, now):
    """Only what covers this very night says that it was reviewed; what was reviewed before says so."""
    text = report.render("text", small, lang="th", now=now)
    lines = [line.th for line in signed(small)]

    assert lines == [
        "สอบทานแล้ว: การตรวจประจำคืน วันที่ 22 พฤศจิกายน 2569 จำนวน 1 คืน โดย ปลัดเทศบาล เมื่อวันที่ 22 พฤศจิกายน 2569",
        "สอบทานครั้งก่อน: การตรวจประจำสัปดาห์ วันที่ 9 พฤศจิกายน 2569 ถึง 15 พฤศจิกายน 2569 จำนวน 7 คืน โดย สมศรี ใจดี เมื่อวันที่ 16 พฤศจิกายน 2569 (ครบทุกข้อ)",
    ]
    assert "สอบทานแล้ว: การตรวจประจำคืน" in text
    assert signed(replace(small, sign_offs=())) == ()


def test_a_sign_off_of_another_version_is_still_told(small):
    """A period that no word is known for tells itself."""
    odd = SignOffRecord(period="quarter", first="x", last="y", nights=3, by="z", at="w")

    assert "quarter" in signed(replace(small, sign_offs=(odd,)))[0].th


@pytest.mark.parametrize(
    ("review", "until", "told"),
    [
        (None, None, None),
        (
            "สมศรี ใจดี, 2026-11-20: ครบ: ทุกแผ่น",
            "2026-12-20",
            "สมศรี ใจดี เมื่อวันที่ 20 พฤศจิกายน 2569 (ครบ: ทุกแผ่น) · มีผลถึงวันที่ 20 ธันวาคม 2569",
        ),
        ("ก, ข, 2026-11-20", None, "ก, ข เมื่อวันที่ 20 พฤศจิกายน 2569 · มีผลจนกว่าเนื้อหาจะเปลี่ยนแปลง"),
        ("something else", None, "something else · มีผลจนกว่าเนื้อหาจะเปลี่ยนแปลง"),
    ],
)
def test_a_word_says_who_when_and_until_when(with_answer, review, until, told):
    """Name, day, note, last day; what is of another form stands as it is."""
    answer = with_answer(review=review, review_until=until).questions[0].answers[0]
    words = word_of(answer) or Words(th=None, en=None)

    assert words.th == told
