"""``check --pin`` and ``proof CHECKLIST``: every byte of every answer is kept, whole or not at all."""

import errno
import hashlib
import os
import stat
from dataclasses import replace
from datetime import timedelta

import pytest

from oitcheck import catalogue_file
from oitcheck.clock import bangkok_now
from oitcheck.history import Journal, open_history
from oitcheck.model.catalogue import Window
from oitcheck.proof import _placing, _recording

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>"


def events(done):
    with open_history(f"sqlite:///{done.reports / 'history.sqlite3'}", write=False) as history:
        return [one for one in Journal(history).events("town") if one.kind == "pinned"]


def answer_of(manifest, question, number=1):
    found = next(one for one in manifest["questions"] if one["record"]["id"] == question)
    return found["answers"][number - 1]


def test_what_stood_there_is_kept_byte_for_byte(oitcheck, checklist, site, pins, manifest_of):
    """Bytes, headers, hash, time, vantage, program, checklist; the history has the mark and run.json the same hash."""
    done = oitcheck("proof", checklist({"O1": ["/plan"]}), "--vantage", "town-hall")

    (pin,) = pins(done.home)
    manifest = manifest_of(pin)
    body = site.pages["/plan"][2]
    look = answer_of(manifest, "O1")["looks"][0]
    record = next(one for one in manifest["questions"] if one["record"]["id"] == "O1")["record"]
    assert 0 == done.code
    assert hashlib.sha256(body).hexdigest() == look["sha256"] == record["answers"][0]["sha256"]
    assert body == (pin / "objects" / look["sha256"]).read_bytes()
    assert "แผนพัฒนาท้องถิ่น" in (pin / "texts" / f"{look['sha256']}.txt").read_text("utf-8")
    assert 200 == look["http_status"]
    assert ["content-type", "text/html; charset=utf-8"] in look["headers"]
    assert "+07:00" in look["at"]
    assert ("town-hall", "asked") == (manifest["run"]["vantage"], manifest["reason"])
    assert (
        hashlib.sha256((checklist({"O1": ["/plan"]})).read_bytes()).hexdigest()
        == manifest["checklist"]["sha256"]
    )
    mark = hashlib.sha256((pin / "manifest.json").read_bytes()).hexdigest()
    assert [f"{mark} asked {pin.name}"] == [one.detail for one in events(done)]
    assert mark in done.out


def test_a_pin_is_not_for_the_world_to_read(oitcheck, checklist, pins):
    """What an agency published by mistake is not spread further by its proof."""
    done = oitcheck("proof", checklist({"O1": ["/plan"]}))

    (pin,) = pins(done.home)
    assert all(not stat.S_IMODE(path.stat().st_mode) & 0o007 for path in (pin, *pin.rglob("*")))


def test_one_look_serves_the_run_and_the_pin(oitcheck, checklist, site):
    """Nothing is fetched twice for being pinned, and an address that two questions cite is kept once."""
    done = oitcheck("check", checklist({"O1": ["/plan"], "O2": ["/plan#two"]}), "--pin")

    assert 0 == done.code
    assert 1 == site.asked.count("/plan")
    assert 1 == sum(1 for path in (done.home / "proof").rglob("objects/*"))


def test_documents_redirects_and_failures_are_kept(oitcheck, checklist, site, make_page, pins, manifest_of):
    """A page's documents, the page behind a redirect or a refresh, and an error page are all there."""
    site.pages |= {
        "/list": make_page("รายงาน", more='<a href="/report.pdf">รายงานผลการดำเนินงานประจำปี 2564</a>'),
        "/report.pdf": (200, "application/pdf", PDF, {}),
        "/moved": (302, "text/html", b"", {"Location": "/plan"}),
        "/onward": (200, "text/html", b'<meta http-equiv="refresh" content="0; url=/plan">', {}),
    }
    done = oitcheck(
        "proof", checklist({"O12": ["/list"], "O1": ["/moved"], "O2": ["/onward"], "O3": ["/gone"]})
    )

    manifest = manifest_of(pins(done.home)[0])
    sha256 = {path: hashlib.sha256(site.pages[path][2]).hexdigest() for path in ("/plan", "/report.pdf")}
    assert [sha256["/report.pdf"]] == [look["sha256"] for look in answer_of(manifest, "O12")["behind"]]
    assert "pdf" == answer_of(manifest, "O12")["behind"][0]["kind"]
    moved = answer_of(manifest, "O1")["looks"][-1]
    assert (sha256["/plan"], [f"{site.url}/plan"]) == (moved["sha256"], moved["redirects"])
    assert sha256["/plan"] == answer_of(manifest, "O2")["looks"][-1]["sha256"]
    gone = answer_of(manifest, "O3")["looks"][0]
    assert (404, "http_not_found") == (gone["http_status"], gone["cause"])
    assert b"<h1>404 Not Found</h1>" == (pins(done.home)[0] / "objects" / gone["sha256"]).read_bytes()


