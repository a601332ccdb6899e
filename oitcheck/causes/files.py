"""Causes of a document or its text: not the file it says, damaged, locked, or not readable by a machine."""

from oitcheck.causes import Who
from oitcheck.causes._entry import Text, entry
from oitcheck.model.verdict import Verdict

CAUSES = (
    entry(
        "html_instead_of_document",
        Who.CONTENT_OWNER,
        Text(
            "ได้หน้าเว็บแทนไฟล์เอกสาร",
            "URL ลงท้ายเป็นไฟล์เอกสารแต่เครื่องแม่ข่ายส่งหน้าเว็บมาแทน",
            "ดาวน์โหลดแล้วเปิดไม่ได้ หรือเห็นหน้าข้อผิดพลาด",
            "อัปโหลดไฟล์ไว้ที่ URL นี้อีกครั้ง แล้วเปิดทดสอบ",
        ),
        Text(
            "web page instead of a document",
            "The URL names a document file, but the server sends a web page.",
            "The download does not open, or an error page shows.",
            "Upload the file to this URL again and open it to make sure.",
        ),
    ),
    entry(
        "wrong_file_type",
        Who.CONTENT_OWNER,
        Text(
            "ชนิดไฟล์ไม่ตรงกับชื่อ",
            "เนื้อในของไฟล์เป็นคนละชนิดกับนามสกุลหรือชนิดที่แจ้งไว้",
            "โปรแกรมแจ้งว่าเปิดไฟล์ไม่ได้",
            "บันทึกไฟล์เป็นชนิดที่ถูกต้อง (แนะนำ PDF) แล้วอัปโหลดใหม่ที่ URL เดิม",
        ),
        Text(
            "file is not of the type it says",
            "What is inside is another type than the ending or the server says.",
            "The program says that it cannot open the file.",
            "Save it as the right type (PDF is best) and upload it to the same URL.",
        ),
    ),
    entry(
        "document_corrupt",
        Who.CONTENT_OWNER,
        Text(
            "ไฟล์เอกสารเสียหาย",
            "ไฟล์ไม่สมบูรณ์หรือเสียหาย จึงเปิดอ่านไม่ได้",
            "โปรแกรมแจ้งว่าไฟล์เสียหายหรือเปิดไม่ได้",
            "อัปโหลดไฟล์จากต้นฉบับอีกครั้งที่ URL เดิม แล้วเปิดทดสอบ",
        ),
        Text(
            "document is damaged",
            "The file is incomplete or damaged and cannot be opened.",
            "The program says that the file is damaged or cannot be opened.",
            "Upload the original again to the same URL and open it to make sure.",
        ),
    ),
    entry(
        "document_repaired",
        Who.CONTENT_OWNER,
        Text(
            "ไฟล์มีส่วนผิดปกติแต่ยังอ่านได้",
            "ไฟล์เอกสารมีโครงสร้างผิดปกติ ระบบซ่อมแล้วจึงอ่านได้",
            "โปรแกรมส่วนใหญ่เปิดได้ แต่บางโปรแกรมอาจเปิดไม่ได้",
            "บันทึกไฟล์ใหม่จากต้นฉบับแล้วอัปโหลดที่ URL เดิม",
        ),
        Text(
            "document has faults but can be read",
            "The file's structure is faulty; it could be read after repair.",
            "Most programs open it, some may not.",
            "Save the file anew from the original and upload it to the same URL.",
        ),
        verdict=Verdict.WARN,
    ),
    entry(
        "document_encrypted",
        Who.CONTENT_OWNER,
        Text(
            "ไฟล์ตั้งรหัสผ่านไว้",
            "ไฟล์เอกสารขอรหัสผ่านก่อนเปิด",
            "ถูกขอรหัสผ่าน จึงอ่านไม่ได้",
            "บันทึกไฟล์โดยไม่ตั้งรหัสผ่าน แล้วอัปโหลดใหม่ที่ URL เดิม",
        ),
        Text(
            "document has a password",
            "The document asks for a password before it opens.",
            "People are asked for a password and cannot read it.",
            "Save it without a password and upload it to the same URL.",
        ),
    ),
    entry(
        "document_empty",
        Who.CONTENT_OWNER,
        Text(
            "ไฟล์เอกสารว่าง",
            "ไฟล์เปิดได้แต่ไม่มีข้อความ ตาราง หรือภาพใด",
            "เห็นเอกสารเปล่า",
            "อัปโหลดไฟล์ที่มีเนื้อหาไว้ที่ URL เดิม",
        ),
        Text(
            "document is empty",
            "The file opens but holds no text, table or picture.",
            "People see an empty document.",
            "Upload the file with its content to the same URL.",
        ),
    ),
    entry(
        "document_unreadable",
        Who.CONTENT_OWNER,
        Text(
            "ระบบอ่านเอกสารนี้ไม่ได้",
            "เอกสารเป็นภาพสแกน เป็นชนิดที่ระบบยังอ่านไม่ได้ หรือเกินขีดจำกัดการอ่าน จึงยังสรุปไม่ได้",
            "ประชาชนอาจเปิดอ่านได้ตามปกติ",
            "เผยแพร่ไฟล์ที่ค้นหาข้อความได้ (PDF ที่แปลงจากต้นฉบับ ไม่ใช่สแกน) หรือให้เจ้าหน้าที่เปิดดูและบันทึกผลด้วย oitcheck review",
        ),
        Text(
            "checker cannot read this document",
            "The document is a scan, of a type that is not read yet, or above a limit; nothing is concluded.",
            "People may read it as usual.",
            "Publish a file with searchable text (a PDF made from the original, no scan), or let a person look and record it with oitcheck review.",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "text_damaged",
        Who.CONTENT_OWNER,
        Text(
            "ข้อความในเอกสารถอดออกมาไม่ถูกต้อง",
            "ข้อความภาษาไทยในไฟล์ถอดออกมาเพี้ยน มักเพราะแบบอักษรที่ฝังไว้ ระบบจึงยังสรุปไม่ได้",
            "มองเห็นได้ตามปกติ แต่คัดลอกหรือค้นหาข้อความไม่ได้",
            "สร้าง PDF ใหม่จากต้นฉบับด้วยแบบอักษรไทยมาตรฐาน เช่น TH Sarabun แล้วอัปโหลดที่ URL เดิม",
        ),
        Text(
            "text of the document comes out damaged",
            "The file's Thai text comes out garbled, mostly because of its fonts; nothing is concluded.",
            "It looks right, but cannot be copied or searched.",
            "Make the PDF anew from the original with a standard Thai font such as TH Sarabun, and upload it to the same URL.",
        ),
        verdict=Verdict.UNDETERMINED,
    ),
    entry(
        "mojibake",
        Who.WEB_ADMIN,
        Text(
            "ตัวอักษรไทยเพี้ยน",
            "ข้อความบางส่วนถูกแปลงรหัสอักขระผิด จึงเป็นอักขระที่อ่านไม่ออก",
            "เห็นอักขระแปลกแทนภาษาไทย",
            "ผู้ดูแลเว็บไซต์ตั้งรหัสอักขระของหน้าและฐานข้อมูลเป็น UTF-8 และแก้ข้อความที่เพี้ยน",
        ),
        Text(
            "Thai letters are garbled",
            "Part of the text was converted with the wrong character encoding and cannot be read.",
            "People see odd signs in place of Thai.",
            "The web administrator sets page and database to UTF-8 and mends the garbled text.",
        ),
        verdict=Verdict.WARN,
    ),
    entry(
        "charset_mismatch",
        Who.WEB_ADMIN,
        Text(
            "แจ้งรหัสอักขระไม่ตรงกับข้อความจริง",
            "รหัสอักขระที่หน้าเว็บแจ้งไม่ตรงกับที่ใช้จริง ระบบอ่านได้หลังตรวจหารหัสเอง",
            "บางเบราว์เซอร์อาจแสดงอักขระเพี้ยน",
            "ผู้ดูแลเว็บไซต์ตั้งส่วนหัว Content-Type และแท็ก meta ให้ตรงกับรหัสจริง แนะนำ UTF-8",
        ),
        Text(
            "declared encoding is not the real one",
            "The page declares another character encoding than it uses; it was read after detecting the real one.",
            "Some browsers may show garbled letters.",
            "The web administrator makes the Content-Type header and the meta tag say what is used, best UTF-8.",
        ),
        verdict=Verdict.WARN,
    ),
)
