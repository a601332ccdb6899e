"""Relatives of the faults: what the field brings that no list has. Each with the verdicts and causes that are right."""

import gzip
import zlib

from faults import food
from faults.http_faults import CHUNKED, HTML, PAGE, TEXT, canned, chunked, coded, redirect, response, status
from faults.page_faults import bare, full
from faults.server import Script, Talk

_GZIP = gzip.compress(PAGE, mtime=0)
_RAW_DEFLATE = zlib.compress(PAGE)[2:-4]
_CLOUDFLARE = b"<html><head><title>town.example | %s</title></head><body><h1>Error %s</h1><p>Cloudflare Ray ID: 7d1</p></body></html>"


def plain(line: bytes, *headers: bytes, body: bytes = PAGE) -> Script:
    lines = [line, b"Content-Type: text/html; charset=utf-8", b"Connection: close", *headers]
    return canned(b"\r\n".join(lines) + b"\r\n\r\n" + body)


def refresh(place: str, delay: str = "0", body: str = "") -> Script:
    return canned(
        response(f'<meta http-equiv="refresh" content="{delay};url={place}"><body>{body}</body>'.encode())
    )


async def cookie_wall(talk: Talk) -> None:
    """Shows the page only to a reader who brings the cookie back through a meta refresh."""
    if "pass=1" in (talk.header("cookie") or ""):
        await talk.send(response())
        return
    await talk.send(
        response(b"<p>x</p>", "302 Found", HTML, "Set-Cookie: pass=1; Path=/", "Location: /cookie-wall")
    )


async def port_hop(talk: Talk) -> None:
    await redirect(f"http://127.0.0.1:{talk.server.other_port}/ok")(talk)


async def alternating_hosts(talk: Talk) -> None:
    """Two ports that send the reader to and fro."""
    here = talk.server.other_port if talk.hit % 2 else talk.server.port
    await redirect(f"http://127.0.0.1:{here}/ports-to-and-fro")(talk)


async def flood_of_cookies(talk: Talk) -> None:
    """Sends the reader to itself for ever, with another cookie each time."""
    await talk.send(
        response(b"", "302 Found", HTML, f"Set-Cookie: n={talk.hit}; Path=/", "Location: /self-with-cookies")
    )


async def meta_forbidden(talk: Talk) -> None:
    await refresh(f"http://127.0.0.2:{talk.server.forbidden_port}/")(talk)


async def refresh_header_forbidden(talk: Talk) -> None:
    place = f"http://127.0.0.2:{talk.server.forbidden_port}/"
    await canned(response(b"<p>moved</p>", "200 OK", HTML, f"Refresh: 0; url={place}"))(talk)


async def embeds_forbidden(talk: Talk) -> None:
    """A page whose pictures, frames, files and canonical all point where nobody may go."""
    place = f"http://127.0.0.2:{talk.server.forbidden_port}"
    links = (
        f"<img src={place}/a.png><iframe src={place}/f></iframe><embed src={place}/e.pdf><object data={place}/o.pdf></object>"
        f"<a href={place}/plan.pdf>แผนพัฒนาท้องถิ่น 2565</a><link rel=canonical href={place}/c>"
    )
    await canned(response(TEXT.replace("</main>", links + "</main>").encode()))(talk)


