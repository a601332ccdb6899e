"""Services and forms that rightly ask who you are: a sign-in there is no wall before published information."""

import re

from oitcheck.genuine._view import View

_ADDRESS = re.compile(
    r"(?i)e-?(?:service|form|request|plan|complaint|petition|tax|permit|office|saraban|learning|gp|market)|\beservice|one-?stop|oss\b"
    r"|biz\.?portal|info\.go\.th|citizen|ร้องเรียน|ร้องทุกข์|complain|petition|appeal|traffy|dga\.or\.th|booking|queue|smart-?city"
)
_WORDS = re.compile(
    r"e-?service|อี-?เซอร์วิส|บริการออนไลน์|บริการอิเล็กทรอนิกส์|บริการประชาชน|ยื่นคำ(?:ร้อง|ขอ)|คำร้องออนไลน์|จองคิว|จองห้อง|ชำระภาษี|ร้องเรียน|ร้องทุกข์|แจ้งเรื่อง"
    r"|thaid|เลขประจำตัวประชาชน|เลขบัตรประชาชน|ลงทะเบียนผู้ใช้บริการ|ผู้ขอรับบริการ|onestopservice|onlineservice"
)


def is_service(view: View) -> bool:
    """Says whether the answer is a service that people use, by its address or by what it calls itself."""
    if _ADDRESS.search(view.asked.url[:500]) or _ADDRESS.search(view.final.host + view.final.path):
        return True
    return (
        _WORDS.search(
            view.title.folded + "".join(head.folded for head in view.headings) + view.main.folded[:1500]
        )
        is not None
    )
