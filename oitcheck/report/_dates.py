"""Dates and spans as people write them: Thai with พ.ศ., English with the common era; always Bangkok time."""

from datetime import UTC, datetime, timedelta, timezone

from oitcheck.model.checklist import Words

BANGKOK = timezone(timedelta(hours=7), "Asia/Bangkok")
BE_OFFSET = 543

STALE_AFTER = timedelta(hours=26)

_MONTHS = (
    ("มกราคม", "January"),
    ("กุมภาพันธ์", "February"),
    ("มีนาคม", "March"),
    ("เมษายน", "April"),
    ("พฤษภาคม", "May"),
    ("มิถุนายน", "June"),
    ("กรกฎาคม", "July"),
    ("สิงหาคม", "August"),
    ("กันยายน", "September"),
    ("ตุลาคม", "October"),
    ("พฤศจิกายน", "November"),
    ("ธันวาคม", "December"),
)
_DAYS = (
    ("จันทร์", "Monday"),
    ("อังคาร", "Tuesday"),
    ("พุธ", "Wednesday"),
    ("พฤหัสบดี", "Thursday"),
    ("ศุกร์", "Friday"),
    ("เสาร์", "Saturday"),
    ("อาทิตย์", "Sunday"),
)


def read(text: str | None) -> datetime | None:
    """Gives a moment of the record in Bangkok time; null where the text is none. Without an offset it is UTC."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(BANGKOK)
    except (ValueError, OverflowError):
        return None


def night(text: str) -> Words:
    """Gives the moment of a check, such as "คืนวันอาทิตย์ที่ 22 พฤศจิกายน 2569 เวลา 02.14 น."; the text itself where it is none."""
    moment = read(text)
    if moment is None:
        return Words(th=text, en=text)
    th_day, en_day = _DAYS[moment.weekday()]
    dark = moment.hour < 6 or moment.hour >= 19
    when = day(text)
    return Words(
        th=f"{'คืน' if dark else ''}วัน{th_day}ที่ {when.th} เวลา {moment:%H.%M} น.",
        en=f"{'night of ' if dark else ''}{en_day}, {when.en}, {moment:%H:%M} (Bangkok)",
    )


def day(text: str | None) -> Words:
    """Gives the day of a moment, such as "22 พฤศจิกายน 2569"; the text itself where it is none."""
    moment = read(text)
    if moment is None:
        return Words(th=text or "", en=text or "")
    th_month, en_month = _MONTHS[moment.month - 1]
    return Words(
        th=f"{moment.day} {th_month} {moment.year + BE_OFFSET}", en=f"{moment.day} {en_month} {moment.year}"
    )


def days_between(start: str | None, end: str | None) -> int | None:
    """Gives whole days from one moment of the record to another, never under 0; null where one is unknown."""
    first, last = read(start), read(end)
    return None if first is None or last is None else max(0, (last - first).days)


def is_stale(finished_at: str, now: datetime) -> bool:
    """Tells whether a run is older than a nightly review may be. A moment that cannot be read counts as old."""
    finished = read(finished_at)
    moment = now if now.tzinfo else now.replace(tzinfo=UTC)
    return finished is None or moment - finished > STALE_AFTER
