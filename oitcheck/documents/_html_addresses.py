"""Addresses of a page made absolute, and the files behind viewers."""

import re
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

_LONGEST = 8192  # characters of an address; a longer one no server takes
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOWHERE = frozenset({"javascript:", "vbscript:", "data:", "blob:", "about:", "file:"})
_SPECIAL = re.compile(r"[?#\\:]|^//|^\.|/\.")
_SCRIPTED = re.compile(
    r"""(?i)(?:window\.open|location(?:\.href)?|location\.(?:assign|replace)|popup)\s*[(=]\s*["']([^"']{1,2000})["']"""
)

DOCUMENT_ENDING = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv)(?:$|[?#])")
_VIEWER = re.compile(
    r"(?i)viewer|pdf\.?js|flip|gview|embed|preview|reader|book|view\.officeapps\.live\.com|onlinedoc"
)
_VIEWED = frozenset(
    [
        "file",
        "pdf",
        "url",
        "src",
        "doc",
        "document",
        "source",
        "link",
        "path",
        "book",
        "pdfurl",
        "pdf_url",
        "fileurl",
        "file_url",
        "f",
    ]
)
_VIEWER_HOSTS = {"docs.google.com", "drive.google.com", "view.officeapps.live.com"}
_DRIVE_FILE = re.compile(r"/file/(?:u/\d+/)?d/([\w-]{10,})")


class Addresses:
    """Makes addresses of one page absolute.

    Args:
        url: where the page was read.
        base: what ``<base href>`` says; null where there is none.
    """

    def __init__(self, url: str, base: str | None = None) -> None:
        self.page = url
        self._take(url)
        wanted = self.absolute(base)
        if wanted.startswith(("http:", "https:")):
            self._take(wanted)

    def _take(self, base: str) -> None:
        """Takes a base apart, so that plain paths need no more than joining."""
        self._base = base
        scheme, _, rest = base.partition("://")
        host = re.split(r"[/?#]", rest, maxsplit=1)[0]
        path = re.split(r"[?#]", rest[len(host) :], maxsplit=1)[0]
        self._origin = f"{scheme}://{host}"
        self._folder = "" if "/." in path else f"{self._origin}{path.rpartition('/')[0]}/"

    def absolute(self, typed: str | None) -> str:
        """Gives the address absolute; "" for one that leads nowhere ("#", ``javascript:``, ``data:``, damaged)."""
        if not typed:
            return ""
        address = (typed if typed.isprintable() else _CONTROL.sub("", typed)).strip()
        if not address or address == "#" or len(address) > _LONGEST:
            return ""
        if not _SPECIAL.search(address):  # a plain path, as nearly all are
            if address[0] == "/":
                return self._origin + address
            if self._folder:
                return self._folder + address
        scheme = _SCHEME.match(address)
        if scheme and scheme[0].lower() in _NOWHERE:
            return ""
        plain = (
            scheme is not None
            and address.isascii()
            and "[" not in address
            and "\\" not in address
            and "/." not in address
        )
        if scheme and plain and address[scheme.end() : scheme.end() + 2] == "//":
            return address
        try:
            joined = urljoin(self._base, address.replace("\\", "/"))
            urlsplit(joined)
        except ValueError:
            return ""
        return joined

    def scripted(self, code: str | None) -> str:
        """Gives the address that a click's script opens by a plain text, absolute; "" where none is told."""
        found = _SCRIPTED.search(code[:_LONGEST]) if code else None
        return self.absolute(found[1]) if found else ""

    def viewed(self, address: str) -> str:
        """Gives the file that a viewer's address shows, absolute; "" where the address is no viewer's."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return ""
        drive = _DRIVE_FILE.search(parts.path) if parts.hostname == "drive.google.com" else None
        if drive:
            return f"https://drive.google.com/uc?export=download&id={drive[1]}"
        if not parts.query and "=" not in parts.fragment:
            return ""
        known = parts.hostname in _VIEWER_HOSTS or bool(_VIEWER.search(f"{parts.hostname}{parts.path}"))
        for name, value in parse_qsl(
            parts.query or parts.fragment.lstrip("?/"), max_num_fields=100, separator="&"
        ):
            if name.lower() not in _VIEWED or not value:
                continue
            if DOCUMENT_ENDING.search(unquote(value)) or (known and re.match(r"(?i)https?://|/", value)):
                return Addresses(address).absolute(value)
        return ""


def of_srcset(value: str) -> str:
    """Gives the largest picture's address of a ``srcset``; "" where it names none."""
    best, best_size = "", -1.0
    for part in value[:20_000].split(","):
        words = part.split()
        if not words:
            continue
        number = words[-1][:-1] if len(words) > 1 else "1"
        size = float(number) if re.fullmatch(r"\d{1,6}(\.\d{1,3})?", number) else 0.0
        if size > best_size:
            best, best_size = words[0], size
    return best
