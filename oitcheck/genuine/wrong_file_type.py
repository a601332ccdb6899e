"""The bytes are another kind of file than the name promises."""

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._promise import family_of_kind, promised
from oitcheck.genuine._view import View

RANK = 52


def judge(view: View) -> Suspicion | None:
    """Suspects a file whose first bytes are another family's than its name says: a picture named .pdf, a PDF named .jpg.

    A type in the headers alone is a server's guess and proves nothing against bytes that are a document.
    """
    document = view.document
    if not view.good or document is None or document.kind == "html":
        return None
    promise = promised(view)
    if promise is None:
        return None
    family, by = promise
    real = family_of_kind(document.kind)
    if real is None:
        real = (
            "text"
            if document.kind == "text" and document.trouble is None and family in {"pdf", "image"}
            else None
        )
    if real is None or real == family or by == "Content-Type":
        return None
    return Suspicion(
        cause="wrong_file_type", detail=f"{by} promises {family}, the bytes are {document.media_type}"
    )
