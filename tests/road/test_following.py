"""Which links of a page lead to what stands in it or behind it."""

import pytest

from oitcheck import documents
from oitcheck.following import documents_behind

PAGE = "https://www.klaeng.example/oit/page"
LIMITS = documents.Limits(pages=10, seconds=10, memory_mib=256, pixels=1_000_000)


@pytest.fixture
def behind():
    """The addresses followed from a page with this markup, below its site."""

    def follow(markup):
        source = documents.Source(url=PAGE, content_type="text/html; charset=utf-8", filename=None)
        read = documents.read(f"<!doctype html><html><body>{markup}</body></html>".encode(), source, LIMITS)
        return [link.url.removeprefix("https://www.klaeng.example/") for link in documents_behind(read)]

    return follow


def test_a_frame_of_the_same_site_is_followed(behind):
    """What stands in a frame stands in the page for whoever looks at it, with www or without."""
    frames = "<iframe src='/egp_list.php'></iframe><iframe src='https://klaeng.example/news'></iframe>"

    assert ["egp_list.php", "https://klaeng.example/news"] == behind(f"<h1>ประกาศ</h1>{frames}")


def test_frames_of_other_sites_and_of_the_menu_are_not(behind):
    """A map, a film, a counter in the footer."""
    others = "<iframe src='https://maps.example/embed'></iframe><iframe src='https://tube.example/embed/x'></iframe>"
    menu = "<nav><iframe src='/menu.html'></iframe></nav>"

    assert [] == behind(f"{menu}<main><p>ที่อยู่ของสำนักงาน</p>{others}</main>")


def test_the_frames_of_a_frameset_are_followed(behind):
    """At most four of them; scripts in a frame's place are nothing."""
    frames = "".join(f"<frame src='/part{place}.html'>" for place in range(6))

    assert ["part0.html", "part1.html", "part2.html", "part3.html"] == behind(
        f"<frameset>{frames}</frameset>"
    )
    assert [] == behind("<iframe src='javascript:x()'></iframe>")


def test_a_shared_file_is_followed_by_the_shape_of_its_address(behind):
    """The preview of a file store, whatever its host."""
    assert ["file/d/1AbCdEfGhIj/view"] == behind("<p><a href='/file/d/1AbCdEfGhIj/view'>แผน</a></p>")
