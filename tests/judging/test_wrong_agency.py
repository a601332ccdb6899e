"""Another agency's document where this one's own is demanded: red where proven, told where doubtful, never a pass."""

from dataclasses import replace

import pytest

from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Link
from oitcheck.model.verdict import Verdict

PLAN = "แผนพัฒนาท้องถิ่น (พ.ศ. 2561-2565)\n{}\nอำเภอแกลง จังหวัดระยอง\n" + "ยุทธศาสตร์ที่ 1 โครงการก่อสร้างถนน " * 5
OWN, OTHER = "เทศบาลตำบลเมืองแกลง", "เทศบาลตำบลบ้านเพ"
PDF = "https://www.klaeng.example/plan.pdf"


@pytest.fixture
def judged(bench):
    """Judges one element that wants the own plan; gives its record."""

    def run(*observations, urls=None, **how):
        expect = Expectation(
            rule="all",
            parts=(bench.expect("แผนพัฒนาท้องถิ่น"), Expectation(rule="names_agency", params={"silent": True})),
        )
        checklist = bench.checklist({"O1": bench.answers(*(urls or [one.url for one in observations]))})
        named = replace(checklist.agency, name=bench.words(OWN))
        elements = (bench.element("plan", expect=expect, **how),)
        return bench.one(
            *observations, checklist=replace(checklist, agency=named), elements=elements
        ).elements[0]

    return run


@pytest.fixture
def file(bench):
    """A plan as a file, by whose name stands on its cover."""

    def make(name, url=PDF, **more):
        seen = bench.seen(PLAN.format(name), url=url)
        return replace(
            seen, document=replace(seen.document, kind="pdf", media_type="application/pdf", **more)
        )

    return make


def test_the_own_plan_passes(judged, file):
    """Its cover names this agency."""
    assert Verdict.PASS is judged(file(OWN)).verdict


def test_a_copied_plan_is_red_though_its_wording_is_not_decisive(judged, file):
    """The cover proves that the agency's own plan is not what is shown there."""
    found = judged(file(OTHER))

    assert (Verdict.FAIL, "wrong_agency") == (found.verdict, found.cause)
    assert OTHER in found.nearest


def test_a_requirement_from_memory_is_never_red(judged, file):
    """Nor is advice."""
    assert Verdict.WARN is judged(file(OTHER), basis="memory").verdict
    assert Verdict.WARN is judged(file(OTHER), required=False).verdict


def test_what_was_not_read_in_full_is_undetermined(judged, file):
    """The own name may stand in what was cut off, or in what is behind another link."""
    assert Verdict.UNDETERMINED is judged(file(OTHER, complete=False)).verdict
    seen = replace(file(OTHER), left_out=("https://www.klaeng.example/b.pdf",))
    assert Verdict.UNDETERMINED is judged(seen).verdict


def test_the_own_plan_beside_anothers_passes(judged, file):
    """A neighbour's plan in the same list takes nothing away."""
    other = file(OTHER, url="https://www.klaeng.example/neighbour.pdf")

    assert Verdict.PASS is judged(other, file(OWN)).verdict


def page(bench, *behind, text="ประชาชนติดตามความก้าวหน้าของโครงการได้ตลอดปี " * 12):
    seen = bench.seen(f"แผนพัฒนาท้องถิ่น {text}")
    links = tuple(Link(url=one.url, text="แผนพัฒนาท้องถิ่น") for one in behind)
    return replace(seen, document=replace(seen.document, links=links), behind=behind)


def test_a_page_that_only_announces_anothers_file_is_warned_about(judged, bench, file):
    """The page says plan, its only file is another agency's; where it does no more than point at it, that is proof."""
    found = judged(page(bench, file(OTHER)))
    thin = judged(page(bench, file(OTHER), text="ดาวน์โหลด"))

    assert (Verdict.WARN, "wrong_agency") == (found.verdict, found.cause)
    assert (Verdict.FAIL, "wrong_agency") == (thin.verdict, thin.cause)


def test_a_page_whose_other_file_may_be_the_own_passes(judged, bench, file):
    """One of two files is the own, or cannot be read."""
    second = file(OWN, url="https://www.klaeng.example/own.pdf")
    scan = file("", url="https://www.klaeng.example/scan.pdf", complete=False)

    assert Verdict.PASS is judged(page(bench, file(OTHER), second)).verdict
    assert Verdict.PASS is judged(page(bench, file(OTHER), scan)).verdict


def test_anothers_document_of_another_kind_says_nothing(judged, bench, file):
    """A neighbour's invitation behind the page is not a copied plan: the plan is simply missing."""
    seen = bench.seen("ประกาศเทศบาลตำบลบ้านเพ\nเรื่อง ขอเชิญร่วมงานประเพณี " * 3)

    assert "element_missing" == judged(seen).cause


def test_aliases_of_the_checklist_are_own_names(bench, file):
    """A former name that only the checklist knows."""
    checklist = bench.checklist({"O1": bench.answers(PDF)})
    agency = replace(checklist.agency, name=bench.words(OWN), aliases=("เทศบาลตำบลทะเลน้อย",))
    expect = Expectation(rule="names_agency", params={})
    elements = (bench.element("plan", expect=expect),)

    record = bench.one(
        file("เทศบาลตำบลทะเลน้อย"), checklist=replace(checklist, agency=agency), elements=elements
    )
    assert Verdict.PASS is record.elements[0].verdict
