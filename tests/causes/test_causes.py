"""The words of every cause: all there, in both languages, short, and what INTERFACE says they mean."""

import re

import pytest

from oitcheck.causes import Cause, Who, causes, verdict_of
from oitcheck.discovery import members
from oitcheck.model.verdict import Verdict

PINNED = """
dns_not_found dns_unresolved(u) connect_refused connect_timeout connection_reset tls_expired tls_not_yet_valid
tls_self_signed tls_unknown_ca tls_wrong_host tls_chain_incomplete
tls_old_protocol tls_weak_key tls_handshake_failed tls_client_certificate tls_expires_soon(w)
timeout truncated malformed_response too_large(u) headers_too_large decoding_failed redirect_loop redirect_too_many
redirect_bad_target redirect_forbidden redirect_to_home redirect_off_site(w) insecure_downgrade(w) http_bad_request
http_unauthorized http_forbidden(u) http_not_found http_gone http_server_error http_unexpected no_content rate_limited(u)
bot_wall(u) captcha(u) platform_wall(u) maybe_geo_blocked(u) private_address slow(w) flapping(w)
empty_page soft_404 maintenance_page under_construction default_server_page directory_listing(w)
server_error_page account_suspended court_block domain_parked login_wall sharing_wall needs_browser(u) hijacked
html_instead_of_document wrong_file_type document_corrupt document_repaired(w) document_encrypted document_empty
document_unreadable(u) text_damaged(u) mojibake(w) charset_mismatch(w) form_needs_sign_in(w) form_closed widget_retired
element_missing element_placeholder wrong_fiscal_year wrong_agency not_yet_due(n)
element_unreadable(u) element_by_ocr_only(u) needs_person(u)
not_declared(d) url_malformed url_damaged url_not_public not_checked(u) checker_error(u)
""".split()

MARKS = {
    "n": Verdict.NOT_DUE,
    "w": Verdict.WARN,
    "u": Verdict.UNDETERMINED,
    "d": Verdict.NOT_DECLARED,
    "": Verdict.FAIL,
}
SOFT = {
    "dns_unresolved",
    "connect_refused",
    "connect_timeout",
    "connection_reset",
    "timeout",
    "truncated",
    "malformed_response",
    "decoding_failed",
    "tls_handshake_failed",
    "http_server_error",
    "rate_limited",
}
FIELDS = ("title", "happened", "citizen", "mend", "retest")
LIMITS = {"title": 60, "happened": 200, "citizen": 160, "mend": 560, "retest": 240}


def split(pinned: str) -> tuple[str, str]:
    code, _, mark = pinned.partition("(")
    return code, mark.rstrip(")")


every_cause = pytest.mark.parametrize("cause", causes().values(), ids=causes())


@pytest.mark.parametrize("pinned", PINNED)
def test_every_promised_code_has_its_verdict(pinned):
    """A program that relies on a code finds it, with the verdict that the contract gives it."""
    code, mark = split(pinned)

    assert verdict_of(code) is MARKS[mark]


OWN = {"robots_disallowed", "person_said_no", "closed_abruptly"}


def test_no_code_is_written_twice_or_goes_unpromised():
    """Every cause is one of the contract's or a known addition; a code that two groups claim would hide one of them."""
    written = [cause.code for group in members("oitcheck.causes").values() for cause in group.CAUSES]

    assert sorted(written) == sorted({split(pinned)[0] for pinned in PINNED} | OWN)


def test_only_what_may_heal_by_itself_is_soft():
    """A second look is spent on passing faults; a hard fact such as a 404 is final at once."""
    assert {code for code, cause in causes().items() if cause.soft} == SOFT


def test_what_is_not_proven_never_reads_as_failing():
    """No cause of a firewall, a limit or the checker itself is held against an agency."""
    assert all(
        causes()[code].verdict is Verdict.UNDETERMINED
        for code in (
            "bot_wall",
            "captcha",
            "http_forbidden",
            "rate_limited",
            "checker_error",
            "not_checked",
            "too_large",
        )
    )


@every_cause
def test_no_text_is_missing_or_too_long(cause: Cause):
    """Each cause is told in both languages, in few words."""
    for field in FIELDS:
        words = getattr(cause, field)
        for text in (words.th, words.en):
            assert text
            assert text == text.strip()
            assert "\n" not in text
            assert len(text) <= LIMITS[field], (field, len(text), text)


@every_cause
def test_thai_is_thai(cause: Cause):
    """A division head reads Thai: technical words may stand in it, an English sentence may not."""
    for field in FIELDS:
        text = getattr(cause, field).th
        prose = re.sub(r"oitcheck \w+ CHECKLIST[ \w-]*|--[\w-]+", "", text)

        assert re.search(r"[ก-ฮ]", text)
        assert not re.search(
            r"[A-Za-z]+(?:[ ,]+[A-Za-z]+){3}", prose.replace("Facebook, Instagram, TikTok, X", "")
        )
        assert len(re.findall(r"[ก-๛]", prose)) > len(re.findall(r"[A-Za-z]", prose))


@every_cause
def test_english_holds_no_thai(cause: Cause):
    """An English reader is not left with Thai words."""
    assert not any(re.search(r"[ก-๛]", getattr(cause, field).en) for field in FIELDS)


@every_cause
def test_thai_is_well_formed(cause: Cause):
    """No doubled vowel sign or tone mark, no stray mark at a start, no decomposed sara am."""
    for field in FIELDS:
        text = getattr(cause, field).th

        assert not re.search(r"([ะ-ฺ็-๎])\1|เเ|ํา|(?:^|[\s“(])[ะัาำิ-ฺ็-๎]", text), text


@pytest.mark.parametrize("code", ["bot_wall", "http_forbidden", "rate_limited"])
def test_walls_come_with_the_text_that_opens_them(code):
    """The administrator can copy a text to the firewall's owner that names the checker and whom to ask."""
    mend = causes()[code].mend

    assert "User-Agent ว่า oitcheck" in mend.th
    assert "ช่องทางติดต่อ" in mend.th
    assert "User-Agent as oitcheck" in mend.en
    assert "contact" in mend.en


def test_every_kind_of_mender_is_used():
    """Nobody is named who never has anything to mend."""
    assert {cause.who for cause in causes().values()} == set(Who)


def test_titles_tell_causes_apart():
    """Two causes never read the same in a list."""
    for language in ("th", "en"):
        titles = [getattr(cause.title, language) for cause in causes().values()]
        assert len(set(titles)) == len(titles)


def test_an_unknown_code_is_our_own_mistake():
    """A code that nobody wrote down does not pass silently."""
    with pytest.raises(KeyError):
        verdict_of("no_such_cause")
