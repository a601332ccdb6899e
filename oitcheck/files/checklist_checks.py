"""What the parts of a checklist must be to each other, and to the catalogue that it answers."""

from collections.abc import Collection
from datetime import date, timedelta

from oitcheck import causes
from oitcheck.files import measures_shape
from oitcheck.files.place import Place, suggestion
from oitcheck.files.shapes import Fields
from oitcheck.model.catalogue import Catalogue
from oitcheck.yaml_nodes import quoted

MAX_WAIVER_DAYS = 90
Answered = dict[str, tuple[Place, Fields | None]]


def check(checklist: Fields, catalogue: Catalogue | None, today: date | None) -> None:
    """Complains about names that do not exist and about waivers that cannot hold.

    Args:
        checklist: as read; what was wrong in it is null.
        catalogue: null where it cannot be read; what depends on it is then not looked at.
        today: for waivers that have ended; null where nobody asks.
    """
    agency = checklist["agency"]
    if agency is not None and agency["name"] is not None and not agency["name"].places:
        agency.places["name"].mistake("a name in neither language", "add 'th: …' or 'en: …'")
    elements = _elements(catalogue)
    answered: Answered = checklist["answers"] or {}
    for question, (place, answers) in answered.items():
        if catalogue is not None and question not in elements:
            found = f"the catalogue {catalogue.name} has no question {quoted(question)}"
            place.mistake(found, suggestion(question, elements))
        if answers is not None:
            _check_answers(answers, checklist["owners"] or {}, elements.get(question))
    measures_shape.check(checklist["measures"] or (), checklist["owners"] or {}, elements)
    for waiver in checklist["waivers"] or ():
        _check_waiver(waiver, answered, elements if catalogue is not None else None)
        _check_days(waiver, today)


def _elements(catalogue: Catalogue | None) -> dict[str, tuple[str, ...]]:
    questions = catalogue.questions() if catalogue is not None else ()
    return {question.id: tuple(element.id for element in question.elements) for question in questions}


def _check_answers(answers: Fields, owners: Collection[str], elements: tuple[str, ...] | None) -> None:
    owner = answers["owner"]
    if owner is not None and owner not in owners:
        answers.places["owner"].mistake(f"no owner has the id {quoted(owner)}", suggestion(owner, owners))
    _check_urls(answers)
    own = answers["expect"] or {}
    if elements is None:
        return
    for name, (place, _) in own.items():
        near = suggestion(name, elements)
        if name not in elements and near.startswith("did"):
            place.warning(f"{name!r} adds an element, it replaces none of the catalogue's", near)
    for criterion in answers["criterion_confirmed"] or ():
        _check_element(criterion, (*elements, *own))


def _check_urls(answers: Fields) -> None:
    seen: dict[str, int] = {}
    for fields in answers["urls"] or ():
        url = fields["url"]
        if url in seen:
            place = fields.places["url"]
            place.warning(
                f"{quoted(url)} stands twice in this question, first in line {seen[url]}",
                "delete one of the two",
            )
        elif url is not None:
            seen[url] = fields.places["url"].node.line


def _check_element(fields: Fields, known: Collection[str]) -> None:
    name = fields["element"]
    if name is not None and name not in known:
        fields.places["element"].mistake(
            f"this question has no element {quoted(name)}", suggestion(name, known)
        )


def _check_waiver(waiver: Fields, answered: Answered, elements: dict[str, tuple[str, ...]] | None) -> None:
    cause, question = waiver["cause"], waiver["question"]
    if cause is not None and cause not in causes.causes():
        waiver.places["cause"].mistake(
            f"no cause has the code {quoted(cause)}", suggestion(cause, causes.causes())
        )
    if question is None or elements is None:
        return
    if question not in elements:
        waiver.places["question"].mistake(
            f"the catalogue has no question {quoted(question)}", suggestion(question, elements)
        )
        return
    answers = answered[question][1] if question in answered else None
    _check_element(waiver, (*elements[question], *((answers["expect"] if answers else None) or ())))
    urls = [fields["url"] for fields in (answers["urls"] if answers else None) or ()]
    if waiver["url"] is not None and waiver["url"] not in urls:
        waiver.places["url"].warning(
            f"{question} has no URL {quoted(waiver['url'])}, so nothing is waived",
            "copy the URL as it stands there",
        )


def _check_days(waiver: Fields, today: date | None) -> None:
    start, until = waiver["from"], waiver["until"]
    if start is None or until is None:
        return
    place = waiver.places["until"]
    if until < start:
        place.mistake(f"the waiver ends before it starts on {start}", "swap the two days")
    elif (until - start).days > MAX_WAIVER_DAYS:
        last = start + timedelta(days=MAX_WAIVER_DAYS)
        place.mistake(
            f"{(until - start).days} days after 'from', expected at most {MAX_WAIVER_DAYS}",
            f"write {last} or earlier, and waive again when it ends",
        )
    elif today is not None and until < today:
        place.warning(
            "the waiver has ended, it excuses nothing any more", "delete it, or waive again with a reason"
        )
