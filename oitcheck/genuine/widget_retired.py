"""The page's only two-way channel is Facebook's chat plug-in, which was withdrawn."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._view import View

RANK = 92

_PLUGIN = ("fb-customerchat", "customerchat.js", "xfbml.customerchat", "fb-customer-chat")
_CHANNEL = re.compile(
    r"(?i)^https?://(?:[\w-]+\.)*(?:m\.me|messenger\.com/t|line\.me|lin\.ee|page\.line\.me)[/?]|^mailto:|docs\.google\.com/forms|forms\.gle/"
)
_ABOUT = re.compile(r"q&a|ถาม|แชท|messenger|chat|กระดานสนทนา|กระทู้|ติดต่อ|สื่อสาร")
_WRITING = frozenset({"textarea", "email", "tel"})


def judge(view: View) -> Suspicion | None:
    """Notes the withdrawn plug-in on a page about questions or contact that offers no other way to write."""
    if not view.good or not view.html or not any(mark in view.raw for mark in _PLUGIN):
        return None
    if not _ABOUT.search("".join(head.folded for head in view.heads)):
        return None
    forms = view.document.forms if view.document is not None else ()
    if any(field.kind in _WRITING for form in forms for field in form.fields) or any(
        _CHANNEL.search(link.url[:300]) for link in view.links
    ):
        return None
    return Suspicion(
        cause="widget_retired", excerpt="fb-customerchat", detail="Facebook customer chat plug-in", note=True
    )
