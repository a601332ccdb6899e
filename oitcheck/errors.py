"""The error tree: what stops an operator's command.

A mishap of the world (a dead host, a damaged PDF) is never an exception that leaves its room: it is a cause on
an answer. These are for the operator, or for a state in which the checker itself cannot work.

    OitcheckError                       exit
    ├── UsageError                      2     wrong flag, wrong file, wrong setting
    │   └── FileProblems                2     a checklist or catalogue with mistakes, each with its place
    └── CannotLook                      4     the checker itself could not look, or could not keep what it saw
        ├── StoreError                  4     the history cannot be read or written
        └── RunBusy                     4     another run holds the lock
"""

from dataclasses import dataclass


class OitcheckError(Exception):
    """Anything that ends a verb with a message instead of a result."""

    exit_code: int = 2


class UsageError(OitcheckError):
    """What was asked cannot be done as it was asked; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One mistake of one file.

    Attributes:
        path: the file as the operator named it.
        line: from 1; 0 where the whole file is meant.
        column: from 1; 0 where the whole file is meant.
        where: the place in the file's own words, such as ``answers.O5.expect.phone``.
        found: what was found and what was expected, in lower case, no full stop.
        remedy: what to do.
        warning: true where the file can be used all the same.
    """

    path: str
    line: int
    column: int
    where: str
    found: str
    remedy: str
    warning: bool = False

    def __str__(self) -> str:
        """Two lines: ``file:line:column: where: found``, then what to do."""
        place = f"{self.path}:{self.line}:{self.column}: "
        label = "warning: " if self.warning else ""
        where = f"{self.where}: " if self.where else ""
        return f"{place}{label}{where}{self.found}\n  {self.remedy}"


class FileProblems(UsageError):
    """One file or several cannot be used.

    Attributes:
        problems: every mistake of every file, in file order.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class CannotLook(OitcheckError):
    """The checker itself could not look, or could not keep what it saw."""

    exit_code = 4


class StoreError(CannotLook):
    """The history cannot be read or written; the message names the file and what to do."""


class RunBusy(CannotLook):
    """Another run holds the lock of this output folder."""
