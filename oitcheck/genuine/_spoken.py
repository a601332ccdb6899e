"""Traces of a hijack in what a page says: title, headings, description, hidden blocks, running text."""

import re
from collections.abc import Iterator

from oitcheck.genuine._bad_hosts import is_bad_path
from oitcheck.genuine._injected import Trace
from oitcheck.genuine._lexicon import NO_TERMS, Terms, plain, terms_of
from oitcheck.genuine._sites import place
from oitcheck.genuine._squeezed import LONGEST
from oitcheck.genuine._view import View
from oitcheck.genuine._words import Passage, Phrases

# Who fights gambling speaks of it: arrests, law, prevention, treatment, warnings, the state lottery.
_AGAINST = Phrases(
    "จับกุม", "จับแก๊ง", "บุกจับ", "รวบ", "บุกทลาย", "ทลาย", "ผู้ต้องหา", "หมายจับ", "ปราบปราม", "กวาดล้าง", "ตรวจค้น", "ดำเนินคดี", "ฟอกเงิน", "ตำรวจ",
    "รณรงค์", "ต่อต้าน", "ลด ละ เลิก", "งดเล่น", "หยุดพนัน", "ปัญหาการพนัน", "พิษภัย", "โทษของ", "โทษจำคุก", "โทษปรับ", "ติดการพนัน", "ภัยพนัน", "ภัยออนไลน์",
    "ภัยไซเบอร์", "พระราชบัญญัติการพนัน", "พ.ร.บ.การพนัน", "ผิดกฎหมายอาญา", "มิจฉาชีพ", "เตือนภัย", "เตือนประชาชน", "ระวังภัย", "หลอกลวง", "แก๊งคอลเซ็นเตอร์",
    "ปิดกั้นเว็บ", "ปิดเว็บ", "สั่งปิด", "แจ้งเบาะแส", "สายด่วน 1323", "สลากกินแบ่ง", "สลากดิจิทัล", "ร่างพระราชบัญญัติ", "ร่างกฎหมาย", "สถานบันเทิงครบวงจร", "เอนเตอร์เทนเมนต์คอมเพล็กซ์",
    "ผิดกฎหมาย", "ระวางโทษ", "อย่าซื้อ", "อย่าหลง", "ยาปลอม", "ห้ามนำเข้า", "สินค้าต้องห้าม", "ประกาศกระทรวง", "กฎกระทรวง", "ใบอนุญาต", "นายทะเบียน", "สกมช", "อันตรายถึง",
    "ป้องกันการพนัน", "เลิกพนัน", "ติดพนัน", "หนี้พนัน", "รู้ทันพนัน", "รู้เท่าทัน", "ป้องกันเด็ก", "ป้องกันและแก้ไข", "arrest", "police", "raid", "anti-gambling", "stop gambling", "prevention", "illegal gambling", "crackdown",
)  # fmt: skip
_DEFACED = re.compile(
    r"\b(?:hacked|haxored|h[a4]ck[e3]d|defaced|d3faced|pwned|pwn3d|0wned|owned|rooted|stamped|touched)\s*(?:by|with love by)\b|\bhacked\s*[!.:|~-]*\s*$|security\s*(?:is\s*)?(?:0%|zero|breached)|your (?:site|security|system) (?:has been|was|is) (?:hacked|pwned|owned|breached)"
    r"|ถูก(?:แฮก|แฮ็ก|เจาะระบบ)โดย|แฮ[ก็]+โดย|แฮกแล้วโดย|\bgreetz?\b.{0,80}\b(?:team|crew|hacker)|\b(?:cyber|hacker|anonymous|ghost|h4x0r)\s*(?:team|army|crew)\b.{0,60}\b(?:was here|hacked)"
)
# Who tells of a defacement in an orderly way is not its victim.
_REPORTED = re.compile(
    r"(?<!แจ้ง)เตือน|รายงานเหตุ|เหตุการณ์|ถูกโจมตี|กู้คืน|แสดงข้อความ|แจ้งเตือนหน้า|สกมช|thaicert|ncsa|แนวทาง|ป้องกัน|ข่าว|อบรม|ตรวจพบ(?:ว่า)?เว็บไซต์|พบการโจมตี|defacement|webdeface|hackathon|แฮกกาธอน|cve-\d|seminar|training|advisory"
)
# What an advertisement asks of its reader; whoever only names games of chance asks nothing of the kind.
_INVITES = re.compile(
    r"สมัคร|เครดิต|ฝาก|ถอน|โบนัส|โปรโม|เว็บตรง|ทางเข้า|แอดไลน์|คลิก|อันดับ|ทดลอง|เล่นฟรี|แตกง่าย|lin\.ee|@[a-z0-9]|line|join|register|sign-?up|bonus|deposit|daftar|playnow|login|free"
)
_KANA = re.compile(r"[\u3041-\u30ff]")
_SHOP = re.compile(
    r"通販|激安|中古|送料無料|正規品|新品|楽天|ブランド|アウトレット|財布|時計|公式|割引|買取|セール|格安|販売|限定|人気|未使用|美品"
)

