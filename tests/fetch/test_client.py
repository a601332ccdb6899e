"""What a look sends, keeps to itself and says."""

import asyncio
import logging
from datetime import UTC, datetime

import httpx
import pytest
import respx

from oitcheck.fetch.client import Fetcher, user_agent


def _sent(fault_server, fault):
    return fault_server.requests(fault)[-1].head.decode("latin-1")


async def test_every_request_is_an_honest_get(make_fetcher, fault_server):
    """GET only, with the project's name and the contact; gzip is all that is offered."""
    await make_fetcher().look(fault_server.url("head-405"))
    head = _sent(fault_server, "head-405")

    assert head.startswith("GET /head-405 HTTP/1.1\r\n")
    assert "oitcheck/" in head
    assert "+admin@example.go.th" in head
    assert "accept-encoding: gzip\r\n" in head.lower()
    assert "accept-language: th,en" in head.lower()
    assert "mozilla" not in head.lower()


@pytest.mark.parametrize("contact", [None, "ผู้ดูแล", "a\r\nX: y", "(x)"])
def test_any_contact_makes_a_valid_user_agent(contact):
    """A contact in Thai or with odd signs cannot break the header."""
    agent = user_agent(contact)

    assert agent.startswith("oitcheck/")
    assert agent.isascii()
    assert agent.isprintable()


async def test_proxies_and_netrc_of_the_environment_are_ignored(make_fetcher, fault_server, monkeypatch):
    """Only the setting names a proxy."""
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    assert (await make_fetcher().look(fault_server.url("ok"))).attempt.cause is None


async def test_credentials_stay_at_their_origin(make_fetcher, fault_server):
    """A typed user name goes to its own origin; another port sees neither it nor the cookie."""
    url = fault_server.url("leak-auth-cross-origin").replace("127.0.0.1", "user:S3cr3tPw@127.0.0.1")
    fetched = await make_fetcher().look(url)
    first, other = _sent(fault_server, "leak-auth-cross-origin"), _sent(fault_server, "leak-other")

    assert "Authorization: Basic dXNlcjpTM2NyM3RQdw==\r\n" in first
    assert "authorization" not in other.lower()
    assert "cookie" not in other.lower()
    assert "S3cr3tPw" not in repr(fetched)


async def test_cookies_end_with_their_look(make_fetcher, fault_server):
    """A second look begins without the cookies of the first."""
    fetcher = make_fetcher()
    looks = [await fetcher.look(fault_server.url("cookie-gate")) for _ in range(2)]

    assert [look.attempt.redirects for look in looks] == [(fault_server.url("cookie-gate"),)] * 2


async def test_a_flood_of_cookies_is_capped(make_fetcher, fault_server):
    """Five hundred cookies do not make a request of 50 kB."""
    fetched = await make_fetcher().look(fault_server.url("cookie-bomb"))

    assert int(fetched.body) < 8000


async def test_secrets_in_addresses_never_come_out(make_fetcher, fault_server, caplog):
    """A token in a URL, in a redirect or in an error is masked everywhere but on the wire."""
    caplog.set_level(logging.DEBUG)
    fetcher = make_fetcher()
    missing = await fetcher.look(
        f"http://user:S3cr3tPw@127.0.0.1:{fault_server.port}/status-404/a?token=T0KENSECRET&api_key=K3Y"
    )
    refused = await fetcher.look("http://user:S3cr3tPw@[::1/?token=T0KENSECRET")
    told = repr((missing.attempt, refused.attempt)) + caplog.text

    assert missing.attempt.cause == "http_not_found"
    assert "T0KENSECRET" in _sent(fault_server, "status-404")
    for secret in ("S3cr3tPw", "T0KENSECRET", "K3Y"):
        assert secret not in told


async def test_a_chain_of_redirects_is_told(make_fetcher, fault_server):
    """Every address that was redirected to is there, in order; the last one is where it ended."""
    url = fault_server.url("ok-redirect-5")
    fetched = await make_fetcher().look(url)

    assert fetched.attempt.redirects == tuple(f"{url}/{step}" for step in range(1, 6))
    assert fetched.final_url == f"{url}/5"
    assert fetched.url == url


async def test_a_loop_is_named_before_the_limit(make_fetcher, fault_server):
    """The same address with the same cookies is a loop, whatever the limit."""
    fetched = await make_fetcher(max_redirects=10).look(fault_server.url("redirect-loop-a"))

    assert fetched.attempt.cause == "redirect_loop"
    assert len(fetched.attempt.redirects) == 2


async def test_the_warnings_of_a_look(make_fetcher, fault_server):
    """Slow, an insecure hop, a certificate that ends soon, a chain completed: noted, never a failure."""
    slow = await make_fetcher(slow_after=0.3, timeout=5).look(fault_server.url("ok-slow"))
    hop = await make_fetcher().look(fault_server.tls_url("redirect-https-downgrade"))
    ends = await make_fetcher().look(fault_server.tls_url("tls-expiring-7d"))
    chain = await make_fetcher().look(fault_server.tls_url("tls-chain-incomplete"))

    assert slow.notes == ("slow",)
    assert hop.notes == ("insecure_downgrade",)
    assert ends.notes == ("tls_expires_soon",)
    assert datetime.fromisoformat(ends.tls_expires_at or "") > datetime.now(UTC)
    assert chain.notes == ("tls_chain_incomplete",)
    assert chain.body


