"""Numbers, e-mail and postal addresses as pages write them; what only looks like one."""

import pytest

from oitcheck.rules._accounts import account_of
from oitcheck.rules._addresses import leads_to
from oitcheck.rules._emails import emails
from oitcheck.rules._maps import is_map
from oitcheck.rules._phones import numbers
from oitcheck.rules._postal import addresses

# text → what is dialled, for calls and for fax
NUMBERS = {
    "โทร 0 3867 4080-1": ("038674080 038674081", ""),
    "โทร 038-674080-1,038-674085": ("038674080 038674081 038674085", ""),
    "โทร. 0-3867-4080 ต่อ 101 โทรสาร 0-3867-4082": ("038674080", "038674082"),
    "(038) 671-234": ("038671234", ""),
    "โทรศัพท์ ๐ ๓๘๖๗ ๔๐๘๐ โทรสาร ๐ ๓๘๖๗ ๔๐๘๑": ("038674080", "038674081"),
    "โทรศัพท์/โทรสาร 038-671234": ("038671234", "038671234"),
    "โทร./แฟกซ์ 038-671234": ("038671234", "038671234"),
    "โทรศัพท์: 038671234, 038671235 แฟกซ์: -": ("038671234 038671235", ""),
    "โทรสาร : -\nมือถือ 081-987-6543": ("0819876543", ""),
    "โทรสาร 038-671-999 สายด่วน 1567": ("1567", "038671999"),
    "โทร.038674080 (โทรสาร)": ("", "038674080"),
    "โทร.038-671234แฟกซ์038-671235": ("038671234", "038671235"),
    "โทรศัพท์\n0 3867 4080\nโทรสาร\n0 3867 4081": ("038674080", "038674081"),
    "Tel. 0 2141 9000 Fax. 0 2143 9593": ("021419000", "021439593"),
    "+66 38 674 080": ("038674080", ""),
    "+66 (0) 38 674 080": ("038674080", ""),
    "+66-81-987-6543": ("0819876543", ""),
    "จังหวัดระยอง 21110 โทร 0-3867-4080": ("038674080", ""),
    "จังหวัดระยอง21110โทรศัพท์038-674080": ("038674080", ""),
    "รหัสไปรษณีย์ 21110 โทรศัพท์ 038-671234": ("038671234", ""),
    "งานทะเบียนราษฎร 0 3867 4080 ต่อ 102": ("038674080", ""),
    "ฝ่ายการเงินและบัญชี 038-674080": ("038674080", ""),
    "038-671234/038-671235": ("038671234 038671235", ""),
    "โทร 02 141 9000 ถึง 9002": ("021419000 021419001 021419002", ""),
    "045-511510-12": ("045511510 045511511 045511512", ""),
    "1-800-123-456": ("1800123456", ""),
    "สายด่วน 1567": ("1567", ""),
    "โทร. 1132 ต่อ 5": ("1132", ""),
}
NO_NUMBERS = (
    "โทรศัพท์ : -",
    "เลขประจำตัวประชาชน 3 1020 03867 40 8",
    "1-0201-00123-45-6",
    "เลขประจำตัวผู้เสียภาษี 0994000123456",
    "งบประมาณ 1,038,671,234 บาท",
    "0386712340 บาท",
    "เลขที่บัญชี 020-0-12345-6",
    "020-0-12345-6",
    "วันที่ 02-10-2564 13.30 น.",
    "08-10-2564 12:00 น.",
    "0.234567891",
    "21110038674080",
    "โทร 1 ตุลาคม 2565",
    "โทร 1567 เรื่อง",
    "โครงการเลขที่ 65037123456",
    "02 3 4 5 6 7 8 9 1",
    "ปี 2561-2565 จำนวน 1567 คน",
    "แกลง 21110",
    "064 หน้า 038",
)
SAMPLES = (
    "042-xxx-xxx", "042-XXX-XXX", "08x-xxx-xxxx", "0xx-xxx-xxx", "02-***-****", "010-020-0120", "012-345-6789", "0123456789",
    "000-000-0000", "00-0000-0000", "02-123-4567", "081-234-5678", "099-999-9999", "038-000000", "+1 5589 55488 55",
    "(555) 555-5555", "123-456-7890",
)  # fmt: skip


def found(text, *, fax):
    said = [one for one in numbers(text) if (one.fax if fax else one.phone) and not one.sample]
    return " ".join(digits for one in said for digits in one.digits)


@pytest.mark.parametrize(("text", "expected"), NUMBERS.items())
def test_numbers_are_read_as_they_are_dialled(text, expected):
    """Calls and fax apart, ranges line by line."""
    assert expected == (found(text, fax=False), found(text, fax=True))


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_other_numbers_are_no_telephones(text):
    """Labels, IDs, dates, money, accounts, counts."""
    assert [] == list(numbers(text))


@pytest.mark.parametrize("text", SAMPLES)
def test_a_templates_number_is_told_as_such(text):
    """Beside a label, and it is not dialled."""
    said = list(numbers(f"โทร {text}"))

    assert said
    assert all(one.sample for one in said)


