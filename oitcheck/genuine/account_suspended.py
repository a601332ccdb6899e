"""The hosting account is suspended: unpaid, expired or over its quota."""

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._mention import only_mentioned, tells_otherwise
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Pattern, Phrases, clean

RANK = 16

_PHRASES = Phrases(
    "account suspended",
    "account has been suspended",
    "account is suspended",
    "account disabled by server administrator",
    "site suspended",
    "website suspended",
    "site has been suspended",
    "website has been suspended",
    "website is suspended",
    "site is currently suspended",
    "hosting suspended",
    "hosting account has expired",
    "hosting package has expired",
    "hosting has expired",
    "service suspended",
    "this site has been disabled",
    "website has been disabled",
    "site has been deactivated",
    "bandwidth limit exceeded",
    "bandwidth exceeded",
    "exceeded its bandwidth",
    "temporarily unavailable due to exceeding",
    "contact your hosting provider for more information",
)
_SUSPENDED = Pattern(
    r"(?:site|website|account|hosting|webpage|domain|service|subscription)(?:is|has|was)?(?:been)?(?:currently|temporarily)?"
    r"(?:suspended|disabled|deactivated|terminated)|suspended(?:site|page|domain|website|account)"
)
_WHAT = Phrases(
    "เว็บไซต์", "โฮสติ้ง", "hosting", "website", "web site", "เว็บเพจ", "บัญชีนี้", "บัญชีเว็บ", "this account", "โดเมน"
)
_HOW = Phrases(
    "ถูกระงับ",
    "ระงับการให้บริการ",
    "ระงับการใช้งาน",
    "ระงับบริการ",
    "หมดอายุ",
    "ค้างชำระ",
    "เลยกำหนดชำระ",
    "ยังไม่ชำระ",
    "ยังไม่ได้ชำระ",
    "ปิดการใช้งาน",
    "ถูกปิดใช้งาน",
    "เกินปริมาณ",
    "เกินโควต้า",
    "เกินกำหนดชำระ",
    "ครบกำหนดชำระ",
    "is suspended",
    "been suspended",
    "temporarily suspended",
    "overdue",
    "unpaid invoice",
)
_HOSTER = Phrases(
    "ผู้ให้บริการ",
    "ฝ่ายบริการลูกค้า",
    "ฝ่ายขาย",
    "ผู้ดูแลระบบ",
    "ติดต่อเจ้าหน้าที่",
    "ชำระค่าบริการ",
    "ต่ออายุ",
    "เจ้าของเว็บไซต์",
    "ชั่วคราว",
    "hosting",
    "provider",
    "webmaster",
    "billing",
    "support",
    "invoice",
)
# Whoever keeps names of domains suspended the name: ``domain_parked`` tells that.
_REGISTRY = Phrases("registrant", "icann", "whois")
_HOST = Phrases("โฮส", "เว็บไซต์", "hosting", "พื้นที่")
_OWN_BUSINESS = Phrases("เบิกจ่าย", "สัญญา", "จัดจ้าง", "จ้างเหมา", "งบประมาณ", "ราคากลาง", "จัดซื้อ", "คุณลักษณะ")
_PATHS = (
    "/cgi-sys/suspendedpage",
    "/suspended.page",
    "/suspendedpage",
    "suspended.html",
    "/account-suspended",
)


def judge(view: View) -> Suspicion | None:
    """Suspects the hoster's notice on a page that shows nothing else, or the notice's own address."""
    if view.hops and any(path in view.final.path.lower() for path in _PATHS):
        return Suspicion(cause="account_suspended", excerpt=clean(view.whole.text or view.title.text) or None)
    if not view.bare or len(view.whole.folded) > 900 or view.documents:
        return None
    hit = _PHRASES.seen(*view.heads, view.whole)
    hit = hit or _SUSPENDED.seen(*view.heads, view.whole) or _in_thai(view)
    if (
        hit is None
        or tells_otherwise(view, latin=True)
        or only_mentioned(view, hit)
        or _REGISTRY.within(view.whole.folded)
    ):
        return None
    return Suspicion(cause="account_suspended", excerpt=hit.excerpt())


def _in_thai(view: View) -> Hit | None:
    """What (site, hosting, account) is suspended or expired, in one breath, and who is to be asked: on a few lines."""
    if len(view.whole.folded) > 500 or len(view.links) > 5:
        return None
    if not _HOSTER.within(view.whole.folded) or _OWN_BUSINESS.within(view.whole.folded):
        return None
    return next(
        (
            hit
            for hit in _HOW.every(*view.heads, view.whole)
            if _WHAT.within(hit.around(50)) and not _of_the_domain(hit)
        ),
        None,
    )


def _of_the_domain(hit: Hit) -> bool:
    """Whether it is the domain's name that ran out, which is ``domain_parked``."""
    before = hit.passage.folded[max(0, hit.at - 40) : hit.at]
    return hit.phrase == "หมดอายุ" and "โดเมน" in before and not _HOST.within(before)
