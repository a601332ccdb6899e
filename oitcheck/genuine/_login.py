"""How a log-in page shows: by where one ended, by a password field, by its words."""

import re

from oitcheck.genuine._platforms import IDENTITY
from oitcheck.genuine._sites import Place, belongs
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Pattern, Phrases

_PATH = re.compile(
    r"(?i)(?:^|[/_.-])(?:log-?in|log_in|sign-?in|signin|sign_in|logon|wp-login|user-?login|member-?login|authenticate|oauth2?|sso|cas|saml2?|"
    r"adfs|auth|accounts/login|users/sign_in|เข้าสู่ระบบ)(?:[/_.?-]|$)"
)
_QUERY = re.compile(
    r"(?i)(?:^|&)(?:option=com_users&view=login|view=login|page=login|action=login|r=(?:site|user)/login|do=login|mode=login)(?:&|$)"
)
_HOST = re.compile(
    r"^(?:login|signin|sso|auth|oauth|accounts?|idp|adfs|cas|openid|identity|id|passport|keycloak|member)\."
)
TITLES = Phrases(
    "เข้าสู่ระบบ",
    "เข้าระบบ",
    "เข้าใช้งานระบบ",
    "เข้าใช้ระบบ",
    "ลงชื่อเข้าใช้",
    "ลงชื่อเข้าสู่ระบบ",
    "ล็อกอิน",
    "ล็อคอิน",
    "log in",
    "login",
    "logon",
    "sign in",
    "sign-in",
    "signin",
    "authentication required",
    "สำหรับเจ้าหน้าที่",
    "สำหรับสมาชิก",
)
FIELDS = Phrases(
    "รหัสผ่าน", "ชื่อผู้ใช้", "password", "username", "user name", "intranet", "อินทราเน็ต", "administrator"
)
NEEDED = Phrases(
    "กรุณาเข้าสู่ระบบ",
    "กรุณาล็อกอิน",
    "กรุณาลงชื่อเข้าใช้",
    "กรุณาลงชื่อเข้าสู่ระบบ",
    "โปรดเข้าสู่ระบบ",
    "โปรดลงชื่อเข้าใช้",
    "จำเป็นต้องเข้าสู่ระบบ",
    "เข้าสู่ระบบเพื่อดู",
    "เข้าสู่ระบบเพื่ออ่าน",
    "เข้าสู่ระบบก่อนใช้งาน",
    "ท่านไม่มีสิทธิ์เข้าถึง",
    "ท่านไม่มีสิทธิ์ดู",
    "ท่านไม่มีสิทธิ์เข้าชม",
    "คุณไม่มีสิทธิ์เข้าถึง",
    "คุณไม่มีสิทธิ์ดู",
    "คุณไม่ได้รับอนุญาตให้",
    "ไม่มีสิทธิ์เข้าใช้งานหน้านี้",
    "เฉพาะสมาชิกเท่านั้น",
    "สำหรับสมาชิกเท่านั้น",
    "สำหรับเจ้าหน้าที่เท่านั้น",
    "เฉพาะเจ้าหน้าที่เท่านั้น",
    "please log in",
    "please login",
    "please sign in",
    "you must log in",
    "you must be logged in",
    "you need to log in",
    "you need to be logged in",
    "login required",
    "login to continue",
    "log in to continue",
    "sign in to continue",
    "you are not authorised to view this resource",
    "you are not authorized to view this resource",
    "you are not authorized to access this page",
    "members only",
    "authorized personnel only",
    "authorised users only",
)


ASKED = Pattern(
    r"(?:กรุณา|โปรด|ต้อง|จำเป็นต้อง|ขอให้)(?:ทำการ|ท่าน|คุณ)?(?:เข้าสู่ระบบ|ล็?อ[กค]อิน|ลงชื่อเข้า|login|signin|ยืนยันตัวตน)|สงวน(?:ไว้|สิทธิ์)*(?:สำหรับ|เฉพาะ)(?:สมาชิก|เจ้าหน้าที่|บุคลากร|ผู้ใช้)"
    r"|(?:เฉพาะ|สำหรับ)(?:สมาชิก|เจ้าหน้าที่|บุคลากรภายใน|ผู้ดูแลระบบ)เท่านั้น|(?:login|signin|authentication)(?:is)?(?:required|needed)|(?:please|mustbe|needto|haveto|required\s?to)(?:be)?(?:log\s?(?:ged)?-?in|sign-?in)"
    r"|notauthori[sz]edto(?:view|access|see)|(?:no|nothave)permissionto(?:view|access|see)|(?:registered|authori[sz]ed)(?:users|members|personnel)only"
)


def at_login(where: Place) -> bool:
    """Says whether an address is that of a log-in page or an identity service."""
    if belongs(where.host, IDENTITY) or _HOST.search(where.host):
        return True
    return _PATH.search(where.path) is not None or _QUERY.search(where.query) is not None


def asks_password(view: View) -> bool:
    """Says whether the page has a password field anywhere."""
    if view.document is not None and any(
        field.kind == "password" for form in view.document.forms for field in form.fields
    ):
        return True
    return re.search(r"<input[^<>]{0,300}type\s*=\s*[\"']?password", view.raw) is not None


def words(view: View) -> Hit | None:
    """Gives where the page says, in its title, a heading or on a short line, that it is a log-in page."""
    heads = tuple(head for head in view.heads if len(head.folded) < 90)
    hit = asked(view) or TITLES.seen(*heads)
    if hit is None and len(view.links) < 10 and view.images <= 3 and len(view.whole.folded) < 250:
        hit = FIELDS.seen(view.title, view.whole)
    return hit or next((hit for hit in TITLES.every(view.main) if len(hit.line()) < 40), None)


def asked(view: View) -> Hit | None:
    """Gives where the page asks its reader, at the start of a short line, to sign in first."""
    heads = tuple(head for head in view.heads if len(head.folded) < 90)
    for phrases in (NEEDED, ASKED):
        for hit in phrases.every(*heads, view.main):
            line = hit.line()
            if len(line) < 90 and line.find(hit.phrase) < 36:
                return hit
    return None