def test_secrets_are_kept_nowhere_but_in_the_bytes(oitcheck, checklist, site, make_page, pins):
    """A token in an address and a cookie are masked in every file that is written about the bytes."""
    site.pages["/plan?token=s3cret"] = make_page(
        "แผน", set_cookie="PHPSESSID=c00kie; path=/", x_auth_token="t0ken"
    )
    done = oitcheck("proof", checklist({"O1": ["/plan?token=s3cret"]}))

    (pin,) = pins(done.home)
    told = b"".join(
        path.read_bytes() for path in pin.rglob("*") if path.is_file() and path.parent.name != "objects"
    )
    assert b"PHPSESSID=\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2" in told
    assert not any(secret in told for secret in (b"s3cret", b"c00kie", b"t0ken"))


def test_what_was_handed_in_is_kept_as_it_was(oitcheck, checklist, pins, manifest_of, site, tmp_path):
    """Day, division, explanation and URL of the first run that knew of it, whatever the checklist says later."""
    said = {
        "urls": ["/plan"],
        "explanation": "แผนอยู่กลางหน้า",
        "submitted": {"at": "2026-04-20", "by": "palad"},
    }
    oitcheck("check", checklist({"O1": said}))
    later = checklist({"O1": said | {"urls": ["/"], "explanation": "ย้ายแล้ว"}})
    done = oitcheck("proof", later, "O1", "--folder", tmp_path / "given")

    question = next(
        one for one in manifest_of(pins(done.home)[0])["questions"] if one["record"]["id"] == "O1"
    )
    kept = question["submitted"]
    assert ("2026-04-20", "สำนักปลัด", "แผนอยู่กลางหน้า") == (kept["at"], kept["by"], kept["explanation"])
    assert [f"{site.url}/plan"] == kept["urls"]
    cover = (tmp_path / "given" / "index.html").read_text("utf-8")
    assert "ส่งคำตอบเมื่อวันที่ ๒๐ เมษายน ๒๕๖๙ โดย สำนักปลัด" in cover
    assert "ผู้ประเมินยังเปิด URL นี้" in cover


def test_too_much_is_not_pinned(oitcheck, checklist, monkeypatch):
    """Above the limit nothing is kept, the night itself stands, and the operator is told: exit 4."""
    monkeypatch.setenv("OITCHECK_PIN_BYTES", "100")
    done = oitcheck("check", checklist({"O1": ["/plan"]}), "--pin")

    assert 4 == done.code
    assert "OITCHECK_PIN_BYTES" in done.err
    assert (done.home / "run.json").exists()
    assert not (done.home / "proof").exists()


@pytest.mark.parametrize("at", range(1, 6))
def test_a_disk_that_refuses_leaves_nothing_half(oitcheck, checklist, monkeypatch, at):
    """Whichever write fails: exit 4 with what to do, no pin, no leftovers, the report of the night whole."""
    count, write = [0], _placing.write

    def failing(path, body):
        count[0] += 1
        if count[0] == at:
            raise OSError(errno.ENOSPC, "No space left on device")
        write(path, body)

    monkeypatch.setattr(_placing, "write", failing)
    done = oitcheck("proof", checklist({"O1": ["/plan"]}))

    assert 4 == done.code
    assert "make room" in done.err
    assert not (done.home / "proof").exists()
    assert (done.home / "run.json").exists()


def test_room_is_left_for_the_night(oitcheck, checklist, monkeypatch):
    """A disk that is nearly full is not filled by a pin."""
    monkeypatch.setattr(_recording, "RESERVE", 1 << 60)
    done = oitcheck("proof", checklist({"O1": ["/plan"]}))

    assert 4 == done.code
    assert "no room left" in done.err


