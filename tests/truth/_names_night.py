"""One night over names of its own DNS server, inside a network and mount namespace; prints what came of each as JSON.

Started by ``unshare -n -m``. Arguments: a folder of its own.
"""

import json
import socket
import ssl
import struct
import subprocess
import sys
import threading
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from faults import tls_faults
from faults.http_faults import canned, redirect, response
from faults.server import FaultServer

from oitcheck import catalogue_file
from oitcheck.history import open_history
from oitcheck.job import Job
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.run import run_night
from oitcheck.settings import Settings

A, CNAME, AAAA = 1, 5, 28
FORBIDDEN = ("127.0.0.2", "10.0.0.1", "100.64.0.1", "169.254.169.254")
SERVFAIL, NXDOMAIN = 2, 3
LOOPBACK = [(A, "127.0.0.1")]
ZONE = {
    "ok": LOOPBACK,
    "xn--o3cw4h": LOOPBACK,
    "v6broken": [(A, "127.0.0.1"), (AAAA, "2400:cb00::dead")],
    "multi": [(A, "127.0.0.1"), (A, "127.0.0.2")],
    "multi-private-first": [(A, "10.0.0.1"), (A, "127.0.0.1")],
    "private": [(A, "10.0.0.1")],
    "cgnat": [(A, "100.64.0.1")],
    "metadata": [(A, "169.254.169.254")],
    "zero": [(A, "0.0.0.0")],
    "loopback2": [(A, "127.0.0.2")],
    "mapped": [(AAAA, "::ffff:127.0.0.2")],
    "nat64": [(AAAA, "64:ff9b::7f00:2")],
    "linklocal6": [(AAAA, "fe80::1")],
    "ula": [(AAAA, "fd00::1")],
    "empty": [],
    "cname-loop": [(CNAME, "cname-loop.test")],
    "many": [(A, "127.0.0.2")] * 25,
    "www.town": LOOPBACK,
    "a.b.town": LOOPBACK,
    "sni": LOOPBACK,
    "cn-only": LOOPBACK,
}


def name_in(data):
    labels, place = [], 12
    while data[place]:
        labels.append(data[place + 1 : place + 1 + data[place]].decode())
        place += data[place] + 1
    return ".".join(labels).lower(), data[12 : place + 5], struct.unpack(">H", data[place + 1 : place + 3])[0]


def record(kind, text):
    if kind == CNAME:
        body = b"".join(bytes([len(label)]) + label.encode() for label in text.split(".")) + b"\0"
    else:
        body = socket.inet_pton(socket.AF_INET if kind == A else socket.AF_INET6, text)
    return b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(body)) + body


