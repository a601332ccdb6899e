"""The page is made by scripts, frames or a refresh in the reader's browser: what came back does not show it."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._shell import MODULE, ROOT
from oitcheck.genuine._sites import place
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Phrases, clean

RANK = 48

_NOSCRIPT = re.compile(r"java\s*script", re.IGNORECASE)
_LOADING = Phrases(
    "loading",
    "กำลังโหลด",
    "โปรดรอสักครู่",
    "กรุณารอสักครู่",
    "please wait",
    "redirecting",
    "you need to enable javascript",
    "please enable javascript",
    "โปรดเปิดใช้งาน javascript",
    "เปิดใช้งานจาวาสคริปต์",
    "เปิดใช้งาน javascript",
    "enable javascript",
)
_SCRIPTED_REDIRECT = re.compile(
    r"(?:window\.|document\.|self\.|top\.|parent\.)?location(?:\.href)?\s*=\s*[\"'`]([^\"'`]{1,500})|location\.(?:replace|assign)\s*\(\s*[\"'`]([^\"'`]{1,500})"
)
_CONDITION = re.compile(
    r"(?i)if\s*\([^;{}]{0,100}(?:screen\.|innerwidth|useragent|mobile|top\s*!=|self\s*!=)[^;{}]{0,60}[{)]\s*(?:window\.|top\.|document\.)?$"
)
_AT_ONCE_S = 10.0
_READABLE = 40
_SHELL = 200  # folded characters: shells carry a name, a "loading" and a footer line at most


def judge(view: View) -> Suspicion | None:
    """Suspects a shell: hardly any text, and a script, frame or refresh that would bring the page."""
    if not view.html or not view.good:
        return None
    markup, shown = view.markup, len(view.whole.folded)
    if _is_sent_on(view, shown):
        return _suspicion(view, f"meta refresh to {markup.refresh}")
    if _comes_back_with_a_cookie(view):
        return _suspicion(view, "the page calls itself again, with a cookie")
    if shown > 600 or view.documents:
        return None
    if markup.frames and shown < 300:
        return _suspicion(view, f"frameset: {', '.join(markup.frames[:3])}")
    if (
        view.images > 2
        or len(view.links) > 5
        or _has_a_form(view)
        or not ("<script" in view.raw or ROOT.search(view.raw))
    ):
        return None
    if _says_something(view):
        return None  # what a script adds or whom it sends elsewhere is beside what is there
    redirect = _SCRIPTED_REDIRECT.search(view.markup.inline_script) or _SCRIPTED_REDIRECT.search(view.raw)
    if redirect and shown < _SHELL and not _of_some(redirect):
        return _suspicion(view, f"script leads to {redirect[1] or redirect[2]}")
    root = ROOT.search(view.raw) or MODULE.search(view.raw)
    if root and shown < _SHELL:
        return _suspicion(view, "single-page application")
    if shown < _SHELL and (_NOSCRIPT.search(view.markup.noscript) or _LOADING.seen(view.whole)):
        return _suspicion(view, "scripts make the page")
    if shown < 20 and not view.images and not view.table_rows:
        return _suspicion(view, "scripts make the page")
    return None


def _of_some(redirect: re.Match[str]) -> bool:
    """Whether a script sends only telephones, or pages that stand in a frame, elsewhere."""
    before = redirect.string[max(0, redirect.start() - 120) : redirect.start()]
    return _CONDITION.search(before) is not None


def _is_sent_on(view: View, shown: int) -> bool:
    """Whether a refresh soon leads elsewhere; a board that renews itself every few seconds is a page."""
    target, delay = view.markup.refresh, view.markup.refresh_delay_s or 0.0
    if not target or (shown >= _READABLE and place(target).url.partition("#")[0] == view.final.url):
        return False
    return delay <= _AT_ONCE_S and (shown < 600 or delay <= 1)


def _has_a_form(view: View) -> bool:
    """Whether the page asks something of its reader: it stands there without any script."""
    forms = view.document.forms if view.document is not None else ()
    return any(len(form.fields) > 1 for form in forms)


def _comes_back_with_a_cookie(view: View) -> bool:
    """Whether the page reloads itself at once after setting a cookie: what a browser sees then is another answer."""
    delay = view.markup.refresh_delay_s
    reloads = delay is not None and delay <= _AT_ONCE_S and view.markup.refresh is None
    return (
        reloads and len(view.whole.folded) < _SHELL and view.subject.fetched.header("set-cookie") is not None
    )


def _says_something(view: View) -> bool:
    """Whether a page of its own stands there: a heading with prose below it, or a table."""
    if _NOSCRIPT.search(view.main.text[:600]) or _LOADING.seen(*view.heads):
        return False
    beside = view.main.folded
    for head in view.heads:
        beside = beside.replace(head.folded, "") if head.folded else beside
    return bool(view.headings) and (len(beside) >= 30 or view.table_rows > 1)


def _suspicion(view: View, detail: str) -> Suspicion:
    return Suspicion(
        cause="needs_browser",
        excerpt=clean(view.whole.text or view.title.text) or None,
        detail=clean(detail, 300),
    )
