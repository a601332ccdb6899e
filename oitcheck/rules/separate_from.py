"""The document is a channel of its own, apart from the general one: for its own matter, not one form for all.

It names its matter in its title or beside its form; a form that takes both, or a page of the general channel, is not
apart.
"""

from pydantic import Field

from oitcheck.model.document import Document, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._addresses import told, visible_links
from oitcheck.rules._keywords import contains
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, yes
from oitcheck.rules._titles import titles_with

SEEN_IN = SeenIn.TEXT


class Params(RuleParams):
    """Its own matter, and the one that it is apart from."""

    own: tuple[str, ...] = Field(min_length=1, description="words of its own matter; one is enough")
    other: tuple[str, ...] = Field(min_length=1, description="words of the general matter; one is enough")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the title, the form or the sentence that tells them apart; for a miss what mixes them."""
    del around
    page = document.pages[0] if document.pages else None
    headings = [heading.text for heading in document.headings if heading.where is Where.MAIN]
    forms = [
        form for form in document.forms if any(field.kind.lower() == "textarea" for field in form.fields)
    ]
    for form in forms:
        said = f"{form.text[:3000]}\n" + "\n".join(field.label for field in form.fields[:50])
        if contains(said, params.own) and contains(said, params.other):
            return no(said[:200].replace("\n", " "), page=page)
    both = [title for title in headings if contains(title, params.own) and contains(title, params.other)]
    if both and not any(contains(title, ("แยก", "มิใช่", "ไม่ใช่", "ไม่รวม")) for title in both):
        return no(both[0][:200], page=page)
    named = next(titles_with(document, params.own), None)
    if named is not None:
        return yes(page, named[:200])
    general = next(titles_with(document, params.other), None)
    link = next((one for one in visible_links(document) if contains(one.text, params.own) and one.url), None)
    return no(general or (told(link) if link else None), page=page)
