"""What an administrator can send to the hosting provider or firewall owner to let the checker through."""

LETTER_TH = (
    "“ขอความอนุเคราะห์อนุญาตให้ระบบตรวจสอบการเปิดเผยข้อมูลสาธารณะ (OIT) ของหน่วยงานเข้าเว็บไซต์นี้ได้ "
    "ระบบแจ้งชื่อใน User-Agent ว่า oitcheck พร้อมช่องทางติดต่อผู้ดูแลตามที่ตั้งไว้ (--contact) "
    "อ่านเฉพาะหน้าสาธารณะด้วยวิธี GET คืนละไม่กี่ครั้งต่อหน้า เว้นจังหวะระหว่างคำขอ และไม่ส่งแบบฟอร์มใด”"
)
LETTER_EN = (
    "“Please allow the agency's own checker of public disclosure (OIT) to read this site. It names itself in the "
    "User-Agent as oitcheck, with its administrator's contact (as set by --contact). It reads public pages only, "
    "by GET, a few times a night a page, pauses between requests, and never submits a form.”"
)
