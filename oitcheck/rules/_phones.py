"""Telephone and fax numbers as Thai public bodies write them, told from IDs, dates, money and template numbers.

Fixed lines have nine digits (02…, 032–039, 042–045, 052–056, 073–077), mobile ones ten (06…, 08…, 09…), toll-free ones
ten (1800…), hotlines four (1xxx, only beside a label).

Source: แผนเลขหมายโทรคมนาคม สำนักงาน กสทช.; forms of writing from local bodies' pages.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oitcheck.thai.digits import ascii_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number in a text.

    Attributes:
        start: place in the text, from 0; ``end`` the place behind it.
        digits: as dialled inside the country, each number of a range on its own.
        phone: whether it is given for calls; ``fax`` whether it is given for fax.
        sample: whether it is a template's number.
    """

    start: int
    end: int
    digits: tuple[str, ...]
    phone: bool = True
    fax: bool = False
    sample: bool = False


_GAP = r"[ \t\u00a0.()‐-―-]{0,3}"
_HEAD = rf"(?:(?:\+|00)[ ]?66{_GAP}(?:\(?0\)?{_GAP})?|\(66\){_GAP}|\(?0{_GAP})"
_FIXED = rf"(?:2(?:{_GAP}\d){{7}}|(?:3{_GAP}[2-9]|4{_GAP}[2-5]|5{_GAP}[2-6]|7{_GAP}[3-7])(?:{_GAP}\d){{6}})"
_MOBILE = rf"[689](?:{_GAP}\d){{8}}"
_TOLL_FREE = rf"1{_GAP}8{_GAP}0{_GAP}0(?:{_GAP}\d){{6}}"
_NUMBER = re.compile(
    rf"(?<![\d+])(?<!\d[.:])(?<!\d[‐-―-])(?P<number>(?P<head>{_HEAD})(?P<rest>{_FIXED}|{_MOBILE})|{_TOLL_FREE})"
    rf"(?P<more>(?:[ ]?[‐-―~-][ ]?\d{{1,4}}|[ ]?ถึง[ ]?\d{{1,4}})(?!\d|[.:/]\d|,[1-9]|[‐-―-]\d))?(?!\d|[.:]\d|,[1-9]|[‐-―-]\d)"
)
_HOTLINE = re.compile(
    r"(?:สายด่วน|ฮอตไลน์|ฮอทไลน์|[Hh]ot ?line|HOTLINE|[Cc]all [Cc]ent(?:er|re)|โทร(?:ศัพท์|\.)?|เบอร์|หมายเลข)"
    r"[^\d\n]{0,40}?(?<!\d)(1[1-9]\d\d)(?![\d/]|[.,-]\d|\s*(?:คน|ราย|บาท|เรื่อง|ครั้ง|น\.))"
)
# Letters or signs where digits should stand, and the numbers that page templates carry.
_SAMPLE = re.compile(
    r"(?<![\dA-Za-z])(?<!\d[. -])(?:\(?0(?=[\d() .\-xX×*_#]{6,16}[xX×*_#])[\dxX×*_#](?:[ .()-]{0,2}[\dxX×*_#]){4,9}"
    r"|(?:\+?1[ .-]?)?\(?(?:123|555)\)?[ .-]?(?:456|555)[ .-]?(?:7890|\d{4})|1234567890"
    r"|\(?0[01](?:[ .()-]{0,2}\d){7,8}|\+1[ .-]\d{3,4}[ .-]?\d{3,5}[ .-]?\d{2,5}|\+\d{2}[ .-]?0{2,}[ .-]?0{3,}[ .-]?\d{3,4})"
    r"(?![\dxX*])"
)
_NUMBER_STARTS, _SAMPLE_STARTS, _HOTLINE_DIGITS = map(re.compile, ("[+(01]", "[+(015]", r"1[1-9]\d\d"))
_KNOWN = frozenset({"0100200120", "0123456789", "1234567890", "012345678"})
_DATE = re.compile(r"\d{1,2}[-. ]\d{1,2}[-. ](?:24|25|26|19|20)\d\d(?!\d)")
_ACCOUNT = re.compile(r"\d{3}-\d-\d{5}-\d")
_NOT_PHONE = re.compile(
    r"(?:เลข(?:ที่)?บัญชี|บัญชีเลขที่|หมายเลขบัญชี|บัญชีธนาคาร|เลขประจำตัว|ประจำตัวผู้เสียภาษี|บัตรประชาชน|ประจำตัวประชาชน|"
    r"เลขที่(?:สัญญา|โครงการ|ใบ|เอกสาร|หนังสือ|คำสั่ง)|รหัส(?!ไปรษณีย์)|เลขทะเบียน|ทะเบียนเลขที่|ทะเบียนนิติบุคคล|ISBN|ISSN|"
    r"[Tt]ax ?(?:ID|id)|[Aa]ccount (?:[Nn]o|[Nn]umber))[^\n]{0,25}\Z"
)
_MONEY = re.compile(r"\s{0,2}(?:บาท|฿|baht|Baht|ล้าน|บ\.)")
_FAX = re.compile(r"โทรสาร|แฟ[กค็]*[กค]ซ์|แฟกส์|แฟ็กส์|(?<![A-Za-z])[Ff](?:ax|acsimile|AX|ACSIMILE)(?![A-Za-z])")
_CALL = re.compile(
    r"โทรศัพท์|โทร(?!สาร|ทัศน์|คม|เลข)|มือถือ|เบอร์|สายด่วน|สายตรง|สำนักงาน|กอง(?=[ก-ฮ])|"
    r"(?<![A-Za-z])(?:[Tt]el(?:ephone)?|TEL|[Pp]hone|PHONE|[Mm]obile|[Cc]all|[Hh]otline)(?![A-Za-z])"
)
_VOID = re.compile(r"[\s.:：]*(?:-+|–|ไม่มี|none|n/a)[ \t]*(?:\n|$)", re.IGNORECASE)
_BESIDE = re.compile(r"(?:[\s.:/,&()]|และ|หรือ|[Nn]o\.?|หมายเลข)*\Z")
_ONLY_JOINS = re.compile(
    r"(?:[ \t,/;]|และ|หรือ|ถึง|ต่อ ?\d{1,5}|กด ?\d|ext\.? ?\d{1,5}|#\d{1,5})*\Z", re.IGNORECASE
)
_BEHIND_FAX = re.compile(r"[ \t]{0,2}\([ \t]*(?:โทรสาร|แฟกซ์|แฟ็กซ์|[Ff]ax|FAX)[ \t.]*\)")
_LABEL_REACH = 60
# The longest expansion of "4080-9"; more is no range of lines.
_RANGE = 100


