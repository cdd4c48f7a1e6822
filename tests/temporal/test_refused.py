"""A server behind TLS and an API key, as Temporal Cloud is: what is said to whoever is not let in."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from temporalio.common import SearchAttributeKey

from porting.temporal import search_attributes
from porting.temporal.client import (
    TemporalConfigurationError,
    TemporalUnavailableError,
    connect,
    shut_out,
)
from porting.temporal.embedded import EmbeddedServer
from porting.temporal.refused import refusal
from porting.temporal.search_attributes import SearchAttributesError
from tests.certificates import Authority
from tests.deploy.gate import Gate, a_gate

pytestmark = pytest.mark.asyncio(loop_scope="session")

API_KEY = "not-a-real-key"


@dataclass(frozen=True)
class Guarded:
    gate: Gate
    settings: dict[str, str]
    """With which one is let in."""
    another_authority: str


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def guarded(
    embedded_server: EmbeddedServer, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Guarded]:
    directory = tmp_path_factory.mktemp("authorities")
    authority = Authority.new("ours")
    other = Authority.new("another").written_to(directory / "another.pem")
    async with a_gate(embedded_server.address, authority, "default", API_KEY) as (gate, address):
        settings = {
            "TEMPORAL_ADDRESS": address,
            "TEMPORAL_NAMESPACE": "default",
            "TEMPORAL_API_KEY": API_KEY,
            "TEMPORAL_TLS_SERVER_CA_CERT_PATH": str(authority.written_to(directory / "ours.pem")),
        }
        yield Guarded(gate, settings, str(other))


async def test_an_api_key_and_an_authority_are_all_it_takes(guarded: Guarded) -> None:
    client = await connect(codec=None, environment=guarded.settings)

    assert client.namespace == "default"
    assert {"GetSystemInfo", "DescribeNamespace"} <= guarded.gate.passed.keys()


@pytest.mark.parametrize("key", [{"TEMPORAL_API_KEY": "another"}, {"TEMPORAL_API_KEY": ""}])
async def test_who_has_no_key_or_another_is_told_which_setting_it_is(
    guarded: Guarded, key: dict[str, str]
) -> None:
    with pytest.raises(TemporalConfigurationError, match="does not let us in: see TEMPORAL_API_KEY") as told:
        await connect(codec=None, environment={**guarded.settings, **key})

    assert "another" not in str(told.value)


async def test_who_names_a_namespace_that_the_key_is_not_for_is_told_to_look_at_both(
    guarded: Guarded,
) -> None:
    with pytest.raises(TemporalConfigurationError, match=r"does not let us in: .*TEMPORAL_NAMESPACE"):
        await connect(codec=None, environment={**guarded.settings, "TEMPORAL_NAMESPACE": "porting-eu"})


async def test_a_server_whose_authority_we_do_not_know_gets_no_key(guarded: Guarded) -> None:
    settings = {**guarded.settings, "TEMPORAL_TLS_SERVER_CA_CERT_PATH": guarded.another_authority}

    with pytest.raises(TemporalConfigurationError, match="see TEMPORAL_TLS_SERVER_CA_CERT_PATH"):
        await connect(codec=None, environment=settings)


async def test_a_certificate_for_another_name_is_not_taken(guarded: Guarded) -> None:
    settings = {**guarded.settings, "TEMPORAL_TLS_SERVER_NAME": "temporal.example"}

    with pytest.raises(TemporalConfigurationError, match="for another name: see TEMPORAL_ADDRESS"):
        await connect(codec=None, environment=settings)


async def test_whoever_speaks_without_tls_is_told_that_it_may_be_that(guarded: Guarded) -> None:
    settings = {**guarded.settings, "TEMPORAL_TLS": "false"}

    with pytest.raises(TemporalUnavailableError, match="or wants TLS"):
        await connect(codec=None, environment=settings)


async def test_a_server_that_speaks_without_tls_gets_no_key(
    guarded: Guarded, embedded_server: EmbeddedServer
) -> None:
    settings = {**guarded.settings, "TEMPORAL_ADDRESS": embedded_server.address}

    with pytest.raises(TemporalConfigurationError, match="speaks without TLS"):
        await connect(codec=None, environment=settings)


async def test_a_file_of_an_authority_that_is_not_there_is_told(guarded: Guarded, tmp_path: Path) -> None:
    settings = {**guarded.settings, "TEMPORAL_TLS_SERVER_CA_CERT_PATH": str(tmp_path / "absent.pem")}

    with pytest.raises(TemporalConfigurationError, match="TEMPORAL_TLS_"):
        await connect(codec=None, environment=settings)


async def test_search_attributes_that_are_there_are_seen_where_only_operators_may_list_them(
    guarded: Guarded, embedded_server: EmbeddedServer
) -> None:
    there: list[SearchAttributeKey[Any]] = [
        SearchAttributeKey.for_keyword_list("GatedNumbers"),
        SearchAttributeKey.for_datetime("GatedDate"),
    ]
    absent = SearchAttributeKey.for_keyword("GatedStatus")
    await search_attributes.ensure(await embedded_server.client(), there)
    client = await connect(codec=None, environment=guarded.settings)

    guarded.gate.closed_to_operators = True
    try:
        await search_attributes.ensure(client, there)
        with pytest.raises(SearchAttributesError, match=r"make them first: GatedStatus \(keyword\)$"):
            await search_attributes.ensure(client, [*there, absent])
    finally:
        guarded.gate.closed_to_operators = False


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("transport error: received fatal alert: CertificateRequired", "asks for a certificate of ours"),
        ("InvalidCertificate(ExpiredContext { time: UnixTime(1) })", "not valid today"),
        ("Status { code: PermissionDenied, message: x }", "does not let us in"),
    ],
)
async def test_other_refusals_are_told_apart(words: str, meaning: str) -> None:
    refused = refusal(words)

    assert refused
    assert meaning in refused.meaning
    assert not refused.waiting_may_help


async def test_a_worker_whose_key_has_expired_fails_of_that_and_no_other_of_it() -> None:
    expired, other = RuntimeError("Activity worker failed"), RuntimeError("Workflow worker failed")
    expired.__cause__ = RuntimeError(
        "Poll failure: grpc error when polling: Status { code: Unauthenticated }"
    )
    other.__cause__ = RuntimeError("Poll failure: core is shut down")

    refused = shut_out(expired)

    assert refused
    assert "does not let us in: see TEMPORAL_API_KEY" in str(refused)
    assert shut_out(other) is None


async def test_a_server_that_is_not_there_refuses_nobody() -> None:
    assert refusal("tcp connect error, 127.0.0.1:7233, Connection refused") is None
