"""What is news: told on a change, once, by one cause a line, to whom it concerns."""

import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oitcheck.alerts import Channels, Fault, Sent, harmless, news_of
from oitcheck.alerts.ledger import News
from oitcheck.alerts.wording import MAX_LINES, texts
from oitcheck.forecast import Ending
from oitcheck.model.checklist import Words

CHANNELS = Channels(
    admin=("json://admin",), owners={"palad": ("json://palad",), "finance": ("json://finance",)}
)
NAME = Words(th="เทศบาลทดสอบ", en="Test Town")


@pytest.fixture
def tell(town):
    """Tells nights one after the other; gives the news of each."""

    class Tell:
        sent = Sent()

        def __call__(self, record, *, at=None, **more):
            now = town.at(at) if record is None else datetime.fromisoformat(record.run.finished_at)
            news, self.sent = news_of(self.sent, record, now=now, **more)
            self.sent = Sent.read(self.sent.plain())
            return news

    return Tell()


def said(news, owners=None, channels=CHANNELS, lang="en"):
    return {
        text.recipient: text.body.splitlines() for text in texts(news, NAME, owners or {}, channels, lang)
    }


def questions(items):
    return [item.question for item in items]


def test_the_first_run_is_one_summary(town, tell):
    """150 failures on the first day are summed up by cause, not told one by one."""
    record = town.night(0, {f"O{number}": "http_not_found" for number in range(150)})
    news = tell(record)

    assert news.first
    assert [len(lines) for lines in said(news).values()] == [1]
    assert "150 answers of 150 questions" in said(news)["palad"][0]
    assert not tell(town.night(1, {f"O{number}": "http_not_found" for number in range(150)}))


def test_a_first_run_without_faults_is_told_to_the_administrator(town, tell):
    """That the service works is worth one line."""
    assert said(tell(town.night(0, {"O1": None}))) == {"admin": ["first run: no answer fails"]}


def test_a_storm_is_one_line_and_its_end_another(town, tell):
    """One certificate over 38 answers of 21 questions: one message with one line; the recovery as well."""
    end, healthy = "2026-11-17T00:00:00+00:00", "2027-02-17T00:00:00+00:00"
    names = [f"O{number}" for number in range(1, 22)]

    def night(number, cause, tls):
        asked = [
            town.question(
                name,
                [
                    town.answer(f"https://a.example/{name}/{place}", cause, tls_expires_at=tls)
                    for place in range(2 if count < 17 else 1)
                ],
                owner=("palad", "finance")[count % 2],
            )
            for count, name in enumerate(names)
        ]
        return town.record(number, asked)

    tell(night(0, None, end))
    broke = said(tell(night(1, "tls_expired", end)))
    healed = said(tell(night(2, None, healthy)))

    assert list(broke) == ["admin"]
    assert len(broke["admin"]) == 1
    assert "38 answers of 21 questions" in broke["admin"][0]
    assert [len(lines) for lines in healed.values()] == [1]
    assert "healed" in healed["admin"][0]


def test_broken_and_healed_are_told_once_each(town, tell):
    """Broken on one night, still so on the next, healed on the third: two messages."""
    nights = [None, "http_not_found", "http_not_found", None, None]
    told = [tell(town.night(number, {"O1": cause})) for number, cause in enumerate(nights)]

    assert [bool(news) for news in told] == [True, True, False, True, False]
    assert questions(told[1].broke) == ["O1"]
    assert questions(told[3].healed) == ["O1"]
    assert told[3].healed[0].cause == "http_not_found"


def test_what_cannot_be_told_changes_nothing(town, tell):
    """Fail, unknown, fail is one fault; fail, unknown, pass is one healing; pass, unknown, pass is nothing."""
    nights = [
        {"O1": None, "O2": "http_gone", "O3": None},
        {"O1": "http_gone", "O2": "bot_wall", "O3": "bot_wall"},
        {"O1": "bot_wall", "O2": None, "O3": None},
        {"O1": "http_gone", "O2": None, "O3": None},
    ]
    told = [tell(town.night(number, causes)) for number, causes in enumerate(nights)]

    assert [questions(news.broke) for news in told] == [["O2"], ["O1"], [], []]
    assert [questions(news.healed) for news in told] == [[], [], ["O2"], []]


