"""A page came where the name or the headers promise a file."""

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._platforms import GOOGLE, MICROSOFT, SOCIAL, STORES, is_of
from oitcheck.genuine._promise import promised
from oitcheck.genuine._view import View
from oitcheck.genuine._words import clean

RANK = 50

_EXPORT = (
    "urn:schemas-microsoft-com:office",
    'progid="excel.sheet"',
    "name=progid content=",
    "<workbook",
    "mso-application",
)


def judge(view: View) -> Suspicion | None:
    """Suspects HTML under a file's name or type, unless the page shows the file or is a table made for Excel or Word."""
    if not view.good or not view.html:
        return None
    if is_of(view, GOOGLE | MICROSOFT | STORES | SOCIAL):
        return None
    promise = promised(view)
    if promise is None:
        return None
    family, by = promise
    if family in {"sheet", "word"} and (any(mark in view.raw for mark in _EXPORT) or view.table_rows > 1):
        return None
    if by != "Content-Type" and _shows_it(view):
        return None
    if by == "Content-Disposition" and _is_page(view):
        return None
    return Suspicion(
        cause="html_instead_of_document",
        excerpt=clean(view.title.text or view.whole.text) or None,
        detail=f"{by} promises {family}, the bytes are HTML",
    )


def _is_page(view: View) -> bool:
    """Whether the page is one of the agency's own, called a page by its type: a browser shows it as one."""
    kind = (view.subject.fetched.header("content-type") or "").strip().lower()
    return kind.startswith("text/html") and view.thai > 200


def _shows_it(view: View) -> bool:
    """Whether the page is a viewer around the file: an embedded one, or one big picture."""
    document = view.document
    if document is None:
        return False
    return any(link.kind in {"embed", "object", "iframe", "viewer"} for link in view.links)
