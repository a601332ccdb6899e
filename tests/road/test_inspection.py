"""The road: what is asked how often, and what is said of it."""

import asyncio

import pytest

from oitcheck.fetch.hosts import Pace
from oitcheck.settings import Settings

A, B, C, D, E = (f"http://agency.example/{name}" for name in "abcde")
CANARY = "http://canary.example/"


async def test_a_page_that_is_seen_has_no_cause(inspect, world, scripted):
    """One good look is enough, and it is the only one."""
    world.says(A, scripted.page(A))

    seen = await inspect(A)

    assert (None, 1) == (seen[A].cause, world.asked[A])
    assert seen[A].document is not None
    assert seen[A].sha256 is not None


async def test_a_hard_fact_is_final_at_once(inspect, world, scripted):
    """A 404 is asked for once."""
    world.says(A, scripted.answer(A, 404, "http_not_found"))

    seen = await inspect(A)

    assert ("http_not_found", None, 1) == (seen[A].cause, seen[A].verdict, world.asked[A])


async def test_what_fails_softly_throughout_is_looked_at_three_times(inspect, world, scripted):
    """Two more looks on fresh connections, then the cause stands."""
    world.says(A, scripted.answer(A, 500, "http_server_error"))

    seen = await inspect(A)

    assert ("http_server_error", None, 3) == (seen[A].cause, seen[A].verdict, world.asked[A])
    assert [False, True, True] == [fresh for _, url, fresh in world.order if url == A]
    assert 3 == len(seen[A].attempts)


async def test_looks_that_differ_are_flapping_and_the_page_is_judged(inspect, world, scripted):
    """503 once, then the page: a warning, no failure."""
    world.says(A, scripted.answer(A, 503, "http_server_error"), scripted.page(A))

    seen = await inspect(A)

    assert (None, ("flapping",)) == (seen[A].cause, seen[A].notes)
    assert seen[A].document is not None


async def test_without_a_second_look_soft_failures_stay_undetermined(inspect, world, scripted):
    """One look proves nothing about what may heal by itself."""
    world.says(A, scripted.answer(A, None, "timeout"))

    seen = await inspect(A, no_second_look=True)

    assert ("timeout", "undetermined", 1) == (seen[A].cause, seen[A].verdict, world.asked[A])


async def test_a_host_is_given_up_after_three_connection_failures(inspect, world, scripted):
    """The other answers carry the cause without being asked, once it is confirmed."""
    for url in (A, B, C, D, E):
        world.says(url, scripted.answer(url, None, "connect_refused"))

    seen = await inspect(A, B, C, D, E, per_host=1)

    assert {"connect_refused"} == {one.cause for one in seen.values()}
    assert {None} == {one.verdict for one in seen.values()}
    assert 0 == world.asked[E]
    assert 5 == sum(world.asked[url] for url in (A, B, C, D, E))


async def test_a_given_up_host_that_comes_back_is_looked_at_whole(inspect, world, scripted):
    """The breaker forgets as soon as anything answers."""
    for url in (A, B, C, D):
        world.says(url, scripted.answer(url, None, "connect_timeout"), scripted.page(url))
    world.says(D, scripted.page(D))

    seen = await inspect(A, B, C, D, per_host=1)

    assert {None} == {one.cause for one in seen.values()}
    assert () == seen[D].notes
    assert ("flapping",) == seen[A].notes


async def test_a_dead_host_whose_cause_is_hard_is_not_asked_again(inspect, world, scripted):
    """An expired certificate is the same for every page of the host."""
    for url in (A, B, C, D):
        world.says(url, scripted.answer(url, None, "tls_expired"))

    seen = await inspect(A, B, C, D, per_host=1)

    assert {"tls_expired"} == {one.cause for one in seen.values()}
    assert (3, 0) == (sum(world.asked[url] for url in (A, B, C)), world.asked[D])


async def test_a_dead_line_is_never_the_agency_s_fault(inspect, world, scripted):
    """Where the canaries are silent while a second look fails, nothing is said of the site."""
    world.says(A, scripted.answer(A, None, "connect_timeout"))
    world.says(CANARY, scripted.answer(CANARY, None, "connect_timeout"))

    seen = await inspect(A, canaries=(CANARY,))

    assert "not_checked" == seen[A].cause


async def test_a_host_that_asks_for_a_year_of_quiet_is_left_alone(inspect, world, scripted):
    """The rest of its answers are undetermined without a request."""
    world.says(A, scripted.answer(A, 429, "rate_limited", retry_after_s=31_536_000.0))
    world.says(B, scripted.page(B))

    seen = await inspect(A, B, per_host=1)

    assert ["rate_limited", "rate_limited"] == [seen[A].cause, seen[B].cause]
    assert (1, 0) == (world.asked[A], world.asked[B])


