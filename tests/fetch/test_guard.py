"""One parse, one policy of addresses."""

from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.fetch.guard import Refusal, Target, allowed, follow, parse
from oitcheck.settings import Settings

PUBLIC_ONLY = Settings(allow_address=(), allow_private=False)


@pytest.mark.parametrize(
    ("url", "wire"),
    [
        ("http://example.go.th", "http://example.go.th/"),
        ("HTTP://Example.GO.TH:80/A", "http://example.go.th/A"),
        ("https://example.go.th:443/?q=1#part", "https://example.go.th/?q=1"),
        ("http://example.go.th/แผน ปี?ก=ข", "http://example.go.th/%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%9B%E0%B8%B5?%E0%B8%81=%E0%B8%82"),
        ("http://example.go.th/%E0%B8%81%20a", "http://example.go.th/%E0%B8%81%20a"),
        ("http://example.go.th/a%zz", "http://example.go.th/a%zz"),
        ("http://ไทย.ไทย/", "http://xn--o3cw4h.xn--o3cw4h/"),
        ("http://example.go.th./", "http://example.go.th/"),
        ("http://user:pw@example.go.th:8080/", "http://example.go.th:8080/"),
        ("http://a_b.example.go.th/a/../b/./c", "http://a_b.example.go.th/b/c"),
        ("http://example.go.th/..%2f..%2ftmp", "http://example.go.th/..%2f..%2ftmp"),
        ("http://example.go.th\\@evil.example/", None),
        ("http://example.go.th/files\\plan.pdf", "http://example.go.th/files/plan.pdf"),
        ("http://[::1]:81/", "http://[::1]:81/"),
        ("http://127.1/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://127.0.0.1./", "http://127.0.0.1/"),
        ("http://[::1", None),
        ("http://[::1%25eth0]/", None),
        ("http://exa mple.go.th/", None),
        ("http://a..b/", None),
        ("http://1.2.3.4.5/", None),
        ("http://256.1.1.1/", None),
        ("http://example.go.th:0/", None),
        ("http://example.go.th:65536/", None),
        ("http://example.go.th:8x/", None),
        ("http://example.go.th/\r\nX: y", None),
        ("http://example.go.th/\ud800", None),
        ("http:///path", None),
        ("http:example.go.th", None),
        ("//example.go.th/", None),
        ("ftp://example.go.th/", None),
        ("javascript:alert(1)", None),
        ("", None),
        ("http://" + "a" * 64 + ".go.th/", None),
        ("http://example.go.th/" + "a" * 40_000, None),
    ],
)  # fmt: skip
def test_a_url_is_read_once_or_refused(url, wire):
    """A URL goes on the wire as browsers would put it, or is refused as malformed."""
    read = parse(url)

    assert (read.url if isinstance(read, Target) else None) == wire
    if isinstance(read, Refusal):
        assert read.cause == "url_malformed"
        assert read.detail


@pytest.mark.parametrize(
    ("location", "found"),
    [
        (b"c", "http://h.example:81/a/c"),
        (b"/c", "http://h.example:81/c"),
        (b"?c", "http://h.example:81/a/b?c"),
        (b"#c", "http://h.example:81/a/b?q"),
        (b"../../c", "http://h.example:81/c"),
        (b"//other.example/c", "http://other.example/c"),
        (b"https://other.example", "https://other.example/"),
        ("/ก".encode(), "http://h.example:81/%E0%B8%81"),
        ("/ก".encode("tis-620"), "http://h.example:81/%A1"),
        (b"/%0d%0aSet-Cookie:%20a=b", "http://h.example:81/%0d%0aSet-Cookie:%20a=b"),
        (b"http://u:p@h.example:81/", "http://h.example:81/"),
        (b"file:///etc/passwd", "redirect_forbidden"),
        (b"javascript:alert(1)", "redirect_forbidden"),
        (b"\\\\other.example/", "redirect_bad_target"),
        (b"/\\other.example/", "redirect_bad_target"),
        (b"http:other.example", "redirect_bad_target"),
        (b"http://[::1", "redirect_bad_target"),
        (b"http://a\x00b/", "redirect_bad_target"),
        (b"", "redirect_bad_target"),
    ],
)
def test_a_redirect_is_resolved_against_the_one_parsed_url(location, found):
    """A Location is followed as browsers do, without its user name, or refused by its cause."""
    base = parse("http://user:pw@h.example:81/a/b?q")
    assert isinstance(base, Target)

    read = follow(base, location)

    assert (read.url if isinstance(read, Target) else read.cause) == found
    if isinstance(read, Target):
        assert read.userinfo is None


