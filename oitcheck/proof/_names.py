"""Names of the files that are handed in: made here, never taken from the world. Pure."""

from oitcheck.model.proof import PinnedLook

_ENDINGS = {
    "pdf": "pdf", "docx": "docx", "odt": "odt", "doc": "doc", "xlsx": "xlsx", "xls": "xls", "ods": "ods",
    "html": "html.txt", "text": "txt",
}  # fmt: skip
_PICTURES = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp"}


def ending_of(look: PinnedLook) -> str:
    """Gives an ending with which nothing runs when the file is opened.

    A page keeps its bytes under ``.html.txt``: opened from a disk, its scripts would run. What is of no known kind, an
    archive or a drawing with scripts (SVG) among them, is ``.bin``.
    """
    if look.kind == "image":
        return _PICTURES.get(look.media_type or "", "bin")
    return _ENDINGS.get(look.kind or "", "bin")


def stem(question: str, answer: int, role: str, number: int) -> str:
    """Gives the name of one body without its ending.

    Args:
        question: such as ``O12``.
        answer: of the answer, from 1.
        role: ``look`` or ``document`` (behind the answer).
        number: among those of its role, from 1.

    >>> stem("O12", 1, "look", 1), stem("O12", 1, "document", 2)
    ('O12-1', 'O12-1-document2')
    """
    safe = "".join(sign for sign in question if sign.isascii() and sign.isalnum()) or "Q"
    suffix = "" if role == "look" and number == 1 else f"-{role}{number}"
    return f"{safe}-{answer}{suffix}"
