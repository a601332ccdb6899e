"""Alerts: what changed, to whom, once. One message a night and recipient, on change only.

channels   the file that says who is told, and where
ledger     what is news tonight, given what has been told before (pure)
wording    news to plain lines, by recipient (pure)
delivery   lines to letters in the history, letters to channels, again until they arrive
_outside   the one module that knows apprise; it runs in a process of its own
"""

from oitcheck.alerts._sender import send_one, shown
from oitcheck.alerts.channels import Channels, load
from oitcheck.alerts.delivery import Fate, announce, deliver, due, keep_fates, prove, send
from oitcheck.alerts.ledger import Fault, News, Sent, news_of
from oitcheck.alerts.wording import harmless

__all__ = [
    "Channels",
    "Fate",
    "Fault",
    "News",
    "Sent",
    "announce",
    "deliver",
    "due",
    "harmless",
    "keep_fates",
    "load",
    "news_of",
    "prove",
    "send",
    "send_one",
    "shown",
]
