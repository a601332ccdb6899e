"""Causes of a page that opens but is not what it says."""

from oitcheck.causes import Who
from oitcheck.causes._entry import RETEST_EN, RETEST_TH, Text, entry
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "empty_page",
        Who.CONTENT_OWNER,
        Text(
            "หน้าว่าง ไม่มีเนื้อหา",
            "หน้าเว็บเปิดได้แต่ไม่มีข้อความหรือสิ่งใดให้อ่าน",
            "เห็นหน้าว่าง",
            "ใส่เนื้อหาในหน้านี้และเผยแพร่ หากมีเนื้อหาแล้วให้ผู้ดูแลเว็บไซต์ตรวจแม่แบบของหน้า",
        ),
        Text(
            "empty page",
            "The page opens but holds nothing to read.",
            "People see an empty page.",
            "Put the content in and publish it; if it is in already, the web administrator looks at the page's template.",
        ),
    ),
    entry(
        "soft_404",
        Who.CONTENT_OWNER,
        Text(
            "หน้า “ไม่พบข้อมูล” ที่ตอบว่าสำเร็จ",
            "เครื่องแม่ข่ายตอบว่าสำเร็จ (200) แต่เนื้อหาเป็นหน้าแจ้งว่าไม่พบหน้าที่ขอ",
            "เห็นข้อความว่าไม่พบหน้าหรือข้อมูลที่ต้องการ",
            "คืนหน้าหรือไฟล์ไว้ที่ URL เดิม หรือส่งต่อไปยังหน้าใหม่ และให้ผู้ดูแลเว็บไซต์ตั้งให้หน้าที่ไม่มีตอบรหัส 404",
        ),
        Text(
            "“not found” page that reports success",
            "The server reports success (200), but what it shows is its page for what does not exist.",
            "People read that the page or the information was not found.",
            "Put the page or file back at this URL or redirect it; let the web administrator answer 404 for what is not there.",
        ),
    ),
    entry(
        "maintenance_page",
        Who.WEB_ADMIN,
        Text(
            "เว็บไซต์ปิดปรับปรุง",
            "เว็บไซต์แสดงหน้าปิดปรับปรุงแทนข้อมูล",
            "เห็นข้อความปิดปรับปรุง และอ่านข้อมูลไม่ได้",
            "เปิดเว็บไซต์ให้บริการ หากต้องปรับปรุงควรทำนอกช่วงการประเมินและให้หน้าที่เผยแพร่ยังเปิดได้",
        ),
        Text(
            "site closed for maintenance",
            "The site shows a maintenance page instead of the information.",
            "People read that the site is being maintained and cannot read the information.",
            "Open the site again; do maintenance outside the assessment and keep published pages up.",
        ),
    ),
    entry(
        "under_construction",
        Who.CONTENT_OWNER,
        Text(
            "หน้าอยู่ระหว่างจัดทำ",
            "หน้านี้มีเพียงข้อความว่าอยู่ระหว่างจัดทำหรือปรับปรุง ยังไม่มีข้อมูล",
            "เห็นข้อความว่าอยู่ระหว่างจัดทำ",
            "ใส่ข้อมูลให้ครบตามข้อคำถามและเผยแพร่หน้านี้",
        ),
        Text(
            "page still under construction",
            "The page only says that it is being made; the information is not there yet.",
            "People read that the page is under construction.",
            "Put in what the question asks for and publish the page.",
        ),
    ),
    entry(
        "default_server_page",
        Who.HOSTING,
        Text(
            "หน้าเริ่มต้นของเครื่องแม่ข่าย",
            "เครื่องแม่ข่ายแสดงหน้าตั้งต้นของโปรแกรม ไม่ใช่เว็บไซต์ของหน่วยงาน",
            "เห็นหน้าภาษาอังกฤษของโปรแกรม เช่น Apache, nginx หรือ IIS",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ชี้ชื่อโดเมนไปยังเว็บไซต์ของหน่วยงาน",
        ),
        Text(
            "web server's default page",
            "The server shows the start page of its software, not the agency's site.",
            "People see a page of Apache, nginx, IIS or the like.",
            "Ask the hosting provider to point the domain to the agency's site.",
        ),
    ),
    entry(
        "directory_listing",
        Who.WEB_ADMIN,
        Text(
            "แสดงรายชื่อไฟล์แทนหน้าเว็บ",
            "URL นี้แสดงรายชื่อไฟล์ในโฟลเดอร์ของเครื่องแม่ข่าย",
            "เห็นรายชื่อไฟล์ที่อ่านยาก และอาจเห็นไฟล์ที่ไม่ควรเผยแพร่",
            "จัดทำหน้าเว็บที่อธิบายและเชื่อมโยงไปยังไฟล์ และปิดการแสดงรายชื่อไฟล์",
        ),
        Text(
            "list of files instead of a page",
            "The URL shows the files of a folder on the server.",
            "People see a bare list, perhaps with files that should not be public.",
            "Make a page that explains and links the files, and switch the listing off.",
        ),
        verdict=Verdict.WARN,
    ),
    entry(
        "server_error_page",
        Who.WEB_ADMIN,
        Text(
            "หน้าเว็บแสดงข้อผิดพลาดของโปรแกรม",
            "หน้าเว็บตอบว่าสำเร็จแต่แสดงข้อผิดพลาดของโปรแกรมหรือฐานข้อมูล",
            "เห็นข้อความผิดพลาดทางเทคนิคแทนข้อมูล",
            "ผู้ดูแลเว็บไซต์ตรวจฐานข้อมูลและบันทึกข้อผิดพลาด และปิดการแสดงข้อผิดพลาดต่อสาธารณะ",
        ),
        Text(
            "page shows a program error",
            "The page reports success but shows an error of its program or database.",
            "People see a technical error instead of the information.",
            "The web administrator looks at database and error log, and stops showing errors to the public.",
        ),
    ),
    entry(
        "account_suspended",
        Who.HOSTING,
        Text(
            "บัญชีพื้นที่เว็บไซต์ถูกระงับ",
            "ผู้ให้บริการแสดงหน้าแจ้งระงับบัญชีแทนเว็บไซต์ของหน่วยงาน",
            "เห็นข้อความว่าเว็บไซต์ถูกระงับ",
            "ติดต่อผู้ให้บริการพื้นที่เว็บไซต์ เช่น ชำระค่าบริการหรือแก้สาเหตุที่ถูกระงับ",
        ),
        Text(
            "hosting account suspended",
            "The provider shows its notice of suspension instead of the agency's site.",
            "People read that the site is suspended.",
            "Contact the hosting provider: pay what is due, or mend what it was suspended for.",
        ),
    ),
    entry(
        "court_block",
        Who.WEB_ADMIN,
        Text(
            "ถูกปิดกั้นตามคำสั่ง",
            "เครือข่ายแสดงหน้าแจ้งการปิดกั้นตามคำสั่งศาลหรือกระทรวงแทนหน้าเว็บ",
            "เห็นประกาศการปิดกั้นเว็บไซต์",
            "ตรวจว่าชื่อโดเมนไม่ถูกผู้อื่นนำไปใช้ แล้วติดต่อกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคมหรือผู้ให้บริการอินเทอร์เน็ต",
        ),
        Text(
            "blocked by order",
            "The network shows a notice of blocking by order of a court or ministry instead of the page.",
            "People see the notice of blocking.",
            "Make sure that nobody else took the domain, then contact the ministry (MDES) or the internet provider.",
        ),
    ),
    entry(
        "domain_parked",
        Who.WEB_ADMIN,
        Text(
            "ชื่อโดเมนถูกพักหรือประกาศขาย",
            "ชื่อโดเมนนี้แสดงหน้าพักโดเมนหรือหน้าประกาศขาย การจดทะเบียนน่าจะหมดอายุ",
            "เห็นโฆษณาหรือประกาศขายชื่อโดเมน",
            "ต่ออายุโดเมนกับผู้รับจดทะเบียนโดยเร็ว หากเป็นของผู้อื่นแล้วให้เปลี่ยน URL และแจ้งเตือนประชาชน",
        ),
        Text(
            "domain parked or for sale",
            "The domain shows a parking page or an offer of sale; its registration has probably lapsed.",
            "People see advertisements or an offer to buy the name.",
            "Renew the domain at once; if someone else has it by now, change the URL and warn the public.",
        ),
    ),
    entry(
        "login_wall",
        Who.WEB_ADMIN,
        Text(
            "ต้องเข้าสู่ระบบก่อน",
            "หน้าที่ได้เป็นหน้าเข้าสู่ระบบ ไม่ใช่ข้อมูลที่เผยแพร่",
            "ถูกขอชื่อผู้ใช้และรหัสผ่าน จึงอ่านข้อมูลไม่ได้",
            "ตั้งให้หน้านี้เปิดได้โดยไม่ต้องเข้าสู่ระบบ หรือย้ายข้อมูลไปยังหน้าสาธารณะ",
        ),
        Text(
            "log-in needed",
            "What came is a log-in page, not published information.",
            "People are asked for a user name and password and cannot read it.",
            "Let the page open without logging in, or move the information to a public page.",
        ),
    ),
    entry(
        "sharing_wall",
        Who.DRIVE_OWNER,
        Text(
            "ไฟล์ที่ฝากไว้ยังไม่เปิดให้ทุกคน",
            "ไฟล์หรือโฟลเดอร์บนที่ฝากไฟล์ (เช่น Google Drive, OneDrive) ขอสิทธิ์ก่อนเปิด",
            "เห็นหน้าขอสิทธิ์การเข้าถึง หรือหน้าเข้าสู่ระบบของที่ฝากไฟล์",
            "เจ้าของไฟล์ตั้งการแชร์เป็น “ทุกคนที่มีลิงก์” สิทธิ์ผู้อ่าน หรือย้ายไฟล์ไปไว้บนเว็บไซต์หลัก",
            f"เปิด URL ในหน้าต่างส่วนตัวของเบราว์เซอร์โดยไม่เข้าสู่ระบบ แล้ว{RETEST_TH}",
        ),
        Text(
            "shared file is not open to everyone",
            "The file or folder on a drive (Google Drive, OneDrive …) asks for permission.",
            "People see a request for access, or the drive's log-in page.",
            "The file's owner sets sharing to “anyone with the link” as a reader, or moves the file to the main website.",
            f"open the URL in a private window without logging in, then {RETEST_EN}",
        ),
    ),
    entry(
        "needs_browser",
        Who.CHECKER_ADMIN,
        Text(
            "ต้องเปิดด้วยเบราว์เซอร์จึงเห็นเนื้อหา",
            "หน้านี้สร้างเนื้อหาด้วยสคริปต์ ระบบเห็นเพียงโครงเปล่า จึงยังสรุปไม่ได้",
            "ประชาชนที่ใช้เบราว์เซอร์อาจเห็นข้อมูลตามปกติ",
            "ระบุ browser: true ที่ URL นี้ในรายการตรวจ หรือให้ผู้ดูแลเว็บไซต์ส่งเนื้อหามาพร้อมหน้าเว็บ",
        ),
        Text(
            "shows its content in a browser only",
            "The page makes its content by script; the checker saw an empty shell and cannot tell.",
            "People with a browser may see the information as usual.",
            "Set browser: true at this URL in the checklist, or let the web administrator send the content with the page.",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "hijacked",
        Who.WEB_ADMIN,
        Text(
            "หน้าเว็บถูกบุกรุก ด่วน",
            "พบเนื้อหาหรือลิงก์แปลกปลอม เช่น การพนันหรือข้อความของผู้บุกรุก ในหน้าเว็บของหน่วยงาน",
            "อาจเห็นหรือถูกพาไปยังเว็บไซต์การพนันหรือเว็บไซต์อันตราย",
            "แจ้งผู้ดูแลเว็บไซต์ทันที ปิดหน้านี้ชั่วคราว กู้คืนจากสำเนาที่สะอาด เปลี่ยนรหัสผ่าน ปรับปรุงโปรแกรม และแจ้ง ThaiCERT",
        ),
        Text(
            "page was broken into: urgent",
            "Foreign content or links, such as gambling or an intruder's message, stand in the agency's page.",
            "People may see, or be led to, gambling or dangerous sites.",
            "Tell the web administrator at once: take the page down, restore a clean copy, change passwords, update the software, tell ThaiCERT.",
        ),
    ),
    entry(
        "form_needs_sign_in",
        Who.CONTENT_OWNER,
        Text(
            "แบบฟอร์มขอให้เข้าสู่ระบบ",
            "แบบฟอร์มหรือบริการนี้ให้เข้าสู่ระบบก่อนกรอก เช่น แบบฟอร์มที่ให้แนบไฟล์ ThaiD หรือ LINE",
            "ต้องมีบัญชีจึงกรอกแบบฟอร์มได้",
            "หากไม่จำเป็นให้ยกเลิกการเข้าสู่ระบบ เช่น นำข้อแนบไฟล์ออกจากแบบฟอร์ม และเปิดดูด้วยตนเองเพื่อยืนยัน",
        ),
        Text(
            "form asks to sign in",
            "The form or service wants a sign-in first, as forms with a file upload, ThaiD or LINE do.",
            "People need an account to fill in the form.",
            "If it need not be, drop the sign-in (remove the upload from the form), and look at it yourself to make sure.",
        ),
        verdict=Verdict.WARN,
    ),
    entry(
        "form_closed",
        Who.CONTENT_OWNER,
        Text(
            "แบบฟอร์มปิดรับแล้ว",
            "แบบฟอร์มแจ้งว่าปิดรับคำตอบ",
            "กรอกหรือส่งข้อมูลไม่ได้",
            "เปิดรับคำตอบของแบบฟอร์ม หรือเปลี่ยนเป็นแบบฟอร์มที่เปิดอยู่โดยคง URL เดิมไว้",
        ),
        Text(
            "form is closed",
            "The form says that it takes no more responses.",
            "People cannot fill it in or send it.",
            "Open the form again, or put an open one at the same URL.",
        ),
    ),
    entry(
        "widget_retired",
        Who.WEB_ADMIN,
        Text(
            "เครื่องมือสนทนาเลิกให้บริการแล้ว",
            "หน้าเว็บใช้เครื่องมือที่ผู้ให้บริการเลิกแล้ว เช่น ปลั๊กอินสนทนาของ Facebook จึงไม่มีช่องทางให้สนทนา",
            "ไม่เห็นช่องสนทนา หรือกดแล้วไม่ทำงาน",
            "เปลี่ยนเป็นช่องทางที่ยังใช้ได้ เช่น ลิงก์ m.me, LINE OA, กระดานถามตอบ หรือแบบฟอร์มที่เปิดอยู่",
        ),
        Text(
            "chat widget no longer works",
            "The page uses a tool that its maker has withdrawn, such as Facebook's chat plug-in: there is no channel behind it.",
            "People see no chat, or it does nothing.",
            "Use a channel that works: an m.me link, LINE OA, a question board, an open form.",
        ),
    ),
)
