"""``any`` and ``all``, parameters, and what a miss is worth."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from oitcheck import rules
from oitcheck.model.document import Field, Form, Image, Link, Table
from oitcheck.model.verdict import Seen

TEXT = "คณะผู้บริหารเทศบาล โทร 0 3867 4080 ประจำปีงบประมาณ 2565 เจ้าหน้าที่ทุกส่วนราชการพร้อมให้บริการประชาชนทุกวัน"


def three(eye):
    """An expectation that is seen, one that is missed, one that cannot be told; each on the same document."""
    yes = eye.expect("contains_text", any_of=("คณะผู้บริหาร",))
    no = eye.expect("contains_text", any_of=("ไม่มีตรงนี้",))
    unknown = eye.expect("contains_image", min_width=600)
    document = eye.document(TEXT, images=(Image(url="https://a.example/x.png", alt=""),))
    return {Seen.YES: yes, Seen.NO: no, Seen.UNKNOWN: unknown}, document


PARTS = st.lists(st.sampled_from(list(Seen)), min_size=1, max_size=4)


@given(PARTS)
@settings(max_examples=60)
def test_any_is_seen_where_one_is_and_all_where_each_is(eye, parts):
    """Unknown lies between: it neither makes nor unmakes what another part decides."""
    by_seen, document = three(eye)
    chosen = [by_seen[one] for one in parts]
    best = Seen.YES if Seen.YES in parts else Seen.UNKNOWN if Seen.UNKNOWN in parts else Seen.NO
    least = Seen.NO if Seen.NO in parts else Seen.UNKNOWN if Seen.UNKNOWN in parts else Seen.YES

    assert best is eye.look(eye.combine("any", *chosen), document).seen
    assert least is eye.look(eye.combine("all", *chosen), document).seen
    assert least is eye.look(eye.combine("any", eye.combine("all", *chosen)), document).seen


def test_a_combination_of_nothing_shows_nothing(eye):
    """Never a pass by emptiness."""
    assert Seen.UNKNOWN is eye.look(eye.combine("all"), eye.document(TEXT)).seen


def test_the_most_telling_miss_is_told(eye):
    """A placeholder or another year says more than a plain miss."""
    parts = [
        eye.expect("contains_text", any_of=("ไม่มีตรงนี้",)),
        eye.expect("mentions_fiscal_year", year_be=2563),
    ]
    sighting = eye.look(eye.combine("any", *parts), eye.document(TEXT))

    assert (Seen.NO, "wrong_fiscal_year") == (sighting.seen, sighting.cause)


@pytest.mark.parametrize(
    "how",
    [
        {"trouble": "document_corrupt"},
        {"complete": False},
        {"pages": ()},
    ],
)
@pytest.mark.parametrize("rule", [name for name in rules.names() if name != "file_type"])
def test_no_rule_proves_a_miss_on_what_was_not_fully_read(eye, rule, how):
    """For all of them, in one place."""
    sighting = eye.look(eye.expect(rule, **PARAMS[rule]), eye.document("", **how))

    assert Seen.UNKNOWN is sighting.seen
    assert sighting.cause is not None


PARAMS = {
    "accepts_questions": {},
    "covers_months": {"months": (10, 11)},
    "covers_period": {"kind": "first_six_months"},
    "dated_within": {"start": "2021-10-01", "end": "2022-03-31"},
    "gives_figures": {},
    "is_titled": {"any_of": ("แผนดำเนินงาน",), "none_of": ("รายงาน",)},
    "linked_from_main_site": {},
    "lists_procurement": {},
    "names_agency": {},
    "names_person": {"each": ("photo", "contact")},
    "offers_services": {},
    "separate_from": {"own": ("ทุจริต",), "other": ("ร้องทุกข์",)},
    "shows_structure": {},
    "states_none": {"what": ("เรื่องร้องเรียน",)},
    "contains_form": {},
    "contains_heading": {"any_of": ("อำนาจหน้าที่",)},
    "contains_image": {},
    "contains_link": {"any_of": ("ระเบียบ",)},
    "contains_table": {"any_of": ("วงเงิน",)},
    "contains_text": {
        "any_of": ("คณะผู้บริหาร",),
        "all_of": ("เทศบาล", "ตำบล"),
        "none_of": ("x" * 9,),
        "near": 30,
    },
    "file_type": {"any_of": ("pdf",)},
    "has_contact": {"kind": "phone"},
    "has_social_link": {},
    "matches": {"pattern": r"นาย[ก-๙]+\s+[ก-๙]+"},
    "mentions_fiscal_year": {},
}


@pytest.mark.parametrize(
    ("rule", "params"),
    [
        ("contains_text", {}),
        ("contains_text", {"any_of": ["ก"], "near": 5}),
        ("contains_text", {"any_of": [" "]}),
        ("contains_text", {"any_of": ["ก"], "where": "menu"}),
        ("contains_text", {"anyof": ["ก"]}),
        ("matches", {"pattern": "(a"}),
        ("matches", {"pattern": ""}),
        ("has_contact", {}),
        ("has_contact", {"kind": "pigeon"}),
        ("has_contact", {"kind": "phone", "at_least": 0}),
        ("file_type", {"any_of": []}),
        ("file_type", {"any_of": ["pfd"]}),
        ("has_social_link", {"any_of": ["myspace"]}),
        ("mentions_fiscal_year", {"year_be": 2022}),
        ("contains_link", {"any_of": [""]}),
    ],
)
def test_parameters_that_ask_nothing_are_refused(rule, params):
    """Where the checklist is read, not in the night."""
    with pytest.raises(ValidationError):
        rules.params_of(rule).model_validate(params)


def test_messages_of_parameters_name_the_choices():
    """So that the officer can mend the line."""
    with pytest.raises(ValidationError) as caught:
        rules.params_of("has_social_link").model_validate({"any_of": ["myspace"]})

    assert (
        "no social network is named 'myspace'; there are facebook, messenger, line, youtube, x, instagram, tiktok, "
        "threads, linkedin, telegram, blockdit"
    ) in str(caught.value)


def test_an_expectation_is_worded_as_in_the_checklist(eye):
    """On one line."""
    both = eye.combine(
        "all", eye.expect("has_contact", kind="phone", at_least=3), eye.expect("contains_form")
    )

    assert "all [has_contact {kind: phone, at_least: 3}, contains_form]" == rules.wording(both)


THAI = st.text(alphabet="กขคงน้ำหที่ปีพ.ศ2565๒๕๖๕0๐-/()@ .\nabcx+#โทรสาร", max_size=200)
URLS = st.text(alphabet="abc:/@.#?=%[]ก fxline.me", max_size=40)


@given(THAI, THAI, URLS, st.sampled_from(["html", "pdf", "xlsx", "image"]))
@settings(max_examples=150, deadline=None)
def test_no_rule_trips_over_any_document(eye, text, other, url, kind):
    """Whatever stands in it; evidence stays short, and the same document gives the same sighting."""
    document = eye.document(
        text,
        other,
        kind=kind,
        url=f"https://a.example/{url}",
        title=other,
        links=(Link(url=url, text=text), Link(url=f"https://{url}", text=other, kind="iframe")),
        images=(Image(url=url, alt=text, width=700),),
        forms=(
            Form(action=url, method="post", fields=(Field(kind="text", name=text, label=other),), text=text),
        ),
        tables=(Table(rows=((text, other), (other,))),),
    )
    for rule in rules.names():
        for params in (PARAMS[rule], *({"kind": kind} for kind in KINDS if rule == "has_contact")):
            sighting = eye.look(eye.expect(rule, **params), document)

            assert sighting == eye.look(eye.expect(rule, **params), document)
            assert sighting.seen is not Seen.YES or sighting.excerpt is not None
            assert all(len(told) <= 200 for told in (sighting.excerpt, sighting.nearest) if told), rule


KINDS = ("phone", "fax", "email", "address", "map")
HOSTILE = [
    part * (60_000 // len(part))
    for part in (
        "0 ", "038-", "x@", "ตำบลทาง ", "พ.ศ. ", "1/2/", "a", "ปีงบประมาณ ", "คณะผู้บริหา", "2561-", "ต.ค. ", "\n", "ำ",
        "14 ก.พ. ", "โทรสาร ", "999 หมู่ ", "0x", "25", "ที่ 1/", "a.", "©",
    )
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_every_rule_is_bounded_on_hostile_text(eye, text):
    """Sixty thousand characters of the worst: seconds for all rules together, not minutes."""
    document = eye.document(text, title="ก")
    started = time.process_time()
    for rule in rules.names():
        eye.look(eye.expect(rule, **PARAMS[rule]), document)
    for kind in KINDS:
        eye.look(eye.expect("has_contact", kind=kind), document)

    assert time.process_time() - started < 6
