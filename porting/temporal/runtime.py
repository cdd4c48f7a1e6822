"""The SDK's native core: its logs in our stream, its metrics on our address."""

import logging

from temporalio import activity, workflow
from temporalio.runtime import (
    LogForwardingConfig,
    LoggingConfig,
    PrometheusConfig,
    Runtime,
    TelemetryConfig,
    TelemetryFilter,
)

from porting.domain.errors import PortingError
from porting.metrics.table import BUCKETS


class MetricsNotServedError(PortingError):
    """Where metrics are to be served cannot be listened on."""


def a_runtime(metrics_address: str | None = None) -> Runtime:
    """A process's runtime; each has a thread pool of its own.

    The core writes to standard output unless forwarded, and a pipe that nobody drains would stop it.
    `metrics_address` ("127.0.0.1:9464") serves Prometheus metrics, the SDK's and ours; None: none are kept.

    Raises: `MetricsNotServedError`.
    """
    name_the_workflow_in_fields_only()
    telemetry = TelemetryConfig(
        logging=LoggingConfig(
            filter=TelemetryFilter(core_level="WARN", other_level="ERROR"),
            forwarding=LogForwardingConfig(logger=logging.getLogger("temporalio.core")),
        ),
        metrics=_prometheus(metrics_address) if metrics_address else None,
        attach_service_name=False,  # it would be the SDK's own on every series
    )
    try:
        return Runtime(telemetry=telemetry)
    except ValueError as error:  # nothing else of it depends on where we are
        raise MetricsNotServedError(
            f"metrics cannot be served at {metrics_address}: write an address of ours and a port that "
            "is free, such as 127.0.0.1:9464"
        ) from error


def _prometheus(address: str) -> PrometheusConfig:
    return PrometheusConfig(
        bind_address=address, durations_as_seconds=True, histogram_bucket_overrides=BUCKETS
    )


def name_the_workflow_in_fields_only() -> None:
    """Leave events as they are written: the SDK would add a dict's text to each message."""
    workflow.logger.workflow_info_on_message = False
    activity.logger.activity_info_on_message = False
