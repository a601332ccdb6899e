"""Looks at each address that comes in on standard input in a night of its own, and says what came of it, line by line.

In: JSON ``{"url": …}``; out: JSON ``{"verdict": …, "cause": …, "took_s": …}``. Arguments: a folder of its own.
"""

import json
import logging
import sys
import time
from pathlib import Path

from oitcheck import catalogue_file
from oitcheck.history import open_history
from oitcheck.job import Job
from oitcheck.model.checklist import Agency, Answers, AnswerUrl, Checklist, Words
from oitcheck.run import run_night
from oitcheck.settings import MIB, Settings

SETTINGS = Settings(
    timeout=15, connect_timeout=3, max_bytes=25 * MIB, max_decoded_bytes=50 * MIB, second_look=0, interval=0, no_canary=True,
    allow_address=("127.0.0.1/32",), vantage="test",
)  # fmt: skip


def look(url, folder, number):
    checklist = Checklist(
        path="one.yaml",
        sha256=f"{number:064d}",
        agency=Agency(id="one", name=Words(th="หนึ่ง", en="one"), home="https://www.town.example/"),
        catalogue="oit-2565",
        answers={"O1": Answers(urls=(AnswerUrl(url=url),))},
    )
    job = Job(checklist=checklist, catalogue=catalogue_file.load("oit-2565"), settings=SETTINGS)
    start = time.monotonic()
    with open_history(f"sqlite:///{folder / 'history.sqlite3'}") as history:
        record = run_night(job, history).record
    answer = record.questions[0].answers[0]
    return {"verdict": str(answer.verdict), "cause": answer.cause, "took_s": time.monotonic() - start}


def main():
    logging.getLogger("oitcheck").addHandler(logging.NullHandler())
    folder = Path(sys.argv[1])
    for number, line in enumerate(sys.stdin):
        print(json.dumps(look(json.loads(line)["url"], folder, number)), flush=True)


if __name__ == "__main__":
    main()
