"""Assignments in this process, on one event loop."""

import asyncio
import logging
from collections.abc import Sequence

from oitcheck.errors import OitcheckError
from oitcheck.executors import Inspect
from oitcheck.model.observed import Assignment
from oitcheck.stopping import together

log = logging.getLogger(__name__)


class Executor:
    """Runs at most ``at_once`` assignments at the same time; what one cannot finish never ends the others."""

    def __init__(self, at_once: int) -> None:
        self._places = asyncio.Semaphore(at_once)

    async def run(self, assignments: Sequence[Assignment], inspect: Inspect) -> None:
        """Runs every assignment; a crash of ours is logged, and its answers stay without an observation.

        Raises:
            OitcheckError: what was seen cannot be kept; the other assignments are ended.
        """

        async def one(assignment: Assignment) -> None:
            async with self._places:
                try:
                    await inspect(assignment)
                except OitcheckError:
                    raise
                except Exception:
                    log.exception("%s: the inspection ended early", assignment.host)
                except asyncio.CancelledError:
                    if (task := asyncio.current_task()) is None or task.cancelling():
                        raise
                    log.exception("%s: the inspection was cancelled by itself", assignment.host)

        await together(one(assignment) for assignment in assignments)
