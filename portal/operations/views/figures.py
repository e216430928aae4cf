"""The portal's figures as Prometheus reads them."""

from collections.abc import Iterator
from datetime import timedelta

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError

from portal.core import clock, metrics

from .. import queries
from ..rules import PROMISED_SECONDS

__all__ = ["CONTENT_TYPE", "figures"]

HOUR = timedelta(hours=1)


def figures() -> bytes:
    """Everything that is counted, of all processes of this server, and what the database knows of all servers."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_House())
    return generate_latest(registry)


class _House(Collector):
    def collect(self) -> Iterator[Metric]:
        board = metrics.board()
        yield from _requests(board)
        yield from _single(board)
        answers = GaugeMetricFamily("portal_database_answers", "1 if the database answers, else 0")
        try:
            known = [*_jobs(), *_workers(), *_deliveries()]
        except SQLAlchemyError:
            known = []
        answers.add_metric([], 1 if known else 0)
        yield from (answers, *known)

    def describe(self) -> list[Metric]:
        return []


def _requests(board: metrics.Board) -> Iterator[Metric]:
    answered = CounterMetricFamily("portal_requests", "Answered requests", labels=["endpoint", "status"])
    for endpoint, status, number in board.requests():
        answered.add_metric([endpoint, str(status or "other")], number)
    yield answered
    for name, words in (
        ("seconds", "Seconds until a request was answered"),
        ("statements", "Statements to the database for one request"),
    ):
        family = HistogramMetricFamily(f"portal_request_{name}", words, labels=["endpoint"])
        for endpoint, (buckets, in_all) in board.histograms(name):
            family.add_metric([endpoint], buckets=buckets, sum_value=in_all)
        yield family


def _single(board: metrics.Board) -> Iterator[Metric]:
    for name, words in (
        (metrics.KEPT_PAGES, "Public pages answered from memory"),
        (metrics.RENDERED_TO_KEEP, "Public pages rendered and then kept in memory"),
        (metrics.THROTTLED, "Refusals because somebody tried too often: signing in, codes, reports"),
        (metrics.SLOW_STATEMENTS, "Statements slower than SLOW_QUERY_MS"),
    ):
        yield CounterMetricFamily(f"portal_{name}", words, value=board.total(name))
    words = "Connections to the database that are in use"
    yield GaugeMetricFamily("portal_database_connections", words, value=board.total(metrics.CONNECTIONS))


def _jobs() -> Iterator[Metric]:
    waiting = GaugeMetricFamily("portal_jobs_waiting", "Jobs that wait, by name", labels=["job"])
    dead = GaugeMetricFamily("portal_jobs_dead", "Jobs that were given up and wait for a person", labels=["job"])
    oldest = GaugeMetricFamily("portal_jobs_oldest_seconds", "How long the job that is longest due has waited")
    found = queries.queues()
    for queue in found:
        waiting.add_metric([queue.name], queue.waiting)
        dead.add_metric([queue.name], queue.dead)
    longest = queries.state_of_outbox(found).oldest
    oldest.add_metric([], (clock.now() - longest).total_seconds() if longest else 0)
    yield from (waiting, dead, oldest)


def _workers() -> Iterator[Metric]:
    done = CounterMetricFamily("portal_jobs", "Jobs that ended, by how", labels=["worker", "job", "outcome"])
    silent = GaugeMetricFamily("portal_worker_silent_seconds", "Since a worker was heard of", labels=["worker"])
    for worker in queries.workers():
        silent.add_metric([worker.name], (clock.now() - worker.seen_at).total_seconds())
        for job, outcomes in worker.counts.items():
            for outcome, number in outcomes.items():
                done.add_metric([worker.name, job, outcome], number)
    yield from (done, silent)


def _deliveries() -> Iterator[Metric]:
    number = GaugeMetricFamily("portal_emails", "E-mails promised in the last hour", labels=["channel"])
    in_time = GaugeMetricFamily(
        "portal_emails_in_time", f"Of those, handed over within {PROMISED_SECONDS} s", labels=["channel"]
    )
    seconds = GaugeMetricFamily("portal_email_seconds", "Until they were handed over", labels=["channel", "quantile"])
    for channel, times in queries.delivery_times(HOUR)[0].items():
        number.add_metric([channel], times.number)
        in_time.add_metric([channel], times.in_time)
        for quantile, value in (("0.5", times.middle), ("0.95", times.slowest)):
            if value is not None:
                seconds.add_metric([channel, quantile], value)
    yield from (number, in_time, seconds)
