"""The file lies in a store that does not show it to the public: permission wanted, link removed, private, in the trash."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._mention import only_mentioned
from oitcheck.genuine._platforms import GOOGLE, MICROSOFT, STORES, VIDEO, is_google_form, is_of
from oitcheck.genuine._sites import belongs, is_short_link
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Pattern, Phrases, clean

RANK = 30

# Unmistakable: a store's own sentence, whatever the address it is served from.
_TITLES = Phrases(
    "google drive: sign-in",
    "google docs: sign-in",
    "google sheets: sign-in",
    "google slides: sign-in",
    "google sites: sign-in",
    "google drive: ลงชื่อเข้าใช้",
    "google ไดรฟ์: ลงชื่อเข้าใช้",
    "google เอกสาร: ลงชื่อเข้าใช้",
    "google ชีต: ลงชื่อเข้าใช้",
    "google drive - access denied",
    "google ไดรฟ์ - การเข้าถึงถูกปฏิเสธ",
    "google drive - page not found",
    "google docs - page not found",
)
_DENIED = Phrases(
    "you need access",
    "you need permission",
    "request access",
    "ask for access, or switch to an account with access",
    "คุณต้องมีสิทธิ์เข้าถึง",
    "คุณต้องขอสิทธิ์",
    "คุณต้องมีสิทธิ์",
    "ต้องมีสิทธิ์การเข้าถึง",
    "ขอสิทธิ์การเข้าถึง",
    "ขอสิทธิ์เข้าถึง",
    "คุณไม่มีสิทธิ์เข้าถึง",
    "item is in the owner's trash",
    "file is in the owner's trash",
    "file is in owner's trash",
    "อยู่ในถังขยะของเจ้าของ",
    "the file you have requested does not exist",
    "ไม่มีไฟล์ที่คุณขอ",
    "ไม่มีไฟล์ที่คุณร้องขอ",
    "sorry, unable to open the file at this time",
    "ขออภัย ไม่สามารถเปิดไฟล์ได้ในขณะนี้",
    "this link has been removed",
    "sharing link you clicked has been removed",
    "this link has expired",
    "this link isn't working",
    "ลิงก์นี้หมดอายุ",
    "ลิงก์นี้ถูกนำออก",
    "this item might not exist or is no longer available",
    "this item won't load right now",
    "item may have been deleted, expired",
    "you don't have access to this",
    "you do not have access to this",
    "access required. you don't have permission",
    "this file was deleted",
    "this item was deleted",
    "this file has been deleted",
    "the file you are looking for has been deleted",
    "file you are trying to access is no longer available",
    "file you are trying to download is no longer available",
    "ไฟล์นี้ถูกลบ",
    "you don't have permission to view this",
    "this design is private",
)
_STORE_SAYS = Pattern(
    r"(?:file|item|folder|link|document|page|design|content|shortcut)(?:you|that|this|are|is|was|were|has|have|been|might|may|looking|for|trying|to|access|requested|['’]re|or|its|no|longer|open|view)*"
    r"(?:deleted|removed|expired|moved|doesnotexist|doesn['’]?texist|cannotbefound|notfound|unavailable|notavailable|disabled|private|available)"
    r"|(?:invalid|deleted|removed|expired|missing)(?:or(?:invalid|deleted|removed|expired))?(?:file|link|item|folder)|nolonger(?:stored|available|shared)"
    r"|(?:can['’]?t|cannot|unableto|notableto)(?:view|open|access|load|preview|download|display|find)(?:or(?:download|open|view))?(?:this|the|your|that)?(?:file|item|folder|document|page|content)|quotaexceeded|violat(?:es|ion|ing).{0,30}termsofservice"
    r"|(?:ได้รับ|ต้องมี|ต้องขอ|ไม่มี|ขอ)(?:รับ)?สิทธิ์(?:การ)?(?:เข้าถึง|ดู|เข้าชม)|(?:ไฟล์|รายการ|โฟลเดอร์|ลิงก์|เอกสาร|หน้า).{0,30}(?:ถูกลบ|ถูกนำออก|ถูกย้าย|หมดอายุ|ไม่มีอยู่|ไม่พร้อมใช้งาน|ถังขยะ)"
)
_EMPTY = Phrases(
    "no files in this folder", "this folder is empty", "ไม่มีไฟล์ในโฟลเดอร์นี้", "โฟลเดอร์นี้ว่างเปล่า", "โฟลเดอร์ว่าง"
)
_PRIVATE = Phrases(
    "private video",
    "this video is private",
    "video unavailable",
    "this video isn't available",
    "this video has been removed",
    "วิดีโอส่วนตัว",
    "วิดีโอนี้เป็นแบบส่วนตัว",
    "วิดีโอนี้ไม่พร้อมใช้งาน",
    "วิดีโอไม่พร้อมใช้งาน",
    "this playlist does not exist",
    "this page isn't available. sorry about that",
    "this channel doesn't exist",
)
_SIGN_IN = frozenset(
    {"accounts.google.com", "login.microsoftonline.com", "login.live.com", "login.windows.net"}
)
_PLAYABILITY = re.compile(rb'"playabilityStatus":\{"status":"([A-Z_]+)"(?:,"reason":"([^"]{0,200})")?')
_DENIED_PATH = re.compile(r"(?i)/accessdenied\.aspx|/_forms/|^/login\b|/guestaccess\.aspx|/sharing/?err")


def judge(view: View) -> Suspicion | None:
    """Suspects a store's refusal by where it ended, or by its own words on a page that shows little else."""
    if is_google_form(view):
        return None
    store = is_of(view, GOOGLE | MICROSOFT | STORES)
    if store and (
        _signs_in(view)
        or (view.status in {401, 403} and not belongs(view.final.host, frozenset({"sorry.google.com"})))
    ):
        return _suspicion(view, view.title.text or view.whole.text)
    if is_of(view, VIDEO):
        return _video(view)
    hit = _TITLES.seen(view.title)
    if (
        hit is None
        and view.html
        and (view.good or store)
        and len(view.whole.folded) < (3000 if store else 600)
    ):
        hit = _DENIED.seen(*view.heads, view.whole) or (
            _STORE_SAYS.seen(*view.heads, view.whole) if store and len(view.whole.folded) < 500 else None
        )
        if hit is not None and not store and not _alone(view, hit):
            hit = None
    if hit is None and store and view.good and len(view.whole.folded) < 800:
        hit = _EMPTY.seen(view.title, view.whole)
    return (
        Suspicion(cause="sharing_wall", excerpt=hit.excerpt(), detail=view.final.host)
        if hit is not None
        else None
    )


