"""A bare list of files of a folder stands where a page should be."""

import re

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._view import View
from oitcheck.genuine._words import clean

RANK = 60

_TITLE = re.compile(
    r"(?i)^\s*(?:index of\s*/|directory listing (?:for|of|--)|listing directory\s*/|[\w.:-]+ - /|folder listing|files? in /|browsing directory)"
)
_BODY = re.compile(
    r"(?i)\[to parent directory\]|parent directory|up to higher level directory|name\s+last modified\s+size|<dir>|\.\./\s"
)
_ROWS = re.compile(
    r"(?i)\d{2}-\w{3}-\d{4} \d{2}:\d{2}|\d{4}-\d{2}-\d{2} \d{2}:\d{2}|\d{1,2}/\d{1,2}/\d{4}\s+\d{1,2}:\d{2} [ap]m"
)


def judge(view: View) -> Suspicion | None:
    """Notes the listing that a web server makes of a folder."""
    if not view.html or not view.good:
        return None
    text = view.whole.text[:5000]
    titled = next((head for head in view.heads if _TITLE.match(head.text)), None) or (
        view.main if _TITLE.match(text) else None
    )
    if titled is None and "[to parent directory]" not in text.lower():
        return None
    if titled is not None and not (
        _BODY.search(text)
        or _ROWS.search(text)
        or "index of /" in titled.text.lower()
        or "directory listing" in titled.text.lower()
    ):
        return None
    return Suspicion(
        cause="directory_listing",
        excerpt=clean(titled.text if titled is not None and titled is not view.main else text),
        note=True,
    )
