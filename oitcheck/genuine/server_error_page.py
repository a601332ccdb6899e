"""The program behind the page broke, and its error message is all there is."""

import re

from oitcheck.genuine._excuse import excuse
from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._matter import matter_of
from oitcheck.genuine._mention import only_mentioned, taught, tells_otherwise
from oitcheck.genuine._promise import promised
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Hit, Pattern, Phrases, clean

RANK = 22
_SENTENCE = 16  # letters of other matter; the longest message of a program has 13

_FATAL = re.compile(
    r"(?i)\b(?:php )?(?:fatal error|parse error|recoverable fatal error|uncaught (?:exception|error|typeerror|pdoexception))\b"
    r"[^\n]{0,400}"
)
_WARNING = re.compile(
    r"(?i)\b(?:warning|notice|deprecated|strict standards)\s*:[^\n]{2,500}?\bon line\b\s*\d+"
)
_TITLE = re.compile(
    r"(?i)^\s*(?:(?:http(?: status| error)?|error|server error)?[\s:-]*50\d\b.{0,50}|internal server error|bad gateway|gateway time-?out"
    r"|service (?:temporarily )?unavailable|server error in .{1,40} application.{0,40}|runtime error|server error|application error"
    r"|database error|an error (?:was encountered|has occurred|occurred).{0,20}|an unhandled exception.{0,80}|whoops.{0,50}"
    r"|wordpress ?[›»>-] ?(?:error|ข้อผิดพลาด)|(?:database|system) error.{0,20}|error establishing a database connection"
    r"|error occurred while processing.{0,20}|exception.{0,30}|yii.{0,20}exception|symfony exception|traceback.{0,30}|ข้อผิดพลาดของเซิร์ฟเวอร์.{0,20}"
    r"|เกิดข้อผิดพลาด(?:ภายใน)?(?:เซิร์ฟเวอร์|ระบบ|ของระบบ)?)\s*$"
)
_PHRASES = Phrases(
    "error establishing a database connection",
    "error connecting to database",
    "error connecting to the database",
    "could not connect to database",
    "could not connect to the database",
    "could not connect to mysql",
    "could not connect: access denied for user",
    "cannot connect to database",
    "can't connect to local mysql server",
    "can't connect to mysql server",
    "unable to connect to database",
    "unable to connect to the database",
    "unable to connect to your database server",
    "failed to connect to mysql",
    "failed to connect to database",
    "database connection failed",
    "connection failed: access denied for user",
    "access denied for user '",
    "database connection error",
    "a database error occurred",
    "too many connections",
    "has more than 'max_user_connections' active connections",
    "sqlstate[",
    "you have an error in your sql syntax",
    "supplied argument is not a valid mysql",
    "mysql server has gone away",
    "unclosed quotation mark after the character string",
    "microsoft ole db provider for",
    "microsoft jet database engine error",
    "adodb.connection error",
    "ado error",
    "odbc driver error",
    "error executing database query",
    "microsoft vbscript runtime error",
    "microsoft vbscript compilation error",
    "ora-0",
    "ora-1",
    "server error in '/' application",
    "unhandled exception occurred during the execution of the current web request",
    "system.nullreferenceexception",
    "system.data.sqlclient.sqlexception",
    "traceback (most recent call last)",
    "there has been a critical error on this website",
    "there has been a critical error on your website",
    "the website encountered an unexpected error",
    "an unhandled exception occurred",
    "an unexpected error has occurred",
    "the application environment is not set correctly",
    "your system folder path does not appear to be set correctly",
    "no input file specified",
    "whoops, looks like something went wrong",
    "whoops, something went wrong",
    "illuminate\\database\\queryexception",
    "the server encountered an internal error",
    "the server encountered a temporary error",
    "500 internal server error",
    "503 service unavailable",
    "503 service temporarily unavailable",
    "502 bad gateway",
    "504 gateway time-out",
    "http error 500",
    "http status 500",
    "http error 503. the service is unavailable",
    "jfactory::",
    "java.lang.nullpointerexception",
    "javax.servlet.servletexception",
    "org.apache.jasper.jasperexception",
    "uncaught error: call to undefined function",
    "เกิดข้อผิดพลาดร้ายแรงบนเว็บไซต์",
    "เกิดข้อผิดพลาดร้ายแรงในเว็บไซต์",
    "เกิดข้อผิดพลาดในการเชื่อมต่อฐานข้อมูล",
    "เกิดข้อผิดพลาดในการสร้างการเชื่อมต่อฐานข้อมูล",
    "ไม่สามารถเชื่อมต่อฐานข้อมูล",
    "ไม่สามารถเชื่อมต่อกับฐานข้อมูล",
    "ไม่สามารถติดต่อฐานข้อมูล",
    "ติดต่อฐานข้อมูลไม่ได้",
    "เชื่อมต่อฐานข้อมูลไม่ได้",
    "เชื่อมต่อฐานข้อมูลล้มเหลว",
    "เชื่อมต่อฐานข้อมูลไม่สำเร็จ",
    "ข้อผิดพลาดภายในเซิร์ฟเวอร์",
    "เซิร์ฟเวอร์เกิดข้อผิดพลาด",
    "ระบบเกิดข้อผิดพลาด กรุณา",
)


