"""What there was to see, as a hash that a person's word is bound to."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from oitcheck.masking import mask
from oitcheck.model.document import Document, Where
from oitcheck.model.observed import Observation
from oitcheck.model.review import Sight

_TEXT = 1_000_000
"""Letters up to which a document is known by its text; a larger one by its bytes."""

# What turns from night to night though nobody changed the page: counters of visits.
_COUNTED = (
    "เข้าชม|ผู้ชม|เยี่ยมชม|เปิดอ่าน|เปิดดู|อ่านแล้ว|คนอ่าน|ดาวน์โหลด|ออนไลน์|views?|hits?|visitors?|downloads?|online"
)
_BETWEEN = r"(?:[\s:()\[\]|./=-]|เว็บไซต์|จำนวน|ขณะนี้|ทั้งหมด|วันนี้|แล้ว|คน)"
_COUNTER = re.compile(
    rf"(?:{_COUNTED}){_BETWEEN}{{0,6}}\d[\d,]*|\d[\d,]*(?:views?|hits?|downloads?|visitors?)"
)
_SPACE = re.compile(r"\s+")


def sight(observations: Iterable[Observation | None]) -> Sight:
    """Gives what there was to see at some answers and in the documents behind them, whatever their order.

    The same for what was just seen and for what the history gives back of it: secrets and ID numbers count as masked.
    """
    marks: set[str] = set()
    walled = False
    for mark in _marks(observations):
        if mark is None:
            walled = True
        else:
            marks.add(mark)
    if not marks:
        return Sight(seen=None, walled=True)
    return Sight(seen=_hash("\n".join(sorted(marks))), walled=walled)


def _marks(observations: Iterable[Observation | None]) -> Iterator[str | None]:
    for observation in observations:
        if observation is None:
            yield None
            continue
        yield _mark(observation)
        yield from _marks(observation.behind)


def _mark(observation: Observation) -> str | None:
    """One page or file by its text, else by its bytes; null where neither was there."""
    document = observation.document
    if observation.cause is None and document is not None and document.trouble is None:
        text = _text(document)
        if text is not None:
            return _hash(text)
    # what stood in the way of reading is no sight of the thing itself, but a file that came is
    came = document is not None and observation.sha256 is not None and document.kind not in {"html", "text"}
    return f"bytes {observation.sha256}" if came else None


def _text(document: Document) -> str | None:
    """The normalised text; null where not all of it was read as text."""
    pages = document.pages
    if not pages or sum(len(page.folded) for page in pages) > _TEXT:
        return None
    if any(page.read_by not in {"text", "browser"} for page in pages) or not document.complete:
        return None
    folded = "\n".join(_SPACE.sub(" ", _COUNTER.sub(" ", mask(page.folded))).strip() for page in pages)
    pictures = sorted({_path(image.url) for image in document.images if image.where is Where.MAIN})
    return None if not folded.strip() and not pictures else "\n".join((folded, *pictures))


def _path(url: str) -> str:
    try:
        return mask(urlsplit(url).path)
    except ValueError:
        return ""


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
