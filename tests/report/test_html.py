"""The dashboard as a file: self-contained, closed, escaped, complete in both languages."""

import base64
import hashlib
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
import yaml

from oitcheck import report
from oitcheck.model.verdict import Evidence, Verdict
from oitcheck.report._links import defanged, href, shown
from oitcheck.report._phrases import Phrases

XSS = "</script><img src=x onerror=alert(1)>\"'><svg/onload=alert(2)> {{ 7*7 }}"


class Tags(HTMLParser):
    """Every start tag with its attributes, and the text of raw elements."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.raw, self.stack = [], {}, []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.stack = [tag]

    def handle_data(self, data):
        if self.stack and self.stack[-1] in {"style", "script"}:
            self.raw.setdefault(self.stack[-1], []).append(data)

    def handle_endtag(self, tag):
        self.stack = []


@pytest.fixture(scope="module")
def page(night, now):
    return report.render("html", night, lang="th", now=now)


def test_it_is_one_small_file(page):
    """43 questions and some 150 answers stay below 600 kB."""
    assert len(page.encode()) < 600_000
    assert page.startswith('<!doctype html>\n<html lang="th">')


def test_the_policy_allows_its_own_style_and_script_only(page):
    """The hashes are those of the very texts in the file; nothing else may load."""
    tags = Tags(page)
    policy = next(
        attrs["content"] for tag, attrs in tags.tags if attrs.get("http-equiv") == "Content-Security-Policy"
    )

    def digest(text):
        return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()

    assert f"style-src '{digest(tags.raw['style'][0])}'" in policy
    assert f"script-src '{digest(tags.raw['script'][-1])}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "base-uri 'none'; form-action 'none'" in policy


def test_nothing_is_loaded_and_nothing_is_inline(page):
    """No address to load from, no style attribute, no handler."""
    for tag, attrs in Tags(page).tags:
        assert "src" not in attrs, tag
        assert "style" not in attrs, tag
        assert not [name for name in attrs if name.startswith("on")], tag
        assert tag not in {"iframe", "object", "embed", "base", "img"}
        if tag == "link":
            assert attrs["href"] == "data:,"


def test_links_lead_to_the_web_only(page):
    """Every link is http(s) without a referrer, or a place on the page that exists."""
    tags = Tags(page).tags
    ids = {attrs["id"] for _, attrs in tags if "id" in attrs}

    for _, attrs in [found for found in tags if found[0] == "a"]:
        target = attrs["href"]
        if target.startswith("#"):
            assert target[1:] in ids, target
        else:
            assert target.startswith(("http://", "https://"))
            assert attrs["rel"] == "noopener noreferrer nofollow"


def test_ids_are_unique(page):
    """A deep link has one place."""
    ids = [attrs["id"] for _, attrs in Tags(page).tags if "id" in attrs]

    assert len(ids) == len(set(ids))
    assert "O12" in ids


@pytest.mark.parametrize("lang", ["th", "en"])
def test_both_languages_are_in_the_file(lang, night, now):
    """The page opens in one language; the other stands in its table, text by text."""
    text = report.render("html", night, lang=lang, now=now)
    table = json.loads(re.search(r'id="words">(.*?)</script>', text, re.DOTALL)[1])
    marks = {int(place) for place in re.findall(r'data-[wat]="(\d+)"', text)}

    assert f'<html lang="{lang}">' in text
    assert marks == set(range(len(table)))
    assert all(table)
    assert ("What to mend first" in table) == (lang == "th")
    assert ("สิ่งที่ต้องแก้ก่อน" in table) == (lang == "en")


def test_the_first_screen(page):
    """Whose, which year, when and from where it was checked, and what came of it."""
    for text in (
        "ปีงบประมาณ พ.ศ. 2565",
        "คืนวันอาทิตย์ที่ 22 พฤศจิกายน 2569 เวลา 02.14 น.",
        "town-hall",
        "เปิดได้ 31 จาก 43 ข้อ",
        "71.25 – 80.5",
        "จากความจำของคู่มือ ไม่ใช่ข้อกำหนดที่ยืนยันแล้ว",
    ):
        assert text in page


def test_hostile_text_is_text(with_answer, now):
    """Whatever a page says is shown literally, in every place where the report tells it."""
    record = with_answer(
        page_title=XSS,
        detail=XSS,
        excerpt=XSS,
        final_url="javascript:alert(3)",
        verdict=Verdict.FAIL,
        cause=XSS,
        waiver=XSS,
    )
    first, *rest = record.questions
    seen = tuple(
        replace(e, evidence=Evidence(url="javascript:alert(4)", page=None, excerpt=XSS))
        for e in first.elements
    )
    record = replace(
        record,
        questions=(replace(first, id=XSS, elements=seen, owner=XSS, owner_name=XSS), *rest),
        notices=(XSS,),
    )
    tags = Tags(report.render("html", record, lang="th", now=now))

    assert {tag for tag, _ in tags.tags}.isdisjoint({"img", "iframe"})
    assert len([tag for tag, _ in tags.tags if tag == "script"]) == 2
    assert all(not attrs.get("href", "").startswith("javascript") for _, attrs in tags.tags)
    assert not [name for _, attrs in tags.tags for name in attrs if name.startswith("on")]


def test_words_cannot_end_their_script():
    """The table of the other language is JSON that holds no sign of markup."""
    phrases = Phrases(lang="th")
    phrases.say("title")
    phrases.places["ก", "</script><!--<b>&'\u2028"] = 1
    text = str(phrases.table())

    assert not set("<>&'\u2028") & set(text)
    assert json.loads(text)[1] == "</script><!--<b>&' "


def test_a_hijacked_address_is_never_a_link(page, night):
    """It is told de-fanged, wherever it stands; its redirects too."""
    hijacked = next(q for q in night.questions if q.id == "O17").answers[0]

    assert "hxxps://www[.]example[.]go[.]th/oit/o17/page-0" in page
    assert hijacked.url not in page
    assert "อาจถูกบุกรุก" in page


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.th/",
        "http:x",
        "https://",
        "https://a@b.th/",
        "https://•••@b.th/",
        "http://[::1",
        "https://b.th/?token=•••",
        "https://b.th/\\..",
        "https://b.th/ x",
        "",
        None,
    ],
)
def test_what_is_no_plain_web_address_stays_text(url):
    """Only http and https with a host, without a user name or a masked secret."""
    assert href(url) is None


def test_addresses_are_readable():
    """Thai letters are decoded, the wire's form of a Thai host stands beside, a hijacked one is made dead."""
    assert shown("https://a.go.th/%E0%B8%82%E0%B9%89%E0%B8%AD?x=1%2F2") == "https://a.go.th/ข้อ?x=1/2"
    assert shown("https://a.go.th/%2e%2e%2f") == "https://a.go.th/%2e%2e%2f"
    assert shown("https://ไทย.ไทย/") == "https://ไทย.ไทย/ (xn--o3cw4h.xn--o3cw4h)"
    assert defanged("http://evil.example/a.b") == "hxxp://evil[.]example/a.b"
    assert href("https://a.go.th/ข้อ") == "https://a.go.th/ข้อ"


