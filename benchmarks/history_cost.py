"""What one port request costs in Temporal: events of its history and billable actions.

    python -m benchmarks.history_cost [--events]

The happy path of one order on the real embedded server, beside the floor of `floor.py` in the same run. The
worker is in this process; upstream answers by the request's own, fast calendar.
"""

import argparse
import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from temporalio.api.history.v1 import HistoryEvent
from temporalio.client import Client, WorkflowHandle, WorkflowHistory
from temporalio.converter import PayloadCodec
from temporalio.worker import Worker

from benchmarks.counting import AttemptCounter, Cost, kind_of
from benchmarks.floor import Floor, do_nothing
from benchmarks.upstream_by_calendar import Pace, UpstreamByCalendar
from porting.adapters.number_holds import SqliteNumberHolds
from porting.domain.policy import Policy
from porting.domain.status import PortStatus
from porting.temporal import search_attributes
from porting.temporal.client import DEFAULT_NAMESPACE
from porting.temporal.embedded import EmbeddedServer, running_server
from porting.temporal.plugin import PortingPlugin
from starters.desk import PortingDesk
from starters.signup import start_port_request, wake
from tests.builders import a_port_request, local
from tests.fakes import Checks, Outbox, Papers, Pins, Revocations, Starts
from workers.wiring import Collaborators, make_worker
from workflows.names import workflow_id
from workflows.port_request import PortOutcome
from workflows.search_attributes import ALL

MAX_EVENTS = 90
MAX_ACTIONS = 25

Handle = WorkflowHandle[Any, PortOutcome]

_LOOK_EVERY = 0.02
#: The floor's history while it waits for its signal.
_ALL_BUT_THE_SIGNAL = 71

#: Each answer as late as its step may take: approval within 24 hours, response within 7 days, a port date a
#: week later.
AS_LATE_AS_EXPECTED = Pace(timedelta(hours=20), timedelta(days=5), ports_after_days=7)


@dataclass(frozen=True)
class Life:
    """One way for the happy path to go."""

    name: str
    policy: Policy
    pace: Pace
    numbers: int = 1


@dataclass(frozen=True)
class Measured:
    name: str
    cost: Cost
    history: WorkflowHistory
    took: timedelta


@dataclass(frozen=True)
class Bench:
    """A worker whose activities' attempts are counted."""

    client: Client
    counter: AttemptCounter
    upstream: UpstreamByCalendar
    directory: Path

    async def live(self, life: Life) -> Measured:
        """Take one request from its start to `completed`.

        Raises: `AssertionError` where it ends otherwise.
        """
        began = datetime.now(UTC)
        self.upstream.paces[life.name] = life.pace
        request = a_port_request(
            request_id=life.name,
            policy=life.policy,
            submitted_at=began,
            numbers=local(*(f"+1512555{count:04}" for count in range(100, 100 + life.numbers))),
        )
        handle: Handle = self.client.get_workflow_handle(workflow_id(life.name), result_type=PortOutcome)
        await start_port_request(
            self.client, request, SqliteNumberHolds(self.directory / f"holds-of-{life.name}.db")
        )
        await self._is_confirmed(life.name)
        outcome = await handle.result()
        if outcome.status is not PortStatus.COMPLETED:
            raise AssertionError(f"{life.name} ended as {outcome.status}")
        return await self._measured(life.name, handle.id, began)

    async def floor(self) -> Measured:
        began = datetime.now(UTC)
        async with Worker(self.client, task_queue="floor", workflows=[Floor], activities=[do_nothing]):
            handle = await self.client.start_workflow(Floor.run, id="floor", task_queue="floor")
            while (await handle.describe()).history_length < _ALL_BUT_THE_SIGNAL:  # noqa: ASYNC110
                await asyncio.sleep(_LOOK_EVERY)
            await handle.signal(Floor.tell)
            await handle.result()
        return await self._measured("floor", "floor", began)

    async def _is_confirmed(self, request_id: str) -> None:
        """The customer confirms once the numbers have moved. Search attributes tell when: nobody is asked."""
        desk, confirming = PortingDesk(self.client), PortStatus.AWAITING_TRANSFER_CONFIRMATION
        while (await desk.standing(request_id)).status != confirming:  # noqa: ASYNC110 - the server's state
            await asyncio.sleep(_LOOK_EVERY)
        await desk.tell(request_id, "confirm_transfer", {"by": "the customer"})

    async def _measured(self, name: str, identity: str, began: datetime) -> Measured:
        took = datetime.now(UTC) - began
        history = await self.client.get_workflow_handle(identity).fetch_history()
        cost = Cost.of(history, self.counter.attempts[identity])
        return Measured(name, cost, history, took)


