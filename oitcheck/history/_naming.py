"""Runs and subjects by name, as lines tell them, to their numbers in one history."""

from typing import Any

from sqlalchemy import Connection, select

from oitcheck.history._schema import runs, subjects

_REMEMBERED = 10_000


class Names:
    """Looks numbers up and remembers the latest."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._runs: dict[str, int] = {}
        self._subjects: dict[tuple[str, str, int], int] = {}

    def number(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """Gives the row with numbers for the names of runs and subjects in it.

        Raises:
            KeyError: a run or subject is not there.
        """
        if "run" in row:
            row["run"] = self._run(row["run"])
        if table == "changes":
            row["subject"] = self._subject(row["subject"])
        return row

    def _run(self, name: str) -> int:
        if name not in self._runs:
            found = self._connection.scalar(select(runs.c.id).where(runs.c.run_id == name))
            self._runs = _remember(self._runs, name, found)
        return self._runs[name]

    def _subject(self, name: tuple[str, str, int]) -> int:
        if name not in self._subjects:
            agency, catalogue, number = name
            here = (
                subjects.c.agency == agency,
                subjects.c.catalogue == catalogue,
                subjects.c.number == number,
            )
            found = self._connection.scalar(select(subjects.c.id).where(*here))
            self._subjects = _remember(self._subjects, name, found)
        return self._subjects[name]


def _remember(known: dict[Any, int], name: Any, found: int | None) -> dict[Any, int]:
    if found is None:
        raise KeyError(name)
    return {name: found} if len(known) >= _REMEMBERED else known | {name: found}
