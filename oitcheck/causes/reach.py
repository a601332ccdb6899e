"""Causes of reach: the name, the connection and the transfer.

``private_address`` is ``fail`` by default (the address stands in the answer or behind a redirect); where the agency's
own name resolves to such an address, the observation says ``undetermined``.
"""

from oitcheck.causes import Who
from oitcheck.causes._entry import OUTSIDE_EN, OUTSIDE_TH, Text, entry
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "dns_not_found",
        Who.WEB_ADMIN,
        Text(
            "ไม่พบชื่อเว็บไซต์ (DNS)",
            "ระบบชื่อโดเมนตอบว่าไม่มีชื่อเว็บไซต์นี้ ชื่ออาจพิมพ์ผิด หรือการจดทะเบียนโดเมนหมดอายุ",
            "เบราว์เซอร์แจ้งว่าไม่พบเว็บไซต์ และเปิดหน้าใดไม่ได้เลย",
            "ตรวจการสะกดชื่อเว็บไซต์ในรายการตรวจ แล้วต่ออายุโดเมนหรือแก้ระเบียนชื่อโดเมนกับผู้รับจดทะเบียน",
        ),
        Text(
            "site name does not exist (DNS)",
            "The name system says that there is no such name: it is misspelt, or the domain's registration has lapsed.",
            "The browser says that the site cannot be found; no page of it opens.",
            "Check the spelling in the checklist, then renew the domain or correct its records with the registrar.",
        ),
    ),
    entry(
        "dns_unresolved",
        Who.NOBODY,
        Text(
            "ค้นหาชื่อเว็บไซต์ไม่สำเร็จ (DNS)",
            "ระบบชื่อโดเมนไม่ตอบ หรือแจ้งขัดข้องชั่วคราว จึงยังไม่ทราบว่าเว็บไซต์อยู่ที่ใด",
            "อาจเปิดเว็บไซต์ไม่ได้เป็นบางช่วงหรือบางเครือข่าย",
            "รอการตรวจครั้งถัดไป หากเกิดซ้ำหลายคืนให้แจ้งผู้ดูแลระบบชื่อโดเมน และตรวจระบบชื่อโดเมนของเครื่องที่ใช้ตรวจ",
        ),
        Text(
            "site name could not be looked up (DNS)",
            "The name system did not answer, or reported a passing fault; where the site stands is not known.",
            "The site may fail to open at times or on some networks.",
            "Wait for the next run. If it lasts for nights, tell who runs the domain's name servers, and look at the checker's own resolver.",
        ),
        verdict=Verdict.UNDETERMINED,
        soft=True,
    ),
    entry(
        "connect_refused",
        Who.HOSTING,
        Text(
            "เครื่องแม่ข่ายปฏิเสธการเชื่อมต่อ",
            "เครื่องแม่ข่ายทำงานอยู่แต่ไม่มีโปรแกรมเว็บรับการเชื่อมต่อที่ช่องทางนี้",
            "เบราว์เซอร์แจ้งว่าเว็บไซต์ปฏิเสธการเชื่อมต่อ",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้เปิดโปรแกรมเว็บ และตรวจไฟร์วอลล์กับหมายเลขพอร์ตใน URL",
            OUTSIDE_TH,
        ),
        Text(
            "server refuses connections",
            "The machine is up, but no web server takes connections at this port.",
            "The browser says that the site refused to connect.",
            "Ask the hosting provider to start the web server; check the firewall and the port in the URL.",
            OUTSIDE_EN,
        ),
        soft=True,
    ),
    entry(
        "connect_timeout",
        Who.HOSTING,
        Text(
            "เชื่อมต่อเครื่องแม่ข่ายไม่ได้ภายในเวลา",
            "เครื่องแม่ข่ายไม่ตอบรับการเชื่อมต่อภายในเวลาที่กำหนด",
            "หน้าเว็บหมุนรอนานแล้วแจ้งว่าใช้เวลานานเกินไป",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ตรวจว่าเครื่องแม่ข่าย เครือข่าย และไฟร์วอลล์ทำงานปกติ",
            OUTSIDE_TH,
        ),
        Text(
            "no connection in time",
            "The server did not take the connection within the time allowed.",
            "The page loads for long, then the browser says that the site took too long.",
            "Ask the hosting provider whether machine, network and firewall are in order.",
            OUTSIDE_EN,
        ),
        soft=True,
    ),
    entry(
        "connection_reset",
        Who.HOSTING,
        Text(
            "การเชื่อมต่อถูกตัดกลางคัน",
            "เครื่องแม่ข่ายหรืออุปกรณ์ระหว่างทางตัดการเชื่อมต่อก่อนส่งหน้าเว็บ",
            "เบราว์เซอร์แจ้งว่าการเชื่อมต่อถูกรีเซ็ต",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ตรวจบันทึกของโปรแกรมเว็บและไฟร์วอลล์ในเวลาที่ตรวจ",
            OUTSIDE_TH,
        ),
        Text(
            "connection was cut",
            "The server, or a device on the way, cut the connection before the page came.",
            "The browser says that the connection was reset.",
            "Ask the hosting provider to read the web server's and the firewall's log at the time of the look.",
            OUTSIDE_EN,
        ),
        soft=True,
    ),
    entry(
        "timeout",
        Who.HOSTING,
        Text(
            "เว็บไซต์ตอบช้าเกินเวลาที่กำหนด",
            "เชื่อมต่อได้แล้วแต่หน้าเว็บมาไม่ครบภายในเวลาที่กำหนด",
            "หน้าเว็บโหลดค้าง หรือต้องรอนานจนเลิกรอ",
            "แจ้งผู้ดูแลเว็บไซต์และผู้ให้บริการพื้นที่เว็บไซต์ให้ตรวจภาระงานของเครื่องแม่ข่ายและฐานข้อมูล และลดขนาดหน้าเว็บ",
        ),
        Text(
            "site too slow to answer",
            "The connection stood, but the page did not come whole within the time allowed.",
            "The page hangs while loading, or takes longer than people wait.",
            "Ask web administrator and hosting provider to look at the load of server and database; make the page lighter.",
        ),
        soft=True,
    ),
    entry(
        "truncated",
        Who.HOSTING,
        Text(
            "ได้รับข้อมูลไม่ครบ",
            "เครื่องแม่ข่ายส่งข้อมูลมาน้อยกว่าที่แจ้งไว้ ระบบจึงไม่นำข้อมูลบางส่วนมาตัดสิน",
            "หน้าเว็บขาดหาย หรือไฟล์ที่ดาวน์โหลดเปิดไม่ได้",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ตรวจการส่งไฟล์และการบีบอัด แล้วอัปโหลดไฟล์ใหม่หากไฟล์บนเว็บไซต์ไม่ครบ",
        ),
        Text(
            "only part of it arrived",
            "The server sent less than it had announced; a part is not judged for the whole.",
            "The page is cut short, or the downloaded file does not open.",
            "Ask the hosting provider to look at file delivery and compression; upload the file again if it is cut on the site itself.",
        ),
        soft=True,
    ),
    entry(
        "malformed_response",
        Who.HOSTING,
        Text(
            "เครื่องแม่ข่ายตอบผิดรูปแบบ (HTTP)",
            "สิ่งที่เครื่องแม่ข่ายตอบไม่เป็นไปตามมาตรฐานของเว็บ จึงอ่านเป็นหน้าเว็บไม่ได้",
            "เบราว์เซอร์แจ้งข้อผิดพลาดหรือแสดงหน้าว่าง",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ตรวจโปรแกรมเว็บ ตัวกลาง (proxy) และหมายเลขพอร์ตใน URL",
        ),
        Text(
            "malformed answer (HTTP)",
            "What the server answered breaks the rules of the web and cannot be read as a page.",
            "The browser shows an error or an empty page.",
            "Ask the hosting provider to look at the web server, the proxy before it and the port in the URL.",
        ),
        soft=True,
    ),
    entry(
        "too_large",
        Who.CONTENT_OWNER,
        Text(
            "ไฟล์ใหญ่เกินที่ระบบอ่านได้",
            "หน้าหรือไฟล์มีขนาดเกินเพดานของระบบ ระบบจึงหยุดอ่านและยังไม่สรุปผล",
            "อาจเปิดได้แต่ใช้เวลานาน โดยเฉพาะบนโทรศัพท์",
            "ลดขนาดไฟล์หรือแยกเป็นหลายไฟล์ หรือให้ผู้ดูแลระบบตรวจเพิ่มเพดาน (--max-bytes, --max-decoded-bytes)",
        ),
        Text(
            "too large to be read",
            "The page or file is above the checker's cap; reading stopped and nothing is concluded.",
            "It may open, but slowly, above all on a phone.",
            "Make the file smaller or split it, or let the checker's administrator raise the cap (--max-bytes, --max-decoded-bytes).",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "headers_too_large",
        Who.HOSTING,
        Text(
            "ส่วนหัวของคำตอบใหญ่ผิดปกติ",
            "เครื่องแม่ข่ายส่งข้อมูลส่วนหัวเกินเพดานที่เบราว์เซอร์ทั่วไปรับได้",
            "เบราว์เซอร์แจ้งข้อผิดพลาด หรือเปิดหน้าไม่ได้",
            "แจ้งผู้ดูแลเว็บไซต์ให้ตรวจคุกกี้และส่วนหัวที่โปรแกรมเว็บสร้างซ้ำ",
        ),
        Text(
            "response headers too large",
            "The server sent more header data than browsers commonly take.",
            "The browser shows an error, or the page does not open.",
            "Ask the web administrator to look for cookies and headers that the site repeats.",
        ),
    ),
    entry(
        "decoding_failed",
        Who.HOSTING,
        Text(
            "ถอดรหัสข้อมูลที่บีบอัดไม่ได้",
            "ข้อมูลที่เครื่องแม่ข่ายส่งมาไม่ตรงกับวิธีบีบอัดที่แจ้งไว้ หรือเสียหายระหว่างทาง",
            "เบราว์เซอร์แจ้งข้อผิดพลาดในการถอดรหัสเนื้อหา หรือแสดงอักขระที่อ่านไม่ออก",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ตรวจการบีบอัด (gzip) ทั้งในโปรแกรมเว็บและในระบบจัดการเว็บไซต์ มักเกิดจากบีบอัดซ้ำสองชั้น",
        ),
        Text(
            "compressed data cannot be decoded",
            "What the server sent is not what its Content-Encoding says, or was damaged on the way.",
            "The browser reports a content decoding error, or shows unreadable signs.",
            "Ask the hosting provider to look at compression (gzip) in the web server and in the CMS; often both compress.",
        ),
        soft=True,
    ),
    entry(
        "private_address",
        Who.WEB_ADMIN,
        Text(
            "ที่อยู่ภายในเครือข่าย ประชาชนเปิดไม่ได้",
            "URL นี้ชี้ไปยังหมายเลขไอพีภายในหรือหมายเลขสงวน ซึ่งไม่ใช่ที่อยู่สาธารณะ ระบบจึงไม่เข้าถึง",
            "ผู้ที่อยู่นอกเครือข่ายของหน่วยงานเปิดหน้านี้ไม่ได้",
            "ใช้ URL ที่เปิดได้จากภายนอก หากตรวจจากภายในสำนักงานและชื่อเว็บไซต์ชี้ไปเครื่องภายใน ให้ผู้ดูแลระบบตรวจใช้ --allow-address",
            OUTSIDE_TH,
        ),
        Text(
            "address is not public",
            "The URL leads to an internal or reserved IP address, not a public one; the checker did not go there.",
            "Nobody outside the agency's network can open the page.",
            "Give a URL that opens from outside. If the checker runs inside the office and the site's name points inwards there, its administrator can use --allow-address.",
            OUTSIDE_EN,
        ),
    ),
    entry(
        "slow",
        Who.HOSTING,
        Text(
            "เปิดได้แต่ช้า",
            "หน้าเว็บเปิดได้ แต่ใช้เวลานานกว่าเกณฑ์",
            "ต้องรอหลายวินาทีก่อนเห็นข้อมูล",
            "ลดขนาดหน้าและไฟล์ เปิดใช้การเก็บสำเนาชั่วคราว (cache) และแจ้งผู้ให้บริการพื้นที่เว็บไซต์หากช้าทุกหน้า",
        ),
        Text(
            "opens, but slowly",
            "The page opens, but takes longer than it should.",
            "People wait several seconds before they see anything.",
            "Make page and files lighter, use a cache, and tell the hosting provider if every page is slow.",
        ),
        verdict=Verdict.WARN,
    ),
    entry(
        "flapping",
        Who.HOSTING,
        Text(
            "เปิดได้บ้าง ไม่ได้บ้าง",
            "ในคืนเดียวกัน การเปิดบางครั้งสำเร็จและบางครั้งไม่สำเร็จ",
            "ประชาชนบางคนเปิดไม่ได้ และต้องลองใหม่",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์พร้อมเวลาที่เปิดไม่ได้ ซึ่งมีในรายละเอียดของรายงาน",
        ),
        Text(
            "opens at times only",
            "Within one night some looks succeeded and some failed.",
            "Some people cannot open it and must try again.",
            "Tell the hosting provider the times at which it failed; the report's details have them.",
        ),
        verdict=Verdict.WARN,
    ),
    entry(
        "closed_abruptly",
        Who.HOSTING,
        Text(
            "เครื่องแม่ข่ายตัดสายเมื่อส่งจบ",
            "ได้รับข้อมูลครบถึงจุดสิ้นสุดของหน้าหรือไฟล์ แต่เครื่องแม่ข่ายไม่บอกความยาวและไม่ปิดการเชื่อมต่อตามปกติ",
            "เบราว์เซอร์แสดงหน้าได้ครบ บางโปรแกรมดาวน์โหลดอาจแจ้งว่าไม่สมบูรณ์",
            "แจ้งผู้ให้บริการพื้นที่เว็บไซต์ให้ส่งความยาวของข้อมูล (Content-Length) หรือปรับปรุงโปรแกรมเครื่องแม่ข่าย",
        ),
        Text(
            "server hangs up at the end",
            "All of the page or file arrived, but the server neither told its length nor closed the connection properly.",
            "Browsers show the page whole; some download programs may call it incomplete.",
            "Ask the hosting provider to send the length (Content-Length) or to bring the server's software up to date.",
        ),
        verdict=Verdict.WARN,
    ),
)