# Words that such pages are made of; a delegation or a sister city brings none of them.
_TONGUES = {
    "Chinese": re.compile(
        r"娱乐场|娛樂場|娱乐城|百家乐|百家樂|赌场|賭場|赌博|博彩|彩票|六合彩|体育投注|體育投注|投注|老虎机|老虎機|棋牌|葡京|威尼斯人|网投|真人荷官|彩金|开户送|电子游艺|捕鱼|时时彩|北京赛车"
        r"|成人视频|成人影院|色情|无码|無碼|约炮|裸聊|代开发票|办证"
    ),
    "Korean": re.compile(r"카지노|바카라|토토|슬롯|먹튀|도박|베팅|배팅|룰렛|홀덤|파워볼|출장안마|야동"),
    "Vietnamese": re.compile(
        r"nhà cái|cá cược|cá độ|tài xỉu|nổ hũ|bắn cá|đánh bài|lô đề|xóc đĩa|kèo nhà|soi kèo|casino trực tuyến|đánh bạc|đổi thưởng"
    ),
    "Russian": re.compile(
        r"казино|букмекер|ставки на спорт|игровые автоматы|слоты|рулетк|фриспин|бездепозитн"
    ),
    "Turkish": re.compile(r"bahis|canlı casino|deneme bonusu|slot siteleri|kumarhane|rulet|casino siteleri"),
    "Portuguese or Spanish": re.compile(
        r"apostas|cassino|caça-níqueis|tragamonedas|apuestas|tigrinho|rodadas grátis|giros gratis"
    ),
    "Arabic": re.compile(r"كازينو|قمار|مراهنات|روليت|بكارات"),
    "Khmer or Lao": re.compile(r"កាស៊ីណូ|បាការ៉ាត់|ល្បែង|ຄາສິໂນ|ບາຄາຣ່າ|ສະລັອດ"),
}
_THAI_RUN = re.compile(r"[\u0e00-\u0e7f]+(?:\s+[\u0e00-\u0e7f]+)*")


def defaced(view: View) -> Iterator[Trace]:
    """Gives the sign that defacers leave, where it is the page's head or all of the page."""
    if len(view.main.folded) > 2500:
        return
    if _REPORTED.search(view.title.folded + view.main.folded):
        return
    for head in view.heads:
        if _DEFACED.search(plain(head.text[:300])):
            yield Trace(6, "defacement", head.text)
            return
    if view.bare and (found := _DEFACED.search(plain(view.whole.text[:3000]))):
        yield Trace(6, "defacement", view.whole.text[max(0, found.start() - 40) : found.end() + 100])


def from_text(view: View) -> Iterator[Trace]:
    """Gives the traces in what the page says, weighed by place; where people fight gambling, less."""
    main = () if _is_of_a_silent_page(view.main, view.whole) else (view.main,)
    spoken = (view.title, *view.headings, *main)
    if any(terms.ads or terms.topics for terms in (terms_of(each.text, each.folded) for each in spoken)):
        against = len(_AGAINST.of(view.title.folded + view.main.folded[:20_000]))
    else:
        against = 0
    yield from _from_heads(view, against)
    yield from _from_description(view)
    yield from _from_hidden(view)
    yield from _from_main(view, against)
    if is_bad_path(view.final) or is_bad_path(view.asked):
        yield Trace(2, "path", view.final.url)
    yield from _from_other_tongues(view)
    japanese = view.title.text
    if len(_KANA.findall(japanese)) >= 3 and (
        _SHOP.search(japanese) or len(set(_SHOP.findall(view.main.text[:5000]))) >= 3
    ):
        yield Trace(6, "Japanese shop text", japanese)


