"""The short form of `./dev chaos`: what holds though workers, Temporal, upstream and web are killed."""

from pathlib import Path

import pytest

from tests.chaos.invariants import requests_end_as_they_should
from tests.chaos.run import Extent, run
from tests.chaos.summary import summary
from tests.chaos.troubles import Measure

pytestmark = pytest.mark.embedded

#: Any seed does; a fixed one is looked into more easily.
SEED = 12
EXTENT = Extent(
    6,
    Measure(kills=3, other_kills=1, seconds=18, away=1),
    day="4s",
    without_long_ones=True,
    mails_break_off=0,
)


async def test_no_request_is_lost_or_doubled_whatever_is_killed(tmp_path: Path) -> None:
    outcome = await run(tmp_path, SEED, EXTENT, lambda _line: None)

    # On a slow machine the four weeks, here two minutes, may run out.
    broken = set(outcome.broken) - {requests_end_as_they_should}
    assert not broken, summary(outcome)
    assert outcome.kills.total() >= 3 + 3
