"""The document lets people ask and be answered: a form, an open board with replies, a chat, Messenger or LINE.

A list of ready answers is none of these, nor is a board closed to posting. The chat plug-in of Facebook was withdrawn:
where it is all there is, that is named. A page that loads scripts through a tag manager may show a chat that only a
browser sees.
"""

import re

from oitcheck.model.document import Document, Where
from oitcheck.model.verdict import Seen, Sighting
from oitcheck.rules import contains_form, has_social_link
from oitcheck.rules._addresses import told, visible_links
from oitcheck.rules._keywords import contains, first
from oitcheck.rules._rule import Around, RuleParams, SeenIn, no, unknown, yes

SEEN_IN = SeenIn.MARKUP

_CHATS = (
    "tawk.to", "zdassets.com", "zopim.com", "zendesk.com", "crisp.chat", "tidio.co", "tidiochat.com", "livechatinc.com",
    "intercom.io", "intercomcdn.com", "smartsupp", "jivosite.com", "jivo-chat", "salesiq.zoho", "chatra.io",
    "freshchat", "wchat.freshchat.com", "olark.com", "drift.com", "driftt.com", "userlike", "landbot.io", "df-messenger",
    "dialogflow-console", "botnoi", "chaport.com", "gist.build", "purechat.com", "chatway", "elfsight.com", "getbutton.io",
    "widget.manychat.com", "kommunicate.io", "collect.chat", "respond.io", "zwizai", "hbotbot",
)  # fmt: skip
_RETIRED = (
    "fb-customerchat",
    "xfbml.customerchat",
    "customerchat.js",
    "customer_chat",
    "facebook-messenger-chat",
)
_TAGS = ("googletagmanager.com/gtm", "gtm.js")
_BOARD = (
    "กระดานสนทนา",
    "กระดานถาม",
    "กระดานข่าว",
    "เว็บบอร์ด",
    "เวบบอร์ด",
    "webboard",
    "web board",
    "กระทู้",
    "กล่องข้อความถาม",
)
_POST = re.compile(
    r"(?i)ตั้ง(?:กระทู้|คำถาม)|เขียนกระทู้|โพสต์กระทู้|ส่งคำถาม|สร้างกระทู้|new ?topic|new_?post|ตอบกระทู้|ร่วมแสดงความคิดเห็นในกระทู้"
)
_CLOSED = (
    "ปิดรับกระทู้", "ปิดรับคำถาม", "ปิดการตั้งกระทู้", "งดตั้งกระทู้", "ปิดกระดาน", "ปิดรับการตั้งกระทู้", "ปิดการใช้งานกระดาน", "อ่านได้อย่างเดียว",
    "ปิดให้บริการเว็บบอร์ด", "ไม่สามารถตั้งกระทู้", "กระดานนี้ปิด", "เว็บบอร์ดปิด", "งดให้บริการกระดาน",
)  # fmt: skip


class Params(RuleParams):
    """Nothing to set."""


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the way to ask; for a miss the closed board, the withdrawn plug-in or the ready answers."""
    del params
    closed = next(filter(None, (first(document.pages, word) for word in _CLOSED)), None)
    reached = has_social_link.look(document, has_social_link.Params(any_of=("messenger", "line")), around)
    if reached.seen is Seen.YES:
        return reached
    chat = _script(document, _CHATS)
    if chat is not None:
        return yes(None, chat)
    form = contains_form.look(document, contains_form.Params(), around)
    if form.seen is Seen.YES and closed is None and _asks(document):
        return form
    board = None if closed else _board(document)
    if board is not None:
        return yes(None, board)
    if form.seen is Seen.UNKNOWN:
        return form
    if closed is not None:
        return no(closed.excerpt(), page=closed.page)
    retired = _script(document, _RETIRED)
    if retired is not None:
        return no(retired, cause="widget_retired")
    tags = _script(document, _TAGS)
    return unknown(tags) if tags is not None else form


def _asks(document: Document) -> bool:
    """Whether a form takes a message: a box for text, anywhere on the page."""
    return any(
        field.kind.lower() in {"textarea", "contenteditable"}
        for form in document.forms
        for field in form.fields
    )


def _board(document: Document) -> str | None:
    """A board open to posting: a link or button to write, beside the board's name."""
    links = [link for link in visible_links(document) if link.where is Where.MAIN and link.url]
    text = "\n".join(page.text for page in document.pages)
    if not contains(text, _BOARD):
        return None
    for link in links:
        if _POST.search(f"{link.text} {link.url}"):
            return told(link)
    hit = _POST.search(text)
    return text[max(0, hit.start() - 40) : hit.end() + 60].replace("\n", " ") if hit else None


def _script(document: Document, names: tuple[str, ...]) -> str | None:
    if document.markup is None:
        return None
    for script in document.markup.scripts:
        if any(name in script.lower() for name in names):
            return script[:190]
    inline = document.markup.inline_script.lower()
    frames = [
        link.url
        for link in document.links
        if link.kind == "iframe" and any(name in link.url for name in names)
    ]
    if frames:
        return frames[0][:190]
    return next((f"script: {name}" for name in names if name in inline), None)
