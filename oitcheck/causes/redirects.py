"""Causes of being sent on: redirects that go in circles, nowhere, or elsewhere."""

from oitcheck.causes import Who
from oitcheck.causes._entry import Text, entry
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "redirect_loop",
        Who.WEB_ADMIN,
        Text(
            "ส่งต่อวนไปมาไม่สิ้นสุด",
            "หน้าเว็บส่งต่อกลับไปยังหน้าเดิมซ้ำ จึงไม่ถึงข้อมูล",
            "เบราว์เซอร์แจ้งว่าเปลี่ยนเส้นทางมากเกินไป",
            "ผู้ดูแลเว็บไซต์แก้กฎการส่งต่อ มักเป็นกฎ http/https หรือ www ที่ขัดกัน",
        ),
        Text(
            "redirects go in circles",
            "The page sends the visitor back to where they came from and never arrives.",
            "The browser says that the page redirected too many times.",
            "The web administrator corrects the redirect rules; often those for http/https and www contradict each other.",
        ),
    ),
    entry(
        "redirect_too_many",
        Who.WEB_ADMIN,
        Text(
            "ส่งต่อหลายทอดเกินไป",
            "หน้าเว็บส่งต่อเกินจำนวนทอดที่กำหนดโดยยังไม่ถึงข้อมูล",
            "เบราว์เซอร์แจ้งว่าเปลี่ยนเส้นทางมากเกินไป หรือรอนานผิดปกติ",
            "ใช้ URL ปลายทางจริงเป็นคำตอบ และให้ผู้ดูแลเว็บไซต์ลดจำนวนการส่งต่อ",
        ),
        Text(
            "too many redirects",
            "The page was redirected more often than allowed without arriving.",
            "The browser says that the page redirected too many times, or takes very long.",
            "Give the final URL as the answer, and let the web administrator shorten the chain.",
        ),
    ),
    entry(
        "redirect_bad_target",
        Who.WEB_ADMIN,
        Text(
            "ส่งต่อไปยังที่อยู่ที่ใช้ไม่ได้",
            "หน้าเว็บส่งต่อไปยังที่อยู่ที่เขียนผิดรูปแบบ หรือไม่ใช่ที่อยู่เว็บ (http/https)",
            "เบราว์เซอร์แจ้งว่าที่อยู่ไม่ถูกต้อง หรือแสดงหน้าว่าง",
            "ผู้ดูแลเว็บไซต์แก้ที่อยู่ปลายทางของการส่งต่อ",
        ),
        Text(
            "redirect to an unusable address",
            "The page redirects to an address that is malformed or no web address (http/https).",
            "The browser says that the address is not valid, or shows an empty page.",
            "The web administrator corrects the redirect's target.",
        ),
    ),
    entry(
        "redirect_forbidden",
        Who.WEB_ADMIN,
        Text(
            "ส่งต่อไปยังที่อยู่ที่ประชาชนเข้าไม่ได้",
            "หน้าเว็บส่งต่อไปยังเครื่องภายในหรือที่อยู่สงวน ระบบจึงไม่ตามไป",
            "ผู้ที่อยู่นอกเครือข่ายของหน่วยงานเปิดหน้านี้ไม่ได้",
            "ผู้ดูแลเว็บไซต์แก้การส่งต่อให้ชี้ไปยังที่อยู่สาธารณะ และตรวจว่าเว็บไซต์ไม่ถูกแก้ไขโดยผู้ไม่ประสงค์ดี",
        ),
        Text(
            "redirect to where the public cannot go",
            "The page redirects to an internal or reserved address; the checker did not follow.",
            "Nobody outside the agency's network can open the page.",
            "The web administrator points the redirect to a public address, and makes sure that nobody tampered with the site.",
        ),
    ),
    entry(
        "redirect_to_home",
        Who.WEB_ADMIN,
        Text(
            "ส่งกลับไปหน้าแรกแทนหน้าที่ขอ",
            "URL นี้ส่งต่อไปยังหน้าแรกของเว็บไซต์ หน้าที่เคยมีข้อมูลน่าจะถูกลบหรือย้าย",
            "เห็นหน้าแรกแทนข้อมูลที่ต้องการ และต้องค้นหาเอง",
            "คืนหน้าเดิม หรือส่งต่อจาก URL เดิมไปยังหน้าใหม่ที่มีข้อมูลโดยตรง",
        ),
        Text(
            "sent to the home page instead",
            "The URL redirects to the site's home page; the page with the information was probably removed or moved.",
            "People see the home page instead of the information and must search for it.",
            "Bring the page back, or redirect the old URL straight to the new page.",
        ),
    ),
    entry(
        "redirect_off_site",
        Who.WEB_ADMIN,
        Text(
            "ส่งต่อไปยังเว็บไซต์อื่น",
            "คำตอบเปิดได้ แต่ปลายทางอยู่นอกเว็บไซต์ที่ระบุไว้",
            "เห็นข้อมูลบนเว็บไซต์อื่นที่ไม่ใช่เว็บไซต์หลักของหน่วยงาน",
            "ตรวจว่าปลายทางเป็นของหน่วยงานจริง และควรแสดงข้อมูลบนเว็บไซต์หลัก",
        ),
        Text(
            "redirected to another site",
            "The answer opens, but ends on another site than the one given.",
            "People read the information on a site that is not the agency's main website.",
            "Make sure that the other site is the agency's own; better show the information on the main website.",
        ),
        verdict=Verdict.WARN,
    ),
    entry(
        "insecure_downgrade",
        Who.WEB_ADMIN,
        Text(
            "ส่งต่อจากแบบปลอดภัยไปแบบไม่ปลอดภัย",
            "หน้าเว็บแบบเข้ารหัส (https) ส่งต่อไปยังหน้าแบบไม่เข้ารหัส (http)",
            "เปิดได้ แต่เบราว์เซอร์อาจแสดงว่า “ไม่ปลอดภัย”",
            "ผู้ดูแลเว็บไซต์แก้การส่งต่อให้ปลายทางเป็น https",
        ),
        Text(
            "sent from secure to insecure",
            "An encrypted page (https) redirects to one that is not (http).",
            "It opens, but the browser may show “not secure”.",
            "The web administrator makes the redirect end on https.",
        ),
        verdict=Verdict.WARN,
    ),
)
