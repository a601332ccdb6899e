"""Scripts over plain HTTP: control, status, time, framing, coding, bomb, redirect, ssrf, leak, charset, content."""

import asyncio
import gzip
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache

from faults.server import Script, Talk

TEXT = (
    "<!DOCTYPE html><html lang=th><head><meta charset=utf-8><title>ข้อมูลผู้บริหาร</title></head><body><main>"
    "<h1>ข้อมูลผู้บริหาร เทศบาลตำบลตัวอย่าง</h1><p>นายกเทศมนตรี โทรศัพท์ 0 3867 4080 ประจำปีงบประมาณ พ.ศ. 2565</p>"
    + "<p>รายละเอียดโครงสร้างและอำนาจหน้าที่ของหน่วยงาน</p>" * 12
    + "</main></body></html>"
)
PAGE = TEXT.encode()
HTML = "text/html; charset=utf-8"


def response(
    body: bytes = PAGE,
    status: str = "200 OK",
    media: str | None = HTML,
    *extra: str,
    length: bool = True,
    close: bool = True,
) -> bytes:
    """Gives a whole response; ``extra`` are further header lines."""
    lines = [f"HTTP/1.1 {status}"]
    lines += [f"Content-Type: {media}"] if media else []
    lines += [f"Content-Length: {len(body)}"] if length else []
    lines += ["Connection: close"] if close else []
    return "\r\n".join([*lines, *extra]).encode() + b"\r\n\r\n" + body


def canned(data: bytes) -> Script:
    async def script(talk: Talk) -> None:
        await talk.send(data)

    return script


def status(code: str, *extra: str, body: bytes = b"<h1>no</h1>") -> Script:
    return canned(response(body, code, HTML, *extra))


def redirect(place: str | bytes, code: str = "302 Found") -> Script:
    raw = place if isinstance(place, bytes) else place.encode()
    return canned(
        b"HTTP/1.1 "
        + code.encode()
        + b"\r\nLocation: "
        + raw
        + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    )