class Names(threading.Thread):
    """A DNS server on loopback with faults by name."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.53", 53))
        self.asked = {}

    def run(self):
        while True:
            data, peer = self.socket.recvfrom(2048)
            found = self.answer(data)
            if found is not None:
                self.socket.sendto(found, peer)

    def answer(self, data):
        full, question, kind = name_in(data)
        name = full.removesuffix(".test")
        self.asked[name, kind] = self.asked.get((name, kind), 0) + 1
        hits = self.asked[name, kind]
        if name == "silent":
            return None
        if name == "garbage":
            return data[:2] + b"\xff" * 40
        if name == "truncated":
            return data[:2] + struct.pack(">HHHHH", 0x8780, 1, 0, 0, 0) + question
        code = SERVFAIL if name == "servfail" or (name == "flap" and hits == 1) else 0
        zone = dict(ZONE, flap=LOOPBACK, rebind=LOOPBACK if hits == 1 else [(A, "127.0.0.2")])
        if name not in zone and not code:
            code = NXDOMAIN
        records = [] if code else [one for one in zone[name] if one[0] in {kind, CNAME}]
        head = struct.pack(">HHHHH", 0x8580 | code, 1, len(records), 0, 0)
        return data[:2] + head + question + b"".join(record(*one) for one in records)


def watch(port, contacts):
    """Listens where nobody may go."""
    for address in FORBIDDEN:
        server = socket.create_server((address, port))

        def serve(server=server, address=address):
            while True:
                server.accept()[0].close()
                contacts.append(address)

        threading.Thread(target=serve, daemon=True).start()


def prepare(folder):
    for command in (
        "ip link set lo up",
        *(f"ip addr add {address}/32 dev lo" for address in FORBIDDEN[1:]),
    ):
        subprocess.run(command.split(), check=True)
    for place, text in {
        "/etc/resolv.conf": "nameserver 127.0.0.53\noptions timeout:1 attempts:1\n",
        "/etc/nsswitch.conf": "hosts: files dns\n",
        "/etc/hosts": "127.0.0.1 localhost\n",
    }.items():
        own = folder / Path(place).name
        own.write_text(text, "ascii")
        subprocess.run(["mount", "--bind", str(own), place], check=True)


def tls_server(folder, authority):
    """One port, a certificate by the name that is asked for."""
    made = tls_faults.Identities(folder)
    contexts = {
        "www.town.test": made.context(*authority.leaf(names=("*.town.test",))),
        "a.b.town.test": made.context(*authority.leaf(names=("*.town.test",))),
        "sni.test": made.context(*authority.leaf(names=("sni.test",))),
        "cn-only.test": made.context(*authority.leaf(names=())),
    }
    default = made.context(*authority.leaf(names=("default.example",)))

    def choose(ssl_object: ssl.SSLObject, name, _context):
        if name in contexts:
            ssl_object.context = contexts[name]

    default.sni_callback = choose
    return default


def main():
    folder = Path(sys.argv[1])
    prepare(folder)
    names = Names()
    names.start()
    authority = tls_faults.Authority("Names Test Authority")
    bundle = folder / "ca.pem"
    bundle.write_bytes(authority.pem)
    contacts = []
    page = canned(response())
    scripts = {"ok": page}
    with FaultServer(scripts) as server:
        server.add({}, {"named": (tls_server(folder, authority), page)})
        port, secure = server.port, server.port_of("named")
        watch(port, contacts)
        scripts |= {
            "to-private": redirect(f"http://private.test:{port}/ok"),
            "to-nowhere": redirect(f"http://nx.test:{port}/ok"),
            "to-rebound": redirect(f"http://loopback2.test:{port}/ok"),
        }
        plain = (
            *(name for name in ZONE if "." not in name and name not in {"sni", "cn-only", "xn--o3cw4h"}),
            "nx", "silent", "servfail", "flap", "garbage", "truncated", "rebind",
        )  # fmt: skip
        urls = {name: f"http://{name}.test:{port}/ok" for name in plain}
        urls["idn"] = f"http://ไทย.test:{port}/ok"
        urls |= {
            fault: f"http://ok.test:{port}/{fault}" for fault in ("to-private", "to-nowhere", "to-rebound")
        }
        urls |= {
            f"https {name}": f"https://{name}.test:{secure}/ok"
            for name in ("www.town", "a.b.town", "sni", "cn-only")
        }
        answers = {
            f"O{place + 1}": Answers(urls=(AnswerUrl(url=url),)) for place, url in enumerate(urls.values())
        }
        checklist = Checklist(
            path="names.yaml",
            sha256="0" * 64,
            agency=Agency(id="names", name=Words(th="ชื่อ", en="names"), home="http://ok.test/"),
            catalogue="oit-2565",
            answers=answers,
        )
        settings = Settings(
            timeout=15, connect_timeout=3, interval=0, second_look=0, no_canary=True, ca_bundle=bundle,
            allow_address=("127.0.0.1/32",), vantage="names",
        )  # fmt: skip
        with open_history(f"sqlite:///{folder / 'h.sqlite3'}") as history:
            outcome = run_night(
                Job(checklist=checklist, catalogue=catalogue_file.load("oit-2565"), settings=settings),
                history,
            )
    by_id = {question.id: question.answers[0] for question in outcome.record.questions if question.answers}
    said = {
        name: [
            str(by_id[f"O{place + 1}"].verdict),
            by_id[f"O{place + 1}"].cause,
            max(look.elapsed_s for look in by_id[f"O{place + 1}"].attempts),
        ]
        for place, name in enumerate(urls)
    }
    print(json.dumps({"said": said, "contacts": contacts}))


main()
