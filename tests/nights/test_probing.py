"""Light looks between the nights: polite, rotating, honest about the checker's own dark hours."""

from datetime import date

import pytest

from oitcheck.history import Opened
from oitcheck.looks import glances_of, opened_of
from oitcheck.schedule.probing import home_names, probe, targets_of
from oitcheck.settings import Settings
from oitcheck.stopping import Stop

DAY = date(2026, 11, 22)
LOCAL = {"allow_address": ("127.0.0.0/8",), "interval": 0.0, "timeout": 5.0, "connect_timeout": 2.0}


def settings(**more):
    return Settings(**(LOCAL | {"no_canary": True} | more))


@pytest.mark.parametrize(
    ("home", "names"),
    [
        (
            "https://www.town.example/th/",
            ["https://www.town.example/th/", "https://town.example/th/", "http://www.town.example/th/", "http://town.example/th/"],
        ),
        ("http://town.example", ["https://www.town.example/", "https://town.example/", "http://www.town.example/", "http://town.example/"]),
        ("http://127.0.0.1:8080/", ["http://127.0.0.1:8080/"]),
        ("http://[::1", []),
        (None, []),
    ],
)  # fmt: skip
def test_the_home_page_has_four_names(home, names):
    """https and http, with and without www; an address or an odd port has one."""
    assert list(home_names(home)) == names


def test_rounds_take_turns(town):
    """Every answer and every name of the home page comes in its turn; a round asks little of each host."""
    urls = [f"{town.site}/{n}" for n in range(5)] + [
        "https://www.facebook.com/town/1",
        "http://[::1",
        "https://data.town.example/x#a",
    ]
    checklist = town.checklist({"O1": urls})
    rounds = [targets_of(checklist, turn) for turn in range(20)]
    asked = {url for targets in rounds for url in targets}

    assert {f"{town.site}/{n}" for n in range(5)} <= asked
    assert set(home_names(checklist.agency.home)) <= asked
    assert "https://data.town.example/" in asked
    assert "https://www.facebook.com/" not in asked
    assert not any("[::1" in url for url in asked)
    assert max(map(len, rounds)) <= 6


async def test_what_opens_and_what_does_not(site):
    """A page, a missing page, a host that refuses, a page behind a firewall: each as what it is."""
    site.pages |= {"/gone": 404, "/wall": 403}
    urls = [f"{site.url}/ok", f"{site.url}/gone", f"{site.url}/wall", "http://127.0.0.1:9/"]
    found = {glance.url: glance for glance in await probe(urls, settings(), DAY, Stop())}

    assert [found[url].opened for url in urls] == [Opened.YES, Opened.NO, Opened.UNKNOWN, Opened.NO]
    assert found[urls[1]].cause == "http_not_found"
    assert {glance.day for glance in found.values()} == {DAY}


async def test_the_checkers_own_dark_hours_are_left_out(site):
    """With its control address dead, no look says anything of the site, and none is taken."""
    dark = settings(no_canary=False, canary=("http://127.0.0.1:9/",))
    found = await probe([f"{site.url}/ok"], dark, DAY, Stop())

    assert [glance.opened for glance in found] == [Opened.DARK]
    assert "/ok" not in site.asked


async def test_a_blip_is_looked_at_again(site):
    """A soft failure is confirmed on a fresh connection before it counts; a hard one is not asked twice."""
    site.pages |= {"/down": 500, "/gone": 404}
    await probe([f"{site.url}/down", f"{site.url}/gone"], settings(), DAY, Stop())

    assert (site.asked.count("/down"), site.asked.count("/gone")) == (2, 1)


async def test_a_stop_ends_a_round(site):
    """A round that hangs does not hold up the end of the service."""
    site.pages["/slow"] = "hang"
    stop = Stop()
    stop()

    assert await probe([f"{site.url}/slow"], settings(), DAY, stop) == []


def test_a_night_counts_as_looks(town):
    """What is seen at night counts too: an answer that lacks an element did open."""
    record = town.night(
        0, {"O1": None, "O2": "http_gone", "O3": "bot_wall", "O4": "element_missing", "O5": "not_checked"}
    )

    assert [glance.opened for glance in glances_of(record, DAY)] == [
        Opened.YES, Opened.NO, Opened.UNKNOWN, Opened.YES, Opened.UNKNOWN,
    ]  # fmt: skip
    assert opened_of("tls_expires_soon") is Opened.YES