EMAILS = {
    "saraban@muangklang.go.th": "saraban@muangklang.go.th",
    "อีเมล:klang@hotmail.comโทร": "klang@hotmail.com",
    "อีเมลsaraban_05210101@dla.go.thครับ": "saraban_05210101@dla.go.th",
    "saraban [at] klang.go.th": "saraban@klang.go.th",
    "saraban(at)klang(dot)go(dot)th": "saraban@klang.go.th",
    "Admin@MuangKlang.COM.": "admin@muangklang.com",
    "info@company.com": "sample",
    "your@email.com": "sample",
    "a@b.example": "sample",
    "xxxx@gmail.com": "sample",
    "name@example.org": "sample",
    "logo@2x.png": None,
    "[email protected]": None,
    "@klaeng": None,
    "a@b": None,
    "ราคา 5 @ 10.50 บาท": None,
}


@pytest.mark.parametrize(("text", "expected"), EMAILS.items())
def test_email_addresses(text, expected):
    """As people see them; templates' ones told as such."""
    said = [("sample" if one.sample else one.address) for one in emails(text)]

    assert ([] if expected is None else [expected]) == said


ADDRESSES = (
    "999 หมู่ 1 ตำบลทางเกวียน อำเภอแกลง จังหวัดระยอง 21110",
    "สำนักงานเทศบาลตำบลเมืองแกลง 111/1 ถนนสุขุมวิท ต.ทางเกวียน อ.แกลง จ.ระยอง",
    "ต.ทางเกวียน อ.แกลง จ.ระยอง21110",
    "1 ถนนอู่ทองนอก แขวงดุสิต เขตดุสิต กรุงเทพมหานคร 10300",
    "123 Moo 1, Tambon Thang Kwian, Amphoe Klaeng, Rayong 21110",
    "เลขที่ ๙๙ หมู่ ๒\nต.บ้านนา\nอ.แกลง\nจ.ระยอง ๒๑๑๑๐",
)
NO_ADDRESSES = (
    "เทศบาลตำบลเมืองแกลง อำเภอแกลง จังหวัดระยอง",
    "องค์การบริหารส่วนตำบลบ้านนา อำเภอแกลง จังหวัดระยอง",
    "จังหวัดระยองมีประชากร 21110 คน อำเภอแกลง ตำบลทางเกวียน",
    "ที่อยู่ :",
    "หมู่ 1 ถึงหมู่ 9",
)


@pytest.mark.parametrize("text", ADDRESSES)
def test_postal_addresses(text):
    """Three signs of one close together, a house, a road or a postcode among them."""
    assert [False] == [one.sample for one in addresses(text)]


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_a_name_with_its_district_is_no_address(text):
    """Every header of every page has one."""
    assert [] == list(addresses(text))


@pytest.mark.parametrize(
    ("url", "network", "name"),
    [
        ("https://www.facebook.com/muangklaeng/", "facebook", "muangklaeng"),
        ("https://th-th.facebook.com/pages/เทศบาล/123", "facebook", "เทศบาล"),
        ("https://www.facebook.com/people/klaeng/1000/", "facebook", "klaeng"),
        ("https://www.facebook.com/watch?v=1", "facebook", None),
        ("https://line.me/ti/p/~klaeng", "line", "~klaeng"),
        ("https://line.me/R/ti/p/@klaeng", "line", "@klaeng"),
        ("line://ti/p/@klaeng", "line", "klaeng"),
        ("https://line.me/R/msg/text/?a", "line", None),
        ("https://page.line.me/klaeng", "line", "klaeng"),
        ("https://youtu.be/abcdefg", "youtube", None),
        ("https://www.youtube.com/user/klaeng", "youtube", "klaeng"),
        ("https://www.youtube.com/embed/abc", "youtube", None),
        ("https://twitter.com/klaeng/status/1", "x", "klaeng"),
        ("https://x.com/home", "x", None),
        ("https://www.instagram.com/p/abc", "instagram", None),
        ("https://m.me/klaeng", "messenger", "klaeng"),
        ("https://www.tiktok.com/tag/klaeng", "tiktok", None),
    ],
)
def test_accounts(url, network, name):
    """Told from posts, share buttons and log-in pages."""
    account = account_of(url)

    assert (network, name) == (account.network, account.name)


@pytest.mark.parametrize(
    "url", ["https://klaeng.go.th/facebook.com/x", "https://notfacebook.com/x", "", "http://[", "#"]
)
def test_other_links_are_no_accounts(url):
    """Whatever their path says."""
    assert account_of(url) is None


@pytest.mark.parametrize(
    ("url", "yes"),
    [
        ("https://www.google.com/maps/place/x", True),
        ("https://www.google.co.th/maps/@12,101", True),
        ("https://maps.google.com/?q=1", True),
        ("https://goo.gl/maps/x", True),
        ("https://goo.gl/forms/x", False),
        ("https://maps.app.goo.gl/x", True),
        ("https://www.google.com/search?q=maps", False),
        ("https://klaeng.go.th/maps", False),
        ("https://map.longdo.com/p/1", True),
    ],
)
def test_map_services(url, yes):
    """By host and path."""
    assert yes == is_map(url)


@pytest.mark.parametrize(
    ("url", "target", "yes"),
    [
        ("https://www.krisdika.go.th/a", "krisdika.go.th", True),
        ("https://a.krisdika.go.th/a", "https://www.krisdika.go.th/", True),
        ("https://krisdika.go.th.evil.example/", "krisdika.go.th", False),
        ("https://docs.google.com/forms/d/1", "docs.google.com/forms", True),
        ("https://docs.google.com/document/d/1", "docs.google.com/forms", False),
        ("https://x.go.th/", "*.go.th", True),
        ("mailto:a@x.go.th", "*.go.th", False),
    ],
)
def test_where_a_link_leads(url, target, yes):
    """A host and what is below it, a path and what is below that."""
    assert yes == leads_to(url, target)
