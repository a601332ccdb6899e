"""The dashboard in a real browser: it works, nothing leaves it, nothing injected runs."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from oitcheck import report
from oitcheck.model.verdict import Evidence, Verdict

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
XSS = "<script>window.pwned=1</script><img src=x onerror=window.pwned=2>\"' onmouseover=window.pwned=3 </script></style>{{7*7}}"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium at /usr/bin/chromium: the report cannot be tried in a browser")
        pytest.skip("no Chromium at /usr/bin/chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        made = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS.split())
        yield made
        made.close()


@pytest.fixture
def opened(browser, tmp_path):
    """Opens a text as a file; afterwards no script error and no request may have been seen."""
    seen, pages = [], []

    def open_page(text, *, part="", name="index.html", **options):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        page = browser.new_page(reduced_motion="reduce", **options)
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on(
            "request",
            lambda sent: seen.append(sent.url) if not sent.url.startswith((path.as_uri(), "data:")) else None,
        )
        page.goto(path.as_uri() + part)
        pages.append(page)
        return page

    yield open_page
    for page in pages:
        page.close()
    assert seen == []


@pytest.fixture(scope="module")
def whole(request):
    night = request.getfixturevalue("night")
    from datetime import datetime

    # the browser compares with its own clock: this night is always fresh
    fresh = replace(night, run=replace(night.run, finished_at="2999-01-01T00:00:00+07:00"))
    return report.render("html", fresh, lang="th", now=datetime.fromisoformat("2026-11-22T07:00:00+07:00"))


def visible(page):
    return page.evaluate(
        "[...document.querySelectorAll('details.q')].filter(q => q.checkVisibility()).map(q => q.id)"
    )


def test_tiles_search_and_division_filter(opened, whole):
    """Each filter narrows, they combine, clearing brings all back."""
    page = opened(whole)
    assert len(visible(page)) == 43

    page.click(".tile[data-filter=undetermined]")
    assert visible(page) == ["O9", "O30"]
    assert "2 / 43" in page.inner_text("#count")
    page.click("#clear")
    page.fill("#find", "o๑๒")
    assert visible(page) == ["O12"]
    page.fill("#find", "executives")
    assert "O2" in visible(page)
    page.fill("#find", "ไม่มีคำนี้แน่นอน")
    assert visible(page) == []
    assert page.is_visible(".none")
    page.click("#clear")
    page.select_option("#owner", "finance")
    assert 0 < len(visible(page)) < 43


def test_language_switch(opened, whole):
    """Thai first; English on a press, with the page's own language; Thai again is as before."""
    page = opened(whole)
    before = page.inner_text("main")
    page.click("[data-lang=en]")

    assert page.evaluate("document.documentElement.lang") == "en"
    assert "What to mend first" in page.inner_text("#first")
    assert page.get_attribute(".tiles", "aria-label").startswith("Questions by verdict")
    page.click("[data-lang=th]")
    assert page.inner_text("main") == before


def test_deep_link_opens_its_question(opened, whole):
    """#O12 leads to the question, opened, in view."""
    page = opened(whole, part="#O4")

    assert page.evaluate("document.getElementById('O4').open")
    assert page.evaluate("Math.abs(document.getElementById('O4').getBoundingClientRect().top) < innerHeight")


@pytest.mark.parametrize("part", ["#%", "#%E0%A4%A", "#<script>", "#nowhere"])
def test_odd_fragments_break_nothing(opened, whole, part):
    """A cut or hostile fragment is ignored."""
    assert len(visible(opened(whole, part=part))) == 43


def test_without_scripts_it_is_readable_in_thai(opened, whole):
    """Everything that is told is there; what needs a script is not shown."""
    page = opened(whole, java_script_enabled=False)

    assert page.is_visible("text=สิ่งที่ต้องแก้ก่อน")
    assert page.is_visible("noscript >> text=โปรดดูเวลาที่ตรวจ") or "โปรดดูเวลาที่ตรวจ" in page.content()
    assert not page.is_visible("#find")


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_no_sideways_scrolling(opened, whole, width):
    """The page fits the width of a phone and of a desk, also with everything open."""
    page = opened(whole, viewport={"width": width, "height": 800})
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_an_old_file_greys_itself(opened, night, now):
    """A file that was fresh when written and is old when opened says so by itself."""
    old = replace(night, run=replace(night.run, finished_at="2020-01-02T02:00:00+07:00"))
    page = opened(report.render("html", old, lang="th", now=now.replace(year=2020, month=1, day=2)))

    assert page.is_visible(".stale-note")
    assert page.evaluate("document.body.classList.contains('stale')")


