"""Many texts looked through for many keywords at once, and what is worked out once of a document."""

from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.model.document import Document
from oitcheck.rules._keywords import _SHORTEST, Lines, _part, contains
from oitcheck.rules._once import once

TEXTS = st.text(alphabet="กขำาี่ 25ab\n", max_size=14)


@given(texts=st.lists(TEXTS, max_size=6), keywords=st.lists(TEXTS.filter(str.strip), max_size=3))
@settings(max_examples=400, deadline=None)
def test_texts_looked_through_together_hold_what_each_alone_holds(texts, keywords):
    """A keyword is found in the texts that hold it, never over the end of one into the next."""
    expected = [place for place, text in enumerate(texts) if contains(text, keywords)]

    assert expected == list(Lines.of(texts).holding(keywords))


@given(text=st.text(alphabet="กขคง", max_size=40), word=st.text(alphabet="กขคง", max_size=12))
@settings(max_examples=400, deadline=None)
def test_the_longest_part_of_a_word_is_found(text, word):
    """The longest part, at least half of the word, and of equals the one that begins first in the word."""
    expected = next(
        (
            (text.find(word[start : start + length]), length)
            for length in range(len(word) - 1, max(_SHORTEST, len(word) // 2) - 1, -1)
            for start in range(len(word) - length + 1)
            if word[start : start + length] in text
        ),
        None,
    )

    assert expected == _part(text, word)


def test_what_is_worked_out_once_is_told_apart_by_document():
    """The same document is worked out once; another one that reads the same is another one."""
    asked = []
    told = once(lambda document: asked.append(document) or len(asked))
    one, other = (Document(url="https://a.example/", kind="html", media_type="text/html") for _ in range(2))

    assert [told(one), told(one), told(other), told(one)] == [1, 1, 2, 1]
