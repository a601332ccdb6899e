"""Odd behaviours of servers in the field, each with the verdicts and causes that are right: decided before the first run."""

import asyncio
import gzip

from faults.http_faults import CHUNKED, HTML, PAGE, TEXT, canned, chunked, redirect, response, status
from faults.server import Script, Talk

_GZIP = gzip.compress(PAGE, mtime=0)
_PHRASE = "<html><head><title>%s</title></head><body><h1>%s</h1></body></html>"
_GARBAGE = "fail undetermined document_corrupt document_unreadable decoding_failed wrong_file_type"


def code(number: str) -> Script:
    return status(number, body=(_PHRASE % (number, number)).encode())


def with_head(*lines: bytes, body: bytes = PAGE) -> Script:
    head = (b"HTTP/1.1 200 OK", b"Content-Type: text/html; charset=utf-8", *lines, b"Connection: close")
    return canned(b"\r\n".join(head) + b"\r\n\r\n" + body)


def refreshing(content: str, head: str = "") -> Script:
    return canned(
        response(f'<html><head>{head}<meta http-equiv=refresh content="{content}"></head></html>'.encode())
    )


async def resets_when_reused(talk: Talk) -> None:
    """Promises to keep the connection behind a redirect and breaks it; a fresh one shows the page."""
    if talk.rest == "next":
        if talk.hit == 2:
            talk.reset()
            return
        await talk.send(response())
        return
    talk.keep = True
    await talk.send(b"HTTP/1.1 302 Found\r\nLocation: /resets-when-reused/next\r\nContent-Length: 0\r\n\r\n")


async def redirect_owes_a_body(talk: Talk) -> None:
    """A redirect that announces a body and never sends it."""
    if talk.rest == "next":
        await talk.send(response())
        return
    await talk.send(
        b"HTTP/1.1 302 Found\r\nLocation: /redirect-owes-a-body/next\r\nContent-Length: 50\r\n\r\n"
    )
    await asyncio.sleep(0.7)


async def cookie_then_refresh(talk: Talk) -> None:
    """Sets a cookie and lets the page call itself again; with the cookie the page is there."""
    if "visit=1" in (talk.header("cookie") or ""):
        await talk.send(response())
        return
    again = b'<html><head><meta http-equiv="refresh" content="0"></head><body></body></html>'
    await talk.send(response(again, "200 OK", HTML, "Set-Cookie: visit=1; Path=/"))


async def query_only(talk: Talk) -> None:
    await (canned(response()) if "seen" in talk.rest else redirect("?seen=1"))(talk)


async def reset_after_page(talk: Talk) -> None:
    """A page without length, read in peace, then a reset instead of a goodbye."""
    await talk.send(response(length=False))
    await asyncio.sleep(0.3)
    talk.reset()


async def reset_in_page(talk: Talk) -> None:
    await talk.send(response(PAGE[:900], length=False))
    await asyncio.sleep(0.3)
    talk.reset()


async def half_closed(talk: Talk) -> None:
    await talk.send(response(length=False))
    talk.writer.write_eof()
    await talk.silence()


