"""The settings of `porting worker`: what it carries, how it ends, where it is watched."""

from datetime import timedelta

from pydantic import BaseModel, ConfigDict

from porting.setting_values import CallsAtOnce, Count, Duration, HostAndPort, IpAndPort, Words


class WorkerSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    worker_graceful_shutdown: Duration = timedelta(seconds=20)
    """How long running activities may go on after SIGTERM."""
    worker_cached_requests: Count | None = None
    """How many requests stay in memory between two events. None, here and below: see `workers/tuning.py`."""
    worker_workflow_tasks: Count | None = None
    """How many requests decide what is next at the same time."""
    worker_activities: Count | None = None
    """How many calls, mails and looks are under way at the same time."""
    worker_document_checks: Count | None = None
    """How many packets of documents are read at the same time."""
    worker_pollers: CallsAtOnce | None = None
    """How many calls ask Temporal for work, for each kind of work."""
    patches_held_back: Words = ()
    """Patches of the workflows' code that no request takes from this worker yet; docs/changing-code.md."""
    health_address: HostAndPort | None = None
    """Where the worker answers /healthz and /readyz; None: nowhere."""
    metrics_address: IpAndPort | None = None
    """Where the worker serves Prometheus metrics; None: nowhere."""
