"""Documents built by hand, and looking at them."""

from datetime import date

import pytest

from oitcheck import rules
from oitcheck.model.checklist import Expectation
from oitcheck.model.document import Document, Page
from oitcheck.thai.text import fold


class Eye:
    """Builds documents and looks at them."""

    around = rules.Around(question="O5", fiscal_year_be=2565, today=date(2022, 4, 20))

    def document(self, *pages, **more):
        made = tuple(Page(number=n, text=text, folded=fold(text)) for n, text in enumerate(pages, 1))
        how = {
            "url": "https://www.klaeng.example/a",
            "kind": "html",
            "media_type": "text/html",
            "pages": made,
        }
        return Document(**(how | more))

    def expect(self, rule, **params):
        return Expectation(rule=rule, params=params)

    def combine(self, how, *parts):
        return Expectation(rule=how, parts=parts)

    def look(self, expectation, document):
        return rules.look(expectation, document, self.around)


@pytest.fixture(scope="session")
def eye():
    return Eye()
