"""The API does what its description says, whatever it is sent (schemathesis)."""

import asyncio
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import unsupported_method

from starters.web.api.app import PATH
from tests.desk import Desk
from tests.starters.web.api.programs import the_api, wanted

#: For each operation, of calls that fit the description and of calls that do not.
_CALLS = 12


def tried(address: str, key: str) -> list[str]:
    """Every operation called; returns what was called."""
    schema = schemathesis.openapi.from_url(f"{address}/openapi.json")
    called = []
    for result in schema.get_all_operations():
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
            def call(case: schemathesis.Case) -> None:
                case.call_and_validate(
                    headers={"Authorization": key}, excluded_checks=[unsupported_method], timeout=20
                )

            call()
        called.append(operation.label)
    return called


async def test_every_operation_answers_as_it_is_described(desk: Desk, tmp_path: Path) -> None:
    async with the_api(tmp_path, desk) as api:
        await api.post("port-requests", json=wanted())
        address = str(api.base_url).rstrip("/")

        called = await asyncio.to_thread(tried, address, api.headers["authorization"])

    assert address.endswith(PATH)
    assert len(called) == 10
