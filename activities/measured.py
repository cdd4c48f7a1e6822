"""What activities count: what they asked of others, how it went, how long it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from temporalio import activity

from activities.failures import reported_to_temporal
from porting.domain.checks.findings import Verdict
from porting.domain.errors import UpstreamKeyRefusedError, UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.notice import NoticeKind
from porting.metrics.table import CHECK_SECONDS, FINDINGS, MAILS, UPSTREAM_SECONDS


@contextmanager
def asked_upstream(operation: str) -> Iterator[None]:
    """`reported_to_temporal` around a call of upstream's, which is counted with how it went."""
    began, outcome = time.monotonic(), ""
    try:
        with reported_to_temporal():
            try:
                yield
                outcome = "ok"
            except UpstreamKeyRefusedError:
                outcome = "key_refused"
                raise
            except UpstreamUnavailableError:
                outcome = "unavailable"
                raise
            except UpstreamRefusedError:
                outcome = "refused"
                raise
    finally:
        if outcome:  # else it was not upstream: a PIN that nobody can open, a worker that stops
            took = timedelta(seconds=time.monotonic() - began)
            UPSTREAM_SECONDS.observe(activity.metric_meter(), took, operation=operation, outcome=outcome)


def checked(verdict: Verdict, took: timedelta) -> None:
    meter = activity.metric_meter()
    CHECK_SECONDS.observe(meter, took, verdict=verdict.verdict)
    for finding in verdict.findings:
        FINDINGS.add(meter, code=finding.code, severity=finding.severity)


def mail_handed_over(kind: NoticeKind, outcome: str) -> None:
    """`outcome`: sent, unavailable, refused."""
    MAILS.add(activity.metric_meter(), kind=kind, outcome=outcome)
