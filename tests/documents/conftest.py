"""What tests of pages share."""

from collections.abc import Callable

import pytest

from oitcheck.documents import Limits, Source, read
from oitcheck.model.document import Document

PageReader = Callable[..., Document]


@pytest.fixture
def page() -> PageReader:
    """Reads markup as a page of https://town.example/oit/index.php."""

    def read_page(
        markup: str | bytes, url: str = "https://town.example/oit/index.php", content_type: str | None = None
    ) -> Document:
        body = markup.encode() if isinstance(markup, str) else markup
        document = read(
            body, Source(url=url, content_type=content_type or "text/html; charset=utf-8"), Limits()
        )
        assert (document.kind, document.trouble) == ("html", None)
        return document

    return read_page


@pytest.fixture
def main(page: PageReader) -> Callable[[str], str]:
    """Gives the text of a page's main part."""
    return lambda markup: page(markup).pages[0].text


@pytest.fixture
def whole(page: PageReader) -> Callable[[str], str]:
    """Gives everything visible of a page."""

    def visible(markup: str) -> str:
        document = page(markup)
        return (document.whole or document.pages[0]).text

    return visible
