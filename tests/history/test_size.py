"""Five years of nights stay small, and each night is stored quickly."""

import os
import random
import time
from dataclasses import replace
from datetime import date, timedelta

import pytest

from oitcheck.history import Glance, Opened, open_history
from oitcheck.model.run import Availability, Looks
from oitcheck.model.verdict import Verdict

NIGHTS = int(os.environ.get("OITCHECK_TEST_NIGHTS", "40"))
ANSWERS, QUESTIONS, FIVE_YEARS = 150, 43, 5 * 365
ORIGINS = ("https://town.example", "https://plan.town.example", "https://files.town.example")
WITH_EVIDENCE = 16 if NIGHTS >= 400 else 4
PAGES = "เทศบาลตำบลประกาศเรื่องแผนการจัดซื้อจัดจ้าง ประจำปีงบประมาณ พ.ศ. ๒๕๖๕ สำนักปลัด กองคลัง กองช่าง".split()


def verdicts_of(night: int, chance: random.Random, standing: dict) -> dict:
    """Answers of a night: about one in a hundred becomes something else."""
    for key in standing:
        if chance.random() < 0.01:
            standing[key] = chance.choice(
                [(Verdict.PASS, None), (Verdict.FAIL, "http_not_found"), (Verdict.UNDETERMINED, "bot_wall")]
            )
    answers: dict = {}
    for (question, url), said in standing.items():
        answers.setdefault(question, {})[url] = said
    return answers


@pytest.mark.benchmark
def test_five_years_of_nights_stay_below_50_mb(url, file, nights):
    """Nights (OITCHECK_TEST_NIGHTS, 400 for the full figure) of 150 answers, 172 elements and three origins' availability, extrapolated to five years, with the latest 14 nights' evidence."""
    chance = random.Random(1)
    standing = {
        (f"O{index % QUESTIONS + 1}", f"https://town.example/{index}"): (Verdict.PASS, None)
        for index in range(ANSWERS)
    }
    sizes = {}
    with open_history(url) as history:
        started = time.perf_counter()
        for night in range(NIGHTS):
            answers = verdicts_of(night, chance, standing)
            elements = {
                question: {
                    f"element-{number}": said for number, said in enumerate([next(iter(urls.values()))] * 4)
                }
                for question, urls in answers.items()
            }
            point = history.start(nights.start(night))
            record = nights.record(night, answers, elements, run_id=point.run_id)
            glances = [
                Glance(url=f"{origin}/{number}", day=day_of(night), opened=Opened.YES)
                for origin in ORIGINS
                for number in range(48)
            ]
            history.finish(point.run_id, replace(record, availability=ninety_days(night)), glances)
        spent = time.perf_counter() - started
        sizes["verdicts"] = used(history)
        for night in range(NIGHTS, NIGHTS + WITH_EVIDENCE):
            point = history.start(nights.start(night))
            for question, address in standing:
                text = (
                    " ".join(chance.choices(PAGES, k=150)) if night == NIGHTS else page_of(history, address)
                )
                history.store(point.run_id, nights.seen(address, text, elapsed_s=chance.random()))
            history.finish(point.run_id, nights.record(night, answers, elements))
        sizes["evidence"] = used(history) - sizes["verdicts"]
        begun = time.perf_counter()
        history.record(f"run-{NIGHTS // 2}")
        history.past(nights.agency, nights.catalogue)
        reading = time.perf_counter() - begun
    years = sizes["verdicts"] / NIGHTS * FIVE_YEARS + sizes["evidence"]

    print(
        f"\n{NIGHTS} nights of {ANSWERS} answers: {sizes['verdicts'] / 1e6:.1f} MB, evidence {sizes['evidence'] / 1e6:.1f} MB, "
        f"five years {years / 1e6:.1f} MB; {spent / NIGHTS * 1000:.0f} ms a night, reading one back {reading * 1000:.0f} ms"
    )
    assert years < 50e6
    assert reading < 2.0


def day_of(night: int) -> date:
    return date(2021, 10, 1) + timedelta(days=night)


def ninety_days(night: int) -> tuple[Availability, ...]:
    """The availability of three origins: most days opened throughout, a few did not."""
    found = []
    for origin in ORIGINS:
        days = []
        for back in range(89, -1, -1):
            day = day_of(night - back).isoformat()
            missed = random.Random(f"{origin} {day}").choice([0] * 9 + [3])
            days.append(Looks(since=day, looks=48, opened=48 - missed, left_out=0))
        month = Looks(since=days[60].since, looks=48 * 30, opened=48 * 30 - night % 31, left_out=2)
        found.append(
            Availability(origin=origin, main=origin == ORIGINS[0], days=tuple(days), month=month, year=month)
        )
    return tuple(found)


def used(history) -> int:
    """Bytes in use: pages that are not free."""
    with history._engine.connect() as connection:
        pages, free, size = (
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("page_count", "freelist_count", "page_size")
        )
    return (pages - free) * size


TEXTS: dict = {}


def page_of(history, address: str) -> str:
    """The same page as the night before, as most are."""
    if not TEXTS:
        TEXTS.update(
            {
                one.url: one.document.pages[0].text
                for one in history.observations(f"run-{NIGHTS}")
                if one.document
            }
        )
    return TEXTS[address]
