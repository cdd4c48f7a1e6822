"""Logs: structlog events on standard error, with the records of every library in the same stream."""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, Literal, TextIO

import structlog

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

#: At DEBUG the SDK logs what activities answer, customers' numbers in it.
_SDK_WORKER = "temporalio.worker"


def configure(level: str = "info", output: Format = "console", stream: TextIO | None = None) -> None:
    """Send structlog events and stdlib records to `stream` (standard error where None), one line each."""
    stream = stream or sys.stderr
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
    )
    destination = logging.StreamHandler(stream)
    destination.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *_SHARED],
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
            for key in ("workflow_id", "run_id", "workflow_run_id", "activity_type", "attempt"):
                if key in details:
                    event.setdefault(key, details[key])
    event.pop("temporal_log", None)  # the message has it all already
    return event


def _drop_personal(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    for key in PERSONAL_KEYS & event.keys():
        del event[key]
    return event


_SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _flatten_temporal,
    _drop_personal,
]
