"""The cover page in a real browser: nothing runs, nothing leaves it, it fits a phone and A4."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
XSS = (
    "</title><script>window.pwned=1</script><img src=x onerror=window.pwned=2>\"' onmouseover=window.pwned=3"
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium at /usr/bin/chromium: the cover cannot be tried in a browser")
        pytest.skip("no Chromium at /usr/bin/chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS.split())
        yield made
        made.close()


@pytest.fixture
def folder(oitcheck, checklist, site, make_page, tmp_path):
    """A folder that tells of a hostile page, a long address and a redirect."""
    long = "/" + "ที่อยู่ยาวมาก" * 12
    site.pages |= {"/x": make_page(XSS, text=XSS * 4), "/moved": (302, "text/html", b"", {"Location": "/x"})}
    said = {
        "urls": ["/x", "/moved", long, "/plan"],
        "explanation": XSS,
        "submitted": {"at": "2026-04-20", "by": XSS},
    }
    # in a thread of its own: the browser's own loop goes on in this one
    with ThreadPoolExecutor(1) as aside:
        done = aside.submit(
            oitcheck, "proof", checklist({"O12": said}), "O12", "--folder", tmp_path / "given"
        )
    assert 0 == done.result().code
    return tmp_path / "given"


def test_nothing_runs_and_nothing_leaves(browser, folder):
    """No script of the page runs, no request is sent, no error is logged; what is kept opens as text."""
    seen = []
    page = browser.new_page()
    page.on("console", lambda message: seen.append(message.text))
    page.on(
        "request", lambda sent: seen.append(sent.url) if not sent.url.startswith(("file:", "data:")) else None
    )
    page.goto((folder / "index.html").as_uri())
    assert page.evaluate("window.pwned") is None
    assert 4 == page.locator(".opened").count()
    page.click("text=files/O12-1.html.txt >> nth=0")
    assert page.evaluate("[window.pwned, document.contentType]") == [None, "text/plain"]
    page.close()

    assert [] == seen


@pytest.mark.parametrize("width", [360, 390, 1280])
def test_it_fits(browser, folder, width):
    """No sideways scrolling, however long an address or a hash is."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((folder / "index.html").as_uri())

    assert width >= page.evaluate("document.documentElement.scrollWidth")
    page.close()


def test_it_prints_on_a4(browser, folder, tmp_path):
    """On paper every page is A4 upright, and nothing is wider than it."""
    page = browser.new_page()
    page.goto((folder / "index.html").as_uri())
    page.pdf(path=tmp_path / "cover.pdf", prefer_css_page_size=True)
    page.close()
    from pypdf import PdfReader

    sizes = {
        (round(one.mediabox.width), round(one.mediabox.height))
        for one in PdfReader(tmp_path / "cover.pdf").pages
    }
    assert {(595, 842)} == sizes or {(596, 842)} == sizes
