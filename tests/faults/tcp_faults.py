"""Scripts on bare TCP, from the first moment of the connection: the groups tcp, and tls where no TLS is spoken."""

from faults.http_faults import response
from faults.server import Script, Talk


async def silent(talk: Talk) -> None:
    await talk.silence()


async def fin(talk: Talk) -> None:
    await talk.reader.readuntil(b"\r\n\r\n")


async def reset(talk: Talk) -> None:
    await talk.reader.read(1)
    talk.reset()


async def byte_drip(talk: Talk) -> None:
    await talk.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n" + b"X-Slow: yes\r\n" * 500, 0.05)


async def ssh(talk: Talk) -> None:
    await talk.send(b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n")
    await talk.silence()


async def tls_alert(talk: Talk) -> None:
    await talk.reader.read(1)
    await talk.send(b"\x15\x03\x01\x00\x02\x02\x16")


def alert(number: int) -> Script:
    """A fatal alert in answer to the first greeting."""

    async def script(talk: Talk) -> None:
        await talk.reader.read(2048)
        await talk.send(b"\x15\x03\x03\x00\x02\x02" + bytes([number]))

    return script


async def hello_then_close(talk: Talk) -> None:
    """The beginning of a server's greeting, and no more."""
    await talk.reader.read(2048)
    await talk.send(b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03")


async def reset_mid_body(talk: Talk) -> None:
    await talk.reader.readuntil(b"\r\n\r\n")
    await talk.send(response(b"x" * 100_000)[:-60_000])
    talk.reset()


async def plain_http(talk: Talk) -> None:
    await talk.reader.read(1)
    await talk.send(response(b"The plain HTTP request", "400 Bad Request"))


async def garbage(talk: Talk) -> None:
    await talk.reader.read(1)
    await talk.send(bytes(range(7, 207)))


async def h2_silent(talk: Talk) -> None:
    await talk.send(b"\x00\x00\x00\x04\x00\x00\x00\x00\x00")
    await talk.silence()


async def h2_bomb(talk: Talk) -> None:
    await talk.send(b"\x00\x00\x00\x04\x00\x00\x00\x00\x00")
    await talk.forever((b"\x00\x40\x00\x00\x00\x00\x00\x00\x01" + bytes(16384)) * 16)


def scripts() -> dict[str, Script]:
    """Gives every script by its fault's id."""
    return {
        "tcp-accept-silent": silent,
        "tcp-accept-fin": fin,
        "tcp-reset": reset,
        "tcp-reset-mid-body": reset_mid_body,
        "tcp-header-byte-drip": byte_drip,
        "tcp-ssh-banner": ssh,
        "tcp-tls-on-http-port": tls_alert,
        "tls-handshake-stall": silent,
        "tls-alert-internal": alert(80),
        "tls-alert-unknown-name": alert(112),
        "tls-hello-then-close": hello_then_close,
        "tls-plain-http": plain_http,
        "tls-garbage": garbage,
        "tls-reset-in-handshake": reset,
        "h2-silent": h2_silent,
        "h2-data-bomb": h2_bomb,
    }
