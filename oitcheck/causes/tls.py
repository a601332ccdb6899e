"""Causes of the secured connection (https).

``tls_chain_incomplete`` is ``fail`` by default; where the page was read after fetching the missing issuer, as browsers
do, it stands among the notes and the observation says ``warn``.
"""

from oitcheck.causes import Who
from oitcheck.causes._entry import Text, entry
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "tls_expired",
        Who.HOSTING,
        Text(
            "ใบรับรองความปลอดภัย (TLS) หมดอายุ",
            "ใบรับรองความปลอดภัยของเว็บไซต์พ้นวันหมดอายุแล้ว",
            "เบราว์เซอร์ขึ้นคำเตือน “การเชื่อมต่อไม่เป็นส่วนตัว” ก่อนถึงหน้าเว็บ ประชาชนส่วนใหญ่จะไม่เข้าต่อ",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ต่ออายุและติดตั้งใบรับรองใหม่ และตั้งให้ต่ออายุอัตโนมัติ",
        ),
        Text(
            "security certificate (TLS) has expired",
            "The site's security certificate is past its last day.",
            "The browser warns “your connection is not private” before the page; most people go no further.",
            "Ask the hosting provider to renew and install the certificate, and to let it renew by itself.",
        ),
    ),
    entry(
        "tls_not_yet_valid",
        Who.HOSTING,
        Text(
            "ใบรับรองความปลอดภัย (TLS) ยังไม่ถึงวันใช้",
            "วันเริ่มใช้ของใบรับรองอยู่ในอนาคต หรือนาฬิกาของเครื่องที่ใช้ตรวจไม่ตรง",
            "เบราว์เซอร์ขึ้นคำเตือนว่าการเชื่อมต่อไม่เป็นส่วนตัว",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ติดตั้งใบรับรองที่ใช้ได้ในวันนี้ หากพบหลายเว็บไซต์พร้อมกันให้ตั้งนาฬิกาของเครื่องที่ใช้ตรวจ",
        ),
        Text(
            "security certificate (TLS) not yet valid",
            "The certificate's first day lies ahead, or the clock of the checker's machine is wrong.",
            "The browser warns that the connection is not private.",
            "Ask the hosting provider to install a certificate that is valid today. If many sites show this at once, set the checker's clock.",
        ),
    ),
    entry(
        "tls_self_signed",
        Who.HOSTING,
        Text(
            "ใบรับรองความปลอดภัย (TLS) ออกเอง",
            "ใบรับรองไม่ได้ออกโดยผู้ให้บริการที่เบราว์เซอร์เชื่อถือ แต่เครื่องแม่ข่ายออกให้ตนเอง",
            "เบราว์เซอร์ขึ้นคำเตือนว่าการเชื่อมต่อไม่เป็นส่วนตัว",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ใช้ใบรับรองจากผู้ออกที่เชื่อถือได้ ซึ่งมีแบบไม่เสียค่าใช้จ่าย",
        ),
        Text(
            "security certificate (TLS) is self-signed",
            "The certificate was not issued by anyone that browsers trust: the server issued it to itself.",
            "The browser warns that the connection is not private.",
            "Ask the hosting provider for a certificate of a trusted issuer; some issue them free of charge.",
        ),
    ),
    entry(
        "tls_unknown_ca",
        Who.HOSTING,
        Text(
            "ผู้ออกใบรับรอง (TLS) ไม่เป็นที่เชื่อถือ",
            "ใบรับรองออกโดยผู้ที่ไม่อยู่ในรายชื่อที่ระบบปฏิบัติการเชื่อถือ",
            "เบราว์เซอร์ขึ้นคำเตือนว่าการเชื่อมต่อไม่เป็นส่วนตัว",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ใช้ใบรับรองจากผู้ออกที่เบราว์เซอร์เชื่อถือ",
        ),
        Text(
            "certificate issuer (TLS) is not trusted",
            "The certificate comes from an issuer that the system's trust store does not hold.",
            "The browser warns that the connection is not private.",
            "Ask the hosting provider for a certificate of an issuer that browsers trust.",
        ),
    ),
    entry(
        "tls_wrong_host",
        Who.HOSTING,
        Text(
            "ใบรับรองความปลอดภัย (TLS) เป็นของชื่ออื่น",
            "ใบรับรองออกให้แก่ชื่อเว็บไซต์อื่น ไม่ตรงกับชื่อใน URL",
            "เบราว์เซอร์ขึ้นคำเตือนว่าการเชื่อมต่อไม่เป็นส่วนตัว",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ออกใบรับรองที่มีชื่อนี้ ทั้งแบบมีและไม่มี www หรือแก้ชื่อใน URL ให้ตรง",
        ),
        Text(
            "certificate (TLS) is for another name",
            "The certificate was issued to another name than the one in the URL.",
            "The browser warns that the connection is not private.",
            "Ask the hosting provider for a certificate with this name, with and without www, or correct the name in the URL.",
        ),
    ),
    entry(
        "tls_chain_incomplete",
        Who.HOSTING,
        Text(
            "ติดตั้งใบรับรอง (TLS) ไม่ครบชุด",
            "เครื่องแม่ข่ายไม่ส่งใบรับรองของผู้ออกชั้นกลางมาด้วย",
            "คอมพิวเตอร์ส่วนใหญ่เปิดได้ แต่โทรศัพท์และโปรแกรมบางชนิดขึ้นคำเตือน",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ติดตั้งใบรับรองทั้งชุด (full chain)",
        ),
        Text(
            "certificate chain (TLS) is incomplete",
            "The server does not send the certificate of the issuer in between.",
            "Most computers open the page; some phones and programs warn.",
            "Ask the hosting provider to install the full chain.",
        ),
    ),
    entry(
        "tls_old_protocol",
        Who.HOSTING,
        Text(
            "การเข้ารหัส (TLS) รุ่นเก่าเกินไป",
            "เครื่องแม่ข่ายรองรับเฉพาะการเข้ารหัสรุ่นเก่าที่เบราว์เซอร์เลิกใช้แล้ว",
            "เบราว์เซอร์รุ่นปัจจุบันเปิดไม่ได้",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ปรับปรุงเครื่องแม่ข่ายให้ใช้ TLS 1.2 ขึ้นไป",
        ),
        Text(
            "encryption (TLS) too old",
            "The server speaks only versions of TLS that browsers have given up.",
            "Present browsers do not open the site.",
            "Ask the hosting provider to bring the server to TLS 1.2 or later.",
        ),
    ),
    entry(
        "tls_weak_key",
        Who.HOSTING,
        Text(
            "กุญแจเข้ารหัส (TLS) อ่อนเกินไป",
            "กุญแจหรือวิธีเข้ารหัสของเครื่องแม่ข่ายสั้นหรือเก่ากว่าที่ถือว่าปลอดภัย",
            "เบราว์เซอร์รุ่นปัจจุบันปฏิเสธหรือขึ้นคำเตือน",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ออกใบรับรองด้วยกุญแจ RSA 2048 บิตขึ้นไปหรือ ECDSA และปรับปรุงการแลกกุญแจ",
        ),
        Text(
            "encryption key (TLS) too weak",
            "The server's key or key exchange is shorter or older than what counts as safe.",
            "Present browsers refuse the site or warn.",
            "Ask the hosting provider for a certificate with RSA of 2048 bits or more, or ECDSA, and a modern key exchange.",
        ),
    ),
    entry(
        "tls_handshake_failed",
        Who.HOSTING,
        Text(
            "เริ่มการเชื่อมต่อแบบเข้ารหัส (TLS) ไม่สำเร็จ",
            "เครื่องแม่ข่ายตกลงการเข้ารหัสกับผู้เปิดไม่ได้ หรือช่องทาง https ไม่ได้ตั้งให้เข้ารหัส",
            "เบราว์เซอร์แจ้งว่าเว็บไซต์ให้การเชื่อมต่อที่ปลอดภัยไม่ได้",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ตรวจการตั้งค่า https ที่พอร์ต 443 หรือพอร์ตที่ระบุใน URL",
        ),
        Text(
            "secure connection (TLS) could not be set up",
            "Server and visitor could not agree on encryption, or the https port does not speak it.",
            "The browser says that the site cannot provide a secure connection.",
            "Ask the hosting provider to look at the https settings of port 443, or of the port in the URL.",
        ),
        soft=True,
    ),
    entry(
        "tls_client_certificate",
        Who.WEB_ADMIN,
        Text(
            "เว็บไซต์ขอใบรับรองจากผู้เปิด (TLS)",
            "เครื่องแม่ข่ายรับเฉพาะผู้ที่มีใบรับรองประจำตัว ซึ่งประชาชนไม่มี",
            "เบราว์เซอร์ขอให้เลือกใบรับรอง หรือแจ้งว่าเข้าไม่ได้",
            "ยกเลิกการขอใบรับรองผู้เปิดสำหรับหน้าที่เผยแพร่ต่อประชาชน หรือย้ายข้อมูลไปยังหน้าสาธารณะ",
        ),
        Text(
            "site asks visitors for a certificate (TLS)",
            "The server takes only visitors with a personal certificate, which the public does not have.",
            "The browser asks for a certificate or says that there is no access.",
            "Do not ask for client certificates on public pages, or move the information to a public page.",
        ),
    ),
    entry(
        "tls_expires_soon",
        Who.HOSTING,
        Text(
            "ใบรับรองความปลอดภัย (TLS) ใกล้หมดอายุ",
            "ใบรับรองของเว็บไซต์จะหมดอายุภายใน 30 วัน",
            "ขณะนี้เปิดได้ปกติ แต่เมื่อหมดอายุเบราว์เซอร์จะขึ้นคำเตือนทุกหน้า",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ต่ออายุก่อนวันที่ระบุ และตั้งให้ต่ออายุอัตโนมัติ",
        ),
        Text(
            "security certificate (TLS) expires soon",
            "The site's certificate expires within 30 days.",
            "It opens as usual now; once expired, the browser will warn on every page.",
            "Ask the hosting provider to renew it before the day given, and to let it renew by itself.",
        ),
        verdict=Verdict.WARN,
    ),
)
