"""Which addresses go together: by scheme, host and port. Pure."""

import hashlib
from urllib.parse import urldefrag, urlsplit


def identity(url: str) -> str:
    """Gives what makes two typed URLs one fetch: a fragment is never sent."""
    return urldefrag(url.strip()).url


def origin_of(url: str) -> str:
    """Gives ``scheme://host:port`` of an address as it is typed; what cannot be parsed is its own origin."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
    except ValueError:
        return url
    return f"{parts.scheme.lower()}://{(parts.hostname or '').lower()}:{port}"


def sibling_of(url: str, *, at_root: bool = False) -> str:
    """Gives an address that cannot exist, the same one every night; "" where there is none.

    Args:
        url: an answer.
        at_root: at the root of the host, instead of in the same folder and with the same ending.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    folder, _, name = ("", "", "") if at_root else parts.path.rpartition("/")
    _, dot, ending = name.rpartition(".")
    token = hashlib.sha256(f"{parts.netloc}{folder}".encode()).hexdigest()[:12]
    suffix = f".{ending}" if dot and len(ending) <= 5 else ""
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{folder}/oitcheck-{token}{suffix}"
