from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk import Desk, a_desk
from tests.starters.commands import CommandLine
from tests.starters.request_files import a_request, written


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with a_desk() as made:
        yield made


@pytest.fixture
def porting(tmp_path: Path) -> CommandLine:
    """The command line where no server is."""
    return CommandLine(tmp_path / "state")


@pytest.fixture
def porting_at(desk: Desk, porting: CommandLine) -> CommandLine:
    """The command line at the desk."""
    porting.address = desk.env.client.service_client.config.target_host
    return porting


@pytest.fixture
def request_file(tmp_path: Path) -> Any:
    """Writes a request file whose documents are text, which only a store takes for documents."""

    def write(**changes: Any) -> Path:
        for kind in ("loa", "csr", "bill"):
            (tmp_path / f"{kind}.pdf").write_text(kind)
        return written(tmp_path / "request.json", a_request(**changes))

    return write
