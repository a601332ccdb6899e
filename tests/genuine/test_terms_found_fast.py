"""The quick road to spam words gives what the thorough one gives."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.genuine import _sites
from oitcheck.genuine import _squeezed as roads
from oitcheck.genuine._lexicon import terms_of
from oitcheck.genuine._spam_words import AD_WORDS, ADS, SOFT, TOPIC_WORDS, TOPICS
from oitcheck.genuine._term_list import TermList
from oitcheck.thai.text import fold

ODD = "slot|s l o t|5l0t|c@s1no|time slot|ｓｌｏｔ|ѕlоt|·|•|★|é|…|\u00a0|max\nwin|max win|ufa 88|ufa88|u.f.a.b.e.t|ไทม์สล็อต|ล็อต|2565|กา|เว็บ|xnxx|slot 12ก|ß|™| |.|-|\n|่|ำ|a"
TEXTS = st.lists(
    st.sampled_from([*ODD.split("|"), *sorted(ADS | SOFT | TOPICS)]) | st.characters(codec="utf-8"),
    max_size=12,
).map("".join)
LATIN = re.compile(
    rf"{AD_WORDS.pattern}|{TOPIC_WORDS.pattern}|(?<![a-z0-9])(?:[a-z0-9@$][\s.*_·•|/-]{{1,3}}){{3,14}}[a-z0-9@$](?![a-z0-9])|[a-z0-9@$!|]{{3,16}}"
)


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_tight_text_is_the_squeezed_one(text):
    """Letters and digits alone, whichever road was taken."""
    folded = fold(text)

    assert roads.squeezed(folded).encode("cp874", "replace") == roads.tight(folded)


@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_a_loose_text_shows_the_same_latin_words(text):
    """Words, runs of letters apart and tokens are the same; what Thai stood between them does not matter."""
    thorough = roads._OTHER_LATIN.sub(" ", roads.plain(text)).replace("·", "•")
    shown = roads.loose(text).replace("·", "•")

    assert LATIN.findall(thorough) == LATIN.findall(shown)


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_list_of_terms_finds_what_stands_in_the_text(text):
    """Each term that stands in a tight text, and no other."""
    body = roads.tight(fold(text))
    terms = ADS | SOFT | TOPICS

    assert {term for term in terms if term.encode("cp874") in body} == TermList(terms).within(body)


def test_a_page_of_every_day_words_has_no_terms():
    """ "ยา", "เงิน" and "เว็บ" are of every page: nothing follows from them."""
    assert not terms_of("เว็บไซต์ เทศบาล เงินอุดหนุน ยาเสพติด พัฒนา โครงการ " * 200).like_an_ad


ADDRESSES = st.lists(
    st.sampled_from(
        "http:// https:// www. town.go.th TOWN.go.th 127.0.0.1 [::1] / // /a /%E0%B8%81 ? ?a=1 # #x @ : :8080 . - _ ก \\ ; & = [ ] space".replace(
            "space", " "
        ).split()
    ),
    max_size=9,
).map("".join)


@given(url=ADDRESSES)
@settings(max_examples=400, deadline=None)
def test_a_plain_address_is_taken_apart_as_with_care(url):
    """The short way gives what the careful one gives."""
    assert _sites._place(url) == _sites.place(url)
