"""Fast settings and a fetcher for one test."""

from collections.abc import AsyncIterator, Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from oitcheck.fetch.client import Fetcher
from oitcheck.settings import Settings


@pytest.fixture
def make_settings(ca_bundle: Path) -> Callable[..., Settings]:
    """Makes settings that allow 127.0.0.1 alone and wait little."""

    def make(**changes: Any) -> Settings:
        usual = {
            "timeout": 1.0,
            "body_timeout": 3.0,
            "connect_timeout": 0.5,
            "max_bytes": 25 * 1024 * 1024,
            "max_decoded_bytes": 50 * 1024 * 1024,
            "allow_address": ("127.0.0.1/32",),
            "ca_bundle": ca_bundle,
            "contact": "admin@example.go.th",
        }
        return Settings(**(usual | changes))

    return make


@pytest_asyncio.fixture
async def make_fetcher(make_settings: Callable[..., Settings]) -> AsyncIterator[Callable[..., Fetcher]]:
    """Makes fetchers and closes them; keyword arguments of Settings, ``using`` for those of Fetcher."""
    made: list[Fetcher] = []

    def make(using: dict[str, Any] | None = None, **changes: Any) -> Fetcher:
        made.append(Fetcher(make_settings(**changes), **(using or {})))
        return made[-1]

    yield make
    for fetcher in made:
        await fetcher.aclose()


@pytest.fixture
def names() -> Callable[..., Any]:
    """Makes a resolver from a table of names: addresses, or a cause. It counts what it is asked in ``asked``."""

    def make(**table: Any) -> Any:
        async def resolve(host: str) -> Any:
            resolve.asked.append(host)  # type: ignore[attr-defined]
            found = table.get(host.replace(".", "_").replace("-", "_"), "dns_not_found")
            if callable(found):
                found = found()
            return found if isinstance(found, str) else tuple(ip_address(text) for text in found)

        resolve.asked = []  # type: ignore[attr-defined]
        return resolve

    return make