def redirect_bytes(place: str, *extra: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 302 Found", f"Location: {place}", *extra]).encode() + b"\r\n\r\n"


def to_forbidden(shape: str) -> Script:
    """A redirect whose target holds ``{port}`` of the forbidden listener."""

    async def script(talk: Talk) -> None:
        await redirect(shape.replace("{port}", str(talk.server.forbidden_port)))(talk)

    return script


def chunked(data: bytes, size: int) -> bytes:
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n"


async def ok(talk: Talk) -> None:
    talk.keep = True
    await talk.send(response(close=False))


async def dies_after_first(talk: Talk) -> None:
    """A control address whose line goes down after the first answer."""
    if talk.hit == 1:
        await talk.send(response())
    else:
        talk.reset()


async def held(talk: Talk) -> None:
    """Answers after eight seconds: long enough to be interrupted, on a busy machine too."""
    await asyncio.sleep(8)
    await talk.send(response())


async def ok_redirect_5(talk: Talk) -> None:
    step = int(talk.rest or 0)
    await (redirect(f"/{talk.fault}/{step + 1}") if step < 5 else canned(response()))(talk)


async def ok_slow(talk: Talk) -> None:
    await asyncio.sleep(0.6)
    await talk.send(response())


def first(times: int, data: bytes) -> Script:
    """So many times this, then the page."""

    async def script(talk: Talk) -> None:
        await talk.send(data if talk.hit <= times else response())

    return script


async def rate_date(talk: Talk) -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    await first(1, response(b"", "429 Too Many Requests", HTML, f"Retry-After: {at}"))(talk)


async def alternate(talk: Talk) -> None:
    await (canned(response()) if talk.hit % 2 else status("500 Oops"))(talk)


async def head_405(talk: Talk) -> None:
    await (status("405 Method Not Allowed") if talk.head.startswith(b"HEAD") else canned(response()))(talk)


async def head_200_get_404(talk: Talk) -> None:
    await (canned(response()) if talk.head.startswith(b"HEAD") else status("404 Not Found"))(talk)


async def ua_blocked(talk: Talk) -> None:
    agent = (talk.header("user-agent") or "").lower()
    blocked = any(word in agent for word in ("python", "httpx", "bot"))
    await (status("403 Forbidden") if blocked else canned(response()))(talk)


async def never(talk: Talk) -> None:
    await talk.silence()


async def body_drip(talk: Talk) -> None:
    await talk.send(response(b"", length=False) + PAGE[:200])
    await talk.forever(b"x", 0.05)


async def header_drip(talk: Talk) -> None:
    await talk.send(b"HTTP/1.1 200 OK\r\n")
    await talk.forever(b"X-Drip: 1\r\n", 0.05)


async def stall(talk: Talk) -> None:
    await talk.send(response(b"x" * 5000)[:-4000])
    await talk.silence()


async def burst_then_stall(talk: Talk) -> None:
    await talk.send(response(b"x" * 4_000_000)[:-2_000_000])
    await talk.silence()


async def burst_then_drip(talk: Talk) -> None:
    await talk.send(response(b"", length=False) + b"x" * 2_000_000)
    await talk.forever(b"x", 0.05)


async def steady(talk: Talk) -> None:
    """A body that takes longer than the deadline but keeps arriving."""
    await talk.send(response(b"x" * 200_000)[:-200_000])
    for _ in range(20):
        await talk.send(b"x" * 10_000)
        await asyncio.sleep(0.07)


async def endless(talk: Talk) -> None:
    await talk.send(response(b"", length=False))
    await talk.forever(b"x" * 65536)


async def endless_headers(talk: Talk) -> None:
    await talk.send(b"HTTP/1.1 200 OK\r\n")
    await talk.forever(b"X-More: 0123456789\r\n" * 500)


async def endless_1xx(talk: Talk) -> None:
    await talk.forever(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", 0.05)


async def endless_trailers(talk: Talk) -> None:
    await talk.send(CHUNKED + b"5\r\nhello\r\n0\r\n")
    await talk.forever(b"X-Trailer: 0123456789\r\n" * 500)


async def endless_extensions(talk: Talk) -> None:
    await talk.send(CHUNKED)
    await talk.forever(b"1;" + b"e" * 60_000 + b"\r\nx\r\n")


async def endless_tiny_chunks(talk: Talk) -> None:
    await talk.send(CHUNKED)
    await talk.forever(b"1\r\nx\r\n" * 10_000)


async def redirect_stall(talk: Talk) -> None:
    await talk.send(redirect_bytes("/ok", "Content-Length: 500") + b"abc")
    await talk.silence()


async def redirect_endless(talk: Talk) -> None:
    await talk.send(redirect_bytes("/ok"))
    await talk.forever(b"x" * 65536)


async def error_stall(talk: Talk) -> None:
    await talk.send(response(b"x" * 5000, "404 Not Found")[:-4000])
    await talk.silence()


async def events(talk: Talk) -> None:
    await talk.send(response(b"", media="text/event-stream", length=False))
    await talk.forever(b"data: tick\n\n", 0.05)


async def poison(talk: Talk) -> None:
    """The wanted answer and one that nobody asked for."""
    talk.keep = True
    if talk.rest == "next":
        await talk.send(response(b"second", close=False))
        return
    await talk.send(response(close=False) + response(b"POISONED", close=False))


async def short_then_more(talk: Talk) -> None:
    talk.keep = True
    await talk.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 60\r\n\r\n" + b"a" * 580)


async def closes_idle(talk: Talk) -> None:
    """Promises to keep the connection, then closes it."""
    await talk.send(response(close=False))


@cache
def bomb(mib: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(1024 * 1024)
    return b"".join(packer.compress(block) for _ in range(mib)) + packer.flush()


def coded(body: bytes, coding: str = "gzip", code: str = "200 OK", *extra: str) -> bytes:
    return response(body, code, HTML, f"Content-Encoding: {coding}", *extra)


async def bomb_gzip(talk: Talk) -> None:
    await talk.send(coded(bomb(256)))


async def bomb_gzip_gzip(talk: Talk) -> None:
    await talk.send(coded(gzip.compress(bomb(256), mtime=0), "gzip, gzip"))


async def bomb_members(talk: Talk) -> None:
    await talk.send(coded(gzip.compress(b"", mtime=0) * 20_000))


async def bomb_404(talk: Talk) -> None:
    await talk.send(coded(bomb(256), "gzip", "404 Not Found"))


async def bomb_redirect(talk: Talk) -> None:
    await talk.send(coded(bomb(256), "gzip", "302 Found", "Location: /ok"))


async def bomb_chain(talk: Talk) -> None:
    lines = [f"X-{place}: 1\r\nContent-Encoding: gzip, gzip" for place in range(100)]
    await talk.send(response(gzip.compress(PAGE, mtime=0), "200 OK", HTML, *lines))


async def infinite(talk: Talk) -> None:
    await redirect(f"/{talk.fault}/{int(talk.rest or 0) + 1}")(talk)


async def cookie_gate(talk: Talk) -> None:
    """Sets a cookie and sends the reader back to the same address."""
    if "seen=1" in (talk.header("cookie") or ""):
        await talk.send(response())
        return
    await talk.send(
        response(b"", "302 Found", HTML, "Set-Cookie: seen=1; Path=/; HttpOnly", "Location: /cookie-gate")
    )


async def cookie_bomb(talk: Talk) -> None:
    if talk.rest == "next":
        await talk.send(response(str(len(talk.head)).encode()))
        return
    lines = [f"Set-Cookie: c{place}={'v' * 100}" for place in range(500)]
    await talk.send(response(b"", "302 Found", HTML, *lines, "Location: /cookie-bomb/next"))


async def leak_auth(talk: Talk) -> None:
    await talk.send(
        response(
            b"",
            "302 Found",
            HTML,
            "Set-Cookie: sid=secret",
            f"Location: http://127.0.0.1:{talk.server.other_port}/leak-other",
        )
    )


def ssrf() -> dict[str, Script]:
    shapes = {
        "redirect-file": "file:///etc/passwd",
        "redirect-ftp": "ftp://127.0.0.2:{port}/",
        "redirect-gopher": "gopher://127.0.0.2:{port}/",
        "redirect-javascript": "javascript:alert(1)",
        "redirect-data": "data:text/html,<h1>x</h1>",
        "ssrf-cgnat": "http://100.64.0.1/",
        "ssrf-metadata": "http://169.254.169.254/latest/meta-data/",
        "ssrf-private": "http://10.0.0.1/",
        "ssrf-hex-ip": "http://0x7f000002:{port}/",
        "ssrf-octal-ip": "http://0177.0.0.2:{port}/",
        "ssrf-short-ip": "http://127.2:{port}/",
        "ssrf-decimal-ip": "http://2130706434:{port}/",
        "ssrf-zero-ip": "http://0.0.0.0:{port}/",
        "ssrf-mapped": "http://[::ffff:127.0.0.2]:{port}/",
        "ssrf-nat64": "http://[64:ff9b::7f00:2]:{port}/",
        "ssrf-userinfo": "http://127.0.0.1:{port}@127.0.0.2:{port}/",
        "ssrf-parser-backslash": "http://127.0.0.2:{port}\\@127.0.0.1/",
        "ssrf-schemeless": "//127.0.0.2:{port}/",
        "ssrf-fullwidth": "http://１２７.０.０.２:{port}/",
    }
    return {fault: to_forbidden(shape) for fault, shape in shapes.items()}


def charsets() -> dict[str, Script]:
    thai = TEXT.replace("<meta charset=utf-8>", "")
    return {
        "charset-iso8859-11": canned(
            response(thai.encode("tis-620"), media="text/html; charset=iso-8859-11")
        ),
        "charset-header-lies": canned(response(thai.encode("tis-620"))),
        "charset-meta-conflict": canned(
            response(TEXT.replace("utf-8", "tis-620").encode(), media="text/html")
        ),
        "charset-unknown": canned(response(media="text/html; charset=thai-878")),
        "charset-codec-abuse": canned(response(media="text/html; charset=zlib_codec")),
        "charset-utf8-bom": canned(response(b"\xef\xbb\xbf" + PAGE)),
        "charset-mojibake": canned(response(PAGE.decode("latin-1").encode())),
        "charset-invalid-utf8": canned(response(PAGE + b"\xff\xfe\xed\xa0\x80")),
        "ctype-missing": canned(response(media=None)),
        "ctype-octet-html": canned(response(media="application/octet-stream")),
    }


def page(text: str) -> Script:
    return canned(
        response(f"<html><head><title>{text}</title></head><body><h1>{text}</h1></body></html>".encode())
    )


def contents() -> dict[str, Script]:
    return {
        "empty-200": canned(response(b"")),
        "whitespace-200": canned(response("<html><body> \u00a0\u200b </body></html>".encode())),
        "soft404-english": page("Page not found"),
        "maintenance-200": page("ปิดปรับปรุงเว็บไซต์ชั่วคราว"),
        "default-iis": page("IIS Windows Server"),
        "default-apache": canned(response(b"<html><body><h1>It works!</h1></body></html>")),
        "directory-index": page("Index of /oit"),
        "wp-db-error-500": status(
            "500 Internal Server Error", body=b"<h1>Error establishing a database connection</h1>"
        ),
        "account-suspended": page("Account Suspended"),
        "js-shell": canned(
            response(b"<html><body><div id=root></div><script src=/app.js></script></body></html>")
        ),
        "redirect-to-login": redirect("/login-form"),
        "login-form": canned(
            response(b"<form method=post><input name=user><input type=password name=p></form>")
        ),
        "redirect-to-home": redirect("/"),
        "": canned(response()),
        "meta-refresh-loop": canned(
            response(b'<meta http-equiv=refresh content="0;url=/meta-refresh-loop">')
        ),
        "inject-xss-header": canned(
            response(PAGE, "200 OK", HTML, "Server: <script>alert(1)</script>", 'ETag: "<b>"')
        ),
    }


def prepare() -> None:
    """Makes what takes long to make, before anything is timed."""
    bomb(256)


def scripts() -> dict[str, Script]:
    """Gives every script by its fault's id."""
    packed = gzip.compress(PAGE * 20, mtime=0)
    bad_crc = packed[:-8] + bytes(4) + packed[-4:]
    f5 = b"<html><title>Request Rejected</title>The requested URL was rejected. Your support ID is: 1234567890</html>"
    return {
        "ok": ok,
        "ok-gzip": canned(coded(gzip.compress(PAGE, mtime=0))),
        "ok-gzip-members": canned(
            coded(gzip.compress(PAGE[:99], mtime=0) + gzip.compress(PAGE[99:], mtime=0) + b"\0\0")
        ),
        "ok-deflate": canned(coded(zlib.compress(PAGE), "deflate")),
        "ok-chunked": canned(CHUNKED + chunked(PAGE, 50)),
        "ok-redirect-5": ok_redirect_5,
        "ok-slow": ok_slow,
        "dies-after-first": dies_after_first,
        "held": held,
        "status-400": status("400 Bad Request"),
        "status-401": status("401 Unauthorized", 'WWW-Authenticate: Basic realm="x"'),
        "status-403": status("403 Forbidden"),
        "status-404": status("404 Not Found"),
        "status-410": status("410 Gone"),
        "status-500": status("500 Oops"),
        "status-999": status("999 Request Denied"),
        "status-204": canned(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
        "status-304": canned(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"),
        "status-451": status("451 Unavailable"),
        "waf-403": status("403 Forbidden", body=f5),
        "waf-challenge-200": page("Just a moment..."),
        "flap-1-then-ok": first(1, response(b"", "503 Busy")),
        "flap-2-then-ok": first(2, response(b"", "503 Busy")),
        "rate-429-after-2": first(1, response(b"", "429 Slow", HTML, "Retry-After: 2")),
        "rate-503-after-2": first(1, response(b"", "503 Slow", HTML, "Retry-After: 2")),
        "rate-429-forever": status("429 Slow", "Retry-After: 1"),
        "rate-429-year": status("429 Slow", "Retry-After: 31536000"),
        "rate-429-date": rate_date,
        "rate-429-garbage": status("429 Slow", "Retry-After: soon"),
        "flap-alternate": alternate,
        "head-405": head_405,
        "head-200-get-404": head_200_get_404,
        "ua-blocked": ua_blocked,
        "slow-first-byte-never": never,
        "slow-body-drip": body_drip,
        "slow-header-drip": header_drip,
        "slow-stall-mid-body": stall,
        "slow-burst-then-stall": burst_then_stall,
        "slow-burst-then-drip": burst_then_drip,
        "slow-steady": steady,
        "endless-no-length": endless,
        "huge-content-length": canned(b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n" + PAGE),
        "endless-headers": endless_headers,
        "endless-1xx": endless_1xx,
        "endless-trailers": endless_trailers,
        "endless-extensions": endless_extensions,
        "endless-tiny-chunks": endless_tiny_chunks,
        "redirect-stall": redirect_stall,
        "redirect-endless": redirect_endless,
        "error-stall": error_stall,
        "server-sent-events": events,
        "switching-protocols": canned(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"
        ),
        "continue-only": canned(b"HTTP/1.1 100 Continue\r\n\r\n"),
        "ok-http-1.0": canned(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE),
        "ok-te-identity": canned(response(PAGE, "200 OK", HTML, "Transfer-Encoding: identity")),
        "te-unknown": canned(
            response(PAGE, "200 OK", HTML, "Transfer-Encoding: gzip, chunked", length=False)
        ),
        "chunk-no-last": canned(CHUNKED + b"2\r\nok\r\n0\r\n"),
        "cl-negative": canned(b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello"),
        "ok-early-hints": canned(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + response()),
        "cl-too-long": canned(response(PAGE)[:-100]),
        "cl-too-short": short_then_more,
        "cl-garbage": canned(b"HTTP/1.1 200 OK\r\nContent-Length: lots\r\n\r\n" + PAGE),
        "cl-two-values": canned(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\n" + PAGE),
        "cl-and-chunked": canned(
            CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Length: 7\r\n\r\n") + chunked(PAGE, 500)
        ),
        "chunk-garbage": canned(CHUNKED + b"ZZ\r\nhello\r\n"),
        "chunk-huge-size": canned(CHUNKED + b"FFFFFFFFFFFFFFFF\r\nhello"),
        "chunk-truncated": canned(CHUNKED + b"ff\r\nhello"),
        "fin-mid-headers": canned(b"HTTP/1.1 200 OK\r\nContent-Type: text/h"),
        "http09": canned(PAGE),
        "http-9.9": canned(response().replace(b"HTTP/1.1", b"HTTP/9.9")),
        "bad-status-line": canned(b"HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n"),
        "header-no-colon": canned(response(PAGE, "200 OK", HTML, "this line has no colon")),
        "header-space-before-colon": canned(
            response(length=False).replace(b"\r\n\r\n", b"\r\nContent-Length : 5\r\n\r\n", 1)
        ),
        "header-thai-utf8": canned(
            response(PAGE, "200 OK", HTML, 'Content-Disposition: inline; filename="แผน.pdf"')
        ),
        "header-one-1mb": canned(response(PAGE, "200 OK", HTML, "X-Big: " + "a" * 1024 * 1024)),
        "header-10k-lines": canned(response(PAGE, "200 OK", HTML, *["X-Many: a"] * 10_000)),
        "lf-only": canned(
            b"HTTP/1.1 200 OK\nContent-Type: text/html; charset=utf-8\nContent-Length: %d\n\n" % len(PAGE)
            + PAGE
        ),
        "response-queue-poison": poison,
        "closes-idle": closes_idle,
        "gzip-truncated": canned(coded(packed[:-200])),
        "gzip-bad-crc": canned(coded(bad_crc)),
        "gzip-lie": canned(coded(PAGE)),
        "encoding-unknown": canned(coded(PAGE, "x-oit-unknown")),
        "bomb-brotli": canned(coded(b"\x5b\xff\xff\x3f" + bytes(800), "br")),
        "bomb-gzip": bomb_gzip,
        "bomb-gzip-gzip": bomb_gzip_gzip,
        "bomb-members": bomb_members,
        "bomb-encoding-chain": bomb_chain,
        "bomb-in-redirect": bomb_redirect,
        "bomb-in-404": bomb_404,
        "redirect-loop-a": redirect("/redirect-loop-b"),
        "redirect-loop-b": redirect("/redirect-loop-a"),
        "redirect-infinite": infinite,
        "redirect-bad-location": redirect("http://[::1"),
        "redirect-bad-port": redirect("http://127.0.0.1:99999/"),
        "redirect-space-host": redirect("http://exa mple.com/"),
        "redirect-no-location": canned(
            b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ),
        "redirect-two-locations": canned(
            b"HTTP/1.1 302 Found\r\nLocation: /ok\r\nLocation: /status-404\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        ),
        "redirect-huge-location": redirect("/" + "a" * 100_000),
        "redirect-crlf-location": redirect("/nowhere%0d%0aSet-Cookie:%20evil=1"),
        "redirect-thai": redirect("/ok/ผู้บริหาร หน้า"),
        "redirect-tis620": redirect("/ok/ผู้บริหาร".encode("tis-620")),
        "inject-xss-location": redirect('/nowhere"><script>alert(1)</script>'),
        "cookie-gate": cookie_gate,
        "cookie-bomb": cookie_bomb,
        "cookie-public-suffix": canned(response(PAGE, "200 OK", HTML, "Set-Cookie: a=1; Domain=.go.th")),
        "leak-auth-cross-origin": leak_auth,
        "leak-other": canned(response()),
        "tls-client-cert-required": status(
            "400 Bad Request",
            body=b"<center><h1>400 Bad Request</h1></center><center>No required SSL certificate was sent</center>",
        ),
        **ssrf(),
        **charsets(),
        **contents(),
    }
