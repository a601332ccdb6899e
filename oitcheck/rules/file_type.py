"""The document is a file of a certain type, told by its bytes."""

from pydantic import Field, field_validator

from oitcheck.model.document import Document
from oitcheck.model.verdict import Sighting
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, yes

SEEN_IN = SeenIn.KIND

_KINDS: dict[str, frozenset[str]] = {
    "html": frozenset({"html"}),
    "pdf": frozenset({"pdf"}),
    "doc": frozenset({"doc", "rtf"}),
    "docx": frozenset({"docx"}),
    "odt": frozenset({"odt"}),
    "rtf": frozenset({"rtf"}),
    "word": frozenset({"doc", "docx", "odt", "rtf"}),
    "xls": frozenset({"xls"}),
    "xlsx": frozenset({"xlsx"}),
    "ods": frozenset({"ods"}),
    "excel": frozenset({"xls", "xlsx", "ods"}),
    "image": frozenset({"image"}),
    "text": frozenset({"text"}),
    "csv": frozenset({"text"}),
    "archive": frozenset({"archive"}),
}
# Types that a document's kind does not tell apart: by media type.
_MEDIA: dict[str, frozenset[str]] = {
    "jpg": frozenset({"image/jpeg"}),
    "png": frozenset({"image/png"}),
    "gif": frozenset({"image/gif"}),
    "webp": frozenset({"image/webp"}),
    "svg": frozenset({"image/svg+xml"}),
    "zip": frozenset({"application/zip"}),
    "ppt": frozenset({"application/vnd.ms-powerpoint"}),
    "pptx": frozenset({"application/vnd.openxmlformats-officedocument.presentationml.presentation"}),
}
_SAME = {"jpeg": "jpg", "htm": "html", "page": "html", "txt": "text"}


class Params(RuleParams):
    """Which types."""

    any_of: tuple[str, ...] = Field(
        min_length=1, description="pdf, docx, xlsx, html, image, …; one is enough"
    )

    @field_validator("any_of")
    @classmethod
    def _known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        plain = tuple(name.lower().lstrip(".") for name in names)
        plain = tuple(_SAME.get(name, name) for name in plain)
        unknown = sorted(set(plain) - _KINDS.keys() - _MEDIA.keys())
        if unknown:
            choices = ", ".join(sorted({*_KINDS, *_MEDIA}))
            message = f"no file type is named {unknown[0]!r}; there are {choices}"
            raise ValueError(message)
        return plain


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the type of the file; for a miss the type that it has."""
    del around
    kind = f"{document.kind} ({document.media_type})"
    if any(_is(document, name) for name in params.any_of):
        return yes(None, kind)
    return no(kind)


def _is(document: Document, name: str) -> bool:
    if name == "csv":
        return document.media_type == "text/csv"
    return document.kind in _KINDS.get(name, ()) or document.media_type in _MEDIA.get(name, ())
