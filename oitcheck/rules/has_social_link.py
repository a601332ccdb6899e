"""The document has a link to an account on a social network, anywhere on the page.

A share button, a single video and the network's own home page are no account; nor is the name that a template left.
"""

from pydantic import Field, field_validator

from oitcheck.model.document import Document
from oitcheck.model.verdict import Sighting
from oitcheck.rules._accounts import NETWORKS, SAME, Account, account_of
from oitcheck.rules._addresses import told, visible_links
from oitcheck.rules._rule import PLACEHOLDER, Around, RuleParams, SeenIn, no, yes

SEEN_IN = SeenIn.MARKUP


class Params(RuleParams):
    """Which networks."""

    any_of: tuple[str, ...] = Field((), description="facebook, line, youtube, …; any where none is given")

    @field_validator("any_of")
    @classmethod
    def _known(cls, names: tuple[str, ...]) -> tuple[str, ...]:
        plain = tuple(SAME.get(name.lower(), name.lower()) for name in names)
        unknown = sorted(set(plain) - set(NETWORKS))
        if unknown:
            message = f"no social network is named {unknown[0]!r}; there are {', '.join(NETWORKS)}"
            raise ValueError(message)
        return plain


def look(document: Document, params: Params, around: Around) -> Sighting:
    """Gives the first account; for a miss a link to the network that is no account."""
    del around
    wanted = params.any_of or NETWORKS
    own = account_of(document.url)
    if own is not None and own.network in wanted and own.name:
        return yes(None, document.url[:200])
    found = [(link, account) for link in visible_links(document) if (account := account_of(link.url))]
    found = [(link, account) for link, account in found if account.network in wanted]
    for link, account in found:
        if account.name and not account.sample:
            return yes(None, told(link))
    for link, account in found:
        return no(told(link), cause=PLACEHOLDER if _left(account) else None)
    return no()


def _left(account: Account) -> bool:
    """Whether it is what a template left: a sample's name, or the bare network."""
    return account.sample or account.bare
