"""A riddle stands before the page: prove that you are human first."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._mention import only_mentioned, tells_otherwise
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Phrases, clean

RANK = 12

_WIDGET = re.compile(
    r"g-recaptcha|grecaptcha|google\.com/recaptcha/|recaptcha\.net/|hcaptcha\.com|h-captcha|cf-turnstile|"
    r"challenges\.cloudflare\.com/turnstile|geetest|arkoselabs|funcaptcha|friendlycaptcha|frc-captcha|mtcaptcha|"
    r"<img[^<>]{0,300}(?:captcha|securimage|verifycode|seccode)|<input[^<>]{0,200}name\s*=\s*[\"']?captcha"
)
# Without anything to answer in, a sentence about robots is only a sentence.
_RIDDLE = re.compile(r"<input|<button|<script|<form|<iframe|<canvas")
_PHRASES = Phrases(
    "i'm not a robot",
    "i am not a robot",
    "you are not a robot",
    "you're not a robot",
    "you are human",
    "you're human",
    "are you a human",
    "are you human",
    "are you a robot",
    "unusual traffic from your computer network",
    "complete the captcha",
    "solve the captcha",
    "solve this captcha",
    "enter the characters you see",
    "type the characters you see",
    "complete the security check",
    "captcha verification",
    "ฉันไม่ใช่โปรแกรมอัตโนมัติ",
    "ไม่ใช่โปรแกรมอัตโนมัติ",
    "ไม่ใช่หุ่นยนต์",
    "ไม่ใช่บอท",
    "ไม่ใช่ robot",
    "ว่าคุณเป็นมนุษย์",
    "ว่าท่านเป็นมนุษย์",
    "ยืนยันความเป็นมนุษย์",
    "กรอกรหัสที่เห็นในภาพ",
    "กรอกรหัสตามภาพ",
    "พิมพ์ตัวอักษรในภาพ",
    "พิมพ์รหัสในภาพ",
    "กรอกตัวอักษรที่เห็น",
    "กรอกตัวอักษรในภาพ",
    "พิมพ์ตัวอักษรที่ท่านเห็น",
)
# Names and labels of the field that a riddle is answered in.
_ANSWER = re.compile(r"capt?cha|code|verif|secur|answer|image|robot|human|รหัส|ภาพ|ยืนยัน|อักษร|คำตอบ")
_WRITING = frozenset(
    {"textarea", "email", "tel", "file", "password", "date", "radio", "checkbox", "select", "number"}
)


def judge(view: View) -> Suspicion | None:
    """Suspects a riddle on a page that holds nothing else, above all no form that people fill in."""
    if not view.html or not view.bare or len(view.whole.folded) > 700 or len(view.links) > 8:
        return None
    if view.documents or _fills_in(view):
        return None
    hit = _PHRASES.seen(*view.heads, view.whole) if _RIDDLE.search(view.raw) else None
    if hit is not None and (tells_otherwise(view) or only_mentioned(view, hit) or _in_passing(view, hit)):
        hit = None
    if hit is not None and (hit.passage is not view.whole or len(view.whole.folded) < 350 or view.thai < 100):
        return Suspicion(cause="captcha", excerpt=hit.excerpt())
    widget = _WIDGET.search(view.raw) if len(view.whole.folded) < 350 else None
    if widget is not None and (widget[0].startswith("<") or not _asks_something(view)):
        return Suspicion(cause="captcha", excerpt=clean(view.title.text or view.whole.text) or None)
    return None


def _in_passing(view: View, hit: Hit) -> bool:
    """Whether an English phrase stands in Thai prose of the page's own, with no riddle's program by it."""
    return hit.phrase.isascii() and view.thai >= 40 and _WIDGET.search(view.raw) is None


def _asks_something(view: View) -> bool:
    """Whether a text field wants something else than an answer: beside a widget that needs none, a form of its own."""
    forms = view.document.forms if view.document is not None else ()
    return any(
        field.kind in {"text", "search"} and _ANSWER.search(f"{field.name} {field.label}".lower()) is None
        for form in forms
        for field in form.fields
    )


def _fills_in(view: View) -> bool:
    """Whether the page has a form of its own: the riddle then guards the form, not the page."""
    forms = view.document.forms if view.document is not None else ()
    return any(
        any(field.kind in _WRITING for field in form.fields)
        or sum(field.kind == "text" for field in form.fields) > 1
        for form in forms
    )
