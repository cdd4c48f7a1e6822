"""New code takes over while port requests run; so does bad code, which docs/changing-code.md takes back.

Two further trees are run beside today's: one changed as it ought to be, one broken on purpose.
"""

import re
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from porting.domain.status import PortStatus
from porting.temporal.client import patiently
from starters.desk import in_our_words
from tests.end_to_end.deploys import BROKEN, PATCHED, Deploys, changed, deploys, typed
from tests.end_to_end.requests import a_request_file
from tests.end_to_end.system import Port, System, a_system, in_days, laid_out, until
from workers.described import described

pytestmark = pytest.mark.embedded

PAGE = Path(__file__).parents[2] / "docs" / "changing-code.md"

BACKBONE = PortStatus.AWAITING_BACKBONE
CARRIER = PortStatus.AWAITING_LOSING_CARRIER
DATED = PortStatus.PORT_DATE_CONFIRMED


def line_under(heading: str, *, good: str, bad: str) -> str:
    """The command line of that part of the page."""
    page = PAGE.read_text()
    _, _, part = page.partition(f"### {heading}\n")
    found = re.search(r"```sh\n(.+?)\n```", part, re.DOTALL)
    assert found, f"the page has no line under {heading}"
    return found[1].replace("GOOD", good).replace("BAD", bad)


async def is_current(system: System, build_id: str) -> None:
    done = await typed(system, line_under("Back to the version before", good=build_id, bad="none"))
    assert done.exit_code == 0, done.error


async def wakes(port: Port, act: str, **facts: Any) -> None:
    """Upstream acts and its webhook comes."""
    await port.upstream_acts(act, **facts)
    await port.handle.signal("upstream_changed", {})


async def fails(port: Port) -> bool:
    """Whether its workflow task is tried again; a history tells of the first attempt alone."""

    async def attempt() -> int:
        with in_our_words(port.request_id):
            return (await described(port.system.client, port.handle.id)).pending_workflow_task.attempt

    # A busy server gives a question up now and then.
    return await patiently(lambda _why: None, attempt) > 1


async def has_taken_a_patch(port: Port) -> bool:
    events = [event async for event in port.handle.fetch_history_events()]
    return any(event.HasField("marker_recorded_event_attributes") for event in events)


async def test_new_code_takes_over_and_bad_code_is_taken_back_while_port_requests_run(tmp_path: Path) -> None:
    local = laid_out(tmp_path, PORTING_DAY="1d", PORTING_ENCRYPTION="on")
    async with a_system(local) as system, deploys(system) as versions:
        await system.start("temporal", "sandbox")
        early, later, last = await began_with_todays_code(system, versions)

        good = changed(tmp_path / "2", PATCHED)
        await versions.start("2", good, PORTING_PATCHES_HELD_BACK="rests-before-submission")
        await is_current(system, "2")
        await wakes(early, "confirm", port_date=in_days(9))
        await wakes(later, "approve")
        await early.reaches(DATED)
        await later.reaches(CARRIER)
        assert not any([await fails(port) for port in (early, later)])
        assert not await has_taken_a_patch(later)

        await versions.start("3", changed(tmp_path / "3", BROKEN))
        await is_current(system, "3")
        await wakes(early, "activate")
        await wakes(last, "approve")
        await last.reaches(CARRIER)
        await wakes(last, "confirm", port_date=in_days(9))
        for port in (early, last):
            await until(partial(fails, port), f"{port.request_id} fails")
        log = system.log_of("worker-3").read_text()
        assert "Nondeterminism" in log
        assert "KeyError" in log

        await is_current(system, "2")
        await early.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
        met = await typed(system, line_under("Who has met the bad one", good="2", bad="3"))
        assert last.handle.id in met.output
        replayed = await typed(
            system, line_under("Which of them cannot go on without it", good="2", bad="3"), good
        )
        assert replayed.exit_code == 1
        assert f"{last.handle.id} " in replayed.output
        reset = await typed(system, line_under("Take back what they did with it", good="2", bad="3"))
        assert reset.exit_code == 0, reset.error
        await last.reaches(DATED)


async def began_with_todays_code(system: System, versions: Deploys) -> tuple[Port, Port, Port]:
    """One at the losing carrier, beyond the place that changes; two before it."""
    await versions.start("1")
    ports = [await system.submit(a_request_file(f"acme-000{n}", f"+1512555010{n}")) for n in (1, 2, 3)]
    await is_current(system, "1")
    for port in ports:
        await port.reaches(BACKBONE)
    await wakes(ports[0], "approve")
    await ports[0].reaches(CARRIER)
    return ports[0], ports[1], ports[2]
