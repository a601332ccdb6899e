"""The words of the reports themselves, Thai and English; the words of causes live in their own room."""

from oitcheck.model.checklist import Words
from oitcheck.model.verdict import Verdict


def _w(th: str, en: str) -> Words:
    return Words(th=th, en=en)


VERDICTS: dict[Verdict, Words] = {
    Verdict.PASS: _w("ผ่าน", "Pass"),
    Verdict.NOT_DUE: _w("ยังไม่ถึงกำหนด", "Not due yet"),
    Verdict.WARN: _w("ควรตรวจสอบ", "Should be looked at"),
    Verdict.WAIVED: _w("ยกเว้นชั่วคราว", "Waived for a time"),
    Verdict.UNDETERMINED: _w("ระบบยังสรุปไม่ได้", "Cannot tell yet"),
    Verdict.NOT_DECLARED: _w("ยังไม่ระบุ URL", "No URL given"),
    Verdict.FAIL: _w("ไม่ผ่าน", "Fail"),
}

WHO: dict[str, Words] = {
    "web_admin": _w("ผู้ดูแลเว็บไซต์", "web administrator"),
    "hosting": _w("ผู้ให้บริการเว็บโฮสติ้ง", "hosting provider"),
    "content_owner": _w("กองเจ้าของข้อมูล", "the division that owns the content"),
    "drive_owner": _w("เจ้าของไฟล์ใน Drive", "owner of the shared file"),
    "checker_admin": _w("ผู้ดูแลระบบตรวจ", "administrator of this checker"),
    "nobody": _w("ไม่มีผู้ต้องแก้ไข รอตรวจรอบถัดไป", "nobody: wait for the next check"),
}

CONFIDENCE: dict[str, Words] = {
    "verified": _w("ยืนยันแล้ว", "verified"),
    "two-sources": _w("ตรงกันสองแหล่ง", "two sources agree"),
    "one-source": _w("แหล่งเดียว", "one source"),
    "memory": _w(
        "จากความจำของคู่มือ ไม่ใช่ข้อกำหนดที่ยืนยันแล้ว", "from memory of the manual, not a confirmed requirement"
    ),
}

BASIS: dict[str, Words] = {
    "text": _w("มีข้อความกำหนดไว้", "the requirement is printed"),
    "practice": _w("อิงจากที่หน่วยงานเผยแพร่", "based on what agencies publish"),
    "memory": _w("จากความจำ", "from memory"),
}

READ_BY: dict[str, Words] = {
    "text": _w("อ่านจากข้อความ", "read as text"),
    "ocr": _w("อ่านจากภาพ (OCR)", "read from a picture (OCR)"),
    "browser": _w("เปิดด้วยเบราว์เซอร์", "read in a browser"),
    "person": _w("เจ้าหน้าที่ตรวจ", "seen by a person"),
}

