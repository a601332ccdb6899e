"""One night over pages of services whose forms stand with others; prints what came of each page as JSON.

Started by ``unshare -n -m``: in its own network the names of the platforms lead to 127.0.0.1, port 443. Arguments: a
folder of its own.
"""

import json
import ssl
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from faults import tls_faults

from oitcheck import catalogue_file
from oitcheck.history import open_history
from oitcheck.job import Job
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.run import run_night
from oitcheck.settings import Settings

TOWN = "www.klaeng.example"
HOSTS = (TOWN, "docs.google.com", "accounts.google.com", "forms.gle", "forms.office.com", "www.google.com")
OPEN = "https://docs.google.com/forms/d/e/1FAIpQLSe-open/viewform?usp=sf_link"
OPEN_SHORT = "https://forms.gle/aBcOpen1"
CLOSED = "https://docs.google.com/forms/d/e/1FAIpQLSe-closed/viewform"
CLOSED_SHORT = "https://forms.gle/xYzClosed2"
SIGN_IN = "https://docs.google.com/forms/d/e/1FAIpQLSe-account/viewform"
DELETED = "https://docs.google.com/forms/d/e/1FAIpQLSe-deleted/viewform"
FAILING = "https://docs.google.com/forms/d/e/1FAIpQLSe-failing/viewform"
SCRIPT = "https://forms.office.com/r/AbC123"
PAGES = {
    "open": [("ขอรับถังขยะ", OPEN), ("แจ้งไฟสาธารณะดับ", OPEN_SHORT)],
    "closed": [("ขอรับถังขยะ", OPEN), ("แจ้งไฟสาธารณะดับ", CLOSED)],
    "closed-short": [("ขอรับถังขยะ", OPEN), ("แจ้งทางเท้าชำรุด", CLOSED_SHORT)],
    "deleted": [("ขอรับถังขยะ", DELETED), ("แจ้งไฟสาธารณะดับ", OPEN)],
    "sign-in": [("ขอรับถังขยะ", OPEN), ("จองคิวรับบริการ", SIGN_IN)],
    "unreadable": [("ขอรับถังขยะ", OPEN), ("ยื่นคำร้องทั่วไป", SCRIPT)],
    "failing": [("ขอรับถังขยะ", OPEN), ("ยื่นคำร้องทั่วไป", FAILING)],
    "own": [("ขอรับถังขยะ", "/e-service/bin"), ("แจ้งไฟสาธารณะดับ", "/e-service/lamp")],
    "own-gone": [("ขอรับถังขยะ", "/e-service/bin"), ("แจ้งท่อระบายน้ำอุดตัน", "/e-service/gone")],
    "own-closed": [("ขอรับถังขยะ", "/e-service/bin"), ("แจ้งตัดแต่งกิ่งไม้", "/e-service/closed")],
    "nameless": [("คลิกที่นี่", OPEN), ("คลิกที่นี่", CLOSED)],
    "many": [(f"ขอรับบริการที่ {number}", f"/e-service/bin?n={number}") for number in range(40)],
}
NAMES = {"nameless": ("ขอรับถังขยะ", "แจ้งไฟสาธารณะดับ")}
FRAME = '<!doctype html><html lang="th"><head><meta charset="utf-8"><title>{}</title></head><body>{}</body></html>'
FIELDS = '<input type="text" name="entry.1" aria-label="ชื่อ-นามสกุล"><textarea name="entry.2"></textarea><input type="submit" value="ส่ง">'


def google(title, body):
    """The shape of a form: its questions stand in the markup, the rest is script."""
    script = (
        f'<script type="text/javascript">var FB_PUBLIC_LOAD_DATA_ = [null,[null,[["{title}"]]]];</script>'
    )
    return FRAME.format(title, f"<div role=main><h1>{title}</h1>{body}</div>{script}")


def form(action):
    return f'<p>ชื่อ-นามสกุล</p><p>ที่อยู่</p><p>รายละเอียดของคำขอ</p><form action="{action}" method="POST">{FIELDS}</form>'


def services(name):
    lines = [
        f"<li>{NAMES[name][place] if name in NAMES else ''} <a href='{url}'>{text}</a></li>"
        for place, (text, url) in enumerate(PAGES[name])
    ]
    about = "<p>เทศบาลให้บริการประชาชนผ่านช่องทางออนไลน์ เลือกบริการที่ต้องการแล้วกรอกแบบฟอร์ม เจ้าหน้าที่จะติดต่อกลับ</p>" * 3
    return FRAME.format(
        "บริการออนไลน์ E-Service",
        f"<main><h1>บริการออนไลน์ (E-Service)</h1>{about}<ul>{''.join(lines)}</ul></main>",
    )


def answer(host, path):
    """Gives status, headers and page of every address of this small world."""
    if host == TOWN:
        return town(path)
    if path == "/robots.txt":
        return 200, {}, "User-agent: *\nAllow: /forms/\n"
    if host == "forms.gle":
        target = OPEN if "Open" in path else CLOSED
        return 302, {"Location": target.partition("?")[0] + "?usp=send_form"}, ""
    if host == "docs.google.com":
        return docs(path)
    if host == "accounts.google.com":
        return (
            200,
            {},
            FRAME.format("Google Forms: Sign-in", "<h1>ลงชื่อเข้าใช้</h1><form><input type=email></form>"),
        )
    if host == "forms.office.com":
        return (
            200,
            {},
            FRAME.format("Microsoft Forms", '<div id="root"></div><script src="/app.js"></script>' * 4),
        )
    return 404, {}, "404"


