"""The document states that there is none of something, such as no complaint or no purchase.

"ไม่มีเรื่องร้องเรียน", "ไม่ปรากฏ…", "จำนวน - เรื่อง" and "0 เรื่อง" are statements; "ไม่พบข้อมูล" of a data table is none.
"""

from pydantic import Field

from oitcheck.model.document import Document
from oitcheck.model.verdict import Sighting
from oitcheck.rules._keywords import miss
from oitcheck.rules._nones import nones
from oitcheck.rules._rule import Around, RuleParams, SeenIn, yes_unless_ocr

SEEN_IN = SeenIn.TEXT


class Params(RuleParams):
    """What there is none of."""

    what: tuple[str, ...] = Field(min_length=1, description="words of what there is none of; one is enough")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first such line; for a miss the word without a none."""
    del around
    for page in document.pages:
        line = next(nones(page.text, params.what), None)
        if line is not None:
            return yes_unless_ocr(page, line, digits=any(sign.isdigit() for sign in line))
    return miss(document, document.pages, params.what)
