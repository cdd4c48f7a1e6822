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


def a_runtime(metrics_address: str | None = None) -> Runtime:
    """A runtime for a worker; one a process, it has a thread pool of its own.

    The core writes to standard output unless forwarded, and a pipe that nobody drains would stop it.
    `metrics_address` ("host:port") serves Prometheus metrics; None: none are kept.
    """
    name_the_workflow_in_fields_only()
    return Runtime(
        telemetry=TelemetryConfig(
            logging=LoggingConfig(
                filter=TelemetryFilter(core_level="WARN", other_level="ERROR"),
                forwarding=LogForwardingConfig(logger=logging.getLogger("temporalio.core")),
            ),
            metrics=PrometheusConfig(bind_address=metrics_address, durations_as_seconds=True)
            if metrics_address
            else None,
        )
    )


def name_the_workflow_in_fields_only() -> None:
    """Leave events as they are written: the SDK would add a dict's text to each message."""
    workflow.logger.workflow_info_on_message = False
    activity.logger.activity_info_on_message = False
