"""A log-in stands before published information: the public cannot read it."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._login import TITLES, asked, asks_password, at_login, words
from oitcheck.genuine._matter import matter_of
from oitcheck.genuine._mention import only_mentioned
from oitcheck.genuine._platforms import GOOGLE, IDENTITY, MICROSOFT, SOCIAL, STORES, VIDEO, is_of
from oitcheck.genuine._service import is_service
from oitcheck.genuine._sites import belongs, is_short_link
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Pattern, clean
from oitcheck.thai.text import fold

RANK = 34
_PHONE = re.compile(r"(?<!\d)0[\d ]{1,3}[- ]?\d{3}[- ]?\d{3,4}(?!\d)")
_TO_WRITE = re.compile(
    r"(?:เพื่อ|ก่อน)(?:แสดง|ตั้ง|ตอบ|โพสต์|โหวต|ให้คะแนน|เขียน|ร่วม)|to(?:post|comment|reply|vote|leaveacomment|rate)"
)
_TOLD = 10  # letters that are neither of pages nor of access

_PROTECTED = Pattern(
    r"(?:เนื้อหา|บทความ|หน้า|เอกสาร|ข้อมูล)(?:นี้)?(?:ถูก|ได้รับการ)?(?:ป้องกัน|ล็อก|ล็อค)(?:ไว้)?ด้วยรหัสผ่าน|(?:กรุณา|โปรด)?(?:ใส่|กรอก|ป้อน)รหัสผ่าน|(?:content|page|post)(?:is)?passwordprotected|enter(?:the|your)?password"
)


def judge(view: View) -> Suspicion | None:
    """Suspects a redirect to a log-in page, or a password form where hardly anything else is.

    A small log-in box beside a full page is none; a service that asks who you are is ``form_needs_sign_in``.
    """
    platform = is_of(view, SOCIAL | GOOGLE | MICROSOFT | STORES | VIDEO) and not _led_to_identity(view)
    if platform or not (view.good or view.status in {401, 403}):
        return None
    if view.document is not None and not view.html:
        return None
    sent = bool(view.hops) and at_login(view.final) and not at_login(view.asked)
    if sent and (asks_password(view) or _little(view)) and not (is_service(view) and view.good):
        return _suspicion(view, view.final.host + view.final.path)
    if not view.good or is_service(view) or not _little(view):
        return None
    if asks_password(view) and _is_all(view):
        return _suspicion(view, "a password is asked for, and there is nothing else")
    hit = _in_place_of_the_page(view)
    return Suspicion(cause="login_wall", excerpt=hit.excerpt()) if hit is not None else None


def _led_to_identity(view: View) -> bool:
    """Whether an address of the agency's own ended at an identity service, of whatever company."""
    if not view.hops or is_short_link(view.asked.host) or not belongs(view.final.host, IDENTITY):
        return False
    return not belongs(view.asked.host, SOCIAL | GOOGLE | MICROSOFT | STORES | VIDEO)


def _in_place_of_the_page(view: View) -> Hit | None:
    if asks_password(view):
        hit = words(view) or _protected(view)
        if (
            hit is not None
            and not _explains(view, hit)
            and not _after_own_matter(view, hit)
            and (_own_form(view) or (hit.passage is not view.main and len(view.main.folded) < 120))
        ):
            return hit
    hit = asked(view)
    if hit is not None and not _explains(view, hit) and len(view.main.folded) < 160 and _no_more(view, hit):
        return hit
    if at_login(view.final) and view.bare:
        return TITLES.seen(view.title, view.main)
    return None


def _after_own_matter(view: View, hit: Hit) -> bool:
    """Whether the page has told something of its own, headings aside, before it comes to its log-in box."""
    at = view.main.folded.find(hit.phrase)
    names, before, length = {head.folded for head in view.heads}, [], 0
    for line in view.main.text.split("\n"):
        folded = fold(line)
        if at < 0 or length + len(folded) > at:
            break
        length += len(folded)
        if folded not in names:
            before.append(line)
    text = "\n".join(before)
    return _PHONE.search(text) is not None or matter_of(text).own >= _TOLD


def _protected(view: View) -> Hit | None:
    """A page that opens with a password of its own."""
    return _PROTECTED.seen(*view.heads, view.main) if _own_form(view) else None


def _explains(view: View, hit: Hit) -> bool:
    """Whether signing in is spoken of, or is needed only by whoever wants to write."""
    return _TO_WRITE.search(hit.line()) is not None or only_mentioned(view, hit)


def _no_more(view: View, hit: Hit) -> bool:
    """Whether a request to sign in is all, or something to sign in with or at stands beside it."""
    if _own_form(view) and asks_password(view):
        return True
    if len(view.main.folded) - len(hit.line()) >= 60 or len(hit.line()) >= 70:
        return False
    beside = len(hit.line()) - len(hit.phrase)
    asks = not hit.phrase.endswith("เท่านั้น")
    return hit.phrase.isascii() or ((asks or beside < 25) and matter_of(view.main.text).own <= 10)


def _is_all(view: View) -> bool:
    """Whether a form is all there is, without a word on it."""
    return view.bare and len(view.whole.folded) < 40 and len(view.links) < 3 and view.images < 3


def _own_form(view: View) -> bool:
    """Whether the password is asked in the main part with hardly a line beside it."""
    forms = view.document.forms if view.document is not None else ()
    if not any(field.kind == "password" and form.where == "main" for form in forms for field in form.fields):
        return not forms and view.bare
    return len(view.main.folded) < (250 if len(view.links) < 10 else 100) and view.images < 12


def _little(view: View) -> bool:
    return view.slim and len(view.main.folded) < 350


def _suspicion(view: View, detail: str) -> Suspicion:
    return Suspicion(
        cause="login_wall", excerpt=clean(view.title.text or view.main.text) or None, detail=clean(detail)
    )
