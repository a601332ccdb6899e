"""Finding spam words through the disguises that hide them: zero-width signs, look-alikes, leetspeak, letters apart."""

import re
from dataclasses import dataclass
from functools import lru_cache

from oitcheck.genuine._spam_words import AD_WORDS, ADS, AMBIGUOUS, SOFT, TOPIC_WORDS, TOPICS
from oitcheck.genuine._squeezed import LONGEST, loose, own_sense, plain, squeezed, tight
from oitcheck.genuine._term_list import TermList
from oitcheck.genuine._words import words
from oitcheck.thai.text import fold

__all__ = ["NO_TERMS", "Terms", "plain", "terms_of"]

_LEET = str.maketrans("013457@$!|", "oieastasii")
_LEET_L = str.maketrans("013457@$!|", "oleastasll")
_NO_SIGN = re.compile(r"[^a-z0-9\u0e00-\u0e7f]+")
_TOKEN = re.compile(r"[a-z0-9@$!|]{3,16}")
_LETTERS_APART = re.compile(r"(?<![a-z0-9])(?:[a-z0-9@$][\s.*_·•|/-]{1,3}){3,14}[a-z0-9@$](?![a-z0-9])")
# Thai letters one by one with something between them, as nobody sets running text.
_THAI_APART = re.compile(
    r"(?:[\u0e01-\u0e4e]{1,3}[\s.*_·•|/-]{1,3}){4,30}[\u0e01-\u0e4e]{1,3}(?![\u0e01-\u0e4e])"
)

_DISGUISED = words(
    "slot slots casino casinos bet bets baccarat jackpot poker gacor judi togel joker ufabet sbobet porn viagra cialis gambling"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Distinct terms of a text.

    Attributes:
        ads: of advertisements.
        topics: of the matter itself.
        disguised: those of either that can be read only when spaces, dots, look-alikes or leetspeak are undone.
    """

    ads: tuple[str, ...]
    topics: tuple[str, ...]
    disguised: tuple[str, ...] = ()

    @property
    def like_an_ad(self) -> bool:
        """Whether this is an advertisement: one of its terms, or several topics strung together."""
        return bool(self.ads) or len(self.topics) >= 3


NO_TERMS = Terms((), ())
"""Of a text in which nothing was found, not even what says nothing alone."""
_TERMS = TermList(ADS | SOFT | TOPICS)
_DISGUISABLE = TermList(ADS)
_HINT = re.compile(
    r"สล|บา[คc]|[คก]าสิโน|แทง|พนัน|หวย|ฝาก|เครดิต|โบนัส|แตก|เอเย|เว็บ|ทางเข้า|ยูฟ่า|สโบ|จีคลับ|โจ๊ก|เกม|เดิมพัน|ไฮโล|โป๊|หลุด|ไซด์|รับงาน|เย็ด|ยา|เงิน|รูเล็ต|แจ็|หนัง|มังกร|เซ็กซี่"
    r"|slot|bet|casin|bacc|joker|ufa|gac|jud|togel|poker|viag|cial|porn|888|777|win|play|bandar|agen|domino|credit|lotto|huay|lsm|loan|outlet|essay|replica|jersey|xnxx|xvid|[a-z][013457@$]|[013457@$][a-z]"
)


def terms_of(text: str, folded: str | None = None) -> Terms:
    """Gives the spam terms of a text.

    Args:
        text: as displayed.
        folded: the same through ``fold``, where it is known already.
    """
    if not text:
        return NO_TERMS
    return _terms(text[:LONGEST], None if folded is None else folded[:LONGEST])


@lru_cache(maxsize=256)
def _terms(text: str, folded: str | None) -> Terms:
    whole = tight(fold(text) if folded is None else folded)
    own = own_sense(whole)
    words_apart = loose(text)
    found = _TERMS.within(own)
    ads = found & ADS | _DISGUISABLE.disguised(own)
    hidden = _disguised(words_apart)
    ads |= hidden | set(AD_WORDS.findall(words_apart))
    topics = found & TOPICS | set(TOPIC_WORDS.findall(words_apart))
    soft = found & SOFT
    if not (ads or topics or soft) or not _HINT.search(whole.decode("cp874", "replace")):
        return NO_TERMS
    if not ads and topics <= AMBIGUOUS:
        topics.clear()  # an hour to book, a place on a board, a name: what they say alone is nothing
    if ads or topics or len(soft) > 2:
        ads |= soft
    hidden |= _only_when_squeezed(ads | topics, text) if ads or topics else set()
    return Terms(tuple(sorted(ads)), tuple(sorted(topics)), tuple(sorted(hidden)))


def _only_when_squeezed(found: set[str], text: str) -> set[str]:
    """Gives the Thai terms whose single letters stand apart: words of a term may, by ordinary spacing."""
    apart = {squeezed(fold(run)) for run in _THAI_APART.findall(text)[:500]}
    return {term for term in found if any(term in run for run in apart)}


def _disguised(loose: str) -> set[str]:
    """Gives words that only somebody with something to hide writes so: ``5l0t``, ``c@s1no``, ``s l o t``."""
    found = set()
    for token in set(_TOKEN.findall(loose)):
        if token.isalpha() or token.isdigit():
            continue
        for word in (token.translate(_LEET), token.translate(_LEET_L)):
            if word in _DISGUISED:
                found.add(word)
    for run in _LETTERS_APART.findall(loose)[:200]:
        word = _NO_SIGN.sub("", run).translate(_LEET_L)
        found |= {each for each in _DISGUISED if len(each) > 3 and each in word}
    return found
