"""The real road in process: a checklist of URLs, one night, and what run.json says of each."""

import json
import logging
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from oitcheck import catalogue_file, folder
from oitcheck.history import open_history
from oitcheck.job import Job
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.run import Outcome, run_night
from oitcheck.settings import MIB, Settings

FORMATS = ("html", "json", "junit", "csv", "text")


@dataclass
class Night:
    """One run: its outcome, the answers of run.json by URL as typed, and every byte that was written or logged."""

    outcome: Outcome
    answers: dict[str, dict[str, Any]]
    record: dict[str, Any] | None
    out: Path
    log: str

    def written(self) -> bytes:
        """Gives every byte of the output folder and of the log."""
        files = sorted(path for path in self.out.rglob("*") if path.is_file())
        return b"".join(path.read_bytes() for path in files) + self.log.encode()


def checklist_of(urls: list[str], home: str | None = "https://www.town.example/") -> Checklist:
    """Gives a checklist whose forty-three questions share the URLs."""
    ids = [question.id for question in catalogue_file.load("oit-2565").questions()]
    answers = {
        name: Answers(urls=tuple(AnswerUrl(url=url) for url in urls[place :: len(ids)]))
        for place, name in enumerate(ids)
        if urls[place :: len(ids)]
    }
    name = Words(th="เทศบาลตำบลทดสอบ", en="Test Town")
    return Checklist(
        path="truth.yaml",
        sha256="0" * 64,
        agency=Agency(id="truth", name=name, home=home),
        catalogue="oit-2565",
        answers=answers,
    )


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def settings_of(ca_bundle: Path) -> Callable[..., Settings]:
    """Makes settings of a run on 127.0.0.1 alone that waits for nothing it need not wait for."""

    def make(**changes: Any) -> Settings:
        usual = {
            "timeout": 15.0,
            "connect_timeout": 3.0,
            "max_bytes": 25 * MIB,
            "max_decoded_bytes": 50 * MIB,
            "second_look": 0.0,
            "interval": 0.0,
            "no_canary": True,
            "allow_address": ("127.0.0.1/32",),
            "ca_bundle": ca_bundle,
            "max_pause": 8.0,
            "vantage": "test",
        }
        return Settings(**(usual | changes))

    return make


@pytest.fixture
def night(tmp_path: Path, settings_of: Callable[..., Settings]) -> Callable[..., Night]:
    """Runs one night over these URLs; keyword arguments are settings."""
    count = 0

    def run(urls: list[str], *, home: str | None = "https://www.town.example/", **changes: Any) -> Night:
        nonlocal count
        count += 1
        out = tmp_path / f"out{count}"
        out.mkdir()
        job = Job(
            checklist=checklist_of(urls, home),
            catalogue=catalogue_file.load("oit-2565"),
            settings=settings_of(**changes),
        )
        kept = _Kept()
        logging.getLogger("oitcheck").addHandler(kept)
        try:
            with open_history(f"sqlite:///{out / 'history.sqlite3'}") as history:
                outcome = run_night(job, history)
        finally:
            logging.getLogger("oitcheck").removeHandler(kept)
        record = None
        if outcome.record is not None:
            folder.write_reports(out, outcome.record, FORMATS, lang="th", now=datetime.now(UTC))
            record = json.loads((out / "truth" / "oit-2565" / "run.json").read_text("utf-8"))
        return Night(outcome, _answers(record, urls), record, out, "\n".join(kept.lines))

    return run


def _answers(record: Mapping[str, Any] | None, urls: list[str]) -> dict[str, dict[str, Any]]:
    """Gives answers by URL as typed: run.json has them in the checklist's order, masked."""
    if record is None:
        return {}
    ids = [question.id for question in catalogue_file.load("oit-2565").questions()]
    by_id = {question["id"]: question["answers"] for question in record["questions"]}
    return {url: by_id[ids[place % len(ids)]][place // len(ids)] for place, url in enumerate(urls)}


@pytest.fixture
def namespaces() -> None:
    """Skips where namespaces cannot be made; on a build machine that runs as root they must be."""
    able = shutil.which("unshare") is not None and hasattr(os, "geteuid") and os.geteuid() == 0
    able = (
        able
        and subprocess.run(["unshare", "-n", "-m", "true"], capture_output=True, check=False).returncode == 0
    )
    if not able:
        assert not (os.environ.get("CI") == "true" and hasattr(os, "geteuid") and os.geteuid() == 0)
        pytest.skip("needs root on Linux and the program unshare")
