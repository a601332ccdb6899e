"""What the sample municipality shows, whole and broken."""

import re
from difflib import SequenceMatcher
from urllib.parse import unquote, urljoin, urlsplit

import pypdfium2
import pytest
import yaml
from lxml import html

from oitcheck import sample
from oitcheck.sample.content import UNDECLARED_BY_DEFAULT, pieces, text_of
from oitcheck.sample.faults import FAULTS
from oitcheck.sample.site import build
from oitcheck.thai.text import fold

SOCIAL = {"www.facebook.com", "www.youtube.com"}
FRAME = {"O5", "O8", "O9"}  # their twins change the frame or the home page, which is an answer of O8 and O9


def paths_of(question, base="http://x"):
    return [
        unquote(url.removeprefix(base)) for url in checklist(base, broken=False)["answers"][question]["urls"]
    ]


def checklist(base, **how):
    return yaml.safe_load(sample.checklist_text(base, **how))


def letters_of(text):
    return re.sub(r"[^\w\u0e00-\u0e7f]", "", fold(text))


def lost(said, shown):
    """Gives what was said and is not shown, in order."""
    steps = SequenceMatcher(None, said, shown, autojunk=False).get_opcodes()
    return [said[start:end] for kind, start, end, _, _ in steps if kind in {"delete", "replace"}]


def main_of(reply):
    """Gives the main part of a page; all of anything else."""
    found = re.search(rb"<main.*?</main>", reply.body, re.DOTALL)
    return (reply.status, reply.location, found[0] if found else reply.body)


def test_every_question_is_answered_owned_and_explained():
    """The checklist names 43 questions, each with a known division, an explanation and at least one URL."""
    found = checklist("http://127.0.0.1:1", broken=False)

    assert list(sample.QUESTIONS) == list(found["answers"])
    assert "oit-2565" == found["catalogue"]
    for answer in found["answers"].values():
        assert answer["owner"] in found["owners"]
        assert answer["explanation"]
        assert all(url.startswith("http://127.0.0.1:1/") for url in answer["urls"])
    assert 3 == max(len(answer["urls"]) for answer in found["answers"].values())


def test_the_usual_checklist_leaves_one_question_open():
    """As served by default one question has no URL yet, and one URL answers several questions."""
    answers = checklist("http://x")["answers"]

    assert UNDECLARED_BY_DEFAULT == {question for question, answer in answers.items() if not answer["urls"]}
    assert "http://x/" in answers["O8"]["urls"]
    assert ["http://x/"] == answers["O9"]["urls"]
    assert not UNDECLARED_BY_DEFAULT & sample.BROKEN_BY_DEFAULT


def test_every_answer_of_the_sound_site_opens(sound, visit):
    """All URLs of the checklist answer 200 with what their ending promises."""
    for question, answer in checklist(sound.base_url, broken=False)["answers"].items():
        for url in answer["urls"]:
            got = visit(sound.base_url, url.removeprefix(sound.base_url))
            assert (question, 200) == (question, got.status)
            assert url.endswith(".pdf") == got.body.startswith(b"%PDF-")
            assert url.endswith((".docx", ".xlsx")) == got.body.startswith(b"PK")


def test_every_page_is_valid_enough(sound, visit):
    """Pages parse, are Thai, have a title, and name the municipality as invented."""
    for path in sound.paths:
        got = visit(sound.base_url, path)
        assert 200 == got.status, path
        if got.headers["content-type"].startswith("text/html"):
            tree = html.document_fromstring(got.text)
            assert "th" == tree.get("lang")
            assert tree.findtext(".//title").strip()
            assert "ข้อมูลสมมติ" in got.text or path == "/maps/embed"


def test_every_link_of_the_sound_site_resolves(sound):
    """No link, picture, frame or form of any page leads nowhere or to a stranger's site."""
    known = set(sound.paths)
    sends = {
        "/webboard/new",
        "/e-service/send",
        "/complaint/send",
        "/complaint/corruption/send",
        "/opinion/send",
    }
    for path, reply in build(frozenset()).items():
        if not reply.media_type.startswith("text/html"):
            continue
        for _, kind, link, _ in html.document_fromstring(reply.body.decode()).iterlinks():
            parts = urlsplit(unquote(urljoin(f"http://x{path}", link)))
            where = parts.path + (f"?{parts.query}" if parts.query else "")
            assert (
                parts.scheme in {"mailto", "tel"}
                or parts.hostname in SOCIAL
                or (parts.hostname == "x" and (where in known or (kind == "action" and where in sends)))
            ), (path, link)


