"""The document contains a form that people can fill in.

A search box, a log-in box and a newsletter box are none; nor is a form that leads nowhere (``action="#"``) with no
script to take it. A form is looked at, never submitted. A form inside a frame is another document.
"""

from pydantic import Field

from oitcheck.model.document import Document, Form
from oitcheck.model.verdict import Sighting
from oitcheck.rules._addresses import leads_to, told, visible_links
from oitcheck.rules._keywords import contains
from oitcheck.rules._rule import PLACEHOLDER, Around, RuleParams, SeenIn, no, unknown, yes

SEEN_IN = SeenIn.MARKUP

_FILLED = frozenset({
    "text", "textarea", "email", "tel", "number", "url", "date", "datetime-local", "time", "month", "week", "file",
    "contenteditable", "input", "",
})  # fmt: skip
_SEARCH_NAMES = frozenset({
    "q", "s", "search", "searchword", "keyword", "keywords", "query", "find", "k", "txtsearch", "search_keyword",
})  # fmt: skip
_SEARCH_WORDS = ("ค้นหา", "สืบค้น", "search", "filter", "กรองข้อมูล")
_NEWS_WORDS = ("รับข่าวสาร", "สมัครรับข่าว", "รับจดหมายข่าว", "subscribe", "newsletter")
_LOGIN_WORDS = ("เข้าสู่ระบบ", "ลงชื่อเข้าใช้", "ล็อกอิน", "log in", "login", "sign in", "รหัสผ่าน", "password")
_FRAMED = (
    "docs.google.com/forms", "forms.gle", "forms.office.com", "forms.cloud.microsoft", "jotform.com", "typeform.com",
    "surveymonkey.com",
)  # fmt: skip


class Params(RuleParams):
    """How many, and what can be filled in."""

    fields: tuple[str, ...] = Field((), description="words that each stand in a label or name of a field")
    at_least: int = Field(1, ge=1, description="forms")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first real form, anywhere on the page; for a miss the one that comes nearest."""
    del around
    forms = [form for form in document.forms if _for_people(form)]
    real = [form for form in forms if not _placeholder(form)]
    asked = [form for form in real if _has_fields(form, params.fields)]
    if len(asked) >= params.at_least:
        return yes(None, _told(asked[0]))
    framed = next(
        (link for link in visible_links(document) if link.kind != "a" and _form_service(link.url)), None
    )
    if framed is not None:
        return unknown(told(framed))
    if len(forms) > len(real):
        return no(_told(next(form for form in forms if _placeholder(form))), cause=PLACEHOLDER)
    nearest = next(iter([*real, *document.forms]), None)
    return no(_told(nearest) if nearest else None)


def _form_service(url: str) -> bool:
    return any(leads_to(url, service) for service in _FRAMED)


def _for_people(form: Form) -> bool:
    """Whether a member of the public can tell the agency something with it."""
    filled = [field for field in form.fields if field.kind.lower() in _FILLED]
    if any(field.kind.lower() == "textarea" for field in filled):
        return True
    if not filled:
        return False
    return not (
        _is_search(form, len(filled)) or _is_login(form, len(filled)) or _is_newsletter(form, len(filled))
    )


def _is_search(form: Form, filled: int) -> bool:
    names = {field.name.lower() for field in form.fields}
    named = bool(names & _SEARCH_NAMES) or any("search" in name for name in names)
    labelled = contains(_words(form), _SEARCH_WORDS)
    return filled <= 4 and (named or labelled) and (form.method == "get" or filled <= 2)


def _is_login(form: Form, filled: int) -> bool:
    secret = any(field.kind.lower() == "password" for field in form.fields)
    return filled <= 2 and (secret or (filled == 1 and contains(_words(form), _LOGIN_WORDS)))


def _is_newsletter(form: Form, filled: int) -> bool:
    kinds = {field.kind.lower() for field in form.fields}
    return (
        filled == 1
        and ("email" in kinds or contains(_words(form), ("e-mail", "อีเมล")))
        and contains(_words(form), _NEWS_WORDS)
    )


def _words(form: Form) -> str:
    return "\n".join([form.text[:2000], *(f"{field.label} {field.name}" for field in form.fields[:100])])


def _placeholder(form: Form) -> bool:
    return form.action == "" and not form.scripted


def _has_fields(form: Form, words: tuple[str, ...]) -> bool:
    labels = "\n".join(f"{field.label} {field.name}" for field in form.fields)
    return all(contains(labels, (word,)) for word in words)


def _told(form: Form) -> str:
    labels = ", ".join(field.label or field.name or field.kind for field in form.fields[:8])
    return f"form → {form.action if form.action is not None else '(same page)'}: {labels}"[:200]
