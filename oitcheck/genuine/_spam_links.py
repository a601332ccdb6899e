"""Counting the links of a page that advertise gambling and the like."""

from oitcheck.genuine._bad_hosts import is_bad_host
from oitcheck.genuine._lexicon import terms_of
from oitcheck.genuine._sites import place
from oitcheck.genuine._view import View
from oitcheck.model.document import Link

_AGAINST = (
    "จับ",
    "ปราบ",
    "รณรงค์",
    "เตือน",
    "ระวัง",
    "ป้องกัน",
    "ทลาย",
    "โทษ",
    "คดี",
    "ตำรวจ",
    "มิจฉาชีพ",
    "ภัย",
    "สลากกินแบ่ง",
    "ต่อต้าน",
    "หยุด",
    "งด",
    "police",
    "arrest",
)


def spam_links(view: View) -> tuple[int, int, int, str]:
    """Gives how many hidden, foreign and own links advertise, each target once, and the first of the weightiest."""
    hidden: dict[str, str] = {}
    foreign: dict[str, str] = {}
    own: dict[str, str] = {}
    any_words = terms_of("\n".join(link.text[:300] for link in view.links)).like_an_ad
    for link in view.links:
        where = place(link.url)
        if link.kind not in {"a", "area"} or not where.host:
            continue
        away = where.site != view.final.site
        bad = away and is_bad_host(where.host)
        if not bad and not (any_words and _advertises(link)):
            continue
        shelf = hidden if link.hidden else foreign if away else own
        shelf.setdefault(link.url, f"{link.text} {link.url}" if bad else link.text)
    first = next((text for shelf in (hidden, foreign, own) for text in shelf.values()), "")
    return len(hidden), len(foreign), len(own), first


def _advertises(link: Link) -> bool:
    text = link.text
    if len(text) < 3 or any(word in text for word in _AGAINST):
        return False
    return terms_of(text[:300]).like_an_ad
