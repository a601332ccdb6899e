"""How often the main site and the answers opened, as far as the history reaches."""

from collections import deque
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urlsplit

from oitcheck.measures._answers import State, state_of
from oitcheck.measures._shape import Sources
from oitcheck.measures._wording import BANGKOK, day, number, share


def sentences(sources: Sources) -> Iterator[str]:
    """Gives what the history says of the period: nights, main site, answers, what is linked from the first page."""
    if not sources.looks:
        yield (
            f"ระหว่างวันที่ {day(sources.start)} ถึงวันที่ {day(sources.until)} "
            f"มีประวัติการตรวจ {number(0)} ครั้ง จึงไม่มีข้อมูลการเข้าถึงเว็บไซต์ในช่วงนี้"
        )
    else:
        yield from _counted(sources)
    yield from _probed(sources)
    yield from _linked(sources)


def _counted(sources: Sources) -> Iterator[str]:
    first, last = (look.at.astimezone(BANGKOK).date() for look in (sources.looks[0], sources.looks[-1]))
    home = host_of(sources.record.agency.home)
    opened = closed = unknown = up = down = 0
    for states in _nights(sources):
        opened += sum(state is State.OPEN for _, state in states)
        closed += sum(state is State.CLOSED for _, state in states)
        unknown += sum(state is State.UNKNOWN for _, state in states)
        own = {state for url, state in states if home and host_of(url) == home}
        up += State.OPEN in own
        down += own == {State.CLOSED}
    span = f"ระหว่างวันที่ {day(first)} ถึงวันที่ {day(last)} ระบบตรวจ {number(len(sources.looks))} ครั้ง"
    gap = f" (ก่อนวันที่ {day(first)} ไม่มีประวัติการตรวจ)" if first > sources.start else ""
    yield f"{span}{gap}"
    if up + down:
        yield (
            f"เว็บไซต์หลัก {home} เปิดได้ {number(up)} ครั้ง จาก {number(up + down)} ครั้งที่ตรวจและทราบผล "
            f"คิดเป็นร้อยละ {share(up, up + down)}"
        )
    if opened + closed:
        rest = f" และระบบยังสรุปไม่ได้ {number(unknown)} ครั้ง" if unknown else ""
        yield (
            f"URL คำตอบเปิดได้ {number(opened)} ครั้ง จาก {number(opened + closed)} ครั้งที่เปิดดูและทราบผล "
            f"คิดเป็นร้อยละ {share(opened, opened + closed)}{rest}"
        )


def _nights(sources: Sources) -> Iterator[list[tuple[str, State]]]:
    """Gives night by night every answer of today's record that was looked at, with its state."""
    wanted = {
        (question.id, answer.url) for question in sources.record.questions for answer in question.answers
    }
    standing: dict[tuple[str, str], State] = {}
    turns = deque(sorted(sources.turns, key=lambda turn: turn.at))
    for look in sources.looks:
        while turns and turns[0].at <= look.at:
            turn = turns.popleft()
            standing[turn.question, turn.url] = state_of(turn.verdict, turn.cause)
        yield [
            (url, state)
            for (question, url), state in standing.items()
            if (question, url) in wanted and (not look.only or question in look.only)
        ]


def _probed(sources: Sources) -> Iterator[str]:
    """How often the main site opened in all looks, those between the nights included, and on how many days throughout."""
    home = _origin(sources.record.agency.home)
    own = [one for one in sources.probed if home and _origin(one.url) == home and one.looks]
    looks, opened = sum(one.looks for one in own), sum(one.opened for one in own)
    if looks:
        days, whole = sum(one.days for one in own), sum(one.whole_days for one in own)
        by_day = f" ใน {number(days)} วันที่เปิดดู เปิดได้ทุกครั้ง {number(whole)} วัน" if days else ""
        yield (
            f"เมื่อนับการเปิดดูทุกหน้าของเว็บไซต์หลัก ทั้งในรอบตรวจและระหว่างวัน {number(looks)} ครั้ง "
            f"เปิดได้ {number(opened)} ครั้ง คิดเป็นร้อยละ {share(opened, looks)}{by_day}"
        )


def _origin(url: str | None) -> str:
    """Scheme and host of an address, without a port that goes without saying."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    plain = {"http": ":80", "https": ":443"}.get(parts.scheme, " ")
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].lower().removesuffix(plain)}"


def _linked(sources: Sources) -> Iterator[str]:
    """How many answers a citizen reaches by one click from the first page, where that page was read."""
    home = sources.record.agency.home
    seen = next(
        (one for url, one in sources.observations.items() if home and _same(url) == _same(home)), None
    )
    if seen is None or seen.document is None or seen.cause is not None:
        return
    links = {_same(link.url) for link in seen.document.links if link.url and not link.hidden} | {
        _same(home or "")
    }
    urls = [answer.url for question in sources.record.questions for answer in question.answers]
    there = sum(_same(url) in links for url in urls)
    yield f"หน้าแรกของเว็บไซต์มีลิงก์ตรงไปยัง URL คำตอบ {number(there)} URL จาก {number(len(urls))} URL"


def _same(url: str) -> str:
    return unquote(urldefrag(url.strip()).url).rstrip("/")


def host_of(url: str | None) -> str:
    """Gives the host of an address, with its port where it has one; without a leading ``www.``."""
    try:
        return urlsplit(url or "").netloc.rpartition("@")[2].lower().removeprefix("www.")
    except ValueError:
        return ""
