"""The document contains images large enough to be read, such as a chart.

Only what the markup says of an image's size is known: an image of unknown size is undetermined, never absent.
"""

from pydantic import Field

from oitcheck.model.document import Document, Image, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._keywords import contains
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, unknown, yes

SEEN_IN = SeenIn.MARKUP


class Params(RuleParams):
    """How large, how many, and what their alternative text says."""

    min_width: int = Field(600, ge=1, description="CSS pixels")
    at_least: int = Field(1, ge=1, description="different images")
    any_of: tuple[str, ...] = Field((), description="words in the alternative text; one is enough")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first image that is large enough; for a miss the largest one."""
    del around
    if document.kind != "html" and not document.images:
        return unknown(document.media_type)
    images = list({image.url: image for image in document.images if image.where is Where.MAIN}.values())
    named = [image for image in images if not params.any_of or contains(image.alt, params.any_of)]
    large = [image for image in named if image.width is not None and image.width >= params.min_width]
    if len(large) >= params.at_least:
        return yes(None, _told(large[0]))
    # An image without words beside it may be the wanted one; so may one of unknown size.
    silent = [image for image in images if image not in named and not image.alt.strip()]
    maybe = [image for image in (*named, *silent) if image.width is None or image.width >= params.min_width]
    if len(maybe) >= params.at_least:
        return unknown(_told(next(image for image in maybe if image not in large)))
    largest = max(named or images, key=lambda image: image.width or 0, default=None)
    return no(_told(largest) if largest else None)


def _told(image: Image) -> str:
    size = f"{image.width or '?'}×{image.height or '?'}"
    return f"{image.alt[:80]} {size} {image.url[:100]}".strip()
