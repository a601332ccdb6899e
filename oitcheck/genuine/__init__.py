"""Is the page what it says? One gate a file, pure: it sees what came back and says what the page really is.

A gate's module has a docstring, a number ``RANK`` (the lower is asked first; ``hijacked`` is 0) and a function
``judge(view) -> Suspicion | None``. A gate looks at the status itself: what it says outweighs the status alone
(a 403 that is a named firewall), and it keeps silent where the status says enough (a 404).
"""

from oitcheck.discovery import members
from oitcheck.genuine._gate import Sibling, Subject, Suspicion
from oitcheck.genuine._view import View, view_of

__all__ = ["Sibling", "Subject", "Suspicion", "View", "judge"]


def judge(subject: Subject) -> tuple[Suspicion, ...]:
    """Gives what the gates hold against the page, the weightiest first; nothing where it is what it says.

    Those with ``note`` come last: they are warnings beside the page and end nothing.
    """
    view = view_of(subject)
    gates = sorted(members(__name__).values(), key=lambda gate: (gate.RANK, gate.__name__))
    found = [suspicion for gate in gates if (suspicion := gate.judge(view)) is not None]
    return tuple(sorted(found, key=lambda suspicion: suspicion.note))