def test_an_old_result_greys_itself(small, now):
    """When it is rendered late, the banner stands without any script."""
    old = replace(small, run=replace(small.run, finished_at="2026-11-20T02:00:00+07:00"))
    late, fresh = (report.render("html", record, lang="th", now=now) for record in (old, small))

    assert 'class="stale"' in late
    assert 'stale-note" role' in late
    assert 'class="stale"' not in fresh
    assert 'stale-note" hidden' in fresh


def test_a_partial_run_says_so(small, now):
    """An incomplete night is never shown as a whole one."""
    part = replace(small, run=replace(small.run, state="partial"))

    assert "การตรวจครั้งนี้ไม่ครบ" in report.render("html", part, lang="th", now=now)


def test_the_waiver_can_be_pasted(page):
    """The stub is YAML of the checklist's own form, at most 90 days, with what a person must fill in."""
    stubs = re.findall(r'<pre tabindex="0">(.*?)</pre>', page, re.DOTALL)
    waiver = yaml.safe_load(next(s for s in stubs if "O3" in s).replace("&#34;", '"'))["waivers"][0]

    assert waiver["question"] == "O3"
    assert waiver["url"] == "https://www.example.go.th/oit/o3/ข้อมูล-1"
    assert waiver["cause"] == "http_not_found"
    assert (waiver["until"] - waiver["from"]).days == 30


def test_golden(small, now, golden):
    """The whole page of a small record, but for the font's own bytes."""
    text = report.render("html", small, lang="th", now=now)

    golden("report.index.html", re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,…", text))


def test_golden_agencies(small, now, golden):
    """The page over all agencies: the lowest score first, the old one grey, no way out of its folder."""
    other = replace(
        small,
        agency=replace(small.agency, id="other", name=replace(small.agency.name, th="<b>อื่น</b>", en=None)),
        summary=replace(small.summary, oit_score=replace(small.summary.oit_score, low=12.5)),
        run=replace(small.run, finished_at="2026-11-01T02:00:00+07:00", state="partial"),
    )
    entries = [
        (small, "example/oit-2565/index.html"),
        (other, "javascript:alert(1)"),
        (small, "../../x.html"),
    ]
    text = report.render_agencies(entries, lang="th", now=now)

    assert text.index("&lt;b&gt;อื่น") < text.index("เทศบาลตำบลตัวอย่าง")
    assert 'href="example/oit-2565/index.html"' in text
    assert "javascript:" not in text
    assert "../../" not in text
    golden("report.agencies.html", re.sub(r"base64,[A-Za-z0-9+/=]+", "base64,…", text))


def test_no_agency_yet(now):
    """An empty house says so."""
    assert "ยังไม่มีผลการตรวจ" in report.render_agencies([], lang="th", now=now)
