"""What lets others run oitcheck is valid where it is used."""

import re
import shutil
import subprocess
import sys
from datetime import datetime, time, timedelta, timezone
from xml.etree import ElementTree as ET

import pytest
import yaml

from oitcheck.schedule import units

PROGRAM = [sys.executable, "-m", "oitcheck"]
AT = time(2, 30)
NOW = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=7)))
ODD = 'a b%$"c.yaml'


def systemd_files(text):
    parts = re.split(r"^# ---- (\S+)$", text, flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("name", ["town.yaml", ODD])
def test_systemd_takes_the_units(tmp_path, name):
    """Its own examination finds nothing, also with a file name of odd signs."""
    files = systemd_files(
        units.systemd(PROGRAM, [name, "--out", "reports"], ["--at", "02:30"], str(tmp_path), AT)
    )
    for file, text in files.items():
        (tmp_path / file).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / file) for file in files)],
        capture_output=True,
        text=True,
        check=False,
    )
    told = [line for line in done.stderr.splitlines() if "oitcheck" in line]

    assert sorted(files) == ["oitcheck-night.service", "oitcheck-night.timer", "oitcheck.service"]
    assert told == []


def test_the_timer_makes_up_for_a_missed_night():
    """Persistent, at the hour of Thailand whatever the machine's zone."""
    files = systemd_files(units.systemd(PROGRAM, ["town.yaml"], [], "/srv", AT))

    assert "Persistent=true" in files["oitcheck-night.timer"]
    assert "OnCalendar=*-*-* 02:30:00 Asia/Bangkok" in files["oitcheck-night.timer"]
    assert " serve town.yaml" in files["oitcheck.service"]
    assert " check town.yaml" in files["oitcheck-night.service"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_the_hour_is_one_of_thailand():
    """systemd reads the timer's calendar as 19:30 UTC."""
    done = subprocess.run(
        ["systemd-analyze", "calendar", "*-*-* 02:30:00 Asia/Bangkok"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert "19:30:00 UTC" in done.stdout


def test_windows_gets_a_task():
    """Well-formed, daily, caught up when the machine was off, never two at once; odd signs survive."""
    text = units.windows(PROGRAM, [ODD, "--out", "reports"], r"C:\oit & co", AT, NOW)
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    task = ET.fromstring(text.partition("\n")[2])

    assert task.findtext(f".//{space}StartBoundary") == "2026-11-22T02:30:00+07:00"
    assert task.findtext(f".//{space}StartWhenAvailable") == "true"
    assert task.findtext(f".//{space}MultipleInstancesPolicy") == "IgnoreNew"
    assert task.findtext(f".//{space}WorkingDirectory") == r"C:\oit & co"
    assert task.findtext(f".//{space}Command") == sys.executable
    assert task.findtext(f".//{space}Arguments").startswith("-m oitcheck check ")


def test_github_gets_a_workflow():
    """YAML with a nightly hour in UTC, which reads a run made in Thailand where there is one."""
    found = yaml.safe_load(units.ci("github", ["checklists/a.yaml", ODD], AT))
    steps = [step.get("run", "") for step in found["jobs"]["review"]["steps"]]

    assert found[True]["schedule"] == [{"cron": "30 19 * * *"}]  # YAML 1.1 reads the key 'on' as true
    assert "oitcheck status --from run.json --max-age 26h --fail-on fail" in steps
    assert any("oitcheck check checklists/a.yaml" in step for step in steps)


def test_gitlab_gets_a_pipeline():
    """YAML with JUnit results, which reads a run made in Thailand where there is one."""
    found = yaml.safe_load(units.ci("gitlab", ["checklists/a.yaml"], AT))["oitcheck"]

    assert found["artifacts"]["reports"]["junit"] == "reports/*/*/junit.xml"
    assert any("oitcheck status --from run.json" in line for line in found["script"])