@pytest.mark.parametrize(
    "text",
    [
        "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "192.0.0.8",
        "192.0.2.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1", "3fff::1", "100::1", "fec0::1",
        "::ffff:10.0.0.1", "::ffff:127.0.0.1", "::10.0.0.1", "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1", "64:ff9b:1:7f00:0:100::", "2001:0:7f00:1::", "fe80::1%eth0", "5f00::1",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(text):
    """Loopback, private, link-local, CGNAT, metadata, multicast, reserved, and whatever carries one of them."""
    assert not allowed(ip_address(text), PUBLIC_ONLY)


@pytest.mark.parametrize(
    "text",
    [
        "8.8.8.8",
        "1.1.1.1",
        "203.113.0.1",
        "2001:4860:4860::8888",
        "64:ff9b::808:808",
        "::ffff:8.8.8.8",
        "2002:808:808::1",
    ],
)
def test_what_is_public_is_allowed(text):
    """Public addresses, also where IPv6 carries IPv4."""
    assert allowed(ip_address(text), PUBLIC_ONLY)


def test_only_the_allowed_networks_open_up():
    """``allow_address`` opens its networks alone, also behind a mapped address; ``allow_private`` opens all."""
    some = Settings(allow_address=("127.0.0.1/32",))

    assert allowed(ip_address("127.0.0.1"), some)
    assert allowed(ip_address("::ffff:127.0.0.1"), some)
    assert not allowed(ip_address("127.0.0.2"), some)
    assert not allowed(ip_address("10.0.0.1"), some)
    assert allowed(ip_address("10.0.0.1"), Settings(allow_private=True))


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=300)
def test_no_v4_address_is_allowed_that_python_calls_special(number):
    """The policy is at least as strict as ``ipaddress``, and mapped forms are judged alike."""
    address = IPv4Address(number)
    verdict = allowed(address, PUBLIC_ONLY)

    if verdict:
        assert address.is_global
        assert not address.is_multicast
    assert allowed(IPv6Address(f"::ffff:{address}"), PUBLIC_ONLY) == verdict
    assert allowed(IPv6Address(f"64:ff9b::{address}"), PUBLIC_ONLY) == verdict


@given(st.one_of(st.integers(0, 2**128 - 1), st.integers(0x2000 << 112, (0x4000 << 112) - 1)))
@settings(max_examples=300)
def test_no_v6_address_is_allowed_that_python_calls_special(number):
    """The policy is at least as strict as ``ipaddress`` for what carries no IPv4 address."""
    address = IPv6Address(number)
    if address.sixtofour or address.teredo or address.ipv4_mapped:
        return

    if allowed(address, PUBLIC_ONLY):
        assert address.is_global
        assert not address.is_multicast


@given(st.integers(0, 2**32 - 1), st.sampled_from(["{0}", "0x{0:x}", "0{0:o}"]))
@settings(max_examples=100)
def test_an_odd_spelling_is_the_same_address(number, spelling):
    """Decimal, hexadecimal and octal spellings of a whole address are never names."""
    read = parse(f"http://{spelling.format(number)}/")

    assert isinstance(read, Target)
    assert read.address == IPv4Address(number)


@given(st.text(alphabet="abก/?#@:.[]\\%0 x1-_&=;é\u200b。", max_size=30))
@settings(max_examples=400)
def test_three_parsers_agree_on_the_host(tail):
    """What is put on the wire means the same host, port and path to two other parsers, and reading it again changes nothing."""
    read = parse(f"http://{tail}")
    if isinstance(read, Refusal):
        return
    split, other = urlsplit(read.url), httpx.URL(read.url)

    assert split.hostname == read.host == other.raw_host.decode()
    assert (split.port or 80) == read.port == (other.port or 80)
    assert read.url.isascii()
    assert not set(read.url) & set(" \r\n\t\\")
    again = parse(read.url)
    assert isinstance(again, Target)
    assert again.url == read.url


@given(st.binary(max_size=60))
@settings(max_examples=200)
def test_no_location_can_break_the_guard(location):
    """Any bytes of a Location are a target on http(s) or a refusal with a redirect's cause."""
    base = parse("https://h.example/a")
    assert isinstance(base, Target)

    read = follow(base, location)

    assert isinstance(read, Target) or read.cause in {"redirect_bad_target", "redirect_forbidden"}
