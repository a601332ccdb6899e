"""E-mail addresses as people see them, told from file names and from what templates leave."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Email:
    """One address: ``sample`` where a template left it."""

    start: int
    end: int
    address: str
    sample: bool


_AT = re.compile(r"[ ]?(?:[@＠]|[\[({](?:at|AT|แอท)[\])}])[ ]?")
_DOT = r"(?:\.|[ ]?[\[({](?:dot|DOT|จุด)[\])}][ ]?)"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_DOMAIN = re.compile(rf"((?:{_LABEL}{_DOT}){{1,6}}[A-Za-z]{{2,24}})(?![A-Za-z0-9@＠-])")
_EMAN = re.compile(r"[A-Za-z0-9_.+%-]{1,64}")  # a name read from its end
_FILES = frozenset({
    "png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "html", "htm", "php", "pdf", "doc", "docx", "xls", "xlsx",
    "zip", "mp4", "ico", "json", "xml",
})  # fmt: skip
_RESERVED = frozenset({"example", "test", "invalid", "localhost", "local", "internal"})
_SAMPLE_DOMAINS = frozenset({
    "company", "yourcompany", "domain", "yourdomain", "mydomain", "domainname", "yoursite", "mysite", "yourwebsite",
    "website", "websitename", "email", "youremail", "sample", "test", "yourname", "mywebsite", "site", "somemail",
    "untitled", "abc", "xxx", "xxxx", "xyz", "demo", "template", "mailservice", "agency", "organization", "example",
})  # fmt: skip
_SAMPLE_NAMES = frozenset({
    "your", "youremail", "your.email", "your-email", "your_email", "yourname", "your.name", "name", "username",
    "user", "example", "someone", "somebody", "email", "xxx", "xxxx", "xxxxx", "sample", "demo", "test", "firstname",
    "abc", "john", "johndoe", "john.doe", "jane.doe", "myemail", "e-mail",
})  # fmt: skip


def emails(text: str) -> Iterator[Email]:
    """Gives every e-mail address of the text in order, templates' ones too."""
    for sign in _AT.finditer(text):
        domain = _DOMAIN.match(text, sign.end(), sign.end() + 260)
        name = _EMAN.match(text[max(0, sign.start() - 64) : sign.start()][::-1])
        if domain is None or name is None:
            continue
        email = _email(name[0][::-1].strip("."), domain[1], sign.start() - len(name[0]), domain.end())
        if email is not None:
            yield email


def _email(name: str, written: str, start: int, end: int) -> Email | None:
    domain = re.sub(r"[ ]?[\[({](?:dot|DOT|จุด)[\])}][ ]?", ".", written).lower()
    labels = domain.split(".")
    if not name or labels[-1] in _FILES:
        return None
    sample = (
        labels[-1] in _RESERVED
        or labels[0] in _SAMPLE_DOMAINS
        or (len(labels) > 1 and labels[-2] in {"example", "yourdomain", "domain", "company"})
        or name.lower() in _SAMPLE_NAMES
        or re.fullmatch(r"[xX]{3,}", name) is not None
    )
    return Email(start=start, end=end, address=f"{name.lower()}@{domain}", sample=sample)
