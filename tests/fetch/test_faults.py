"""One look at every fault: its own cause, inside its time, and no forbidden contact."""

import time
import tracemalloc

import pytest

SEEN = None
BOUND_S = 3.0
"""Of one look, as the table of faults has it; a timeout strikes at half a second here."""

CAUSES = {
    "ok": SEEN,
    "ok-gzip": SEEN,
    "ok-gzip-members": SEEN,
    "ok-deflate": SEEN,
    "ok-chunked": SEEN,
    "ok-redirect-5": SEEN,
    "ok-slow": SEEN,
    "ok-early-hints": SEEN,
    "status-400": "http_bad_request",
    "status-401": "http_unauthorized",
    "status-403": "http_forbidden",
    "status-404": "http_not_found",
    "status-410": "http_gone",
    "status-500": "http_server_error",
    "status-999": "http_unexpected",
    "status-204": "no_content",
    "status-304": "no_content",
    "status-451": "http_unexpected",
    "waf-403": "http_forbidden",
    "rate-429-forever": "rate_limited",
    "rate-429-year": "rate_limited",
    "rate-429-garbage": "rate_limited",
    "head-405": SEEN,
    "head-200-get-404": "http_not_found",
    "ua-blocked": SEEN,
    "slow-first-byte-never": "timeout",
    "slow-body-drip": "timeout",
    "slow-header-drip": "timeout",
    "slow-stall-mid-body": "timeout",
    "endless-no-length": "too_large",
    "huge-content-length": "too_large",
    "endless-headers": "headers_too_large",
    "endless-1xx": "timeout",
    "endless-trailers": "headers_too_large",
    "endless-extensions": "too_large",
    "redirect-stall": SEEN,
    "redirect-endless": SEEN,
    "server-sent-events": "timeout",
    "switching-protocols": "malformed_response",
    "continue-only": "truncated",
    "ok-http-1.0": SEEN,
    "ok-te-identity": SEEN,
    "te-unknown": "malformed_response",
    "chunk-no-last": "truncated",
    "cl-negative": "malformed_response",
    "cl-too-long": "truncated",
    "cl-too-short": SEEN,
    "cl-garbage": "malformed_response",
    "cl-two-values": "malformed_response",
    "cl-and-chunked": SEEN,
    "chunk-garbage": "malformed_response",
    "chunk-huge-size": "truncated",
    "chunk-truncated": "truncated",
    "fin-mid-headers": "truncated",
    "http09": "malformed_response",
    "http-9.9": "malformed_response",
    "bad-status-line": "malformed_response",
    "header-no-colon": SEEN,
    "header-space-before-colon": SEEN,
    "header-thai-utf8": SEEN,
    "header-one-1mb": "headers_too_large",
    "header-10k-lines": "headers_too_large",
    "lf-only": SEEN,
    "gzip-truncated": "truncated",
    "gzip-bad-crc": "decoding_failed",
    "gzip-lie": "decoding_failed",
    "encoding-unknown": "decoding_failed",
    "bomb-brotli": "decoding_failed",
    "bomb-members": "decoding_failed",
    "bomb-encoding-chain": "decoding_failed",
    "redirect-loop-a": "redirect_loop",
    "redirect-infinite": "redirect_too_many",
    "redirect-bad-location": "redirect_bad_target",
    "redirect-bad-port": "redirect_bad_target",
    "redirect-space-host": "redirect_bad_target",
    "redirect-no-location": "redirect_bad_target",
    "redirect-two-locations": "redirect_bad_target",
    "redirect-huge-location": "redirect_bad_target",
    "redirect-crlf-location": "http_not_found",
    "redirect-thai": SEEN,
    "redirect-tis620": SEEN,
    "inject-xss-location": "http_not_found",
    "cookie-gate": SEEN,
    "cookie-bomb": SEEN,
    "cookie-public-suffix": SEEN,
    "redirect-file": "redirect_forbidden",
    "redirect-ftp": "redirect_forbidden",
    "redirect-gopher": "redirect_forbidden",
    "redirect-javascript": "redirect_forbidden",
    "redirect-data": "redirect_forbidden",
    "ssrf-cgnat": "redirect_forbidden",
    "ssrf-metadata": "redirect_forbidden",
    "ssrf-private": "redirect_forbidden",
    "ssrf-hex-ip": "redirect_forbidden",
    "ssrf-octal-ip": "redirect_forbidden",
    "ssrf-short-ip": "redirect_forbidden",
    "ssrf-decimal-ip": "redirect_forbidden",
    "ssrf-zero-ip": "redirect_forbidden",
    "ssrf-mapped": "redirect_forbidden",
    "ssrf-nat64": "redirect_forbidden",
    "ssrf-userinfo": "redirect_forbidden",
    "ssrf-parser-backslash": "redirect_bad_target",
    "ssrf-schemeless": "redirect_forbidden",
    "ssrf-fullwidth": "redirect_forbidden",
    "charset-iso8859-11": SEEN,
    "charset-header-lies": SEEN,
    "charset-codec-abuse": SEEN,
    "ctype-missing": SEEN,
    "ctype-octet-html": SEEN,
    "empty-200": SEEN,
    "inject-xss-header": SEEN,
    "tls-client-cert-required": "tls_client_certificate",
    "tcp-refused": "connect_refused",
    "tcp-accept-silent": "timeout",
    "tcp-accept-fin": "connection_reset",
    "tcp-reset": "connection_reset",
    "tcp-reset-mid-body": "connection_reset",
    "tcp-header-byte-drip": "timeout",
    "tcp-ssh-banner": "malformed_response",
    "tcp-tls-on-http-port": "malformed_response",
    "h2-silent": "timeout",
    "h2-data-bomb": "too_large",
}

