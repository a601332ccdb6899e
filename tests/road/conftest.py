"""A scripted world for the road: what each address answers, look by look."""

import asyncio
from collections import Counter
from types import SimpleNamespace

import pytest

from oitcheck import documents
from oitcheck.documents import Limits
from oitcheck.fetch.canary import Line
from oitcheck.inspection import Inspection, Tools
from oitcheck.model.fetched import Attempt, Fetched
from oitcheck.model.observed import Assignment
from oitcheck.settings import Settings

PAGE = "<html><head><title>{0}</title></head><body><main><h1>{0}</h1><p>{1}</p></main></body></html>"
HOST = "http://agency.example:80"


def page(
    url, title="แผนพัฒนาท้องถิ่น", text="เทศบาลตำบลตัวอย่างเผยแพร่ข้อมูลแผนพัฒนาท้องถิ่นให้ประชาชนทราบโดยทั่วกัน", **more
):
    body = PAGE.format(title, text).encode()
    return answer(url, 200, body=body, headers=(("content-type", "text/html; charset=utf-8"),), **more)


def answer(
    url,
    status,
    cause=None,
    *,
    body=b"",
    headers=(),
    final_url=None,
    redirects=(),
    notes=(),
    retry_after_s=None,
):
    attempt = Attempt(
        at="2026-11-22T02:00:00+07:00", http_status=status, cause=cause, elapsed_s=0.01, redirects=redirects
    )
    return Fetched(
        url=url,
        final_url=final_url or url,
        attempt=attempt,
        headers=headers,
        body=body,
        wire_bytes=len(body),
        connected=status is not None,
        notes=notes,
        retry_after_s=retry_after_s,
    )


class World:
    """Answers by address: a list is used up look by look, its last answer stays."""

    def __init__(self):
        self.script = {}
        self.asked = Counter()
        self.order = []

    def says(self, url, *answers):
        self.script[url] = list(answers)

    async def look(self, url, *, fresh=False):
        self.asked[url] += 1
        self.order.append((asyncio.get_running_loop().time(), url, fresh))
        answers = self.script.get(url)
        if answers is None:
            return answer(url, 404, "http_not_found")
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return found(url) if callable(found) else found


class AtOnce:
    async def read(self, body, source):
        return documents.read(body, source, Limits(pages=10, seconds=5, memory_mib=256, pixels=1000))


@pytest.fixture
def world():
    return World()


@pytest.fixture
def inspect(world):
    """Runs the road over the scripted world; gives the observations by URL."""

    async def run(*urls, canaries=(), patience_s=0.0, agency_home=None, host=HOST, **settings):
        chosen = Settings(**{"interval": 0.0, "second_look": 0.0, "per_host": 4, **settings})
        seen = {}

        async def emit(observation):
            seen[observation.url] = observation

        line = Line(world.look, canaries, patience_s=patience_s)
        tools = Tools(settings=chosen, fetcher=world, reader=AtOnce(), line=line)
        assignment = Assignment(host=host, urls=urls, agency_home=agency_home)
        await Inspection(assignment, "agency.example", tools, emit).run()
        return seen

    return run


@pytest.fixture
def scripted():
    return SimpleNamespace(page=page, answer=answer)
