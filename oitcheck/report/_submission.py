"""O1…O43 with address and explanation, ready to be pasted into the assessment's system."""

from collections.abc import Iterator

from oitcheck.masking import SECRET, mask
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Answers, Checklist
from oitcheck.report._clean import harmless
from oitcheck.report._words import pick

_WORDS = {
    "th": ("คำอธิบาย", "ยังไม่ระบุ URL", "URL นี้มีรหัสลับ จึงปิดไว้ และไม่ควรส่งเป็นคำตอบ"),
    "en": (
        "Explanation",
        "no URL yet",
        "this URL holds a secret, which is masked; it should not be submitted",
    ),
}


def render(checklist: Checklist, catalogue: Catalogue, *, lang: str) -> str:
    """Gives the answers as they stand in the checklist, question by question; secrets in them are masked."""
    blocks = []
    for question in catalogue.questions():
        answers = checklist.answers.get(question.id, Answers())
        lines = [f"{question.id} {pick(question.title, lang)}", *_answer(answers, lang)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _answer(answers: Answers, lang: str) -> Iterator[str]:
    explanation, none, secret = _WORDS[lang if lang in _WORDS else "th"]
    if not answers.urls:
        yield f"URL: ({none})"
    for answer in answers.urls:
        url = mask(harmless(answer.url))
        yield f"URL: {url}" + (f"  ! {secret}" if SECRET in url else "")
    if answers.explanation and answers.explanation.strip():
        yield f"{explanation}: {harmless(answers.explanation)}"
