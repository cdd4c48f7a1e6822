"""Logs: structlog events on standard error, with the records of every library in the same stream.

What happens in a workflow or an activity carries its `workflow_id`, `run_id` and `request_id`, whoever logs
it; what is part of a trace, its `trace_id`.
"""

import logging
import sys
from collections.abc import Callable, Mapping, MutableMapping
from typing import Any, Literal, TextIO

import structlog

from porting import tracing

Format = Literal["console", "json"]

#: Customers' data never goes into a log; if a line gives one of these all the same, it does not come out.
PERSONAL_KEYS = frozenset(
    {
        "account_number",
        "address",
        "authorized_user",
        "billing_telephone_number",
        "company_name",
        "contact",
        "email",
        "evidence",
        "first_name",
        "last_name",
        "name",
        "number",
        "numbers",
        "phone",
        "pin",
        "postal_code",
        "service_address",
        "street",
        "text",
    }
)

#: They log every call, SendGrid's with key and recipient.
_TALKATIVE = ("httpx2", "httpcore2", "python_http_client", "sendgrid", "uvicorn", "python_multipart", "pypdf")

#: Where the collector of traces is away, each of its attempts would be a line; that spans are lost is one.
_TELEMETRY = "opentelemetry"

#: At DEBUG the SDK logs what activities answer, customers' numbers in it.
_SDK_WORKER = "temporalio.worker"


def configure(
    level: str = "info",
    output: Format = "console",
    stream: TextIO | None = None,
    *,
    request_of: Callable[[str], str] | None = None,
) -> None:
    """Send structlog events and stdlib records to `stream` (standard error where None), one line each.

    `request_of`: the port request that a workflow of this id belongs to. None: lines name workflows alone.
    """
    stream = stream or sys.stderr
    shared = [*_SHARED, _naming(request_of), _drop_personal]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    destination = logging.StreamHandler(stream)
    destination.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *shared],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_renderers(output, stream),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [destination]
    root.setLevel(level.upper())
    logging.getLogger(_SDK_WORKER).setLevel(max(root.level, logging.INFO))
    logging.getLogger(_TELEMETRY).setLevel(logging.ERROR)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)


def _renderers(output: Format, stream: TextIO) -> list[structlog.typing.Processor]:
    if output == "json":
        return [_tracebacks_without_values(), structlog.processors.JSONRenderer(default=str)]
    plain = structlog.dev.plain_traceback  # the pretty ones print local variables: customers' data
    return [structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=plain)]


def _tracebacks_without_values() -> structlog.typing.Processor:
    return structlog.processors.ExceptionRenderer(
        structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    )


def _flatten_temporal(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Name workflow and activity like our own events do, instead of in the SDK's nested record."""
    for source in ("temporal_workflow", "temporal_activity"):
        details = event.pop(source, None)
        if isinstance(details, Mapping):
            for key in _WHERE:
                if key in details:
                    event.setdefault(_WHERE[key], details[key])
    event.pop("temporal_log", None)  # the message has it all already
    return event


def _of_this_activity(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Adapters know nothing of the activity that asked them."""
    running = sys.modules.get("temporalio.activity")  # where nobody has loaded it, nothing is in an activity
    if running is None or "workflow_id" in event or not running.in_activity():
        return event
    info = running.info()
    where = (info.workflow_id, info.workflow_run_id, info.activity_type, info.attempt)
    event.update(zip(("workflow_id", "run_id", "activity_type", "attempt"), where, strict=True))
    return event


def _naming(request_of: Callable[[str], str] | None) -> structlog.typing.Processor:
    def name_the_request(
        _logger: object, _method: str, event: MutableMapping[str, Any]
    ) -> MutableMapping[str, Any]:
        if request_of and "workflow_id" in event:
            event.setdefault("request_id", request_of(event["workflow_id"]))
        return event

    return name_the_request


def _name_the_trace(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    if trace_id := tracing.trace_id():
        event["trace_id"] = trace_id
    return event


def _drop_personal(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for key in PERSONAL_KEYS & event.keys():
        del event[key]
    return event


#: What the SDK calls it, and we.
_WHERE = {
    "workflow_id": "workflow_id",
    "run_id": "run_id",
    "workflow_run_id": "run_id",
    "activity_type": "activity_type",
    "attempt": "attempt",
}

_SHARED: tuple[structlog.typing.Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _flatten_temporal,
    _of_this_activity,
    _name_the_trace,
)