def test_what_failed_and_passed_in_confirmation_is_no_news(town, tell):
    """A flapping answer is a warning on the page, not a message."""
    tell(town.night(0, {"O1": None}))

    assert not tell(town.night(1, {"O1": "flapping"}))


def test_after_seven_days_it_is_told_once_more(town, tell):
    """Once, then silence; a fault that heals and comes back begins anew."""
    told = [tell(town.night(number, {"O1": None if number == 0 else "http_gone"})) for number in range(20)]

    assert [number for number, news in enumerate(told) if news.still] == [8]


def test_a_hijacked_page_is_told_whatever_was_before(town, tell):
    """An answer that was missing and now shows gambling is news; another cause of the same failure is not."""
    told = [
        tell(town.night(number, {"O1": cause}))
        for number, cause in enumerate([None, "timeout", "connection_reset", "hijacked", "hijacked"])
    ]

    assert [questions(news.broke) for news in told] == [[], ["O1"], [], ["O1"], []]


def test_elements_wait_for_their_answer(town, tell):
    """While the answer fails, what it lacks is not told; when it opens again and still lacks it, it is."""
    lacking = [town.element("phone", "element_missing")]
    tell(town.night(0, {"O1": None}))
    down = tell(town.record(1, [town.question("O1", [town.told("O1", "timeout")], lacking)]))
    up = tell(town.record(2, [town.question("O1", [town.told("O1", None)], lacking)]))
    down_again = tell(town.record(3, [town.question("O1", [town.told("O1", "timeout")], lacking)]))
    up_again = tell(town.record(4, [town.question("O1", [town.told("O1", None)], lacking)]))

    assert [item.key[1] for item in down.broke] == ["answer"]
    assert [item.key[1] for item in up.broke] == ["element"]
    assert [item.key[1] for item in down_again.broke] == ["answer"]
    assert up_again.broke == ()


def test_an_answer_that_left_the_checklist_is_forgotten(town, tell):
    """A fault that was taken out of the checklist neither heals nor stays."""
    tell(town.night(0, {"O1": "http_gone"}))
    gone = tell(town.night(1, {"O2": None}))

    assert not gone
    assert tell.sent.open == {}


def test_a_void_night_is_told_to_the_administrator_once(town, tell):
    """Three void nights are one message, and the end of it another; nobody's answers are touched."""
    tell(town.night(0, {"O1": "http_gone"}))
    void = [Fault(kind="void", detail="no control address answered", lasting=True)]
    told = [tell(None, faults=void, at=number) for number in (1, 2, 3)]
    back = tell(town.night(4, {"O1": "http_gone"}))

    assert [bool(news) for news in told] == [True, False, False]
    assert list(said(told[0])) == ["admin"]
    assert "no control address answered" in said(told[0])["admin"][0]
    assert back.ended == ("void",)
    assert back.broke == ()


def test_endings_are_told_at_each_stage_once(town, tell):
    """60, 30 and 7 days ahead; a service that was off tells the latest stage only."""
    ending = Ending(
        kind="certificate_ends", day=date(2027, 1, 30), name="www.town.example", questions=("O1",)
    )
    told = []
    for number in range(100):
        news = tell(town.night(number, {"O1": None}), endings=[ending])
        told += [(step, (ending.day - town.at(number).date()).days) for _, step in news.endings]

    assert told == [(60, 60), (30, 30), (7, 7)]
    late = Sent()
    news, late = news_of(late, None, endings=[ending], now=town.at(85))
    assert [step for _, step in news.endings] == [7]
    assert not news_of(late, None, endings=[ending], now=town.at(86))[0]


def test_endings_go_to_the_owners_of_their_questions(town):
    """What falls due is told to each owner with their own questions; windows to the administrator."""
    due = Ending(kind="becomes_due", day=date(2027, 1, 30), questions=("O1", "O2", "O3"))
    window = Ending(kind="window_opens", day=date(2027, 1, 30), name="scoring")
    lines = said(News(endings=((due, 7), (window, 7))), {"O1": "palad", "O2": "finance", "O3": "nobody"})

    assert lines["palad"] == ["due from 2027-01-30 on (within 7 days): O1"]
    assert lines["finance"][0].endswith(": O2")
    assert lines["admin"][0].endswith(": O3")
    assert "scoring" in lines["admin"][1]


