"""History: what happened on every night. The only room with SQL.

One writer at a time, transactions that are on disk when they return, and nothing that is ever overwritten: a file that
is damaged, foreign or newer than this program is refused as it is, with what to do.
"""

from oitcheck.history._days import LookedDay, origin_of
from oitcheck.history._journal import Event, Journal
from oitcheck.history._letters import Letter, letter
from oitcheck.history._looked import LookedNight
from oitcheck.history._opening import open_history
from oitcheck.history._probes import Availability, Glance, Opened
from oitcheck.history._store import History
from oitcheck.history._values import UNDRAWN, Change, Keep, LatestRun, ResumePoint, RunStart

__all__ = [
    "UNDRAWN",
    "Availability",
    "Change",
    "Event",
    "Glance",
    "History",
    "Journal",
    "Keep",
    "LatestRun",
    "Letter",
    "LookedDay",
    "LookedNight",
    "Opened",
    "ResumePoint",
    "RunStart",
    "letter",
    "open_history",
    "origin_of",
]
