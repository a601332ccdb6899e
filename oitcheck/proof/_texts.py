"""The text of a document as the machine read it, for people to read beside the bytes. Pure."""

import re
from collections.abc import Iterator

from oitcheck.masking import mask
from oitcheck.model.document import Document

MAX_LETTERS = 4_000_000
"""Letters that are kept of one document."""

_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def text_of_document(document: Document) -> str:
    """Gives all text page by page, secrets and ID numbers masked; "" where nothing was read."""
    text = "\n".join(_lines(document))[:MAX_LETTERS]
    return mask(_CONTROLS.sub("", text)) + "\n" if text.strip() else ""


def _lines(document: Document) -> Iterator[str]:
    if document.title:
        yield document.title
        yield ""
    for page in document.pages:
        if len(document.pages) > 1:
            how = f" ({page.read_by})" if page.read_by not in {None, "text"} else ""
            yield f"--- {page.number}{f' {page.title}' if page.title else ''}{how} ---"
        yield page.text
    if document.whole is not None:
        yield ""
        yield "--- + ---"
        yield document.whole.text
