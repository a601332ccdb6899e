"""What persons said, in a file of its own beside the checklist, meant for version control: ``<checklist>.reviews.yaml``."""

import json
import re
from pathlib import Path
from typing import Any

from oitcheck.errors import FileProblems, Problem
from oitcheck.files import source
from oitcheck.files.days import Day
from oitcheck.files.place import Complaints, Place
from oitcheck.files.shapes import Choice, Fields, Key, ListOf, Number, OneOrMany, Record, Text
from oitcheck.model.review import Reviews, SignOff, Word
from oitcheck.yaml_nodes import parse

SCHEMA = "oitcheck.reviews/1"
ENDING = ".reviews.yaml"
"""The same as what checklist files leave out of a pattern such as ``checklists/*.yaml``."""
SAID = ("yes", "no", "later")
SPANS = ("night", "week", "month")

_HEAD = """\
# สิ่งที่เจ้าหน้าที่เปิดดูและสอบทาน บันทึกด้วย oitcheck review · What persons saw and signed off, written by oitcheck review.
"""
_NUMBER = re.compile(r"(\d+)")
_HASH = Text(pattern="[0-9a-f]{64}", wanted="a SHA-256 in 64 digits 0-9, a-f")
_TEXT = Text(wanted="a text")

_WORD = Record(
    {
        "question": Key(_TEXT, "the question, such as O9", needed=True),
        "element": Key(_TEXT, "one element of the question"),
        "url": Key(_TEXT, "one URL of the question, as the report shows it"),
        "said": Key(Choice(SAID), "what was said", needed=True),
        "by": Key(_TEXT, "who said it", needed=True),
        "at": Key(Day(), "the day on which it was said", needed=True),
        "cause": Key(_TEXT, "why the machine could not tell"),
        "seen": Key(_HASH, "SHA-256 of what was seen"),
        "note": Key(Text(empty=True), "a note"),
        "pictures": Key(OneOrMany(_HASH), "SHA-256 of pictures kept with it"),
    },
    "a person's word",
)
_SIGN_OFF = Record(
    {
        "span": Key(Choice(SPANS), "what was reviewed", needed=True),
        "from": Key(Day(), "its first day", needed=True),
        "until": Key(Day(), "its last day", needed=True),
        "nights": Key(Number(least=1, most=366), "nights whose result was there", needed=True),
        "by": Key(_TEXT, "who reviewed it", needed=True),
        "at": Key(Day(), "the day of the sign-off", needed=True),
        "note": Key(Text(empty=True), "a note"),
    },
    "a sign-off",
)
_REVIEWS = Record(
    {
        "schema": Key(Choice((SCHEMA,)), "the kind of file", needed=True),
        "words": Key(ListOf(item=_WORD), "what persons said"),
        "sign_offs": Key(ListOf(item=_SIGN_OFF), "nights, weeks and months reviewed"),
    },
    "reviews",
)


def beside(checklist: str) -> Path:
    """Gives the path of the reviews that belong to a checklist, such as ``town-2565.reviews.yaml``."""
    path = Path(checklist)
    stem = path.stem if path.suffix in {".yaml", ".yml"} else path.name
    return path.with_name(f"{stem}{ENDING}")


def load(checklist: str) -> Reviews:
    """Gives what stands beside a checklist; nothing where there is no such file.

    Raises:
        FileProblems: every mistake of the file.
    """
    path = beside(checklist)
    if not path.exists():
        return Reviews()
    return read(str(path), source.read(str(path)))


def read(path: str, body: bytes) -> Reviews:
    """Gives the reviews that a file's bytes hold.

    Raises:
        FileProblems: every mistake of the file.
    """
    root, problems = parse(path, source.text_of(path, body))
    complaints = Complaints(path, list(problems))
    fields = _REVIEWS.read(Place(root, "", complaints)) if root is not None else None
    if fields is not None:
        for word in fields["words"] or ():
            _check_word(word)
        for sign_off in fields["sign_offs"] or ():
            _check_days(sign_off)
    mistakes = tuple(sorted(problem for problem in complaints.problems if not problem.warning))
    if mistakes or fields is None:
        raise FileProblems(mistakes)
    return Reviews(
        words=tuple(_word(word) for word in fields["words"] or ()),
        sign_offs=tuple(_sign_off(one) for one in fields["sign_offs"] or ()),
    )


def lint(checklist: str) -> tuple[Problem, ...]:
    """Gives every mistake of the reviews beside a checklist; none where there is no such file."""
    try:
        load(checklist)
    except FileProblems as error:
        return error.problems
    return ()


def text_of(reviews: Reviews) -> str:
    """Gives the file's text: one line a word, sorted, the same for the same reviews."""
    words = sorted(reviews.words, key=lambda word: (_natural(word.question), word.item))
    sign_offs = sorted(reviews.sign_offs, key=lambda one: (one.start, one.until, one.at, one.by))
    lines = [
        f"schema: {SCHEMA}",
        *_listed("words", [_plain_word(word) for word in words]),
        *_listed("sign_offs", [_plain_sign_off(one) for one in sign_offs]),
    ]
    return _HEAD + "\n".join(lines) + "\n"


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in _NUMBER.split(text))


def _listed(key: str, items: list[dict[str, Any]]) -> list[str]:
    if not items:
        return [f"{key}: []"]
    return [f"{key}:", *(f"  - {json.dumps(item, ensure_ascii=False)}" for item in items)]


def _plain_word(word: Word) -> dict[str, Any]:
    about = "url" if "://" in word.item else "element"
    plain = {
        "question": word.question,
        about: word.item,
        "said": word.said,
        "by": word.by,
        "at": word.at.isoformat(),
        "cause": word.cause,
        "seen": word.seen,
        "note": word.note,
        "pictures": list(word.pictures),
    }
    return {name: value for name, value in plain.items() if value}


def _plain_sign_off(one: SignOff) -> dict[str, Any]:
    plain = {
        "span": one.span,
        "from": one.start.isoformat(),
        "until": one.until.isoformat(),
        "nights": one.nights,
        "by": one.by,
        "at": one.at.isoformat(),
        "note": one.note,
    }
    return {name: value for name, value in plain.items() if value}


def _check_word(word: Fields) -> None:
    if (word["element"] is None) == (word["url"] is None):
        word.place.mistake("expected either 'element' or 'url'", "name the one thing that the word is about")


def _check_days(sign_off: Fields) -> None:
    start, until, at = sign_off["from"], sign_off["until"], sign_off["at"]
    if start is None or until is None or at is None:
        return
    if not start <= until <= at:
        sign_off.place.mistake(
            f"the days {start}, {until}, {at} are not in order, expected from ≤ until ≤ at",
            "nobody can review what has not been yet",
        )


def _word(fields: Fields) -> Word:
    return Word(
        question=fields["question"],
        item=fields["element"] or fields["url"],
        said=fields["said"],
        by=fields["by"],
        at=fields["at"],
        cause=fields["cause"],
        seen=fields["seen"],
        note=fields["note"] or None,
        pictures=fields["pictures"] or (),
    )


def _sign_off(fields: Fields) -> SignOff:
    return SignOff(
        span=fields["span"],
        start=fields["from"],
        until=fields["until"],
        by=fields["by"],
        at=fields["at"],
        nights=fields["nights"],
        note=fields["note"] or None,
    )