def _alone(view: View, hit: Hit) -> bool:
    """Whether a store's sentence, at an address that is no store's, is a line of its own on a page with nothing else."""
    if len(view.links) > 8 or view.documents or only_mentioned(view, hit):
        return False
    return len(hit.line()) < len(hit.phrase) + 25 and view.table_rows == 0


def _signs_in(view: View) -> bool:
    if not _from_store(view):
        return False
    gone = belongs(view.final.host, _SIGN_IN) and not belongs(view.asked.host, _SIGN_IN)
    if belongs(view.asked.host, frozenset({"drive.google.com", "docs.google.com"})) and view.final.host in {
        "google.com",
        "workspace.google.com",
    }:
        return True
    return gone or (bool(view.hops) and _DENIED_PATH.search(view.final.path) is not None)


def _from_store(view: View) -> bool:
    """Whether a store was asked for, at once or by a redirect on the way."""
    family = GOOGLE | MICROSOFT | STORES
    on_the_way = (view.asked, *(hop for hop in view.hops if not belongs(hop.host, _SIGN_IN)))
    return any(belongs(where.host, family) or is_short_link(where.host) for where in on_the_way)


def _video(view: View) -> Suspicion | None:
    """A video's page tells its state in a script, wherever on the page that is."""
    found = _PLAYABILITY.search(view.subject.fetched.body)
    if found:
        status, reason = found[1].decode(), (found[2] or b"").decode("utf-8", "replace")
        robot = "bot" in reason.lower() or "บอท" in reason
        if status in {"ERROR", "LOGIN_REQUIRED", "UNPLAYABLE"}:
            cause = "bot_wall" if robot else "sharing_wall"
            return Suspicion(cause=cause, excerpt=clean(reason or status), detail="YouTube")
        return None
    hit = _PRIVATE.seen(view.title, *view.headings, view.main) if len(view.main.folded) < 1500 else None
    return (
        Suspicion(cause="sharing_wall", excerpt=hit.excerpt(), detail=view.final.host)
        if hit is not None
        else None
    )


def _suspicion(view: View, shown: str) -> Suspicion:
    return Suspicion(cause="sharing_wall", excerpt=clean(shown) or None, detail=view.final.host)