def numbers(text: str) -> Iterator[Number]:
    """Gives every number of the text in order, templates' numbers too; hotlines last."""
    plain = ascii_digits(text)
    before: Number | None = None
    for hit in _from(_NUMBER_STARTS, _NUMBER, plain):
        if _is_other(plain, hit):
            continue
        phone, fax = _given_for(plain, hit, before)
        before = Number(
            start=hit.start(),
            end=hit.end(),
            digits=_dialled(hit),
            phone=phone,
            fax=fax,
            sample=_is_sample(hit),
        )
        yield before
    for hit in _from(_SAMPLE_STARTS, _SAMPLE, plain):
        if _is_left(plain, hit):
            fax = _given_for(plain, hit, None)[1]
            yield Number(start=hit.start(), end=hit.end(), digits=(hit[0],), fax=fax, sample=True)
    for hit in _HOTLINE.finditer(plain) if _HOTLINE_DIGITS.search(plain) else ():
        yield Number(start=hit.start(1), end=hit.end(1), digits=(hit[1],))


def _from(starts: re.Pattern[str], pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    """Gives what ``finditer`` gives of a pattern that begins with certain signs only, tried nowhere else."""
    at = 0
    for sign in starts.finditer(plain):
        hit = pattern.match(plain, sign.start()) if sign.start() >= at else None
        if hit is not None:
            yield hit
            at = hit.end()


def label(text: str, *, fax: bool) -> tuple[int, int] | None:
    """Gives the place of the first label for such a number, where no number was found."""
    hit = (_FAX if fax else _CALL).search(text)
    return hit.span() if hit else None


def _is_left(plain: str, hit: re.Match[str]) -> bool:
    """Whether a template left it: masked digits and known ones always, another impossible number beside a label."""
    if _named_otherwise(plain, hit.start()):
        return False
    digits = re.sub(r"\D", "", hit[0])
    known = digits in _KNOWN or set(digits) == {"0"} or "555" in digits or hit[0].startswith("+")
    masked = re.search(r"[xX×*_#]", hit[0]) is not None
    return known or masked or _CALL.search(plain, max(0, hit.start() - 30), hit.start()) is not None


def _named_otherwise(plain: str, at: int) -> bool:
    """Whether the label before it says account, ID or contract, with no label of a telephone after that."""
    other = _NOT_PHONE.search(plain, max(0, at - 45), at)
    return other is not None and not any(_last(label, plain[other.start() : at]) for label in (_CALL, _FAX))


def _is_other(plain: str, hit: re.Match[str]) -> bool:
    """Whether it is a date, an account, an ID, a decimal or money that has as many digits."""
    number = hit["number"]
    if re.match(r"0\.\d{6,}", number) or _DATE.match(number) or _ACCOUNT.match(plain, hit.start()):
        return True
    if _named_otherwise(plain, hit.start()) or _MONEY.match(plain, hit.end()):
        return True
    groups = re.findall(r"\d+", number)
    return len(groups) > 6 or sum(1 for group in groups[1:] if len(group) == 1) > 2


def _dialled(hit: re.Match[str]) -> tuple[str, ...]:
    """Every number of a range: ``0 3867 4080-1`` is two numbers."""
    rest = re.sub(r"\D", "", hit["rest"] or hit["number"])
    first = f"0{rest}" if hit["rest"] else rest
    tail = re.sub(r"\D", "", hit["more"] or "")
    if not tail:
        return (first,)
    start, end = int(first[-len(tail) :]), int(tail)
    if not start < end <= start + _RANGE:
        return (first,)
    stem = first[: -len(tail)]
    return tuple(f"{stem}{number:0{len(tail)}d}" for number in range(start, end + 1))


def _is_sample(hit: re.Match[str]) -> bool:
    """All digits the same behind the area, or 1234567 in a row: nobody has such a line."""
    rest = re.sub(r"\D", "", hit["rest"] or "")
    if not rest:
        return False
    line = rest[1:] if rest[0] == "2" else rest[2:]
    if rest[0] in "689":
        return len(set(rest[2:])) == 1 or rest[1:] in {"12345678", "01234567", "87654321"}
    return len(set(line)) == 1 or line in {
        "1234567",
        "123456",
        "234567",
        "0123456",
        "012345",
        "7654321",
        "654321",
    }


def _given_for(plain: str, hit: re.Match[str], before: Number | None) -> tuple[bool, bool]:
    """Whether for calls and whether for fax, by the label before it, or in brackets behind it."""
    if _BEHIND_FAX.match(plain, hit.end()):
        return False, True
    start = max(hit.start() - _LABEL_REACH, before.end if before else 0)
    between = plain[start : hit.start()]
    if before is not None and start == before.end and _ONLY_JOINS.match(between):
        return before.phone, before.fax
    fax = _last(_FAX, between)
    if fax is None or _VOID.match(between, fax[1]):
        return True, False
    call = _last(_CALL, between)
    if call is None:
        return False, True
    if call[0] > fax[0]:
        both = _BESIDE.match(between[fax[1] : call[0]]) is not None
        return True, both
    return _BESIDE.match(between[call[1] : fax[0]]) is not None, True


def _last(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    last = None
    for last in pattern.finditer(text):  # noqa: B007 - the last one is wanted
        pass
    return last.span() if last else None
