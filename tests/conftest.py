"""What all tests share: the fault server and the sample municipality."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from faults import food, http_faults, oddities, page_faults, relatives, tcp_faults, tls_faults
from faults.server import FaultServer

from oitcheck import sample


@pytest.fixture(scope="session")
def test_authority(tmp_path_factory: pytest.TempPathFactory) -> tls_faults.Authority:
    """The authority that signed the sound certificates of the fault server."""
    return tls_faults.Authority("oitcheck Test Authority")


@pytest.fixture(scope="session")
def ca_bundle(test_authority: tls_faults.Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that ``ca_bundle`` of the settings is to name."""
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    path.write_bytes(test_authority.pem)
    return path


@pytest.fixture(scope="session")
def fault_server(
    test_authority: tls_faults.Authority, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[FaultServer]:
    """Every fault on loopback: ``.url(id)``, ``.tls_url(id)``, ``.requests(id)``, ``.forbidden``."""
    http_faults.prepare()
    food.prepare()
    pages = (
        oddities.scripts()
        | relatives.scripts()
        | food.scripts()
        | page_faults.scripts()
        | http_faults.scripts()
    )
    with FaultServer(pages) as plain:
        aia = f"http://127.0.0.1:{plain.port}"
        tls, files = tls_faults.servers(tmp_path_factory.mktemp("tls"), test_authority, aia)
        plain.scripts.update(files)
        plain.add(tcp_faults.scripts(), tls)
        yield plain


@pytest.fixture(scope="session")
def sample_site() -> Iterator[sample.SampleSite]:
    """The sample municipality, sound: ``.base_url``, ``.home``, ``.requests``; ``sample.serve(broken=…)`` for twins."""
    with sample.serve(broken=False) as site:
        yield site


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds the flag that writes golden files anew; the difference is then read in review."""
    parser.addoption("--renew-golden", action="store_true", help="write the files of tests/golden/ anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Gives a check that a text is the same as the golden file of that name."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if request.config.getoption("--renew-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.read_bytes().decode("utf-8") == text, (
            f"{name} differs; if it should, renew it: pytest --renew-golden"
        )

    return check
