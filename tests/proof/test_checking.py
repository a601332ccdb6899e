"""``proof --check``: one byte changed anywhere in a proof of the sample municipality is noticed and named."""

import hashlib
import json
import os
import shutil
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck import cli, sample
from oitcheck.errors import CannotLook, UsageError
from oitcheck.proof import Fault, check
from oitcheck.proof._manifest import read
from oitcheck.serving.files import find


@pytest.fixture(scope="module")
def municipality(tmp_path_factory):
    """The sample municipality, pinned and four of its questions handed in: the two folders and the zip."""
    home = tmp_path_factory.mktemp("municipality")
    before = sys.argv
    with sample.serve(broken=True) as site:
        (home / "c.yaml").write_text(sample.checklist_text(site.base_url), "utf-8")
        flags = "--allow-address 127.0.0.0/8 --no-canary --interval 0 --second-look 0 --per-host 8 --quiet".split()
        place = ["--out", str(home / "reports"), "--folder", str(home / "given")]
        sys.argv = ["oitcheck", "proof", str(home / "c.yaml"), "O1", "O5", "O12", "O21", *place, *flags]
        try:
            assert 0 == cli._run()
        finally:
            sys.argv = before
    pinned = next((home / "reports" / "sample-municipality" / "oit-2565" / "proof").iterdir())
    return {"pinned": pinned, "handed_in": home / "given", "zip": home / "given.zip", "out": home / "reports"}


