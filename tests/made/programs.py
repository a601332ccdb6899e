"""Real programs that make documents: LibreOffice, Chromium, Ghostscript, Poppler."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

FONTS = ("Garuda", "Norasi", "Waree", "Loma", "Kinnari", "Laksaman")


def need(*names: str) -> None:
    """Skips the test where a program is not installed; fails it where everything has to be."""
    missing = [name for name in names if shutil.which(name) is None]
    if not missing:
        return
    absent(f"not installed: {', '.join(missing)}")


def absent(why: str) -> NoReturn:
    """Skips the test and says why; fails it where everything has to be."""
    if os.environ.get("CI") == "true":
        pytest.fail(why)
    pytest.skip(why)


def run(*command: str, seconds: float = 120) -> None:
    """Runs a program to its end."""
    subprocess.run(command, check=True, capture_output=True, timeout=seconds, stdin=subprocess.DEVNULL)


def office(folder: Path, ending: str, files: list[Path]) -> list[Path]:
    """Converts files by LibreOffice, all in one call."""
    need("soffice")
    target = folder / ending.split(":")[0]
    profile = (folder / "profile").as_uri()
    run(
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(target),
        *map(str, files),
    )
    return sorted(target.iterdir())


def printed(html: Path, target: Path) -> Path:
    """Prints a page to PDF by Chromium."""
    need("chromium")
    run(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--print-to-pdf={target}",
        html.as_uri(),
    )
    return target


def rewritten(pdf: Path, target: Path, *flags: str) -> Path:
    """Writes a PDF anew by Ghostscript."""
    need("gs")
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", *flags, f"-sOutputFile={target}", str(pdf))
    return target
