"""``proof CHECKLIST O12``: a folder and a zip that a person can hand in, harmless to open, true to what was there."""

import hashlib
import json
import shutil
import subprocess
import zipfile

import pytest

from oitcheck.clock import bangkok_now
from oitcheck.proof import check

XSS = "</title><script>window.pwned=1</script><img src=x onerror=window.pwned=2>"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>"


@pytest.fixture
def hand_in(oitcheck, tmp_path):
    """Hands in questions; gives the run and the folder."""

    def make(path, *questions, name="given", flags=()):
        folder = tmp_path / name
        done = oitcheck("proof", path, *questions, "--folder", folder, *flags)
        return done, folder

    return make


def test_a_folder_to_hand_in_needs_nothing_before_it(hand_in, checklist, site):
    """Without a pin one is made now; the folder holds the bytes, the text, the head, the cover, the manifests, the sums."""
    done, folder = hand_in(checklist({"O12": ["/plan"], "O1": ["/"]}), "o12")

    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert 0 == done.code
    assert {
        "index.html", "manifest.json", "pinned-manifest.json", "SHA256SUMS", "files/O12-1.html.txt", "files/O12-1.text.txt",
        "files/O12-1.head.txt",
    } == files  # fmt: skip
    assert site.pages["/plan"][2] == (folder / "files/O12-1.html.txt").read_bytes()
    assert "O12/1: เปิดได้ 1 ครั้ง จาก 1 ครั้งที่ตรวจ" in done.out
    assert hashlib.sha256((folder.parent / "given.zip").read_bytes()).hexdigest() in done.out


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="no sha256sum on this system")
def test_the_sums_are_read_by_sha256sum(hand_in, checklist, tmp_path):
    """Whoever gets the folder or the zip can check it without this program."""
    _, folder = hand_in(checklist({"O12": ["/plan"]}), "O12")
    with zipfile.ZipFile(tmp_path / "given.zip") as packed:
        packed.extractall(tmp_path / "unpacked")

    for place in (folder, tmp_path / "unpacked" / "given"):
        subprocess.run(
            ["sha256sum", "--strict", "-c", "SHA256SUMS"], cwd=place, check=True, capture_output=True
        )


def test_what_is_pinned_is_handed_in_whatever_stands_there_now(oitcheck, hand_in, checklist, site, make_page):
    """The folder tells of the day of the pin; only with --pin is the site looked at again."""
    path = checklist({"O12": ["/plan"]})
    before = site.pages["/plan"][2]
    oitcheck("proof", path)
    site.pages["/plan"] = make_page("หน้าใหม่")
    site.asked.clear()
    _, old = hand_in(path, "O12", name="old")
    asked = list(site.asked)
    _, new = hand_in(path, "O12", name="new", flags=["--pin"])

    assert [] == asked
    assert before == (old / "files/O12-1.html.txt").read_bytes()
    assert site.pages["/plan"][2] == (new / "files/O12-1.html.txt").read_bytes()


def test_it_is_said_where_the_checklist_has_another_address_now(oitcheck, hand_in, checklist):
    """The folder holds what was pinned; nobody takes it for what the checklist says today."""
    oitcheck("proof", checklist({"O12": ["/plan"], "O1": ["/"]}))
    same, _ = hand_in(checklist({"O12": ["/plan"], "O1": ["/plan"]}), "O12", name="same")
    other, folder = hand_in(checklist({"O12": ["/"]}), "O12", name="other")

    assert (0, "") == (same.code, same.err)
    assert (0, True) == (other.code, "URL ในไฟล์รายการไม่ตรงกับที่เก็บหลักฐานไว้เมื่อ" in other.err)
    assert (
        "/plan"
        in json.loads((folder / "manifest.json").read_text("utf-8"))["questions"][0]["answers"][0]["url"]
    )


@pytest.mark.parametrize("name", ["[a] b", "แฟ้มหลักฐาน", "x.y"])
def test_any_name_of_a_folder_will_do(hand_in, checklist, name):
    """Brackets, spaces, Thai letters, dots; the zip has the same name and checks out."""
    done, folder = hand_in(checklist({"O12": ["/plan"]}), "O12", name=name)

    assert (0, ()) == (done.code, check(folder.with_name(f"{name}.zip")).findings)
    assert [folder.name, f"{name}.zip"] == sorted(
        path.name for path in folder.parent.glob("*") if name in path.name
    )


