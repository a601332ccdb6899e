"""A form or service that asks people to sign in first: it works, and a robot cannot look behind it."""

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._login import asks_password, at_login
from oitcheck.genuine._platforms import GOOGLE, MICROSOFT, SOCIAL, STORES, VIDEO, is_google_form, is_of
from oitcheck.genuine._service import is_service
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Phrases, clean

RANK = 35

_OTHER_SIGN_IN = Phrases("เข้าสู่ระบบด้วย", "login with", "sign in with", "เข้าสู่ระบบผ่าน thaid", "ยืนยันตัวตนผ่าน")
_SIGN_IN_WORDS = Phrases(
    "thaid", "เข้าสู่ระบบด้วย line", "login with line", "digital id", "เข้าสู่ระบบ", "ลงชื่อเข้าใช้", "login", "sign in"
)


def judge(view: View) -> Suspicion | None:
    """Notes a Google form that wants a Google account, and a service whose first page is a log-in."""
    if is_google_form(view):
        if view.final.host == "accounts.google.com":
            return _note(view)
        return None
    if (
        is_of(view, SOCIAL | GOOGLE | MICROSOFT | STORES | VIDEO)
        or not view.good
        or not view.html
        or not is_service(view)
    ):
        return None
    if len(view.main.folded) > 600 or view.documents or view.table_rows > 3:
        return None
    first = (
        at_login(view.final)
        or _OTHER_SIGN_IN.within(view.main.folded)
        or (asks_password(view) and len(view.links) < 10)
    )
    if first and _SIGN_IN_WORDS.seen(*view.heads, view.whole):
        return _note(view)
    return None


def _note(view: View) -> Suspicion:
    excerpt = clean(view.title.text or view.main.text) or None
    return Suspicion(cause="form_needs_sign_in", excerpt=excerpt, detail=view.final.host or None, note=True)
