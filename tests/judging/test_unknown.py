"""What a catalogue does not know: elements, and what a question weighs."""

from dataclasses import replace

from oitcheck.judging import summarise, what_if


def question(bench, *elements, complete=True, points=0.444):
    return replace(bench.question(*elements, points=points), complete=complete)


def judged(bench, asked, text="ติดต่อเรา", **answers):
    return bench.judge(
        bench.seen(text),
        catalogue=bench.catalogue(asked),
        checklist=bench.checklist({"O1": bench.answers(**answers)}),
    ).questions[0]


def test_a_question_without_elements_wants_a_person(bench):
    """Nothing is known of what it must show: neither green nor red."""
    found = judged(bench, question(bench))

    assert ("undetermined", "needs_person", ()) == (found.verdict.value, found.cause, found.elements)


def test_elements_known_in_part_never_make_a_pass(bench):
    """What is known is seen, and a proven miss stays red; the whole wants a person."""
    asked = question(bench, bench.element(decisive=True), complete=False)
    seen, missed = judged(bench, asked), judged(bench, asked, text="ยินดีต้อนรับ")

    assert ("undetermined", "needs_person") == (seen.verdict.value, seen.cause)
    assert "pass" == seen.elements[0].verdict.value
    assert ("fail", "element_missing") == (missed.verdict.value, missed.cause)


def test_the_checklist_can_state_what_is_not_known(bench):
    """An expectation of the agency itself is looked for, seen or missed."""
    stated = {"hotline": bench.expect("สายด่วน")}

    assert "pass" == judged(bench, question(bench), text="สายด่วน 1567", expect=stated).verdict.value
    assert "fail" == judged(bench, question(bench), expect=stated).verdict.value


def test_unknown_points_give_no_score(bench):
    """The whole range, no points at stake, no sub-indicator score; a repair is named without its points."""
    catalogue = bench.catalogue(question(bench, bench.element(), points=None))
    record = bench.judge(bench.seen("ยินดีต้อนรับ"), catalogue=catalogue)
    lost = tuple(replace(one, verdict=type(one.verdict)("fail")) for one in record.questions)
    summary = summarise(catalogue, lost)

    assert (0.0, 100.0, None) == (summary.oit_score.low, summary.oit_score.high, summary.ita_points_at_stake)
    assert [None] == [sub.score for sub in record.sub_indicators]
    assert [None] == [repair.points for repair in what_if(catalogue, lost)]
    assert "score_unknown: oit-test" in record.notices


def test_a_draft_says_so_in_every_record(bench):
    """Whoever reads the run alone knows that its questions are unconfirmed."""
    asked = question(bench, bench.element())

    assert ("catalogue_draft: oit-test",) == bench.judge(catalogue=bench.catalogue(asked, draft=True)).notices
    assert () == bench.judge(catalogue=bench.catalogue(asked)).notices
