"""The form takes no more answers."""

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._mention import only_mentioned
from oitcheck.genuine._notice import counts_things
from oitcheck.genuine._platforms import is_google_form, is_of
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Phrases, clean

RANK = 32

_PHRASES = Phrases(
    "is no longer accepting responses",
    "no longer accepting responses",
    "form is currently not accepting responses",
    "form is not currently accepting responses",
    "this form is closed",
    "this survey is closed",
    "this survey is now closed",
    "this survey is currently closed",
    "this form has been closed",
    "ไม่รับคำตอบแล้ว",
    "ไม่รับคำตอบอีกต่อไป",
    "ไม่ยอมรับคำตอบ",
    "ไม่รับการตอบกลับ",
    "ไม่ยอมรับการตอบกลับ",
    "ไม่ตอบรับการตอบกลับ",
    "ปิดรับคำตอบแล้ว",
    "ปิดรับการตอบ",
    "ปิดรับแบบฟอร์ม",
    "แบบฟอร์มนี้ปิดรับ",
    "แบบฟอร์มนี้ปิดแล้ว",
    "แบบสอบถามนี้ปิดแล้ว",
    "แบบสำรวจนี้ปิดแล้ว",
)
_HOSTS = frozenset(
    {
        "forms.office.com",
        "forms.microsoft.com",
        "forms.cloud.microsoft",
        "surveymonkey.com",
        "typeform.com",
        "jotform.com",
    }
)


def judge(view: View) -> Suspicion | None:
    """Suspects a form service's closing notice, by its address or by its words on a page that shows little else."""
    if not view.good or not view.html:
        return None
    form = is_google_form(view) or is_of(view, _HOSTS)
    if is_google_form(view) and view.final.path.rstrip("/").endswith("/closedform"):
        return Suspicion(cause="form_closed", excerpt=clean(view.whole.text or view.title.text) or None)
    if not form and (not view.bare or len(view.whole.folded) > 500):
        return None
    hit = _PHRASES.seen(*view.heads, view.whole)
    if hit is None or (not form and (counts_things(view) or only_mentioned(view, hit))):
        return None
    return Suspicion(cause="form_closed", excerpt=hit.excerpt())
