"""For each alert what rings it, and what is like it and does not."""

from dataclasses import dataclass, field

#: Prometheus' own notation for samples: `0+1x60` begins at 0 and adds 1 sixty times.
Series = dict[str, str]

_UP = 'up{job="porting-worker",instance="w1"}'
_WEB = 'porting_web_requests_total{route="/",method="GET",status="%s"}'
_CALLS = 'porting_upstream_call_seconds_count{operation="draft",outcome="%s"}'
_MAILS = 'porting_mails_total{kind="received",outcome="%s"}'
_WORKFLOW_WAITS = 'temporal_workflow_task_schedule_to_start_latency_bucket{task_queue="porting",le="%s"}'
_CHECK_WAITS = 'temporal_activity_schedule_to_start_latency_bucket{task_queue="porting-documents",le="%s"}'
_READY = 'porting_ready{job="porting-web",instance="w1",check="%s"}'
_FREE = 'porting_state_free_bytes{job="porting-worker",instance="w1"}'
_DAY = 86400


@dataclass(frozen=True)
class Case:
    alert: str
    series: Series
    after: str
    """From the beginning of the series."""
    rings: dict[str, str] | None = field(default_factory=dict)
    """With which labels, beside the severity; None: it does not ring."""
    value: str = ""
    """As its summary says it."""
    every: str = "1m"
    """How far samples and looks are apart; hours where a rule looks back for days."""


