"""What bytes are: by themselves, then by the header, then by the name."""

import re
import struct
from dataclasses import dataclass

from oitcheck.documents._source import Source

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

MEDIA_TYPES = {
    "docx": f"{_OOXML}wordprocessingml.document",
    "xlsx": f"{_OOXML}spreadsheetml.sheet",
    "pptx": f"{_OOXML}presentationml.presentation",
    "odt": f"{_ODF}text",
    "ods": f"{_ODF}spreadsheet",
    "odp": f"{_ODF}presentation",
    "odg": f"{_ODF}graphics",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "pdf": "application/pdf",
    "html": "text/html",
    "htm": "text/html",
    "xhtml": "application/xhtml+xml",
    "txt": "text/plain",
    "csv": "text/csv",
    "json": "application/json",
    "xml": "application/xml",
    "rss": "application/rss+xml",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "gz": "application/gzip",
    "tar": "application/x-tar",
    "bz2": "application/x-bzip2",
    "xz": "application/x-xz",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "svg": "image/svg+xml",
    "ico": "image/vnd.microsoft.icon",
    "avif": "image/avif",
    "heic": "image/heic",
    "mp4": "video/mp4",
    "mp3": "audio/mpeg",
}
"""The media type of a file's ending."""

_READABLE = ("docx", "xlsx", "pptx", "odt", "ods", "odp", "odg", "doc", "xls", "rtf", "pdf", "html")
_ARCHIVES = ("zip", "rar", "7z", "gz", "tar", "bz2", "xz")
_KINDS = (
    {MEDIA_TYPES[ending]: ending for ending in _READABLE}
    | {MEDIA_TYPES[ending]: "archive" for ending in _ARCHIVES}
    | {
        "application/xhtml+xml": "html",
        "application/x-pdf": "pdf",
        "application/json": "text",
        "application/vnd.ms-excel.sheet.macroenabled.12": "xlsx",
        "application/vnd.ms-excel.sheet.binary.macroenabled.12": "xlsx",
        "application/vnd.ms-word.document.macroenabled.12": "docx",
        "application/vnd.openxmlformats-officedocument.presentationml.slideshow": "pptx",
        "application/vnd.ms-powerpoint.presentation.macroenabled.12": "pptx",
        "text/rtf": "rtf",
        "application/x-rtf": "rtf",
        "application/x-zip-compressed": "archive",
        "application/x-rar-compressed": "archive",
    }
)

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"\0\0\1\0", "ico"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"{\\rtf", "rtf"),
    (b"ID3", "mp3"),
)
_BRANDS = {b"avif": "avif", b"heic": "heic", b"heix": "heic", b"mif1": "heic"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_PARTS = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))
_ZIP_PARTS = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))

_CONTAINERS = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "odp", "odg"})

_HTML_START = re.compile(
    rb"(?i)<(?:!doctype\s+html|!--|(?:html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|meta|link|"
    rb"center|form|frameset|noscript|img|main|header|section|span|ul)[\s/>])"
)
_HTML_WITHIN = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|frameset)[\s>]")
_XML_START = re.compile(rb"(?i)<(?:\?xml[\s?]|rss[\s>]|feed[\s>]|urlset[\s>]|svg[\s>]|!doctype\s+svg)")
_OFFICE_XML = re.compile(
    rb"(?i)<(?:[a-z]+:)?(?:workbook|worddocument|package)\s[^>]{0,4000}?schemas[.-](?:microsoft-com:office:spreadsheet|"
    rb"microsoft\.com/office/(?:word/2003/wordml|2006/xmlpackage))"
)
_MHTML = re.compile(rb"(?i)\A(?:[\w-]{1,60}:[^\n]{0,1000}\r?\n(?:[ \t][^\n]{0,1000}\r?\n){0,9}){1,30}\r?\n")
_MHTML_SIGN = re.compile(rb"(?i)^(?:mime-version:|content-type:\s*multipart/related)", re.MULTILINE)
_SVG_WITHIN = re.compile(rb"(?i)<(?:[a-z]+:)?svg[\s>]")
_NOT_TEXT = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_HEAD = 4096  # bytes that are looked at for markup and text


@dataclass(frozen=True, slots=True)
class Kind:
    """What bytes are: ``kind`` as in ``Document.kind``, and the media type."""

    kind: str
    media_type: str


def kind_of(body: bytes, source: Source) -> Kind:
    """Gives what the bytes are; what they do not tell the header does, then the name.

    Nothing at all (no byte, no header, no telling name) counts as a page: an address without an ending promises one.
    """
    by_bytes = _by_bytes(body, source)
    if by_bytes is not None and by_bytes.kind != "text":
        return by_bytes
    declared = _by_media_type(source.media_type)
    if by_bytes is not None:
        return _text(source, declared)
    named = _by_media_type(MEDIA_TYPES.get(source.ending, ""))
    return (
        declared
        or named
        or (Kind("other", "application/octet-stream") if body else Kind("html", "text/html"))
    )


def _by_media_type(media_type: str) -> Kind | None:
    if media_type in _KINDS:
        return Kind(_KINDS[media_type], media_type)
    if media_type.startswith("image/"):
        return Kind("image", media_type)
    if media_type.startswith("text/") and media_type != "text/xml":
        return Kind("text", media_type)
    if not media_type or media_type in {
        "application/octet-stream",
        "binary/octet-stream",
        "application/download",
    }:
        return None
    return Kind("other", media_type[:100])


