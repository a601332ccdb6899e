"""Addresses as they may be shown: what becomes a link, what is only told, what is made safe to read."""

from urllib.parse import unquote, urlsplit

from oitcheck.masking import SECRET
from oitcheck.model.run import AnswerRecord, RunRecord
from oitcheck.report._clean import told

SHOWN_LIMIT = 300
LINK_LIMIT = 2048


def href(url: str | None, unsafe: frozenset[str] = frozenset()) -> str | None:
    """Gives the address as a link may carry it: http or https only, without secrets; null where it must stay text.

    Args:
        url: as it stands in a record that was made harmless.
        unsafe: addresses of ``hijacked`` that are never links.
    """
    if not url or url in unsafe or SECRET in url or len(url) > LINK_LIMIT:
        return None
    parts = _split(url)
    if parts is None or "\\" in url or any(sign.isspace() for sign in url):
        return None
    scheme, host = parts
    return url if scheme in {"http", "https"} and host and "@" not in urlsplit(url).netloc else None


def shown(url: str | None) -> str:
    """Gives the address as people read it: Thai letters decoded, the wire's form of a Thai host name beside it."""
    if not url:
        return ""
    text = told(_readable(url), SHOWN_LIMIT)
    parts = _split(url)
    wire = _wire_name(parts[1]) if parts else None
    return f"{text} ({wire})" if wire else text


def defanged(url: str | None) -> str:
    """Gives an address that nothing turns into a link: ``hxxps://example[.]com``."""
    if not url:
        return ""
    scheme, colon, rest = url.partition(":")
    safe = scheme.lower().replace("tt", "xx") if colon else scheme
    host_end = rest.find("/", 2) if rest.startswith("//") else -1
    host, path = (rest, "") if host_end < 0 else (rest[:host_end], rest[host_end:])
    return told(f"{safe}{colon}{host.replace('.', '[.]')}{path}", SHOWN_LIMIT)


def hijacked(record: RunRecord) -> frozenset[str]:
    """Gives every address that a hijacked answer stands at or leads through."""
    found: set[str] = set()
    for question in record.questions:
        for answer in question.answers:
            if is_hijacked(answer):
                found.update({answer.url, answer.final_url or answer.url})
                found.update(url for attempt in answer.attempts for url in attempt.redirects)
    return frozenset(found)


def is_hijacked(answer: AnswerRecord) -> bool:
    """Tells whether foreign content was found at the answer, excused or not."""
    return answer.cause == "hijacked" or "hijacked" in answer.notes


def host(url: str | None) -> str:
    """Gives the host name of an address; nothing where it has none."""
    parts = _split(url or "")
    return parts[1] if parts else ""


def _split(url: str) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
        return parts.scheme.lower(), parts.hostname or ""
    except ValueError:
        return None


def _readable(url: str) -> str:
    try:
        text = unquote(url, errors="strict")
    except UnicodeDecodeError:
        return url
    return text if any("\u0e00" <= sign <= "\u0e7f" for sign in text) else url


def _wire_name(name: str) -> str | None:
    if name.isascii():
        return None
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return None
