"""One trace from the web request to each activity, through OpenTelemetry.

It is on where OpenTelemetry's own variables name a collector. Else nothing of it is imported, no header goes
into a history, and `span` does nothing. What a span may say is a whitelist (`allowed.py`), applied to each
one when it leaves the process.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from porting.tracing.telemetry import Tracing

_ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")

Fact = str | int

_current: "Tracing | None" = None


def is_wanted(environment: Mapping[str, str]) -> bool:
    """Whether OpenTelemetry's variables ask for traces.

    Raises: `ValueError`, which says what to do, where they ask for what we cannot do.
    """
    if environment.get("OTEL_SDK_DISABLED", "").strip().lower() == "true":
        return False
    exporter = environment.get("OTEL_TRACES_EXPORTER", "").strip() or "otlp"
    if exporter == "none" or not any(environment.get(name) for name in _ENDPOINTS):
        return False
    if exporter != "otlp":
        raise ValueError("OTEL_TRACES_EXPORTER: there are otlp and none")
    for name in _PROTOCOLS:
        if environment.get(name) not in (None, "", "http/protobuf"):
            raise ValueError(f"{name}: only http/protobuf is spoken; collectors take it at port 4318")
    return True


def begin(process: str, environment: Mapping[str, str]) -> None:
    """Trace what this process does from now on, where `environment`, which has to be this process's own, asks
    for it.

    `process`: as it is called after `porting`. Raises: as `is_wanted`.
    """
    if is_wanted(environment):
        from porting.tracing.telemetry import exporting

        switch_to(exporting(process, environment))


def switch_to(tracing: "Tracing | None") -> None:
    """`tracing` takes what happens from now on; None: nothing does."""
    global _current
    _current = tracing


def current() -> "Tracing | None":
    """None: nothing is traced."""
    return _current


def end() -> None:
    """Send what is still to be sent, for as long as a process that ends may wait."""
    if _current:
        _current.end()


def trace_id() -> str | None:
    """Of the trace that this moment is part of."""
    return _current.trace_id() if _current else None


@contextmanager
def span(name: str, *, of: str | None = None, facts: Mapping[str, Fact] | None = None) -> Iterator[None]:
    """A part of what this process does.

    `of`: a hexadecimal identity of whatever it is about. All parts with one identity are one trace, whenever
    and wherever they happen, with a link to what was going on here. None: a part of what is going on.
    """
    if _current is None:
        yield
        return
    with _current.span(name, of, facts or {}):
        yield
