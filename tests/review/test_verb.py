"""``oitcheck review`` as its user runs it: a wall and a plan that only a person can judge."""

import json

import pytest
from filelock import FileLock

from oitcheck.history import open_history
from oitcheck.model.plain import plain


def by_id(parts, key="id"):
    return {part[key]: part for part in parts}


def test_a_word_settles_the_latest_report_and_the_next_night(town):
    """Said once, it shows at once; the next check says the same, as long as the page stays as it was."""
    listed = town.run("review", "town.yaml", "--list")
    said = town.run(
        "review", "town.yaml", "--answer", "O1 plan yes", "--by", "สมศรี ใจดี", "--note", "ครบทุกโครงการ"
    )
    next_night = town.check()

    assert "O1 plan · รอเจ้าหน้าที่" in listed.out
    assert (0, "pass") == (said.code, said.questions["O1"]["verdict"])
    assert ("person", 0) == (
        said.questions["O1"]["elements"][0]["read_by"],
        said.record["summary"]["to_review"],
    )
    assert "สมศรี ใจดี" in said.questions["O1"]["elements"][0]["review"]
    assert "สมศรี ใจดี" in (town.folder / "reports/town/small/index.html").read_text("utf-8")
    assert said.questions["O1"]["elements"] == next_night.questions["O1"]["elements"]
    town.pages["/plan"] = (200, town.page("แผนดำเนินงานประจำปี พ.ศ. 2566", town.text))
    assert "undetermined" == town.check().questions["O1"]["verdict"]


def test_a_wall_is_settled_url_by_url_and_element_by_element(town):
    """Who got past a firewall says so of the address, and of what stands there."""
    url = f"{town.base}/wall"
    flags = ["--answer", f"O2 {url} yes --by สมศรี", "--answer", "O2 word yes --by สมศรี"]

    done = town.run("review", "town.yaml", *flags)

    assert ("pass", "pass") == (
        done.questions["O2"]["verdict"],
        done.questions["O2"]["answers"][0]["verdict"],
    )
    kept = json.dumps((town.folder / "town.reviews.yaml").read_text("utf-8"), ensure_ascii=False)
    assert "http_forbidden" in kept
    assert "seen" not in kept.split("sign_offs")[0].split("http_forbidden")[1]


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (
            ["--answer", "O1 plan yes"],
            "a person's word wants a name\n  give --by 'name', or set OITCHECK_REVIEWER",
        ),
        (["--answer", "O1 plan perhaps", "--by", "x"], "--answer: found 'O1 plan perhaps'"),
        (
            ["--answer", "O1 nothing yes", "--by", "x"],
            "--answer: O1 'nothing' wants no person\n  what does in O1: plan",
        ),
        (["--question", "O99", "--list"], "--question: the latest run has no question 'O99'"),
        (["--answer", "O1 plan yes", "--by", "x", "--picture", "town.yaml"], "town.yaml: is no picture"),
    ],
)
def test_a_wrong_word_is_not_kept(town, flags, told):
    """Each mistake ends with 2 and what to do, and leaves no file."""
    done = town.run("review", "town.yaml", *flags)

    assert 2 == done.code
    assert told in done.err
    assert not (town.folder / "town.reviews.yaml").exists()


