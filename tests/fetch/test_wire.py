"""Connections: which are made, kept, dropped and never made."""

import asyncio
import contextlib
import errno
import socket
import time

import pytest

from oitcheck.fetch._pipe import Pipe
from oitcheck.fetch.reach import verdict_of


def _ports(fault_server, fault):
    return len(fault_server.requests(fault))


async def _counting_server(answer):
    """Serves ``answer`` for each request; gives (url, connections, most at once)."""
    seen = {"connections": 0, "open": 0, "most": 0, "heads": []}

    async def serve(reader, writer):
        seen["connections"] += 1
        seen["open"] += 1
        seen["most"] = max(seen["most"], seen["open"])
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while True:
                seen["heads"].append(await reader.readuntil(b"\r\n\r\n"))
                await asyncio.sleep(0.01)
                writer.write(answer)
        seen["open"] -= 1
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    return server, server.sockets[0].getsockname()[1], seen


PLAIN = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


async def test_a_connection_is_kept_and_a_fresh_look_makes_its_own(make_fetcher):
    """Looks at one host share a connection; ``fresh`` never takes a kept one."""
    server, port, seen = await _counting_server(PLAIN)
    fetcher = make_fetcher()
    for _ in range(5):
        assert (await fetcher.look(f"http://127.0.0.1:{port}/")).body == b"ok"
    kept = seen["connections"]
    await fetcher.look(f"http://127.0.0.1:{port}/", fresh=True)
    await fetcher.aclose()
    server.close()

    assert kept == 1
    assert seen["connections"] == 2


async def test_no_host_sees_more_connections_than_per_host(make_fetcher):
    """Twenty looks at once hold at most ``per_host`` connections, and waiting for one is no timeout."""
    server, port, seen = await _counting_server(PLAIN)
    fetcher = make_fetcher(per_host=2, timeout=10)
    looks = await asyncio.gather(*(fetcher.look(f"http://127.0.0.1:{port}/{place}") for place in range(20)))
    await fetcher.aclose()
    server.close()

    assert {look.attempt.cause for look in looks} == {None}
    assert seen["most"] <= 2


async def test_waiting_for_a_place_is_not_the_hosts_time(make_fetcher, fault_server):
    """A look that waits behind slow ones keeps its whole deadline for itself."""
    fetcher = make_fetcher(per_host=1, timeout=1.5)
    looks = await asyncio.gather(*(fetcher.look(fault_server.url("ok-slow")) for _ in range(3)))

    assert [look.attempt.cause for look in looks] == [None] * 3
    assert max(look.attempt.elapsed_s for look in looks) < 1.5


@pytest.mark.parametrize("fault", ["response-queue-poison", "cl-too-short", "cl-and-chunked"])
async def test_nothing_unasked_becomes_the_next_answer(fault, make_fetcher, fault_server):
    """Whatever follows an answer on its connection never becomes the answer to the next look at the host."""
    fetcher = make_fetcher(per_host=1)
    await fetcher.look(fault_server.url(fault))
    following = await fetcher.look(fault_server.url("ok"))
    second = await fetcher.look(fault_server.url("response-queue-poison") + "/next")

    assert following.body.startswith(b"<!DOCTYPE html>")
    assert second.body == b"second"


async def test_a_connection_closed_meanwhile_is_no_failure(make_fetcher, fault_server):
    """A host that closes a connection it promised to keep is simply connected to again."""
    fetcher = make_fetcher()
    looks = [await fetcher.look(fault_server.url("closes-idle")) for _ in range(5)]

    assert [look.attempt.cause for look in looks] == [None] * 5


async def test_a_kept_connection_reset_under_the_request_is_tried_once_more(make_fetcher):
    """A kept connection that dies without a byte of answer costs one new connection, not a failure."""
    lives = []

    async def serve(reader, writer):
        lives.append(1)
        await reader.readuntil(b"\r\n\r\n")
        writer.write(PLAIN)
        await reader.readuntil(b"\r\n\r\n")
        if len(lives) == 1:
            writer.transport.abort()
        else:
            writer.write(PLAIN)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    fetcher = make_fetcher()
    looks = [await fetcher.look(f"http://127.0.0.1:{port}/{place}") for place in range(2)]
    await fetcher.aclose()
    server.close()

    assert [look.attempt.cause for look in looks] == [None, None]
    assert len(lives) == 2