def _is_of_a_silent_page(part: Passage, whole: Passage) -> bool:
    """Whether a part stands as whole lines in a page that has no terms at all: then it has none either.

    A word that begins or ends with the part reads the same in the page, but for what is told by what follows "สล…".
    """
    return (
        len(part.folded) < len(whole.folded) <= len(whole.text) <= LONGEST
        and terms_of(whole.text, whole.folded) is NO_TERMS
        and "สล" not in part.folded
        and part.folded in whole.folded
        and f"\n{part.text}\n" in f"\n{whole.text}\n"
    )


def _from_other_tongues(view: View) -> Iterator[Trace]:
    """Gives gambling and adult text in the languages of the neighbours: two words of it in the title, or three in all."""
    # None of these words has a Thai letter: what is left of a Thai page is short.
    title = _THAI_RUN.sub("|", view.title.text[:300]).casefold()
    main = _THAI_RUN.sub("|", view.main.text[:5000]).casefold()
    for tongue, pattern in _TONGUES.items():
        if len(set(pattern.findall(title))) >= 2 or len(set(pattern.findall(title + " " + main))) >= 3:
            yield Trace(6, f"{tongue} gambling or adult text", view.title.text or view.main.text[:180])
            return


def _from_heads(view: View, against: int) -> Iterator[Trace]:
    title = terms_of(view.title.text, view.title.folded)
    weight = _weight(title, view.title, against, view, ad=5, topic=2)
    if weight:
        yield Trace(weight, "title", view.title.text)
    best = max(
        (
            (_weight(terms_of(each.text, each.folded), each, against, view, ad=4, topic=1), each)
            for each in view.headings
        ),
        key=lambda pair: pair[0],
        default=None,
    )
    if best is not None and best[0]:
        yield Trace(best[0], "heading", best[1].text)


def _invites(view: View) -> bool:
    """Whether the page asks its reader to play, or leads to a host that is no public body's."""
    text = view.title.folded + view.main.folded[:5000]
    return _INVITES.search(text) is not None or any(
        (there := place(link.url)).host
        and there.site != view.asked.site
        and not there.host.endswith((".go.th", ".or.th", ".ac.th"))
        for link in view.links[:300]
    )


def _weight(terms: Terms, where: Passage, against: int, view: View, *, ad: int, topic: int) -> int:
    if _AGAINST.within(where.folded):
        return 0
    if terms.like_an_ad and (len(terms.ads) > 1 or against < 3) and (terms.ads or _invites(view)):
        return ad
    return topic if (terms.topics or terms.ads) and against == 0 else 0


def _from_description(view: View) -> Iterator[Trace]:
    text = view.markup.description or ""
    terms = terms_of(text[:2000])
    if terms.like_an_ad and not _AGAINST.within(_fold_of(text)):
        yield Trace(3, "description", text)


def _from_hidden(view: View) -> Iterator[Trace]:
    """What people cannot see but search engines do: no honest page advertises there."""
    text = view.markup.hidden_text
    terms = terms_of(text)
    if not terms.like_an_ad or (len(terms.ads) < 3 and _AGAINST.within(_fold_of(text))):
        return
    yield Trace(6 if len(terms.ads) > 1 else 4, "hidden text", _near(text, terms))


def _from_main(view: View, against: int) -> Iterator[Trace]:
    text = view.whole if len(view.whole.folded) > len(view.main.folded) else view.main
    terms = terms_of(text.text, text.folded)
    many = len(terms.ads)
    if terms.disguised:
        yield Trace(min(6, 3 * len(terms.disguised)), "disguised words", _near(text.text, terms))
    if against >= 2 and many < 10:
        return
    weight = 5 if many >= 6 else 3 if many >= 3 else 1 if many else 0
    if against == 0 and many >= 2 and _dense(terms, view):
        weight = 5
    if against >= 2:
        weight = min(weight, 2)
    if weight:
        yield Trace(weight, "text", _near(text.text, terms))


def _dense(terms: Terms, view: View) -> bool:
    """Whether advertising is a good part of what the page says, and not one post among others."""
    return sum(map(len, terms.ads)) > 0.15 * len(view.main.folded)


def _near(text: str, terms: Terms) -> str:
    for term in terms.ads or terms.topics:
        at = text.casefold().find(term)
        if at >= 0:
            return text[max(0, at - 60) : at + 120]
    return text[:180]


def _fold_of(text: str) -> str:
    return "".join(text.casefold().split())
