"""RTF, also under the name .doc: text, headers, footers and notes as one page.

Source: Rich Text Format specification 1.9.1.
"""

import re
from dataclasses import dataclass, field, replace

from oitcheck.documents._pages import ENOUGH_LETTERS, first_line, is_damaged, page_of
from oitcheck.documents._source import Limits, Source
from oitcheck.model.document import Document, Link
from oitcheck.thai.text import letters

KINDS = ("rtf",)

MEDIA_TYPE = "application/rtf"

LONGEST = 20_000_000
"""Bytes that are read, pictures aside."""

LINKS = 2_000
"""Links of one document that are kept."""

_DEEPEST = 500
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|((?:\\'[0-9a-fA-F]{2})+)|\\([^a-zA-Z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_DATA = re.compile(rb"\\(?:pict|objdata|themedata|datastore|blipuid)\b[^{}]*")
_WORD_ART = re.compile(rb"\{\\sp\s*\{\\sn gtextUNICODE\}\{\\sv ")
_BINARY = re.compile(rb"\\bin([0-9]{1,10}) ?")
_UNSEEN = frozenset(
    b"stylesheet colortbl info pict objdata themedata datastore colorschememapping latentstyles listtable "
    b"listoverridetable rsidtbl generator xmlnstbl mmathPr fldinst annotation atnid atnauthor atnref deleted "
    b"bkmkstart bkmkend pgptbl revtbl filetbl nonshppict sp pn pnseclvl tc xe txe falt panose fontemb userprops "
    b"docvar template passwordhash wgrffmtfilter background blipuid".split()
)  # fmt: skip
_SEEN = frozenset({b"shptxt", b"shpinst", b"shppict", b"footnote", b"do", b"dptxbxtext"})
"""Groups marked as ignorable that people see all the same."""

_SIGNS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"nestrow": "\n", b"cell": " ", b"nestcell": " ", b"tab": "\t",
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
}  # fmt: skip
_SYMBOLS = {b"~": " ", b"_": "-", b"-": "", b"\r": "\n", b"\n": "\n"}
_CHARSETS = {
    0: "cp1252",
    222: "cp874",
    128: "cp932",
    134: "gb18030",
    136: "cp950",
    129: "cp949",
    204: "cp1251",
}
_CODE_PAGES = {874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 65001}
_URL = re.compile(r'HYPERLINK\s+"?(https?://[^\s"]{1,2000})')


@dataclass(slots=True)
class _State:
    """What holds inside the braces that are open."""

    unseen: bool = False
    hidden: bool = False
    fonts: bool = False
    field: bool = False
    font: int = -1
    skip: int = 1


@dataclass(slots=True)
class _Reading:
    """What was read so far."""

    signs: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    charsets: dict[int, str] = field(default_factory=dict)
    code_page: str = "cp1252"
    default: int = 0
    waiting: bytearray = field(default_factory=bytearray)
    left: int = 0


def read(body: bytes, source: Source, limits: Limits) -> Document:  # noqa: ARG001 - bounded by its own caps
    """Gives the text as people see it; a file that ends inside its braces is cut, and what is left is told as such."""
    picture = re.search(rb"\\(?:pict|object)\b", body) is not None
    lean = _WORD_ART.sub(rb"{{\\par ", _DATA.sub(b"", _without_binary(body)))
    reading = _Reading()
    depth = _tell(lean[:LONGEST], reading)
    # Signs beyond the first 65,536 are written as two halves.
    text = "".join(reading.signs).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    page = page_of(1, text)
    few = letters(page.text) < ENOUGH_LETTERS
    cut, doubtful = depth > 0, picture and few
    trouble = None
    if not page.folded:
        trouble = "document_unreadable" if picture else "document_corrupt" if cut else "document_empty"
    elif is_damaged(page):
        trouble = "text_damaged"
    document = Document(
        url=source.url,
        kind="rtf",
        media_type=MEDIA_TYPE,
        title=first_line([page]),
        pages=(page,),
        links=tuple(Link(url=url, text="") for url in _URL.findall("".join(reading.fields)))[:LINKS],
        complete=not (trouble or doubtful or cut) and len(lean) <= LONGEST,
        trouble=trouble,
        notes=("document_repaired",) if cut else (),
    )
    said = "pictures in it were not read" if doubtful else "the file is cut" if cut else None
    return replace(document, detail=said)


def _without_binary(body: bytes) -> bytes:
    """Gives the file without the raw bytes of pictures."""
    kept, at = [], 0
    for mark in _BINARY.finditer(body):
        if mark.start() >= at:
            kept.append(body[at : mark.start()])
            at = mark.end() + int(mark[1])
    return b"".join((*kept, body[at:]))


def _tell(body: bytes, reading: _Reading) -> int:
    """Reads all; gives how many braces are still open at the end."""
    states = [_State()]
    starts = False
    for token in _TOKEN.finditer(body):
        word, number, byte, symbol, brace, plain = token.groups()
        state = states[-1]
        if byte is not None or plain is not None:
            _wait(bytes.fromhex(byte.replace(b"\\'", b"").decode()) if byte else plain, reading)
        elif brace == b"{":
            _flush(state, reading)
            states.append(replace(state) if len(states) < _DEEPEST else state)
        elif brace == b"}":
            _flush(state, reading)
            states.pop()
            if not states:
                return 0
        elif word is not None:
            _word(word, number, state, reading, optional=starts)
        elif symbol is not None and symbol != b"*":
            _flush(state, reading)
            shown = _SYMBOLS.get(symbol, symbol.decode("latin-1"))
            _say(shown, state, reading)
        starts = symbol == b"*"
    _flush(states[-1], reading)
    return len(states) - 1


def _word(word: bytes, number: bytes | None, state: _State, reading: _Reading, *, optional: bool) -> None:
    value = int(number) if number else None
    if word == b"u" and value is not None:
        _flush(state, reading)
        _say(chr(value % 65_536), state, reading)
        reading.left = state.skip
        return
    _flush(state, reading)
    reading.left = 0
    if word == b"uc":
        state.skip = min(max(value or 0, 0), 8)
    elif word == b"fldinst":
        state.field = state.unseen = True
    elif word in _SEEN:
        return
    elif word in _UNSEEN or optional:
        state.unseen = True
    elif word == b"fonttbl":
        state.fonts = state.unseen = True
    elif word in {b"v", b"plain"}:
        state.hidden = word == b"v" and value != 0
    elif word in _SIGNS:
        _say(_SIGNS[word], state, reading)
    else:
        _font(word, value, state, reading)


def _font(word: bytes, value: int | None, state: _State, reading: _Reading) -> None:
    if value is None:
        return
    if word == b"f":
        state.font = value
    elif word == b"fcharset" and state.fonts and value in _CHARSETS and len(reading.charsets) < 5_000:
        reading.charsets[state.font] = _CHARSETS[value]
    elif word == b"ansicpg" and value in _CODE_PAGES:
        reading.code_page = "utf-8" if value == 65_001 else f"cp{value}"
    elif word == b"deff":
        reading.default = value


def _wait(content: bytes, reading: _Reading) -> None:
    if reading.left:
        dropped = min(reading.left, len(content))
        reading.left -= dropped
        content = content[dropped:]
    reading.waiting += content


def _flush(state: _State, reading: _Reading) -> None:
    if not reading.waiting:
        return
    content = bytes(reading.waiting)
    reading.waiting.clear()
    font = state.font if state.font >= 0 else reading.default
    charset = reading.charsets.get(font, reading.code_page)
    if charset == "cp1252" and reading.code_page != "cp1252":
        charset = reading.code_page
    _say(content.decode(charset, "replace"), state, reading)


def _say(text: str, state: _State, reading: _Reading) -> None:
    if state.field:
        reading.fields.append(text)
    elif not state.unseen and not state.hidden:
        reading.signs.append(text)
