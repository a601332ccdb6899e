"""The checklist that the sample municipality would keep, as YAML text."""

import json
from collections.abc import Set as AbstractSet
from importlib.resources import files
from urllib.parse import quote

from oitcheck.sample.content import QUESTIONS, UNDECLARED_BY_DEFAULT, Piece, pieces

OWNERS = {
    "palad": "สำนักปลัดเทศบาล",
    "finance": "กองคลัง",
    "works": "กองช่าง",
    "health": "กองสาธารณสุขและสิ่งแวดล้อม",
    "education": "กองการศึกษา",
    "strategy": "กองยุทธศาสตร์และงบประมาณ",
    "water": "กองการประปา",
    "audit": "หน่วยตรวจสอบภายใน",
    "all": "ทุกกอง",
}

_HEAD = """\
# รายการคำตอบ OIT ของเทศบาลตำบลตัวอย่าง: ข้อมูลสมมติทั้งหมด · answers of an invented municipality
schema: oitcheck.checklist/1
agency:
  id: sample-municipality
  name: {{th: เทศบาลตำบลตัวอย่าง (ข้อมูลสมมติ), en: Sample Subdistrict Municipality (fictional)}}
  home: {home}
catalogue: oit-2565
owners:
{owners}
answers:
"""


def checklist_text(base_url: str, *, broken: bool | AbstractSet[str] = True) -> str:
    """Gives the checklist for a site that stands at this address.

    Args:
        base_url: such as ``http://127.0.0.1:8080``, without a slash at the end.
        broken: with ``True`` one question has no URL yet; else all 43 are answered.

    Returns:
        YAML of ``oitcheck.checklist/1``. Thai letters stand raw in a question's first URL and percent-encoded in its
        others: both are usual.
    """
    owners = "\n".join(f"  {owner}: {_quoted(name)}" for owner, name in OWNERS.items())
    undeclared = UNDECLARED_BY_DEFAULT if broken is True else frozenset[str]()
    answers = (
        _answer(question, pieces()[question], base_url, declared=question not in undeclared)
        for question in QUESTIONS
    )
    measures = files(__package__).joinpath("measures.yaml").read_text(encoding="utf-8")
    return _HEAD.format(home=_quoted(f"{base_url}/"), owners=owners) + "".join(answers) + measures


def _answer(question: str, piece: Piece, base_url: str, *, declared: bool) -> str:
    lines = [f"  {question}:", f"    owner: {piece.owner}"]
    if declared:
        lines.append("    urls:")
        lines += [f"      - {_quoted(base_url + _spelled(url, at))}" for at, url in enumerate(piece.urls)]
    else:
        lines.append("    urls: []")
    lines.append(f"    explanation: {_quoted(piece.explanation)}")
    return "\n".join(lines) + "\n"


def _spelled(path: str, at: int) -> str:
    return path if at == 0 else quote(path, safe="/?&=#%")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
