"""Causes of the server's own answer: its HTTP status."""

from oitcheck.causes import Who
from oitcheck.causes._entry import OUTSIDE_EN, OUTSIDE_TH, Text, entry
from oitcheck.causes._letter import LETTER_EN, LETTER_TH
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "http_bad_request",
        Who.WEB_ADMIN,
        Text(
            "เว็บไซต์ไม่รับคำขอ (400)",
            "เครื่องแม่ข่ายตอบว่าคำขอไม่ถูกต้อง URL อาจพิมพ์ผิดหรือไม่ครบ",
            "เห็นข้อความแจ้งข้อผิดพลาดแทนข้อมูล",
            "เปิด URL ในเบราว์เซอร์แล้วคัดลอกใหม่จากแถบที่อยู่ หากยังไม่ได้ให้ผู้ดูแลเว็บไซต์ตรวจ",
        ),
        Text(
            "site does not take the request (400)",
            "The server says that the request is not valid; the URL may be misspelt or cut.",
            "People see an error instead of the information.",
            "Open the URL in a browser and copy it anew from the address bar; if that fails, ask the web administrator.",
        ),
    ),
    entry(
        "http_unauthorized",
        Who.WEB_ADMIN,
        Text(
            "หน้าเว็บขอรหัสผ่าน (401)",
            "เครื่องแม่ข่ายรับเฉพาะผู้ที่มีชื่อผู้ใช้และรหัสผ่าน",
            "เบราว์เซอร์ขึ้นช่องให้ใส่รหัสผ่าน ประชาชนเข้าไม่ได้",
            "ยกเลิกการใส่รหัสผ่านของหน้านี้ หรือย้ายข้อมูลไปยังหน้าสาธารณะ",
        ),
        Text(
            "page asks for a password (401)",
            "The server takes only visitors with a user name and password.",
            "The browser asks for a password; the public cannot get in.",
            "Remove the password from this page, or move the information to a public page.",
        ),
    ),
    entry(
        "http_forbidden",
        Who.HOSTING,
        Text(
            "เว็บไซต์ไม่ให้ระบบตรวจเข้า (403)",
            "เครื่องแม่ข่ายปฏิเสธคำขอของระบบ อาจปฏิเสธเฉพาะโปรแกรมอัตโนมัติหรือปฏิเสธทุกคน จึงยังสรุปไม่ได้",
            "ประชาชนอาจเปิดได้ตามปกติ ต้องเปิดดูด้วยตนเอง",
            f"เปิด URL ด้วยเบราว์เซอร์ หากเปิดไม่ได้ให้แก้สิทธิ์ของหน้าหรือไฟล์ หากเปิดได้ให้ส่งข้อความนี้ถึงผู้ดูแลไฟร์วอลล์: {LETTER_TH}",
            OUTSIDE_TH,
        ),
        Text(
            "site does not let the checker in (403)",
            "The server refused the checker's request: perhaps programs only, perhaps everybody. That cannot be told from here.",
            "It may well open for people; someone has to look.",
            f"Open the URL in a browser. If it does not open, correct the rights of the page or file; if it does, send this to who runs the firewall: {LETTER_EN}",
            OUTSIDE_EN,
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "http_not_found",
        Who.CONTENT_OWNER,
        Text(
            "ไม่พบหน้าเว็บ (404)",
            "เครื่องแม่ข่ายตอบว่าไม่มีหน้าหรือไฟล์ตาม URL นี้",
            "เห็นข้อความ “ไม่พบหน้า” แทนข้อมูล",
            "คืนหน้าหรือไฟล์ไว้ที่ URL เดิม หรือส่งต่อจาก URL เดิมไปยังหน้าใหม่ เพราะผู้ประเมินเปิด URL ที่ส่งไว้เท่านั้น",
        ),
        Text(
            "page not found (404)",
            "The server says that there is no page or file at this URL.",
            "People see “page not found” instead of the information.",
            "Put the page or file back at this URL, or redirect the URL to the new page: assessors open only the URL that was handed in.",
        ),
    ),
    entry(
        "http_gone",
        Who.CONTENT_OWNER,
        Text(
            "หน้าเว็บถูกนำออกถาวร (410)",
            "เครื่องแม่ข่ายแจ้งว่าหน้าหรือไฟล์นี้ถูกนำออกอย่างถาวร",
            "เห็นข้อความว่าหน้านี้ไม่มีแล้ว",
            "คืนหน้าหรือไฟล์ไว้ที่ URL เดิม หรือส่งต่อจาก URL เดิมไปยังหน้าใหม่",
        ),
        Text(
            "page removed for good (410)",
            "The server says that the page or file was removed for good.",
            "People read that the page is no longer there.",
            "Put the page or file back at this URL, or redirect the URL to the new page.",
        ),
    ),
    entry(
        "http_server_error",
        Who.HOSTING,
        Text(
            "เครื่องแม่ข่ายขัดข้อง (5xx)",
            "เครื่องแม่ข่ายตอบว่าเกิดข้อผิดพลาดภายใน จึงส่งหน้าเว็บไม่ได้",
            "เห็นข้อความว่าเว็บไซต์ขัดข้องหรือไม่พร้อมให้บริการ",
            "แจ้งผู้ดูแลเว็บไซต์และผู้ให้บริการพื้นที่เว็บไซต์ให้ตรวจบันทึกข้อผิดพลาดตามเวลาที่ตรวจ",
        ),
        Text(
            "server error (5xx)",
            "The server says that it failed inside and cannot send the page.",
            "People read that the site is down or not available.",
            "Ask web administrator and hosting provider to read the error log at the time of the look.",
        ),
        soft=True,
    ),
    entry(
        "http_unexpected",
        Who.WEB_ADMIN,
        Text(
            "เว็บไซต์ตอบรหัสสถานะที่ไม่คาดหมาย",
            "เครื่องแม่ข่ายตอบรหัสสถานะที่ไม่ใช่การส่งหน้าเว็บตามปกติ",
            "เห็นข้อความแจ้งข้อผิดพลาดหรือหน้าว่าง",
            "ผู้ดูแลเว็บไซต์ตรวจว่าเหตุใดหน้าเว็บตอบรหัสนี้ และแก้ให้ตอบรหัส 200",
        ),
        Text(
            "unexpected status code",
            "The server answered with a status that is no ordinary delivery of a page.",
            "People see an error or an empty page.",
            "The web administrator finds out why the page answers so, and makes it answer 200.",
        ),
    ),
    entry(
        "no_content",
        Who.WEB_ADMIN,
        Text(
            "เว็บไซต์ตอบโดยไม่มีเนื้อหา",
            "เครื่องแม่ข่ายตอบว่าสำเร็จแต่ไม่ส่งเนื้อหาใดมา",
            "เห็นหน้าว่าง หรือเบราว์เซอร์ไม่เปลี่ยนหน้า",
            "ผู้ดูแลเว็บไซต์ตรวจโปรแกรมที่สร้างหน้านี้ และตรวจว่าไฟล์บนเครื่องแม่ข่ายไม่ว่าง",
        ),
        Text(
            "answered without any content",
            "The server reports success but sends nothing.",
            "People see an empty page, or the browser stays where it was.",
            "The web administrator looks at the program that makes the page, and whether the file on the server is empty.",
        ),
    ),
    entry(
        "rate_limited",
        Who.HOSTING,
        Text(
            "เว็บไซต์ขอให้ระบบตรวจชะลอ (429)",
            "เครื่องแม่ข่ายจำกัดจำนวนคำขอ ระบบจึงหยุดตามที่ขอและยังไม่ได้เห็นหน้าเว็บ",
            "ประชาชนเปิดได้ตามปกติ เว้นแต่มีผู้ใช้พร้อมกันมาก",
            f"ลดความถี่การตรวจ (--interval, --per-host) หรือส่งข้อความนี้ถึงผู้ให้บริการพื้นที่เว็บไซต์: {LETTER_TH}",
        ),
        Text(
            "site asks the checker to slow down (429)",
            "The server limits requests; the checker stopped as asked and has not seen the page.",
            "It opens for people, unless many come at once.",
            f"Let the checker ask less often (--interval, --per-host), or send this to the hosting provider: {LETTER_EN}",
        ),
        verdict=Verdict.UNDETERMINED,
        soft=True,
    ),
)
