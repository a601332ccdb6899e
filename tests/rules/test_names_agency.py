"""Whose document it is: shapes of covers, announcements, signatures and mentions, with own and other names in them."""

import time
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck import rules
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Document, Heading, Page
from oitcheck.model.verdict import Seen
from oitcheck.thai.text import fold

OWN = ("เทศบาลตำบลเมืองแกลง", "Mueang Klaeng Subdistrict Municipality")
OWN_WAYS = (
    "เทศบาลตำบลเมืองแกลง",
    "เทศบาลตำบล เมืองแกลง",
    "เทศบาลเมืองแกลง",
    "ทต.เมืองแกลง",
    "เทศบาลตําบลเมืองเเกลง",
)
OTHERS = (
    "เทศบาลตำบลบ้านเพ",
    "เทศบาลตำบลแกลง",
    "เทศบาลเมืองมาบตาพุด",
    "เทศบาลนครระยอง",
    "องค์การบริหารส่วนตำบลทางเกวียน",
    "อบต.กระแสบน",
    "เทศบาลตำบล สุนทรภู่",
    "ทต.ปากน้ำประแส",
)
FILE = Path(__file__).with_name("names_agency") / "shapes.txt"
SHAPES = [
    line.split(": ", 1) for line in FILE.read_text("utf-8").splitlines() if ": " in line and line[0] != "#"
]


def shapes(group):
    return [shape for name, shape in SHAPES if name == group]


def document(text, **more):
    pages = tuple(
        Page(number=number, text=part, folded=fold(part), read_by=more.get("read_by", "text"))
        for number, part in enumerate(text.replace("|", "\n").split("==="), 1)
    )
    more.pop("read_by", None)
    how = {
        "url": "https://www.klaeng.example/a.pdf",
        "kind": "pdf",
        "media_type": "application/pdf",
        "pages": pages,
    }
    return Document(**(how | more))


def look(shown, names=OWN, home="https://www.klaeng.example/", **params):
    around = rules.Around(
        question="O4", fiscal_year_be=2565, today=date(2022, 4, 20), agency_home=home,
        agency_names=names,
    )  # fmt: skip
    return rules.look(Expectation(rule="names_agency", params=params), shown, around)


def filled(shape, name):
    return shape.replace(
        "นายก{}", f"นายก{name.replace('เทศบาล', 'เทศมนตรี') if 'เทศบาล' in name else name}"
    ).replace("{}", name)


@pytest.mark.parametrize(("shape", "name"), list(product(shapes("speaks") + shapes("signs"), OWN_WAYS)))
def test_the_own_name_is_seen_wherever_it_stands(shape, name):
    """Long, short, in another spelling."""
    assert Seen.YES is look(document(filled(shape, name))).seen


@pytest.mark.parametrize(("shape", "name"), list(product(shapes("speaks"), OTHERS)))
def test_another_agency_on_the_cover_is_proven(shape, name):
    """A copied document is not this agency's: proven, with the line that says so."""
    sighting = look(document(filled(shape, name)), silent=True)

    assert (Seen.NO, "wrong_agency", True) == (sighting.seen, sighting.cause, sighting.proven), sighting
    assert "".join(name.split()) in "".join(sighting.nearest.split())


@pytest.mark.parametrize(("shape", "name"), list(product(shapes("signs"), OTHERS)))
def test_another_agencys_letterhead_or_signature_is_doubtful(shape, name):
    """A wrong signature alone is told, but not proven to be another's document."""
    sighting = look(document(filled(shape, name)), silent=True)

    assert (Seen.NO, "wrong_agency", False) == (sighting.seen, sighting.cause, sighting.proven), sighting


