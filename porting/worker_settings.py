"""The settings of `porting worker`: what it carries, how it ends, where it is watched."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from porting.setting_values import Duration, HostAndPort


class WorkerSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    worker_graceful_shutdown: Duration = timedelta(seconds=20)
    """How long running activities may go on after SIGTERM."""
    health_address: HostAndPort | None = None
    """Where the worker answers /healthz and /readyz; None: nowhere."""
    metrics_address: HostAndPort | None = None
    """Where the worker serves Prometheus metrics; None: nowhere."""
