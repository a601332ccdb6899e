"""What was handed in to the assessment: kept as it was by the first run that knew of it, and never changed."""

import json
from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, select

from oitcheck.history._schema import submitted
from oitcheck.history._values import RunStart
from oitcheck.masking import mask
from oitcheck.model.checklist import HandedIn


def keep(connection: Connection, start: RunStart) -> None:
    """Keeps what the checklist marks as handed in; what was kept for that question and day stays as it is."""
    here = (submitted.c.agency == start.agency, submitted.c.catalogue == start.catalogue)
    query = select(submitted.c.question, submitted.c.day).where(*here)
    known = {(row.question, row.day) for row in connection.execute(query)} if start.submitted else set()
    fresh = [
        {
            "agency": start.agency,
            "catalogue": start.catalogue,
            "question": one.question,
            "day": one.at.isoformat(),
            "by": None if one.by is None else mask(one.by),
            "urls": json.dumps([mask(url) for url in one.urls], ensure_ascii=False),
            "explanation": None if one.explanation is None else mask(one.explanation),
            "kept_at": start.started_at,
        }
        for one in start.submitted
        if (one.question, one.at.isoformat()) not in known
    ]
    if fresh:
        connection.execute(submitted.insert(), fresh)


def latest_of(connection: Connection, agency: str, catalogue: str) -> Mapping[str, HandedIn]:
    """Gives what was handed in last, by question.

    Raises:
        ValueError: what is stored is damaged.
    """
    here = (submitted.c.agency == agency, submitted.c.catalogue == catalogue)
    return {
        row.question: HandedIn(
            question=row.question,
            at=date.fromisoformat(row.day),
            by=row.by,
            urls=tuple(json.loads(row.urls)),
            explanation=row.explanation,
            kept_at=row.kept_at,
        )
        for row in connection.execute(select(submitted).where(*here).order_by(submitted.c.day))
    }