CASES = (
    Case("PortingWorkerAway", {_UP: "1x5 0x5"}, "9m"),
    Case("PortingWorkerAway", {_UP: "1x5 0x5", 'up{job="porting-worker",instance="w2"}': "1x10"}, "9m", None),
    Case("PortingWebAway", {_UP: "1x10"}, "5m"),
    Case("PortingWebAway", {'up{job="porting-web",instance="w1"}': "1x10"}, "5m", None),
    Case("PortingCodecServerAway", {_UP: "1x20"}, "15m"),
    Case("PortingCodecServerAway", {'up{job="porting-codec-server",instance="c1"}': "1x20"}, "15m", None),
    Case("PortingKeysAway", {_READY % "keys": "1x2 0x5"}, "6m", {"job": "porting-web", "instance": "w1"}),
    Case("PortingKeysAway", {_READY % "keys": "1x10"}, "6m", None),
    Case("PortingKeysMissing", {'porting_keys_missing{instance="w1"}': "1x5"}, "1m"),
    Case("PortingKeysMissing", {'porting_keys_missing{instance="w1"}': "0x5"}, "1m", None),
    Case(
        "PortingNotReady",
        {_READY % "temporal": "0x10"},
        "9m",
        {"job": "porting-web", "instance": "w1", "check": "temporal"},
    ),
    Case("PortingNotReady", {_READY % "temporal": "0x2 1x10"}, "9m", None),
    Case("PortingDiskFull", {_FREE: "2e9x10"}, "6m"),
    Case("PortingDiskFull", {_FREE: "3e9x10"}, "6m", None),
    Case(
        "PortingDiskFills",
        {_FREE: "100e9-1.2e9x30"},  # 29 GB a day
        "28h",
        {"job": "porting-worker", "instance": "w1"},
        every="1h",
    ),
    Case("PortingDiskFills", {_FREE: "100e9-60e6x30"}, "28h", None, every="1h"),
    Case("PortingCertificateEnds", {"porting_certificate_timestamp_seconds": f"{13 * _DAY}x5"}, "1m"),
    Case("PortingCertificateEnds", {"porting_certificate_timestamp_seconds": "0x5"}, "1m"),
    Case("PortingCertificateEnds", {"porting_certificate_timestamp_seconds": f"{15 * _DAY}x5"}, "1m", None),
    Case("PortingWebFails", {_WEB % "200": "0+10x30", _WEB % "500": "0+1x30"}, "20m"),
    Case("PortingWebFails", {_WEB % "200": "0+100x30", _WEB % "500": "0+1x30"}, "20m", None),
    Case(
        "PortingCodecRefuses",
        {'porting_codec_calls_total{call="decode",outcome="unknown"}': "0+5x30"},
        "20m",
        {"outcome": "unknown"},
    ),
    Case(
        "PortingCodecRefuses",
        {'porting_codec_calls_total{call="decode",outcome="done"}': "0+5x30"},
        "20m",
        None,
    ),
    Case("PortingWorkflowsInTrouble", {"porting_workflows_in_trouble": "2x10"}, "5m", value="2"),
    Case("PortingWorkflowsInTrouble", {"porting_workflows_in_trouble": "0x10"}, "5m", None),
    Case(
        "PortingWorkflowTasksFail",
        {'temporal_workflow_task_execution_failed{failure_reason="NonDeterminismError"}': "_x20 1x20"},
        "22m",
        {"failure_reason": "NonDeterminismError"},
    ),
    Case(
        "PortingWorkflowTasksFail",
        {'temporal_workflow_task_execution_failed{failure_reason="WorkflowError"}': "1x40"},
        "30m",
        None,
    ),
    Case(
        "PortingNoPollers",
        {'temporal_num_pollers{task_queue="porting",poller_type="workflow_task"}': "0x20"},
        "10m",
        {"task_queue": "porting", "poller_type": "workflow_task"},
    ),
    Case(
        "PortingNoPollers",
        {'temporal_num_pollers{task_queue="porting",poller_type="workflow_task"}': "1x20"},
        "10m",
        None,
    ),
    Case(
        "PortingStepsWaitForWorkers",
        {
            _WORKFLOW_WAITS % "5": "0+1x60",
            _WORKFLOW_WAITS % "10": "0+9x60",
            _WORKFLOW_WAITS % "+Inf": "0+9x60",
        },
        "40m",
    ),
    Case(
        "PortingStepsWaitForWorkers",
        {
            _WORKFLOW_WAITS % "1": "0+9x60",
            _WORKFLOW_WAITS % "10": "0+9x60",
            _WORKFLOW_WAITS % "+Inf": "0+9x60",
        },
        "40m",
        None,
    ),
    Case(
        "PortingChecksWait",
        {_CHECK_WAITS % "100": "0+1x90", _CHECK_WAITS % "1000": "0+50x90", _CHECK_WAITS % "+Inf": "0+50x90"},
        "80m",
    ),
    Case(
        "PortingChecksWait",
        {_CHECK_WAITS % "100": "0+50x90", _CHECK_WAITS % "1000": "0+50x90", _CHECK_WAITS % "+Inf": "0+50x90"},
        "80m",
        None,
    ),
    Case(
        "PortingTemporalRefuses",
        {
            'temporal_request_failure{operation="SignalWorkflowExecution",status_code="ABORTED"}': "0+4x30",
            'temporal_request{operation="SignalWorkflowExecution"}': "0+10x30",
        },
        "20m",
        {"operation": "SignalWorkflowExecution"},
    ),
    Case(
        "PortingTemporalRefuses",
        {
            'temporal_request_failure{operation="SignalWorkflowExecution",status_code="NOT_FOUND"}': "0+9x30",
            'temporal_request{operation="SignalWorkflowExecution"}': "0+10x30",
        },
        "20m",
        None,
    ),
    Case(
        "PortingReviewOld",
        {
            "porting_review_oldest_seconds": f"{1.6 * _DAY}x30",
            'porting_step_promise_seconds{step="in_document_review"}': f"{_DAY}x30",
        },
        "20m",
    ),
    Case(
        "PortingReviewOld",
        {
            "porting_review_oldest_seconds": f"{1.4 * _DAY}x30",
            'porting_step_promise_seconds{step="in_document_review"}': f"{_DAY}x30",
        },
        "20m",
        None,
    ),
    Case(
        "PortingManyLate",
        {
            'porting_requests{status="awaiting_losing_carrier"}': "40x90",
            'porting_requests_late{status="awaiting_losing_carrier"}': "6x90",
        },
        "80m",
        {"status": "awaiting_losing_carrier"},
        value="6",
    ),
    Case(
        "PortingManyLate",
        {
            'porting_requests{status="awaiting_losing_carrier"}': "100x90",
            'porting_requests_late{status="awaiting_losing_carrier"}': "6x90",
        },
        "80m",
        None,
    ),
    Case("PortingUpstreamAway", {_CALLS % "ok": "0+1x60", _CALLS % "unavailable": "0+2x60"}, "40m"),
    Case("PortingUpstreamAway", {_CALLS % "ok": "0+2x60", _CALLS % "unavailable": "0+1x60"}, "40m", None),
    Case("PortingUpstreamRefusesOurKey", {_CALLS % "key_refused": "_x20 1x20"}, "22m"),
    Case("PortingUpstreamRefusesOurKey", {_CALLS % "key_refused": "1x60"}, "40m", None),
    Case("PortingMailsFail", {_MAILS % "sent": "0+1x90", _MAILS % "unavailable": "0+1x90"}, "60m"),
    Case("PortingMailsFail", {_MAILS % "sent": "0+9x90", _MAILS % "unavailable": "0+1x90"}, "60m", None),
    Case(
        "PortingMailsUndelivered",
        {'porting_mails_undelivered_total{failure="bounced"}': "0+6x24", _MAILS % "sent": "0+60x24"},
        "20h",
        every="1h",
    ),
    Case(
        "PortingMailsUndelivered",
        {'porting_mails_undelivered_total{failure="bounced"}': "0+6x24", _MAILS % "sent": "0+600x24"},
        "20h",
        None,
        every="1h",
    ),
    Case(
        "PortingMoreRejections",
        {'porting_rejections_total{by="carrier",reason="wrong_pin"}': "0+4x28 150+36x6"},
        "198h",
        every="6h",
    ),
    Case(
        "PortingMoreRejections",
        {'porting_rejections_total{by="carrier",reason="wrong_pin"}': "0+36x36"},
        "198h",
        None,
        every="6h",
    ),
    Case("PortingRetentionStands", {"porting_retention_timestamp_seconds": "0x90"}, "70m"),
    Case("PortingRetentionStands", {"porting_retention_timestamp_seconds": "0+60x90"}, "70m", None),
    Case("PortingSurveyStands", {"porting_survey_timestamp_seconds": "0x20"}, "12m"),
    Case("PortingSurveyStands", {"porting_survey_timestamp_seconds": "0+60x20"}, "12m", None),
)
