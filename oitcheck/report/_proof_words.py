"""The words of the cover page of a proof, Thai as officials write it and English."""

from oitcheck.model.checklist import Words


def _w(th: str, en: str) -> Words:
    return Words(th=th, en=en)


WORDS: dict[str, Words] = {
    "title": _w("หลักฐานการเผยแพร่ข้อมูลต่อสาธารณะ (OIT)", "Evidence of public disclosure (OIT)"),
    "agency": _w("หน่วยงาน", "Agency"),
    "year": _w("ปีงบประมาณ พ.ศ. {be}", "Fiscal year {be} B.E. ({ce})"),
    "made": _w("จัดทำเมื่อ", "Made"),
    "looked": _w("ระบบเปิดดูและเก็บหลักฐานเมื่อ", "Opened and kept"),
    "from": _w("เปิดดูจาก", "Opened from"),
    "why": _w("เหตุที่เก็บ", "Why it was kept"),
    "asked": _w("เก็บตามคำสั่งของเจ้าหน้าที่", "an officer asked for it"),
    "window:answer": _w("เก็บเมื่อสิ้นสุดช่วงเวลาตอบแบบวัด", "the window for answers has closed"),
    "checklist": _w("แฟ้มรายการคำตอบ (SHA-256)", "Checklist (SHA-256)"),
    "program": _w("โปรแกรม", "Program"),
    "moment": _w("{day} เวลา {time} น.", "{day}, {time} (Bangkok)"),
    # a question
    "submitted": _w("ส่งคำตอบเมื่อวันที่ {day}", "Handed in on {day}"),
    "submitted_by": _w("ส่งคำตอบเมื่อวันที่ {day} โดย {by}", "Handed in on {day} by {by}"),
    "not_submitted": _w("ไม่ได้บันทึกวันที่ส่งคำตอบไว้", "The day of handing in was not noted."),
    "other_urls": _w(
        "URL ที่ส่งไว้ ซึ่งไม่อยู่ในรายการคำตอบที่ตรวจแล้ว (ผู้ประเมินยังเปิด URL นี้)",
        "Handed in, but no more among the answers that were looked at (the assessor still opens it)",
    ),
    "explanation": _w("คำอธิบายที่ส่ง", "Explanation given"),
    "verdict": _w("ผลที่ระบบตรวจ", "What the checker says"),
    "answer": _w("คำตอบที่ {n}", "Answer {n}"),
    "no_answer": _w("ยังไม่ได้ระบุ URL คำตอบของข้อนี้", "No answer URL has been given for this question."),
    # how often it opened
    "opened": _w("เปิดได้ {opened} ครั้ง จาก {looks} ครั้งที่ตรวจ", "Opened in {opened} of {looks} looks"),
    "never_known": _w("ยังไม่มีการตรวจครั้งใดที่ทราบผลว่าเปิดได้หรือไม่", "No look so far tells whether it opens."),
    "span": _w("ตรวจครั้งแรก {first} ครั้งล่าสุด {last}", "First look {first}, latest look {last}"),
    "left_out": _w("อีก {n} ครั้งระบบยังสรุปไม่ได้ จึงไม่นับ", "{n} further looks could not tell and are not counted"),
    "missed": _w("เปิดไม่ได้ครั้งล่าสุด {day}", "Did not open the last time on {day}"),
    "place": _w("จาก {place}: เปิดได้ {opened} จาก {looks} ครั้ง", "from {place}: {opened} of {looks}"),
    "light": _w(
        "เมื่อนับรวมการเปิดดูระหว่างรอบตรวจ: เปิดได้ {opened} ครั้ง จาก {looks} ครั้ง",
        "with the light looks between the nights: {opened} of {looks}",
    ),
    # what was there
    "kept": _w("สิ่งที่เก็บไว้", "What was kept"),
    "at": _w("เวลา", "When"),
    "status": _w("สถานะ HTTP", "HTTP status"),
    "no_status": _w("ไม่มีคำตอบ", "no answer"),
    "final": _w("ที่อยู่ที่ตอบ", "Address that answered"),
    "way": _w("ส่งต่อผ่าน", "Redirected by"),
    "content": _w("ชนิดและขนาด", "Kind and size"),
    "bytes": _w("{n} ไบต์", "{n} bytes"),
    "certificate": _w("ใบรับรองเว็บไซต์ (TLS) หมดอายุ", "Certificate (TLS) ends"),
    "files": _w("แฟ้ม", "Files"),
    "behind": _w("เอกสารที่หน้านี้เชื่อมโยงไป", "Document behind this page"),
    "cut": _w("เก็บเฉพาะส่วนต้น", "only its beginning was kept"),
    "nothing_kept": _w("ไม่มีเนื้อหาให้เก็บ", "There was nothing to keep."),
    "cause": _w("สาเหตุ", "Cause"),
    # elements
    "elements": _w("องค์ประกอบด้านข้อมูล", "Required elements"),
    "element": _w("องค์ประกอบ", "Element"),
    "result": _w("ผล", "Result"),
    "evidence": _w("หลักฐานที่พบ", "Evidence"),
    "page": _w("หน้า {n}", "page {n}"),
    "nearest": _w("ใกล้เคียงที่สุด", "nearest thing seen"),
    "nothing_found": _w("–", "–"),
    # the files
    "all_files": _w("รายการแฟ้มทั้งหมด", "All files"),
    "name": _w("ชื่อแฟ้ม", "File"),
    "what": _w("เนื้อหา", "Content"),
    "size": _w("ขนาด (ไบต์)", "Bytes"),
    "body": _w("ต้นฉบับตามที่เผยแพร่", "as it was published"),
    "text": _w("ข้อความที่ระบบอ่านได้", "text as it was read"),
    "head": _w("สถานะและส่วนหัวของคำตอบ", "status and headers"),
    "run": _w("ผลการตรวจ", "result of the run"),
    "pinned": _w("บัญชีหลักฐานต้นฉบับ", "manifest of what was pinned"),
    "cover": _w("หน้าปก", "cover page"),
    # how to check
    "how": _w("วิธีตรวจว่าไม่มีการแก้ไข", "How to see that nothing was changed"),
    "how_sums": _w(
        "เปิดหน้าต่างคำสั่งในโฟลเดอร์นี้ แล้วสั่ง (Linux, macOS)",
        "In this folder, on Linux or macOS:",
    ),
    "how_windows": _w(
        "บน Windows สั่งทีละแฟ้ม แล้วเทียบกับแฟ้ม SHA256SUMS",
        "On Windows, file by file, compared with SHA256SUMS:",
    ),
    "how_check": _w("หรือใช้โปรแกรม ซึ่งบอกชื่อแฟ้มที่ถูกแก้ไข", "Or by the program, which names what was changed:"),
    "mark": _w("รหัสบัญชีหลักฐานต้นฉบับ (SHA-256)", "SHA-256 of the manifest of what was pinned"),
    "mark_note": _w(
        "รหัสนี้บันทึกไว้ในประวัติของระบบตรวจตั้งแต่วันที่เก็บ",
        "It stands in the checker's history since the day of pinning.",
    ),
    # notes
    "notes": _w("หมายเหตุ", "Notes"),
    "note_html": _w(
        "หน้าเว็บเก็บเป็นแฟ้ม .html.txt ตรงกับต้นฉบับทุกไบต์ และใช้ชื่อนี้เพื่อไม่ให้สคริปต์ทำงานเมื่อเปิดแฟ้ม",
        "Web pages are kept byte for byte under .html.txt, so that no script runs when they are opened.",
    ),
    "note_personal": _w(
        "ต้นฉบับเก็บไว้ตามที่เผยแพร่ โดยไม่ปิดบังข้อมูลใด โปรดตรวจข้อมูลส่วนบุคคลก่อนส่งต่อ",
        "What was published is kept as it was, nothing masked: mind personal data before passing it on.",
    ),
    "note_not": _w(
        "เอกสารนี้เป็นบันทึกของระบบตรวจ ไม่ใช่การสอบทานของเจ้าหน้าที่ ไม่ใช่ผลการประเมินของสำนักงาน ป.ป.ช. "
        "และไม่ใช่การรับรองเวลาโดยบุคคลภายนอก หากต้องการการรับรองดังกล่าว "
        "ให้หน่วยงานลงลายมือชื่ออิเล็กทรอนิกส์หรือประทับรับรองเวลาบนแฟ้ม zip",
        "This is a machine's record: no officer's sign-off, no result of the NACC, no time stamp of a third party. Where one is "
        "wanted, the agency signs the zip or has it time-stamped.",
    ),
    "signed": _w(
        "ลงชื่อ ........................................ ผู้รวบรวมหลักฐาน",
        "Signed ........................................ (compiled by)",
    ),
    "signed_day": _w(
        "วันที่ ........................................", "Date ........................................"
    ),
}
