"""A page was asked for and the home page of the same site came back: the page is gone."""

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._sites import Place, is_short_link, place
from oitcheck.genuine._view import View
from oitcheck.genuine._words import clean

RANK = 36


def judge(view: View) -> Suspicion | None:
    """Suspects a redirect from a deep address to a home page of the agency's; a typed home page may move as it likes."""
    if not view.hops or not view.good or view.asked.at_home or _same(view.asked, view.final):
        return None
    if is_short_link(view.asked.host) or not _is_home(view):
        return None
    return Suspicion(
        cause="redirect_to_home",
        excerpt=clean(view.title.text) or None,
        detail=clean(f"{view.asked.url} → {view.final.url}", 300),
    )


def _is_home(view: View) -> bool:
    home = place(view.subject.agency_home) if view.subject.agency_home else None
    if home is not None and _same(home, view.final):
        return True
    own = view.final.site == view.asked.site or (home is not None and view.final.site == home.site)
    return own and view.final.at_home


def _same(one: Place, other: Place) -> bool:
    return (one.host, one.path.rstrip("/").lower(), one.query) == (
        other.host,
        other.path.rstrip("/").lower(),
        other.query,
    )