def test_walking_through_asks_and_keeps(town):
    """At a terminal every thing is shown with its evidence; a name is asked once, and leaving keeps what was said."""
    (town.folder / "seen.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 20)

    done = town.run("review", "town.yaml", text="y\nสมศรี\nดูแล้ว\nseen.png\nl\nq\n")

    assert 0 == done.code
    assert "แผนดำเนินงานประจำปี พ.ศ. 2565" in done.out
    assert "http_forbidden" in done.out
    assert "pass" == done.questions["O1"]["verdict"]
    kept = (town.folder / "town.reviews.yaml").read_text("utf-8")
    assert '"note": "ดูแล้ว"' in kept
    assert 1 == len(list((town.folder / "town.reviews").glob("*.png")))


def test_a_question_without_elements_is_offered_as_a_whole(town):
    """Nobody knows its elements: the walk asks for the question itself, once, and a word settles it."""
    listed = town.run("review", "town.yaml", "--list")
    walked = town.run("review", "town.yaml", "--question", "O3", text="y\nสมศรี\n\n\n")

    assert "O3 * · รอเจ้าหน้าที่" in listed.out
    assert "ยังไม่มีองค์ประกอบที่ยืนยันแล้ว" in walked.out
    assert ("pass", "สมศรี") == (
        walked.questions["O3"]["verdict"],
        walked.questions["O3"]["review"].split(",")[0],
    )
    again = town.check().questions["O3"]
    assert (again["verdict"], again["review"]) == ("pass", walked.questions["O3"]["review"])
    assert "O3 * · มีผลอยู่ (yes, สมศรี" in town.run("review", "town.yaml", "--list").out


def test_a_wall_is_walked_through_url_then_element(town):
    """Who opened the page behind a firewall says so of the address first, then of what stands there."""
    done = town.run("review", "town.yaml", "--question", "O2", text="y\nสมศรี\n\n\ny\n\n\n")
    answer = done.questions["O2"]["answers"][0]

    assert ("pass", "pass") == (done.questions["O2"]["verdict"], answer["verdict"])
    assert answer["review_until"] > answer["review"].split(", ")[1]


def test_a_wrong_picture_is_asked_for_again(town):
    """A slip does not end the walk: what is no picture is told, and the next one is taken."""
    (town.folder / "seen.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 20)

    done = town.run(
        "review", "town.yaml", "--question", "O1", text="y\nสมศรี\n\nmissing.png\ntown.yaml\nseen.png\n"
    )

    assert 0 == done.code
    assert "missing.png: cannot be read" in done.out
    assert "town.yaml: is no picture" in done.out
    assert "pass" == done.questions["O1"]["verdict"]
    assert '"pictures": ["' in (town.folder / "town.reviews.yaml").read_text("utf-8")


def test_a_sign_off_stands_on_the_first_screen(town):
    """Once signed off, run.json and the history's own record say who reviewed which nights; a second one adds itself."""
    before = town.check().record["sign_offs"]
    town.run("review", "town.yaml", "--sign-off", "night", "--by", "สมศรี ใจดี", "--note", "ครบทุกข้อ")
    done = town.run("review", "town.yaml", "--sign-off", "month", "--by", "ปลัดเทศบาล")
    with open_history("sqlite:///reports/history.sqlite3", write=False) as history:
        kept = history.record(done.record["run"]["id"])

    assert before == []
    assert [(one["period"], one["by"], one["note"]) for one in done.record["sign_offs"]] == [
        ("month", "ปลัดเทศบาล", None),
        ("night", "สมศรี ใจดี", "ครบทุกข้อ"),
    ]
    assert plain(kept)["sign_offs"] == done.record["sign_offs"]


def test_a_word_said_while_a_night_is_looked_at_waits_for_the_next(town):
    """The word is kept; the report and the history are left to the run that is at work."""
    before = (town.folder / "reports/town/small/run.json").read_bytes()
    with FileLock(town.folder / "reports/.lock"):
        done = town.run("review", "town.yaml", "--answer", "O1 plan yes", "--by", "สมศรี")

    assert (0, True) == (done.code, "มีผลตั้งแต่การตรวจครั้งถัดไป" in done.out)
    assert before == (town.folder / "reports/town/small/run.json").read_bytes()
    assert "pass" == town.check().questions["O1"]["verdict"]


def test_a_sign_off_names_the_nights_that_were_there(town):
    """สอบทานแล้ว is said only of what has a result, with a name and a day."""
    done = town.run("review", "town.yaml", "--sign-off", "week", "--by", "สมศรี")
    kept = (town.folder / "town.reviews.yaml").read_text("utf-8")

    assert (0, True) == (done.code, "สอบทานแล้ว: สัปดาห์" in done.out)
    assert '"nights": 1' in kept
    assert 2 == town.run("review", "town.yaml", "--sign-off", "night", "--of", "2020-01-01", "--by", "x").code


def test_nothing_can_be_signed_off_before_the_first_night(bare):
    """Without a result there is nothing to review."""
    done = bare.run("review", "town.yaml", "--sign-off", "week", "--by", "สมศรี")

    assert (4, True) == (done.code, "there is no history yet" in done.err)


def test_damaged_reviews_stop_the_night_before_it_begins(town):
    """A night that cannot read what persons said does not judge without it; lint tells the place."""
    (town.folder / "town.reviews.yaml").write_text("schema: oitcheck.reviews/1\nwords: [x]\n", "utf-8")

    assert 2 == town.check().code
    linted = town.run("lint", "town.yaml")
    assert (2, True) == (linted.code, "town.reviews.yaml:2:9: words[1]" in linted.out)
