"""What may stand in a trace is listed; everything else does not leave the process."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from starlette.routing import BaseRoute, Mount, Route

from porting import tracing
from porting.tracing import allowed
from starters.web.app import Receiver, create_app
from tests.documents.stores import settings_in


@pytest.mark.parametrize(
    "name",
    [
        "RunActivity:check_documents",
        "GET /port/{token}",
        "POST",
        "mail acted on",
        "StartWorkflow:PortRequest",
    ],
)
def test_a_span_of_ours_keeps_its_name(name: str) -> None:
    assert allowed.name(name) == name


def test_every_route_of_the_web_process_has_a_name_that_a_trace_may_show(tmp_path: Path) -> None:
    app = create_app(Receiver(settings_in(tmp_path)))
    templates = [route.path for route in app.routes if isinstance(route, Route)]
    [api] = [route for route in app.routes if isinstance(route, Mount)]
    templates += [f"{api.path}{path}" for path in paths_in(api.routes)]

    assert len(templates) > 30
    assert [path for path in templates if allowed.name(f"GET {path}") == allowed.UNNAMED] == []


def paths_in(routes: Sequence[BaseRoute]) -> list[str]:
    return [route.path for route in routes if isinstance(route, Route)]


@pytest.mark.parametrize(
    "name",
    ["SELECT name FROM customer", "GET /port/AbC9secret", "HandleSignal:dana@acme.example", "mail to Dana"],
)
def test_a_name_that_nobody_knows_does_not_leave(name: str) -> None:
    assert allowed.name(name) == allowed.UNNAMED


def test_an_attribute_that_is_not_listed_or_looks_wrong_does_not_leave() -> None:
    given = {
        "temporalWorkflowID": "port-request-acme-0001",
        "porting.attempt": 2,
        "http.route": "/port/AbC9secret",
        "http.response.status_code": "Dana Reyes",
        "http.url": "https://porting.example/port/AbC9secret",
        "enduser.id": "dana@acme.example",
        "porting.pon": "Dana Reyes, 12 Main Street",
    }

    assert allowed.attributes(given) == {"temporalWorkflowID": "port-request-acme-0001", "porting.attempt": 2}


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://collector:4318/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_SDK_DISABLED": "true"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", "OTEL_TRACES_EXPORTER": "none"}, False),
    ],
)
def test_traces_are_made_where_the_variables_name_a_collector(
    environment: dict[str, str], wanted: bool
) -> None:
    assert tracing.is_wanted(environment) is wanted


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc", "only http/protobuf is spoken"),
        ("OTEL_TRACES_EXPORTER", "jaeger", "there are otlp and none"),
    ],
)
def test_a_variable_that_asks_for_more_than_there_is_is_named(name: str, value: str, advice: str) -> None:
    with pytest.raises(ValueError, match=f"{name}: {advice}"):
        tracing.is_wanted({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector:4318", name: value})


def test_where_nothing_is_said_of_traces_nothing_of_them_is_imported() -> None:
    program = (
        "import sys\n"
        "from porting import tracing\n"
        "from porting.temporal.plugin import PortingPlugin\n"
        "tracing.begin('web', {'OTEL_SERVICE_NAME': 'web'})\n"
        "plugin = PortingPlugin()\n"
        "print([type(each).__name__ for each in plugin.interceptors])\n"
        "print([name for name in sys.modules if 'opentelemetry' in name])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == ["['DetailsWhenAsked']", "[]"]
