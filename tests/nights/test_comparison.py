"""Two nights are compared item by item, and many items with one cause are one group."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from oitcheck.comparison import compare, grouped, items, place_of, unchanged_for, unchanged_since
from oitcheck.model.verdict import Verdict


def keys(found):
    return [item.question for item in found]


def test_each_change_is_told_as_what_it_is(town):
    """Broken, healed, failing for another cause, no longer to be told, replaced and gone are six different things."""
    before = town.night(
        0, {"O1": None, "O2": "http_not_found", "O3": "timeout", "O4": None, "O5": None, "O6": None}
    )
    after = town.record(
        1,
        [
            town.question("O1", [town.told("O1", "http_gone")]),
            town.question("O2", [town.told("O2", None)]),
            town.question("O3", [town.told("O3", "hijacked")]),
            town.question("O4", [town.told("O4", "bot_wall")]),
            town.question("O5", [town.told("O5", None, sha256="b" * 64)]),
        ],
    )
    found = compare(before, after)

    assert keys(found.broke) == ["O1"]
    assert keys(found.healed) == ["O2"]
    assert keys(found.other_cause) == ["O3"]
    assert keys(found.newly_undetermined) == ["O4"]
    assert keys(found.replaced) == ["O5"]
    assert keys(found.gone) == ["O6"]


def test_what_cannot_be_told_is_not_healed(town):
    """An answer that failed and is now behind a firewall has not been seen to work."""
    found = compare(town.night(0, {"O1": "http_not_found"}), town.night(1, {"O1": "bot_wall"}))

    assert found.healed == ()


def test_a_new_answer_that_fails_broke(town):
    """An address that the earlier night did not have counts as newly broken."""
    found = compare(town.night(0, {"O1": None}), town.night(1, {"O1": None, "O2": "http_not_found"}))

    assert keys(found.broke) == ["O2"]


def test_one_certificate_is_one_group(town):
    """38 answers of 21 questions behind one certificate, on two names of it, are one group."""
    end = "2026-11-17T00:00:00+00:00"
    questions = [
        town.question(
            f"O{number}",
            [
                town.answer(f"https://{host}/{number}", "tls_expired", tls_expires_at=end)
                for host in (("a.example", "b.example") if number <= 17 else ("a.example",))
            ],
        )
        for number in range(1, 22)
    ]
    (group,) = grouped(compare(town.night(0, {}), town.record(1, questions)).broke)

    assert (group.cause, group.answers, len(group.questions)) == ("tls_expired", 38, 21)
    assert (group.certificate, group.host) == (end, None)


def test_hosts_and_folders_are_told(town):
    """Answers of one host with one cause are one group with the folder that they share."""
    questions = [
        town.question(f"O{n}", [town.answer(f"https://a.example/files/{n}/x.pdf", "http_not_found")])
        for n in (1, 2)
    ] + [town.question("O3", [town.answer("https://b.example/files/x.pdf", "http_not_found")])]
    groups = grouped(items(town.record(1, questions)).values())

    assert [(group.host, group.path) for group in groups] == [
        ("a.example", "/files/"),
        ("b.example", "/files/x.pdf"),
    ]


def test_elements_hang_on_their_answers(town):
    """Where an answer fails, what it does not show is no second event."""
    question = town.question(
        "O1", [town.told("O1", "http_not_found")], [town.element("phone", "element_missing")]
    )
    alone = town.question("O2", [town.told("O2", None)], [town.element("fax", "element_missing")])
    groups = grouped(compare(town.night(0, {}), town.record(1, [question, alone])).broke)

    assert sorted(group.cause for group in groups) == ["element_missing", "http_not_found"]


def test_a_question_that_nothing_explains_is_an_item(town):
    """A question that fails as a whole is told as one."""
    from dataclasses import replace

    question = replace(
        town.question("O1", [town.told("O1", None)]), verdict=Verdict.FAIL, cause="needs_person"
    )

    assert [item.key for item in compare(town.night(0, {}), town.record(1, [question])).broke] == [
        ("O1", "question", "")
    ]


def test_content_that_stays_the_same_has_a_day(town):
    """Unchanged since the night on which it became what it is; a night that saw nothing says nothing."""
    days = [date(2026, 1, 31), date(2026, 2, 28), date(2026, 5, 1)]
    shas = ["a" * 64, None, "a" * 64]
    nights = [
        (day, town.record(n, [town.question("O1", [town.told("O1", None, sha256=sha)])]))
        for n, (day, sha) in enumerate(zip(days, shas, strict=True))
    ]
    key = ("O1", "answer", f"{town.site}/O1")

    assert unchanged_since(nights) == {key: days[0]}
    assert unchanged_for(nights, 3, date(2026, 4, 30)) == {}
    assert unchanged_for(nights, 3, date(2026, 5, 1)) == {key: days[0]}


def test_an_address_that_cannot_be_read_is_its_own_place():
    """A damaged address groups with nothing but itself."""
    assert place_of("http://[::1") == ("http://[::1", "/")


CAUSES = st.sampled_from([None, "http_not_found", "timeout", "bot_wall"])
NIGHT = st.dictionaries(st.sampled_from([f"O{n}" for n in range(1, 8)]), CAUSES)


@given(NIGHT, NIGHT)
def test_nothing_is_both_broken_and_healed(town, before, after):
    """The kinds of change are disjoint; a night compared with itself is quiet; swapping nights swaps gone and new."""
    one, two = town.night(0, before), town.night(1, after)
    found = compare(one, two)
    there = [keys(found.broke), keys(found.healed), keys(found.other_cause), keys(found.newly_undetermined)]
    flat = [key for some in there for key in some]

    assert len(flat) == len(set(flat))
    assert set(keys(compare(two, one).gone)) == set(after) - set(before)
    assert compare(one, one) == compare(town.night(0, {}), town.night(0, {}))
    assert sum(len(group.items) for group in grouped(found.broke)) == len(found.broke)