async def test_a_cancelled_look_leaves_no_connection(make_fetcher, fault_server):
    """Cancelling passes through at once and closes the socket."""
    import psutil

    fetcher = make_fetcher(timeout=30)
    port = fault_server.port
    task = asyncio.create_task(fetcher.look(fault_server.url("slow-first-byte-never")))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0.05)
    mine = [
        each
        for each in psutil.Process().net_connections("tcp")
        if each.raddr and each.raddr.port == port and each.status == psutil.CONN_ESTABLISHED
    ]

    assert mine == []


async def test_a_body_that_keeps_arriving_may_take_longer(make_fetcher, fault_server):
    """A body above ``body_rate`` outlives ``timeout``."""
    fetched = await make_fetcher(timeout=0.7, body_timeout=10).look(fault_server.url("slow-steady"))

    assert fetched.attempt.cause is None
    assert len(fetched.body) == 200_000
    assert fetched.attempt.elapsed_s > 0.7


@pytest.mark.parametrize("fault", ["slow-burst-then-stall", "slow-burst-then-drip", "slow-body-drip"])
async def test_a_burst_does_not_buy_minutes_of_silence(fault, make_fetcher, fault_server, monkeypatch):
    """A fast beginning puts the deadline off by a little at most (two and a half seconds; less here, to be quick)."""
    monkeypatch.setattr("oitcheck.fetch._deadline._AHEAD_S", 0.8)
    start = time.monotonic()
    fetched = await make_fetcher(timeout=0.5, body_timeout=60).look(fault_server.url(fault))

    assert fetched.attempt.cause == "timeout"
    assert fetched.body == b""
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        ("dns_not_found", "dns_not_found"),
        ("dns_unresolved", "dns_unresolved"),
        (("10.0.0.1",), "private_address"),
    ],
)
async def test_a_name_without_a_public_address_is_told(found, cause, make_fetcher, names):
    """NXDOMAIN, a resolver's trouble and a private address are three causes; nothing is contacted."""
    fetcher = make_fetcher({"resolver": names(site_example=found)})
    fetched = await fetcher.look("http://site.example/")

    assert fetched.attempt.cause == cause
    assert "site.example" in (fetched.attempt.detail or "")
    assert not fetched.connected


async def test_a_silent_resolver_is_inconclusive(make_fetcher):
    """A resolver that never answers ends as ``dns_unresolved`` within the connect timeout."""

    async def silent(host):
        await asyncio.sleep(60)
        return ()

    fetched = await make_fetcher({"resolver": silent}, connect_timeout=0.2).look("http://site.example/")

    assert fetched.attempt.cause == "dns_unresolved"


async def test_the_agencys_own_private_name_is_told_from_a_typed_address(make_fetcher, names):
    """Split DNS is undetermined, a typed private address a fail, one behind a redirect forbidden."""
    fetcher = make_fetcher({"resolver": names(site_example=("10.0.0.1",))})

    assert verdict_of(await fetcher.look("http://site.example/")) == "undetermined"
    assert verdict_of(await fetcher.look("http://10.0.0.1/")) == "fail"
    assert verdict_of(await fetcher.look("http://127.2/")) == "fail"


async def test_a_redirect_to_a_name_with_a_private_address_is_forbidden(make_fetcher, names):
    """The guard holds on every hop, by address and not by name."""
    answer = b"HTTP/1.1 302 Found\r\nLocation: http://inside.example/\r\nContent-Length: 0\r\n\r\n"
    server, port, _ = await _counting_server(answer)
    fetcher = make_fetcher({"resolver": names(inside_example=("192.168.1.1",))})
    fetched = await fetcher.look(f"http://127.0.0.1:{port}/")
    await fetcher.aclose()
    server.close()

    assert fetched.attempt.cause == "redirect_forbidden"
    assert fetched.attempt.redirects == ("http://inside.example/",)


async def test_rebinding_cannot_move_a_look(make_fetcher, names, fault_server):
    """One resolution a connection, and the connection goes to the address that was judged."""
    answers = iter([("127.0.0.1",), ("127.0.0.2",), ("127.0.0.2",)])
    resolver = names(site_example=lambda: next(answers))
    fetcher = make_fetcher({"resolver": resolver})
    url = fault_server.url("status-404").replace("127.0.0.1", "site.example")
    contacts = len(fault_server.forbidden)
    first = await fetcher.look(url)
    second = await fetcher.look(url, fresh=True)

    assert first.attempt.cause == "http_not_found"
    assert second.attempt.cause == "private_address"
    assert resolver.asked == ["site.example"] * 2
    assert len(fault_server.forbidden) == contacts


