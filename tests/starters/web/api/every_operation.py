"""Calls every operation of the API, as its description says and as it does not: a process of its own,
`python -m tests.starters.web.api.every_operation ADDRESS`, with the key on its standard input.

Schemathesis reads source code as it goes, which CPython before 3.12 cannot do in two threads at a time.
"""

import sys
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode, SerializationContext
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

#: For each operation, of calls that fit the description and of calls that do not.
_CALLS = 3
#: Not those that ask what no description can say: that whatever fits is taken, and nothing else.
_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@schemathesis.serializer("application/pdf")
def _as_it_is(_context: SerializationContext, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


def call_all(address: str, key: str) -> list[str]:
    """Returns what was called."""
    described = schemathesis.openapi.from_url(f"{address}/openapi.json")
    schema = described.exclude(path="/port-requests", method="GET")  # the time-skipping server has no lists
    called = []
    for result in schema.get_all_operations():
        assert isinstance(result, Ok), result
        operation = result.ok()
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(
                max_examples=_CALLS,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            )
            def call(case: schemathesis.Case[Any]) -> None:
                answered = case.call_and_validate(headers={"Authorization": key}, checks=_CHECKS, timeout=20)
                if answered.status_code >= 400:
                    assert answered.headers["content-type"] == ["application/problem+json"]

            call()
        called.append(operation.label)
    return called


if __name__ == "__main__":
    for each in call_all(sys.argv[1], sys.stdin.read()):
        sys.stdout.write(f"{each}\n")
