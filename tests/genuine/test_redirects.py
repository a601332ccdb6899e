"""Where an answer ended: home pages, other sites, log-ins, and what is none of these."""

import pytest

from oitcheck.genuine import judge
from oitcheck.genuine._sites import site_of

MAIN = "<h2>ข่าวประชาสัมพันธ์</h2><p>เทศบาลตำบลตัวอย่างขอเชิญร่วมงานประเพณีลอยกระทงประจำปี ณ ลานหน้าสำนักงาน</p>"


def first(subject):
    found = judge(subject)
    return found[0].cause if found else None


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("http://tessaban.example/", "https://www.tessaban.example/"),
        ("http://tessaban.example", "https://tessaban.example/th/"),
        ("http://tessaban.example/index.php", "http://tessaban.example/"),
        ("http://tessaban.example/th", "http://tessaban.example/"),
        ("http://tessaban.example/oit/o4", "http://tessaban.example/oit/o4/"),
        ("http://tessaban.example/oit/o4", "https://www.tessaban.example/oit/o4"),
        ("http://tessaban.example/?p=4", "http://tessaban.example/news/structure"),
        ("https://bit.ly/3abc", "http://tessaban.example/"),
    ],
)
def test_ordinary_moves_are_no_fault(make, framed, url, final):
    """https, www, a slash, a language, a short link: the page is still the page."""
    assert first(make(framed(0, "เทศบาล", MAIN), url, redirects=[final])) is None


@pytest.mark.parametrize(
    ("url", "final"),
    [
        ("http://tessaban.example/oit/o4", "http://tessaban.example/"),
        ("http://tessaban.example/oit/o4", "https://www.tessaban.example/index.php"),
        ("http://tessaban.example/?p=4", "http://tessaban.example/"),
        ("http://tessaban.example/index.php?option=com_content&id=4", "http://tessaban.example/th/home"),
        ("http://ita.tessaban.example/o4", "http://tessaban.example/?lang=th"),
        ("http://127.0.0.1:8080/oit/o4", "http://127.0.0.1:8080/"),
    ],
)
def test_a_deep_address_that_ends_at_home_is_named(make, framed, url, final):
    """A page was asked for, the home page came."""
    assert (
        first(make(framed(0, "เทศบาล", MAIN), url, redirects=[final], agency_home=None)) == "redirect_to_home"
    )


def test_the_agencys_home_below_a_path_counts_as_home(make, framed):
    """An agency whose home is a folder: ending there is ending at home."""
    subject = make(
        framed(0, "เทศบาล", MAIN),
        "http://province.example/klaeng/oit/o4",
        redirects=["http://province.example/klaeng/"],
        agency_home="http://province.example/klaeng",
    )

    assert first(subject) == "redirect_to_home"


def test_another_bodys_site_is_a_note(make, framed):
    """Leading to another registrable domain is a warning beside the page."""
    found = judge(make(framed(0, "เทศบาล", MAIN), redirects=["https://other-body.example/oit"]))

    assert [(each.cause, each.note) for each in found] == [("redirect_off_site", True)]


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("a.b.tessaban.go.th", "tessaban.go.th"),
        ("tessaban.go.th", "tessaban.go.th"),
        ("www.tessaban.com", "tessaban.com"),
        ("x.blogspot.com", "x.blogspot.com"),
        ("127.0.0.1", "127.0.0.1"),
        ("localhost", "localhost"),
        ("dept.agency.in.th", "agency.in.th"),
    ],
)
def test_the_registrable_domain(host, site):
    """Neighbours are told by their registrable domain; guests of a free hoster are strangers to each other."""
    assert site_of(host) == site


def test_a_refresh_to_itself_is_a_loop_whatever_the_page_says(make, framed):
    """A page that reloads at once without end cannot be read."""
    page = framed(0, "ข่าว", MAIN).replace("<head>", '<head><meta http-equiv="refresh" content="0">')

    assert first(make(page)) == "redirect_loop"


def test_a_board_that_renews_itself_is_ordinary(make, framed):
    """A refresh every minute is how gauges are shown."""
    page = framed(0, "ระดับน้ำ", MAIN).replace("<head>", '<head><meta http-equiv="refresh" content="60">')

    assert first(make(page)) is None


def test_a_typed_log_in_page_of_a_service_is_a_note(make):
    """A service that asks who you are works: it is noted, not failed."""
    page = "<html><head><title>ระบบยื่นคำร้องออนไลน์</title></head><body><h1>ลงชื่อเข้าใช้</h1><form method=post><input name=u><input type=password name=p></form></body></html>"
    found = judge(make(page, "http://eservice.tessaban.example/login"))

    assert [(each.cause, each.note) for each in found] == [("form_needs_sign_in", True)]