# Where a program was when it broke, as Node, Java, .NET, Python, Ruby and Go print it.
_STACK = re.compile(
    r"\bat [^\n]{0,120}(?:\([^()\n]{1,200}:\d+(?::\d+)?\)|/[\w./-]{1,200}:\d+:\d+|in [^\n]{1,200}:line \d+)|File \"[^\"\n]{1,200}\", line \d+, in |\.(?:rb|go|ex):\d+:in [`']"
    r"|\(type=[\w ]{3,40}, status=5\d\d\)|Whitelabel Error Page"
)
# The program's own word that there is no such page: ``soft_404`` says it better.
_NOT_THERE = re.compile(r"theresourcecannotbefound|description:http404|httperror404|httpstatus404")
_ASKED = re.compile(
    r"(?:ถาม|ขึ้น|พบ(?:ข้อความ)?|แสดง|หัวข้อ|เช่น)\s*[:：\"“]?\s*(?:ขึ้น|พบ)?\s*$|(?:ถาม|หัวข้อ)\s*:[^\n]{0,80}$"
)
_NO_DATABASE = Pattern(
    r"(?:can(?:not|['’]?t)|couldnot|couldn['’]?t|unableto|failedto|failureto|notableto|error)(?:connect|connecting|select|selecting|open|opening|establish|query)(?:to|a|the|your|with)*"
    r"(?:local|remote|mysql|mssql|sql|oracle|postgres|mongo|database|db|server)|(?:mysql|sql|database|db|odbc|oracle)(?:server)?(?:connection|connect|query)?(?:error|failed|failure|isdown|unavailable)"
    r"|connect(?:ion)?(?:error|failed|failure):|(?:เชื่อมต่อ|ติดต่อ|เปิด)(?:กับ)?(?:ระบบ)?ฐานข้อมูล(?:ไม่ได้|ไม่สำเร็จ|ล้มเหลว|ผิดพลาด)|ฐานข้อมูล(?:ขัดข้อง|ล่ม|มีปัญหา|เกิดข้อผิดพลาด)"
    r"|unknown(?:database|column)['\"‘’]|table['\"‘’`][\w.]{1,60}['\"‘’`](?:doesn['’]?texist|ismarkedascrashed)|เลือกฐานข้อมูลไม่ได้|ไม่สามารถเลือกฐานข้อมูล|uncaughtexceptionwasencountered|aphperrorwasencountered"
)


def judge(view: View) -> Suspicion | None:
    """Suspects an error message on a page answered as good that holds little else.

    A warning of PHP above or below a page that is there is the agency's business, not a broken page.
    """
    if not view.good or not view.html or view.documents or view.table_rows > 10:
        return None
    if promised(view) is not None:
        return None  # a file was promised: that no file came says more
    if taught(view) or _NOT_THERE.search(view.main.folded[:1500]):
        return None
    title = _TITLE.match(view.title.text[:200])
    if title and len(view.main.folded) < 4000:
        return Suspicion(cause="server_error_page", excerpt=clean(view.title.text))
    if len(view.main.folded) > 2500:
        return None
    found = _broken(view)
    return None if found is not None and tells_otherwise(view) else found


def _broken(view: View) -> Suspicion | None:
    """Gives what a program's message in the main part shows, whatever else stands there."""
    text = view.main.text[:8000]
    stack = _STACK.search(text)
    if stack and view.thai < 100:
        return Suspicion(
            cause="server_error_page", excerpt=clean(text[max(0, stack.start() - 120) : stack.end()])
        )
    fatal = _FATAL.search(text)
    if fatal and _ASKED.search(text[: fatal.start()]):
        fatal = None
    if fatal and (" in " in fatal[0] or "line" in fatal[0] or len(view.main.folded) < 300):
        return _unless_full(view, fatal)
    warnings = list(_WARNING.finditer(text))
    if warnings:
        return _unless_full(view, *warnings)
    hit = _PHRASES.seen(*view.headings[:2], view.main) or _NO_DATABASE.seen(*view.headings[:2], view.main)
    if hit is not None and len(view.links) < 60 and _is_all(view, hit) and not only_mentioned(view, hit):
        return Suspicion(cause="server_error_page", excerpt=hit.excerpt())
    said = excuse(view)
    if said is not None and said[0] == "server_error_page":
        return Suspicion(cause="server_error_page", excerpt=said[1].excerpt())
    return None


def _is_all(view: View, hit: Hit) -> bool:
    """Whether the message is all of the page: at its start, with no prose of the agency's own beside it."""
    if hit.passage is view.main and (hit.at > 150 or _in_a_sentence(hit)):
        return False
    return len(view.main.folded) < 400 or (view.thai < 100 and len(view.main.folded) < 2500)


def _in_a_sentence(hit: Hit) -> bool:
    """Whether a Thai message is part of a longer sentence about something else."""
    beside = re.sub(r"[a-z]+", " ", hit.line().replace(hit.phrase, " ", 1))
    return not hit.phrase.isascii() and matter_of(beside).own >= _SENTENCE


def _unless_full(view: View, *hits: re.Match[str]) -> Suspicion | None:
    """Weighs the messages against the rest of the main part: beside a page that is there they prove nothing."""
    messages = sum(len("".join(hit[0].split())) for hit in hits)
    if len(view.main.folded) - messages > 350:
        return None
    return Suspicion(cause="server_error_page", excerpt=clean(hits[0][0]))