@pytest.mark.parametrize(("shape", "name"), list(product(shapes("mentions"), OTHERS)))
def test_a_mention_accuses_nobody(shape, name):
    """Partners, addressees, places visited, superior bodies."""
    sighting = look(document(filled(shape, name)), silent=True)

    assert Seen.YES is sighting.seen, sighting


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize(
    "own", ["ลงนามโดย นายกเทศมนตรีตำบลเมืองแกลง", "ติดต่อกับเทศบาลตำบลเมืองแกลง", "ทต.เมืองแกลง โทร. 0 3867 1234"]
)
def test_the_own_name_anywhere_clears(name, own):
    """What names this agency too may be a joint document."""
    assert Seen.YES is look(document(f"แผนพัฒนาท้องถิ่น\n{name}==={own}")).seen


@pytest.mark.parametrize("hint", ["เมืองแกลง", "www.klaeng.example"])
def test_a_hint_of_the_own_name_leaves_doubt(hint):
    """The bare name or the own website: another's cover is told, not proven."""
    sighting = look(document(f"แผนพัฒนาท้องถิ่น\nเทศบาลตำบลบ้านเพ==={hint}"), silent=True)

    assert ("wrong_agency", False) == (sighting.cause, sighting.proven)


def test_a_silent_document_counts_only_where_that_is_said():
    """A list without any name: missing, unless silence is taken for the own."""
    silent = document("แผนพัฒนาท้องถิ่น พ.ศ. 2561-2565 " * 5)

    assert (Seen.NO, None) == (look(silent).seen, look(silent).cause)
    assert Seen.YES is look(silent, silent=True).seen


@pytest.mark.parametrize("how", [{"read_by": "ocr"}, {"complete": False}, {"trouble": "document_corrupt"}])
def test_what_was_not_surely_read_accuses_nobody(how):
    """A scan read by OCR, a file that was cut: the own name may stand in what was not read."""
    assert Seen.UNKNOWN is look(document("แผนพัฒนาท้องถิ่น\nเทศบาลตำบลบ้านเพ", **how), silent=True).seen


@pytest.mark.parametrize(
    "word",
    [
        "ได้จัดทำแผน",
        "มีอำนาจหน้าที่",
        "ที่รับผิดชอบ",
        "และหน่วยงาน",
        "พ.ศ. 2537",
        "ดังกล่าว",
        "ทุกแห่ง",
        "สามัญ",
        "ขนาดกลาง",
        "........",
        "",
    ],
)
@pytest.mark.parametrize("kind", ["เทศบาลตำบล", "องค์การบริหารส่วนตำบล", "เทศบาลเมือง", "อบต."])
def test_a_kind_without_a_name_is_nobody(kind, word):
    """The law's words and running text name no agency."""
    assert Seen.YES is look(document(f"แผนพัฒนาของ{kind}{word}"), silent=True).seen


@pytest.mark.parametrize("typed", ["เทศบาลตำบลเมืองแกลวง", "เทศบาลตำบลเมืองเกลง", "เทศบาลตำบลเมืองแกล"])
def test_a_mistyped_own_name_is_not_another_agency(typed):
    """A typing mistake accuses nobody."""
    assert look(document(f"ประกาศ{typed}\nเรื่อง นโยบาย"), silent=True).cause is None


@pytest.mark.parametrize("name", ["เทศบาลตำบลตัวอย่าง", "เทศบาลตำบลทดสอบ", "อบต.ของท่าน"])
def test_a_templates_name_is_nobody(name):
    """What stands for any agency's name accuses nobody; an agency may be called so."""
    assert look(document(f"แผนพัฒนา\n{name}"), silent=True).cause is None
    assert (
        "wrong_agency" == look(document("แผนพัฒนา\nเทศบาลตำบลบ้านเพ"), names=(name,)).cause or "ของท่าน" in name
    )


