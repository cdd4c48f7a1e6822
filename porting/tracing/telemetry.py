"""OpenTelemetry: the only module that knows its SDK and its exporter."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import Event, ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.sdk.trace.id_generator import IdGenerator, RandomIdGenerator
from opentelemetry.trace import Link, SpanKind, Status, StatusCode

from porting.tracing import Fact, allowed

#: In seconds. A process that ends waits so long for its last spans: a collector that is away holds none.
_ENDS_WITHIN = 2.0

_FAULT_OF_OURS = 500

_wanted_trace: ContextVar[int | None] = ContextVar("wanted_trace", default=None)


class _Ids(IdGenerator):
    """Random ones, but for a trace that is made of an identity."""

    def __init__(self) -> None:
        self._random = RandomIdGenerator()

    def generate_span_id(self) -> int:
        return self._random.generate_span_id()

    def generate_trace_id(self) -> int:
        return _wanted_trace.get() or self._random.generate_trace_id()


class Whitelisted(SpanExporter):
    """Passes spans on, each with what `allowed.py` lists and with nothing else."""

    def __init__(self, onward: SpanExporter) -> None:
        self._onward = onward

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        return self._onward.export([_with_the_allowed(span) for span in spans])

    def shutdown(self) -> None:
        self._onward.shutdown()

    def force_flush(self, timeout_millis: int = 30000) -> bool:
        return self._onward.force_flush(timeout_millis)


class Tracing:
    """What takes the spans of a process."""

    def __init__(self, provider: TracerProvider) -> None:
        self._provider = provider
        self.tracer = provider.get_tracer("porting")

    def end(self) -> None:
        """In a thread of its own, since no time limit of the SDK's stops a call that is under way."""
        sending = threading.Thread(target=self._provider.force_flush, daemon=True)
        sending.start()
        sending.join(_ENDS_WITHIN)

    def close(self) -> None:
        """Send nothing any more."""
        self._provider.shutdown()

    def trace_id(self) -> str | None:
        context = trace.get_current_span().get_span_context()
        return trace.format_trace_id(context.trace_id) if context.is_valid else None

    @contextmanager
    def span(self, name: str, of: str | None, facts: Mapping[str, Fact]) -> Iterator[None]:
        if of is None:
            with self.tracer.start_as_current_span(name, attributes=facts):
                yield
            return
        going_on = trace.get_current_span().get_span_context()
        links = [Link(going_on)] if going_on.is_valid else []
        wanted = _wanted_trace.set(_trace_of(of))
        try:
            made = self.tracer.start_span(name, Context(), attributes=facts, links=links)
        finally:
            _wanted_trace.reset(wanted)
        with trace.use_span(made, end_on_exit=True):
            yield

    @contextmanager
    def web_request(self, method: str) -> Iterator[Callable[[str | None, int], None]]:
        """The beginning of a trace. Who calls us cannot name one: what he says would stand in histories.

        Yields what is told how it was answered: the template of the route (None: there is none), the status.
        """
        with self.tracer.start_as_current_span(
            method, Context(), kind=SpanKind.SERVER, attributes={"http.request.method": method}
        ) as span:

            def answered(route: str | None, status: int) -> None:
                span.set_attribute("http.response.status_code", status)
                if route is not None:
                    span.set_attribute("http.route", route)
                    span.update_name(f"{method} {route}")
                if status >= _FAULT_OF_OURS:
                    span.set_status(StatusCode.ERROR)

            yield answered


def exporting(process: str, environment: Mapping[str, str]) -> Tracing:
    """Sends spans to the collector that OpenTelemetry's variables name, which its SDK reads by itself."""
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

    return tracing_over(OTLPSpanExporter(), environment.get("OTEL_SERVICE_NAME") or f"porting-{process}")


def tracing_over(exporter: SpanExporter, service: str) -> Tracing:
    """`service`: as the process is called in a trace."""
    # What the process is told in OTEL_RESOURCE_ATTRIBUTES is its operator's to say.
    resource = Resource.create({"service.name": service})
    provider = TracerProvider(resource=resource, id_generator=_Ids(), shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(Whitelisted(exporter)))
    return Tracing(provider)


def _with_the_allowed(span: ReadableSpan) -> ReadableSpan:
    return ReadableSpan(
        name=allowed.name(span.name),
        context=span.get_span_context(),
        parent=span.parent,
        resource=span.resource,
        attributes=allowed.attributes(span.attributes or {}),
        events=[event for each in span.events if (event := _error(each))],
        links=[Link(link.context) for link in span.links],
        kind=span.kind,
        status=Status(span.status.status_code),
        start_time=span.start_time,
        end_time=span.end_time,
        instrumentation_scope=span.instrumentation_scope,
    )


def _error(event: Event) -> Event | None:
    """An exception without its text and its lines; None: it is something else."""
    kind = allowed.error_type((event.attributes or {}).get("exception.type"))
    if event.name != "exception" or kind is None:
        return None
    return Event("exception", {"exception.type": kind}, event.timestamp)


def _trace_of(identity: str) -> int:
    return int.from_bytes(hashlib.sha256(identity.encode()).digest()[:16]) or 1
