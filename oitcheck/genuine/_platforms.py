"""Families of hosts that agencies answer with: platforms, file stores, forms, identity services."""

from oitcheck.genuine._sites import belongs
from oitcheck.genuine._view import View
from oitcheck.genuine._words import words

SOCIAL = words(
    "facebook.com fb.com fb.me fb.watch m.me messenger.com instagram.com tiktok.com x.com twitter.com line.me lin.ee threads.net threads.com"
)
GOOGLE = frozenset({"google.com", "google.co.th", "forms.gle"})
MICROSOFT = words(
    "sharepoint.com onedrive.live.com 1drv.ms live.com microsoftonline.com office.com forms.office.com microsoft.com sharepoint-df.com"
)
STORES = words(
    "dropbox.com box.com mediafire.com mega.nz mega.io icloud.com canva.com pubhtml5.com anyflip.com issuu.com scribd.com"
)
VIDEO = frozenset({"youtube.com", "youtu.be", "vimeo.com"})
IDENTITY = words("""accounts.google.com login.microsoftonline.com login.live.com login.windows.net imauth.bora.dopa.go.th
    thaid.bora.dopa.go.th openid.egov.go.th connect.egov.go.th access.line.me appleid.apple.com auth0.com okta.com
    digitalid.or.th moiauth.moi.go.th sso.go.th""")


def is_of(view: View, family: frozenset[str]) -> bool:
    """Says whether the typed address or the one that answered is a family's."""
    return belongs(view.asked.host, family) or belongs(view.final.host, family)


def is_google_form(view: View) -> bool:
    """Says whether a Google form was asked for."""
    return view.asked.host == "forms.gle" or any(
        each.host == "docs.google.com" and each.path.startswith("/forms/")
        for each in (view.asked, *view.hops, view.final)
    )
