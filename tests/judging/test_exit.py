"""What a command ends with."""

from dataclasses import replace

import pytest

from oitcheck.judging import exit_code
from oitcheck.model.verdict import Verdict


def record_of(bench, **verdicts):
    questions = tuple(bench.question(bench.element(), id=name) for name in verdicts)
    record = bench.judge(catalogue=bench.catalogue(*questions), checklist=bench.checklist({}))
    return bench.with_verdicts(record, {name: Verdict(verdict) for name, verdict in verdicts.items()})


@pytest.mark.parametrize(
    ("fail_on", "verdict", "code"),
    [
        ("fail", "fail", 1),
        ("fail", "not_declared", 0),
        ("fail", "undetermined", 0),
        ("fail", "warn", 0),
        ("not_declared", "fail", 1),
        ("not_declared", "not_declared", 1),
        ("not_declared", "undetermined", 0),
        ("undetermined", "fail", 1),
        ("undetermined", "not_declared", 1),
        ("undetermined", "undetermined", 3),
        ("undetermined", "warn", 0),
        ("warn", "fail", 1),
        ("warn", "undetermined", 3),
        ("warn", "warn", 1),
        ("warn", "waived", 0),
        ("warn", "not_due", 0),
        ("warn", "pass", 0),
        ("never", "fail", 0),
    ],
)
def test_what_counts_as_broken(bench, fail_on, verdict, code):
    """Each level with those above it; what is unclear has its own code."""
    assert code == exit_code(record_of(bench, O1=verdict, O2="pass"), fail_on)


def test_no_fail_but_something_unclear_is_3(bench):
    """Also beside what is not declared."""
    assert 3 == exit_code(record_of(bench, O1="undetermined", O2="not_declared"), "undetermined")
    assert 1 == exit_code(record_of(bench, O1="undetermined", O2="fail"), "undetermined")


@pytest.mark.parametrize("fail_on", ["fail", "never", "warn"])
def test_a_partial_run_is_4_whatever_counts(bench, fail_on):
    """The checker could not look."""
    record = record_of(bench, O1="fail")

    assert 4 == exit_code(replace(record, run=replace(record.run, state="partial")), fail_on)


def test_an_unknown_level_is_named(bench):
    """In full."""
    with pytest.raises(ValueError) as caught:
        exit_code(record_of(bench, O1="fail"), "error")

    assert "fail_on: 'error' is none of fail, not_declared, undetermined, warn, never" == str(caught.value)


def test_only_what_is_newly_broken_counts_against_a_baseline(bench):
    """The same URL with the same cause, the same element."""
    old = bench.judge(bench.broken("http_not_found"))

    assert 0 == exit_code(bench.judge(bench.broken("http_not_found")), "fail", old)
    assert 1 == exit_code(bench.judge(bench.broken("http_gone")), "fail", old)
    assert 1 == exit_code(bench.judge(bench.broken("http_not_found")), "fail", bench.judge(bench.seen()))


def test_an_element_is_old_by_its_id(bench):
    """Whatever its cause is tonight; another element is new."""
    phone = bench.element(expect=bench.expect("ไม่มีตรงนี้"), decisive=True)
    fax = bench.element("fax", expect=bench.expect("ไม่มีตรงนี้"), decisive=True)
    old = bench.judge(bench.seen(), elements=(phone,))

    assert 0 == exit_code(bench.judge(bench.seen(), elements=(phone,)), "fail", old)
    assert 1 == exit_code(bench.judge(bench.seen(), elements=(phone, fax)), "fail", old)


def test_what_was_unclear_and_is_now_broken_is_new(bench):
    """The baseline had not failed it."""
    phone = bench.element(expect=bench.expect("ไม่มีตรงนี้"), decisive=True)
    unclear = bench.judge(bench.seen(left_out=("https://www.klaeng.example/a.pdf",)), elements=(phone,))

    assert 1 == exit_code(bench.judge(bench.seen(), elements=(phone,)), "fail", unclear)


def test_questions_without_answers_are_compared_as_such(bench):
    """Not declared before and now."""
    record = record_of(bench, O1="not_declared")

    assert 0 == exit_code(record, "not_declared", record)
    assert 1 == exit_code(record, "not_declared", record_of(bench, O1="pass"))
