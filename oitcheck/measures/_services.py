"""The online services: each by its name, where it stands on the site, and whether its form opens."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urldefrag

from oitcheck.causes import causes
from oitcheck.measures._shape import Grid
from oitcheck.measures._wording import number
from oitcheck.model.document import Document
from oitcheck.model.observed import Observation
from oitcheck.model.verdict import Verdict
from oitcheck.thai.text import fold

FORM, NAMED, MISSING, UNKNOWN = "พบแบบฟอร์มที่เปิดได้", "พบชื่อบริการ", "ไม่พบ", "สรุปไม่ได้"
CLOSED, GONE, SIGN_IN = "แบบฟอร์มปิดรับคำตอบ", "แบบฟอร์มเปิดไม่ได้", "แบบฟอร์มต้องลงชื่อเข้าใช้ก่อน"


def grid(services: Sequence[str], observations: Iterable[Observation], *, whole: bool) -> tuple[Grid, str]:
    """Gives the table of services and the sentence that sums it up.

    Args:
        services: names, in the agency's own words.
        observations: what was seen at the answers.
        whole: whether everything could be read: else a service that is not found cannot be told.
    """
    seen = list(observations)
    states = [_state(service, seen, whole=whole) for service in services]
    with_form, named = states.count(FORM), len(states) - states.count(MISSING) - states.count(UNKNOWN)
    others = [
        f"{word} {number(states.count(word))} บริการ" for word in (CLOSED, GONE, SIGN_IN) if word in states
    ]
    text = (
        f"บริการออนไลน์ {number(len(services))} บริการ พบชื่อบริการบนเว็บไซต์ {number(named)} บริการ "
        f"ในจำนวนนี้พบแบบฟอร์มของบริการที่เปิดได้ {number(with_form)} บริการ "
        + "".join(f"{one} " for one in others)
        + "(ระบบไม่ส่งแบบฟอร์ม)"
    )
    rows = tuple((service, state) for service, state in zip(services, states, strict=True))
    return Grid(caption="บริการออนไลน์ที่พบ", head=("บริการ", "สิ่งที่พบ"), rows=rows), text


def opened(observation: Observation) -> list[Document]:
    """Gives what opened and could be read: the page itself and the documents behind it."""
    if observation.cause is not None or observation.document is None or observation.document.trouble:
        return []
    return [observation.document, *(document for one in observation.behind for document in opened(one))]


def _state(service: str, observations: Sequence[Observation], *, whole: bool) -> str:
    name = fold(service)
    documents = [document for one in observations for document in opened(one)]
    met = [state for one in observations for state in _behind(name, one)]
    broken = next((state for state in (CLOSED, GONE) if state in met), None)
    if broken:
        return broken
    if FORM in met or any(_is_its_form(name, document) for document in documents):
        return FORM
    if SIGN_IN in met:
        return SIGN_IN
    places = (text for document in documents for text in _places(document))
    if any(name in text for text in places):
        return NAMED
    return MISSING if whole else UNKNOWN


def _is_its_form(name: str, document: Document) -> bool:
    """Whether a page is called by the service and has a form on it."""
    titles = [document.title or "", *(heading.text for heading in document.headings if heading.level <= 2)]
    return any(name in fold(title) for title in titles) and _has_form(document)


def _has_form(document: Document) -> bool:
    return any(form.fields and form.action != "" for form in document.forms)


def _behind(name: str, observation: Observation) -> Iterator[str]:
    """Gives what was met behind the links that are called by the service, as far as these were opened."""
    if observation.document is None or observation.cause is not None:
        return
    found = {one.url: one for one in observation.behind}
    for link in observation.document.links:
        one = found.get(urldefrag(link.url).url)
        if one is None or link.hidden or name not in fold(link.text):
            continue
        known = causes().get(one.cause or "")
        if one.cause == "form_closed":
            yield CLOSED
        elif known is not None and known.verdict is Verdict.FAIL and not known.soft:
            yield GONE
        elif "form_needs_sign_in" in one.notes:
            yield SIGN_IN
        elif one.cause is None and one.document is not None and _has_form(one.document):
            yield FORM


def _places(document: Document) -> Iterable[str]:
    yield fold(document.title or "")
    yield from (page.folded for page in document.pages)
    yield from (fold(link.text) for link in document.links if not link.hidden)
