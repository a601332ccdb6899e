"""The sound sample municipality as `oitcheck check` sees it over HTTP."""

import json

from typer.testing import CliRunner

from oitcheck import sample
from oitcheck.cli import app


def test_a_real_check_passes_whole(sample_site, tmp_path):
    """43 of 43 and score 100 over the wire; nothing was ever sent to a form."""
    checklist = tmp_path / "sample.yaml"
    checklist.write_text(sample.checklist_text(sample_site.base_url, broken=False), encoding="utf-8")
    options = [
        "--no-canary",
        "--allow-address",
        "127.0.0.0/8",
        "--interval",
        "0",
        "--per-host",
        "8",
        "--format",
        "json",
    ]

    result = CliRunner().invoke(app, ["check", str(checklist), "--out", str(tmp_path / "out"), *options])
    run = json.loads(next((tmp_path / "out").rglob("run.json")).read_text("utf-8"))
    off = {
        question["id"]: question["cause"] for question in run["questions"] if question["verdict"] != "pass"
    }

    assert {} == off
    assert 0 == result.exit_code
    assert {"low": 100.0, "high": 100.0} == run["summary"]["oit_score"]
    assert () == sample_site.posted