def statuses() -> dict[str, tuple[Script, str]]:
    """Status codes, each with what is right."""
    rows = {
        "201": "pass warn", "202": "pass warn", "203": "pass warn", "226": "pass warn", "299": "pass warn",
        "205": "fail no_content", "300": "fail http_unexpected", "305": "fail http_unexpected", "306": "fail http_unexpected",
        "402": "fail http_unexpected", "405": "fail http_unexpected", "406": "fail undetermined http_unexpected bot_wall",
        "407": "fail http_unexpected", "408": "fail http_unexpected timeout", "409": "fail http_unexpected",
        "411": "fail http_unexpected", "412": "fail http_unexpected", "414": "fail http_unexpected", "415": "fail http_unexpected",
        "416": "fail http_unexpected", "417": "fail http_unexpected", "418": "fail http_unexpected", "421": "fail http_unexpected",
        "423": "fail http_unexpected", "425": "fail http_unexpected", "426": "fail http_unexpected", "428": "fail http_unexpected",
        "431": "fail http_unexpected", "444": "fail http_unexpected", "499": "fail http_unexpected",
        "501": "fail http_server_error", "502": "fail http_server_error", "504": "fail http_server_error",
        "505": "fail http_server_error", "507": "fail http_server_error", "508": "fail http_server_error",
        "509": "fail http_server_error account_suspended", "511": "undetermined not_checked",
        "600": "fail http_unexpected", "799": "fail http_unexpected",
    }  # fmt: skip
    found = {f"status-{code}": (status(f"{code} X", body=PAGE), right) for code, right in rows.items()}
    for code in (520, 521, 522, 523, 524, 525, 526, 527, 530):
        body = _CLOUDFLARE % (f"{code}: Web server is down".encode(), str(code).encode())
        found[f"cloudflare-{code}"] = (
            status(f"{code} Origin Error", "Server: cloudflare", "CF-RAY: 7d1-BKK", body=body),
            "fail http_server_error",
        )
    return found


def walls() -> dict[str, tuple[Script, str]]:
    challenge = b"<html><head><title>Just a moment...</title></head><body><div id=cf-challenge></div><script src=/cdn-cgi/challenge-platform/x.js></script></body></html>"
    return {
        "wall-cloudflare-503": (status("503 Service Unavailable", "Server: cloudflare", "CF-RAY: 7d1", body=challenge), "undetermined bot_wall"),
        "wall-cloudflare-1020": (status("403 Forbidden", "Server: cloudflare", "CF-RAY: 7d1", body=b"<title>Access denied | town.example used Cloudflare to restrict access</title>Error code 1020"), "undetermined bot_wall http_forbidden"),
        "wall-mod-security-406": (status("406 Not Acceptable", body=b"<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>"), "undetermined bot_wall"),
        "wall-imunify-200": (canned(response(b"<html><head><title>One moment, please...</title></head><body>Please wait while your request is being verified... Imunify360</body></html>")), "undetermined bot_wall"),
        "wall-incapsula-200": (canned(response(b"<html><head><META NAME='robots' CONTENT='noindex,nofollow'><script src='/_Incapsula_Resource?SWJIYLWA=719d'></script></head><body></body></html>")), "undetermined bot_wall"),
        "wall-sucuri-403": (status("403 Forbidden", "X-Sucuri-ID: 19014", body=b"<title>Sucuri WebSite Firewall - Access Denied</title>"), "undetermined bot_wall"),
        "wall-f5-200": (canned(response(b"<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1785</body></html>")), "undetermined bot_wall"),
        "wall-429-html": (status("429 Too Many Requests", body=PAGE), "undetermined rate_limited"),
        "wall-ddos-js-cookie": (canned(response(b"<html><body><script>document.cookie='a='+(1+1)+';path=/';location.reload();</script></body></html>")), "undetermined bot_wall needs_browser"),
    }  # fmt: skip


