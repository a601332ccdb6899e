"""The sample municipality that ``oitcheck demo`` serves: invented, plainly named so, with answers to all 43 questions.

``serve`` puts it on loopback, whole or with chosen questions broken in the ways that real sites are broken;
``checklist_text`` is the checklist that such an agency would keep. The content stands in ``content/``, one small file
a page or document, the frame around it in ``layout/``.
"""

from oitcheck.sample.checklist import checklist_text
from oitcheck.sample.content import BROKEN_BY_DEFAULT, QUESTIONS, twin_kind
from oitcheck.sample.server import SampleSite, serve

__all__ = ["BROKEN_BY_DEFAULT", "QUESTIONS", "SampleSite", "checklist_text", "serve", "twin_kind"]
