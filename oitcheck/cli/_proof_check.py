"""Tells whether a proof is as it was made, and what of it is not."""

from dataclasses import replace
from pathlib import Path

from oitcheck import checklist_file, proof
from oitcheck.cli._say import clean, say
from oitcheck.errors import OitcheckError
from oitcheck.folder import history_at
from oitcheck.history import open_history
from oitcheck.model.proof import Manifest
from oitcheck.proof import Checked, Fault, Finding

_MANIFEST = "manifest.json"


def check_proof(path: Path, checklist: str | None, out: Path, history: str | None, lang: str) -> int:
    """Checks a folder or a zip, with the history's mark where there is a history; says what came of it.

    Args:
        path: the folder or the zip.
        checklist: whose history must know the proof; null where nobody says.
        out: folder of the reports, with the usual history.
        history: SQLAlchemy URL of another one; null for the usual.
        lang: of what is said.

    Raises:
        UsageError: it is no proof.
        CannotLook: it, or a history that was named, cannot be read.
    """
    checked = proof.check(path)
    if checked.manifest is not None:
        named = checklist is not None or history is not None
        if checklist is not None:
            checklist_file.load(checklist)
        checked = compared(checked, checked.manifest, history or history_at(out), named=named)
    say_findings(path, checked, lang)
    return 1 if checked.findings else 0


def compared(checked: Checked, manifest: Manifest, url: str, *, named: bool) -> Checked:
    """Compares the mark of a proof with the history's.

    Args:
        checked: what came of comparing its files.
        manifest: of the proof.
        url: of the history.
        named: whether this very history must be there and know the proof.

    Raises:
        StoreError: a history that must be there cannot be read.
    """
    try:
        with open_history(url, write=False) as history:
            agency, catalogue = manifest.agency.id, manifest.catalogue
            marks = {
                one.mark
                for one in proof.noted(history, agency, catalogue, manifest.kind)
                if one.id == manifest.id
            }
    except OitcheckError:
        if named:
            raise
        return checked
    if checked.mark in marks or not (marks or named):
        return replace(checked, noted=checked.mark in marks)
    finding = Finding(fault=Fault.NOT_AS_NOTED, path=_MANIFEST)
    return replace(checked, findings=(finding, *checked.findings))


def say_findings(path: Path, checked: Checked, lang: str) -> None:
    """Says every file that is not as it was, and whose it is; then the whole in one line."""
    for finding in checked.findings:
        about = "".join(f"\n    {_answer(name, checked.manifest)}" for name in finding.of)
        say(clean(f"{FAULTS[lang][finding.fault]}: {finding.path}{about}"))
    if checked.findings:
        say(f"{path}: {CHANGED[lang].format(n=len(checked.findings))}")
        return
    say(f"{path}: {WHOLE[lang].format(n=checked.files)}")
    say(f"  {NOTED[lang] if checked.noted else NOT_COMPARED[lang]}")


def _answer(name: str, manifest: Manifest | None) -> str:
    """Gives the answer that a name such as ``O12/1`` stands for, with its address."""
    for question in manifest.questions if manifest else ():
        for answer in question.answers:
            if name == f"{question.record.id}/{answer.number}":
                return f"{name} {answer.url}"
    return name


FAULTS = {
    "th": {
        Fault.CHANGED: "ถูกแก้ไข",
        Fault.MISSING: "หายไป",
        Fault.ADDED: "ถูกเพิ่มเข้ามา",
        Fault.NOT_AS_NOTED: "ไม่ตรงกับที่บันทึกไว้ในประวัติ",
    },
    "en": {
        Fault.CHANGED: "changed",
        Fault.MISSING: "missing",
        Fault.ADDED: "added",
        Fault.NOT_AS_NOTED: "not as the history has it",
    },
}
CHANGED = {"th": "หลักฐานไม่ตรงกับที่จัดทำไว้ {n} แฟ้ม", "en": "not as it was made: {n} files"}
WHOLE = {"th": "หลักฐานครบถ้วน ไม่มีการแก้ไข ({n} แฟ้ม)", "en": "whole, nothing was changed ({n} files)"}
NOTED = {"th": "ตรงกับที่บันทึกไว้ในประวัติ", "en": "the history has the same mark"}
NOT_COMPARED = {
    "th": "ไม่ได้เทียบกับประวัติ เพราะไม่มีประวัติที่บันทึกหลักฐานนี้ไว้",
    "en": "not compared with a history: none here knows it",
}
