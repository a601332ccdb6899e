"""What a body without a length shows of its own end."""

import io
import json
import zipfile

import pytest

from oitcheck.fetch._ending import came_to_its_end

PAGE = "<!DOCTYPE html><html><body><h1>ข้อมูล</h1><p>แผนพัฒนา</p></body></html>".encode()


def _zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w/>" * 200)
    return made.getvalue()


WHOLE = {
    "page": PAGE,
    "page with a comment and spaces behind": PAGE + b"\r\n<!-- 0.2 s -->\n\n",
    "page without the last tag, body closed": PAGE.removesuffix(b"</html>"),
    "page with a byte order mark": b"\xef\xbb\xbf" + PAGE,
    "pdf": b"%PDF-1.4\n" + b"x" * 9000 + b"\n%%EOF\n",
    "pdf padded": b"%PDF-1.4\n" + b"x" * 9000 + b"\n%%EOF" + bytes(500),
    "zip": _zip(),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(300) + b"\0\0\0\0IEND\xaeB`\x82",
    "jpeg": b"\xff\xd8\xff" + bytes(3000) + b"\xff\xd9",
    "gif": b"GIF89a" + bytes(50) + b";",
    "json": json.dumps({"a": [1, 2]}).encode(),
    "feed": b"<?xml version='1.0'?><rss><channel></channel></rss>\n",
    "rtf": b"{\\rtf1 text}\r\n",
}
CUT = {
    "nothing": b"",
    "page": PAGE[:-30],
    "fragment inside a tag": b"<p>text</p><a href='/x",
    "pdf": b"%PDF-1.4\n" + b"x" * 9000,
    "zip": _zip()[:-10],
    "png": b"\x89PNG\r\n\x1a\n" + bytes(300),
    "jpeg": b"\xff\xd8\xff" + bytes(3000),
    "json": b'{"a": [1, 2',
    "feed": b"<?xml version='1.0'?><rss><channel><item>",
    "rtf": b"{\\rtf1 text",
}


ENDLESS = {"plain text": "ประกาศ".encode(), "fragment": b"<p>only a paragraph</p>"}


@pytest.mark.parametrize("name", WHOLE)
def test_what_came_to_its_end_is_whole(name):
    """A body that shows its kind's own end is whole."""
    assert came_to_its_end(WHOLE[name]) is True


@pytest.mark.parametrize("name", CUT)
def test_what_stops_before_its_end_is_cut(name):
    """A body whose kind marks its end, and which lacks the mark, is cut."""
    assert came_to_its_end(CUT[name]) is False


@pytest.mark.parametrize("name", ENDLESS)
def test_what_has_no_end_of_its_own_shows_none(name):
    """Plain text and loose markup say nothing about where they were to stop."""
    assert came_to_its_end(ENDLESS[name]) is None