UI: dict[str, Words] = {
    # the head of the page
    "title": _w("ผลการตรวจคำตอบ OIT", "OIT answer review"),
    "fiscal_year": _w("ปีงบประมาณ พ.ศ. {year_be}", "fiscal year {year_be} B.E. ({year_ce})"),
    "checked": _w("ระบบตรวจเมื่อ", "Checked on the"),
    "vantage": _w("ตรวจจาก", "from"),
    "sample_note": _w(
        "คะแนนนี้เป็นการประมาณ ไม่ใช่ผลการประเมินของสำนักงาน ป.ป.ช.", "An estimate, not a result of the NACC."
    ),
    "switch_lang": _w("เปลี่ยนภาษา", "Change language"),
    "skip": _w("ข้ามไปยังรายการข้อคำถาม", "Skip to the questions"),
    # banners
    "stale": _w(
        "ผลนี้เก่ากว่า 26 ชั่วโมง อาจไม่ตรงกับหน้าเว็บในขณะนี้",
        "This result is older than 26 hours and may no longer match the site.",
    ),
    "noscript": _w(
        "โปรดดูเวลาที่ตรวจ: ผลที่เก่ากว่า 26 ชั่วโมงอาจไม่ตรงกับหน้าเว็บในขณะนี้",
        "Mind the time of the check: a result older than 26 hours may no longer match the site.",
    ),
    "partial": _w(
        "การตรวจครั้งนี้ไม่ครบ บางคำตอบยังไม่ได้ตรวจ",
        "This check is incomplete: some answers were not looked at.",
    ),
    "hijacked": _w(
        "อาจถูกบุกรุก: พบเนื้อหาแปลกปลอม โปรดแจ้งผู้ดูแลเว็บไซต์ทันที และอย่าเปิดลิงก์",
        "Possibly hijacked: foreign content was found. Tell the web administrator at once and do not open the links.",
    ),
    "notice": _w("หมายเหตุ", "Note"),
    # the summary
    "opened": _w("เปิดได้ {opened} จาก {questions} ข้อ", "{opened} of {questions} questions open"),
    "sum_fail": _w("ไม่ผ่าน {n} ข้อ", "{n} fail"),
    "sum_undetermined": _w("ระบบยังสรุปไม่ได้ {n} ข้อ", "{n} cannot be told yet"),
    "sum_not_declared": _w("ยังไม่ระบุ URL {n} ข้อ", "{n} have no URL"),
    "sum_clear": _w("ไม่พบสิ่งที่ต้องแก้ไข", "nothing needs mending"),
    "score": _w("คะแนน OIT โดยประมาณ", "Estimated OIT score"),
    "of_100": _w("จาก 100", "of 100"),
    "to": _w("ถึง", "to"),
    "range_why": _w(
        "ค่าต่ำ: นับข้อที่ยังสรุปไม่ได้เป็น 0 · ค่าสูง: นับเป็น 100",
        "low: what cannot be told counts 0 · high: it counts 100",
    ),
    "at_stake": _w("คะแนน ITA ที่อาจเสีย", "ITA points at stake"),
    "answers_checked": _w("คำตอบ (URL) ที่ตรวจ", "Answers (URLs) looked at"),
    "to_review": _w("องค์ประกอบที่ต้องให้คนดู", "Elements that want a person"),
    "tiles": _w("จำนวนข้อตามผล (กดเพื่อกรอง)", "Questions by verdict (press to filter)"),
    # what persons said
    "said_at": _w("{by} เมื่อวันที่ {day_be}", "{by}, {day_ce}"),
    "said_until": _w("มีผลถึงวันที่ {day_be}", "holds until {day_ce}"),
    "said_bound": _w("มีผลจนกว่าเนื้อหาจะเปลี่ยนแปลง", "holds until the content changes"),
    "sign_night": _w("การตรวจประจำคืน", "the night"),
    "sign_week": _w("การตรวจประจำสัปดาห์", "the week"),
    "sign_month": _w("การตรวจประจำเดือน", "the month"),
    "signed_now": _w(
        "สอบทานแล้ว: {period} วันที่ {span} จำนวน {nights} คืน โดย {by} เมื่อวันที่ {at}",
        "Reviewed: {period} of {span}, {nights} nights, by {by} on {at}",
    ),
    "signed_before": _w(
        "สอบทานครั้งก่อน: {period} วันที่ {span} จำนวน {nights} คืน โดย {by} เมื่อวันที่ {at}",
        "Reviewed before: {period} of {span}, {nights} nights, by {by} on {at}",
    ),
    # availability
    "avail": _w("ความพร้อมใช้งานของเว็บไซต์", "Availability"),
    "avail_main": _w("เว็บไซต์หลัก", "Main website"),
    "avail_others": _w("เว็บไซต์อื่นที่ใช้ตอบ", "Other sites of the answers"),
    "avail_sum": _w(
        "90 วันที่ผ่านมา เปิดได้ {opened:,} จาก {looks:,} ครั้ง",
        "Latest 90 days: opened in {opened:,} of {looks:,} looks",
    ),
    "avail_day": _w(
        "{day_be}: เปิดได้ {opened:,} จาก {looks:,} ครั้ง", "{day_ce}: opened in {opened:,} of {looks:,} looks"
    ),
    "avail_unknown": _w(
        "{day_be}: ระบบไม่ทราบผล {n} ครั้ง จึงไม่นับ", "{day_ce}: {n} looks that tell nothing, not counted"
    ),
    "avail_unlooked": _w("{day_be}: ไม่ได้เปิดดู", "{day_ce}: not looked at"),
    "avail_month": _w(
        "เดือนนี้ ร้อยละ {share} (เปิดได้ {opened:,} จาก {looks:,} ครั้ง ตั้งแต่วันที่ {day_be})",
        "this month {share} % (opened in {opened:,} of {looks:,} looks since {day_ce})",
    ),
    "avail_month_none": _w("เดือนนี้ ยังไม่มีผลการเปิดดู", "this month: no look yet"),
    "avail_year": _w(
        "ปีงบประมาณปัจจุบัน ร้อยละ {share} (เปิดได้ {opened:,} จาก {looks:,} ครั้ง ตั้งแต่วันที่ {day_be})",
        "this fiscal year {share} % (opened in {opened:,} of {looks:,} looks since {day_ce})",
    ),
    "avail_year_none": _w("ปีงบประมาณปัจจุบัน ยังไม่มีผลการเปิดดู", "this fiscal year: no look yet"),
    "avail_worst": _w("วันที่เปิดไม่ได้ครบทุกครั้ง", "Days that did not open throughout"),
    "avail_is_all": _w("เปิดได้ทุกครั้ง", "always opened"),
    "avail_is_some": _w("เปิดไม่ได้บางครั้ง", "did not always open"),
    "avail_is_none": _w("เปิดไม่ได้เลย", "never opened"),
    "avail_is_unknown": _w("ระบบไม่ทราบผล (ไม่นับ)", "cannot be told (not counted)"),
    "avail_is_unlooked": _w("ไม่ได้เปิดดู", "not looked at"),
    "avail_note": _w(
        "หนึ่งช่องคือหนึ่งวัน ช่องสุดท้ายคือวันที่ตรวจ นับทุกหน้าที่เปิดดู คือหน้าแรกและ URL คำตอบ ทั้งในการตรวจประจำคืนและระหว่างวัน "
        "ไม่นับครั้งที่เครือข่ายของระบบตรวจขัดข้องหรือที่เว็บไซต์ไม่รับการเปิดดูจากระบบ",
        "One mark a day, the day of the check last. Every page that was looked at counts, the front page and the answers, nightly and in between; "
        "looks while the checker's own line was down, or that a firewall turned away, are not.",
    ),
    # what to mend first
    "mend_first": _w("สิ่งที่ต้องแก้ก่อน", "What to mend first"),
    "mend_none": _w("ไม่มีข้อที่ไม่ผ่าน", "No question fails."),
    "also_warn": _w("ควรตรวจสอบ", "Should be looked at"),
    "also_unknown": _w("ระบบยังสรุปไม่ได้ หรือยกเว้นไว้", "Cannot be told yet, or waived"),
    "n_answers": _w("{n} คำตอบ", "{n} answers"),
    "n_elements": _w("{n} องค์ประกอบ", "{n} elements"),
    "in_questions": _w("ใน {n} ข้อ", "in {n} questions"),
    "n_questions": _w("{n} ข้อ", "{n} questions"),
    "points": _w("{n} คะแนน ITA", "{n} ITA points"),
    "broken_days": _w("เสียมาแล้ว {n} วัน", "broken for {n} days"),
    "broken_today": _w("เพิ่งพบวันนี้", "new today"),
    "since": _w("ตั้งแต่", "since"),
    "last_passed": _w("ผ่านครั้งล่าสุด", "last passed"),
    "who": _w("ผู้แก้ไข", "Who can mend it"),
    "how": _w("วิธีแก้ไข", "How"),
    "citizen": _w("ประชาชนเห็นอะไร", "What the public sees"),
    "retest": _w("ตรวจซ้ำ", "Test again"),
    "where": _w("ข้อที่พบ", "Questions"),
    "more": _w("ประชาชนเห็นอะไร และตรวจซ้ำอย่างไร", "What the public sees, and how to test again"),
    "how_link": _w("ดูวิธีแก้ไข", "how to mend it"),
    # the list and its controls
    "questions": _w("ข้อคำถามทั้งหมด", "All questions"),
    "indicator": _w("ตัวชี้วัดย่อยที่", "Sub-indicator"),
    "search": _w("ค้นหา", "Search"),
    "owner": _w("ผู้รับผิดชอบ", "Responsible"),
    "all_owners": _w("ทุกหน่วยงาน", "All divisions"),
    "no_owner": _w("ยังไม่ระบุผู้รับผิดชอบ", "nobody named"),
    "clear": _w("ล้างตัวกรอง", "Clear filters"),
    "open_all": _w("เปิดทุกข้อ", "Open all"),
    "close_all": _w("ปิดทุกข้อ", "Close all"),
    "none_shown": _w("ไม่มีข้อที่ตรงกับตัวกรอง", "No question matches."),
    "explanation": _w("คำอธิบายที่ส่ง", "Explanation given"),
    # one answer
    "answers": _w("คำตอบ", "Answers"),
    "no_answers": _w("ยังไม่ได้ระบุ URL คำตอบของข้อนี้", "No answer URL has been given for this question."),
    "expected_here": _w("สิ่งที่ต้องมีในหน้านี้", "Expected at this address"),
    "seen": _w("พบ", "Seen"),
    "nearest": _w("ใกล้เคียงที่สุด", "Nearest thing seen"),
    "page": _w("หน้า {n}", "page {n}"),
    "technical": _w("รายละเอียดทางเทคนิค", "Technical details"),
    "not_true": _w("ไม่ใช่ของจริง?", "Not true?"),
    "said_by": _w("เจ้าหน้าที่เปิดดูแล้ว:", "Looked at by a person:"),
    "waiver_how": _w(
        "หากเปิดดูแล้วผลไม่ตรงกับความจริง ให้คัดลอกข้อความที่อยู่ใต้คำตอบนั้นไปใส่ในไฟล์รายการตรวจ แล้วเติมเหตุผลและชื่อผู้รับรอง (ไม่เกิน 90 วัน)",
        "If a result is not what you see, copy the lines below that answer into the checklist and fill in the reason and your name (90 days at most).",
    ),
    "waiver_use": _w("วิธีใช้", "what to do with it"),
    "waiver_url": _w("ใส่ URL ตามที่พิมพ์ไว้ในไฟล์", "the URL as it stands in the file"),
    "waiver_in_force": _w("ยกเว้นเพราะ", "Waived because"),
    "copy": _w("คัดลอก", "Copy"),
    "unsafe_link": _w("ไม่ทำเป็นลิงก์เพื่อความปลอดภัย", "not a link, for safety"),
    # elements
    "elements": _w("องค์ประกอบด้านข้อมูล", "Required elements"),
    "for_person": _w("ต้องให้เจ้าหน้าที่ดู", "for a person to judge"),
    "advisory": _w("แนะนำ", "advisory"),
    # the foot
    "hosts": _w("เครื่องแม่ข่ายที่ถูกเรียก", "Hosts that were asked"),
    "canaries": _w("จุดควบคุมว่าเครือข่ายของระบบตรวจใช้ได้", "Control addresses of the checker's own line"),
    "requests": _w("เรียก {n} ครั้ง", "{n} requests"),
    "foot_not": _w(
        "สิ่งที่ระบบไม่ได้ตรวจ: ความถูกต้องของเนื้อหา รูปภาพที่ไม่มีข้อความ การส่งแบบฟอร์ม หน้าที่ต้องเข้าสู่ระบบ และการตรวจโดยบุคคล "
        "ผลนี้เป็นผลที่ระบบตรวจ ไม่ใช่การสอบทานของเจ้าหน้าที่ และไม่ใช่ผลการประเมินของสำนักงาน ป.ป.ช.",
        "Not checked: whether the content is true, pictures without text, sending of forms, pages behind a log-in, and what only a person can judge. "
        "This is a machine's review, neither an officer's sign-off nor a result of the NACC.",
    ),
    "foot_stop": _w(
        "ผู้ดูแลเว็บไซต์ที่ต้องการให้หยุดหรือลดการเรียกดู โปรดติดต่อหน่วยงานเจ้าของรายการตรวจ หรือผู้ติดต่อที่ระบุไว้ใน User-Agent ของระบบ",
        "To stop or slow these requests, write to the agency whose checklist this is, or to the contact named in the User-Agent.",
    ),
    "foot_made": _w("สร้างโดย oitcheck {version} จาก {path}", "Made by oitcheck {version} from {path}"),
    # the index over agencies
    "index_title": _w("ผลการตรวจคำตอบ OIT ทุกหน่วยงาน", "OIT answer review: all agencies"),
    "index_empty": _w("ยังไม่มีผลการตรวจ", "Nothing has been checked yet."),
    "agency": _w("หน่วยงาน", "Agency"),
    "year": _w("ปีงบประมาณ", "Fiscal year"),
    "checked_at": _w("ตรวจเมื่อ", "Checked"),
    "hours_old": _w("{n} ชั่วโมงก่อน", "{n} hours ago"),
    "days_old": _w("{n} วันก่อน", "{n} days ago"),
    "old": _w("ผลเก่า", "old result"),
    "incomplete": _w("ไม่ครบ", "incomplete"),
    "sort_hint": _w("กดหัวตารางเพื่อเรียงลำดับ", "press a heading to sort"),
    # terminal and table files
    "kind": _w("ประเภท", "kind"),
    "answer": _w("คำตอบ", "answer"),
    "element": _w("องค์ประกอบ", "element"),
    "question": _w("ข้อ", "question"),
    "verdict": _w("ผล", "verdict"),
    "cause": _w("สาเหตุ", "cause"),
    "and_more": _w("และอีก {n}", "and {n} more"),
}


def say(key: str, **facts: object) -> Words:
    """Gives one text of the reports with its facts filled in.

    Raises:
        KeyError: there is no such text, or a fact is missing: a bug of ours.
    """
    words = UI[key]
    assert words.th is not None
    assert words.en is not None
    return Words(th=words.th.format(**facts), en=words.en.format(**facts))


def pick(words: Words | None, lang: str) -> str:
    """Gives the text in a language, the other one where it is missing, nothing where both are."""
    if words is None:
        return ""
    first, second = (words.en, words.th) if lang == "en" else (words.th, words.en)
    return first or second or ""
