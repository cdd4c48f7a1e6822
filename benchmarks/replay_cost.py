"""What a cold replay costs: the worker takes up a request that is not in its memory, and reads it all again.

    python -m benchmarks.replay_cost [--rounds 20]

CPU milliseconds of one replay of the longest history in `tests/histories` and of the happy path's, as our
workers run workflows, beside the floor's history as Temporal's SDK runs it by itself. Turn by turn; the
floor's history is made in the same run.
"""

import argparse
import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass

from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer, Worker

from benchmarks.figures import Figure, ratios, table
from benchmarks.floor import TASK_QUEUE, Floor, do_nothing
from porting.temporal.plugin import PortingPlugin
from tests.desk import start_environment
from tests.histories.record import FOLDER
from workers.wiring import a_workflow_runner
from workflows.port_draft import PortDraftWorkflow
from workflows.port_request import PortRequestWorkflow

_HAPPY = "completed"


@dataclass(frozen=True)
class Recorded:
    name: str
    history: WorkflowHistory
    replayer: Replayer

    @property
    def events(self) -> int:
        return len(self.history.events)

    async def replayed(self) -> float:
        """CPU seconds."""
        began = time.process_time()
        await self.replayer.replay_workflow(self.history)
        return time.process_time() - began


def recorded(name: str) -> Recorded:
    content = json.loads((FOLDER / f"{name}.json").read_text())
    history = WorkflowHistory.from_json(content.pop("workflowId"), content)
    replayer = Replayer(
        workflows=[PortRequestWorkflow, PortDraftWorkflow],
        plugins=[PortingPlugin()],
        workflow_runner=a_workflow_runner(),
    )
    return Recorded(name, history, replayer)


async def the_floors() -> Recorded:
    async with await start_environment() as environment:
        client = environment.client
        async with Worker(client, task_queue=TASK_QUEUE, workflows=[Floor], activities=[do_nothing]):
            handle = await client.start_workflow(Floor.run, id="floor", task_queue=TASK_QUEUE)
            await handle.signal(Floor.tell)
            await handle.result()
            history = await handle.fetch_history()
    return Recorded("floor", history, Replayer(workflows=[Floor], plugins=[PortingPlugin()]))


def longest() -> Recorded:
    return max((recorded(file.stem) for file in FOLDER.glob("*.json")), key=lambda one: one.events)


async def replays(rounds: int) -> tuple[list[Recorded], list[list[float]]]:
    """The floor, the happy path, the longest; and each one's CPU seconds by round."""
    chosen = [await the_floors(), recorded(_HAPPY), longest()]
    for one in chosen:
        await one.replayed()
    spent = [list[float]() for _ in chosen]
    for _ in range(rounds):
        for one, seconds in zip(chosen, spent, strict=True):
            seconds.append(await one.replayed())
    return chosen, spent


def figures(chosen: Sequence[Recorded], spent: Sequence[Sequence[float]]) -> list[Figure]:
    floor, found = chosen[0], list[Figure]()
    for one, seconds in zip(chosen, spent, strict=True):
        name = f"cold replay of “{one.name}”, {one.events} events"
        found.append(Figure.of(name, "CPU ms", [each * 1000 for each in seconds]))
        if one is not floor:
            each_event = ratios(
                [each / one.events for each in seconds], [each / floor.events for each in spent[0]]
            )
            found.append(Figure.of(f"an event of “{one.name}” / of the floor, replayed", "", each_event))
    return found


def measure(rounds: int) -> list[Figure]:
    return figures(*asyncio.run(replays(rounds)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=20)
    print(table(measure(parser.parse_args().rounds)))


if __name__ == "__main__":
    main()