def files_of(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("kind", ["pinned", "handed_in"])
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_one_byte_changed_in_each_file_is_noticed_and_named(municipality, tmp_path, kind, place):
    """Bodies, texts, heads, cover, manifests and sums: the very file is named and no other, bodies with their answer."""
    folder = tmp_path / "proof"
    shutil.copytree(municipality[kind], folder)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    owners = {file["path"]: tuple(file["of"]) for file in manifest["files"]}
    assert () == check(folder).findings
    tried = 0
    for path in files_of(folder):
        body = path.read_bytes()
        at = {"first": 0, "middle": len(body) // 2, "last": len(body) - 1}[place]
        path.write_bytes(body[:at] + bytes([body[at] ^ 0x01]) + body[at + 1 :])
        name = path.relative_to(folder).as_posix()
        found = check(folder).findings
        path.write_bytes(body)
        tried += 1

        assert [(Fault.CHANGED, name)] == [(one.fault, one.path) for one in found], name
        assert owners.get(name, ()) == found[0].of

    assert tried > 10


@pytest.mark.parametrize("kind", ["pinned", "handed_in"])
def test_a_missing_and_an_added_file_are_named(municipality, tmp_path, kind):
    """Each file removed in turn, and one that does not belong there."""
    folder = tmp_path / "proof"
    shutil.copytree(municipality[kind], folder)
    for path in files_of(folder):
        path.rename(tmp_path / "away")
        found = check(folder).findings
        (tmp_path / "away").rename(path)

        assert [(Fault.MISSING, path.relative_to(folder).as_posix())] == [
            (one.fault, one.path) for one in found
        ]

    (folder / "sub").mkdir()
    (folder / "sub" / "more.txt").write_text("x")
    assert [(Fault.ADDED, "sub/more.txt")] == [(one.fault, one.path) for one in check(folder).findings]


@pytest.mark.skipif(os.name == "nt", reason="links want a right of their own on Windows")
@pytest.mark.parametrize("what", ["link", "pipe"])
def test_what_is_no_plain_file_is_never_opened(municipality, tmp_path, what):
    """A link to the very same bytes, or a pipe that would hold the checker up, counts as changed."""
    folder = tmp_path / "proof"
    shutil.copytree(municipality["handed_in"], folder)
    (folder / "index.html").rename(tmp_path / "away")
    if what == "link":
        (folder / "index.html").symlink_to(tmp_path / "away")
    else:
        os.mkfifo(folder / "index.html")

    assert [(Fault.CHANGED, "index.html")] == [(one.fault, one.path) for one in check(folder).findings]


def rezipped(source, target, change=None):
    """The zip again, with what ``change`` makes of each (name, body)."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            kept = (
                (info.filename, old.read(info)) if change is None else change(info.filename, old.read(info))
            )
            if kept is not None:
                new.writestr(*kept)


def test_a_zip_is_checked_without_being_unpacked(municipality, tmp_path):
    """As it was made, packed anew by somebody's own program, and with a file changed."""
    rezipped(municipality["zip"], tmp_path / "anew.zip")
    rezipped(
        municipality["zip"],
        tmp_path / "changed.zip",
        lambda name, body: (name, body + b"x" if name.endswith("O12-2.pdf") else body),
    )

    assert () == check(municipality["zip"]).findings == check(tmp_path / "anew.zip").findings
    (found,) = check(tmp_path / "changed.zip").findings
    assert (Fault.CHANGED, "files/O12-2.pdf", ("O12/2",)) == (found.fault, found.path, found.of)


def test_a_byte_changed_inside_a_zip_is_named(municipality, tmp_path):
    """A zip whose own check sum of a file fails is one whose file was changed."""
    body = bytearray(municipality["zip"].read_bytes())
    body[body.index(b"%PDF-") + 200] ^= 1
    (tmp_path / "changed.zip").write_bytes(body)

    (found,) = check(tmp_path / "changed.zip").findings
    assert Fault.CHANGED is found.fault
    assert found.path.endswith(".pdf")


def test_no_byte_of_a_zip_can_be_changed_unseen(municipality, tmp_path):
    """Any byte of it: a file is named, or the zip cannot be read; else it was no byte of any file."""
    body = municipality["zip"].read_bytes()
    path = tmp_path / "changed.zip"

    @settings(max_examples=80, deadline=None)
    @given(
        at=st.one_of(st.integers(0, len(body) - 1), st.integers(len(body) - 3000, len(body) - 1)),
        bit=st.integers(0, 7),
    )
    def holds(at, bit):
        path.write_bytes(body[:at] + bytes([body[at] ^ 1 << bit]) + body[at + 1 :])
        try:
            seen = bool(check(path).findings)
        except (CannotLook, UsageError):
            seen = True
        if not seen:
            with zipfile.ZipFile(path) as changed, zipfile.ZipFile(municipality["zip"]) as old:
                assert [changed.read(info) for info in changed.infolist()] == [
                    old.read(info) for info in old.infolist()
                ]

    holds()


def test_half_a_zip_cannot_be_read(municipality, tmp_path):
    """A download that broke off is no tampering: exit 4 and what to do."""
    body = municipality["zip"].read_bytes()
    (tmp_path / "half.zip").write_bytes(body[: len(body) // 2])
    with pytest.raises(CannotLook, match="is a damaged zip"):
        check(tmp_path / "half.zip")


@pytest.mark.parametrize("trick", ["twice", "climbs", "bomb", "no_manifest"])
def test_tricks_of_zips_are_noticed(municipality, tmp_path, trick, recwarn):
    """A name that comes twice, one that climbs out, a file that unpacks to far more than was written, no manifest."""
    path = tmp_path / "trick.zip"
    if trick == "no_manifest":
        rezipped(
            municipality["zip"],
            path,
            lambda name, body: None if name.endswith("/manifest.json") else (name, body),
        )
    elif trick == "bomb":
        rezipped(
            municipality["zip"],
            path,
            lambda name, body: (name, bytes(50_000_000) if name.endswith("index.html") else body),
        )
    else:
        rezipped(municipality["zip"], path)
        with zipfile.ZipFile(path, "a") as packed:
            packed.writestr("given/index.html" if trick == "twice" else "../../etc/cron.d/x", b"x")
    recwarn.clear()

    expected = {
        "twice": (Fault.CHANGED, "index.html"),
        "climbs": (Fault.ADDED, "../../../etc/cron.d/x"),
        "bomb": (Fault.CHANGED, "index.html"),
        "no_manifest": (Fault.MISSING, "manifest.json"),
    }
    assert [expected[trick]] == [(one.fault, one.path) for one in check(path).findings]
    assert not (tmp_path / "etc").exists()


def test_a_proof_made_anew_is_noticed_against_the_history(municipality, tmp_path, forge, oitcheck_at):
    """Body, manifest and sums changed together: whole in itself, not as the history has it."""
    folder = tmp_path / "given"
    shutil.copytree(municipality["handed_in"], folder)
    before = oitcheck_at("proof", "--check", folder, "--out", municipality["out"])
    forge(folder)
    alone = oitcheck_at("proof", "--check", folder, "--out", tmp_path / "nowhere", "--lang", "en")
    after = oitcheck_at("proof", "--check", folder, "--out", municipality["out"])

    assert (0, True) == (before.code, "ตรงกับที่บันทึกไว้ในประวัติ" in before.out)
    assert (0, True) == (alone.code, "not compared with a history" in alone.out)
    assert (1, True) == (after.code, "ไม่ตรงกับที่บันทึกไว้ในประวัติ: manifest.json" in after.out)


def test_whose_history_is_named_must_know_the_proof(municipality, tmp_path, oitcheck_at):
    """Given the checklist or the history, a proof that this history never made is not taken for one of its own."""
    folder = tmp_path / "another-name"
    shutil.copytree(municipality["handed_in"], folder)
    url = f"sqlite:///{municipality['out'] / 'history.sqlite3'}"
    known = oitcheck_at("proof", "--check", folder, "--history", url)
    lost = oitcheck_at("proof", "--check", folder, "--history", f"sqlite:///{tmp_path / 'none.sqlite3'}")

    assert (0, 4) == (known.code, lost.code)


def test_the_dashboard_never_serves_a_proof(municipality):
    """What is pinned and handed in is no report: no address of the dashboard leads to it."""
    for path in sorted(municipality["out"].rglob("*")):
        if path.is_file() and {"proof", "handed-in"} & set(path.parts):
            assert find(municipality["out"], "/" + path.relative_to(municipality["out"]).as_posix()) is None


def test_the_verb_names_file_and_answer(municipality, tmp_path, oitcheck_at):
    """Exit 0 whole, 1 changed with file, question, number and address, 2 no proof, 2 nothing there."""
    folder = tmp_path / "proof"
    shutil.copytree(municipality["handed_in"], folder)
    whole = oitcheck_at("proof", "--check", folder)
    (folder / "files" / "O12-2.pdf").write_bytes(b"%PDF-1.7 another")
    changed = oitcheck_at("proof", "--check", folder)
    (tmp_path / "empty").mkdir()
    none = oitcheck_at("proof", "--check", tmp_path / "empty")
    gone = oitcheck_at("proof", "--check", tmp_path / "gone")

    assert (0, 1, 2, 2) == (whole.code, changed.code, none.code, gone.code)
    assert "ถูกแก้ไข: files/O12-2.pdf" in changed.out
    assert "/files/report/annual-report.pdf" in changed.out
    assert "is no proof" in none.err
    assert "there is no such folder or zip" in gone.err


def test_what_is_no_proof_is_refused(tmp_path):
    """An empty zip, a text, somebody else's sums, a manifest of another program."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w"):
        pass
    (tmp_path / "b.zip").write_text("no zip")
    for name, file, text in (
        ("c", "SHA256SUMS", f"{'0' * 64}  x\n"),
        ("d", "manifest.json", '{"schema": "pwa"}\n'),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / file).write_text(text)

    for name in ("a.zip", "b.zip", "c", "d"):
        with pytest.raises(UsageError):
            check(tmp_path / name)


def test_what_cannot_be_read_is_exit_4(municipality, monkeypatch):
    """A disk that refuses to give the bytes is no sign of tampering."""

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(CannotLook, match="cannot be read: Permission denied"):
        check(municipality["handed_in"])


def test_no_change_of_a_manifest_goes_unseen(municipality):
    """Any byte changed, removed or added anywhere: it is no sound manifest any more."""
    text = (municipality["handed_in"] / "manifest.json").read_bytes()
    assert read(text) is not None

    @settings(max_examples=60, deadline=None)
    @given(
        at=st.integers(0, len(text) - 1),
        sign=st.integers(0, 255),
        how=st.sampled_from(["change", "drop", "add"]),
    )
    def holds(at, sign, how):
        put = b"" if how == "drop" else bytes([sign])
        changed = text[:at] + put + text[at + (how != "add") :]
        assert (changed == text) == (read(changed) is not None)

    holds()


@pytest.mark.parametrize(
    "text", [b"[" * 100_000, b"{" * 5000, b'{"schema": "oitcheck.proof/1"}\n', b"\xff", b"", b"null\n"]
)
def test_a_hostile_manifest_is_none(text):
    """Nesting without end, wrong types, no text: never a crash."""
    assert read(text) is None


def test_the_seal_is_of_the_text(municipality):
    """The list of sums names the manifest by its SHA-256, as anybody can work it out."""
    folder = municipality["handed_in"]
    lines = (folder / "SHA256SUMS").read_text("ascii").splitlines()
    assert f"{hashlib.sha256((folder / 'manifest.json').read_bytes()).hexdigest()}  manifest.json" in lines
    assert lines == sorted(lines, key=lambda line: line[66:])


def test_folders_in_folders_without_end_are_walked(tmp_path):
    """A thousand folders, each in the other, are looked through like any other folder."""
    if os.name == "nt":
        pytest.skip("such a path has no room there")
    root = tmp_path / "deep"
    root.mkdir()
    (root / "manifest.json").write_text('{"schema": "oitcheck.proof/1"}', "utf-8")
    here = os.open(root, os.O_RDONLY)
    for _ in range(1500):
        os.mkdir("a", dir_fd=here)
        below = os.open("a", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    found = check(root).findings
    for depth in range(1500, 0, -1):
        root.joinpath(*["a"] * depth).rmdir()  # shutil.rmtree goes down by calling itself

    assert [Fault.CHANGED, Fault.MISSING] == [finding.fault for finding in found]


@pytest.mark.parametrize("kind", ["folder", "folders", "zip"])
def test_more_files_than_any_proof_has_are_no_proof(tmp_path, monkeypatch, kind):
    """A zip or a folder with files without end, wherever they stand: no proof, told as such, not as damage."""
    monkeypatch.setattr("oitcheck.proof._bundles.MAX_FILES", 20)
    place = tmp_path / "many"
    names = [f"{number // 3}/{number}" if kind == "folders" else str(number) for number in range(25)]
    if kind == "zip":
        with zipfile.ZipFile(place, "w") as packed:
            for name in names:
                packed.writestr(name, b"")
    else:
        for name in names:
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(b"")

    with pytest.raises(UsageError, match="has more than 20 files"):
        check(place)
