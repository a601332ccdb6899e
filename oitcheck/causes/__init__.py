"""Causes: one stable code for why a verdict is not ``pass``, with its words in Thai and English, in one place.

A group of causes is one file of this room (``reach.py``, ``genuine.py`` …) with a tuple ``CAUSES``.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from oitcheck.discovery import members
from oitcheck.model.checklist import Words
from oitcheck.model.verdict import Verdict


class Who(StrEnum):
    """Who can mend it."""

    WEB_ADMIN = "web_admin"
    HOSTING = "hosting"
    CONTENT_OWNER = "content_owner"
    DRIVE_OWNER = "drive_owner"
    CHECKER_ADMIN = "checker_admin"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One cause.

    Attributes:
        code: stable; programs rely on it.
        verdict: what it makes of an answer or element where nothing else decides.
        soft: whether it is looked at again in the same run before it counts.
        title: a few words, such as "ไม่พบหน้า (404)".
        happened: one sentence of what happened.
        citizen: what a member of the public sees.
        who: who can mend it.
        mend: how, in a sentence or two.
        retest: how to test again.
    """

    code: str
    verdict: Verdict
    title: Words
    happened: Words
    citizen: Words
    who: Who
    mend: Words
    retest: Words
    soft: bool = False


@cache
def causes() -> dict[str, Cause]:
    """Gives every cause by its code, group by group in the order of the files."""
    return {cause.code: cause for group in members(__name__).values() for cause in group.CAUSES}


def verdict_of(code: str) -> Verdict:
    """Gives the verdict of a cause.

    Raises:
        KeyError: no cause has this code, which is a bug of ours.
    """
    return causes()[code].verdict
