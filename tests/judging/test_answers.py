"""Answers: reach, being what it says, what is stated at that very URL."""

import pytest

from oitcheck.model.checklist import AnswerUrl
from oitcheck.model.document import Link
from oitcheck.model.fetched import Attempt
from oitcheck.model.past import Past


def test_a_page_that_shows_everything_passes(bench):
    """Seen, with the place where it was seen."""
    question = bench.one(bench.seen())

    assert ("pass", None) == (question.verdict, question.cause)
    assert "pass" == question.answers[0].verdict
    assert "หน้าติดต่อเรา" == question.elements[0].evidence.excerpt
    assert (bench.url, 1, "text") == (
        question.elements[0].evidence.url,
        question.elements[0].evidence.page,
        question.elements[0].read_by,
    )


@pytest.mark.parametrize(
    ("cause", "verdict"),
    [
        ("http_not_found", "fail"),
        ("tls_expired", "fail"),
        ("soft_404", "fail"),
        ("bot_wall", "undetermined"),
        ("too_large", "undetermined"),
        ("needs_browser", "undetermined"),
        ("checker_error", "undetermined"),
    ],
)
def test_what_stands_in_the_way_decides(bench, cause, verdict):
    """The cause's own verdict holds for the answer and the question; nothing is said of what could not be read."""
    question = bench.one(bench.broken(cause))

    assert (verdict, cause) == (question.verdict, question.cause)
    assert (verdict, cause) == (question.answers[0].verdict, question.answers[0].cause)
    assert ("undetermined", "element_unreadable") == (
        question.elements[0].verdict,
        question.elements[0].cause,
    )


def test_the_observation_may_know_better_than_the_table(bench):
    """A cause whose verdict hangs on the case carries it."""
    question = bench.one(bench.broken("private_address", verdict="undetermined", detail="split DNS"))

    assert ("undetermined", "private_address") == (question.verdict, question.cause)
    assert "split DNS" == question.answers[0].detail


def test_an_unknown_cause_ends_nothing(bench):
    """A code from nowhere is our own error, of this answer alone."""
    question = bench.one(bench.broken("no_such_cause"))

    assert ("undetermined", "checker_error") == (question.verdict, question.cause)
    assert "unknown cause 'no_such_cause'" == question.answers[0].detail


def test_a_url_without_observation_was_not_checked(bench):
    """Silence is never a pass; the run says that it is partial."""
    record = bench.judge()

    assert ("undetermined", "not_checked") == (
        record.questions[0].verdict,
        record.questions[0].answers[0].cause,
    )
    assert "partial" == record.run.state


@pytest.mark.parametrize("state", ["complete", "partial"])
def test_the_night_keeps_its_state(bench, state):
    """A night that ended early stays partial though everything was looked at."""
    assert state == bench.judge(bench.seen(), night=bench.night(state=state)).run.state


def test_notes_make_a_pass_a_warning(bench):
    """Slow works, and should be looked at."""
    question = bench.one(bench.seen(notes=("slow",), document=bench.document(notes=("charset_mismatch",))))

    assert ("warn", "slow") == (question.verdict, question.cause)
    assert ("slow", "charset_mismatch") == question.answers[0].notes


def test_a_warning_cause_leaves_the_page_to_be_read(bench):
    """A directory listing is a warning; its elements are looked for all the same."""
    question = bench.one(bench.seen(cause="directory_listing"))

    assert ("warn", "directory_listing") == (question.verdict, question.cause)
    assert "pass" == question.elements[0].verdict


def test_trouble_of_the_document_is_the_answers(bench):
    """A damaged file is what the public gets; one that we cannot read is not the agency's failing."""
    damaged = bench.one(bench.seen(document=bench.document(trouble="document_corrupt")))
    scan = bench.one(bench.seen(document=bench.document(trouble="document_unreadable", pages=())))
    nothing = bench.one(bench.seen(document=None))

    assert ("fail", "document_corrupt") == (damaged.verdict, damaged.cause)
    assert ("undetermined", "document_unreadable") == (scan.verdict, scan.cause)
    assert ("undetermined", "document_unreadable") == (nothing.verdict, nothing.cause)


@pytest.mark.parametrize(
    "host", ["www.facebook.com", "th-th.facebook.com", "instagram.com", "x.com", "line.me"]
)
@pytest.mark.parametrize("cause", ["login_wall", "http_bad_request", "http_forbidden", "redirect_to_home"])
def test_a_platforms_refusal_is_not_the_agencys_failing(bench, host, cause):
    """They show robots a log-in page as a rule."""
    url = f"https://{host}/klaeng"
    question = bench.one(bench.broken(cause, url), checklist=bench.checklist({"O1": bench.answers(url)}))

    assert ("undetermined", "platform_wall") == (question.verdict, question.cause)


def test_a_missing_page_on_a_platform_stays_a_failing(bench):
    """And a log-in page anywhere else does, a Drive file that asks for permission too."""
    url = "https://www.facebook.com/gone"
    checklist = bench.checklist({"O1": bench.answers(url)})

    assert "fail" == bench.one(bench.broken("http_not_found", url), checklist=checklist).verdict
    assert "fail" == bench.one(bench.broken("login_wall", "https://facebook.com.klaeng.example/"),
                               checklist=bench.checklist({"O1": bench.answers("https://facebook.com.klaeng.example/")})).verdict  # fmt: skip
    assert "fail" == bench.one(bench.broken("sharing_wall")).verdict


