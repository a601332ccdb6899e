"""Texts of scans are kept from night to night."""

import json

import pytest

from oitcheck.ocr_cache import FORM, FolderOcrCache

SHA = "ab" * 32


def test_what_is_put_is_given_back(tmp_path):
    """Texts come back by page number, Thai as it was."""
    cache = FolderOcrCache(tmp_path / "ocr")
    cache.put(SHA, {2: "หน้าสอง", 1: ""})

    assert {1: "", 2: "หน้าสอง"} == FolderOcrCache(tmp_path / "ocr").get(SHA)
    assert [f"{SHA}.json"] == [path.name for path in (tmp_path / "ocr").iterdir()]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[1]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        json.dumps({"form": FORM, "pages": {"x": "a"}}).encode(),
        json.dumps({"form": FORM, "pages": {"1": 5}}).encode(),
        json.dumps({"form": FORM, "pages": {"0": "a"}}).encode(),
        json.dumps({"form": FORM, "pages": ["a"]}).encode(),
        json.dumps({"form": "another", "pages": {"1": "a"}}).encode(),
    ],
)
def test_a_damaged_entry_is_none(tmp_path, body):
    """What is not as it was written, or was read in another way, is read anew."""
    (tmp_path / f"{SHA}.json").write_bytes(body)

    assert {} == FolderOcrCache(tmp_path).get(SHA)


def test_the_folder_stays_small(tmp_path):
    """Above its size the entries used longest ago go first."""
    cache = FolderOcrCache(tmp_path, size_bytes=2_500)
    for number in range(6):
        cache.put(f"{number:064x}", {1: "x" * 900})
        path = tmp_path / f"{number:064x}.json"
        if path.exists():
            path.touch()

    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 2_500
    assert {1: "x" * 900} == cache.get(f"{5:064x}")


def test_no_room_is_no_error(tmp_path):
    """A folder that cannot be made keeps nothing and stops nothing."""
    (tmp_path / "file").write_text("")
    cache = FolderOcrCache(tmp_path / "file" / "ocr")
    cache.put(SHA, {1: "a"})

    assert {} == cache.get(SHA)


def test_a_key_is_a_digest(tmp_path):
    """A key can name no other file."""
    with pytest.raises(ValueError) as told:
        FolderOcrCache(tmp_path).get("../x")

    assert "'../x' is no SHA-256 in hexadecimal" == str(told.value)
