"""The page reloads itself without end: a meta refresh leads back to where it stands."""

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._sites import Place, place
from oitcheck.genuine._view import View
from oitcheck.genuine._words import clean

RANK = 46

# Boards refresh themselves every minute or so, by design; at two seconds nobody can read.
_UNREADABLE_S = 2.0
# A page with nothing on it that calls itself again never shows more.
_PATIENCE_S = 30.0


def judge(view: View) -> Suspicion | None:
    """Suspects a refresh to the very same address after so short a time that nothing can be read."""
    delay = view.markup.refresh_delay_s
    if not view.html or not view.good or (delay is None and view.markup.refresh is None):
        return None
    if view.subject.fetched.header("set-cookie") is not None:
        return None  # with the cookie another page may come: ``needs_browser``
    nothing = not view.whole.folded and not view.images
    if (delay or 0.0) > (_PATIENCE_S if nothing else _UNREADABLE_S) or "http-equiv" not in view.raw:
        return None
    target = view.markup.refresh
    if target and not _same(place(target), view.final) and not _same(place(target), view.asked):
        return None
    return Suspicion(
        cause="redirect_loop", excerpt=clean(view.whole.text) or None, detail="meta refresh to itself"
    )


def _same(one: Place, other: Place) -> bool:
    return (one.host, one.path, one.query) == (other.host, other.path, other.query)