@pytest.mark.parametrize("cause", ["connect_timeout", "connect_refused", "connection_reset", "timeout"])
def test_a_connection_failure_from_elsewhere_proves_nothing(bench, cause):
    """From a vantage whose reach does not count; from the town hall it is a failing."""
    checklist = bench.checklist(reach_from=("town-hall",))
    abroad = bench.one(bench.broken(cause), checklist=checklist, night=bench.night(vantage="abroad"))
    home = bench.one(bench.broken(cause), checklist=checklist)

    assert ("undetermined", "maybe_geo_blocked") == (abroad.verdict, abroad.cause)
    assert abroad.answers[0].detail.startswith(cause)
    assert ("fail", cause) == (home.verdict, home.cause)


def test_an_answer_that_came_counts_from_anywhere(bench):
    """404 is 404 from abroad too."""
    checklist = bench.checklist(reach_from=("town-hall",))
    question = bench.one(
        bench.broken("http_not_found", http_status=404),
        checklist=checklist,
        night=bench.night(vantage="abroad"),
    )

    assert ("fail", "http_not_found") == (question.verdict, question.cause)


def stated(bench, *any_of):
    return bench.checklist({"O1": bench.answers(AnswerUrl(url=bench.url, expect=(bench.expect(*any_of),)))})


def test_what_the_checklist_states_at_a_url_is_demanded_there(bench):
    """Missed on what was fully read it is a failing, told in the words of the checklist."""
    question = bench.one(bench.seen(), checklist=stated(bench, "คณะผู้บริหาร"))
    expectation = question.answers[0].expectations[0]

    assert ("fail", "element_missing") == (question.verdict, question.cause)
    assert ("contains_text", "fail", "element_missing") == (
        expectation.rule,
        expectation.verdict,
        expectation.cause,
    )
    assert "contains_text {any_of: [คณะผู้บริหาร]}" == expectation.wording


def test_a_stated_expectation_that_is_seen_has_its_evidence(bench):
    """Where it was seen."""
    expectation = bench.one(bench.seen(), checklist=stated(bench, "ติดต่อเรา")).answers[0].expectations[0]

    assert ("pass", None) == (expectation.verdict, expectation.nearest)
    assert "หน้าติดต่อเรา" == expectation.evidence.excerpt


def test_expectations_of_an_answer_that_is_not_there_are_not_evaluated(bench):
    """The answer's own cause stays the one that is named."""
    question = bench.one(bench.broken("http_not_found"), checklist=stated(bench, "ติดต่อเรา"))

    assert "http_not_found" == question.cause
    assert ("undetermined", "element_unreadable") == (
        question.answers[0].expectations[0].verdict,
        question.answers[0].expectations[0].cause,
    )


def test_a_page_shows_what_it_embeds_but_not_what_it_links_to(bench):
    """At that very URL: an embedded document is seen there, a linked one is another address."""
    inside = bench.seen("คณะผู้บริหาร", "https://www.klaeng.example/a.pdf")
    for kind, verdict in (("iframe", "pass"), ("a", "fail")):
        link = Link(url=inside.url, text="เอกสาร", kind=kind)
        page = bench.seen(document=bench.document(links=(link,)), behind=(inside,))

        assert verdict == bench.one(page, checklist=stated(bench, "คณะผู้บริหาร")).answers[0].verdict


def test_an_embedded_document_that_was_not_read_leaves_it_open(bench):
    """What the page shows was not all seen."""
    link = Link(url="https://www.klaeng.example/a.pdf", text="", kind="object")
    page = bench.seen(document=bench.document(links=(link,)), left_out=(link.url,))
    question = bench.one(page, checklist=stated(bench, "คณะผู้บริหาร"))

    assert ("undetermined", "element_unreadable") == (question.answers[0].verdict, question.answers[0].cause)


def test_how_long_it_has_been_so(bench):
    """A streak goes on through an unclear night and ends with a pass."""
    past = {
        ("O1", bench.url): Past(
            failing_since="2022-04-01T02:00:00+07:00", last_passed_at="2022-03-31T02:00:00+07:00"
        )
    }

    def since(observation, past):
        answer = bench.one(observation, past=past).answers[0]
        return answer.failing_since, answer.last_passed_at

    assert (bench.started, None) == since(bench.broken("http_not_found"), {})
    assert ("2022-04-01T02:00:00+07:00", "2022-03-31T02:00:00+07:00") == since(
        bench.broken("http_not_found"), past
    )
    assert ("2022-04-01T02:00:00+07:00", "2022-03-31T02:00:00+07:00") == since(bench.broken("bot_wall"), past)
    assert (None, bench.started) == since(bench.seen(), past)
    assert (None, None) == since(bench.broken("bot_wall"), {})


def test_nothing_secret_or_unfit_gets_into_the_record(bench):
    """Secrets masked in every address, titles and excerpts bounded, no control characters."""
    url = "https://user:geheim@www.klaeng.example/a?token=T0KEN"
    document = bench.document(
        "ติดต่อเรา token=T0KEN\x1b[31m" + "ก" * 500, title="ชื่อ\x00\x07\u202e" + "ข" * 900, url=url
    )
    look = Attempt(at="x", http_status=302, cause=None, elapsed_s=0.1, redirects=(url,), detail="\x1b]0;evil")
    checklist = bench.checklist({"O1": bench.answers(AnswerUrl(url=url, expect=(bench.expect("ติดต่อเรา"),)))})
    observation = bench.seen(url=url, document=document, attempts=(look,), detail="api_key=SECRETKEY")
    question = bench.one(observation, checklist=checklist)
    answer = question.answers[0]
    told = repr(question)

    assert not [one for one in ("geheim", "T0KEN", "SECRETKEY", "\\x1b", "\\x00", "\\u202e") if one in told]
    assert len(answer.page_title) == 300
    assert len(answer.expectations[0].evidence.excerpt) <= 200
    assert "•••" in answer.url
