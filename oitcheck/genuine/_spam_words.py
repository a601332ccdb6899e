"""The words of gambling, adult, medicine and loan spam, as they are read with every disguise taken off."""

import re

from oitcheck.genuine._words import words

# Words that only an advertisement strings together: each is rare outside one.
ADS = words(
    """สล็อตออนไลน์ สล็อตเว็บตรง เว็บตรงสล็อต เว็บสล็อต สมัครสล็อต เล่นสล็อต ปั่นสล็อต เกมสล็อต ค่ายสล็อต
    สล็อตแตก สล็อตpg สล็อตxo สล็อตทดลอง ทดลองเล่นสล็อต สล็อตวอ สล็อตฝาก สล็อตเครดิต สล็อตแท้ สล็อตวันนี้
    สล็อต777 สล็อต888 สล็อต168 แทงบอลออนไลน์ เว็บแทงบอล บาคาร่าออนไลน์ บาคาร่าสด เว็บบาคาร่า สูตรบาคาร่า
    เล่นบาคาร่า สมัครบาคาร่า คาสิโนสด คาสิโนออนไลน์ เว็บคาสิโน สมัครคาสิโน เว็บหวย หวยยี่กี
    ซื้อหวยออนไลน์ ไฮโลออนไลน์ ยิงปลาออนไลน์ รูเล็ตออนไลน์ ป๊อกเด้งออนไลน์ ไก่ชนออนไลน์
    มวยออนไลน์เดิมพัน ฝากถอนออโต้ ฝากถอนauto ไม่มีขั้นต่ำวอเลท ฝากผ่านวอเลท ฝาก10รับ100 ฝาก1บาทรับ
    แจ็คพอตแตก แจ็กพอตแตก เว็บตรงไม่ผ่านเอเย่นต์ ไม่ผ่านเอเย่นต์ ไม่ผ่านเอเยนต์ เว็บพนันออนไลน์อันดับ
    เว็บพนันอันดับ เว็บพนันที่ดีที่สุด สมัครสมาชิกเว็บพนัน ทางเข้าufa ทางเข้าสล็อต ทางเข้าpg ยูฟ่าเบท
    ยูฟ่าสล็อต สโบเบ็ต จีคลับ โจ๊กเกอร์123 ซุปเปอร์สล็อต พีจีสล็อต เซ็กซี่บาคาร่า แทงบอลสเต็ป
    เว็บเดิมพัน เดิมพันออนไลน์ หนังโป๊ คลิปโป๊ หนังxออนไลน์ หนังเอวี ดูหนังโป๊ สาวไซด์ไลน์
    ไซด์ไลน์รับงาน รับงานเอนเตอร์เทน นัดเย็ด ยาปลุกเซ็กส์ ยาเสียสาว ยาเพิ่มขนาดท่านชาย เงินด่วนโอนไว
    เงินด่วนออนไลน์ กู้เงินด่วนออนไลน์ เงินกู้ด่วนทันใจ ยืมเงินออนไลน์ด่วน ปล่อยเงินกู้ออนไลน์
    กู้เงินออนไลน์ได้จริง กู้เงินนอกระบบออนไลน์ เงินกู้ไม่เช็คแบล็คลิส เงินกู้ออนไลน์อนุมัติไว
    slotonline onlineslot onlineslots pgslot slotpg slotxo superslot slotgacor gacorslot
    slotmachineonline situsslot situsjudi judionline judislot joker123 jokergaming joker888 jokerslot
    918kiss mega888 pussy888 scr888 onlinecasino casinoonline livecasino casinobonus bestcasino
    baccaratonline onlinebaccarat sexybaccarat pragmaticplay gatesofolympus starlightprincess
    slotdeposit slotdana slotthailand slotserver slotbonus ufabet sbobet betflik betflix lsm99 ambbet
    lottovip huaylike 1xbet dafabet bet365 188bet 1xslots pokeronline onlinepoker agenbola bandarbola
    bandarq dominoqq togelonline bandartogel bettingonline onlinebetting sportsbetting nodepositbonus
    viagraonline buyviagra cheapviagra buycialis cialisonline buyxanax levitraonline xvideos pornhub
    freeporn watchporn replicawatches louisvuittonoutlet cheapjerseys essaywritingservice paydayloan
    paydayloans"""
)
# Of advertisements too, but only beside another such word: savings banks and skin care use some of them.
SOFT = words(
    """แตกง่าย แตกหนัก แตกดี แตกบ่อย รับเครดิต แจกเครดิต เครดิตฟรี โบนัสแรกเข้า โบนัสสมาชิกใหม่ ทางเข้าเล่น
    เว็บแม่ แทงหวย ราคาบอลสด คลิปหลุด ฝากถอนไม่มีขั้นต่ำ ฝากไม่มีขั้นต่ำ ฝากถอนขั้นต่ำ ฝากถอนอัตโนมัติ
    ไม่ผ่านคนกลาง freecredit freespins โบนัสแตก โปรสมาชิกใหม่ รับโบนัสทันที ลาวาเกม เกมยิงปลา หวยหุ้น
    เว็บตรงอันดับ เว็บตรงแตก เว็บตรง จ่ายจริง จ่ายไว ถอนได้จริง สมัครฟรี สมัครเลย บาทละ900
    โปรโมชั่นใหม่ เว็บใหม่ ฝากถอนเร็ว ฝากถอนไว"""
)
AD_WORDS = re.compile(
    r"(?<![a-z0-9])(?:mostbet|melbet|parimatch|sa ?gaming|maxwin|max win|rtp slot|xnxx|m88|w88|fun88|ufa\d{2,4}|gacor|togel|judi)(?![a-z0-9])"
)
# Words of the matter itself: news, law and prevention use them too.
TOPICS = words(
    """สล็อต บาคาร่า คาสิโน กาสิโน แทงบอล พนันบอล เว็บพนัน พนันออนไลน์ หวยออนไลน์ หวย ไฮโล เดิมพัน โป๊กเกอร์ รูเล็ต แจ็คพอต แจ็กพอต แทงมวย เสือมังกร"""
)
TOPIC_WORDS = re.compile(
    r"(?<![a-z0-9])(?:slots?|casinos?|baccarat|jackpots?|gambling|betting|poker|roulette|viagra|cialis|porn|hentai|ufa)(?![a-z0-9])"
)
# Of other trades too: alone they are no topic.
AMBIGUOUS = frozenset({"slot", "slots", "jackpot", "jackpots", "poker", "ufa", "roulette"})
