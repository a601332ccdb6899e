"""How a log-in page shows: by where one ended, by a password field, by its words."""

import re

from oitcheck.genuine._platforms import IDENTITY
from oitcheck.genuine._sites import Place, belongs
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Phrases

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
NEEDED = Phrases(
    "กรุณาเข้าสู่ระบบ",
    "กรุณาล็อกอิน",
    "กรุณาลงชื่อเข้าใช้",
    "กรุณาลงชื่อเข้าสู่ระบบ",
    "โปรดเข้าสู่ระบบ",
    "โปรดลงชื่อเข้าใช้",
    "ต้องเข้าสู่ระบบก่อน",
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
    """Gives where the page says, in its title, a heading or its few lines, that it is a log-in page."""
    heads = tuple(head for head in view.heads if len(head.folded) < 90)
    return NEEDED.seen(*heads, view.main) or TITLES.seen(*heads, view.main)
