"""The short form of `benchmarks/mail_kills.py`: a killed worker errs the way that is written down."""

from pathlib import Path

import pytest

from benchmarks.mail_kills import run

pytestmark = pytest.mark.embedded


async def test_mails_survive_kills_and_none_errs_the_other_way(tmp_path: Path) -> None:
    figures = await run(tmp_path, mails=38, kills=3, events=True)

    assert figures.kills == 3
    assert figures.violations == []
