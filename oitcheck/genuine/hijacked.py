"""Somebody else speaks through the page: gambling or other spam put in, a defacement, a hidden redirect.

Source: the plague of gambling text on Thai government sites; weights are by place, so that one word in the running text
of a page never suffices and news of arrests, prevention, the state lottery and other senses of "slot" stay innocent.
"""

from collections.abc import Iterator

from oitcheck.genuine._gate import Suspicion
from oitcheck.genuine._injected import Trace, from_links, from_markup, from_redirects
from oitcheck.genuine._spoken import defaced, from_text
from oitcheck.genuine._view import View
from oitcheck.genuine._words import defanged

RANK = 0

# Found on made pages of both sorts: innocent ones stay at 3 and below, the poorest hijacked ones reach 5.
THRESHOLD = 5


def judge(view: View) -> Suspicion | None:
    """Suspects a hijack when the traces together weigh enough; the weightiest is the excerpt, never a live link."""
    traces = sorted(_traces(view), key=lambda trace: -trace.weight)
    if sum(trace.weight for trace in traces) < THRESHOLD:
        return None
    places = ", ".join(dict.fromkeys(trace.place for trace in traces))
    return Suspicion(
        cause="hijacked", excerpt=defanged(traces[0].shown) or None, detail=f"seen in: {places}"[:300]
    )


def _traces(view: View) -> Iterator[Trace]:
    yield from from_redirects(view)
    if view.html:
        yield from defaced(view)
        yield from from_text(view)
        yield from from_links(view)
        yield from from_markup(view)
