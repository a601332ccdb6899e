"""What reads and looks: a name for this very program, its readers, rules and the libraries under them."""

import hashlib
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from oitcheck import __version__

_ROOMS = ("causes", "documents", "history", "model", "rules", "thai", "workers")
_LIBRARIES = (
    "beautifulsoup4",
    "charset-normalizer",
    "lxml",
    "olefile",
    "pypdfium2",
    "python-calamine",
    "python-docx",
    "regex",
)


def fingerprint() -> bytes:
    """Gives 32 bytes that change with everything that a reader's or a rule's word may depend on."""
    made = hashlib.sha256(f"{__version__} {platform.python_version()}".encode())
    for library in _LIBRARIES:
        made.update(f" {library} {_version(library)}".encode())
    house = Path(__file__).parent
    for room in _ROOMS:
        for path in sorted((house / room).rglob("*")):
            if path.suffix in {".py", ".yaml", ".txt", ".json"}:
                made.update(hashlib.sha256(path.read_bytes()).digest())
    made.update((house / "masking.py").read_bytes())
    return made.digest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "-"