async def test_of_mixed_addresses_only_the_allowed_are_contacted(make_fetcher, names, fault_server):
    """Forbidden addresses of a name are passed over, the allowed one serves."""
    fetcher = make_fetcher({"resolver": names(site_example=("127.0.0.2", "10.0.0.1", "127.0.0.1"))})
    contacts = len(fault_server.forbidden)
    url = f"http://site.example:{fault_server.port}/ok"

    assert (await fetcher.look(url)).attempt.cause is None
    assert len(fault_server.forbidden) == contacts


async def test_a_dead_address_is_passed_over(make_fetcher, names, fault_server):
    """IPv6 refused, IPv4 fine: the page is seen."""
    fetcher = make_fetcher(
        {"resolver": names(site_example=("::1", "127.0.0.1"))}, allow_address=("127.0.0.1/32", "::1/128")
    )

    assert (await fetcher.look(f"http://site.example:{fault_server.port}/ok")).attempt.cause is None


def _full_queue(family, host, port):
    """A listener whose queue is full: it drops every further SYN."""
    listener = socket.socket(family)
    listener.bind((host, port))
    listener.listen(0)
    fillers = []
    for _ in range(4):
        filler = socket.socket(family)
        filler.setblocking(False)
        with contextlib.suppress(BlockingIOError):
            filler.connect(listener.getsockname())
        fillers.append(filler)
    return listener, fillers


async def test_a_blackholed_address_costs_a_quarter_of_a_second(make_fetcher, names, fault_server):
    """IPv6 that drops everything: IPv4 is tried soon after, and serves."""
    try:
        listener, fillers = _full_queue(socket.AF_INET6, "::1", fault_server.port)
    except OSError:
        pytest.skip("no IPv6 loopback here")
    fetcher = make_fetcher(
        {"resolver": names(site_example=("::1", "127.0.0.1"))},
        allow_address=("127.0.0.1/32", "::1/128"),
        timeout=10,
        connect_timeout=5,
    )
    fetched = await fetcher.look(f"http://site.example:{fault_server.port}/ok")
    for each in (listener, *fillers):
        each.close()

    assert fetched.attempt.cause is None
    assert fetched.attempt.elapsed_s < 1.5


async def test_a_host_that_drops_everything_is_a_connect_timeout(make_fetcher):
    """A full listen queue ends at the connect timeout, long before the whole deadline."""
    listener, fillers = _full_queue(socket.AF_INET, "127.0.0.1", 0)
    fetcher = make_fetcher(timeout=20, connect_timeout=0.3)
    fetched = await fetcher.look(f"http://127.0.0.1:{listener.getsockname()[1]}/")
    for each in (listener, *fillers):
        each.close()

    assert fetched.attempt.cause == "connect_timeout"
    assert fetched.attempt.elapsed_s < 3


async def test_running_out_of_files_is_our_own_trouble(make_fetcher, monkeypatch):
    """Too many open files on the checker's machine is never a site's failing."""

    async def refuse(*_args, **_more):
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr("oitcheck.fetch._pipe._FILES_WAIT_S", 0.001)
    monkeypatch.setattr(asyncio.get_running_loop(), "create_connection", refuse)
    fetched = await make_fetcher().look("http://127.0.0.1:9/")

    assert fetched.attempt.cause == "checker_error"


async def test_reading_stops_while_nobody_takes_what_came():
    """A connection holds half a MiB and a piece at most until it is taken."""
    big = bytes(8 * 1024 * 1024)

    async def serve(_reader, writer):
        with contextlib.suppress(OSError):
            writer.write(big)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    _, pipe = await asyncio.get_running_loop().create_connection(
        Pipe, "127.0.0.1", server.sockets[0].getsockname()[1]
    )
    await asyncio.sleep(0.2)
    first = len(await pipe.receive())
    taken = first
    while data := await pipe.receive():
        taken += len(data)
    pipe.abort()
    await pipe.closed()
    server.close()

    assert first < 1024 * 1024
    assert taken == len(big)
