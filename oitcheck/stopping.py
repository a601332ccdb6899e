"""A wish to end a night early, that another thread may utter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock


class Stop:
    """Ends what listens to it, now or as soon as it begins to listen. Calling it twice is calling it once."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._asked = False
        self._listeners: list[Callable[[], object]] = []

    @property
    def asked(self) -> bool:
        """Whether the end was asked for."""
        return self._asked

    def __call__(self) -> None:
        """Asks everything that listens to end."""
        with self._turn:
            self._asked = True
            for end in self._listeners:
                end()

    @contextmanager
    def heard_by(self, end: Callable[[], object]) -> Iterator[None]:
        """Lets the wish be heard while the block lasts: ``end`` is called in the thread that utters it."""
        with self._turn:
            self._listeners.append(end)
            asked = self._asked
        if asked:
            end()
        try:
            yield
        finally:
            with self._turn:
                self._listeners.remove(end)
