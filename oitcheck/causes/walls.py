"""Causes that keep the checker out while people may get in: never an agency's failing, and never a pass."""

from oitcheck.causes import Who
from oitcheck.causes._entry import OUTSIDE_EN, OUTSIDE_TH, RETEST_EN, RETEST_TH, Text, entry
from oitcheck.causes._letter import LETTER_EN, LETTER_TH
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "bot_wall",
        Who.HOSTING,
        Text(
            "ไฟร์วอลล์กันระบบตรวจ",
            "ไฟร์วอลล์ของเว็บไซต์ส่งหน้าตรวจสอบสำหรับโปรแกรมอัตโนมัติแทนหน้าเว็บ ระบบไม่หลบเลี่ยงจึงยังสรุปไม่ได้",
            "ประชาชนส่วนใหญ่เปิดได้ อาจต้องรอหน้าตรวจสอบสักครู่",
            f"เปิด URL ด้วยเบราว์เซอร์เพื่อยืนยันผล และส่งข้อความนี้ถึงผู้ดูแลไฟร์วอลล์หรือผู้ให้บริการพื้นที่เว็บไซต์: {LETTER_TH}",
            OUTSIDE_TH,
        ),
        Text(
            "firewall keeps the checker out",
            "The site's firewall sent its page against programs instead of the answer; the checker does not dodge it and cannot tell.",
            "Most people get in, perhaps after a short check.",
            f"Open the URL in a browser to make sure, and send this to the firewall's owner or the hosting provider: {LETTER_EN}",
            OUTSIDE_EN,
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "captcha",
        Who.WEB_ADMIN,
        Text(
            "หน้าเว็บให้พิสูจน์ว่าไม่ใช่โปรแกรม",
            "หน้าเว็บขอให้กรอกรหัสภาพหรือยืนยันตัวตน (CAPTCHA) ก่อนแสดงข้อมูล ระบบจึงยังสรุปไม่ได้",
            "ต้องผ่านการยืนยันก่อนจึงเห็นข้อมูล",
            f"ยกเลิกการยืนยันในหน้าที่เผยแพร่ต่อประชาชน หรือส่งข้อความนี้ถึงผู้ดูแลเว็บไซต์: {LETTER_TH}",
            OUTSIDE_TH,
        ),
        Text(
            "page asks to prove one is no program",
            "The page wants a picture code or the like (CAPTCHA) before it shows anything; the checker cannot tell.",
            "People must pass the test before they see the information.",
            f"Remove the test from public pages, or send this to the web administrator: {LETTER_EN}",
            OUTSIDE_EN,
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "platform_wall",
        Who.CONTENT_OWNER,
        Text(
            "สื่อสังคมให้เข้าสู่ระบบก่อน",
            "แพลตฟอร์ม เช่น Facebook, Instagram, TikTok, X หรือ LINE ให้โปรแกรมเข้าสู่ระบบก่อนเสมอ ระบบจึงยังสรุปไม่ได้",
            "ผู้ที่ไม่มีบัญชีอาจเห็นเพียงบางส่วนหรือถูกขอให้เข้าสู่ระบบ",
            "เปิดดูโดยไม่เข้าสู่ระบบเพื่อยืนยัน และควรแสดงข้อมูลเดียวกันบนเว็บไซต์หลักของหน่วยงาน",
            f"เปิด URL ในหน้าต่างส่วนตัวของเบราว์เซอร์โดยไม่เข้าสู่ระบบ แล้ว{RETEST_TH}",
        ),
        Text(
            "social platform asks for a log-in",
            "Platforms such as Facebook, Instagram, TikTok, X or LINE always ask programs to log in; the checker cannot tell.",
            "People without an account may see a part only, or are asked to log in.",
            "Look without being logged in to make sure; better show the same on the agency's main website.",
            f"open the URL in a private window without logging in, then {RETEST_EN}",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "maybe_geo_blocked",
        Who.CHECKER_ADMIN,
        Text(
            "อาจกันการเข้าจากที่ตั้งนี้",
            "เชื่อมต่อไม่ได้จากที่ตั้งของเครื่องที่ใช้ตรวจ ซึ่งไม่ใช่ที่ตั้งที่นับผล (reach_from) จึงยังสรุปไม่ได้",
            "ผู้ที่อยู่ในประเทศไทยอาจเปิดได้ตามปกติ",
            "ตรวจจากที่ตั้งที่ระบุไว้ในรายการตรวจ เช่น จากสำนักงานหรือเครือข่ายในประเทศไทย",
            "สั่งตรวจจากเครื่องในที่ตั้งที่นับผล: oitcheck check CHECKLIST --vantage town-hall --question O12",
        ),
        Text(
            "may be closed to this place",
            "No connection from where the checker runs, which is not a place whose reach counts (reach_from); nothing is concluded.",
            "People in Thailand may open it as usual.",
            "Run the checker from a place that the checklist names, such as the office or a network in Thailand.",
            "run it from a place that counts: oitcheck check CHECKLIST --vantage town-hall --question O12",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
)
