"""All metrics of ours, by name; `docs/watching.md` shows this table.

What is counted in a workflow is silent on replay, but counted again where a worker dies in the midst of a
task: a count may be a little high, and what has to be exact is in `porting report`. A gauge that is surveyed
is told by one worker of all that share a state directory (workers/survey.py).
"""

from datetime import timedelta
from typing import TypeVar

from porting.domain.checks.findings import FindingCode, Severity, VerdictValue
from porting.domain.mail_event import MailFailure
from porting.domain.notice import NoticeKind
from porting.domain.port_request import DocumentKind
from porting.domain.rejection import ReasonCode, Remedy
from porting.domain.status import ActionBy, PortStatus
from porting.metrics.kinds import OTHER, Counter, Gauge, Histogram, Label, Metric, one_of

_OPEN = [status for status in PortStatus if not status.is_end]
_ENDS = [status for status in PortStatus if status.is_end]
_YES_OR_NO = ("true", "false")

#: A message of a port request, or of a draft; `workflows` knows them, and a test compares.
MESSAGES = (
    "add_note",
    "backbone_decision",
    "cancel_request",
    "carrier_response",
    "change_contact",
    "confirm_transfer",
    "discard",
    "extend_deadline",
    "fill_in",
    "give_back",
    "mail_came",
    "mail_failed",
    "resubmit",
    "review_documents",
    "submit",
    "upstream_changed",
)
ANYTHING_ELSE = OTHER
"""Of a resubmission: none of what rejections ask for, such as a new bill."""
NOT_ACCEPTED = "not_accepted"
"""Of a mail: the mail service refused it, or was away for too long."""
REJECTING = ("backbone", "carrier")
UPSTREAM_CALLS = ("draft", "approval", "submission", "response", "transfer", "cancellation")
CALL_OUTCOMES = ("ok", "unavailable", "refused", "key_refused")
METHODS = ("GET", "HEAD", "POST")


def _minutes(*counts: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=count) for count in counts)


def _hours(*counts: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(hours=count) for count in counts)


def _days(*counts: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(days=count) for count in counts)


def _seconds(*counts: float) -> tuple[timedelta, ...]:
    return tuple(timedelta(seconds=count) for count in counts)


#: Promises are one day and seven: finely around those, and to the four weeks of a request and beyond.
_STEP = (*_minutes(5), *_hours(1, 4, 12), *_days(1, 2, 3, 5, 7, 10, 14, 21, 28, 42))
#: A check of text takes tenths of a second, one of scans some ten; after two minutes it is given up.
_CHECK = _seconds(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80, 120)
#: A vendor answers within a second, or the call is given up after half a minute.
_CALL = _seconds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
#: A page takes milliseconds, one that reads a document as long as a check.
_PAGE = _seconds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

_STEP_LABEL = one_of("step", _OPEN)
_LATE = one_of("late", _YES_OR_NO)

# Surveyed

REQUESTS = Gauge("porting_requests", "Open port requests, surveyed", (one_of("status", _OPEN),))
REQUESTS_LATE = Gauge(
    "porting_requests_late",
    "Open port requests whose step is past its promise, surveyed",
    (one_of("status", _OPEN),),
)
REVIEW_OLDEST = Gauge(
    "porting_review_oldest_seconds",
    "How long the documents have waited that wait longest for support's review; 0: none wait; surveyed",
    unit="seconds",
)
DRAFTS = Gauge("porting_drafts", "Open drafts, surveyed")
IN_TROUBLE = Gauge(
    "porting_workflows_in_trouble",
    "Open port requests and drafts whose workflow task fails again and again, surveyed",
)
KEYS_MISSING = Gauge(
    "porting_keys_missing", "Key-encryption keys that data keys need and the ring has not, surveyed"
)
SURVEYED = Gauge(
    "porting_survey_timestamp_seconds", "When the last whole survey ended, in Unix time", unit="seconds"
)
STEP_PROMISE = Gauge(
    "porting_step_promise_seconds",
    "How long a step may take before support is told, as new requests are promised",
    (_STEP_LABEL,),
    unit="seconds",
)

# Of port requests and drafts

