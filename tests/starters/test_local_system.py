import asyncio
import socket
from pathlib import Path

import pytest

from porting import tcp
from starters.local import AlreadyRunningError, run
from starters.local_system import LocalSystem


def say_nothing(line: str) -> None:
    pass


def a_system(directory: Path, **variables: str) -> LocalSystem:
    return LocalSystem.laid_out({"PORTING_STATE_DIR": str(directory), **variables}, say_nothing)


def test_a_port_that_is_taken_is_replaced_everywhere_and_that_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    with socket.create_server((tcp.LOOPBACK, 0)) as taken:
        port = taken.getsockname()[1]
        system = LocalSystem.laid_out(
            {"PORTING_STATE_DIR": str(tmp_path), "PORTING_SANDBOX_PORT": str(port)}, said.append
        )

    assert system.settings.sandbox_port != port
    assert system.settings.upstream_url == f"http://127.0.0.1:{system.settings.sandbox_port}"
    assert f"The sandbox: port {port} is taken, {system.settings.sandbox_port} is used" in said


def test_a_day_of_the_demonstration_is_short_unless_a_day_is_given(tmp_path: Path) -> None:
    assert a_system(tmp_path).settings.policy.day.total_seconds() == 0.6
    assert a_system(tmp_path, PORTING_DAY="2").settings.policy.day.total_seconds() == 2


def test_both_ends_of_the_webhooks_keep_one_secret_over_all_starts(tmp_path: Path) -> None:
    first, second = a_system(tmp_path), a_system(tmp_path)

    assert first.settings.upstream_webhook_secret is not None
    assert first.settings.upstream_webhook_secret == second.settings.upstream_webhook_secret


def test_the_embedded_server_is_used_even_where_another_is_configured(tmp_path: Path) -> None:
    system = a_system(tmp_path, TEMPORAL_ADDRESS="elsewhere:7233", TEMPORAL_API_KEY="key")

    assert system.environment["TEMPORAL_ADDRESS"] == system.server.address
    assert "TEMPORAL_API_KEY" not in system.environment


def test_a_demonstration_never_orders_anything_at_a_real_provider(tmp_path: Path) -> None:
    said: list[str] = []
    system = LocalSystem.laid_out(
        {"PORTING_STATE_DIR": str(tmp_path), "PORTING_UPSTREAM": "telnyx"}, said.append
    )

    assert system.settings.upstream == "sandbox"
    assert "PORTING_UPSTREAM=telnyx is left aside: all that runs here speaks to the sandbox" in said


async def test_a_second_run_on_the_same_state_is_refused(tmp_path: Path) -> None:
    environment = {"PORTING_STATE_DIR": str(tmp_path), "PORTING_WEB_PORT": str(tcp.free_port())}
    said: list[str] = []
    first = asyncio.create_task(run(environment, None, once=False, say=said.append))
    async with asyncio.timeout(30):
        while not said:
            await asyncio.sleep(0.01)

    with pytest.raises(AlreadyRunningError):
        await run(environment, None, once=False, say=say_nothing)

    first.cancel()
    await asyncio.wait([first])
