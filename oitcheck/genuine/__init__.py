"""Is the page what it says? One gate a file, pure: it sees what came back and says what the page really is.

A gate's module has a docstring, a number ``RANK`` (the lower is asked first; ``hijacked`` is 0) and a function
``judge(subject) -> Suspicion | None``.
"""

from oitcheck.discovery import members
from oitcheck.genuine._gate import Sibling, Subject, Suspicion

__all__ = ["Sibling", "Subject", "Suspicion", "judge"]


def judge(subject: Subject) -> tuple[Suspicion, ...]:
    """Gives what the gates hold against the page, the weightiest first; nothing where it is what it says."""
    gates = sorted(members(__name__).values(), key=lambda gate: (gate.RANK, gate.__name__))
    found = (gate.judge(subject) for gate in gates)
    return tuple(suspicion for suspicion in found if suspicion is not None)