def test_each_owner_hears_of_their_own_answers(town, tell):
    """Faults of content go to their owners, the checker's to the administrator, as do those of owners without a channel."""
    owners = {"O1": "palad", "O2": "finance", "O3": "nobody", "O4": "palad"}
    tell(town.night(0, dict.fromkeys(owners), owners))
    causes = {"O1": "http_not_found", "O2": "http_not_found", "O3": "http_not_found", "O4": "not_checked"}
    faults = [Fault(kind="checker_error", detail="1", lasting=True)]
    lines = said(tell(town.night(1, causes, owners), faults=faults))

    assert {name: len(some) for name, some in lines.items()} == {"admin": 2, "palad": 1, "finance": 1}
    assert "O1" in lines["palad"][0]
    assert "O3" in lines["admin"][1]


def test_without_an_administrator_nothing_is_lost_for_owners(town, tell):
    """A site-wide fault goes to every owner where no administrator is named; the checker's own faults to nobody."""
    channels = Channels(owners={"palad": ("json://palad",), "finance": ("json://finance",)})
    owners = {"O1": "palad", "O2": "finance"}
    tell(town.night(0, dict.fromkeys(owners), owners))
    news = tell(town.night(1, dict.fromkeys(owners, "connect_timeout"), owners), faults=[Fault(kind="void")])

    assert {name: len(some) for name, some in said(news, owners, channels).items()} == {
        "palad": 1,
        "finance": 1,
    }


def test_a_message_is_bounded(town, tell):
    """Hundreds of different faults make a message of a few lines that counts the rest."""
    tell(town.night(0, {}))
    record = town.record(
        1, [town.question(f"O{n}", [town.answer(f"https://{n}.example/", "http_gone")]) for n in range(300)]
    )
    lines = said(tell(record))["palad"]

    assert len(lines) == MAX_LINES + 1
    assert str(300 - MAX_LINES) in lines[-1]
    assert all(len(line) <= 180 for line in lines)


def test_secrets_and_calls_are_not_told(town, tell):
    """A token in an address is masked; what would call people or make markup is defused; one event stays one line."""
    tell(town.night(0, {}))
    url = "https://a.example/x?token=s3cret&n=@everyone<!channel>[a](http://evil)\n* second line"
    record = town.record(1, [town.question("O1", [town.answer(url, "http_gone")])])
    (lines,) = said(tell(record)).values()
    text = "\n".join(lines)

    assert len(lines) == 1
    assert "s3cret" not in text
    for bad in ("@everyone", "<!channel>", "](", "<", "*"):
        assert bad not in text


@given(st.text(max_size=400))
def test_whatever_comes_is_one_harmless_line(text):
    """No line break, control, change of direction or sign that a messenger obeys survives."""
    line = harmless(text)

    assert len(line) <= 180
    assert not {unicodedata.category(sign) for sign in line} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert len(line.splitlines()) <= 1
    assert not set(line) & set("@<>[]`*|\\")


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_kind_is_worded_in_both_languages(town, lang):
    """No line shows the name of a template or an empty brace."""
    kinds = ["certificate_ends", "year_ends", "becomes_due", "waiver_ends", "window_opens", "window_closes"]
    endings = tuple(
        (Ending(kind=kind, day=date(2027, 1, 1), name="x", questions=("O1",)), 7) for kind in kinds
    )
    faults = tuple(
        Fault(kind=kind, detail="1")
        for kind in ("void", "failed", "missed", "late", "undelivered", "checker_error", "checklist")
    )
    lines = said(News(endings=endings, faults=faults, ended=("void",)), {"O1": "palad"}, lang=lang)
    text = "\n".join(line for some in lines.values() for line in some)

    assert not any(kind in text for kind in (*kinds, "checker_error"))
    assert "{" not in text
    assert ("ระบบ" in text) == (lang == "th")


def test_what_was_told_survives_as_plain_data(town, tell):
    """What is kept in the history is what was meant; anything else is nothing."""
    tell(town.night(0, {"O1": "http_gone"}), endings=[Ending(kind="year_ends", day=date(2026, 12, 1))])

    assert Sent.read(tell.sent.plain()) == tell.sent
    assert tell.sent.stages
    assert Sent.read(None) == Sent.read([1]) == Sent()
