"""Figures for Prometheus, from the latest runs and the service's own state."""

from collections.abc import Iterable
from datetime import datetime

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from oitcheck.model.run import RunRecord

KIND = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """One registry of its own: nothing of this process is told but what is meant to be."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry(auto_describe=True)
        of_run = ("agency", "catalogue")
        self._finished = self._gauge(
            "oitcheck_run_finished_timestamp_seconds", "End of the latest run.", of_run
        )
        self._took = self._gauge("oitcheck_run_duration_seconds", "Duration of the latest run.", of_run)
        self._complete = self._gauge("oitcheck_run_complete", "1 where the latest run is complete.", of_run)
        self._questions = self._gauge(
            "oitcheck_questions", "Questions of the latest run by verdict.", (*of_run, "verdict")
        )
        self._score = self._gauge("oitcheck_score", "OIT score of the latest run.", (*of_run, "bound"))
        self._certificate = self._gauge(
            "oitcheck_certificate_ends_timestamp_seconds", "The earliest end of a certificate.", of_run
        )
        self._undelivered = self._gauge(
            "oitcheck_undelivered_messages", "Messages that wait to be delivered."
        )
        self._looking = self._gauge("oitcheck_looking", "1 while a night is going on.")
        self._next = self._gauge("oitcheck_next_night_timestamp_seconds", "The hour of the nearest night.")
        self._failing = self._gauge(
            "oitcheck_failing_nights", "Checklists whose last night could not be run."
        )
        self._requests = Counter(
            "oitcheck_http_requests", "Requests answered.", ("status",), registry=self._registry
        )

    def count(self, status: int) -> None:
        """Counts one answered request."""
        self._requests.labels(str(status)).inc()

    def text(
        self,
        records: Iterable[RunRecord],
        *,
        undelivered: int,
        looking: bool,
        next_night: datetime,
        failing: int,
    ) -> bytes:
        """Gives all figures as Prometheus reads them."""
        for gauge in (
            self._finished,
            self._took,
            self._complete,
            self._questions,
            self._score,
            self._certificate,
        ):
            gauge.clear()
        for record in records:
            self._of_run(record)
        self._undelivered.set(undelivered)
        self._looking.set(looking)
        self._next.set(next_night.timestamp())
        self._failing.set(failing)
        return generate_latest(self._registry)

    def _of_run(self, record: RunRecord) -> None:
        labels = (record.agency.id, record.catalogue)
        started, finished = _moment(record.run.started_at), _moment(record.run.finished_at)
        if started is not None and finished is not None:
            self._finished.labels(*labels).set(finished)
            self._took.labels(*labels).set(max(0.0, finished - started))
        self._complete.labels(*labels).set(record.run.state == "complete")
        for verdict, number in record.summary.by_verdict.items():
            self._questions.labels(*labels, verdict).set(number)
        self._score.labels(*labels, "low").set(record.summary.oit_score.low)
        self._score.labels(*labels, "high").set(record.summary.oit_score.high)
        ends = [
            end
            for question in record.questions
            for answer in question.answers
            if (end := _moment(answer.tls_expires_at)) is not None
        ]
        if ends:
            self._certificate.labels(*labels).set(min(ends))

    def _gauge(self, name: str, about: str, labels: tuple[str, ...] = ()) -> Gauge:
        return Gauge(name, about, labels, registry=self._registry)


def _moment(text: str | None) -> float | None:
    try:
        return None if text is None else datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError):
        return None