def test_nothing_injected_runs(opened, with_answer, now):
    """Hostile texts in every place are shown literally."""
    record = with_answer(
        url="https://x.th/" + XSS,
        page_title=XSS,
        detail=XSS,
        excerpt=XSS,
        final_url="javascript:window.pwned=4",
        verdict=Verdict.FAIL,
        cause=XSS,
    )
    first, *rest = record.questions
    seen = tuple(
        replace(
            e,
            text=replace(e.text, th=XSS, en=XSS + "2"),
            evidence=Evidence(url="javascript:window.pwned=5", page=1, excerpt=XSS),
        )
        for e in first.elements
    )
    first = replace(first, elements=seen, owner=XSS, owner_name=XSS, explanation=XSS)
    page = opened(
        report.render("html", replace(record, questions=(first, *rest), notices=(XSS,)), lang="th", now=now)
    )
    page.click("[data-lang=en]")
    page.evaluate(
        "for (const link of document.querySelectorAll('a')) link.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )

    assert page.evaluate("window.pwned") is None
    assert "<script>window.pwned=1</script>" in page.inner_text("#O1")
    assert page.evaluate(
        "[...document.querySelectorAll('a')].every(a => ['http:', 'https:', 'file:'].includes(a.protocol))"
    )


def test_colours_can_be_read(opened, whole):
    """Every word has the contrast of WCAG AA (4.5), by day and by night."""
    script = """() => {
      const nums = (css) => css.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => { const f = (v) => { v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
      const ground = (node) => { for (let up = node; up; up = up.parentElement) { const c = nums(getComputedStyle(up).backgroundColor); if (c.length === 3 || c[3] > 0) return c; } return [255, 255, 255]; };
      const bad = new Set();
      for (const node of document.querySelectorAll('body *')) {
        if (!node.checkVisibility() || ![...node.childNodes].some((part) => part.nodeType === 3 && part.textContent.trim())) continue;
        const [a, b] = [light(nums(getComputedStyle(node).color)), light(ground(node))];
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (ratio < 4.5) bad.add(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
      }
      return [...bad];
    }"""
    for scheme in ("light", "dark"):
        page = opened(whole, color_scheme=scheme)
        page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
        assert page.evaluate(script) == []


def test_it_prints_on_a4(opened, whole):
    """A PDF of some pages comes out; the controls stay off the paper."""
    page = opened(whole)
    page.emulate_media(media="print")

    assert not page.is_visible("#find")
    assert not page.is_visible(".lang")
    assert page.is_visible("#O3")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_the_index_sorts_and_searches(opened, small, now):
    """A heading sorts both ways, the search narrows, old rows grey themselves."""
    entries = []
    for number, score in enumerate((70.0, 9.5, 55.0)):
        name = replace(small.agency.name, th=f"เทศบาลที่ {number}", en=f"Town {number}")
        record = replace(small, agency=replace(small.agency, id=f"t{number}", name=name))
        record = replace(
            record, summary=replace(small.summary, oit_score=replace(small.summary.oit_score, low=score))
        )
        entries.append((record, f"t{number}/oit-2565/index.html"))
    page = opened(report.render_agencies(entries, lang="th", now=now), viewport={"width": 390, "height": 800})

    def names():
        return page.evaluate(
            "[...document.querySelectorAll('tbody tr')].filter(r => r.checkVisibility()).map(r => r.querySelector('th').innerText.slice(-1))"
        )

    assert names() == ["1", "2", "0"]
    page.click("thead th:nth-child(1) button")
    assert names() == ["0", "1", "2"]
    page.click("thead th:nth-child(1) button")
    assert names() == ["2", "1", "0"]
    page.fill("#find", "ที่๒")
    assert names() == ["2"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate(
        "[...document.querySelectorAll('tbody tr')].every(r => r.classList.contains('stale'))"
    ) == (page.evaluate("Date.now() - Date.parse('2026-11-22T02:14:09+07:00') > 26 * 3600 * 1000"))


@pytest.mark.parametrize(("width", "columns"), [(390, 30), (900, 45), (1280, 90)])
def test_availability_is_a_mark_a_day_at_every_width(opened, whole, width, columns):
    """Ninety marks of the main website, wide enough to be told apart; the others wait folded; titles follow the language."""
    page = opened(whole, viewport={"width": width, "height": 900})
    marks = page.locator("#availability .days").first.locator("li")
    last = marks.nth(88)

    assert marks.count() == 90
    assert columns == len(
        page.evaluate("getComputedStyle(document.querySelector('.days')).gridTemplateColumns").split()
    )
    assert last.bounding_box()["width"] >= 8
    assert last.get_attribute("title") == "21 พฤศจิกายน 2569: เปิดได้ 90 จาก 96 ครั้ง"
    page.click("[data-lang=en]")
    assert last.get_attribute("title") == "21 November 2026: opened in 90 of 96 looks"
    assert not page.locator("#availability .days").nth(1).is_visible()


def test_who_reviewed_stands_on_the_first_screen(opened, whole):
    """The quiet line of a sign-off is seen without scrolling."""
    page = opened(whole, viewport={"width": 1280, "height": 900})
    box = page.locator("#summary .signed").first.bounding_box()

    assert box["y"] + box["height"] < 900
