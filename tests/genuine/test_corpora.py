"""The gates on two corpora told apart: ordinary pages that must pass, bad pages that must be named."""

from oitcheck.causes import causes
from oitcheck.genuine import judge

# Warnings that an ordinary page may carry, such as a service that wants a sign-in.
NOTES = {"form_needs_sign_in", "widget_retired"}


def test_a_bad_page_is_named_by_its_own_cause(cause, bad_example, make):
    """The weightiest suspicion of a bad page is the cause that its folder is named after."""
    meta = dict(bad_example.meta)
    found = judge(make(bad_example.body, meta.pop("url", "http://tessaban.example/oit/o4"), **meta))

    assert found, "nothing was suspected"
    assert found[0].cause == cause, found


def test_at_least_95_of_100_bad_pages_are_found(all_bad, make, figures):
    """Of at least 60 bad pages, 95 % and more are named by their own cause; the figure is printed."""
    found = 0
    for cause, example in all_bad:
        meta = dict(example.meta)
        suspicions = judge(make(example.body, meta.pop("url", "http://tessaban.example/oit/o4"), **meta))
        found += bool(suspicions) and suspicions[0].cause == cause
    figures.append(f"{found} of {len(all_bad)} bad pages named by their own cause")

    assert len(all_bad) >= 60
    assert found >= 0.95 * len(all_bad)


def test_no_ordinary_page_is_suspected(ordinary, make, figures):
    """Not one of at least 300 ordinary Thai pages of many kinds and templates is suspected of anything."""
    wrong, noted = {}, 0
    for name, url, page in ordinary:
        found = judge(make(page, url))
        suspicions = [each for each in found if each.cause not in NOTES]
        noted += len(found) - len(suspicions)
        if suspicions:
            wrong[name] = suspicions
    figures.append(f"{len(wrong)} of {len(ordinary)} ordinary pages suspected, {noted} noted")

    assert len(ordinary) >= 300
    assert wrong == {}
    assert noted <= 0.01 * len(ordinary)


def test_no_ordinary_page_is_suspected_beside_a_not_found_page(ordinary, make, make_sibling, framed):
    """An ordinary page is not taken for the host's error page, even where that answers 200 in the same template."""
    wrong = {}
    for name, url, page in ordinary:
        number = int(name.rpartition("#")[2])
        sibling = make_sibling(
            framed(number, "เทศบาลตำบลตัวอย่าง", "<h1>ไม่พบหน้าที่ต้องการ</h1><p>กรุณาตรวจสอบที่อยู่เว็บไซต์</p>")
        )
        suspicions = [each for each in judge(make(page, url, siblings=(sibling,))) if each.cause not in NOTES]
        if suspicions:
            wrong[name] = suspicions

    assert wrong == {}


def test_every_cause_that_is_filed_exists(all_bad):
    """The folders of bad pages are named after causes of the causes room."""
    assert {cause for cause, _ in all_bad} <= set(causes())


def test_excerpts_are_short_single_lines(all_bad, make):
    """What a gate shows is at most 200 characters on one line, without controls or markup that a report would run."""
    for _, example in all_bad:
        meta = dict(example.meta)
        for suspicion in judge(make(example.body, meta.pop("url", "http://tessaban.example/oit/o4"), **meta)):
            shown = suspicion.excerpt or ""
            assert len(shown) <= 200
            assert shown.isprintable() or not shown
            assert len(suspicion.detail or "") <= 300
