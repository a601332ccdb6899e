"""A small catalogue and checklist to judge with, built by keyword."""

from dataclasses import replace
from datetime import date

import pytest

from oitcheck.judging import Night, judge
from oitcheck.model.catalogue import Catalogue, Element, Indicator, Question, SubIndicator
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Expectation, Words
from oitcheck.model.document import Document, Page
from oitcheck.model.observed import Observation
from oitcheck.thai.text import fold

TODAY = date(2022, 4, 20)
STARTED = "2022-04-20T02:00:00+07:00"


def words(text):
    return Words(th=text, en=text)


class Bench:
    """Builds what the judge wants and judges it; everything can be replaced by keyword."""

    url = "https://www.klaeng.example/contact"
    started = STARTED

    def words(self, text):
        return words(text)

    def expect(self, *any_of, **params):
        return Expectation(rule="contains_text", params={"any_of": any_of, **params})

    def element(self, name="phone", **how):
        kind = {"kind": "machine", "expect": self.expect("ติดต่อเรา")} | how
        if kind["kind"] == "person":
            kind["expect"] = None
        base = {"required": True, "confidence": "two-sources", "basis": "text"}
        return Element(id=name, text=words(name), **(base | kind))

    def question(self, *elements, id="O1", sub="9.1", points=0.444):  # noqa: A002 - as the field is called
        return Question(id=id, title=words(id), sub_indicator=sub, ita_points=points, elements=elements)

    def catalogue(self, *questions, **more):
        sub = SubIndicator(id="9.1", title=words("9.1"), questions=questions)
        indicator = Indicator(id="9", title=words("9"), sub_indicators=(sub,))
        how = {"indicators": (indicator,), "fiscal_year_be": 2565} | more
        return Catalogue(name="oit-test", title=words("OIT"), edition="test", **how)

    def answers(self, *urls, **more):
        typed = tuple(
            url if isinstance(url, AnswerUrl) else AnswerUrl(url=url) for url in urls or (self.url,)
        )
        return Answers(urls=typed, **more)

    def checklist(self, answers=None, **more):
        how = {"answers": {"O1": self.answers()} if answers is None else answers} | more
        agency = Agency(id="klaeng", name=words("เทศบาลตัวอย่าง"), home="https://www.klaeng.example/")
        return Checklist(path="a.yaml", sha256="0" * 64, agency=agency, catalogue="oit-test", **how)

    def night(self, **more):
        base = {"run_id": "r1", "state": "complete", "started_at": STARTED, "finished_at": STARTED}
        return Night(**(base | {"vantage": "town-hall", "today": TODAY, "version": "1.0"} | more))

    def document(self, text="หน้าติดต่อเรา", **more):
        page = Page(number=1, text=text, folded=fold(text))
        how = {"url": self.url, "kind": "html", "media_type": "text/html", "pages": (page,)} | more
        return Document(**how)

    def seen(self, text="หน้าติดต่อเรา", url=None, **more):
        typed = url or self.url
        how = {"final_url": typed, "http_status": 200, "document": self.document(text, url=typed)} | more
        return Observation(url=typed, **how)

    def broken(self, cause, url=None, **more):
        return Observation(url=url or self.url, cause=cause, **more)

    def judge(
        self, *observations, catalogue=None, checklist=None, night=None, past=None, elements=None, only=None
    ):
        catalogue = catalogue or self.catalogue(self.question(*(elements or (self.element(),))))
        by_url = {observation.url: observation for observation in observations}
        return judge(
            checklist or self.checklist(), catalogue, by_url, night or self.night(), past or {}, only=only
        )

    def one(self, *observations, **how):
        """Gives the first question's record."""
        return self.judge(*observations, **how).questions[0]

    def with_verdicts(self, record, verdicts):
        """Gives the record with these verdicts by question id."""
        questions = tuple(replace(one, verdict=verdicts[one.id]) for one in record.questions)
        return replace(record, questions=questions)


@pytest.fixture(scope="session")
def bench():
    return Bench()
