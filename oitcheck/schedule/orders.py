"""What the service was asked to do."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from oitcheck import catalogue_file, checklist_file
from oitcheck.alerts import Channels
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.settings import Settings

Clock = Callable[[], datetime]
Take = Callable[[Path], AbstractContextManager[object]]
"""Takes the lock of an output folder for a block; raises ``RunBusy`` where another run holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """What the service was asked to do.

    Attributes:
        paths: checklist files, as the operator named them; read anew before every night.
        take: takes the lock that every run in ``out`` takes.
        at: the hour of the night, in Thailand.
        jitter: nights begin up to so much later, each agency at another moment.
        channels: who is told; null for nobody.
        probe_every: between two light looks; null for none.
        ping: address that is called after each finished night.
        say: one line for the operator.
    """

    paths: tuple[str, ...]
    settings: Settings
    out: Path
    history_url: str
    take: Take
    clock: Clock
    formats: tuple[str, ...] = ("html", "json")
    lang: str = "th"
    at: time = time(2, 0)
    jitter: timedelta = timedelta(0)
    channels: Channels | None = None
    probe_every: timedelta | None = timedelta(minutes=15)
    ping: str | None = None
    say: Callable[[str], object] = print


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One checklist with its catalogue."""

    path: str
    checklist: Checklist
    catalogue: Catalogue

    @property
    def name(self) -> str:
        """Agency and catalogue."""
        return f"{self.checklist.agency.id}/{self.catalogue.name}"


def read(path: str) -> Watched:
    """Reads a checklist file and the catalogue that it names.

    Raises:
        FileProblems: every mistake of the file.
    """
    checklist = checklist_file.load(path)
    return Watched(path=path, checklist=checklist, catalogue=catalogue_file.load(checklist.catalogue))