@asynccontextmanager
async def a_bench(
    server: EmbeddedServer, directory: Path, codec: PayloadCodec | None = None
) -> AsyncIterator[Bench]:
    """The real workflow and activities on `server`; only what stands outside is played.

    `codec` None: nothing is encrypted, which changes no count.
    """
    counter = AttemptCounter()
    client = await Client.connect(
        server.address, namespace=DEFAULT_NAMESPACE, plugins=[PortingPlugin(codec)], interceptors=[counter]
    )
    await search_attributes.ensure(client, ALL)
    upstream = UpstreamByCalendar(partial(wake, client))
    collaborators = Collaborators(
        checks=Checks(),
        backbone=upstream,
        carrier=upstream,
        inventory=upstream,
        notifier=Outbox(),
        revocations=Revocations(),
        pins=Pins(),
        papers=Papers(),
        requests=Starts(),
        policy=Policy(),
    )
    with ThreadPoolExecutor(1) as threads:
        async with make_worker(client, collaborators, threads):
            yield Bench(client, counter, upstream, directory)


def lives(day: timedelta) -> tuple[Life, Life]:
    """The happy path with waits as long as each step may take, without and with webhooks."""
    policy = Policy().with_a_day_of(day)
    return (
        Life("looks-alone", policy, AS_LATE_AS_EXPECTED),
        Life("webhooks", policy, replace(AS_LATE_AS_EXPECTED, webhooks=True)),
    )


def longer_lives(day: timedelta) -> tuple[Life, ...]:
    """The same with ten times longer waits: in a calendar as much slower, and in as many more days."""
    slower = Policy().with_a_day_of(day * 10)
    longer = with_waits_times(10, Policy().with_a_day_of(day))
    late = Pace(timedelta(days=9), timedelta(days=50), ports_after_days=70)
    return (
        Life("looks-alone-slower-calendar", slower, AS_LATE_AS_EXPECTED),
        Life("webhooks-slower-calendar", slower, replace(AS_LATE_AS_EXPECTED, webhooks=True)),
        Life("looks-alone-longer-waits", longer, late),
        Life("webhooks-longer-waits", longer, replace(late, webhooks=True)),
    )


def _lives_of_five_numbers(day: timedelta) -> tuple[Life, ...]:
    """They move one after the other, in a calendar slow enough to tell them apart."""
    return tuple(replace(life, name=f"{life.name}-five-numbers", numbers=5) for life in lives(day * 10))


def with_waits_times(factor: int, policy: Policy) -> Policy:
    """`policy` where each step is expected to take `factor` times as long, in the same calendar."""
    names = (
        "backbone_approval_expected",
        "carrier_submission_expected",
        "losing_carrier_response_expected",
        "transfer_confirmation_window",
        "request_lifetime",
    )
    return policy.model_copy(update={name: getattr(policy, name) * factor for name in names})


async def measure(day: timedelta) -> list[Measured]:
    """The floor first. Not everything side by side: a busy machine makes steps late in a fast calendar."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        async with running_server(directory) as server, a_bench(server, directory) as bench:
            measured = [await bench.floor()]
            for chosen in (lives(day), (*longer_lives(day), *_lives_of_five_numbers(day))):
                measured += await asyncio.gather(*map(bench.live, chosen))
            return measured


_COLUMNS = (
    "events",
    "/floor",
    "actions",
    "/floor",
    "attempts",
    "timers",
    "messages",
    "upserts",
    "tasks",
    "bytes",
)


def table(measured: Sequence[Measured]) -> str:
    """Each life beside the first, which is the floor."""
    floor = measured[0].cost
    rows = [("", *_COLUMNS, "seconds"), *(_row(each, floor) for each in measured)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(lines)


def _row(measured: Measured, floor: Cost) -> tuple[str, ...]:
    cost = measured.cost
    return (
        measured.name,
        str(cost.events),
        f"{cost.events / floor.events:.2f}",
        str(cost.actions),
        f"{cost.actions / floor.actions:.2f}",
        str(cost.attempts),
        str(cost.timers),
        str(cost.messages),
        str(cost.upserts),
        str(cost.workflow_tasks),
        str(cost.history_bytes),
        f"{measured.took.total_seconds():.1f}",
    )


def listing(measured: Measured) -> str:
    """The history, an event a line."""
    return "\n".join(
        f"{event.event_id:>4}  {kind_of(event)}{_about(event)}" for event in measured.history.events
    )


def _about(event: HistoryEvent) -> str:
    """What the event's kind does not say."""
    match kind_of(event):
        case "activity_task_scheduled":
            return f"  {event.activity_task_scheduled_event_attributes.activity_type.name}"
        case "activity_task_started":
            return f"  attempt {event.activity_task_started_event_attributes.attempt}"
        case "workflow_execution_signaled":
            return f"  {event.workflow_execution_signaled_event_attributes.signal_name}"
        case "upsert_workflow_search_attributes":
            changed = event.upsert_workflow_search_attributes_event_attributes.search_attributes
            return f"  {', '.join(sorted(changed.indexed_fields))}"
        case _:
            return ""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.history_cost", description=__doc__)
    parser.add_argument("--events", action="store_true", help="list the events of each history, too")
    parser.add_argument("--day", type=float, default=0.5, help="seconds that a day takes (default 0.5)")
    arguments = parser.parse_args()
    measured = asyncio.run(measure(timedelta(seconds=arguments.day)))
    print(table(measured))
    for each in measured if arguments.events else ():
        print(f"\n{each.name}\n{listing(each)}")


if __name__ == "__main__":
    main()