SUBMITTED = Counter("porting_requests_submitted_total", "Port requests that began")
ENDED = Counter(
    "porting_requests_ended_total",
    "Port requests that ended; first_time_right: nobody sent its documents or orders back",
    (one_of("status", _ENDS), one_of("first_time_right", _YES_OR_NO)),
)
REQUEST_SECONDS = Histogram(
    "porting_request_seconds",
    "From the submission of a port request to its end",
    (one_of("status", _ENDS),),
    buckets=_STEP,
)
STEP_SECONDS = Histogram(
    "porting_step_seconds",
    "How long a step took, once it is over; late: longer than promised",
    (_STEP_LABEL, _LATE),
    buckets=_STEP,
)
STEPS_LATE = Counter(
    "porting_steps_late_total",
    "Steps that became late, at the moment they did; waits_for: who has to act",
    (_STEP_LABEL, one_of("waits_for", ActionBy)),
)
REJECTIONS = Counter(
    "porting_rejections_total",
    "Reasons with which upstream rejected orders",
    (one_of("by", REJECTING), one_of("reason", [*ReasonCode, "step_failed"])),
)
CORRECTIONS = Counter(
    "porting_corrections_total",
    "What resubmissions brought that were taken; one may bring several things",
    (one_of("brought", [*Remedy, ANYTHING_ELSE]),),
)
MESSAGES_REFUSED = Counter(
    "porting_messages_refused_total",
    "Signals that were wrong and not taken",
    (one_of("message", MESSAGES),),
)
MAILS_UNDELIVERED = Counter(
    "porting_mails_undelivered_total",
    "Mails that did not reach their reader, as far as anybody told us",
    (one_of("failure", [*MailFailure, NOT_ACCEPTED]),),
)
DRAFTS_ENDED = Counter(
    "porting_drafts_ended_total",
    "Drafts that ended",
    (one_of("status", ("submitted", "discarded", "expired")),),
)

# Of activities

CHECK_SECONDS = Histogram(
    "porting_check_seconds", "Checks of documents", (one_of("verdict", VerdictValue),), buckets=_CHECK
)
FINDINGS = Counter(
    "porting_findings_total",
    "What checks found, before anybody has accepted it",
    (one_of("code", FindingCode), one_of("severity", Severity)),
)
MAILS = Counter(
    "porting_mails_total",
    "Attempts to hand a mail to the mail service; a mail that it has already counts as sent once more",
    (one_of("kind", NoticeKind), one_of("outcome", ("sent", "unavailable", "refused"))),
)
UPSTREAM_SECONDS = Histogram(
    "porting_upstream_call_seconds",
    "Calls of backbone provider, carrier partner and inventory, as steps make them",
    (one_of("operation", UPSTREAM_CALLS), one_of("outcome", CALL_OUTCOMES)),
    buckets=_CALL,
)

# Of processes

READY = Gauge(
    "porting_ready",
    "1: there, 0: missing; each thing that /readyz looks at, in each process",
    (one_of("check", ("worker", "temporal", "keys", "state")),),
)
STATE_FREE = Gauge("porting_state_free_bytes", "What is free where the state directory is", unit="bytes")
CERTIFICATE_ENDS = Gauge(
    "porting_certificate_timestamp_seconds",
    "When the certificate ends that the surveying worker shows to Temporal; 0: it cannot be read",
    unit="seconds",
)
ERASED = Counter("porting_requests_erased_total", "Port requests and drafts erased when their time had come")
RETENTION_DONE = Gauge(
    "porting_retention_timestamp_seconds",
    "When this worker last looked through what has ended without anything being away, in Unix time",
    unit="seconds",
)
WEB_REQUESTS = Counter(
    "porting_web_requests_total",
    "What was asked of porting web; none: nobody waited for the answer",
    (Label("route", None), one_of("method", METHODS), Label("status", None)),
)
WEB_SECONDS = Histogram(
    "porting_web_request_seconds",
    "Until an answer of porting web had gone",
    (Label("route", None),),
    buckets=_PAGE,
)
CODEC_CALLS = Counter(
    "porting_codec_calls_total",
    "What was asked of the codec server; outcome: done, or why it was refused",
    (
        one_of("call", ("decode", "encode", "request", *DocumentKind, "evidence", "sign_in", "sign_out")),
        Label("outcome", None),
    ),
)
CODEC_PAYLOADS = Counter(
    "porting_codec_payloads_total",
    "Payloads that passed through the codec server; unreadable: erased, or no key of ours opens them",
    (one_of("call", ("decode", "encode")), one_of("outcome", ("done", "unreadable"))),
)

_M = TypeVar("_M", bound=Metric)


def _all(kind: type[_M]) -> tuple[_M, ...]:
    return tuple(each for each in globals().values() if isinstance(each, kind))


OF_REQUESTS = (
    SUBMITTED,
    ENDED,
    STEPS_LATE,
    REJECTIONS,
    CORRECTIONS,
    MESSAGES_REFUSED,
    MAILS_UNDELIVERED,
)
"""Counted by the workflows of port requests."""
ALL: tuple[Metric, ...] = _all(Metric)
BUCKETS = {each.name: [edge.total_seconds() for edge in each.buckets] for each in _all(Histogram)}
"""In seconds, by metric."""
