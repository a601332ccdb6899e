"""Pages that are not what they say, pages taken over, their false friends, and pages that try to write into the report."""

from faults.http_faults import HTML, PAGE, TEXT, canned, redirect, response, status
from faults.server import Script

_PROSE = (
    "<p>เทศบาลตำบลตัวอย่างขอประชาสัมพันธ์ให้ประชาชนในเขตเทศบาลทราบโดยทั่วกันเกี่ยวกับการดำเนินงานประจำปีงบประมาณ พ.ศ. 2565 "
    "ผู้สนใจติดต่อสอบถามได้ที่สำนักปลัดเทศบาล ในวันและเวลาราชการ</p>" * 6
)


def full(title: str, body: str, head: str = "") -> Script:
    """A page of a town hall with menu, main part and footer."""
    text = (
        f"<!DOCTYPE html><html lang=th><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        "<header><nav><a href=/>หน้าแรก</a> <a href=/news>ข่าวประชาสัมพันธ์</a> <a href=/contact>ติดต่อเรา</a></nav></header>"
        f"<main><h1>{title}</h1>{body}</main><footer>เทศบาลตำบลตัวอย่าง โทร. 0 3867 4080</footer></body></html>"
    )
    return canned(response(text.encode("utf-8", "surrogatepass")))


def bare(title: str, body: str = "") -> Script:
    """A page that says one thing."""
    return canned(
        response(
            f"<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>".encode()
        )
    )


_BLOCKED = (
    "<html><head><meta charset=utf-8><title>Blocked</title></head><body><img src=mdes.png alt='กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม'>"
    "<h1>เว็บไซต์นี้ถูกระงับการเผยแพร่ตามคำสั่งศาล</h1><p>URL นี้มีเนื้อหาและข้อมูลที่ไม่เหมาะสม "
    "ถูกระงับโดยกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม ตามพระราชบัญญัติว่าด้วยการกระทำความผิดเกี่ยวกับคอมพิวเตอร์</p></body></html>"
)
_CAPTCHA = (
    "<html><head><title>Verify</title><script src='https://www.google.com/recaptcha/api.js'></script></head><body>"
    "<h1>Please verify you are a human</h1><form method=post><div class=g-recaptcha data-sitekey=x></div><button>Continue</button></form></body></html>"
)
_GAMBLING = (
    "<div style='position:absolute;left:-9999px'>"
    + "".join(
        f"<a href='https://{word}.slot-bet.example/'>{text}</a> "
        for word, text in (
            ("slot", "สล็อตเว็บตรง แตกง่าย"),
            ("pg", "PG SLOT ฝากถอนไม่มีขั้นต่ำ"),
            ("ufa", "ufabet เว็บตรง"),
            ("bacc", "บาคาร่าออนไลน์"),
            ("huay", "แทงหวยออนไลน์"),
        )
    )
    + "</div>"
)
_ZERO_WIDTH = (
    "<p>ส\u200bล็\u200bอ\u200bต\u200bเ\u200bว็\u200bบ\u200bต\u200bร\u200bง แ\u200bต\u200bก\u200bง่\u200bา\u200bย "
    "&#3626;&#3621;&#3655;&#3629;&#3605; ส ล็ อ ต อ อ น ไ ล น์ P.G.S.L.O.T u f a b 3 t b a c c a r a t "
    "ฝ\u200bา\u200bก\u200bถ\u200bอ\u200bน\u200bไ\u200bม่\u200bมี\u200bขั้\u200bน\u200bต่ำ คา\u200bสิโ\u200bนออน\u200bไลน์ บา\u200bคา\u200bร่า เครดิตฟรี</p>"
)


def contents() -> dict[str, Script]:
    parked = "<html><head><title>parked.example</title></head><body><h1>parked.example is for sale!</h1><p>Buy this domain. The domain parked.example may be for sale by its owner.</p><p>Related searches</p></body></html>"
    return {
        "isp-block-mdes": canned(response(_BLOCKED.encode())),
        "captcha": canned(response(_CAPTCHA.encode())),
        "redirect-parked": redirect("/parked-page"),
        "parked-page": canned(response(parked.encode())),
        "links-100k": full(
            "รายชื่อลิงก์", "".join(f"<a href=/l{place}>ลิงก์ {place}</a> " for place in range(100_000))
        ),
        "soft404-thai": bare("ไม่พบหน้าที่ต้องการ", "<p>ขออภัย ไม่พบหน้าที่ท่านต้องการ</p>"),
        "under-construction": bare(
            "เว็บไซต์อยู่ระหว่างการปรับปรุง", "<p>Under construction กำลังพัฒนาเว็บไซต์ พบกันเร็ว ๆ นี้</p>"
        ),
        "default-nginx": bare(
            "Welcome to nginx!",
            "<p>If you see this page, the nginx web server is successfully installed and working.</p>",
        ),
        "php-fatal-200": canned(
            response(
                b"<br />\n<b>Fatal error</b>:  Uncaught Error: Call to undefined function mysql_connect() in /var/www/html/db.php on line 3"
            )
        ),
        "wp-db-error-200": bare("Database Error", "<h1>Error establishing a database connection</h1>"),
        "cpanel-suspended": bare(
            "Account Suspended", "<p>This Account has been suspended. Contact your hosting provider.</p>"
        ),
        "frameset-dead": canned(
            response(b"<html><head><title>x</title></head><frameset cols=*><frame src=/a></frameset></html>")
        ),
    }


