"""Where evidence stands in the text of a page: its lines, marked."""

from collections.abc import Iterable, Iterator, Mapping

from oitcheck.masking import mask
from oitcheck.model.document import Document, Page
from oitcheck.model.run import ElementRecord

Matches = Mapping[tuple[str, int], tuple[ElementRecord, ...]]
"""Elements by the address (masked) and the page that their evidence stands on."""


def matches_of(elements: Iterable[ElementRecord]) -> Matches:
    """Gives where the evidence of elements stands; what has no page is left out."""
    found: dict[tuple[str, int], tuple[ElementRecord, ...]] = {}
    for element in elements:
        evidence = element.evidence
        if evidence is not None and evidence.page is not None:
            place = (evidence.url, evidence.page)
            found[place] = (*found.get(place, ()), element)
    return found


def matched_on(matches: Matches, document: Document, page: Page) -> tuple[ElementRecord, ...]:
    """Gives the elements whose evidence stands on a page."""
    return matches.get((mask(document.url), page.number), ())


def marked_lines(text: str, elements: Iterable[ElementRecord], limit: int | None) -> Iterator[str]:
    """Gives the lines of a text, ``> `` before those that an excerpt stands on; "…" stands where lines are left out.

    Args:
        text: of one page.
        elements: whose evidence stands on it.
        limit: letters from the top that are shown beside the marked lines; null for all.
    """
    lines = [(line, " ".join(line.split())) for line in text.splitlines()]
    lines = [(line, plain) for line, plain in lines if plain]
    spans = list(_spans(" ".join(plain for _, plain in lines), elements))
    at, gap = 0, False
    for line, plain in lines:
        marked = any(start < at + len(plain) and at < end for start, end in spans)
        if marked or limit is None or at < limit:
            if gap:
                yield "  …"
            shown = line if marked or limit is None else line[: limit - at]
            yield f"{'> ' if marked else '  '}{shown}"
        gap = not (marked or limit is None or at < limit)
        at += len(plain) + 1


def _spans(plain: str, elements: Iterable[ElementRecord]) -> Iterator[tuple[int, int]]:
    for element in elements:
        excerpt = element.evidence.excerpt.strip("…") if element.evidence and element.evidence.excerpt else ""
        start = plain.find(excerpt) if excerpt else -1
        if start >= 0:
            yield start, start + len(excerpt)
