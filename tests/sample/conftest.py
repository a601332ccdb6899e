"""Visitors of the sample site."""

import http.client
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import pytest

from oitcheck import sample


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()


def ask(base_url, path, method="GET", headers=None, body=None):
    """Gives the answer to one request on a connection of its own; no redirect is followed."""
    connection = http.client.HTTPConnection(urlsplit(base_url).netloc, timeout=10)
    try:
        connection.request(method, quote(path, safe="/?&=%#"), body=body, headers=headers or {})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, response.read())
    finally:
        connection.close()


@pytest.fixture(scope="session")
def visit():
    return ask


@pytest.fixture(scope="session")
def sound():
    with sample.serve(broken=False) as site:
        yield site


@pytest.fixture(scope="session")
def broken():
    with sample.serve() as site:
        yield site
