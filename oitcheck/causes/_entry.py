"""How one cause is written down: its facts once, its words by language."""

from typing import NamedTuple

from oitcheck.causes import Cause, Who
from oitcheck.model.checklist import Words
from oitcheck.model.verdict import Verdict

RETEST_TH = "ตรวจซ้ำเฉพาะข้อนี้ด้วยคำสั่ง oitcheck check CHECKLIST --question O12 (แทน O12 ด้วยเลขข้อ)"
RETEST_EN = (
    "check this question again: oitcheck check CHECKLIST --question O12 (put the question's number for O12)"
)

OUTSIDE_TH = f"เปิด URL ด้วยโทรศัพท์ที่ใช้สัญญาณมือถือ ไม่ใช่เครือข่ายของหน่วยงาน แล้ว{RETEST_TH}"
OUTSIDE_EN = f"open the URL on a phone that uses mobile data, not the agency's own network, then {RETEST_EN}"


class Text(NamedTuple):
    """What is said of a cause in one language.

    Attributes:
        title: a few words, at most 60 characters.
        happened: one sentence of what happened.
        citizen: what a member of the public sees.
        mend: how it is mended, in a sentence or two.
        retest: how to test again; the ordinary command where empty.
    """

    title: str
    happened: str
    citizen: str
    mend: str
    retest: str = ""


def entry(
    code: str, who: Who, th: Text, en: Text, *, verdict: Verdict = Verdict.FAIL, soft: bool = False
) -> Cause:
    """Gives the cause of these facts and words; ``fail`` and hard unless said otherwise."""
    return Cause(
        code=code,
        verdict=verdict,
        soft=soft,
        who=who,
        title=Words(th=th.title, en=en.title),
        happened=Words(th=th.happened, en=en.happened),
        citizen=Words(th=th.citizen, en=en.citizen),
        mend=Words(th=th.mend, en=en.mend),
        retest=Words(th=th.retest or RETEST_TH, en=en.retest or RETEST_EN),
    )
