"""The page or file opens and holds nothing: no text, no picture, nothing embedded, nothing to follow."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._promise import promised
from oitcheck.genuine._shell import ROOT
from oitcheck.genuine._view import View

RANK = 44

_PROGRAM = re.compile(
    r"<script|<frame|<iframe|<object|<embed|<canvas|<svg|<video|<audio|http-equiv\s*=\s*[\"']?refresh"
)
_COUNTERS = re.compile(
    r"(?is)<script[^<>]{0,500}(?:googletagmanager|google-analytics|gtag|analytics|facebook\.net|histats|truehits|cloudflareinsights|hotjar|clarity\.ms)"
    r"[^<>]{0,500}>[^<]{0,20000}</script>|<script[^<>]{0,200}>(?:[^<]{0,3000}(?:gtag|_gaq|fbq|ga\()[^<]{0,3000})</script>"
)


def judge(view: View) -> Suspicion | None:
    """Suspects a body without a visible letter and without anything that a script or a picture could show."""
    if not view.good:
        return None
    body = view.subject.fetched.body
    if not body.strip():
        cause = "document_empty" if promised(view) else "empty_page"
        return Suspicion(cause=cause, detail="0 bytes" if not body else "white space only")
    if not (view.html or (view.document is not None and view.document.kind == "text")):
        return None
    if view.whole.folded or view.images or view.links or (view.document is not None and view.document.forms):
        return None
    if (
        ROOT.search(view.raw)
        or _PROGRAM.search(_COUNTERS.sub("", view.raw))
        or view.markup.refresh
        or view.markup.frames
    ):
        return None
    return Suspicion(cause="empty_page", detail="nothing visible")