def test_opened_in_n_of_m_looks(oitcheck, hand_in, checklist, site):
    """Nights that could not tell are left out, nights of other questions do not count, every vantage is told."""
    path = checklist({"O12": ["/plan"], "O1": ["/"]})
    good = site.pages["/plan"]
    oitcheck("check", path, "--vantage", "town-hall")
    site.pages["/plan"] = (404, "text/html", b"gone", {})
    oitcheck("check", path, "--vantage", "abroad")
    site.pages["/plan"] = (429, "text/html", b"slow down", {"Retry-After": "9999"})
    oitcheck("check", path, "--vantage", "town-hall")
    oitcheck("check", path, "--question", "O1")
    site.pages["/plan"] = good
    done, folder = hand_in(path, "O12", flags=["--vantage", "town-hall"])

    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    opened = manifest["questions"][0]["answers"][0]["opened"]
    assert (3, 2, 1) == (opened["looks"], opened["opened"], opened["left_out"])
    assert [("abroad", 1, 0), ("town-hall", 2, 2)] == [
        (one["vantage"], one["looks"], one["opened"]) for one in opened["places"]
    ]
    assert "http_not_found" == opened["last_cause"]
    cover = (folder / "index.html").read_text("utf-8")
    assert "เปิดได้ ๒ ครั้ง จาก ๓ ครั้งที่ตรวจ" in cover
    assert "จาก town-hall: เปิดได้ ๒ จาก ๒ ครั้ง" in cover
    assert "อีก ๑ ครั้งระบบยังสรุปไม่ได้ จึงไม่นับ" in cover
    assert "เปิดได้ 2 ครั้ง จาก 3 ครั้งที่ตรวจ" in done.out


def test_an_answer_that_came_later_was_not_looked_at_before(oitcheck, hand_in, checklist):
    """A URL that was not in the checklist on a night is not counted on that night, before or after."""
    oitcheck("check", checklist({"O12": ["/plan"]}))
    oitcheck("check", checklist({"O12": ["/plan", "/"]}))
    oitcheck("check", checklist({"O12": ["/"]}))
    _, folder = hand_in(checklist({"O12": ["/plan", "/"]}), "O12")

    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert [3, 3] == [one["opened"]["looks"] for one in manifest["questions"][0]["answers"]]


def test_nothing_that_is_handed_in_can_run(hand_in, checklist, site, make_page):
    """Pages, drawings with scripts and archives get endings with which nothing runs; the cover has no live markup of theirs."""
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    site.pages |= {
        "/x": make_page(XSS, text=XSS * 3),
        "/y.svg": (200, "image/svg+xml", svg, {}),
        "/z.pdf": (200, "application/pdf", PDF, {}),
        "/run.hta": (
            200,
            "application/hta",
            b"MZ\x90\x00" * 50,
            {"Content-Disposition": "attachment; filename=run.exe"},
        ),
    }
    said = {
        "urls": ["/x", "/y.svg", "/z.pdf", "/run.hta"],
        "explanation": XSS,
        "submitted": {"at": "2026-04-20", "by": XSS},
    }
    _, folder = hand_in(checklist({"O12": said}), "O12")

    endings = {path.name.partition(".")[2] for path in (folder / "files").iterdir()}
    cover = (folder / "index.html").read_text("utf-8")
    assert endings <= {"html.txt", "text.txt", "head.txt", "pdf", "bin", "txt"}
    assert "<script" not in cover
    assert "<img" not in cover
    assert "default-src &#39;none&#39;" in cover or "default-src 'none'" in cover


def test_several_questions_share_their_bytes(hand_in, checklist):
    """One address of two questions is one file, named for both in the manifest."""
    _, folder = hand_in(checklist({"O1": ["/plan"], "O12": ["/plan"]}), "O1", "O12", "O1")

    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert [["O1/1", "O12/1"]] == [file["of"] for file in manifest["files"] if file["what"] == "body"]
    assert ["O1", "O12"] == [one["record"]["id"] for one in manifest["questions"]]


def test_nothing_is_overwritten(hand_in, checklist, tmp_path):
    """A folder or a zip that stands there stays as it is."""
    path = checklist({"O12": ["/plan"]})
    (tmp_path / "given.zip").write_bytes(b"mine")
    taken, folder = hand_in(path, "O12")
    hand_in(path, "O12", name="other")
    again, _ = hand_in(path, "O12", name="other")

    assert (2, 2) == (taken.code, again.code)
    assert "stands there already" in taken.err
    assert not folder.exists()
    assert b"mine" == (tmp_path / "given.zip").read_bytes()


