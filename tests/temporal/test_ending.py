import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from porting.temporal.embedded import EmbeddedServer

SHORT_LIVED_CLIENT = Path(__file__).with_name("short_lived_client.py")


@pytest.mark.embedded
async def test_a_command_that_has_done_its_work_never_ends_as_a_crash(
    embedded_server: EmbeddedServer,
) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, SHORT_LIVED_CLIENT, embedded_server.address, "60", "ours", stdout=subprocess.PIPE
    )
    output, _ = await process.communicate()

    assert output.split() == [b"0"] * 60


def test_everything_that_was_said_is_out_when_a_command_ends() -> None:
    program = (
        "import sys; from porting.temporal.ending import end_process;"
        "sys.stdout.write('said'); sys.stderr.write('told'); end_process(3)"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (3, b"said", b"told")
