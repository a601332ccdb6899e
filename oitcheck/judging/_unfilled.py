"""What stands under a title without saying anything of the agency: a table to be filled in, a law's own text.

All of it is told of a whole document and only where nothing else stands there: no figure, no picture, no further link.
"""

import re
from collections.abc import Iterator

from oitcheck.model.document import Document, Link, Table, Where

# Letters beside a table above which a document says enough without it.
_MUCH = 900
_ROWS = 200
_BLANK_CELL = re.compile(r"[\s.…_]*(?:[(\[]\s?(?:โปรด)?(?:ระบุ|กรอก)[^)\]]{0,40}[)\]])?[\s.…_]*")
_NUMBER = re.compile(r"\s*[\d๐-๙]{1,3}[.)]?\s*")
_RESULT = re.compile(r"\s*(?:สรุป)?ผล(?:การ|ที่|ลัพธ์|ดำเนิน|สัมฤทธิ์|งาน)")
_ARTICLE = re.compile(r"^\s*มาตรา\s{0,3}[\d๐-๙]{1,3}\b", re.MULTILINE)
_LAW = re.compile(r"พระราชบัญญัติ|พ\.\s?ร\.\s?บ\.|พรบ\.?|พระราชกฤษฎีกา|ระเบียบกระทรวง|กฎกระทรวง")
_OWN_ACT = re.compile(r"ประกาศ\s?ณ\s?วันที่|สั่ง\s?ณ\s?วันที่|ลงชื่อ|ลงนาม")
_SHARING = re.compile(
    r"(?i)(?:mailto|tel|javascript):|https?://(?:[\w-]+\.)*(?:facebook\.com/(?:share|dialog)|(?:twitter|x)\.com/(?:share|intent)|"
    r"line\.me/(?:R/msg|lineit|share)|pinterest\.com/pin/create|linkedin\.com/share|addtoany\.com|addthis\.com|wa\.me)"
)
_HOME = re.compile(r"(?i)https?://[^/?#]+/?(?:(?:index|home|main|default)(?:\.\w{2,5})?/?)?(?:#.*)?")
_ADORNMENT = re.compile(r"(?i)banner|header|logo|icon|button|btn|spacer|/bg")


def leads_on(page: Document) -> bool:
    """Whether the main part has a link to anything else; a way home or a button to share the page gives nothing."""
    return any(_gives(link, page.url) for link in page.links)


def is_illustrated(page: Document) -> bool:
    """Whether the main part has a picture that may say something; a banner or an icon does not."""
    return any(image.where is Where.MAIN and _ADORNMENT.search(image.url) is None for image in page.images)


def is_unfilled(document: Document) -> bool:
    """Whether all that a document has is tables of which nobody has filled in more than the names of the rows."""
    tables = list(_tables(document))
    return bool(tables) and _says_little(document) and all(map(_has_names_alone, tables))


def lacks_results(document: Document) -> bool:
    """Whether a table has a column for results and nothing in it, and nothing but tables tells of any."""
    columns = [column for table in _tables(document) for column in _results(table)]
    return bool(columns) and _says_little(document) and not any(columns)


def is_law(document: Document) -> bool:
    """Whether a document is little more than the articles of a law."""
    text = "\n".join(page.text for page in document.pages)
    articles = [hit.start() for hit in _ARTICLE.finditer(text)]
    if len(articles) < 2 or _OWN_ACT.search(text) or any(_tables(document)) or leads_on(document):
        return False
    before = text[: articles[0]]
    return _LAW.search(before) is not None and len(before) < 0.4 * len(text)


def _gives(link: Link, own: str) -> bool:
    if link.kind != "a":
        return True
    if link.where is not Where.MAIN or link.hidden or not link.url:
        return False
    if link.url.partition("#")[0] == own.partition("#")[0]:
        return False
    return _SHARING.match(link.url) is None and _HOME.fullmatch(link.url) is None


def _says_little(document: Document) -> bool:
    if is_illustrated(document) or leads_on(document):
        return False
    cells = sum(len(cell) for table in document.tables for row in table.rows[:_ROWS] for cell in row)
    return sum(len(page.text) for page in document.pages) - cells < _MUCH


def _tables(document: Document) -> Iterator[Table]:
    """Tables with a head of several columns and two rows below it or more, each as wide as the head."""
    for table in document.tables:
        widths = {len(row) for row in table.rows[:_ROWS]}
        if table.where is Where.MAIN and len(table.rows) > 2 and len(widths) == 1 and widths.pop() > 2:
            yield table


def _has_names_alone(table: Table) -> bool:
    body = [row for row in table.rows[1:_ROWS] if any(map(_is_filled, row))]
    if len(body) < 2:
        return False
    names = 2 if all(_NUMBER.fullmatch(row[0]) for row in body) else 1
    rest = [cell for row in body for cell in row[names:]]
    return len(rest) >= 2 * len(body) and not any(map(_is_filled, rest))


def _results(table: Table) -> Iterator[bool]:
    """Of each column for results, whether anything stands in it."""
    for at, head in enumerate(table.rows[0]):
        if _RESULT.match(head):
            yield any(_is_filled(row[at]) for row in table.rows[1:_ROWS])


def _is_filled(cell: str) -> bool:
    return _BLANK_CELL.fullmatch(cell) is None
