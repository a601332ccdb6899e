"""Ways of running assignments: one file each. An assignment and its observations are plain data both ways.

An executor's module has a class ``Executor`` with one method, ``run(assignments, inspect)``.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from oitcheck.model.observed import Assignment

Inspect = Callable[[Assignment], Awaitable[None]]


class Runs(Protocol):
    """What runs assignments."""

    async def run(self, assignments: Sequence[Assignment], inspect: Inspect) -> None:
        """Runs every assignment; returns when the last one ended."""
