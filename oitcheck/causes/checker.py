"""Causes that lie with the checker itself: never held against an agency."""

from oitcheck.causes import Who
from oitcheck.causes._entry import Text, entry
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "not_checked",
        Who.CHECKER_ADMIN,
        Text(
            "ยังไม่ได้ตรวจในรอบนี้",
            "การตรวจรอบนี้หยุดก่อนถึงคำตอบนี้",
            "ไม่ทราบ เพราะระบบยังไม่ได้เปิดดู",
            "สั่งตรวจอีกครั้ง ระบบจะตรวจต่อเฉพาะส่วนที่เหลือ หากเกิดซ้ำให้ผู้ดูแลระบบตรวจดูบันทึกการทำงาน",
        ),
        Text(
            "not looked at in this run",
            "The run ended before this answer's turn.",
            "Not known: the checker has not looked.",
            "Run it again; it goes on with what is left. If it happens again, the checker's administrator reads the log.",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "checker_error",
        Who.CHECKER_ADMIN,
        Text(
            "ระบบตรวจขัดข้อง",
            "ระบบตรวจขัดข้องหรือถึงขีดจำกัดขณะอ่านคำตอบนี้ จึงยังสรุปไม่ได้ และไม่นับเป็นความบกพร่องของหน่วยงาน",
            "ประชาชนอาจเปิดได้ตามปกติ",
            "ผู้ดูแลระบบตรวจดูบันทึกการทำงาน และแจ้งผู้พัฒนาพร้อม URL และข้อความในบันทึก",
        ),
        Text(
            "the checker itself failed",
            "The checker failed or reached a limit while reading this answer; nothing is concluded, and it is no failing of the agency.",
            "People may open it as usual.",
            "The checker's administrator reads the log and reports it to the developers with the URL and the log's words.",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "robots_disallowed",
        Who.WEB_ADMIN,
        Text(
            "เว็บไซต์ขอไม่ให้โปรแกรมอ่านหน้านี้",
            "ไฟล์ robots.txt ของเว็บไซต์ขอไม่ให้โปรแกรมอ่านหน้านี้ ระบบจึงเปิดเพียงครั้งเดียวในฐานะ URL คำตอบของหน่วยงาน",
            "ประชาชนเปิดได้ตามปกติ แต่เครื่องมือค้นหาอาจไม่พบหน้านี้",
            "ไม่จำเป็นต้องแก้ หากต้องการให้ค้นหาพบ ให้ผู้ดูแลเว็บไซต์ปรับไฟล์ robots.txt",
        ),
        Text(
            "the site asks programs not to read this page",
            "The site's robots.txt asks programs not to read this page; as the agency's own answer it was fetched once.",
            "People open it as usual, but search engines may not find it.",
            "Nothing must be mended; to be found by search engines, the web administrator adjusts robots.txt.",
        ),
        verdict=Verdict.PASS,
    ),
)