async def test_a_short_quiet_is_kept_by_everybody(inspect, world, scripted):
    """The second request starts only after the pause that the first was told."""
    world.says(A, scripted.answer(A, 429, "rate_limited", retry_after_s=0.3), scripted.page(A))
    world.says(B, scripted.page(B))

    seen = await inspect(A, B, per_host=1)

    starts = [at for at, url, _ in world.order if url in {A, B}]
    assert starts[1] - starts[0] >= 0.29
    assert [None, None] == [seen[A].cause, seen[B].cause]


async def test_robots_bind_probes_but_not_answers(inspect, world, scripted):
    """An agency's own answer is fetched once and the refusal noted; no probe goes where robots must not."""
    robots = "http://agency.example/robots.txt"
    world.says(robots, scripted.answer(robots, 200, body=b"User-agent: *\nDisallow: /"))
    world.says(A, scripted.page(A))

    seen = await inspect(A)

    assert (None, ("robots_disallowed",)) == (seen[A].cause, seen[A].notes)
    assert {robots, A} == set(world.asked)


async def test_a_page_like_the_answer_to_nonsense_is_a_soft_404(inspect, world, scripted):
    """The same host's answer to an address that cannot exist tells."""

    def everything(url):
        return scripted.page(url, title="เทศบาลตำบลตัวอย่าง", text="ขออภัย หน้าที่ท่านเรียกถูกย้ายไปแล้ว " * 6)

    world.says(A, everything)
    original = world.look

    async def look(url, *, fresh=False):
        if "/oitcheck-" in url:
            world.asked[url] += 1
            return everything(url)
        return await original(url, fresh=fresh)

    world.look = look
    seen = await inspect(A)

    assert "soft_404" == seen[A].cause


async def test_a_meta_refresh_is_followed_as_a_browser_does(inspect, world, scripted):
    """The page behind it is what a citizen sees; the way there is recorded."""
    body = b'<html><head><meta http-equiv="refresh" content="0; url=/b"></head><body></body></html>'
    world.says(A, scripted.answer(A, 200, body=body, headers=(("content-type", "text/html"),)))
    world.says(B, scripted.page(B))

    seen = await inspect(A)

    assert (None, B, (B,)) == (seen[A].cause, seen[A].final_url, seen[A].attempts[0].redirects)


@pytest.mark.parametrize(("status", "cause"), [(403, "http_forbidden"), (503, "http_server_error")])
async def test_a_named_firewall_outweighs_the_status(inspect, world, scripted, status, cause):
    """A challenge page is the firewall's word, not the site's."""
    body = b"<html><head><title>Just a moment...</title></head><body>Checking your browser before accessing</body></html>"
    headers = (
        ("content-type", "text/html"),
        ("server", "cloudflare"),
        ("cf-mitigated", "challenge"),
        ("cf-ray", "8f1-BKK"),
    )
    world.says(A, scripted.answer(A, status, cause, body=body, headers=headers))

    seen = await inspect(A)

    assert ("bot_wall", None, 1) == (seen[A].cause, seen[A].verdict, world.asked[A])


async def test_what_others_wait_for_is_asked_first(world, inspect, scripted):
    """Addresses that cannot exist are asked for before the answers that still wait: no answer that was read waits for the last one."""
    urls = [f"http://agency.example/{number}" for number in range(12)]
    for url in urls:
        world.says(url, scripted.page(url))
    at_once = world.look

    async def slowly(url, *, fresh=False):
        for _ in range(20):
            await asyncio.sleep(0)
        return await at_once(url, fresh=fresh)

    world.look = slowly
    await inspect(*urls, per_host=2)

    asked = [url for _, url, _ in world.order]
    probes = [place for place, url in enumerate(asked) if "oitcheck-" in url]

    assert probes
    assert max(probes) < 8
    assert urls[-1] == asked[-1]


async def test_a_place_is_never_lost():
    """Whoever is cancelled while waiting for a place, or just as one is given, takes none with him."""
    pace = Pace(Settings(per_host=2, interval=0.0))

    async def work(first):
        async with pace.turn(first=first):
            await asyncio.sleep(0)

    for wait in range(12):
        works = [asyncio.ensure_future(work(number % 3 == 0)) for number in range(8)]
        for _ in range(wait):
            await asyncio.sleep(0)
        for one in works[wait % 3 :: 2]:
            one.cancel()
        await asyncio.gather(*works, return_exceptions=True)
    async with asyncio.timeout(1), pace.turn(), pace.turn():
        pass
