"""A night without a network: sites as tables of replies are read, asked by the gates and judged as a run does."""

import hashlib
from dataclasses import replace
from datetime import date
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import pytest

from oitcheck import catalogue_file, checklist_file, documents, sample
from oitcheck.fetch.retry import settle
from oitcheck.following import documents_behind, likeliest
from oitcheck.genuine import Sibling, Subject
from oitcheck.genuine import judge as ask_gates
from oitcheck.judging import Night, judge
from oitcheck.model.fetched import Attempt, Fetched
from oitcheck.observing import Seen, compose, source_of
from oitcheck.origins import sibling_of
from oitcheck.sample import site

LIMITS = documents.Limits(pages=100, seconds=30, memory_mib=512, pixels=10_000_000)
AT = "2022-05-10T02:00:00+07:00"
NIGHT = Night(
    run_id="r",
    state="complete",
    started_at=AT,
    finished_at=AT,
    vantage="here",
    today=date(2022, 5, 10),
    version="1",
)
FOLLOWED = 12
BASE = "https://www.sample-tambon.go.th"
_READ = {}


class Town:
    """One site: replies by decoded path, looked at as a run looks."""

    def __init__(self, replies, missing, base=BASE):
        self.base, self.replies, self.missing = base, replies, missing

    def fetched(self, url):
        """One look; redirects are followed within the site."""
        redirects = []
        at = url
        for _ in range(5):
            reply = self._reply(at)
            if reply.location is None:
                break
            at = urljoin(at, quote(reply.location, safe="/?&=#%"))
            redirects.append(at)
        status = reply.status
        cause = (
            None
            if status < 400
            else {404: "http_not_found", 410: "http_gone"}.get(status, "http_server_error")
        )
        attempt = Attempt(at=AT, http_status=status, cause=cause, elapsed_s=0.1, redirects=tuple(redirects))
        return Fetched(
            url=url,
            final_url=at,
            attempt=attempt,
            headers=(("content-type", reply.media_type),),
            body=reply.body,
            wire_bytes=len(reply.body),
            connected=True,
        )

    def _reply(self, url):
        parts = urlsplit(url)
        path = unquote(parts.path) or "/"
        asked = f"{path}?{unquote(parts.query)}" if parts.query else path
        return self.replies.get(asked) or self.replies.get(path) or self.missing

    def document(self, fetched):
        """The document of a look; the same bytes at the same address are read once in a session."""
        key = (fetched.final_url, fetched.header("content-type"), hashlib.sha256(fetched.body).digest())
        if key not in _READ:
            _READ[key] = documents.read(fetched.body, source_of(fetched), LIMITS)
        return _READ[key]

    def observe(self, url, *, gated=True):
        """What is seen at one address."""
        fetched = self.fetched(urldefrag(url).url)
        shown = bool(fetched.body) or fetched.attempt.cause is None
        seen = Seen(url=url, looks=[fetched], document=self.document(fetched) if shown else None)
        siblings = (self._sibling(url),) if gated else ()
        subject = Subject(
            url=url, fetched=fetched, document=seen.document, agency_home=f"{self.base}/", siblings=siblings
        )
        return compose(seen, settle(seen.attempts), ask_gates(subject), undecided=False, notes=())

    def _sibling(self, url):
        address = sibling_of(url)
        fetched = self.fetched(address)
        return Sibling(
            url=address,
            http_status=fetched.attempt.http_status,
            final_url=fetched.final_url,
            document=self.document(fetched),
        )

    def with_documents(self, observation, title):
        """The observation with what its page links to; forms that stand with others are not of this town."""
        if observation.document is None:
            return observation
        links = [link for link in documents_behind(observation.document) if "/forms/" not in link.url]
        chosen = likeliest(links, [title], 2565, FOLLOWED)
        behind = tuple(self.observe(link.url, gated=False) for link in chosen)
        left = tuple(link.url for link in links if link not in chosen)
        return replace(observation, behind=behind, left_out=left)


@pytest.fixture(scope="session")
def catalogue():
    return catalogue_file.load("oit-2565")


@pytest.fixture(scope="session")
def sound_town():
    return Town(site.build(frozenset()), site.not_found())


@pytest.fixture(scope="session")
def sample_checklist():
    return checklist_file.load("sample.yaml", text=sample.checklist_text(BASE, broken=False).encode())


@pytest.fixture(scope="session")
def town_of():
    """A town from its replies."""
    return Town


@pytest.fixture(scope="session")
def broken_town():
    """The sample municipality with some questions broken."""
    return lambda *questions: Town(site.build(frozenset(questions)), site.not_found())


@pytest.fixture(scope="session")
def judged(catalogue):
    """Judges a checklist over a town, or only some of its questions."""

    def run(town, checklist, only=None, night=NIGHT):
        titles = {question.id: question.title.th for question in catalogue.questions()}
        urls = {
            answer.url: titles[question]
            for question, answers in checklist.answers.items()
            if only is None or question in only
            for answer in answers.urls
        }
        seen = {url: town.with_documents(town.observe(url), title) for url, title in urls.items()}
        return judge(checklist, catalogue, seen, night, {}, only=only)

    return run


@pytest.fixture(scope="session")
def early_night():
    """A night before the first half of the fiscal year was over."""
    return replace(NIGHT, started_at="2022-03-20T02:00:00+07:00", today=date(2022, 3, 20))
