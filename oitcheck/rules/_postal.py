"""Postal addresses: the signs of one close together, told from the name of an agency and its district.

Source: Thai addresses: บ้านเลขที่ หมู่ ถนน ตำบล/แขวง อำเภอ/เขต จังหวัด รหัสไปรษณีย์ (10000 to 96999, Thailand Post).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oitcheck.thai.digits import ascii_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One address: ``sample`` where a template left it."""

    start: int
    end: int
    sample: bool = False


_NAME = r"[ \t]{0,2}[ก-๎]{2,40}"
_SIGNS: dict[str, re.Pattern[str]] = {
    "place": re.compile(
        rf"(?:(?:ตั้งอยู่|บ้าน|ที่อยู่)?(?:เลขที่|ที่อยู่|ตั้งอยู่ที่)|สำนักงาน[ก-๎ ]{{2,40}}?)[ \t:：]{{0,3}}\d{{1,4}}(?:/\d{{1,4}})?(?![\d/,.])"
        rf"|(?<![\d/,.])\d{{1,4}}(?:/\d{{1,4}})?[ \t,]{{1,3}}(?:หมู่|ม\.|ถนน|ถ\.|ซอย|ซ\.|[Mm]oo\b|MOO\b)"
        rf"|หมู่(?:ที่|บ้าน)?[ \t]{{0,2}}\d{{1,2}}(?!\d)|(?<![ก-๎])ม\.[ ]?\d{{1,2}}(?!\d)|ถนน{_NAME}|(?<![ก-๎])ถ\.{_NAME}"
        r"|\b[Mm]oo[. ]{1,2}\d{1,2}\b|\b(?:Road|Rd\.|Soi)(?![a-z])"
    ),
    "tambon": re.compile(
        rf"(?<!เทศบาล)(?<!ส่วน)(?<!สภา)(?<!ระดับ)(?<!สมาชิก)(?:ตำบล|แขวง){_NAME}|(?<![ก-๎])ต\.{_NAME}"
        r"|\b(?:Tambon|T\.|Sub-?[Dd]istrict|Tumbol|Khwaeng)(?![a-z])"
    ),
    "amphoe": re.compile(
        rf"(?<!นาย)(?<!ว่าการ)อำเภอ{_NAME}|(?<![ก-๎])เขต{_NAME}|(?<![ก-๎])อ\.{_NAME}"
        r"|\b(?:Amphoe|Amphur|Ampher|A\.|District|Khet)(?![a-z])"
    ),
    "changwat": re.compile(
        rf"(?<!ว่าราชการ)(?<!ส่วน)จังหวัด{_NAME}|(?<![ก-๎])จ\.{_NAME}|กรุงเทพ(?:มหานคร|ฯ)|\b(?:Province|Changwat|Bangkok)\b"
    ),
    "postcode": re.compile(
        r"(?<![\d,./-])(?:[1-8]\d|9[0-6])\d{3}(?![\d,/]|[.-]\d|[ \t]*(?:บาท|คน|ราย|ครัวเรือน|แห่ง|ล้าน|ตัว|เรื่อง|ครั้ง|ไร่|หน่วย))"
    ),
}
_NEEDED = 3
_SPAN = 260
_SAMPLES = re.compile(
    r"(?i)A108 Adam Street|\b123 (?:Main|Street|Fake|Example|Anywhere)|535022|New York, NY|Lorem ipsum|your address|ที่อยู่ของคุณ|"
    r"1234 Street|Street Name"
)


def addresses(text: str) -> Iterator[Address]:
    """Gives every postal address of the text in order, then what templates leave.

    An address has three of its signs close together, one of them a house, a road or a postcode: the name of a
    municipality with its district and province is none.
    """
    plain = ascii_digits(text)
    signs = sorted(
        (hit.start(), hit.end(), name) for name, sign in _SIGNS.items() for hit in sign.finditer(plain)
    )
    skip_to = 0
    for index, (start, _, _) in enumerate(signs):
        if start < skip_to:
            continue
        close = [sign for sign in signs[index : index + 24] if sign[1] - start <= _SPAN]
        names = {name for _, _, name in close}
        if (
            len(names) >= _NEEDED
            and names & {"place", "postcode"}
            and names & {"tambon", "amphoe", "changwat"}
        ):
            end = max(sign[1] for sign in close)
            skip_to = end
            yield Address(start=start, end=end)
    for hit in _SAMPLES.finditer(plain):
        yield Address(start=hit.start(), end=hit.end(), sample=True)


def nearest(text: str) -> tuple[int, int] | None:
    """Gives the place of one sign of an address, where no address was found."""
    plain = ascii_digits(text)
    hits = (_SIGNS[name].search(plain) for name in ("amphoe", "changwat", "tambon", "place"))
    hit = next(filter(None, hits), None)
    return hit.span() if hit else None