async def test_the_facts_of_a_certificate_are_told(make_fetcher, fault_server):
    """The name on a wrong certificate, the days since an expiry, the hint at plain HTTP."""
    wrong = await make_fetcher().look(fault_server.tls_url("tls-wrong-host"))
    expired = await make_fetcher().look(fault_server.tls_url("tls-expired"))
    plain = await make_fetcher().look(fault_server.tls_url("tls-plain-http"))
    port = await make_fetcher().look(fault_server.url("tcp-tls-on-http-port"))

    assert "other.example" in (wrong.attempt.detail or "")
    assert "3 days ago" in (expired.attempt.detail or "")
    assert "begin with http:" in (plain.attempt.detail or "")
    assert "https" in (port.attempt.detail or "")


async def test_nothing_is_sent_to_a_server_that_is_not_verified(make_fetcher, fault_server):
    """Reading a bad certificate sends no request."""
    for fault in ("tls-expired", "tls-self-signed", "tls-wrong-host", "tls-unknown-ca"):
        await make_fetcher().look(fault_server.tls_url(fault))

        assert fault_server.requests(fault) == []


async def test_pauses_that_a_host_asks_for_are_told(make_fetcher, fault_server):
    """Seconds, a date and a year are numbers; garbage is none."""
    fetcher = make_fetcher()
    fault_server.forget("rate-429-date")
    asked = {
        fault: (await fetcher.look(fault_server.url(fault))).retry_after_s
        for fault in ("rate-429-forever", "rate-429-year", "rate-429-garbage", "rate-429-date")
    }

    assert asked["rate-429-forever"] == 1
    assert asked["rate-429-year"] == 31536000
    assert asked["rate-429-garbage"] is None
    assert 0 <= (asked["rate-429-date"] or -1) <= 3


async def test_error_pages_are_kept_for_the_gates(make_fetcher, fault_server):
    """The body of a refusal is there, and headers are clean text under lower-case names."""
    fetched = await make_fetcher().look(fault_server.url("waf-403"))
    thai = await make_fetcher().look(fault_server.url("header-thai-utf8"))

    assert b"support ID" in fetched.body
    assert fetched.header("content-type") == "text/html; charset=utf-8"
    assert "แผน.pdf" in (thai.header("content-disposition") or "")


async def test_a_crash_of_our_own_is_a_value_with_its_traceback_in_the_log(make_fetcher, caplog):
    """Anything unforeseen is ``checker_error`` of that one answer."""

    async def broken(host):
        raise RuntimeError("http://x.example/?token=T0KENSECRET")

    fetched = await make_fetcher({"resolver": broken}).look("http://site.example/")

    assert fetched.attempt.cause == "checker_error"
    assert "RuntimeError" in caplog.text
    assert "T0KENSECRET" not in caplog.text + repr(fetched)


async def test_an_httpx_transport_can_stand_in_for_the_wire(make_settings):
    """Mocks plug in at the one seam; their errors are causes too."""
    router = respx.MockRouter(assert_all_called=False)
    router.get("https://site.example/a").respond(302, headers={"Location": "/b"})
    router.get("https://site.example/b").respond(200, html="<h1>ok</h1>")
    router.get("https://site.example/c").mock(side_effect=httpx.ConnectTimeout)
    router.get("https://site.example/d").mock(side_effect=httpx.ConnectError)
    async with Fetcher(make_settings(), transport=httpx.MockTransport(router.async_handler)) as fetcher:
        looks = [await fetcher.look(f"https://site.example/{name}") for name in "acd"]

    assert looks[0].body == b"<h1>ok</h1>"
    assert [look.attempt.cause for look in looks] == [None, "connect_timeout", "connect_refused"]


async def _proxy(seen):
    """A proxy that answers absolute-form itself and tunnels CONNECT."""

    async def pump(reader, writer):
        try:
            while data := await reader.read(65536):
                writer.write(data)
        except OSError:
            pass
        writer.close()

    async def serve(reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        seen.append(head)
        method, target, _ = head.split(b" ", 2)
        if method == b"CONNECT":
            host, port = target.decode().split(":")
            try:
                behind = await asyncio.open_connection(host, int(port))
            except OSError:
                writer.write(b"HTTP/1.1 502 Bad Gateway\r\n\r\n")
                writer.close()
                return
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(pump(reader, behind[1]), pump(behind[0], writer))
        else:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nvia proxy")
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    return server, f"http://me:pw@127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_a_proxy_serves_while_the_guard_holds(make_fetcher, fault_server):
    """Plain requests go in absolute form, TLS through a tunnel, and a forbidden target reaches no proxy."""
    seen = []
    server, proxy = await _proxy(seen)
    fetcher = make_fetcher(proxy=proxy)
    plain = await fetcher.look(fault_server.url("ok"))
    secure = await fetcher.look(fault_server.tls_url("tls-ok"))
    count = len(seen)
    forbidden = await fetcher.look("http://10.0.0.1/")
    await fetcher.aclose()
    server.close()

    assert plain.body == b"via proxy"
    assert seen[0].startswith(f"GET {fault_server.url('ok')} HTTP/1.1".encode())
    assert b"Proxy-Authorization: Basic bWU6cHc=\r\n" in seen[0]
    assert secure.attempt.cause is None
    assert seen[1].startswith(b"CONNECT 127.0.0.1:")
    assert forbidden.attempt.cause == "private_address"
    assert len(seen) == count


async def test_a_dead_proxy_is_the_checkers_trouble(make_fetcher, fault_server):
    """A proxy that does not answer is never a site's failing."""
    fetched = await make_fetcher(proxy="http://127.0.0.1:1").look(fault_server.url("ok"))

    assert fetched.attempt.cause == "checker_error"