def wire() -> dict[str, tuple[Script, str]]:
    ranged = "Content-Range: bytes 0-{}/{}"
    utf16 = "/ok".encode("utf-16")
    return {
        "206-part": (canned(response(PAGE[:300], "206 Partial Content", HTML, ranged.format(299, len(PAGE)))), "fail truncated"),
        "206-whole": (canned(response(PAGE, "206 Partial Content", HTML, ranged.format(len(PAGE) - 1, len(PAGE)))), "pass warn"),
        "204-with-body": (canned(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n" + PAGE), "fail no_content"),
        "http10-no-length": (plain(b"HTTP/1.0 200 OK"), "pass warn"),
        "http10-keep-alive": (plain(b"HTTP/1.0 200 OK", b"Content-Length: %d" % len(PAGE)), "pass warn"),
        "no-reason": (plain(b"HTTP/1.1 200", b"Content-Length: %d" % len(PAGE)), "pass warn"),
        "thai-reason": (plain("HTTP/1.1 200 ตกลง".encode(), b"Content-Length: %d" % len(PAGE)), "pass warn"),
        "http2-status-line": (plain(b"HTTP/2 200 OK"), "fail malformed_response"),
        "icy": (plain(b"ICY 200 OK"), "fail malformed_response"),
        "lower-case-http": (plain(b"http/1.1 200 ok"), "pass warn fail malformed_response"),
        "four-digit-status": (plain(b"HTTP/1.1 2000 OK"), "fail malformed_response"),
        "status-zero": (plain(b"HTTP/1.1 000 X"), "fail malformed_response http_unexpected"),
        "nul-in-header": (plain(b"HTTP/1.1 200 OK", b"X-A: a\0b", b"Content-Length: %d" % len(PAGE)), "pass warn fail malformed_response"),
        "bom-before-status": (canned(b"\xef\xbb\xbf" + response()), "pass warn fail malformed_response"),
        "bom-in-header": (plain(b"HTTP/1.1 200 OK", b"\xef\xbb\xbfX-A: 1", b"Content-Length: %d" % len(PAGE)), "pass warn fail malformed_response"),
        "folded-header": (plain(b"HTTP/1.1 200 OK", b"X-A: 1\r\n  2", b"Content-Length: %d" % len(PAGE)), "pass warn fail malformed_response"),
        "blank-line-first": (canned(b"\r\n" + response()), "pass warn fail malformed_response"),
        "cr-only": (canned(b"HTTP/1.1 200 OK\rContent-Type: text/html\r\r" + PAGE), "fail malformed_response truncated"),
        "cl-twice-same": (canned(response(PAGE, "200 OK", HTML, f"Content-Length: {len(PAGE)}")), "pass warn"),
        "cl-list-same": (plain(b"HTTP/1.1 200 OK", b"Content-Length: %d, %d" % (len(PAGE), len(PAGE))), "pass warn fail malformed_response"),
        "cl-plus": (plain(b"HTTP/1.1 200 OK", b"Content-Length: +%d" % len(PAGE)), "pass warn fail malformed_response"),
        "cl-huge-digits": (plain(b"HTTP/1.1 200 OK", b"Content-Length: " + b"9" * 400), "undetermined fail too_large malformed_response truncated"),
        "type-twice": (canned(response(PAGE, "200 OK", HTML, "Content-Type: application/pdf")), "pass warn fail html_instead_of_document wrong_file_type"),
        "type-empty": (canned(response(PAGE, "200 OK", "")), "pass warn"),
        "type-nonsense": (canned(response(PAGE, "200 OK", "ภาษาไทย/;;=")), "pass warn"),
        "chunk-extension": (canned(CHUNKED + b"".join(b"%x;a=b\r\n%s\r\n" % (len(PAGE[at : at + 99]), PAGE[at : at + 99]) for at in range(0, len(PAGE), 99)) + b"0\r\n\r\n"), "pass warn"),
        "chunk-zeros": (canned(CHUNKED + b"%08x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)), "pass warn"),
        "chunk-trailers": (canned(CHUNKED + chunked(PAGE, 400)[:-2] + b"X-T: 1\r\n\r\n"), "pass warn"),
        "chunk-negative": (canned(CHUNKED + b"-5\r\nhello\r\n"), "fail malformed_response"),
        "chunked-upper": (canned(CHUNKED.replace(b"chunked", b"Chunked") + chunked(PAGE, 400)), "pass warn"),
        "chunked-no-body": (canned(CHUNKED), "fail truncated connection_reset malformed_response"),
        "te-chunked-chunked": (canned(CHUNKED.replace(b"chunked", b"chunked, chunked") + chunked(PAGE, 400)), "pass warn fail malformed_response"),
        "http10-chunked": (canned(CHUNKED.replace(b"1.1", b"1.0") + chunked(PAGE, 400)), "pass warn fail malformed_response"),
        "ce-identity": (canned(coded(PAGE, "identity")), "pass warn"),
        "ce-none": (canned(coded(PAGE, "none")), "pass warn"),
        "ce-utf-8": (canned(coded(PAGE, "utf-8")), "pass warn"),
        "ce-utf8": (canned(coded(PAGE, "UTF8")), "pass warn"),
        "ce-binary": (canned(coded(PAGE, "binary")), "pass warn"),
        "ce-empty": (canned(coded(PAGE, "")), "pass warn"),
        "ce-x-gzip": (canned(coded(_GZIP, "x-gzip")), "pass warn"),
        "ce-upper": (canned(coded(_GZIP, "GZIP")), "pass warn"),
        "ce-deflate-raw": (canned(coded(_RAW_DEFLATE, "deflate")), "pass warn"),
        "ce-deflate-zlib": (canned(coded(zlib.compress(PAGE), "deflate")), "pass warn"),
        "ce-gzip-empty": (canned(coded(b"")), "fail empty_page no_content decoding_failed truncated"),
        "ce-gzip-of-nothing": (canned(coded(gzip.compress(b"", mtime=0))), "fail empty_page no_content"),
        "ce-gzip-trailing": (canned(coded(_GZIP + b"trailing garbage")), "pass warn"),
        "ce-gzip-header-only": (canned(coded(_GZIP[:10])), "fail truncated decoding_failed"),
        "ce-gzip-twice": (canned(coded(gzip.compress(_GZIP, mtime=0), "gzip, gzip")), "pass warn"),
        "ce-gzip-deflate-lie": (canned(coded(_GZIP, "deflate")), "pass warn fail decoding_failed"),
        "ce-zstd": (canned(coded(PAGE, "zstd")), "fail decoding_failed"),
        "ce-gzip-chunked": (canned(CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n") + chunked(_GZIP, 7)), "pass warn"),
        "retry-after-200": (canned(response(PAGE, "200 OK", HTML, "Retry-After: 100")), "pass warn"),
        "location-on-200": (canned(response(PAGE, "200 OK", HTML, "Location: /status-404")), "pass warn"),
        "location-on-201": (canned(response(PAGE, "201 Created", HTML, "Location: /status-404")), "pass warn"),
        "location-utf16": (redirect(utf16), "fail redirect_bad_target http_not_found malformed_response"),
        "location-empty": (redirect(""), "fail redirect_bad_target redirect_loop"),
        "location-fragment": (redirect("#top"), "fail redirect_loop redirect_bad_target"),
        "location-spaces": (redirect("   /ok   "), "pass warn"),
        "location-tab": (redirect("/o\tk"), "pass warn fail redirect_bad_target http_not_found malformed_response"),
        "location-absolute-no-path": (redirect("http:/ok"), "fail redirect_bad_target pass warn redirect_to_home"),
        "location-quoted": (redirect('"/ok"'), "fail http_not_found redirect_bad_target"),
        "location-mailto": (redirect("mailto:a@b.example"), "fail redirect_forbidden redirect_bad_target"),
        "location-about": (redirect("about:blank"), "fail redirect_forbidden redirect_bad_target"),
        "location-line": (redirect("intent://line.me/#Intent;scheme=line;end"), "fail redirect_forbidden redirect_bad_target"),
        "location-ws": (redirect("ws://127.0.0.1/"), "fail redirect_forbidden redirect_bad_target"),
        "location-port-0": (redirect("http://127.0.0.1:0/"), "fail redirect_bad_target"),
        "location-port-text": (redirect("http://127.0.0.1:http/"), "fail redirect_bad_target"),
        "location-ipv6-zone": (redirect("http://[fe80::1%25eth0]/"), "fail redirect_bad_target redirect_forbidden"),
        "location-dot-host": (redirect("http://./"), "fail redirect_bad_target"),
        "location-ideographic-dot": (redirect("http://127。0。0。2/"), "fail redirect_forbidden redirect_bad_target"),
        "location-long-octal": (redirect("http://00000000177.0.0.2/"), "fail redirect_forbidden redirect_bad_target"),
        "location-overflow-ip": (redirect("http://4294967298/"), "fail redirect_bad_target redirect_forbidden"),
        "location-6to4": (redirect("http://[2002:7f00:2::]/"), "fail redirect_forbidden"),
        "location-v4-compat": (redirect("http://[::127.0.0.2]/"), "fail redirect_forbidden"),
        "location-multicast": (redirect("http://224.0.0.1/"), "fail redirect_forbidden"),
        "location-broadcast": (redirect("http://255.255.255.255/"), "fail redirect_forbidden"),
        "location-ula": (redirect("http://[fd00::1]/"), "fail redirect_forbidden"),
        "location-alibaba-metadata": (redirect("http://100.100.100.200/latest/meta-data/"), "fail redirect_forbidden"),
        "location-303": (redirect("/ok", "303 See Other"), "pass warn"),
        "location-307": (redirect("/ok", "307 Temporary Redirect"), "pass warn"),
        "location-308": (redirect("/ok", "308 Permanent Redirect"), "pass warn"),
        "location-port-hop": (port_hop, "pass warn"),
        "ports-to-and-fro": (alternating_hosts, "fail redirect_loop redirect_too_many"),
        "self-with-cookies": (flood_of_cookies, "fail redirect_loop redirect_too_many"),
        "cookie-wall": (cookie_wall, "pass warn"),
    }  # fmt: skip


def pages() -> dict[str, tuple[Script, str]]:
    loop = "<h1>ข้อมูล</h1>"
    return {
        "meta-refresh-once": (refresh("/ok"), "pass warn"),
        "meta-refresh-chain": (refresh("/meta-refresh-once"), "pass warn"),
        "meta-refresh-long-delay": (canned(response(TEXT.replace("<head>", "<head><meta http-equiv=refresh content='600'>").encode())), "pass warn"),
        "meta-refresh-to-404": (refresh("/status-404"), "fail http_not_found"),
        "meta-refresh-a": (refresh("/meta-refresh-b", body=loop), "fail redirect_loop"),
        "meta-refresh-b": (refresh("/meta-refresh-a", body=loop), "fail redirect_loop"),
        "meta-refresh-counting": (_counting_refresh, "fail redirect_loop redirect_too_many empty_page"),
        "meta-refresh-javascript": (refresh("javascript:alert(1)"), "fail undetermined empty_page needs_browser redirect_forbidden redirect_bad_target redirect_loop"),
        "meta-refresh-data": (refresh("data:text/html,<h1>x</h1>"), "fail undetermined empty_page needs_browser redirect_forbidden redirect_bad_target redirect_loop"),
        "meta-refresh-forbidden": (meta_forbidden, "fail redirect_forbidden private_address"),
        "refresh-header": (canned(response(b"<p>moved</p>", "200 OK", HTML, "Refresh: 0; url=/ok")), "pass warn"),
        "refresh-header-forbidden": (refresh_header_forbidden, "fail redirect_forbidden private_address"),
        "embeds-forbidden": (embeds_forbidden, "pass warn"),
        "js-location": (canned(response(b"<html><head><script>window.location.href='/ok';</script></head><body></body></html>")), "undetermined pass warn needs_browser"),
        "js-document-write": (canned(response(b"<html><body><script>document.write(unescape('%3Ch1%3E'))</script></body></html>")), "undetermined needs_browser"),
        "frameset": (canned(response(b"<html><frameset cols='20%,80%'><frame src=/a><frame src=/b></frameset></html>")), "undetermined pass warn needs_browser"),
        "iframe-only": (canned(response(b"<html><body><iframe src=/ok width=100% height=900></iframe></body></html>")), "undetermined pass warn needs_browser"),
        "one-picture": (canned(response("<html><head><title>โครงสร้าง</title></head><body><img src=/chart.png width=1200 alt=''></body></html>".encode())), "pass warn undetermined"),
        "noscript-wall": (canned(response(b"<html><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=app></div><script src=/b.js></script></body></html>")), "undetermined needs_browser"),
        "html-comment-only": (canned(response(b"<html><body><!-- nothing --></body></html>")), "fail empty_page"),
        "json-error": (canned(response(b'{"error":"not found"}', media="application/json")), "fail undetermined pass warn"),
        "text-thai": (canned(response(("แผนพัฒนาท้องถิ่น พ.ศ. 2565\n" * 20).encode(), media="text/plain; charset=utf-8")), "pass warn"),
        "text-tis620": (canned(response(("แผนพัฒนาท้องถิ่น พ.ศ. 2565\n" * 20).encode("tis-620"), media="text/plain")), "pass warn"),
        "charset-utf16": (canned(response(TEXT.replace("utf-8", "utf-16").encode("utf-16"), media="text/html")), "pass warn"),
        "charset-utf16-header": (canned(response(TEXT.encode("utf-16-le"), media="text/html; charset=utf-16le")), "pass warn"),
        "charset-cp874": (canned(response(TEXT.replace("utf-8", "windows-874").encode("cp874"), media="text/html")), "pass warn"),
        "charset-mac-thai": (canned(response(TEXT.replace("utf-8", "x-mac-thai").encode("cp874"), media="text/html")), "pass warn"),
        "charset-entities": (canned(response("".join(f"&#{ord(sign)};" if ord(sign) > 127 else sign for sign in TEXT.replace("utf-8", "windows-1252")).encode(), media="text/html")), "pass warn"),
        "charset-rot13": (canned(response(PAGE, media="text/html; charset=rot13")), "pass warn"),
        "charset-base64": (canned(response(PAGE, media="text/html; charset=base64_codec")), "pass warn"),
        "charset-utf7": (canned(response(PAGE, media="text/html; charset=utf-7")), "pass warn"),
        "charset-idna": (canned(response(PAGE, media="text/html; charset=idna")), "pass warn"),
        "charset-very-long": (canned(response(PAGE, media="text/html; charset=" + "u" * 30_000)), "pass warn"),
        "login-401-form": (status("401 Unauthorized", body="<h1>เข้าสู่ระบบ</h1><form method=post><input name=user><input type=password name=p></form>".encode()), "fail http_unauthorized login_wall"),
        "login-200": (bare("เข้าสู่ระบบ", "<form method=post action=/login><label>ชื่อผู้ใช้</label><input name=user><label>รหัสผ่าน</label><input type=password name=p><button>เข้าสู่ระบบ</button></form>"), "fail login_wall"),
        "good-with-login-box": (full("ข้อมูลผู้บริหาร", "<p>นายกเทศมนตรี นายสมชาย ใจดี โทร. 0 3867 4080</p>" * 10 + "<form method=post><input name=user><input type=password name=p></form>"), "pass warn"),
        "maintenance-503": (status("503 Service Unavailable", body="<h1>ปิดปรับปรุงระบบชั่วคราว</h1>".encode()), "fail http_server_error maintenance_page"),
        "good-404-number": (full("ประกาศเทศบาล เลขที่ 404/2565", "<p>รายละเอียดประกาศเลขที่ 404/2565 เรื่องการจัดซื้อจัดจ้าง</p>" * 10), "pass warn"),
        "good-no-complaints": (full("สถิติเรื่องร้องเรียน 2565", "<p>ไม่พบเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ จำนวน 0 เรื่อง</p>" * 5), "pass warn"),
        "good-in-progress": (full("สถิติเรื่องร้องเรียน", "<table><tr><th>เรื่อง<th>อยู่ระหว่างดำเนินการ<th>เสร็จ</tr><tr><td>ถนน<td>2<td>3</tr><tr><td>ไฟ<td>1<td>4</tr></table>" * 3), "pass warn"),
    }  # fmt: skip


async def _counting_refresh(talk: Talk) -> None:
    step = int(talk.rest or 0)
    await refresh(f"/{talk.fault}/{step + 1}")(talk)


def _file(body: bytes, media: str, *extra: str) -> Script:
    return canned(response(body, "200 OK", media, *extra))


def files() -> dict[str, tuple[Script, str, str]]:
    """Files under other names and types: script, what is right, and how the address ends."""
    attachment = "Content-Disposition: attachment; filename=x.pdf"
    empty_docx = food.docx("<w:p/>")
    return {
        "pdf-as-html-type": (_file(food.text_pdf(), HTML), "pass warn", "/a.pdf"),
        "pdf-octet": (_file(food.text_pdf(), "application/octet-stream"), "pass warn", "/download?id=1"),
        "pdf-no-type": (canned(response(food.text_pdf(), media=None)), "pass warn", "/a.pdf"),
        "pdf-as-docx-name": (_file(food.text_pdf(), "application/pdf"), "fail warn wrong_file_type", "/a.docx"),
        "docx-octet": (_file(food.docx(), "application/octet-stream"), "pass warn", "/a.docx"),
        "docx-as-zip-type": (_file(food.docx(), "application/zip"), "pass warn", "/a.docx"),
        "docx-as-pdf-name": (_file(food.docx(), "application/pdf"), "fail wrong_file_type", "/a.pdf"),
        "docx-empty": (_file(empty_docx, "application/octet-stream"), "fail warn undetermined document_empty empty_page", "/a.docx"),
        "docx-no-part": (_file(food.zipped({"[Content_Types].xml": b"<Types/>"}), "application/octet-stream"), "fail document_corrupt wrong_file_type undetermined document_unreadable", "/a.docx"),
        "xlsx-octet": (_file(food.xlsx(), "application/octet-stream"), "pass warn", "/a.xlsx"),
        "html-error-as-pdf-name": (_file(b"<html><title>500 Internal Server Error</title><h1>Internal Server Error</h1></html>", HTML), "fail html_instead_of_document server_error_page", "/plan.pdf"),
        "html-error-as-pdf-type": (_file(b"<html><title>Error</title><h1>Fatal error: x in y on line 3</h1></html>", "application/pdf"), "fail html_instead_of_document", "/download"),
        "html-attachment-pdf": (_file(b"<html><title>x</title><h1>Error</h1></html>", "application/force-download", attachment), "fail html_instead_of_document", "/dl"),
        "text-as-pdf": (_file("ไม่พบไฟล์".encode(), "application/pdf"), "fail document_corrupt wrong_file_type html_instead_of_document soft_404", "/a.pdf"),
        "json-as-pdf": (_file(b'{"message":"file not found"}', "application/json"), "fail document_corrupt wrong_file_type", "/a.pdf"),
        "zeros-as-pdf": (_file(bytes(5000), "application/pdf"), "fail document_corrupt wrong_file_type", "/a.pdf"),
        "random-octet": (_file(bytes(range(256)) * 40, "application/octet-stream"), "fail undetermined document_unreadable document_corrupt wrong_file_type", "/download"),
        "exe-octet": (_file(b"MZ" + bytes(range(256)) * 40, "application/octet-stream"), "fail undetermined document_unreadable document_corrupt wrong_file_type", "/setup.exe"),
        "png-as-pdf": (_file(food.png(50, 50, zlib.compress(bytes(400))), "application/pdf"), "fail wrong_file_type", "/a.pdf"),
        "gif-1x1": (_file(b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "image/gif"), "fail undetermined document_unreadable document_corrupt document_empty element_unreadable", "/a.gif"),
        "rar": (_file(b"Rar!\x1a\x07\x01\x00" + bytes(200), "application/x-rar-compressed"), "undetermined fail document_unreadable document_corrupt", "/a.rar"),
    }  # fmt: skip


def rows() -> dict[str, tuple[str, str]]:
    """Gives what is right, and how the address ends, by id."""
    plain_rows = statuses() | walls() | wire() | pages()
    found = {fault: (right, "") for fault, (_, right) in plain_rows.items()}
    return found | {fault: (right, end) for fault, (_, right, end) in files().items()}


def scripts() -> dict[str, Script]:
    """Gives every script by its fault's id."""
    plain_rows = statuses() | walls() | wire() | pages()
    return {fault: script for fault, (script, _) in plain_rows.items()} | {
        fault: script for fault, (script, *_) in files().items()
    }
