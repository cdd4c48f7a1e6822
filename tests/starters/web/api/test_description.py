"""The API does what its description says, whatever it is sent (schemathesis)."""

import asyncio
import sys
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

from tests.desk import Desk
from tests.starters.web.api.programs import the_api, wanted

ROOT = Path(__file__).parents[4]
PROGRAM = (sys.executable, "-P", "-m", "tests.starters.web.api.every_operation")


async def test_every_operation_answers_as_it_is_described(desk: Desk, tmp_path: Path) -> None:
    async with the_api(tmp_path, desk) as api:
        await api.post("port-requests", json=wanted())
        address, key = str(api.base_url).rstrip("/"), api.headers["authorization"]
        calling = await asyncio.create_subprocess_exec(
            *PROGRAM, address, stdin=PIPE, stdout=PIPE, stderr=STDOUT, env={"PYTHONPATH": str(ROOT)}
        )
        said, _ = await calling.communicate(key.encode())

    assert calling.returncode == 0, said.decode()
    assert len(said.decode().splitlines()) == 10, said.decode()
