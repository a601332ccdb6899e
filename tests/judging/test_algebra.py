"""The algebra of verdicts: rank, roll-up, range, replay."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.causes import causes
from oitcheck.judging import exit_code, summarise
from oitcheck.judging._scores import mean, score_of
from oitcheck.model import plain
from oitcheck.model.run import Score
from oitcheck.model.verdict import Verdict, worst

VERDICTS = st.sampled_from(list(Verdict))
SEVERAL = st.lists(VERDICTS, min_size=1, max_size=6)


@given(SEVERAL, SEVERAL, SEVERAL)
@settings(max_examples=60)
def test_worst_is_a_semilattice(one, two, three):
    """Associative, commutative, idempotent, with pass as its neutral element."""
    assert worst([worst([*one, *two]), *three]) is worst([*one, worst([*two, *three])])
    assert worst([*one, *two]) is worst([*two, *one])
    assert worst([worst(one), worst(one)]) is worst(one)
    assert worst([Verdict.PASS, *one]) is worst(one)
    assert Verdict.PASS is worst([])


@given(SEVERAL, VERDICTS)
def test_worst_is_monotone(several, one):
    """One more verdict never makes it better."""
    assert worst([*several, one]).rank >= worst(several).rank


@given(st.lists(st.none() | st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=8))
def test_a_mean_stays_in_order_and_in_bounds(pairs):
    """Low is never above high; both lie between the least and the most."""
    scores = [None if pair is None else Score(low=min(pair), high=max(pair)) for pair in pairs]
    result = mean(scores)
    counted = [score for score in scores if score is not None]

    assert (result is None) == (not counted)
    if result is not None:
        assert min(one.low for one in counted) - 1e-9 <= result.low <= result.high + 1e-9
        assert result.high <= max(one.high for one in counted) + 1e-9


@given(SEVERAL)
@settings(max_examples=60)
def test_a_worse_verdict_never_raises_the_score(bench, several):
    """Question by question, among those that are due."""
    names = [f"O{n}" for n in range(len(several))]
    catalogue = bench.catalogue(*(bench.question(id=name) for name in names))
    blank = bench.judge(catalogue=catalogue, checklist=bench.checklist({}))

    def score(verdicts):
        record = bench.with_verdicts(blank, dict(zip(names, verdicts, strict=True)))
        return summarise(catalogue, record.questions).oit_score

    now = score(several)
    assert now.low <= now.high
    if several[0] is not Verdict.NOT_DUE:
        worse = [Verdict.FAIL, *several[1:]]
        assert score(worse).low <= now.low
        assert score(worse).high <= now.high
        assert score([Verdict.PASS, *several[1:]]).low >= now.low
    assert all(score_of(one) is None or score_of(one).low <= score_of(one).high for one in Verdict)


CAUSES = st.sampled_from([None, *sorted(causes())])


def observation(bench, url, cause):
    return bench.seen(url=url) if cause is None else bench.broken(cause, url)


@given(st.lists(CAUSES, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_every_cause_is_judged_and_the_order_of_answers_changes_no_verdict(bench, found):
    """Whatever comes back gives a verdict, the same one in whatever order the URLs are declared."""
    urls = [f"https://www.klaeng.example/{n}" for n in range(len(found))]
    seen = [observation(bench, url, cause) for url, cause in zip(urls, found, strict=True)]
    results = set()
    for order in list(permutations(urls))[:6]:
        question = bench.one(*seen, checklist=bench.checklist({"O1": bench.answers(*order)}))
        results.add((question.verdict, question.elements[0].verdict))
        assert question.verdict.rank >= max(answer.verdict.rank for answer in question.answers)

    assert 1 == len(results)


@given(st.lists(CAUSES, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_an_answer_more_never_makes_a_sound_answer_of_a_broken_one(bench, found):
    """Adding an answer that opens heals no other."""
    urls = [f"https://www.klaeng.example/{n}" for n in range(len(found) + 1)]
    seen = [observation(bench, url, cause) for url, cause in zip(urls, [*found, None], strict=True)]
    before = bench.one(*seen[:-1], checklist=bench.checklist({"O1": bench.answers(*urls[:-1])}))
    after = bench.one(*seen, checklist=bench.checklist({"O1": bench.answers(*urls)}))

    assert [answer.verdict for answer in before.answers] == [answer.verdict for answer in after.answers[:-1]]


@given(st.lists(CAUSES, min_size=2, max_size=4), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_same_evidence_gives_the_same_bytes(bench, found, random):
    """In whatever order it arrived, and after a way through JSON."""
    urls = [f"https://www.klaeng.example/{n}" for n in range(len(found))]
    seen = [observation(bench, url, cause) for url, cause in zip(urls, found, strict=True)]
    checklist = bench.checklist({"O1": bench.answers(*urls)})
    first = plain.dump(bench.judge(*seen, checklist=checklist))
    random.shuffle(seen)
    again = [plain.load(type(one), plain.dump(one)) for one in seen]
    checklist = plain.load(type(checklist), plain.dump(checklist))

    assert first == plain.dump(bench.judge(*again, checklist=checklist))


@given(st.dictionaries(st.sampled_from(["O1", "O2", "O3"]), VERDICTS, min_size=3, max_size=3))
@settings(max_examples=60)
def test_what_is_known_already_never_counts_twice(bench, verdicts):
    """A run against itself has nothing new; a stricter level never ends milder."""
    catalogue = bench.catalogue(*(bench.question(id=name) for name in sorted(verdicts)))
    record = bench.with_verdicts(bench.judge(catalogue=catalogue, checklist=bench.checklist({})), verdicts)
    severity = {0: 0, 3: 1, 1: 2}
    codes = [severity[exit_code(record, level)] for level in ("never", "fail", "not_declared")]

    assert {0} == {
        exit_code(record, level, record) for level in ("fail", "not_declared", "undetermined", "warn")
    }
    assert codes == sorted(codes)


def test_questions_put_together_from_two_nights_sum_up_in_any_order(bench):
    """The order of the questions changes no figure."""
    names = ["O1", "O2", "O3"]
    catalogue = bench.catalogue(*(bench.question(bench.element(), id=name) for name in names))
    checklist = bench.checklist({"O1": bench.answers(), "O2": bench.answers()})
    record = bench.judge(bench.seen(), catalogue=catalogue, checklist=checklist)
    sums = {plain.dump(summarise(catalogue, order)) for order in permutations(record.questions)}

    assert {plain.dump(record.summary)} == sums


def test_a_record_survives_json(bench):
    """Every value of it is plain data."""
    record = bench.judge(bench.seen(), bench.broken("bot_wall", "https://x.example/"))

    assert record == plain.load(type(record), plain.dump(record))
    assert record == replace(record)