def test_a_promoted_body_keeps_its_name():
    """What was a subdistrict organisation is a municipality now; the checklist may name what it was called."""
    assert Seen.YES is look(document("แผนพัฒนา\nองค์การบริหารส่วนตำบลเมืองแกลง")).seen
    old = document("แผนพัฒนา\nสุขาภิบาลทะเลน้อย")
    assert Seen.YES is look(old, names=(*OWN, "สุขาภิบาลทะเลน้อย")).seen


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("โรงเรียนแกลงวิทยสถาวร", "โรงเรียนวัดสารนาถธรรมาราม"),
        ("มหาวิทยาลัยบูรพา", "มหาวิทยาลัยนเรศวร"),
        ("โรงพยาบาลแกลง", "โรงพยาบาลบ้านฉาง"),
        ("องค์การบริหารส่วนตำบลกระแสบน", "องค์การบริหารส่วนตำบลวังหว้า"),
    ],
)
def test_bodies_of_other_families(own, other):
    """A school's document is another school's, not the municipality's that owns it."""
    assert Seen.YES is look(document(f"แผนปฏิบัติการ\n{own}"), names=(own,)).seen
    assert "wrong_agency" == look(document(f"แผนปฏิบัติการ\n{other}"), names=(own,)).cause
    foreign = "เทศบาลตำบลบ้านเพ" if "องค์การ" not in own else "โรงเรียนวัดสารนาถ"
    assert Seen.YES is look(document(f"แผนปฏิบัติการ\n{foreign}"), names=(own,), silent=True).seen


@pytest.mark.parametrize("own", ["กรมการปกครอง", "สำนักงานคณะกรรมการกำกับหลักทรัพย์", "Some Agency"])
def test_an_agency_of_unknown_kind_is_never_replaced(own):
    """Where it is not known what others are called, nobody is taken for another."""
    assert Seen.YES is look(document("แผนพัฒนา\nเทศบาลตำบลบ้านเพ"), names=(own,), silent=True).seen


def page(main, title="", whole=None, headings=()):
    shown = document(main, kind="html", media_type="text/html", title=title)
    everything = f"{whole or ''}\n{main}"
    return Document(
        url="https://www.klaeng.example/plan", kind="html", media_type="text/html", title=title, pages=shown.pages,
        whole=Page(number=1, text=everything, folded=fold(everything)),
        headings=tuple(Heading(level=1, text=text) for text in headings),
    )  # fmt: skip


def test_a_page_of_another_agency_under_the_own_header_is_doubtful():
    """A heading that was copied, on the own site: told, not proven."""
    shown = page(
        "แผนพัฒนาท้องถิ่นเทศบาลตำบลบ้านเพ\nรายละเอียด",
        whole="เทศบาลตำบลเมืองแกลง",
        headings=["แผนพัฒนาท้องถิ่นเทศบาลตำบลบ้านเพ"],
    )
    sighting = look(shown, silent=True)

    assert ("wrong_agency", False) == (sighting.cause, sighting.proven)


def test_a_page_left_over_from_a_copied_site_is_proven():
    """Title and heading of another body, the own name nowhere."""
    shown = page("ยินดีต้อนรับ " * 30, title="แผนพัฒนาท้องถิ่น - เทศบาลตำบลบ้านเพ", headings=["แผนพัฒนาท้องถิ่น"])
    sighting = look(shown, silent=True)

    assert ("wrong_agency", True) == (sighting.cause, sighting.proven)


def test_a_page_under_the_own_header_is_the_own():
    """Its main part need not repeat the name."""
    assert Seen.YES is look(page("แผนพัฒนาท้องถิ่น " * 30, whole="เทศบาลตำบลเมืองแกลง")).seen


@given(
    st.lists(
        st.sampled_from(
            [*OTHERS, "ประกาศ", "แผนพัฒนา", "\n", " ", "ของ", "เทศบาลตำบลเมืองแกลง", "กับ", "เรียน "]
        ),
        max_size=12,
    )
)
def test_with_the_own_name_nothing_is_ever_wrong(parts):
    """Whatever stands around it."""
    assert look(document("".join(parts) + "\nเทศบาลตำบลเมืองแกลง")).cause is None


def test_hostile_text_takes_no_time():
    """A million letters of kinds and names."""
    for text in ("เทศบาลตำบล" * 100_000, "เทศบาลตำบลบ้านเพ\n" * 50_000, "ก" * 1_000_000):
        began = time.process_time()
        look(document(text), silent=True)
        assert time.process_time() - began < 5