def _text(source: Source, declared: Kind | None) -> Kind:
    """Gives what plain text without markup is: a page where it is called one, else text."""
    if declared is not None and declared.kind in {"html", "text"}:
        return declared
    media_type = MEDIA_TYPES.get(source.ending, "text/plain")
    return Kind("text", media_type if media_type in {"text/csv", "application/json"} else "text/plain")


def _by_bytes(body: bytes, source: Source) -> Kind | None:
    start = body[:_HEAD]
    ending = _magic(start)
    if ending is None and start.startswith(b"PK\x03\x04"):
        ending = _zipped(body, source)
    if ending is None and start.startswith(_OLE):
        ending = _compound(body, source)
    if ending is not None:
        return _of_ending(ending)
    if b"%PDF-" in body[:1024] and (start.lstrip().startswith(b"%PDF-") or b" obj" in body):
        return Kind("pdf", MEDIA_TYPES["pdf"])
    as_page = source.media_type in {"text/html", "application/xhtml+xml"}
    return _markup(_plain_start(start), as_page=as_page)


def _of_ending(ending: str) -> Kind:
    if ending == "ole":
        return Kind("other", "application/x-ole-storage")
    media_type = MEDIA_TYPES[ending]
    return _by_media_type(media_type) or Kind("other", media_type)


def _magic(start: bytes) -> str | None:
    for sign, ending in _MAGIC:
        if start.startswith(sign):
            return ending
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "webp"
    if start[4:8] == b"ftyp":
        return _BRANDS.get(start[8:12], "mp4")
    return "tar" if start[257:262] == b"ustar" else None


def _plain_start(start: bytes) -> bytes:
    """Gives the first bytes without byte order mark and white space; UTF-16 as ASCII."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or start[1:4:2] == b"\0\0" or start[0:3:2] == b"\0\0":
        codec = "utf-16-be" if start.startswith((b"\xfe\xff", b"\0")) else "utf-16-le"
        start = start[: len(start) & ~1].decode(codec, "replace").encode("utf-8", "replace")
    return start.lstrip(b"\xef\xbb\xbf \t\r\n\x0b\x0c")


def _markup(start: bytes, *, as_page: bool) -> Kind | None:
    """Gives what markup or text it is; XML that is called a page a browser shows as one."""
    if not start:
        return None
    heads = _MHTML.match(start)
    if heads is not None and len(_MHTML_SIGN.findall(heads[0])) > 1:
        return Kind("export", "multipart/related")
    if start.startswith(b"<") and _OFFICE_XML.search(start):
        return Kind("export", "application/xml")
    if _XML_START.match(start) and not as_page:
        if _HTML_WITHIN.search(start):
            return Kind("html", "text/html")
        if _SVG_WITHIN.search(start):
            return Kind("image", MEDIA_TYPES["svg"])
        return Kind("other", "application/xml")
    if _HTML_START.match(start) or _HTML_WITHIN.search(start):
        return Kind("html", "text/html")
    return None if len(_NOT_TEXT.findall(start)) > len(start) / 200 else Kind("text", "text/plain")


def _zipped(body: bytes, source: Source) -> str:
    """Gives what a zip container holds, by the names in it; of a cut one by its first name and its own name."""
    if body[30:38] == b"mimetype":
        for ending in ("odt", "ods", "odp", "odg"):
            if body[38:120].startswith(MEDIA_TYPES[ending].encode()):
                return ending
    names = _member_names(body)
    for folder, ending in _ZIP_PARTS:
        if any(name.startswith(folder) for name in names) and (
            "[Content_Types].xml" in names or "_rels/.rels" in names or len(names) == 1
        ):
            return ending
    if "[Content_Types].xml" in names:
        return source.ending if source.ending in {"docx", "xlsx", "pptx"} else "docx"
    cut = b"PK\x05\x06" not in body[-66_000:]
    return source.ending if cut and source.ending in _CONTAINERS else "zip"


def _member_names(body: bytes) -> set[str]:
    """Gives names of members, at most 2,000; of a container without a directory the first member's."""
    names: set[str] = set()
    end = body.rfind(b"PK\x05\x06", max(0, len(body) - 66_000))
    at = struct.unpack_from("<I", body, end + 16)[0] if 0 <= end <= len(body) - 22 else len(body)
    while len(names) < 2000 and body[at : at + 4] == b"PK\x01\x02" and at + 46 <= len(body):
        name, extra, comment = struct.unpack_from("<HHH", body, at + 28)
        names.add(body[at + 46 : at + 46 + name].decode("utf-8", "replace"))
        at += 46 + name + extra + comment
    if not names and len(body) >= 30:
        (length,) = struct.unpack_from("<H", body, 26)
        names.add(body[30 : 30 + length].decode("utf-8", "replace"))
    return names


def _compound(body: bytes, source: Source) -> str:
    """Gives what an OLE container holds: .doc, .xls, .ppt, or an encrypted new document."""
    if "EncryptedPackage".encode("utf-16-le") in body:
        wanted = source.ending if source.ending in {"docx", "xlsx", "pptx"} else ""
        return wanted or {MEDIA_TYPES["xlsx"]: "xlsx", MEDIA_TYPES["pptx"]: "pptx"}.get(
            source.media_type, "docx"
        )
    for part, ending in _OLE_PARTS:
        if part.encode("utf-16-le") in body:
            return ending
    return source.ending if source.ending in {"doc", "xls", "ppt"} else "ole"
