"""The SDK's own metrics that our rules and dashboard name, with the labels that they have."""

_THERE = ("namespace", "task_queue")
_OPERATION = ("namespace", "operation")

#: A worker that has taken one request through serves them.
SERVED = {
    "temporal_num_pollers": (*_THERE, "poller_type"),
    "temporal_request": _OPERATION,
    "temporal_request_latency_bucket": _OPERATION,
    "temporal_sticky_cache_size": _THERE,
    "temporal_worker_task_slots_available": (*_THERE, "worker_type"),
    "temporal_worker_task_slots_used": (*_THERE, "worker_type"),
    "temporal_activity_schedule_to_start_latency_bucket": _THERE,
    "temporal_workflow_task_execution_latency_bucket": (*_THERE, "workflow_type"),
    "temporal_workflow_task_replay_latency_bucket": (*_THERE, "workflow_type"),
    "temporal_workflow_task_schedule_to_start_latency_bucket": _THERE,
    "temporal_activity_execution_failed": (*_THERE, "activity_type", "failure_reason"),
}
#: They are served from the first failure on; the native core of the SDK has their names.
ON_FAILURE = {
    "temporal_request_failure": (*_OPERATION, "status_code"),
    "temporal_workflow_task_execution_failed": (*_THERE, "workflow_type", "failure_reason"),
}
ALL = {**SERVED, **ON_FAILURE}
