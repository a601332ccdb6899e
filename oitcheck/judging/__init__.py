"""Judging: expectations × documents → findings → verdicts → roll-up → score. Pure: the same evidence gives the same record.

judge ── questions ┬─ answers ── grounds ── rules
                   └─ elements ─ grounds ── rules
      └─ scores
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from oitcheck.judging._broken import FAIL_ON, exit_code, newly_broken
from oitcheck.judging._night import Night
from oitcheck.judging._proof import Proof, prove
from oitcheck.judging._questions import Bench, judge_question, unlooked
from oitcheck.judging._scores import sub_indicators, summarise
from oitcheck.judging._sight import sight
from oitcheck.judging._sign_offs import sign_offs_of
from oitcheck.judging._what_if import Repair, what_if
from oitcheck.model.catalogue import Catalogue
from oitcheck.model.checklist import Checklist
from oitcheck.model.observed import Observation
from oitcheck.model.past import Past
from oitcheck.model.review import Item, Word
from oitcheck.model.run import SCHEMA, AgencyRef, ChecklistRef, RunRecord, RunRef
from oitcheck.rules import Memory

__all__ = [
    "FAIL_ON",
    "Night",
    "Past",
    "Proof",
    "Repair",
    "exit_code",
    "judge",
    "newly_broken",
    "prove",
    "sight",
    "sign_offs_of",
    "sub_indicators",
    "summarise",
    "what_if",
]

_NOTHING_SAID: Mapping[Item, Word] = MappingProxyType({})


def judge(
    checklist: Checklist,
    catalogue: Catalogue,
    observations: Mapping[str, Observation],
    night: Night,
    past: Mapping[tuple[str, str], Past],
    *,
    only: Collection[str] | None = None,
    reviews: Mapping[Item, Word] = _NOTHING_SAID,
    memory: Memory | None = None,
) -> RunRecord:
    """Gives the record of one run.

    Args:
        checklist: one agency's file.
        catalogue: the year that it answers.
        observations: what was seen, by URL as typed; a URL that is absent is ``not_checked`` and the run partial.
        night: the run's own facts.
        past: what earlier nights say, by question id and URL as masked in the record.
        reviews: what persons said, by what it is about; a word settles what the machine could not tell.
        memory: what was seen in these documents before; it changes no verdict, only how long judging takes.
        only: ids of the questions to judge; null for all. ``summarise`` sums up what is put together from two nights.

    Returns:
        The whole of run.json; every address in it masked, every text bounded.
    """
    bench = Bench(
        checklist=checklist,
        catalogue=catalogue,
        observations=observations,
        night=night,
        past=past,
        reviews=reviews,
        memory=memory,
    )
    questions = tuple(
        judge_question(question, bench)
        for question in catalogue.questions()
        if only is None or question.id in only
    )
    agency = checklist.agency
    return RunRecord(
        schema=SCHEMA,
        oitcheck_version=night.version,
        checklist=ChecklistRef(path=checklist.path, sha256=checklist.sha256),
        catalogue=catalogue.name,
        agency=AgencyRef(id=agency.id, name=agency.name, home=agency.home),
        fiscal_year_be=catalogue.fiscal_year_be,
        run=RunRef(
            id=night.run_id,
            state="partial" if unlooked(questions) else night.state,
            started_at=night.started_at,
            finished_at=night.finished_at,
            vantage=night.vantage,
        ),
        summary=summarise(catalogue, questions),
        questions=questions,
        hosts=night.hosts,
        canaries=night.canaries,
        sub_indicators=sub_indicators(catalogue, questions),
        notices=_unconfirmed(catalogue) + night.notices + bench.waivers.notices(),
        sign_offs=night.sign_offs,
    )


def _unconfirmed(catalogue: Catalogue) -> tuple[str, ...]:
    """What a reader must know of the catalogue itself: that it is a draft, and where no score can follow from it."""
    unweighed = any(question.ita_points is None for question in catalogue.questions())
    draft = (f"catalogue_draft: {catalogue.name}",) if catalogue.draft else ()
    return draft + ((f"score_unknown: {catalogue.name}",) if unweighed else ())
