"""Hijacked pages: named whatever the disguise, and innocent pages left alone."""

import base64

import pytest

from oitcheck.genuine import judge


def causes_of(subject):
    return [each.cause for each in judge(subject)]


@pytest.mark.parametrize(
    "title",
    [
        "สล็อตเว็บตรง แตกง่าย อันดับ 1",
        "ส\u200bล็\u200cอ\u200dต เ\ufeffว็บตรง",
        "ส ล็ อ ต เ ว็ บ ต ร ง",
        "ส.ล็.อ.ต.เ.ว็.บ.ต.ร.ง",
        "สล๊อตเว็บตรง",
        "5l0t 0nl1n3",
        "UF@B3T ทางเข้า",
        "Ѕⅼοt Оnlіnе",
        "ｓｌｏｔ　ｏｎｌｉｎｅ",
        "s-l-o-t o n l i n e",
        "บาคาร่าออนไลน์ เครดิตฟรี",
        "joker123 auto",
        "Situs Judi Slot Gacor",
        "Buy Viagra Online cheap",
        "ดูหนังโป๊ คลิปหลุด",
    ],
)
def test_a_title_is_read_through_its_disguise(make, framed, title):
    """Zero-width signs, spaces, dots, look-alikes, full width and leetspeak hide nothing."""
    assert causes_of(make(framed(0, title, "<p>ยินดีต้อนรับ</p>")))[:1] == ["hijacked"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>ส\u200bล\u200b็อ\u200bต เ ว็ บ ต ร ง</p><p>sl&#111;t 0nl1ne b&#x65;t</p>",
        "<p>s l o t 5l0t c4sin0</p>",
        "<p>บ า ค า ร่ า</p><p>ส*ล็*อ*ต เครดิตฟรี</p>",
        "<p>ฝ&#3634;กถอน&#3629;อโต้ ส&#3621;็อตเว็บตรง แจ&#3585;เครดิต&#3615;รี</p>",
    ],
)
def test_disguised_words_in_the_text_alone_are_found(make, body):
    """Whoever hides words of gambling from a reader's filter has no honest reason."""
    page = f"<html><head><title>หน้าแรก</title></head><body>{body}</body></html>"

    assert causes_of(make(page))[:1] == ["hijacked"]


@pytest.mark.parametrize(
    "main",
    [
        "<p>ชาวบ้านร้องเรียนว่ามีการเล่นสล็อตในหมู่บ้าน เทศบาลจึงลงพื้นที่ตรวจสอบ</p>",
        "<p>โครงการนี้ใช้ slot เวลา 09.00 น.</p>",
        "<p>ผู้ว่าฯ มอบรางวัลแจ็คพอตให้ผู้ถือสลาก</p>",
        "<p>ร้านค้าเครดิตฟรีดอกเบี้ย 3 เดือน</p>",
        "<p>ผิวแตกง่ายในหน้าหนาว ควรทาครีม</p>",
        "<h2>ป ร ะ ก า ศ</h2><p>ต า ร า ง ส อ บ ก ล า ง ภ า ค</p>",
        "<p>ร้านค้าจำหน่ายสลากและลอตเตอรี่ เพื่อการกุศล ลอตเตอรี่ราคา 80 บาท</p>",
        "<p>Together with the alphabet we better the habitat of gel and togel trees</p>",
    ],
)
def test_one_word_in_the_running_text_never_suffices(make, framed, main):
    """A word of gambling in an ordinary page's text is no hijack."""
    assert "hijacked" not in causes_of(make(framed(1, "ข่าวประชาสัมพันธ์", main)))


def test_a_foreign_script_host_alone_is_no_proof(make, framed):
    """A script from a host with a telling name is weighed, not condemned."""
    page = framed(0, "เทศบาล", "<p>ประกาศ</p><script src='https://cdn.betflix.example/a.js'></script>")

    assert "hijacked" not in causes_of(make(page))


@pytest.mark.parametrize(
    "hide", ["display:none", "position:absolute;left:-9999px", "font-size:0", "visibility:hidden"]
)
def test_hidden_links_are_found_however_they_are_hidden(make, framed, hide):
    """Two hidden advertising links suffice, whatever hides them."""
    links = '<a href="https://a.example/">สล็อตเว็บตรง</a><a href="https://b.example/">บาคาร่าออนไลน์</a>'
    page = framed(2, "งบประมาณ", f"<p>ข้อบัญญัติงบประมาณรายจ่าย</p><div style='{hide}'>{links}</div>")

    assert causes_of(make(page))[:1] == ["hijacked"]


@pytest.mark.parametrize(
    "host",
    [
        "slot-bet.example",
        "www.ufabet168.example",
        "pgslot.example",
        "casino-th.example",
        "lsm99vip.example",
        "xn--m3cj7agqt2k8bd.com",
    ],
)
def test_a_redirect_to_a_gambling_host_is_enough(make, host):
    """Even where the target does not answer, the redirect itself is the proof."""
    found = judge(make(b"", status=None, cause="dns_not_found", redirects=[f"http://{host}/"]))

    assert found[0].cause == "hijacked"
    assert "http://" not in (found[0].excerpt or "")


@pytest.mark.parametrize(
    "host",
    [
        "timeslot.example",
        "alphabet.example",
        "slotcar-club.example",
        "betong.go.th",
        "slot.go.th",
        "lotteryoffice.example",
    ],
)
def test_a_redirect_to_an_innocent_host_is_not_a_hijack(make, framed, host):
    """Names that only look alike prove nothing."""
    assert "hijacked" not in causes_of(
        make(framed(0, "หน้าใหม่", "<p>ย้ายเว็บไซต์แล้ว</p>"), redirects=[f"https://{host}/"])
    )


@pytest.mark.parametrize(
    "script",
    [
        "eval(atob('{b64}'))",
        "eval(unescape('{percent}'))",
        "eval(String.fromCharCode({codes}))",
        "var _0x=['{hexes}'];eval(_0x[0])",
    ],
)
def test_a_packed_script_redirect_is_unpacked(make, framed, script):
    """A redirect to another site that is written so that nobody can read it is a hijack whatever the target's name."""
    inside = "window.location.href='https://landing.example/go'"
    page = script.format(
        b64=base64.b64encode(inside.encode()).decode(),
        percent="".join(f"%{ord(sign):02x}" for sign in inside),
        codes=",".join(str(ord(sign)) for sign in inside),
        hexes="".join(f"\\x{ord(sign):02x}" for sign in inside),
    )

    assert causes_of(make(framed(0, "ประกาศ", f"<p>ประกาศ</p><script>{page}</script>")))[:1] == ["hijacked"]


def test_a_packed_address_to_write_to_is_innocent(make, framed):
    """E-mail addresses hidden from spam robots are unpacked and found harmless."""
    packed = base64.b64encode(b"mailto:saraban@tessaban.example").decode()
    page = framed(0, "ติดต่อ", f"<p>ติดต่อสอบถาม</p><script>location.href=atob('{packed}')</script>")

    assert "hijacked" not in causes_of(make(page))


def test_the_excerpt_cannot_be_followed(make, framed):
    """What is shown of a hijack has no live address."""
    page = framed(
        0,
        "เทศบาล",
        "<p>x</p><div style='display:none'><a href='https://ufabet.example/'>สล็อต https://ufabet.example/ เว็บตรง</a></div>",
    )
    found = judge(make(page))

    assert found[0].cause == "hijacked"
    assert "https://" not in found[0].excerpt
    assert "hxxps://" in found[0].excerpt
