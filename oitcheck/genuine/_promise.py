"""What an answer promises to be, by its name and its headers."""

import re
from urllib.parse import unquote

from oitcheck.genuine._sites import Place
from oitcheck.genuine._view import View

_FAMILIES = {
    "pdf": ("pdf",),
    "word": ("doc", "docx", "odt", "rtf"),
    "sheet": ("xls", "xlsx", "ods"),
    "slides": ("ppt", "pptx", "odp"),
    "image": ("jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff"),
    "archive": ("zip", "rar", "7z"),
}
_BY_NAME = {ending: family for family, endings in _FAMILIES.items() for ending in endings}
_BY_TYPE = (
    ("application/pdf", "pdf"),
    ("application/msword", "word"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml", "word"),
    ("application/vnd.oasis.opendocument.text", "word"),
    ("application/rtf", "word"),
    ("application/vnd.ms-excel", "sheet"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "sheet"),
    ("application/vnd.oasis.opendocument.spreadsheet", "sheet"),
    ("application/vnd.ms-powerpoint", "slides"),
    ("application/vnd.openxmlformats-officedocument.presentationml", "slides"),
    ("application/zip", "archive"),
    ("application/x-rar", "archive"),
    ("image/jpeg", "image"),
    ("image/png", "image"),
    ("image/gif", "image"),
    ("image/webp", "image"),
)
_FILE_NAME = re.compile(r"(?i)filename\*?\s*=\s*(?:utf-8''|tis-620'')?\"?([^\";]{1,500})")
_ENDING = re.compile(r"\.([a-z0-9]{2,5})\s*$", re.IGNORECASE)


def family_of_kind(kind: str) -> str | None:
    """Gives the family of a document's kind, such as ``word`` for ``docx``; null for what has none."""
    return "image" if kind == "image" else "archive" if kind == "archive" else _BY_NAME.get(kind)


def promised(view: View) -> tuple[str, str] | None:
    """Gives the family that the answer promises and what promised it; null where nothing does.

    The ending of the file's name weighs more than the Content-Type: servers guess the latter.
    """
    disposition = view.subject.fetched.header("content-disposition") or ""
    name = _FILE_NAME.search(disposition)
    if name and (found := _family(unquote(name[1]))):
        return found, "Content-Disposition"
    for where in (view.final, view.asked):
        if found := _of_place(where):
            return found, "URL"
    family = typed(view)
    return (family, "Content-Type") if family is not None else None


def typed(view: View) -> str | None:
    """Gives the family that the Content-Type promises; null where it promises a page or nothing that is known."""
    kind = (view.subject.fetched.header("content-type") or "").strip().lower()
    return next((family for prefix, family in _BY_TYPE if kind.startswith(prefix)), None)


def _of_place(where: Place) -> str | None:
    return _family(where.path)


def _family(name: str) -> str | None:
    ending = _ENDING.search(name)
    return _BY_NAME.get(ending[1].lower()) if ending else None
