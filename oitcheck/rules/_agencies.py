"""Names of public bodies of one family (local bodies, schools, …) in Thai text: this agency's own, and others'.

This agency's own name is recognised generously, another's strictly: what may be the own name, written oddly, accuses
nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from oitcheck.thai.text import fold

_LOCAL = (
    r"องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบ[ตจ]\.|อบ[ตจ](?=\s)|อ\.\s?บ\.\s?[ตจ]\.|เทศบาล(?:นคร|เมือง|ตำบล)|ท\.?\s?[ตมน]\.|"
    r"(?:นายกเทศมนตรี|สภาเทศบาล)(?:นคร|เมือง|ตำบล)"
)
_FAMILIES = {
    "local": _LOCAL,
    "school": r"โรงเรียน|ร\.\s?ร\.|รร\.",
    "university": r"มหาวิทยาลัย(?:เทคโนโลยีราชมงคล|ราชภัฏ)?",
    "college": r"วิทยาลัย(?:เทคนิค|อาชีวศึกษา|การอาชีพ|เกษตรและเทคโนโลยี|สารพัดช่าง|ชุมชน|พยาบาล)",
    "hospital": r"โรงพยาบาล(?:ส่งเสริมสุขภาพตำบล|ศูนย์)?|รพ\.สต\.|รพ\.",
    "police": r"สถานีตำรวจ(?:ภูธร|นครบาล)|สภ\.|สน\.",
}
_NAMED = {
    family: re.compile(rf"(?P<kind>{kinds})\s{{0,3}}(?P<name>[ก-ฮเ-ไ][ก-๎]{{0,60}})")
    for family, kinds in _FAMILIES.items()
}
_PLAIN = {"local": re.compile(r"เทศบาล"), "school": re.compile(r"โรงเรียน")}

# Words that follow the kind of a body where no name does: the law's, and running text's.
_NO_NAME = tuple(
    map(
        fold,
        """ได้ มีอำนาจ มีหน้าที่ มีการ มีความ มีผล จะ ที่ และ หรือ เป็น ใน ตาม ให้ ต้อง โดย ของ นี้ ดังกล่าว ทุก แห่ง ขนาด ระดับ เรื่อง
        ว่าด้วย ประจำ สามารถ อาจ ซึ่ง จึง เพื่อ กับ ทั้ง ต่าง ใด อื่น เอง ควร ถือ จัด ดำเนิน กำหนด สามัญ ประเภท ชั้น ทั่ว พร้อม ถนน จังหวัด
        อำเภอ ตำบล หมาย พุทธ ฉบับ ครั้ง ไม่ ยัง ก็ แก่ จาก ถึง ร่วม รวม นั้น ซึ่ง แล้ว อย่าง เขต พื้นที่ ส่วน ทำ ขอ รับ เทศบาล องค์การ
        สังกัด ด้าน ปี ประกาศ แผน รายงาน คำสั่ง พนักงาน สภา คณะ ผู้ นาย ข้าราชการ ลูกจ้าง ประชาชน ใหม่ ท้องถิ่น ในฝัน คุณภาพ ดี ยกฐานะ
        เปลี่ยน จำนวน อยู่ ตั้ง ออก ใช้ เอกชน รัฐ ประถม มัธยม ผู้สูงอายุ แม่ข่าย ชุมชน""".split(),  # noqa: SIM905 - a list of words is read as one
    )
)
# What stands for any agency's name in a template is nobody's.
_ANYBODY = tuple(map(fold, ("ตัวอย่าง", "ทดสอบ", "สมมติ", "สมมุติ", "ของท่าน", "ของเรา", "xx")))
_SAME = 0.8
"""Likeness from which a name may be the own one, mistyped or misread."""
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SEAT = re.compile(r"\s(?:ตำบล|แขวง|อำเภอ|เขต|จังหวัด|[ตอจ]\.)\s?\S+")
_BARE = 4
_WORDS_OF_KIND = ("เมือง", "นคร")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One body that a text names: ``kind`` and ``name`` folded, with its place in the text."""

    kind: str
    name: str
    start: int
    end: int

    @property
    def of_province(self) -> bool:
        """Whether it stands over a whole province, other local bodies included."""
        return self.kind in {"องค์การบริหารส่วนจังหวัด", "อบจ.", "อบจ", "อ.บ.จ."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """How this agency is called.

    Attributes:
        family: of its kind, "" where that is none we know: then nobody is taken for another.
        cores: its name without the kind, folded.
        whole: ways to write all of it, folded.
    """

    family: str
    cores: tuple[str, ...]
    whole: tuple[str, ...]

    def stands_in(self, folded: str) -> bool:
        """Whether folded text names this agency by its kind and name, or by all of its name."""
        if any(name in folded for name in self.whole):
            return True
        return any(
            _kind_before(folded, at, self.family) for core in self.cores for at in _places(folded, core)
        )

    def hinted_in(self, folded: str) -> bool:
        """Whether folded text has at least its bare name, other than as a district's or a province's."""
        return any(
            not folded.endswith(("อำเภอ", "อ.", "จังหวัด", "จ."), 0, at)
            for core in self.cores
            if len(core) >= _BARE
            for at in _places(folded, core)
        )

    def others(self, text: str) -> Iterator[Named]:
        """Gives other bodies of the same family that the text names, in order."""
        for one in bodies(text, self.family) if self.family else ():
            readings = [one.name] + [word + one.name for word in _WORDS_OF_KIND if one.kind.endswith(word)]
            if not any(map(self._may_be, readings)) and not one.name.startswith(_ANYBODY):
                yield one

    def _may_be(self, name: str) -> bool:
        return any(
            name.startswith(core) or SequenceMatcher(None, name[: len(core) + 2], core).ratio() >= _SAME
            for core in self.cores
        )


@lru_cache(maxsize=64)
def own_of(names: Sequence[str]) -> Own:
    """Gives how an agency of these names is called; ``names`` a tuple, Thai and English, long and short."""
    family, cores, whole = "", list[str](), list[str]()
    for name in names:
        plain = " ".join(_ASIDE.sub(" ", mended(name)).split())
        bare = _SEAT.split(plain)[0].strip()
        whole += [fold(one) for one in (plain, bare) if len(fold(one)) >= _BARE]
        for kind, pattern in _NAMED.items():
            match = pattern.match(bare)
            if match is not None and not fold(match["name"]).startswith(_NO_NAME):
                family = family or kind
                cores.append(fold(match["name"]))
    return Own(
        family=family,
        cores=tuple(dict.fromkeys(cores)),
        whole=tuple(dict.fromkeys((*whole, *(f"เทศบาล{core}" for core in cores if family == "local")))),
    )


def bodies(text: str, family: str) -> Iterator[Named]:
    """Gives the bodies of a family that a line of text names, in order; the kind alone is none."""
    for match, end in _overlapping(text, family):
        name = fold(text[match.start("name") : end])
        initial = len(name) == 1 and text[end : end + 1] == "."  # "พ.ศ."
        if name and not initial and not name.startswith(_NO_NAME):
            yield Named(kind=fold(match["kind"]), name=name, start=match.start(), end=end)


def _overlapping(text: str, family: str) -> Iterator[tuple[re.Match[str], int]]:
    """Matches with the end of each name: unspaced text runs on into the next body's."""
    match = _NAMED[family].search(text)
    while match is not None:
        following = _NAMED[family].search(text, match.start("name"))
        inside = following is not None and following.start() < match.end()
        yield match, following.start() if following is not None and inside else match.end()
        match = following


def mended(text: str) -> str:
    """Gives text with letters that look alike as one, white space kept: names end at it."""
    return text.replace("เเ", "แ").replace("ํา", "ำ").replace("\u200b", "").replace("\u00a0", " ")


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


@lru_cache(maxsize=32)
def _kind_at_end(family: str) -> re.Pattern[str]:
    kinds = _FAMILIES.get(family, "")
    plain = _PLAIN[family].pattern if family in _PLAIN else r"(?!)"
    own = rf"{kinds}|{plain}|อบ[ตจ]|เทศมนตรี|เทศบัญญัติ" if family == "local" else f"{kinds}|{plain}"
    seat = r"ตำบล|ต\." if family == "local" else r"(?!)"
    return re.compile(rf"(?:{own}|{seat})(?:เมือง|นคร)?$".replace(r"\s?", "").replace(r"(?=\s)", ""))


def _kind_before(folded: str, at: int, family: str) -> bool:
    return bool(family) and _kind_at_end(family).search(folded[max(0, at - 40) : at]) is not None
