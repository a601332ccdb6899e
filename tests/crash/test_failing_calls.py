"""System calls on the files of a night that fail: the night ends with exit 4 and a message, and nothing stored is lost."""

import errno
import os
import re
from collections import Counter

import pytest

OPEN, WRITE, SYNC, RENAME, UNLINK, TRUNCATE, MKDIR = 1, 2, 4, 8, 16, 32, 64
KINDS = {
    "open": (OPEN, errno.EACCES), "write": (WRITE, errno.ENOSPC), "sync": (SYNC, errno.EIO), "rename": (RENAME, errno.EROFS),
    "unlink": (UNLINK, errno.EACCES), "truncate": (TRUNCATE, errno.EDQUOT), "mkdir": (MKDIR, errno.ENOSPC),
}  # fmt: skip
UP_TO = int(os.environ.get("OITCHECK_FAULTS", "3"))
"""Places of each kind of call that fail, spread over the first hundred; 100 for every one."""

ANSWERS = 5


class Faults:
    """Nights on which a call fails."""

    def __init__(self, night, trials, compared):
        self.night, self.trials, self.compared = night, trials, compared
        self.codes = Counter()

    def journal(self, folder):
        return [line.split(" ", 2) for line in (folder / "journal").read_text().splitlines()]

    def order(self, folder, kinds, at, number, lasting):
        return [str(folder / "reports"), kinds, at, number, int(lasting), str(folder / "journal")]

    def calls(self, kinds):
        """How many calls of these kinds a night makes."""
        night = self.night(ANSWERS)
        self.trials.check(night.folder, arm=self.order(night.folder, kinds, 0, errno.EIO, False))
        return len(self.journal(night.folder))

    def fails(self, kinds, at, number, *, lasting):
        """A night on which the call with that number fails, and for good where it is lasting."""
        night = self.night(ANSWERS)
        old, first = self.reports(night.folder), self.compared.record(night.folder)["run"]["id"]
        done = self.trials.check(night.folder, arm=self.order(night.folder, kinds, at, number, lasting))
        last = self.journal(night.folder)
        where = f"{errno.errorcode[number]} at {last[min(at, len(last)) - 1]} lasting {lasting}: {done.code}\n{done.err}"
        self.codes[done.code] += 1
        self.ended_well(
            night, old, done, where, hindered=bool(lasting and kinds & (UNLINK | OPEN)) or kinds & UNLINK
        )
        if done.code == 4 and not self.compared.done_with(night.folder, first):
            again = self.trials.check(night.folder)
            assert (again.code, again.err) == (night.code, ""), (where, again.err)
        if done.code == 4:
            assert self.compared.differences(self.compared.told(night.folder), night.told) == [], where
        self.compared.sound(night.folder)

    def ended_well(self, night, old, done, where, *, hindered):
        """Exit 4 with a message and the old reports, or the whole night as if nothing had happened."""
        assert "Traceback" not in done.err + done.out, where
        self.compared.sound(night.folder)
        self.compared.whole_files(night.folder)
        new = self.reports(night.folder)
        if done.code == 4:
            assert re.match(r"oitcheck: \S.*\n  \S", done.err), where
            assert done.err.count("\n") <= 3, where
            kept = self.compared.stored(night.folder)[0]
            is_drawn = self.compared.record(night.folder)["run"]["id"] == kept.run_id
            assert new == old or is_drawn, where
        else:
            assert done.code == night.code, where
            assert self.compared.differences(self.compared.told(night.folder), night.told) == [], where
        if not hindered:
            assert list((night.folder / "reports").rglob(".*.tmp")) == [], where

    def reports(self, folder):
        return {
            path: path.read_bytes()
            for path in (folder / "reports").rglob("*")
            if path.suffix in {".json", ".html"} and ".ocr" not in path.parts
        }


@pytest.fixture
def faults(second_night, failing_trials, compared):
    return Faults(second_night, failing_trials, compared)


def places(number):
    """Which of so many calls fail: all up to a hundred, or some spread over these."""
    last = min(100, number)
    count = min(UP_TO, last)
    return sorted({1 + turn * (last - 1) // max(1, count - 1) for turn in range(count)}) if count else []


@pytest.mark.benchmark
@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_call_that_fails_ends_the_night_with_a_message(faults, kind, lasting, capsys):
    """Whichever call it is: no traceback, nothing stored lost, no half file, and the next night goes on."""
    kinds, number = KINDS[kind]
    calls = faults.calls(kinds)
    for at in places(calls):
        faults.fails(kinds, at, number, lasting=lasting)
    with capsys.disabled():
        ended = ", ".join(f"{count} with exit {code}" for code, count in sorted(faults.codes.items()))
        print(
            f"\n{kind} failing {'for good' if lasting else 'once'} at {sum(faults.codes.values())} of {calls} places: {ended}"
        )


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_whatever_the_disk_says_is_told(faults, number):
    """Every call refused from some moment on, for any of the reasons a disk has."""
    every = OPEN | WRITE | SYNC | RENAME | UNLINK | TRUNCATE | MKDIR
    for at in (1, 60):
        faults.fails(every, at, number, lasting=True)
