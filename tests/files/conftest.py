"""A small catalogue and checklists around it, as files."""

import pytest

from oitcheck import checklist_file

CATALOGUE = """\
schema: oitcheck.catalogue/1
fiscal_year_be: 2570
title: {th: แบบวัด, en: Questionnaire}
edition: general
indicators:
  - id: '9'
    title: {th: การเปิดเผยข้อมูล, en: Open data}
    sub_indicators:
      - id: '9.1'
        title: {th: ข้อมูลพื้นฐาน, en: Basics}
        questions:
          - id: O1
            title: {th: โครงสร้าง, en: Structure}
            confidence: two-sources
            ita_points: 20
            elements:
              - {id: chart, text: {th: แผนผัง, en: Chart}, confidence: one-source, basis: text}
          - id: O2
            title: {th: การติดต่อ, en: Contact}
            confidence: memory
            ita_points: 20
            period: first_six_months
            due: 2027-04-30
            elements:
              - id: phone
                text: {th: โทรศัพท์, en: Phone}
                confidence: one-source
                basis: text
                decisive: true
                expect: {contains_text: {any_of: [โทรศัพท์]}}
              - {id: map, text: {th: แผนที่, en: Map}, confidence: memory, basis: memory, required: false, period: none}
"""

HEAD = """\
schema: oitcheck.checklist/1
agency: {id: sample, name: {th: ตัวอย่าง, en: Sample}, home: "https://www.sample.go.th/"}
catalogue: small.yaml
owners: {palad: สำนักปลัด, finance: กองคลัง}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder that holds the small catalogue ``small.yaml``."""
    (tmp_path / "small.yaml").write_text(CATALOGUE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def head():
    """The first four lines of a checklist without mistakes."""
    return HEAD


@pytest.fixture
def catalogue_text():
    """The small catalogue."""
    return CATALOGUE


@pytest.fixture
def problems(folder):
    """Gives what ``lint`` says of a checklist text, message by message."""

    def said(text, **more):
        body = text if isinstance(text, bytes) else text.encode("utf-8")
        (folder / "c.yaml").write_bytes(body)
        return [str(problem) for problem in checklist_file.lint(["c.yaml"], **more)]

    return said
