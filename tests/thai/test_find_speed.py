"""What makes finding fast loses nothing: lines folded at once, keywords ruled out by a part of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.thai import _find
from oitcheck.thai.text import excerpt, find, fold, fold_lines

SIGNS = st.sampled_from([*"กขคงทต าำิีุู่้์ๆเแ 2565๒.-ab\n\u00a0␣␤é", "ที่", "ตำ", "ผู้", "\ufffd"])
TEXTS = st.lists(SIGNS, max_size=25).map("".join)


@given(text=TEXTS, keyword=TEXTS)
@settings(max_examples=1500, deadline=None)
def test_a_keyword_that_is_ruled_out_would_not_have_been_found(text, keyword):
    """The tiers asked one after the other, with nothing ruled out before, give the same place."""
    folded, word = fold(text), _find._word(keyword)
    at = _find._find(folded, word.text) if word.text else -1
    expected = _find.Match(at, len(word.text), "exact") if at >= 0 else None
    if word.text and expected is None:
        expected = (
            _find._dedup(folded, word.text)
            or _find._loose(folded, word.text)
            or _find._digits_apart(folded, word)
        )

    assert expected == find(folded, keyword)


@given(text=TEXTS, parts=st.tuples(st.integers(0, 20), st.integers(2, 12)), times=st.integers(2, 3))
@settings(max_examples=400, deadline=None)
def test_a_keyword_is_found_though_a_part_of_the_text_stands_twice(text, parts, times):
    """A keyword taken from the text is found where clusters of the text were drawn twice, or not at all as before."""
    at, length = parts
    keyword = text[at : at + length]
    doubled = fold(text[: at + 2] + text[at : at + 2] * times + text[at + 2 :])
    word = _find._word(keyword)
    slow = word.text and (_find._dedup(doubled, word.text) or _find._loose(doubled, word.text))

    assert not slow or find(doubled, keyword) is not None


@given(lines=st.lists(TEXTS, max_size=8))
@settings(max_examples=600, deadline=None)
def test_lines_folded_at_once_are_folded_as_each_alone(lines):
    """Nothing is folded over the end of a line."""
    assert tuple(map(fold, lines)) == fold_lines(lines)


@given(text=TEXTS, at=st.integers(0, 20), length=st.integers(1, 8))
@settings(max_examples=200, deadline=None)
def test_an_excerpt_is_the_same_when_the_folded_text_is_known(text, at, length):
    """Giving the folded text saves folding it again and changes nothing."""
    assert excerpt(text, at, length) == excerpt(text, at, length, folded=fold(text))