def town(path):
    name = path.partition("?")[0].rpartition("/")[2]
    if path.startswith("/page/"):
        return 200, {}, services(name)
    if name in {"bin", "lamp"}:
        return 200, {}, FRAME.format("แบบคำร้องออนไลน์", f"<main><h1>แบบคำร้อง</h1>{form('/send')}</main>")
    if name == "closed":
        return 200, {}, FRAME.format("แบบคำร้องออนไลน์", "<main><h1>แบบคำร้อง</h1><p>ปิดรับแบบฟอร์มแล้ว</p></main>")
    if path == "/":
        links = "".join(f'<a href="/page/{page}">บริการ {page}</a>' for page in PAGES)
        return 200, {}, FRAME.format("เทศบาลตำบลเมืองแกลง", f"<nav>{links}</nav><main><h1>หน้าแรก</h1></main>")
    return 404, {}, FRAME.format("404", "<h1>404 ไม่พบหน้า</h1>")


def docs(path):
    if "closedform" in path:
        note = "<div>แบบฟอร์มนี้ไม่รับคำตอบอีกต่อไป โปรดติดต่อเจ้าของแบบฟอร์มหากคุณคิดว่าเกิดข้อผิดพลาด</div>"
        return 200, {}, google("แจ้งไฟสาธารณะดับ", note)
    if "-closed" in path:
        return 302, {"Location": "https://docs.google.com/forms/d/e/1FAIpQLSe-closed/closedform"}, ""
    if "-account" in path:
        return 302, {"Location": "https://accounts.google.com/v3/signin/identifier?continue=forms"}, ""
    if "-failing" in path:
        return 500, {}, FRAME.format("Error 500", "<h1>500</h1>")
    if "-open" in path:
        return (
            200,
            {},
            google("คำร้องขอรับบริการ", form("https://docs.google.com/forms/d/e/1FAIpQLSe-open/formResponse")),
        )
    return (
        404,
        {},
        FRAME.format(
            "Page Not Found", "<h1>404</h1><p>Sorry, the file you have requested does not exist.</p>"
        ),
    )


class Platform(BaseHTTPRequestHandler):
    asked = []

    def do_GET(self):
        host = self.headers["Host"]
        self.asked.append([self.command, host + self.path])
        status, headers, text = answer(host, self.path)
        body = text.encode()
        self.send_response(status)
        for name, value in {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": len(body),
            **headers,
        }.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_HEAD = do_PUT = do_GET

    def log_message(self, *_args):
        pass


def prepare(folder):
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for place, text in {
        "/etc/hosts": "127.0.0.1 localhost " + " ".join(HOSTS) + "\n",
        "/etc/nsswitch.conf": "hosts: files\n",
    }.items():
        own = folder / Path(place).name
        own.write_text(text, "ascii")
        subprocess.run(["mount", "--bind", str(own), place], check=True)


def serve(folder):
    authority = tls_faults.Authority("Forms Test Authority")
    bundle = folder / "ca.pem"
    bundle.write_bytes(authority.pem)
    context = tls_faults.Identities(folder).context(*authority.leaf(names=HOSTS))
    server = ThreadingHTTPServer(("127.0.0.1", 443), Platform)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    assert isinstance(context, ssl.SSLContext)
    return bundle


def main():
    folder = Path(sys.argv[1])
    prepare(folder)
    bundle = serve(folder)
    said = {name: judged(folder, name, bundle) for name in PAGES}
    print(json.dumps({"said": said, "asked": Platform.asked}))


def judged(folder, name, bundle):
    """Gives verdict, cause, and what was seen or nearest of O17's channel, where this page answers it."""
    checklist = Checklist(
        path="forms.yaml",
        sha256="0" * 64,
        agency=Agency(id=name, name=Words(th="เทศบาลตำบลเมืองแกลง", en="Klaeng"), home=f"https://{TOWN}/"),
        catalogue="oit-2565",
        answers={"O17": Answers(urls=(AnswerUrl(url=f"https://{TOWN}/page/{name}"),))},
    )
    settings = Settings(
        timeout=15, connect_timeout=3, interval=0, second_look=0, no_canary=True, ca_bundle=bundle,
        allow_address=("127.0.0.1/32",), vantage="forms", follow_forms=12,
    )  # fmt: skip
    with open_history(f"sqlite:///{folder / name}.sqlite3") as history:
        job = Job(checklist=checklist, catalogue=catalogue_file.load("oit-2565"), settings=settings)
        outcome = run_night(job, history)
    question = next(one for one in outcome.record.questions if one.id == "O17")
    channel = next(one for one in question.elements if one.id == "channel")
    shown = channel.evidence.excerpt if channel.evidence else channel.nearest
    return [str(channel.verdict), channel.cause, shown, str(question.verdict)]


main()
