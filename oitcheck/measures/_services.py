"""The online services: each by its name, where it stands on the site, and whether its form was seen."""

from collections.abc import Iterable, Sequence

from oitcheck.measures._shape import Grid
from oitcheck.measures._wording import number
from oitcheck.model.document import Document
from oitcheck.model.observed import Observation
from oitcheck.thai.text import fold

FORM, NAMED, MISSING, UNKNOWN = "พบแบบฟอร์มที่เปิดได้", "พบชื่อบริการ", "ไม่พบ", "สรุปไม่ได้"


def grid(services: Sequence[str], observations: Iterable[Observation], *, whole: bool) -> tuple[Grid, str]:
    """Gives the table of services and the sentence that sums it up.

    Args:
        services: names, in the agency's own words.
        observations: what was seen at the answers.
        whole: whether everything could be read: else a service that is not found cannot be told.
    """
    documents = [document for one in observations for document in opened(one)]
    states = [_state(service, documents, whole=whole) for service in services]
    with_form, named = states.count(FORM), len(states) - states.count(MISSING) - states.count(UNKNOWN)
    text = (
        f"บริการออนไลน์ {number(len(services))} บริการ พบชื่อบริการบนเว็บไซต์ {number(named)} บริการ "
        f"ในจำนวนนี้พบแบบฟอร์มของบริการที่เปิดได้ {number(with_form)} บริการ (ระบบไม่ส่งแบบฟอร์ม)"
    )
    rows = tuple((service, state) for service, state in zip(services, states, strict=True))
    return Grid(caption="บริการออนไลน์ที่พบ", head=("บริการ", "สิ่งที่พบ"), rows=rows), text


def opened(observation: Observation) -> list[Document]:
    """Gives what opened and could be read: the page itself and the documents behind it."""
    if observation.cause is not None or observation.document is None or observation.document.trouble:
        return []
    return [observation.document, *(document for one in observation.behind for document in opened(one))]


def _state(service: str, documents: Sequence[Document], *, whole: bool) -> str:
    name = fold(service)
    for document in documents:
        titles = [
            document.title or "",
            *(heading.text for heading in document.headings if heading.level <= 2),
        ]
        own = any(name in fold(title) for title in titles)
        if own and any(form.fields and form.action != "" for form in document.forms):
            return FORM
    places = (text for document in documents for text in _places(document))
    if any(name in text for text in places):
        return NAMED
    return MISSING if whole else UNKNOWN


def _places(document: Document) -> Iterable[str]:
    yield fold(document.title or "")
    yield from (page.folded for page in document.pages)
    yield from (fold(link.text) for link in document.links if not link.hidden)