def hijacks() -> dict[str, Script]:
    return {
        "hijack-zero-width": full("สล็อตเว็บตรง", _ZERO_WIDTH),
        "hijack-hidden-links": full("ข้อมูลผู้บริหาร", _PROSE + _GAMBLING),
        "hijack-title": full(
            "PG SLOT สล็อตเว็บตรง แตกง่าย 2565 ฝากถอนไม่มีขั้นต่ำ", "<p>สมัครสมาชิกรับเครดิตฟรี 100 บาคาร่า คาสิโนออนไลน์</p>"
        ),
        "hijack-script-inject": full(
            "ข้อมูลผู้บริหาร", _PROSE, "<script src='https://cdn.evil-stat.example/x.js'></script>"
        ),
        "ewt_mod": full("slot", "<h1>สล็อตออนไลน์ เว็บตรง</h1><p>เล่นสล็อต PG แตกง่าย ฝากถอนออโต้ เครดิตฟรี</p>"),
        "hijack-defaced": bare(
            "HACKED BY Mr.X", "<p>Hacked By Mr.X - your security is low. Greetz to all crew</p>"
        ),
        "hijack-redirect": redirect("https://slot-bet.example/login"),
        "innocent-anti-gambling": full(
            "รณรงค์ต่อต้านการพนันออนไลน์",
            "<p>เทศบาลขอเชิญชวนเยาวชนร่วมกิจกรรมรณรงค์ป้องกันการพนันออนไลน์ สล็อต บาคาร่า หวยใต้ดิน โทษของการพนันผิดกฎหมาย หลีกเลี่ยงเว็บพนัน</p>"
            + _PROSE,
        ),
        "innocent-news-arrest": full(
            "ตำรวจจับกุมเครือข่ายเว็บพนันออนไลน์",
            "<p>เจ้าหน้าที่ตำรวจเข้าจับกุมผู้ต้องหาเครือข่ายเว็บพนันออนไลน์ สล็อต บาคาร่า ยึดของกลางเงินหมุนเวียน 500 ล้านบาท ดำเนินคดีตามกฎหมาย</p>"
            + _PROSE,
        ),
        "innocent-lottery": full(
            "ผลการออกรางวัลสลากกินแบ่งรัฐบาล",
            "<p>สำนักงานสลากกินแบ่งรัฐบาล ประกาศผลรางวัลที่ 1 งวดวันที่ 16 พฤศจิกายน 2565 เลข 123456</p>" + _PROSE,
        ),
        "innocent-booking": full(
            "จองช่วงเวลา (slot) เข้ารับบริการ",
            "<p>เลือก time slot สำหรับจองคิวทำบัตรประชาชน slot ละ 15 นาที</p>" + _PROSE,
        ),
    }


def injections() -> dict[str, Script]:
    return {
        "inject-xss-title": full(
            "<script>alert('X55')</script>\"'><img src=x onerror=alert('X55')>",
            "<img src=x onerror=alert('X55')>" + _PROSE,
        ),
        "inject-json-script-break": full("</script><!--<script>X55BREAK()</script>", _PROSE),
        "inject-ssti": full("{{ 7*191 }} {{ ''.__class__.__mro__ }} ${7*191} #{7*191}", _PROSE),
        "inject-log": full(
            "ชื่อ\r\n2026-01-01 00:00:00 ERROR forged line\x1b[31mred\x1b]0;owned\x07\x9b31m", _PROSE
        ),
        "inject-chat-markup": full("@everyone <!channel> [x](https://evil.example) *b*", _PROSE),
        "inject-control-chars": full(
            "ก\x00\x01\x0b\ufffe&#xD800;&#0;ข", "<p>\x02\x03\ufffe&#xDFFF;</p>" + _PROSE
        ),
        "inject-title-1mb": full("ย" * 350_000, _PROSE),
        "inject-formula": full("=HYPERLINK(&quot;http://evil.example&quot;,&quot;x&quot;)", _PROSE),
        "inject-bidi": full("แผน\u202egpj.exe\u2066", _PROSE),
        "inject-status-text": status("200 <script>alert('X55')</script>", body=PAGE),
        "inject-filename": canned(
            response(
                PAGE, "200 OK", HTML, 'Content-Disposition: inline; filename="../../../../tmp/oit-pwned.html"'
            )
        ),
        "inject-media-type": canned(
            response(PAGE, "200 OK", "text/html; charset=utf-8; <script>X55</script>")
        ),
        "inject-url-path": canned(response(PAGE)),
        "robots-disallow": canned(response(PAGE)),
        "status-403-thai": status("403 Forbidden", body="<h1>ท่านไม่มีสิทธิ์เข้าถึง</h1>".encode()),
        "leak-url-secret": status("404 Not Found", body=TEXT.encode()),
    }


def scripts() -> dict[str, Script]:
    """Gives every script by its fault's id."""
    return contents() | hijacks() | injections()