def test_the_menu_is_as_long_as_such_menus_are(sound, visit):
    """The menu has at least forty entries on every framed page."""
    tree = html.document_fromstring(visit(sound.base_url, "/contact").text)

    assert 40 <= len(tree.xpath("//nav[@id='main-menu']//a"))


@pytest.mark.parametrize("question", sample.QUESTIONS)
def test_a_twin_breaks_its_own_question_alone(question):
    """Breaking a question changes an answer of it, and the main part of no other question's answers."""
    sound, broken = build(frozenset()), build(frozenset({question}))
    changed = {path for path in sound if main_of(sound[path]) != main_of(broken[path])}
    own = {piece.path for piece in pieces().values() if piece.question == question}

    assert changed & set(paths_of(question)) or sound["/"].body != broken["/"].body
    assert changed <= own | ({"/"} if question in FRAME else set())


@pytest.mark.parametrize("question", sorted(set(sample.QUESTIONS) - FRAME))
def test_every_answer_of_a_broken_question_is_broken(question):
    """None of the URLs of a broken question still shows what it showed."""
    sound, broken = build(frozenset()), build(frozenset({question}))

    assert [] == [path for path in paths_of(question) if sound[path].body == broken[path].body]


def test_twins_are_broken_in_many_ways():
    """Every question has a kind; the default dozen are all of different kinds, as real sites show them."""
    kinds = {question: sample.twin_kind(question) for question in sample.QUESTIONS}

    assert all(kinds.values())
    assert len({kinds[question] for question in sample.BROKEN_BY_DEFAULT}) == len(sample.BROKEN_BY_DEFAULT)
    assert set(FAULTS) <= set(kinds.values())


def test_the_usual_faults_look_as_they_do_in_the_field(broken, visit):
    """The default site shows each fault at the answer itself."""

    def see(path):
        return visit(broken.base_url, path)

    assert 404 == see("/survey").status
    assert 500 == see("/files/hr/hr-annual-report.pdf").status
    assert (302, "/") == (see("/procurement/plan").status, see("/procurement/plan").headers["location"])
    assert "/login" in see("/manuals").headers["location"]
    assert 200 == see("/กฎหมายที่เกี่ยวข้อง").status
    assert "ไม่พบหน้า" in see("/กฎหมายที่เกี่ยวข้อง").text
    assert ("application/pdf", True) == (
        see("/files/budget/spending-plan.pdf").headers["content-type"],
        b"<html" in see("/files/budget/spending-plan.pdf").body,
    )
    assert b"042-xxx-xxx" in see("/contact").body
    assert b"3810" not in see("/contact").body
    assert 'action="#"' in see("/e-service").text
    assert "อำนาจหน้าที่" in see("/authority").text
    assert "" == html.document_fromstring(see("/authority").text).find(".//main").text_content().strip()
    assert "สล็อต" in see("/procurement/announcements").text


def test_documents_are_real_small_and_say_what_their_source_says():
    """Every document is there, opens, carries its title and stays small; all together below 800 KB."""
    total = 0
    for piece in (piece for piece in pieces().values() if piece.is_document):
        for which in (frozenset(), frozenset({piece.question})):
            if which and sample.twin_kind(piece.question) in FAULTS:
                continue
            body = build(which)[piece.path].body
            total += len(body)
            assert len(body) <= 40_000, piece.name
            if body.startswith(b"%PDF-"):
                document = pypdfium2.PdfDocument(body)
                assert text_of(piece, which)[0] == document.get_metadata_dict()["Title"]
                shown = "".join(page.get_textpage().get_text_range() for page in document)
                said = re.sub("<[^>]*>", " ", text_of(piece, which)[1])
                # PDFium repeats a Thai cluster here and there: a known flaw of its reading, not of the file
                assert not lost(letters_of(said), letters_of(shown)), piece.name
                document.close()
    assert total <= 800_000


def test_a_year_off_is_off_everywhere_in_the_main_part():
    """The twin of a report of the wrong year names neither the right fiscal year nor its months."""
    for question, year in (
        ("O11", "2565"),
        ("O19", "2565"),
        ("O26", "2565"),
        ("O31", "2565"),
        ("O12", "2564"),
    ):
        for piece in (piece for piece in pieces().values() if piece.question == question):
            title, body = text_of(piece, {question})
            assert year not in title + re.sub(r"<[^>]*>", " ", body), piece.name
