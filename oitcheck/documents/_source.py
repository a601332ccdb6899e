"""What a reader may know besides the bytes: where they came from and how much it may cost."""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_CHARSET = re.compile(r"""(?i);\s*charset\s*=\s*["']?([^\s;"']{1,64})""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where bytes came from.

    Attributes:
        url: after redirects.
        content_type: the header as sent, parameters included; null where none was.
        filename: as ``Content-Disposition`` names it; null where it does not. A name, never a path to be written.
    """

    url: str
    content_type: str | None = None
    filename: str | None = None

    @property
    def media_type(self) -> str:
        """The header's media type in lower case without parameters; "" where none was sent."""
        return (self.content_type or "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The header's charset as sent; null where it names none."""
        found = _CHARSET.search(self.content_type or "")
        return found[1] if found else None

    @property
    def name(self) -> str:
        """The file's name: as sent, else the last part of the address; "" where neither has one."""
        try:
            path = urlsplit(self.url).path
        except ValueError:
            path = ""
        return self.filename or unquote(path).rpartition("/")[2]

    @property
    def ending(self) -> str:
        """The name's ending in lower case without the dot; "" where it has none."""
        ending = self.name.rpartition(".")[2].strip().lower() if "." in self.name else ""
        return ending if ending.isalnum() else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What reading one document may cost: pages, seconds, MiB of memory, pixels of one picture."""

    pages: int = 2000
    seconds: float = 30.0
    memory_mib: int = 512
    pixels: int = 80_000_000
