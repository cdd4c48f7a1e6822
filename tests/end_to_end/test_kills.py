"""Every step survives `kill -9` of the worker, and the system that of the sandbox and of Temporal.

One system lives through all kills, with one port request a step. A day is a day here, so that nothing happens
by itself: upstream answers when it is told to, and mostly while there is no worker.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import pytest
import pytest_asyncio

from porting.domain.status import PortStatus
from tests.end_to_end.requests import a_request_file
from tests.end_to_end.system import Port, System, in_days, running_system, until

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="module")]

BACKBONE = PortStatus.AWAITING_BACKBONE
CARRIER = PortStatus.AWAITING_LOSING_CARRIER
REJECTED = PortStatus.REJECTED
DATED = PortStatus.PORT_DATE_CONFIRMED
CONFIRMING = PortStatus.AWAITING_TRANSFER_CONFIRMATION
COMPLETED = PortStatus.COMPLETED

#: Killed in the middle of an activity, which the successor has to do again.
IN_AN_ACTIVITY = {
    "documents": "check_documents",
    "drafting": "draft_port_order",
    "submitting": "submit_port_order",
}
AT_REST = (
    "awaiting_backbone",
    "awaiting_losing_carrier",
    "rejected",
    "port_date_confirmed",
    "awaiting_transfer_confirmation",
)
ALL = (*IN_AN_ACTIVITY, *AT_REST, "sandbox_killed", "temporal_killed")

Happens = Callable[[Port], Awaitable[None]]


@dataclass
class Story:
    """What is killed when, and what comes of it."""

    system: System
    ports: dict[str, Port] = field(default_factory=dict)
    """By the step in which each one was when something was killed."""

    async def submit(self, step: str) -> Port:
        number = f"+151255501{len(self.ports):02}"
        given = a_request_file(f"{step.replace('_', '-')}-0001", number)
        self.ports[step] = Port(self.system, given.identity)
        return await self.system.submit(given)

    async def rests(self, step: str, status: PortStatus) -> None:
        await (await self.submit(step)).goes(BACKBONE, status)

    async def survives(
        self, step: str, then: PortStatus, meanwhile: Happens | None = None, program: str = "worker"
    ) -> asyncio.Task[None]:
        """`program` is killed, `meanwhile` something happens, and its successor starts.

        The task that is returned waits until the request has gone on to `then`.
        """
        (going_on,) = await self.all_survive({step: (then, meanwhile)}, program)
        return going_on

    async def all_survive(
        self, steps: dict[str, tuple[PortStatus, Happens | None]], program: str = "worker"
    ) -> list[asyncio.Task[None]]:
        """One kill meets a request in each of `steps`, and something happens to each of them meanwhile."""
        await self.system.kill(program)
        for step, (_, meanwhile) in steps.items():
            if meanwhile:
                await meanwhile(self.ports[step])
        await self.system.start(program)
        return [asyncio.create_task(self._goes_on(step, then)) for step, (then, _) in steps.items()]

    async def _goes_on(self, step: str, then: PortStatus) -> None:
        await self.ports[step].reaches(then)


async def all_are_at_rest(story: Story) -> None:
    """Side by side, each in the step in which it will meet its kill."""
    await asyncio.gather(
        story.rests("submitting", BACKBONE),
        story.rests("awaiting_backbone", BACKBONE),
        story.rests("awaiting_losing_carrier", CARRIER),
        story.rests("rejected", CARRIER),
        story.rests("port_date_confirmed", CARRIER),
        story.rests("awaiting_transfer_confirmation", CONFIRMING),
        story.rests("sandbox_killed", CARRIER),
        story.rests("temporal_killed", BACKBONE),
    )
    await story.ports["port_date_confirmed"].upstream_acts("confirm", port_date=in_days(10))
    await story.ports["rejected"].upstream_acts("reject", codes=["unsatisfactory_business_relationship"])
    await story.ports["port_date_confirmed"].reaches(DATED)
    await until(lambda: is_told_the_date(story.ports["port_date_confirmed"]), "the date is told")
    await story.ports["rejected"].reaches(REJECTED)


async def all_are_in_an_activity(story: Story) -> None:
    """Upstream does what it is asked, and nobody hears its answer.

    A fault meets the next call, whosever it is: so the request that drafts by itself once its documents are
    checked comes last.
    """
    await story.system.upstream_fails("draft", "hang_after_effect")
    drafted = await story.submit("drafting")
    await until(lambda: is_upstream(drafted), "the draft is there")

    submitted = story.ports["submitting"]
    await story.system.upstream_fails("submit", "hang_after_effect")
    await submitted.is_answered(BACKBONE)
    await until(lambda: is_submitted(submitted), "the order is with the carrier partner")

    checked = await story.submit("documents")
    await until(lambda: checked.runs("check_documents"), "the check runs")


async def worker_killed(story: Story) -> list[asyncio.Task[None]]:
    """In the middle of activities; and what each other request waits for comes while there is no worker."""
    return await story.all_survive(
        {
            "drafting": (BACKBONE, None),
            "submitting": (CARRIER, None),
            "documents": (BACKBONE, None),
            "awaiting_backbone": (CARRIER, is_approved),
            "awaiting_losing_carrier": (DATED, gets_a_date),
            "rejected": (CARRIER, balance_is_paid),
            "port_date_confirmed": (CONFIRMING, moves_sooner),
            "awaiting_transfer_confirmation": (COMPLETED, is_tested),
        }
    )


async def others_killed(story: Story) -> None:
    await (await story.survives("sandbox_killed", CARRIER, program="sandbox"))
    await (await story.survives("temporal_killed", CARRIER, is_approved, program="temporal"))


async def taken_to_their_ends(story: Story) -> None:
    stands_at = {
        **dict.fromkeys(("documents", "drafting"), BACKBONE),
        **dict.fromkeys(
            ("submitting", "awaiting_backbone", "rejected", "sandbox_killed", "temporal_killed"), CARRIER
        ),
        "awaiting_losing_carrier": DATED,
        "port_date_confirmed": CONFIRMING,
        "awaiting_transfer_confirmation": COMPLETED,
    }
    await asyncio.gather(*(port.goes(stands_at[step], COMPLETED) for step, port in story.ports.items()))


async def is_upstream(port: Port) -> bool:
    return bool(await port.upstream_knows())


async def is_submitted(port: Port) -> bool:
    return bool((await port.upstream_knows())["submissions"])


async def is_told_the_date(port: Port) -> bool:
    return "port_date" in port.told()


async def is_approved(port: Port) -> None:
    await port.is_answered(BACKBONE)


async def gets_a_date(port: Port) -> None:
    await port.is_answered(CARRIER)


async def is_tested(port: Port) -> None:
    await port.is_answered(CONFIRMING)


async def balance_is_paid(port: Port) -> None:
    await port.handle.signal("resubmit", {"resolved": True, "by": "the customer"})


async def moves_sooner(port: Port) -> None:
    """Earlier than upstream had said."""
    await port.is_answered(CARRIER)
    await port.is_answered(DATED)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def story(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Story]:
    async with running_system(tmp_path_factory.mktemp("porting"), PORTING_DAY="1d") as system:
        story = Story(system)
        await all_are_at_rest(story)
        await all_are_in_an_activity(story)
        await asyncio.gather(*await worker_killed(story))
        await others_killed(story)
        await taken_to_their_ends(story)
        yield story


@pytest.mark.parametrize("step", ALL)
async def test_the_request_is_completed(story: Story, step: str) -> None:
    assert (await story.ports[step].outcome()).status is COMPLETED


@pytest.mark.parametrize("step", IN_AN_ACTIVITY)
async def test_what_the_dead_worker_had_begun_is_done_again(story: Story, step: str) -> None:
    assert (await story.ports[step].attempts())[IN_AN_ACTIVITY[step]] >= 2


@pytest.mark.parametrize("step", ALL)
async def test_upstream_has_one_order_and_each_submission_once(story: Story, step: str) -> None:
    order = await story.ports[step].upstream_knows()
    attempts = [1, 2] if step == "rejected" else [1]

    happened = Counter(event["happening"] for event in order["happened"])

    assert [approval["attempt"] for approval in order["approvals"]] == [1]
    assert [submission["attempt"] for submission in order["submissions"]] == attempts
    assert happened["backbone.asked"] == 1
    assert happened["order.received"] == len(attempts)


async def test_upstream_has_no_order_that_nobody_asked_for(story: Story) -> None:
    answer = await story.system.upstream.get("/admin/orders")

    assert sorted(order["pon"] for order in answer.json()["orders"]) == sorted(
        port.pon for port in story.ports.values()
    )


@pytest.mark.parametrize("step", ALL)
async def test_everything_is_told_once(story: Story, step: str) -> None:
    # The second date of `port_date_confirmed` is not mailed: its numbers had moved before anybody heard.
    also = ["rejected", "resubmitted"] if step == "rejected" else []

    assert story.ports[step].told() == sorted(
        ["received", "submitted", "port_date", "transferred", "completed", *also]
    )


@pytest.mark.parametrize("step", ALL)
async def test_the_timeline_has_everything_once(story: Story, step: str) -> None:
    rejection = ["rejected", "resubmission received", "checking_documents", "resubmitted"]
    again = [*rejection, "submitting_to_carrier", "awaiting_losing_carrier"] if step == "rejected" else []

    timeline = (await story.ports[step].report()).timeline

    assert [entry.what for entry in timeline] == [
        "request received",
        "checking_documents",
        "documents accepted",
        "awaiting_backbone",
        "approved by the backbone provider",
        "submitting_to_carrier",
        "awaiting_losing_carrier",
        *again,
        "port_date_confirmed",
        "awaiting_transfer_confirmation",
        "transfer confirmed",
        "completed",
    ]
