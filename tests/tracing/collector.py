"""A collector of traces: what OpenTelemetry sends over HTTP, read."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from porting import tcp, tracing
from porting.tracing.telemetry import Tracing, tracing_over


@dataclass
class Collector:
    address: str
    bodies: list[bytes] = field(default_factory=list)

    @property
    def spans(self) -> list[Span]:
        return [span for _, span in self._by_service()]

    @property
    def services(self) -> set[str]:
        return {service for service, _ in self._by_service()}

    def named(self, name: str) -> list[Span]:
        return [span for span in self.spans if span.name == name]

    def one(self, name: str) -> Span:
        [span] = self.named(name)
        return span

    def trace_of(self, span: Span) -> list[Span]:
        return [each for each in self.spans if each.trace_id == span.trace_id]

    def _by_service(self) -> Iterator[tuple[str, Span]]:
        for body in self.bodies:
            for given in ExportTraceServiceRequest.FromString(body).resource_spans:
                said = {each.key: each.value.string_value for each in given.resource.attributes}
                for scope in given.scope_spans:
                    yield from ((said["service.name"], span) for span in scope.spans)


def facts(span: Span) -> dict[str, Any]:
    return {each.key: getattr(each.value, str(each.value.WhichOneof("value"))) for each in span.attributes}


@contextmanager
def a_collector() -> Iterator[Collector]:
    """At `address`, as `OTEL_EXPORTER_OTLP_ENDPOINT` names one."""
    bodies: list[bytes] = []

    class Receives(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None: ...

    server = ThreadingHTTPServer((tcp.LOOPBACK, 0), Receives)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    try:
        yield Collector(f"http://{tcp.LOOPBACK}:{server.server_address[1]}", bodies)
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


@contextmanager
def traced_to(collector: Collector) -> Iterator[Tracing]:
    """What this process does meanwhile; all of it is there after the block."""
    made = tracing_over(OTLPSpanExporter(f"{collector.address}/v1/traces"), "the tests")
    tracing.switch_to(made)
    try:
        yield made
    finally:
        tracing.end()
        tracing.switch_to(None)
        made.close()
