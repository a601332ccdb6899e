"""A platform that shows robots a log-in page as a rule: what a citizen sees there cannot be told."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._platforms import SOCIAL, is_of
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Phrases, clean

RANK = 28

_PATH = re.compile(
    r"(?i)^/(?:login(?:\.php)?|checkpoint|accounts/login|i/flow/login|unsupportedbrowser|sorry|consent|account/access|signup|privacy/consent)\b"
)
_PHRASES = Phrases(
    "log into facebook",
    "log in to facebook",
    "facebook - log in or sign up",
    "facebook – log in or sign up",
    "facebook - เข้าสู่ระบบหรือสมัครใช้งาน",
    "facebook – เข้าสู่ระบบหรือสมัครใช้งาน",
    "เข้าสู่ระบบ facebook",
    "you must log in to continue",
    "you must log in first",
    "คุณต้องเข้าสู่ระบบเพื่อดำเนินการต่อ",
    "คุณต้องเข้าสู่ระบบก่อน",
    "this browser is not supported",
    "this content isn't available right now",
    "this content isn't available at the moment",
    "เนื้อหานี้ไม่พร้อมใช้งานในขณะนี้",
    "login • instagram",
    "log in • instagram",
    "เข้าสู่ระบบ • instagram",
    "see instagram photos and videos",
    "log in to x",
    "log in to twitter",
    "happening now. join today",
    "javascript is not available",
    "log in to tiktok",
    "log in | tiktok",
    "tiktok - make your day",
    "line login",
    "please log in to see this page",
    "security check required",
    "you're temporarily blocked",
)
_REFUSALS = frozenset({400, 401, 403, 406, 418, 429, 451, 500, 503, 999})


def judge(view: View) -> Suspicion | None:
    """Suspects the log-in page or the refusal of a platform, also under another address when it is unmistakable."""
    hit = _PHRASES.seen(view.title, *view.headings[:2])
    if not is_of(view, SOCIAL):
        alone = hit is not None and view.bare and view.good and len(hit.passage.folded) < 70
        return Suspicion(cause="platform_wall", excerpt=hit.excerpt()) if alone and hit else None
    host = view.final.host or view.asked.host
    if view.status in _REFUSALS or (view.good and _PATH.search(view.final.path)):
        return Suspicion(
            cause="platform_wall", excerpt=clean(view.title.text or view.whole.text) or None, detail=host
        )
    if not view.good:
        return None
    hit = hit or (_PHRASES.seen(view.whole) if len(view.whole.folded) < 3000 else None)
    if hit is not None:
        return Suspicion(cause="platform_wall", excerpt=hit.excerpt(), detail=host)
    if len(view.whole.folded) < 150:
        return Suspicion(cause="platform_wall", excerpt=clean(view.title.text) or None, detail=host)
    return None
