"""What tests of paged documents share: the made set, and looking a word up in what was read."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from made import files
from made.programs import need, office

from oitcheck.documents import Limits, Source, read
from oitcheck.model.document import Document
from oitcheck.thai import skeleton
from oitcheck.thai.text import find


@pytest.fixture(scope="session")
def made_pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Path]]:
    """The same lines as PDF, by program; several fonts each."""
    need("soffice", "chromium", "gs")
    return files.pdfs(tmp_path_factory.mktemp("pdfs"))


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same lines as .docx, .odt, .doc, .xlsx, .xls and .ods, by ending."""
    need("soffice")
    folder = tmp_path_factory.mktemp("office")
    word, sheet = files.word(folder / "a.docx"), files.sheet(folder / "a.xlsx")
    made = {"docx": word, "xlsx": sheet}
    for ending, path in (("odt", word), ("doc", word), ("xls", sheet), ("ods", sheet)):
        made[ending] = office(folder, ending, [path])[0]
    return {ending: path.read_bytes() for ending, path in made.items()}


@pytest.fixture(scope="session")
def one_pdf(made_pdfs: dict[str, list[Path]]) -> bytes:
    """A sound PDF of two pages."""
    return made_pdfs["LibreOffice"][0].read_bytes()


@pytest.fixture(scope="session")
def locked_pdf(
    made_pdfs: dict[str, list[Path]], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], bytes]:
    """Makes a PDF behind a user's password, or ("") with an owner's alone."""

    def lock(password: str) -> bytes:
        need("gs")
        target = tmp_path_factory.mktemp("locked") / "a.pdf"
        files.rewritten(
            made_pdfs["LibreOffice"][0],
            target,
            "-sOwnerPassword=owner",
            f"-sUserPassword={password}",
            "-dEncryptionR=3",
            "-dKeyLength=128",
            "-dCompatibilityLevel=1.4",
        )
        return target.read_bytes()

    return lock


@pytest.fixture
def reading() -> Callable[..., Document]:
    """Reads bytes under a name, in this process."""

    def read_it(body: bytes, name: str = "file", **limits: int) -> Document:
        return read(body, Source(url=f"https://town.example/{name}"), Limits(**limits))

    return read_it


@pytest.fixture
def seen_in() -> Callable[[Document, str], bool]:
    """Whether a word is found on any page, as the rules find it."""

    def seen(document: Document, word: str) -> bool:
        return any(
            find(page.folded, word) or (page.read_by == "ocr" and skeleton.find(page.folded, word))
            for page in document.pages
        )

    return seen


@pytest.fixture(scope="session")
def tesseract() -> None:
    """Skips where pictures cannot be read; fails where that has to be."""
    need("tesseract")
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True).stdout
    assert {"tha", "eng"} <= set(listed.split())
