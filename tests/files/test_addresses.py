"""What is wrong or odd about a URL."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.files.addresses import remarks

PAGE = "give the address of the page on the agency's website"
AGAIN = "open the page in a browser and copy the address again"
ENCODED = "it is fetched percent-encoded; copy it from the browser's address line if it does not open"
HTTP = "expected a URL that starts with http:// or https://"
PUBLIC = "give the address that the public uses"


@pytest.mark.parametrize(
    ("url", "found", "remedy"),
    [
        ("file:///etc/passwd", f"'file:///etc/passwd', {HTTP}", PAGE),
        ("FILE:/etc/passwd", f"'FILE:/etc/passwd', {HTTP}", PAGE),
        ("source:file:///etc", f"'source:file:///etc', {HTTP}", PAGE),
        ("javascript:alert(1)", f"'javascript:alert(1)', {HTTP}", PAGE),
        ("data:text/html,x", f"'data:text/html,x', {HTTP}", PAGE),
        ("ftp://a.go.th/x", f"'ftp://a.go.th/x', {HTTP}", PAGE),
        ("#", f"'#', {HTTP}", "leave it out while there is no address: urls: []"),
        ("-", f"'-', {HTTP}", "leave it out while there is no address: urls: []"),
        ("www.a.go.th/x", f"'www.a.go.th/x', {HTTP}", "write 'https://' or 'http://' before it"),
        ("//a.go.th/x", f"'//a.go.th/x', {HTTP}", "write 'https://' or 'http://' before it"),
        (" http://a.go.th/", "' http://a.go.th/' has a space at its edge", "delete the space"),
        (
            "http://a.go.th/\r\nHost: b",
            "'http://a.go.th/\\r\\nHost: b' holds a control character",
            "delete it and write it in one line",
        ),
        (
            "http://a.go.th/\0",
            "'http://a.go.th/\\x00' holds a control character",
            "delete it and write it in one line",
        ),
        ("http:/a.go.th", "'http:/a.go.th', expected '//' behind 'http:'", AGAIN),
        ("http:///x", "'http:///x' names no host that could exist", AGAIN),
        ("http://a b.go.th/", "'http://a b.go.th/' names no host that could exist", AGAIN),
        ("http://a..go.th/", "'http://a..go.th/' names no host that could exist", AGAIN),
        ("http://a.go.th\\@b.go.th/", "'http://•••@b.go.th/' names no host that could exist", AGAIN),
        (
            "http://a.go.th:99999/",
            "'http://a.go.th:99999/' is not a URL: its host or port cannot be read",
            AGAIN,
        ),
        ("http://[::1/", "'http://[::1/' is not a URL: its host or port cannot be read", AGAIN),
    ],
)
def test_what_can_never_be_fetched_is_a_mistake(url, found, remedy):
    """Every variant of another scheme, control characters and impossible hosts are refused."""
    assert [(found, remedy, True)] == [(one.found, one.remedy, one.wrong) for one in remarks(url)]


@pytest.mark.parametrize(
    ("url", "found", "remedy"),
    [
        ("https://a.go.th/โครงสร้าง", "'https://a.go.th/โครงสร้าง' holds letters outside ASCII", ENCODED),
        ("https://a.go.th/a b.pdf", "'https://a.go.th/a b.pdf' holds a space", ENCODED),
        ("https://a.go.th/{x}", "'https://a.go.th/{x}' holds the sign '{'", ENCODED),
        (
            "https://me:pw@a.go.th/",
            "'https://•••@a.go.th/' carries a user name",
            "take it out: an answer is open to everyone without a login",
        ),
        (
            "https://a.go.th/%25E0%25B8",
            "'https://a.go.th/%25E0%25B8' is encoded twice ('%25…') (url_damaged)",
            AGAIN,
        ),
        (
            "https://a.go.th/%E0%B",
            "'https://a.go.th/%E0%B' has a '%' that encodes nothing (url_damaged)",
            AGAIN,
        ),
        (
            "https://a.go.th/%0d%0ax",
            "'https://a.go.th/%0d%0ax' holds an encoded line break or NUL (url_damaged)",
            AGAIN,
        ),
        (
            "https://a.go.th/x..pdf",
            "'https://a.go.th/x..pdf' has two dots before its ending (url_damaged)",
            AGAIN,
        ),
        (
            "https://a.go.th/x...",
            "'https://a.go.th/x...' ends in dots, as if it were cut (url_damaged)",
            AGAIN,
        ),
        ("https://a.go.th/#", "'https://a.go.th/#' has a '#' that points nowhere (url_damaged)", AGAIN),
        ("http://localhost/", "'http://localhost/' is not open to the public (url_not_public)", PUBLIC),
        ("http://10.0.0.1/", "'http://10.0.0.1/' is not open to the public (url_not_public)", PUBLIC),
        ("http://[::1]/", "'http://[::1]/' is not open to the public (url_not_public)", PUBLIC),
        ("http://2130706433/", "'http://2130706433/' is not open to the public (url_not_public)", PUBLIC),
        ("http://web.local/", "'http://web.local/' is not open to the public (url_not_public)", PUBLIC),
        ("http://intranet/", "'http://intranet/' is not open to the public (url_not_public)", PUBLIC),
        (
            "http://preview.a.go.th/",
            "'http://preview.a.go.th/' looks like a preview of a site (url_not_public)",
            PUBLIC,
        ),
        (
            "http://ไทย.ไทย/",
            "the host 'ไทย.ไทย' is asked for as 'xn--o3cw4h.xn--o3cw4h'",
            "compare it with the address that the public uses",
        ),
        (
            "http://\u0430pple.com/",
            (
                "the host '\u0430pple.com' is asked for as 'xn--pple-43d.com' and mixes Cyrillic and Latin letters in "
                "one word, as look-alikes do"
            ),
            "compare it with the address that the public uses",
        ),
        (
            "https://a.go.th/\u200bx",
            "'https://a.go.th/\\u200bx' holds an invisible letter",
            "type the address again instead of pasting it",
        ),
        (
            "https://a.go.th/" + "a" * 2000,
            "the URL is 2016 characters long",
            "give a shorter address: many servers refuse it",
        ),
    ],
)
def test_what_is_odd_is_a_warning(url, found, remedy):
    """Odd URLs are fetched all the same, and told."""
    assert (found, remedy, False) in [(one.found, one.remedy, one.wrong) for one in remarks(url)]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.muangklang.com/",
        "HTTP://A.go.th:8080/x?y=%E0%B8%81#page=2",
        "https://drive.google.com/file/d/1/view?usp=sharing",
        "https://a.go.th/x?u=http://b.go.th/",
        "http://a_b.go.th/../x",
        "http://203.0.114.7/index.php?id=1&amp;x=[1]",
    ],
)
def test_ordinary_urls_are_no_remark(url):
    """What works on real sites is left in peace."""
    assert () == remarks(url)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60).map(lambda rest: "http://" + rest) | st.text(max_size=40))
def test_any_text_gets_an_answer(url):
    """No text breaks the check, and one that is not http(s) is never let through."""
    found = remarks(url)

    if not url.lower().startswith(("http://", "https://")):
        assert any(one.wrong for one in found)
