"""Reading by kind, whatever comes."""

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oitcheck.documents import Limits, Source, html, read
from oitcheck.model.document import Document
from oitcheck.model.plain import dump, load

MARKUP = (
    "<div|<a href=|>|</div>|<table><tr><td>|</table>|<select><option>|<!--|-->|<![CDATA[|&#xD800;|&nbsp;|<form|<input |<label|</label>"
    "|<script>|</script>|style='display:none'|class=menu|<nav>|<main>|</main>|<iframe src=v?file=a.pdf>|<title>|</title>|ก|ำ|2565|<noscript>"
    "|</noscript>|data-cfemail=00|<svg>|<button>|'|\"|<h1>|</h1>|<base href=//[>|<img srcset='a 2x'>|\x00|\ufeff|<pre>|\n|<object>|<dialog>"
    "|<ruby><rp>|<template>|<textarea>|</form>|<style>|<p hidden>|</p>"
)
URL = "https://town.example/a?token=SECRET"


def test_a_kind_without_a_reader_is_unreadable_not_failed() -> None:
    """An archive is named; its reader does not exist."""
    document = read(b"Rar!\x1a\x07\x00", Source(url=URL), Limits())

    assert (document.kind, document.trouble, document.complete) == ("archive", "document_unreadable", False)
    assert document.detail == "no reader for application/vnd.rar"


def test_a_reader_that_crashes_costs_its_document(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The crash is the checker's, is logged with its traceback and without secrets, and ends there."""

    def crash(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(html, "read", crash)
    with caplog.at_level(logging.ERROR):
        document = read(b"<html>", Source(url=URL), Limits())

    assert (document.trouble, document.detail) == ("checker_error", "the reader failed: RecursionError")
    assert "too deep" in caplog.text
    assert "SECRET" not in caplog.text


def test_running_out_of_memory_is_told_to_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the caller knows whose memory ended."""

    def starve(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(html, "read", starve)
    with pytest.raises(MemoryError):
        read(b"<html>", Source(url=URL), Limits())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(MARKUP.split("|")),
            st.text(max_size=5),
        ),
        max_size=40,
    ),
    st.sampled_from([None, "text/html", "text/html; charset=tis-620", "text/html; charset=utf-16"]),
)
def test_any_markup_is_read(parts: list[str], content_type: str | None) -> None:
    """No markup breaks the reader, and what it gives can be stored."""
    body = ("<html>" + "".join(parts)).encode("utf-8", "replace")
    document = html.read(body, Source(url="https://town.example/x", content_type=content_type), Limits())

    assert document.trouble is None
    assert load(Document, dump(document)) == document
    assert len(document.pages) == 1