async def eager(talk: Talk) -> None:
    """Interim answers first, then the page in three pieces."""
    await talk.send(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")
    whole = response()
    for start in range(0, len(whole), 400):
        await talk.send(whole[start : start + 400])
        await asyncio.sleep(0.02)


async def drips_its_head(talk: Talk) -> None:
    whole = response()
    await talk.drip(whole[:60], 0.01)
    await talk.send(whole[60:])


def statuses() -> dict[str, tuple[Script, str]]:
    plain = ("300 Multiple Choices", "305 Use Proxy", "402 Payment Required", "405 Method Not Allowed", "406 Not Acceptable",
             "408 Request Timeout", "409 Conflict", "416 Range Not Satisfiable", "418 I'm a teapot", "421 Misdirected Request",
             "423 Locked", "426 Upgrade Required", "431 Request Header Fields Too Large", "444 No Response", "499 Client Closed")  # fmt: skip
    broken = ("501 Not Implemented", "505 HTTP Version Not Supported", "508 Loop Detected", "520 Web Server Returned an Unknown Error", "521 Web Server Is Down", "522 Connection Timed Out",
              "523 Origin Is Unreachable", "525 SSL Handshake Failed", "526 Invalid SSL Certificate", "530 Origin DNS Error", "598 Network Read Timeout")  # fmt: skip
    suspended = b"<html><head><title>509 Bandwidth Limit Exceeded</title></head><body><h1>Bandwidth Limit Exceeded</h1></body></html>"
    return (
        {f"odd-{each[:3]}": (code(each), "fail undetermined http_unexpected bot_wall") for each in plain}
        | {f"odd-{each[:3]}": (code(each), "fail http_server_error") for each in broken}
        | {
            "odd-202": (canned(response(PAGE, "202 Accepted")), "pass warn"),
            "odd-203": (canned(response(PAGE, "203 Non-Authoritative Information")), "pass warn"),
            "odd-205": (canned(response(PAGE, "205 Reset Content")), "fail no_content"),
            "odd-226": (canned(response(PAGE, "226 IM Used")), "pass warn"),
            "odd-299": (canned(response(PAGE, "299 Fine")), "pass warn"),
            "odd-509": (status("509 Bandwidth Limit Exceeded", body=suspended), "fail account_suspended http_server_error"),
            "auth-ntlm": (status("401 Unauthorized", "WWW-Authenticate: NTLM", "WWW-Authenticate: Negotiate"), "fail http_unauthorized login_wall"),
            "auth-on-200": (canned(response(PAGE, "200 OK", HTML, 'WWW-Authenticate: Basic realm="x"')), "pass warn"),
            "reason-8k": (canned(response(PAGE, "200 " + "O" * 8000)), "pass warn"),
        }
    )  # fmt: skip


def wire() -> dict[str, tuple[Script, str]]:
    crlf = chunked(PAGE, 500)
    return {
        "resets-when-reused": (resets_when_reused, "pass warn"),
        "redirect-owes-a-body": (redirect_owes_a_body, "pass warn"),
        "reset-after-page": (reset_after_page, "warn pass"),
        "reset-in-page": (reset_in_page, "fail connection_reset truncated"),
        "half-closed": (half_closed, "pass warn"),
        "interim-and-pieces": (eager, "pass warn"),
        "drips-its-head": (drips_its_head, "pass warn"),
        "chunk-size-space": (canned(CHUNKED + b"5 \r\n<html\r\n" + chunked(b">" + PAGE, 500)), "pass warn"),
        "chunk-last-line-missing": (canned(CHUNKED + crlf.removesuffix(b"\r\n")), "pass warn"),
        "chunk-lf-only": (canned(CHUNKED + b"%x\n%s\n0\n\n" % (len(PAGE), PAGE)), "pass warn fail malformed_response truncated"),
        "chunk-then-garbage": (canned(CHUNKED + crlf + b"garbage"), "pass warn"),
        "te-gzip-chunked": (
            canned(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: gzip, chunked\r\n\r\n" + chunked(_GZIP, 100)),
            "pass warn fail decoding_failed malformed_response",
        ),
        "header-empty-name": (with_head(b": nothing"), "pass warn"),
        "header-thai-name": (with_head("ชื่อ: ค่า".encode()), "pass warn"),
        "header-hsts-on-http": (with_head(b"Strict-Transport-Security: max-age=31536000"), "pass warn"),
        "header-date-1970": (with_head(b"Date: Thu, 01 Jan 1970 00:00:00 GMT", b"Age: -5", b"Expires: 0"), "pass warn"),
        "header-content-range-200": (with_head(b"Content-Range: bytes 0-1/2"), "pass warn"),
        "multipart-ranges": (
            canned(response(b"--x\r\nContent-Range: bytes 0-9/99\r\n\r\n0123456789\r\n--x--", "206 Partial Content", "multipart/byteranges; boundary=x")),
            "fail truncated",
        ),
        "refresh-header-alone": (canned(response(PAGE, "200 OK", HTML, "Refresh: 300")), "pass warn"),
        "location-dots": (redirect("/a/../b/./../ok"), "pass warn"),
        "location-query-only": (query_only, "pass warn"),
        "location-backslash": (redirect("\\ok"), "pass warn fail redirect_bad_target http_not_found"),
        "location-nul": (redirect(b"/o\x00k"), "fail redirect_bad_target malformed_response http_not_found"),
        "cookie-then-refresh": (cookie_then_refresh, "pass warn undetermined needs_browser"),
    }  # fmt: skip


def bodies() -> dict[str, tuple[Script, str]]:
    return {
        "type-broken-quote": (canned(response(media='text/html; charset="utf-8')), "pass warn"),
        "type-two-charsets": (canned(response(media="text/html;charset=utf-8;charset=tis-620")), "pass warn"),
        "type-xhtml": (canned(response(media="application/xhtml+xml; charset=utf-8")), "pass warn"),
        "type-nobody-knows": (canned(response(media="unknown/unknown")), "pass warn"),
        "type-html-only": (canned(response(media="html")), "pass warn"),
        "gzip-unannounced": (canned(response(_GZIP)), _GARBAGE),
        "gzip-inside-gzip": (canned(response(gzip.compress(_GZIP, mtime=0), "200 OK", HTML, "Content-Encoding: gzip")), _GARBAGE),
        "gzip-http10": (canned(b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n" + _GZIP), "pass warn"),
        "bom-twice": (canned(response(b"\xef\xbb\xbf\xef\xbb\xbf" + PAGE)), "pass warn"),
        "blank-200k-first": (canned(response(b"\r\n" * 100_000 + PAGE)), "pass warn"),
        "nul-bytes-inside": (canned(response(PAGE.replace(b"<p>", b"<p>\0", 3))), "pass warn"),
        "doctype-svg": (canned(response(b"<!DOCTYPE svg>" + PAGE)), "pass warn"),
        "refresh-quoted-url": (refreshing("0;URL='/ok'"), "pass warn"),
        "refresh-comma": (refreshing("0, url=/ok"), "pass warn"),
        "refresh-upper": (refreshing("0; URL = /ok"), "pass warn"),
        "refresh-with-base": (refreshing("0; url=ok", head='<base href="/">'), "pass warn"),
        "html-in-comment": (canned(response(("<!-- <title>404 Not Found</title> " + "x" * 5000 + " -->" + TEXT).encode())), "pass warn"),
    }  # fmt: skip


def rows() -> dict[str, str]:
    """Gives what is right, by id."""
    return {fault: right for fault, (_, right) in (statuses() | wire() | bodies()).items()}


def scripts() -> dict[str, Script]:
    """Gives every script by its fault's id."""
    return {fault: script for fault, (script, _) in (statuses() | wire() | bodies()).items()}