def test_a_folder_that_cannot_be_made_is_told_before_anything_is_fetched(oitcheck, checklist, site):
    """Whoever asks for a pin does not wait for a run that cannot be kept."""
    path = checklist({"O1": ["/plan"]})
    oitcheck("check", path)
    site.asked.clear()
    (path.parent / "reports" / "town" / "oit-2565" / "proof").write_text("a file in the way")
    done = oitcheck("proof", path)

    assert 4 == done.code
    assert [] == site.asked


def test_a_void_run_pins_nothing(oitcheck, checklist, site):
    """Where the checker's own line is down nothing is proven by what is missing."""
    path = checklist({"O1": ["/plan"]})
    flags = ["--allow-address", "127.0.0.0/8", "--canary", "http://127.0.0.1:9/", "--quiet"]
    done = oitcheck("proof", path, *flags, local=False)

    assert 4 == done.code
    assert not (done.home / "proof").exists()


def test_what_a_killed_process_left_is_removed(oitcheck, checklist, pins):
    """A pin that was cut off by a power loss leaves no rubbish behind the next one."""
    path = checklist({"O1": ["/plan"]})
    place = path.parent / "reports" / "town" / "oit-2565" / "proof"
    (place / ".pinning-old" / "objects").mkdir(parents=True)
    (place / ".pinning-old" / "objects" / "half").write_bytes(b"x")
    done = oitcheck("proof", path)

    assert [done.home / "proof" / pins(done.home)[0].name] == list(place.iterdir())


@pytest.fixture
def window(monkeypatch):
    """Lets the answer window of every catalogue have closed so many days ago."""
    load = catalogue_file.load

    def closed(days):
        end = bangkok_now().date() - timedelta(days=days)
        answer = Window(name="answer", start=end - timedelta(days=60), end=end, confidence="verified")
        monkeypatch.setattr(catalogue_file, "load", lambda name: replace(load(name), windows=(answer,)))

    return closed


def test_the_first_night_after_the_window_pins_by_itself_and_only_that(
    oitcheck, checklist, pins, window, manifest_of
):
    """Not while the window is open, once when it has closed, not for a few questions, not long after."""
    path = checklist({"O1": ["/plan"], "O2": ["/"]})
    seen = []
    for days, more in ((0, ()), (1, ("--question", "O1")), (1, ()), (1, ()), (2, ())):
        window(days)
        seen.append(len(pins(oitcheck("check", path, *more).home)))

    assert [0, 0, 1, 1, 1] == seen
    home = path.parent / "reports" / "town" / "oit-2565"
    assert "window:answer" == manifest_of(pins(home)[0])["reason"]


@pytest.mark.parametrize("how", ["late", "unwanted"])
def test_no_pin_where_it_says_nothing_or_is_not_wanted(oitcheck, checklist, pins, window, monkeypatch, how):
    """A week after the window, and where the setting forbids it, nothing is pinned unasked."""
    window(8 if how == "late" else 1)
    if how == "unwanted":
        monkeypatch.setenv("OITCHECK_PIN_AT_CLOSE", "false")

    assert [] == pins(oitcheck("check", checklist({"O1": ["/plan"]})).home)


def test_a_pin_takes_nothing_from_an_interrupted_run(oitcheck, checklist, site, pins):
    """Bytes that nobody has any more are looked at again."""
    path = checklist({"O1": ["/plan"]})
    first = oitcheck("check", path)
    with open_history(f"sqlite:///{first.reports / 'history.sqlite3'}") as history:
        with history._transaction() as connection:
            connection.exec_driver_sql("update runs set state = 'running', finished_at = null")
    site.asked.clear()
    done = oitcheck("proof", path)

    assert 0 == done.code
    assert "/plan" in site.asked
    assert len(list((pins(done.home)[0] / "objects").iterdir())) == 1


def test_hostile_headers_and_names_stay_text(oitcheck, checklist, site, make_page, pins):
    """No name in a pin comes from the site: a file name that climbs, or a header of bidi signs, writes nowhere."""
    site.pages["/plan"] = (
        200, "application/pdf", PDF, {"Content-Disposition": 'attachment; filename="../../../evil.html"'},
    )  # fmt: skip
    done = oitcheck("proof", checklist({"O1": ["/plan"]}))

    names = {path.relative_to(done.home).as_posix() for path in done.home.rglob("*") if path.is_file()}
    assert not any("evil" in name for name in names)
    assert all(
        os.path.commonpath([done.home, path.resolve()]) == str(done.home) for path in done.home.rglob("*")
    )
    assert 1 == len(pins(done.home))
