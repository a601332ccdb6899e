"""Services behind links: what was met when their forms were opened decides, whatever other pages show."""

from dataclasses import replace

import pytest

from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Field, Form, Link
from oitcheck.model.verdict import Verdict

BIN, LAMP = "https://docs.google.com/forms/d/e/1F-bin/viewform", "https://forms.gle/lamp"
OTHER = "https://www.klaeng.example/e-service/road"


@pytest.fixture
def judged(bench):
    """Judges whether services are offered by a page with two forms behind it; gives the element's record."""

    def run(*behind, beside=(), links=(("ขอรับถังขยะ", BIN), ("แจ้งไฟสาธารณะดับ", LAMP)), **how):
        shown = bench.seen("บริการออนไลน์ " * 20)
        made = tuple(Link(url=url, text=text) for text, url in links)
        seen = replace(shown, document=replace(shown.document, links=made), behind=behind)
        element = bench.element("channel", expect=Expectation(rule="offers_services", params={}), **how)
        urls = [one.url for one in (seen, *beside)]
        checklist = bench.checklist({"O1": bench.answers(*urls)})
        return bench.one(seen, *beside, checklist=checklist, elements=(element,)).elements[0]

    return run


@pytest.fixture
def form(bench):
    """What was met behind a link."""

    def make(url, **how):
        return bench.seen("คำร้อง", url=url, **how)

    return make


def test_links_that_nobody_opened_count_as_they_stand(judged, form):
    """Robots.txt forbade it, or the limit was reached: nothing is known against them."""
    assert Verdict.PASS is judged().verdict
    assert Verdict.PASS is judged(form(BIN), form(LAMP)).verdict


@pytest.mark.parametrize("cause", ["form_closed", "http_not_found", "http_gone", "soft_404"])
def test_a_broken_form_is_red_and_names_its_service(judged, bench, form, cause):
    """Proven by opening it, though the wording of the element is not decisive and the other form is open."""
    found = judged(form(BIN), bench.broken(cause, url=LAMP))

    assert (Verdict.FAIL, cause) == (found.verdict, found.cause)
    assert "แจ้งไฟสาธารณะดับ" in found.nearest


def test_another_page_with_a_form_does_not_make_a_closed_one_good(judged, bench):
    """The service whose form is closed stays broken."""
    fields = (Field(kind="text", name="a", label="ชื่อ"), Field(kind="textarea", name="b", label="เรื่อง"))
    page = bench.seen("แจ้งถนนชำรุด", url=OTHER)
    sound = Form(action=f"{OTHER}/send", method="post", fields=fields, text="")
    beside = replace(page, document=replace(page.document, forms=(sound,)))

    assert "form_closed" == judged(bench.broken("form_closed", url=LAMP), beside=(beside,)).cause


@pytest.mark.parametrize(
    "cause", ["bot_wall", "timeout", "http_server_error", "needs_browser", "checker_error"]
)
def test_a_form_that_could_not_be_looked_at_is_undetermined(judged, bench, form, cause):
    """A firewall, an error that may pass, a script."""
    found = judged(form(BIN), bench.broken(cause, url=LAMP))

    assert (Verdict.UNDETERMINED, cause) == (found.verdict, found.cause)


def test_a_form_that_asks_to_sign_in_is_a_warning(judged, form):
    """It works, and the report says what to look at, with the place."""
    found = judged(form(BIN), form(LAMP, notes=("slow", "form_needs_sign_in")))

    assert (Verdict.WARN, "form_needs_sign_in") == (found.verdict, found.cause)
    assert "แจ้งไฟสาธารณะดับ" in found.evidence.excerpt


def test_from_memory_it_is_never_red(judged, bench):
    """A requirement known from memory alone warns."""
    assert Verdict.WARN is judged(bench.broken("form_closed", url=LAMP), basis="memory").verdict


def test_a_page_of_the_own_site_that_is_gone_warns(judged, bench):
    """Its link may be news that only sounds like a service."""
    links = (("ขอรับถังขยะ", BIN), ("แจ้งถนนชำรุด", OTHER))

    found = judged(bench.broken("http_not_found", url=OTHER), links=links)
    assert (Verdict.WARN, "http_not_found") == (found.verdict, found.cause)
