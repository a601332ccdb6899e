"""Traces of a hijack in where a page leads and what it loads: redirects, links, frames, scripts."""

from collections.abc import Iterator
from dataclasses import dataclass

from oitcheck.genuine._bad_hosts import is_bad_host
from oitcheck.genuine._lexicon import terms_of
from oitcheck.genuine._scripts import brings, hidden_leads, leads_to, only_from_search, unpacked
from oitcheck.genuine._sites import Place, place
from oitcheck.genuine._spam_links import spam_links
from oitcheck.genuine._view import View


@dataclass(frozen=True, slots=True)
class Trace:
    """One sign of a hijack.

    Attributes:
        weight: 1 (hardly anything) to 6 (enough alone).
        place: where it stood, in a word or two.
        shown: the text or address itself, not yet made harmless.
    """

    weight: int
    place: str
    shown: str


def from_redirects(view: View) -> Iterator[Trace]:
    """Gives redirects of the server, of a refresh or of a script to a host named after gambling."""
    for hop in view.hops:
        if _foreign(hop, view) and is_bad_host(hop.host):
            yield Trace(6, "redirect", hop.url)
            return
    refresh = place(view.markup.refresh) if view.markup.refresh else None
    if refresh is not None and _foreign(refresh, view) and is_bad_host(refresh.host):
        yield Trace(6, "meta refresh", refresh.url)


def from_links(view: View) -> Iterator[Trace]:
    """Gives advertising links: hidden ones weigh most, then those to foreign hosts; few visible ones do not suffice."""
    hidden, foreign, own, shown = spam_links(view)
    weight = min(6, 3 * hidden) + min(6, 2 * foreign if foreign > 1 else foreign) + min(4, own // 2)
    if weight:
        yield Trace(weight, "hidden links" if hidden else "links", shown)
    canonical = place(view.markup.canonical) if view.markup.canonical else None
    if canonical is not None and canonical.host and _foreign(canonical, view) and is_bad_host(canonical.host):
        yield Trace(4, "canonical", canonical.url)


def from_markup(view: View) -> Iterator[Trace]:
    """Gives frames, scripts and script redirects that bring or lead to somebody else's pages."""
    for link in view.links:
        if link.kind in {"iframe", "embed", "object"} and is_bad_host(place(link.url).host):
            yield Trace(6 if link.hidden else 4, "frame", link.url)
            break
    if any(is_bad_host(place(address).host) for address in view.markup.scripts):
        yield Trace(
            3, "script address", next(each for each in view.markup.scripts if is_bad_host(place(each).host))
        )
    script = view.markup.inline_script
    if script:
        yield from _from_script(view, script)


def _from_script(view: View, script: str) -> Iterator[Trace]:
    for address in hidden_leads(script):
        if _foreign(place(address), view):
            yield Trace(6, "hidden script redirect", address)
            return
    for address in leads_to(script):
        target = place(address)
        if _foreign(target, view) and (is_bad_host(target.host) or only_from_search(script)):
            yield Trace(6 if is_bad_host(target.host) else 5, "script redirect", address)
            return
    inside = unpacked(script)
    brought = [address for address in brings(inside) if _foreign(place(address), view)]
    if brought:
        yield Trace(6 if is_bad_host(place(brought[0]).host) else 4, "hidden script", brought[0])
    elif len(terms_of(inside + script).ads) >= 2:
        yield Trace(4, "script text", (inside or script)[:180])


def _foreign(target: Place, view: View) -> bool:
    return bool(target.host) and target.site != view.asked.site