TLS_CAUSES = {
    "tls-ok": SEEN,
    "tls-close-notify": SEEN,
    "tls-expiring-7d": SEEN,
    "tls-chain-incomplete": SEEN,
    "redirect-https-downgrade": SEEN,
    "tls-expired": "tls_expired",
    "tls-not-yet-valid": "tls_not_yet_valid",
    "tls-self-signed": "tls_self_signed",
    "tls-wrong-host": "tls_wrong_host",
    "tls-unknown-ca": "tls_unknown_ca",
    "tls-chain-unfetchable": "tls_chain_incomplete",
    "tls-chain-private": "tls_chain_incomplete",
    "tls-chain-of-nobody": "tls_unknown_ca",
    "tls-weak-key": "tls_weak_key",
    "tls-dh-1024": "tls_weak_key",
    "tls-old-protocol": "tls_old_protocol",
    "tls-client-cert-400": "tls_client_certificate",
    "tls-truncated-no-close-notify": SEEN,  # the page came to its own end
    "tls-cut-mid-page": "truncated",
    "tls-cut-mid-pdf": "truncated",
    "tls-cut-after-pdf": SEEN,
    "tls-cut-gzip": "truncated",
    "tls-plain-http": "tls_handshake_failed",
    "tls-garbage": "tls_handshake_failed",
    "tls-handshake-stall": "connect_timeout",
    "tls-reset-in-handshake": "connection_reset",
}

BOMBS = {
    "bomb-gzip": "too_large",
    "bomb-gzip-gzip": "too_large",
    "bomb-in-redirect": SEEN,
    "bomb-in-404": "http_not_found",
}


async def _look(make_fetcher, fault_server, url, expected):
    contacts = len(fault_server.forbidden)
    # The bound that is to be met is short, the other one out of its way on a crowded machine.
    bounds = {
        "timeout": {"timeout": 0.5, "connect_timeout": 0.5},
        "connect_timeout": {"timeout": 15, "connect_timeout": 0.3},
    }
    fetcher = make_fetcher(**bounds.get(expected, {"timeout": 15, "connect_timeout": 3}))
    start = time.monotonic()
    fetched = await fetcher.look(url)
    spent = time.monotonic() - start

    assert len(fault_server.forbidden) == contacts
    assert spent < BOUND_S
    return fetched


