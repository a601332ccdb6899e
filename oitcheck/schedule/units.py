"""Texts that let others run oitcheck: systemd units, a task of the Windows Task Scheduler, CI of GitHub and GitLab. Pure."""

import shlex
import subprocess
from collections.abc import Sequence
from datetime import datetime, time
from xml.sax.saxutils import escape

from oitcheck.schedule.planning import BANGKOK

_SYSTEMD = """\
# Three files, each below its name. Either the service that stays and does everything:
#   sudo cp oitcheck.service /etc/systemd/system/ && sudo systemctl enable --now oitcheck.service
# or a run every night, with nothing in between (a night that was missed is caught up at the next start):
#   sudo cp oitcheck-night.service oitcheck-night.timer /etc/systemd/system/
#   sudo systemctl enable --now oitcheck-night.timer

# ---- oitcheck.service
[Unit]
Description=Nightly review of OIT answers
Wants=network-online.target
After=network-online.target

[Service]
Type=simple
WorkingDirectory={folder}
ExecStart={serve}
Restart=on-failure
RestartSec=60
TimeoutStopSec=20
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=full

[Install]
WantedBy=multi-user.target

# ---- oitcheck-night.service
[Unit]
Description=One night of OIT answers
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={folder}
ExecStart={check}
# 1: something fails, 3: something could not be told. Both are results, no failures of the service.
SuccessExitStatus=1 3
NoNewPrivileges=true
PrivateTmp=true
ProtectSystem=full

# ---- oitcheck-night.timer
[Unit]
Description=Every night at {hour} in Thailand

[Timer]
OnCalendar=*-*-* {hour}:00 Asia/Bangkok
RandomizedDelaySec=10min
Persistent=true

[Install]
WantedBy=timers.target
"""

_WINDOWS = """\
<?xml version="1.0" encoding="UTF-16"?>
<!-- schtasks /Create /TN oitcheck /XML oitcheck.xml : saved as UTF-16; runs every night, also a night that was missed -->
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Nightly review of OIT answers</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>{start}</StartBoundary>
      <Enabled>true</Enabled>
      <RandomDelay>PT10M</RandomDelay>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>true</RunOnlyIfNetworkAvailable>
    <WakeToRun>true</WakeToRun>
    <ExecutionTimeLimit>PT20H</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>{command}</Command>
      <Arguments>{arguments}</Arguments>
      <WorkingDirectory>{folder}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""

_GITHUB = """\
# .github/workflows/oitcheck.yml
# Sites of Thai public bodies often refuse visitors from abroad, where this runner stands: a run made in Thailand and committed
# here as run.json is only read. Without one the runner looks itself, from the vantage "ci".
name: oitcheck
on:
  schedule:
    - cron: "{cron}"  # {hour} in Thailand
  workflow_dispatch:
  pull_request:
permissions:
  contents: read
jobs:
  review:
    runs-on: ubuntu-latest
    timeout-minutes: 120
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install oitcheck
      - run: oitcheck lint {checklists}
      - name: Read the run made in Thailand
        if: hashFiles('run.json') != ''
        run: oitcheck status --from run.json --max-age 26h --fail-on fail
      - name: Look from here
        if: hashFiles('run.json') == ''
        run: oitcheck check {checklists} --vantage ci --format junit --format html --format json --fail-on fail
      - uses: actions/upload-artifact@v4
        if: always()
        with:
          name: reports
          path: reports/
          if-no-files-found: ignore
"""

_GITLAB = """\
# .gitlab-ci.yml; run it every night by a pipeline schedule: {cron} UTC is {hour} in Thailand
# Sites of Thai public bodies often refuse visitors from abroad, where a shared runner stands: a run made in Thailand and
# committed here as run.json is only read. Without one the runner looks itself, from the vantage "ci".
oitcheck:
  image: python:3.12-slim
  timeout: 2h
  before_script:
    - pip install oitcheck
  script:
    - oitcheck lint {checklists}
    - >-
      if [ -f run.json ];
      then oitcheck status --from run.json --max-age 26h --fail-on fail;
      else oitcheck check {checklists} --vantage ci --format junit --format html --format json --fail-on fail;
      fi
  artifacts:
    when: always
    paths:
      - reports/
    reports:
      junit: reports/*/*/junit.xml
"""


def systemd(
    program: Sequence[str], arguments: Sequence[str], flags: Sequence[str], folder: str, at: time
) -> str:
    """Gives the units: a service that stays, and a service with a timer for a run every night.

    Args:
        program: how oitcheck is started, absolute.
        arguments: checklists and flags that ``serve`` and ``check`` both know.
        flags: of ``serve`` alone.
        folder: where it runs.
        at: the hour of the night in Thailand.
    """
    return _SYSTEMD.format(
        folder=folder.replace("%", "%%"),
        serve=_unit_line([*program, "serve", *arguments, *flags]),
        check=_unit_line([*program, "check", *arguments]),
        hour=f"{at:%H:%M}",
    )


def windows(program: Sequence[str], arguments: Sequence[str], folder: str, at: time, now: datetime) -> str:
    """Gives a task of the Windows Task Scheduler that runs every night; one that was missed at the next start."""
    start = datetime.combine(now.date(), at, BANGKOK)
    return _WINDOWS.format(
        start=start.isoformat(),
        command=escape(program[0]),
        arguments=escape(subprocess.list2cmdline([*program[1:], "check", *arguments])),
        folder=escape(folder),
    )


def ci(kind: str, checklists: Sequence[str], at: time) -> str:
    """Gives the file for a CI service.

    Args:
        kind: ``github`` or ``gitlab``.
        checklists: as the repository names them.
        at: the hour of the night in Thailand.

    Raises:
        KeyError: there is no such kind.
    """
    template = {"github": _GITHUB, "gitlab": _GITLAB}[kind]
    minutes = (at.hour * 60 + at.minute - 7 * 60) % (24 * 60)
    cron = f"{minutes % 60} {minutes // 60} * * *"
    return template.format(cron=cron, hour=f"{at:%H:%M}", checklists=shlex.join(checklists))


def _unit_line(words: Sequence[str]) -> str:
    """A command as systemd reads it: quoted, with its own signs doubled."""
    return " ".join(_unit_word(word) for word in words)


def _unit_word(word: str) -> str:
    text = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    plain = text == word and word and not any(sign in word for sign in " \t'\"`;")
    return text if plain else f'"{text}"'
