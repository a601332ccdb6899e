"""Causes that lie in the checklist itself: no URL, or one that cannot be a public answer."""

from oitcheck.causes import Who
from oitcheck.causes._entry import RETEST_EN, RETEST_TH, Text, entry
from oitcheck.model.verdict import Verdict

_LINT_TH = f"ตรวจรายการด้วยคำสั่ง oitcheck lint CHECKLIST แล้ว{RETEST_TH}"
_LINT_EN = f"look through the file: oitcheck lint CHECKLIST, then {RETEST_EN}"

CAUSES = (
    entry(
        "not_declared",
        Who.CONTENT_OWNER,
        Text(
            "ยังไม่ระบุ URL",
            "รายการตรวจยังไม่มี URL ของข้อนี้",
            "ไม่มีคำตอบให้เปิดดู",
            "ใส่ URL ของหน้าที่แสดงข้อมูลในรายการตรวจของหน่วยงาน",
            _LINT_TH,
        ),
        Text(
            "no URL declared",
            "The checklist has no URL for this question yet.",
            "There is no answer to open.",
            "Put the URL of the page that shows the information into the agency's checklist.",
            _LINT_EN,
        ),
        verdict=Verdict.NOT_DECLARED,
    ),
    entry(
        "url_malformed",
        Who.CONTENT_OWNER,
        Text(
            "URL ผิดรูปแบบ",
            "ข้อความที่ระบุไว้ไม่เป็นที่อยู่เว็บที่เปิดได้",
            "คลิกแล้วเปิดไม่ได้",
            "เปิดหน้าที่ต้องการในเบราว์เซอร์ คัดลอกที่อยู่จากแถบที่อยู่ทั้งหมด แล้วแก้ในรายการตรวจ",
            _LINT_TH,
        ),
        Text(
            "URL is malformed",
            "What was entered is no web address that can be opened.",
            "A click on it opens nothing.",
            "Open the page in a browser, copy the whole address from the address bar and correct the checklist.",
            _LINT_EN,
        ),
    ),
    entry(
        "url_damaged",
        Who.CONTENT_OWNER,
        Text(
            "URL ชำรุดจากการคัดลอก",
            "URL ถูกตัด เข้ารหัสซ้ำ หรือมีเครื่องหมายเกิน จึงไม่ชี้ไปยังหน้าที่ต้องการ",
            "เปิดแล้วไม่พบหน้า หรือได้หน้าอื่น",
            "เปิดหน้าที่ต้องการในเบราว์เซอร์ คัดลอกที่อยู่ใหม่ทั้งหมด แล้วแก้ในรายการตรวจ",
            _LINT_TH,
        ),
        Text(
            "URL was damaged in copying",
            "The URL is cut, encoded twice or has signs too many; it does not lead to the page meant.",
            "It opens nothing, or another page.",
            "Open the page in a browser, copy the whole address anew and correct the checklist.",
            _LINT_EN,
        ),
    ),
    entry(
        "url_not_public",
        Who.CONTENT_OWNER,
        Text(
            "URL ไม่ใช่ที่อยู่สาธารณะ",
            "URL นี้ใช้ได้เฉพาะเครื่องหรือเครือข่ายของผู้จัดทำ เช่น หน้าแสดงตัวอย่าง หน้าหลังบ้าน หรือเครื่องภายใน",
            "ประชาชนเปิดไม่ได้",
            "ใช้ URL ของหน้าที่เผยแพร่จริงบนเว็บไซต์หลัก แล้วแก้ในรายการตรวจ",
            _LINT_TH,
        ),
        Text(
            "URL is not a public address",
            "The URL works only on its author's machine or network: a preview, an administration page, an internal host.",
            "The public cannot open it.",
            "Use the URL of the page as published on the main website and correct the checklist.",
            _LINT_EN,
        ),
    ),
)
