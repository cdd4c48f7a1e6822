from pathlib import Path

import pytest

from porting import tcp
from porting.temporal.client import (
    TemporalConfigurationError,
    TemporalUnavailableError,
    connect,
    connect_patiently,
)
from porting.temporal.embedded import EmbeddedServer

pytestmark = pytest.mark.embedded


async def test_a_server_that_is_down_is_one_sentence_with_its_address() -> None:
    address = f"127.0.0.1:{tcp.free_port()}"

    with pytest.raises(TemporalUnavailableError, match=f"no Temporal server answers at {address}"):
        await connect(codec=None, environment={"TEMPORAL_ADDRESS": address})


async def test_a_misspelt_connection_file_is_told_without_what_stands_in_it(tmp_path: Path) -> None:
    file = tmp_path / "temporal.toml"
    file.write_text('[profile.default]\napi_keyy = "a-secret"\n')

    with pytest.raises(TemporalConfigurationError, match="unknown field `api_keyy`") as refused:
        await connect(codec=None, environment={"TEMPORAL_CONFIG_FILE": str(file)})

    assert "a-secret" not in str(refused.value)


async def test_a_connection_file_that_is_not_there_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(TemporalConfigurationError, match="TEMPORAL_CONFIG_FILE"):
        await connect(codec=None, environment={"TEMPORAL_CONFIG_FILE": str(tmp_path / "absent.toml")})


async def test_a_namespace_that_is_not_there_is_named(embedded_server: EmbeddedServer) -> None:
    with pytest.raises(TemporalUnavailableError, match="no namespace porting-eu"):
        await connect(
            codec=None,
            environment={"TEMPORAL_ADDRESS": embedded_server.address, "TEMPORAL_NAMESPACE": "porting-eu"},
        )


async def test_a_connection_file_alone_says_where_the_server_is(
    embedded_server: EmbeddedServer, tmp_path: Path
) -> None:
    file = tmp_path / "temporal.toml"
    file.write_text(f'[profile.default]\naddress = "{embedded_server.address}"\n')
    said: list[str] = []

    client = await connect_patiently(said.append, codec=None, environment={"TEMPORAL_CONFIG_FILE": str(file)})

    assert client.namespace == "default"
    assert said == []
