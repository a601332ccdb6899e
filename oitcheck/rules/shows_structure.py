"""The document shows how the agency is divided: a chart as a large picture or drawing, or three named divisions and more."""

import re
from urllib.parse import unquote

from pydantic import Field

from oitcheck.model.document import Document, Image, Where
from oitcheck.model.verdict import Sighting
from oitcheck.rules._keywords import contains
from oitcheck.rules._pictures import is_strip
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, snippet, unknown, yes

SEEN_IN = SeenIn.TEXT

_CHART = ("โครงสร้าง", "แผนผัง", "แผนภูมิ", "การแบ่งส่วนราชการ", "organization chart", "organisation chart", "org chart", "org-chart", "orgchart", "structure")  # fmt: skip
_SCRIPTS = ("orgchart", "treant", "mxgraph", "getorgchart", "d3.")
_DIVISION = re.compile(
    r"(?<![ก-๎])(?P<kind>กอง|สำนักงานปลัด|สำนัก(?!งาน)|ส่วน|ฝ่าย|กลุ่ม|ศูนย์|หน่วย|แผนก)"
    r"(?!ทุน|ทัพ|พัน|กลาง\s|ราชการ|ตำบล|ร่วม|ใหญ่|ตัว|บุคคล|หนึ่ง|ที่|ประกอบ|การเมือง\s|งาน(?![ก-๎])|งานของรัฐ|งานภาครัฐ|เลือกตั้ง)"
    r"(?P<name>[ก-๎]{3,40})"
)

# Letters beside a picture under which the picture is what the page shows.
_BESIDE = 120


class Params(RuleParams):
    """How large a picture, or how many divisions."""

    min_width: int = Field(600, ge=1, description="CSS pixels of a chart")
    at_least: int = Field(3, ge=1, description="different divisions named")


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the divisions or the chart; a picture of unknown size may be one."""
    del around
    for page in document.pages:
        names = {hit[0]: hit for hit in _DIVISION.finditer(page.text)}
        if len(names) >= params.at_least:
            hit = next(iter(names.values()))
            return yes(page, snippet(page.text, hit.start(), hit.end()))
    pictures = [one for one in document.images if one.where is Where.MAIN and not is_strip(one)]
    charts = [image for image in pictures if _of_chart(image, document)]
    large = next((one for one in charts if one.width is not None and one.width >= params.min_width), None)
    if large is not None:
        return yes(None, _told(large))
    maybe = next((one for one in charts if one.width is None), None)
    if maybe is not None:
        return unknown(_told(maybe))
    script = _script(document)
    if script is not None:
        return unknown(script)
    nearest = next(iter(charts), None)
    return no(_told(nearest) if nearest else None)


def _of_chart(image: Image, document: Document) -> bool:
    """Whether the picture is called a chart, or is the page: hardly a word beside it."""
    if sum(len(page.folded) for page in document.pages) < _BESIDE:
        return True
    said = f"{image.alt}\n{unquote(image.url)}\n" + "\n".join(page.text[:2000] for page in document.pages[:1])
    return contains(said, _CHART)


def _script(document: Document) -> str | None:
    scripts = document.markup.scripts if document.markup is not None else ()
    return next(
        (script[:190] for script in scripts if any(name in script.lower() for name in _SCRIPTS)), None
    )


def _told(image: Image) -> str:
    return f"{image.alt[:80]} {image.width or '?'}×{image.height or '?'} {image.url[:100]}".strip()
