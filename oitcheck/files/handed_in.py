"""What was handed in, beside what the checklist says now: the assessor still opens the old address."""

from collections.abc import Callable, Mapping
from itertools import zip_longest

from oitcheck.files.shapes import Fields
from oitcheck.masking import mask
from oitcheck.model.checklist import HandedIn
from oitcheck.yaml_nodes import quoted

Kept = Callable[[str, str], Mapping[str, HandedIn]]
"""Gives what the history kept as handed in, by question, for an agency's id and a catalogue's name."""

_REMEDY = "the assessor still opens the old one: keep it working; if another was handed in since, write that day under 'submitted'"


def check(checklist: Fields, kept: Kept) -> None:
    """Warns of answers marked as handed in whose addresses differ from those that were kept then.

    An answer that was handed in anew, on a later day than the kept one, is not warned of.
    """
    agency, catalogue = checklist["agency"], checklist["catalogue"]
    answers = {
        question: said
        for question, (_, said) in (checklist["answers"] or {}).items()
        if said is not None and said["submitted"] is not None and said["submitted"]["at"] is not None
    }
    if not answers or agency is None or agency["id"] is None or catalogue is None:
        return
    before = kept(agency["id"], catalogue)
    for question, said in answers.items():
        if question in before and said["submitted"]["at"] <= before[question].at:
            _compare(said, before[question])


def _compare(said: Fields, before: HandedIn) -> None:
    now = [fields for fields in said["urls"] or () if fields["url"] is not None]
    typed = {mask(fields["url"]) for fields in now}
    gone = [url for url in before.urls if url not in typed]
    other = [fields for fields in now if mask(fields["url"]) not in before.urls]
    for fields, url in zip_longest(other, gone):
        place = said.places["submitted"] if fields is None else fields.places["url"]
        if fields is None:
            found = f"{quoted(url)} was handed in on {before.at} and stands here no longer"
        elif url is None:
            found = f"{quoted(fields['url'])} is not among what was handed in on {before.at}"
        else:
            found = f"{quoted(fields['url'])} stands where {quoted(url)} was handed in on {before.at}"
        place.warning(found, _REMEDY)
