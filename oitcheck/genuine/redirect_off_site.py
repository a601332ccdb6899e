"""The address leads to another body's site: worth a look, since the name may not be the agency's any more."""

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._sites import is_short_link, place
from oitcheck.genuine._view import View
from oitcheck.genuine._words import defanged

RANK = 90

_FORWARD_TOGETHER = (
    frozenset(
        {
            "google.com",
            "googleusercontent.com",
            "forms.gle",
            "g.page",
            "goo.gl",
            "google.co.th",
            "withgoogle.com",
        }
    ),
    frozenset({"facebook.com", "fb.com", "fb.me", "fb.watch", "m.me", "messenger.com"}),
    frozenset({"youtube.com", "youtu.be", "google.com"}),
    frozenset({"line.me", "lin.ee"}),
    frozenset({"x.com", "twitter.com", "t.co"}),
    frozenset(
        {"live.com", "sharepoint.com", "1drv.ms", "microsoftonline.com", "office.com", "microsoft.com"}
    ),
    frozenset({"dropbox.com", "dropboxusercontent.com"}),
)


def judge(view: View) -> Suspicion | None:
    """Notes an end at another registrable domain; the agency's own domains and link shorteners lead where they may."""
    asked, final = view.asked, view.final
    if (
        not view.hops
        or not view.good
        or not final.host
        or asked.site == final.site
        or is_short_link(asked.host)
    ):
        return None
    home = place(view.subject.agency_home).site if view.subject.agency_home else ""
    if final.site == home or any(
        asked.site in family and final.site in family for family in _FORWARD_TOGETHER
    ):
        return None
    return Suspicion(
        cause="redirect_off_site",
        excerpt=defanged(final.url),
        detail=f"{asked.host} → {final.host}",
        note=True,
    )
