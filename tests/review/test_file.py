"""The file that persons' words are kept in: read as it was written, every mistake at its place."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck import checklist_file, review_file
from oitcheck.errors import FileProblems
from oitcheck.model.review import Reviews, SignOff, Word

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C",), exclude_characters="\u2028\u2029"),
    min_size=1,
    max_size=40,
).filter(str.strip)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
WORDS = st.builds(
    Word,
    question=st.sampled_from(["O1", "O9", "O12"]),
    item=st.sampled_from(["chart", "phone", "https://www.example.go.th/ก?x=1#y"]),
    said=st.sampled_from(review_file.SAID),
    by=TEXTS,
    at=DAYS,
    cause=st.none() | st.just("bot_wall"),
    seen=st.none() | HASHES,
    note=st.none() | TEXTS,
    pictures=st.lists(HASHES, max_size=2).map(tuple),
)
SIGN_OFFS = st.builds(
    lambda span, days, by, note: SignOff(
        span=span, start=days[0], until=days[1], at=days[2], by=by, nights=3, note=note
    ),
    st.sampled_from(review_file.SPANS),
    st.lists(DAYS, min_size=3, max_size=3).map(sorted),
    TEXTS,
    st.none() | TEXTS,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=5), st.lists(SIGN_OFFS, max_size=3))
def test_what_is_written_is_read_back(words, sign_offs):
    """Names, notes and addresses of any letters survive; the same reviews give the same text."""
    reviews = Reviews()
    for word in words:
        reviews = reviews.with_word(word)
    for sign_off in sign_offs:
        reviews = reviews.with_sign_off(sign_off)
    text = review_file.text_of(reviews)

    again = review_file.read("r.yaml", text.encode())

    assert set(reviews.words) == set(again.words)
    assert set(reviews.sign_offs) == set(again.sign_offs)
    assert text == review_file.text_of(again)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "words: [{question: O1, element: a, said: maybe, by: x, at: 2026-01-01}]",
            "r.yaml:2:42: words[1].said: the text 'maybe', expected one of yes, no, later\n  write 'yes'",
        ),
        (
            "words: [{question: O1, said: yes, by: x, at: 2026-01-01}]",
            "r.yaml:2:9: words[1]: expected either 'element' or 'url'\n  name the one thing that the word is about",
        ),
        (
            "words: [{question: O1, element: a, said: yes, at: 2026-01-01}]",
            "r.yaml:2:9: words[1]: the key 'by' is missing (a person's word)\n  add 'by: …', who said it",
        ),
        (
            "sign_offs: [{span: night, from: 2026-01-02, until: 2026-01-02, nights: 1, by: x, at: 2026-01-01}]",
            (
                "r.yaml:2:13: sign_offs[1]: the days 2026-01-02, 2026-01-02, 2026-01-01 are not in order, expected from ≤ until ≤ at\n"
                "  nobody can review what has not been yet"
            ),
        ),
    ],
)
def test_every_mistake_has_its_place(line, said):
    """A file edited by hand is told where it is wrong and what to do."""
    with pytest.raises(FileProblems) as found:
        review_file.read("r.yaml", f"schema: oitcheck.reviews/1\n{line}\n".encode())

    assert said == str(found.value)


def test_it_stands_beside_its_checklist(tmp_path):
    """One file a checklist, found by its name; no file means nobody has said anything."""
    assert "town-2565.reviews.yaml" == review_file.beside("checklists/town-2565.yaml").name
    assert Reviews() == review_file.load(str(tmp_path / "town-2565.yaml"))


def test_a_pattern_that_names_it_too_does_no_harm(bare):
    """``oitcheck check checklists/*.yaml`` takes checklists alone."""
    path = review_file.beside(str(bare.path))
    path.write_text(review_file.text_of(Reviews()), "utf-8")

    assert () == checklist_file.lint([str(path)])
