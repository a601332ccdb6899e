"""The sample municipality, partly broken, checked once; and parts of a report made by hand."""

import json
from contextlib import chdir
from datetime import date, datetime
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from oitcheck import catalogue_file, checklist_file, folder, sample
from oitcheck.cli import app
from oitcheck.errors import OitcheckError
from oitcheck.history import open_history
from oitcheck.job import Job
from oitcheck.measures import Sources
from oitcheck.model.review import Reviews
from oitcheck.run import run_night
from oitcheck.settings import Settings
from oitcheck.thai.digits import ascii_digits


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """The partly broken sample: ``checklist``, ``catalogue``, ``record``, ``json``, ``run(verb, …)``, ``folder``."""
    place = tmp_path_factory.mktemp("town")
    settings = Settings(
        allow_address=("127.0.0.0/8",), no_canary=True, interval=0.0, second_look=0.0, per_host=8, vantage="t"
    )
    with sample.serve(broken=True) as site:
        path = place / "town.yaml"
        path.write_text(sample.checklist_text(site.base_url, broken=True), "utf-8")
        checklist = checklist_file.load(str(path))
        catalogue = catalogue_file.load(checklist.catalogue)
        with open_history(f"sqlite:///{(place / 'reports/history.sqlite3').as_posix()}") as history:
            done = run_night(Job(checklist=checklist, catalogue=catalogue, settings=settings), history)
    now = datetime.fromisoformat(done.record.run.finished_at)
    folder.write_reports(place / "reports", done.record, ("json",), lang="th", now=now)
    reports = place / "reports" / checklist.agency.id / catalogue.name

    def run(*arguments):
        with chdir(place):
            said = CliRunner().invoke(app, [str(one) for one in arguments])
        stopped = said.exception if isinstance(said.exception, OitcheckError) else None
        if said.exception is not None and not isinstance(said.exception, SystemExit | OitcheckError):
            raise said.exception
        return SimpleNamespace(
            code=stopped.exit_code if stopped else said.exit_code,
            out=said.stdout,
            err=str(stopped) if stopped else said.stderr,
        )

    return SimpleNamespace(
        folder=place,
        reports=reports,
        path=path,
        checklist=checklist,
        catalogue=catalogue,
        record=done.record,
        json=json.loads((reports / "run.json").read_text("utf-8")),
        run=run,
        plain=ascii_digits,
    )


@pytest.fixture
def sources(town):
    """What the sample's report speaks of, without stored evidence; tests replace parts."""
    day = date
    return Sources(
        checklist=town.checklist,
        catalogue=town.catalogue,
        record=town.record,
        reviews=Reviews(),
        start=day(2021, 10, 1),
        until=day(2030, 9, 30),
    )
