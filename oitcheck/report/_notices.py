"""Notices of a run in words: a code and its facts, such as ``waiver_expired: O9 bot_wall 2026-12-31``."""

from oitcheck.causes import causes
from oitcheck.model.checklist import Words

NOTICES = {
    "void_run": Words(
        th="การตรวจครั้งล่าสุดเป็นโมฆะ เพราะเครื่องที่ใช้ตรวจออกอินเทอร์เน็ตไม่ได้ ผลที่แสดงเป็นของการตรวจครั้งก่อน",
        en="the latest run is void, for the checker's own line was down; what stands here is from the run before it",
    ),
    "incident": Words(
        th="หลายคำตอบล้มเหลวพร้อมกันด้วยสาเหตุเดียวกัน อาจเป็นเหตุขัดข้องร่วมกัน",
        en="many answers failed together for one cause: perhaps one incident",
    ),
    "catalogue_draft": Words(
        th="รายการคำถามของปีนี้เป็นฉบับร่าง บางข้อหรือบางองค์ประกอบยังไม่ยืนยันหรือยังไม่พบแหล่งอ้างอิง ผลจึงใช้อ้างอิงเป็นทางการไม่ได้",
        en="this year's catalogue is a draft: some questions or elements are unconfirmed or were not found in any source",
    ),
    "score_unknown": Words(
        th="ยังไม่ทราบน้ำหนักคะแนนของคำถามในปีนี้ จึงไม่ประมาณคะแนน OIT",
        en="what this year's questions weigh is not known, so no OIT score is estimated",
    ),
    "waiver_expired": Words(th="การยกเว้นสิ้นสุดแล้ว", en="a waiver has run out"),
}


def told(notice: str) -> Words:
    """Gives a notice in both languages: its words, then its facts as they stand; an unknown code stands as it is."""
    code, _, facts = notice.partition(":")
    words = NOTICES.get(code) or (causes()[code].title if code in causes() else Words(th=code, en=code))
    tail = f": {facts.strip()}" if facts.strip() else ""
    return Words(th=f"{words.th}{tail}", en=f"{words.en}{tail}")
