"""Names of hosts and paths that speak of gambling, adult pages and the like."""

import re
from functools import lru_cache

from oitcheck.genuine._sites import Place
from oitcheck.genuine._words import words

_IN_A_NAME = re.compile(
    r"casino|ufabet|sbobet|betflik|betflix|lsm99|gacor|(?:^|[^a-z])judi|togel|baccarat|jackpot|gambl|1xbet|bet365|dafabet|pokerdom|pornhub|xvideo|xnxx|viagra|cialis"
    r"|pgslot|slotpg|slotxo|superslot|slot(?:online|auto|game|thai|web|wallet|gacor|88|77|99|168|555|666|777|888|999|\d)|(?:joker|pg|xo|ufa|hot|king|big|mega|lucky|vip|web|auto|all|top|best|god|win)-?slots?"
    r"|joker(?:123|gaming|\d{2,})|(?:ufa|lotto|huay|bet|fafa|bk|sa|gclub|pussy|mega|918kiss|scr)\d{2,}|\d{2,}bet\b|lottovip|ruayhuay|huay(?:online|vip)"
    r"|สล็อต|บาคาร่า|คาสิโน|แทงบอล|เว็บพนัน"
)
_TOKENS = words(
    "bet bets slot slots ufa casino casinos joker123 lotto4d togel judi poker baccarat huay gclub sbo bandar toto4d jackpot porn xxx gambling"
)
_SPLIT = re.compile(r"[._/\s-]+")
_INNOCENT = re.compile(r"\.go\.th$|\.mi\.th$|(?:^|\.)glo\.or\.th$|timeslot|time-slot|bookingslot|slotcar")


@lru_cache(maxsize=4096)
def is_bad_host(host: str) -> bool:
    """Says whether a host's name is one of gambling, adult pages and the like; a government host's never is."""
    if not host or _INNOCENT.search(host):
        return False
    name = _readable(host)
    return _IN_A_NAME.search(name) is not None or not _TOKENS.isdisjoint(_SPLIT.split(name)[:-1])


def is_bad_path(where: Place) -> bool:
    """Says whether a folder or file of an address is named after gambling."""
    parts = _SPLIT.split(where.path.lower().rsplit(".", 1)[0])
    return not _TOKENS.isdisjoint(parts) or _IN_A_NAME.search(where.path.lower()) is not None


def _readable(host: str) -> str:
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
