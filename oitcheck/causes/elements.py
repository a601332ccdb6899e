"""Causes of elements: what a question demands to be shown.

``element_missing`` is ``fail`` by default; a miss of what is not decisive, or of what is known from memory alone, is
at most ``warn``: judging says so.
"""

from oitcheck.causes import Who
from oitcheck.causes._entry import Text, entry
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "element_missing",
        Who.CONTENT_OWNER,
        Text(
            "ไม่พบองค์ประกอบด้านข้อมูล",
            "อ่านคำตอบและเอกสารที่เชื่อมโยงครบแล้ว ไม่พบสิ่งที่ข้อคำถามกำหนดให้แสดง",
            "หาข้อมูลส่วนนี้ไม่พบ",
            "เพิ่มข้อมูลส่วนที่ขาดในหน้าหรือเอกสารเดิม หากมีอยู่แล้วแต่ใช้ถ้อยคำอื่น ให้แก้ expect ในรายการตรวจ",
        ),
        Text(
            "required element not found",
            "The answers and what they link to were read in full; what the question demands is not there.",
            "People do not find this part of the information.",
            "Add the missing part to the same page or document; if it is there in other words, correct expect in the checklist.",
        ),
    ),
    entry(
        "element_placeholder",
        Who.CONTENT_OWNER,
        Text(
            "พบเพียงข้อมูลตัวอย่าง",
            "ข้อมูลที่พบเป็นข้อความตัวอย่างที่ยังไม่ได้แก้ เช่น 042-xxx-xxx หรือ info@company.com",
            "เห็นข้อมูลที่ใช้ติดต่อหรือใช้งานจริงไม่ได้",
            "แทนข้อความตัวอย่างด้วยข้อมูลจริงของหน่วยงาน",
        ),
        Text(
            "only sample data found",
            "What stands there is sample data that nobody replaced, such as 042-xxx-xxx or info@company.com.",
            "People see contacts or forms that do not work.",
            "Replace the sample with the agency's real data.",
        ),
    ),
    entry(
        "wrong_fiscal_year",
        Who.CONTENT_OWNER,
        Text(
            "ข้อมูลเป็นของปีอื่น",
            "พบข้อมูลประเภทที่ต้องการ แต่เป็นของปีงบประมาณหรือช่วงเวลาอื่น",
            "เห็นข้อมูลที่ไม่ใช่ของปีที่ประเมิน",
            "เผยแพร่ข้อมูลของปีงบประมาณที่ประเมินไว้ที่ URL เดิม และระบุปีในหัวเรื่อง",
        ),
        Text(
            "information is of another year",
            "The right kind of information was found, but of another fiscal year or period.",
            "People see information that is not of the year assessed.",
            "Publish that of the assessed fiscal year at the same URL, with the year in its heading.",
        ),
    ),
    entry(
        "wrong_agency",
        Who.CONTENT_OWNER,
        Text(
            "ข้อมูลเป็นของหน่วยงานอื่น",
            "ชื่อเรื่อง ปก หัวประกาศ หรือผู้ลงนามของสิ่งที่พบเป็นของหน่วยงานอื่น มักเหลือจากการคัดลอกเอกสารหรือเว็บไซต์",
            "เห็นข้อมูลของหน่วยงานอื่น และอาจติดต่อผิดที่",
            "เผยแพร่เอกสารของหน่วยงานเองที่ URL เดิม หรือแก้ชื่อ ที่อยู่ และช่องทางติดต่อให้เป็นของหน่วยงาน "
            "หากเป็นชื่ออื่นของหน่วยงานเอง ให้เพิ่มใน agency.aliases ของรายการตรวจ",
        ),
        Text(
            "information is of another agency",
            "Title, cover, head or signature of what was found is another agency's, mostly left over from a copied document or site.",
            "People see another agency's data and may turn to the wrong place.",
            "Publish the agency's own document at the same URL, or put in its own name, address and contacts; "
            "if it is another name of this agency, add it to agency.aliases of the checklist.",
        ),
    ),
    entry(
        "not_yet_due",
        Who.NOBODY,
        Text(
            "ยังไม่ถึงกำหนดแสดง",
            "ช่วงเวลาที่ต้องรายงานยังไม่สิ้นสุด ระบบค้นหาแล้วแต่ยังไม่นับเป็นขาด",
            "ยังไม่มีข้อมูลส่วนนี้ให้ดู",
            "เตรียมเผยแพร่เมื่อสิ้นสุดช่วงเวลา ก่อนวันครบกำหนดที่แสดงในรายงาน",
            "ระบบตรวจเองทุกคืน และเริ่มนับเมื่อถึงกำหนด",
        ),
        Text(
            "not due yet",
            "The period that this reports on has not ended; it was looked for, but does not count as missing yet.",
            "This part is not there to be seen yet.",
            "Be ready to publish it when the period ends, before the day that the report gives.",
            "it is looked for every night and counts from its day on",
        ),
        verdict=Verdict.NOT_DUE,
    ),
    entry(
        "element_unreadable",
        Who.CONTENT_OWNER,
        Text(
            "ยังอ่านคำตอบได้ไม่ครบ",
            "หน้าหรือเอกสารบางส่วนอ่านไม่ได้ จึงบอกไม่ได้ว่ามีหรือไม่มีข้อมูลนี้",
            "ประชาชนอาจเห็นข้อมูลตามปกติ",
            "แก้คำตอบที่เปิดหรืออ่านไม่ได้ตามสาเหตุที่แสดง ใช้เอกสารที่ค้นหาข้อความได้ หรือให้เจ้าหน้าที่เปิดดูและบันทึกผลด้วย oitcheck review",
        ),
        Text(
            "answers not read in full",
            "Part of the pages or documents could not be read, so it cannot be told whether this is there.",
            "People may see the information as usual.",
            "Mend the answers that do not open or read, use documents with searchable text, or let a person look and record it with oitcheck review.",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "element_by_ocr_only",
        Who.CONTENT_OWNER,
        Text(
            "พบจากการอ่านภาพเท่านั้น",
            "พบข้อมูลจากการอ่านตัวอักษรในภาพ (OCR) ซึ่งอาจคลาดเคลื่อน จึงต้องให้คนยืนยัน",
            "ประชาชนน่าจะเห็นข้อมูลในภาพหรือเอกสารสแกน",
            "เผยแพร่เอกสารที่ค้นหาข้อความได้ หรือให้เจ้าหน้าที่เปิดดูและบันทึกผลด้วย oitcheck review",
        ),
        Text(
            "seen by picture reading only",
            "It was found by reading letters in a picture (OCR), which may err; a person has to confirm it.",
            "People probably see it in the picture or scan.",
            "Publish a document with searchable text, or let a person look and record it with oitcheck review.",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "needs_person",
        Who.CONTENT_OWNER,
        Text(
            "ต้องให้เจ้าหน้าที่เปิดดู",
            "องค์ประกอบของข้อนี้เครื่องตัดสินแทนคนไม่ได้",
            "ประชาชนเปิดดูได้ แต่ระบบไม่ทราบว่าข้อมูลถูกต้องครบถ้วนหรือไม่",
            "ให้เจ้าหน้าที่เปิดดูตามองค์ประกอบที่แสดง แล้วบันทึกผล",
            "บันทึกผลการเปิดดูด้วยคำสั่ง oitcheck review CHECKLIST",
        ),
        Text(
            "a person has to look",
            "A machine cannot judge the elements of this question in a person's place.",
            "People can open it; whether it is right and complete the checker cannot tell.",
            "Let a person look at the elements listed and record what was seen.",
            "record what was seen: oitcheck review CHECKLIST",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "person_said_no",
        Who.CONTENT_OWNER,
        Text(
            "เจ้าหน้าที่เปิดดูแล้วไม่พบ",
            "เจ้าหน้าที่เปิดดูตามวันที่ระบุ และบันทึกว่าไม่มีสิ่งที่ข้อคำถามกำหนด",
            "หาข้อมูลส่วนนี้ไม่พบ หรือเปิดไม่ได้",
            "แก้ไขคำตอบหรือเพิ่มข้อมูลส่วนที่ขาด แล้วให้เจ้าหน้าที่เปิดดูและบันทึกผลอีกครั้งด้วย oitcheck review",
        ),
        Text(
            "a person looked and did not find it",
            "A person looked on the day given and recorded that what the question demands is not there.",
            "People do not find it, or cannot open it.",
            "Mend the answer or add what is missing, then let a person look again and record it with oitcheck review.",
        ),
    ),
)