@pytest.mark.parametrize("fault", CAUSES)
async def test_each_fault_has_its_own_cause(fault, make_fetcher, fault_server):
    """A fault over plain HTTP is told by its own cause, and what is not whole is never handed on."""
    fetched = await _look(make_fetcher, fault_server, fault_server.url(fault), CAUSES[fault])

    assert fetched.attempt.cause == CAUSES[fault]
    if fetched.attempt.cause and (fetched.attempt.http_status or 0) < 300:
        assert fetched.body == b""


@pytest.mark.parametrize("fault", TLS_CAUSES)
async def test_each_tls_fault_has_its_own_cause(fault, make_fetcher, fault_server):
    """A fault of TLS is told by its own cause, and nothing is read from a server that is not verified."""
    fetched = await _look(make_fetcher, fault_server, fault_server.tls_url(fault), TLS_CAUSES[fault])

    assert fetched.attempt.cause == TLS_CAUSES[fault]
    if fetched.attempt.cause and fetched.attempt.cause.startswith("tls_"):
        assert fetched.attempt.http_status in {None, 400}


@pytest.mark.parametrize("fault", BOMBS)
async def test_a_bomb_stops_at_the_cap(fault, make_fetcher, fault_server):
    """A compressed bomb costs at most the decoded cap of memory, whatever it would grow to."""
    await make_fetcher(timeout=20).look(fault_server.url(fault))  # lets the server build it
    fetcher = make_fetcher(timeout=10, max_decoded_bytes=8 * 1024 * 1024)
    tracemalloc.start()
    fetched = await fetcher.look(fault_server.url(fault))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert fetched.attempt.cause == BOMBS[fault]
    assert peak < 40 * 1024 * 1024


async def test_a_status_stands_though_its_body_stalls(make_fetcher, fault_server):
    """A 404 is a 404, also where its body never ends; a flood of tiny chunks ends at the deadline or its cap."""
    stalled = await make_fetcher(timeout=0.5).look(fault_server.url("error-stall"))
    tiny = await make_fetcher(timeout=0.5, body_timeout=1).look(fault_server.url("endless-tiny-chunks"))

    assert stalled.attempt.cause == "http_not_found"
    assert tiny.attempt.cause in {"timeout", "too_large"}


async def test_only_a_standing_connection_counts_as_connected(make_fetcher, fault_server):
    """The breaker can tell a host that never answers from one that is not there."""
    connected = {
        fault: (await make_fetcher(timeout=0.4, connect_timeout=0.3).look(url)).connected
        for fault, url in {
            "silent": fault_server.url("tcp-accept-silent"),
            "refused": fault_server.url("tcp-refused"),
            "expired": fault_server.tls_url("tls-expired"),
            "page": fault_server.url("ok"),
        }.items()
    }

    assert connected == {"silent": True, "refused": False, "expired": False, "page": True}


async def test_the_same_fault_gets_the_same_cause_each_time(make_fetcher, fault_server):
    """Fifty faults at once, twice over, in another order: the same causes, and no open connection left behind."""
    import asyncio

    quick = [
        fault for fault, cause in CAUSES.items() if cause != "timeout" and not fault.startswith("endless")
    ]
    fetcher = make_fetcher(per_host=16, timeout=60, connect_timeout=30)
    for order in (quick, quick[::-1]):
        looks = await asyncio.gather(*(fetcher.look(fault_server.url(fault)) for fault in order))

        assert {fault: look.attempt.cause for fault, look in zip(order, looks, strict=True)} == {
            fault: CAUSES[fault] for fault in order
        }


async def test_hundreds_of_faults_leave_no_file_open(make_fetcher, fault_server):
    """Open files do not grow with the faults met."""
    import asyncio
    import gc

    import psutil

    fast = [
        "cl-too-long",
        "tcp-reset",
        "gzip-truncated",
        "redirect-loop-a",
        "status-404",
        "http09",
        "tcp-refused",
    ]
    fetcher = make_fetcher(per_host=8, timeout=30)
    process = psutil.Process()

    async def round_of(count):
        for _ in range(count):
            await asyncio.gather(*(fetcher.look(fault_server.url(fault)) for fault in fast * 4))
        await asyncio.sleep(0.05)
        gc.collect()
        return process.num_fds() if hasattr(process, "num_fds") else process.num_handles()

    before = await round_of(1)
    after = await round_of(10)

    assert after <= before + 10