def test_tampered_material_is_never_handed_in(oitcheck, hand_in, checklist, pins, site):
    """A pin of which a byte was changed is named instead, exit 1."""
    path = checklist({"O12": ["/plan"]})
    done = oitcheck("proof", path)
    body = next((pins(done.home)[0] / "objects").iterdir())
    body.write_bytes(body.read_bytes().replace(b"2561", b"2571"))
    given, folder = hand_in(path, "O12")

    assert 1 == given.code
    assert f"ถูกแก้ไข: objects/{body.name}" in given.out
    assert f"O12/1 {site.url}/plan" in given.out
    assert not folder.exists()


def test_a_pin_that_was_made_anew_is_never_handed_in(oitcheck, hand_in, checklist, pins, forge):
    """Bytes, manifest and sums changed together agree with each other, but not with the history: exit 1."""
    path = checklist({"O12": ["/plan"]})
    done = oitcheck("proof", path)
    forge(pins(done.home)[0])
    given, folder = hand_in(path, "O12")

    assert 1 == given.code
    assert "ไม่ตรงกับที่บันทึกไว้ในประวัติ" in given.out
    assert not folder.exists()


def test_an_older_pin_by_its_day(oitcheck, hand_in, checklist):
    """The day may be of either era; of a day without a pin it is said which there are."""
    path = checklist({"O12": ["/plan"]})
    oitcheck("proof", path)
    wrong, _ = hand_in(path, "O12", name="wrong", flags=["--night", "2560-01-31"])
    today = bangkok_now().date()
    right, folder = hand_in(path, "O12", flags=["--night", f"{today.year + 543}-{today:%m-%d}"])

    assert 2 == wrong.code
    assert "nothing of O12 is pinned on 2560-01-31" in wrong.err
    assert (0, True) == (right.code, folder.is_dir())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["O99"], "found 'O99', expected one of the questions of oit-2565"),
        (["O12", "--night", "someday"], "--night: found 'someday', expected a day such as 2569-04-30"),
    ],
)
def test_wrong_usage_is_told(oitcheck, checklist, words, said):
    """Exit 2 and what was expected."""
    done = oitcheck("proof", checklist({"O12": ["/plan"]}), *words)

    assert (2, True) == (done.code, said in done.err)


def test_a_question_without_an_address_is_told_as_that(hand_in, checklist):
    """The cover says that no URL was given; nothing breaks."""
    done, folder = hand_in(checklist({"O1": ["/plan"]}), "O12")

    assert 0 == done.code
    assert "ยังไม่ได้ระบุ URL คำตอบของข้อนี้" in (folder / "index.html").read_text("utf-8")


def test_the_cover_speaks_english_where_asked(hand_in, checklist):
    """``--lang en``."""
    _, folder = hand_in(checklist({"O12": ["/plan"]}), "O12", flags=["--lang", "en"])

    cover = (folder / "index.html").read_text("utf-8")
    assert "Opened in 1 of 1 looks" in cover
    assert '<html lang="en">' in cover


def test_a_night_is_typed_as_for_the_reports(oitcheck, hand_in, checklist):
    """One digit, Thai digits and Thai months name the day of a pin as they name that of a report."""
    path = checklist({"O12": ["/plan"]})
    oitcheck("proof", path)
    today = bangkok_now()
    year = today.year + 543
    months = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
    for number, night in enumerate(
        (f"{year}-{today.month}-{today.day}", f"{today.day} {months[today.month - 1]} {year}")
    ):
        code = hand_in(path, "O12", name=f"night{number}", flags=["--night", night])[0].code

        assert 0 == code, night


@pytest.mark.parametrize("words", [["--night", "2569-04-30"], ["O12", "--pin", "--night", "someday"]])
def test_a_night_that_cannot_be_meant_looks_at_nothing(oitcheck, checklist, site, words):
    """A day without questions, or one that is none: told at once, before anything is fetched or pinned."""
    told = oitcheck("proof", checklist({"O12": ["/plan"]}), *words)

    assert 2 == told.code
    assert "--night" in told.err
    assert [] == site.asked
