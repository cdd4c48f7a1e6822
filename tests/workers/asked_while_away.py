"""A workflow whose decisions ask for the time, and a worker for it that is killed.

python -m tests.workers.asked_while_away ADDRESS
"""

import asyncio
import sys
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import UnsandboxedWorkflowRunner, Worker, WorkflowRunner

TASK_QUEUE = "asked-while-away"
#: How long the next task waits for the worker that was killed: the query meets the other one before.
_HELD_BACK = timedelta(seconds=8)
_SOON = timedelta(seconds=1)


@activity.defn
async def does(what: str) -> None:
    """Nothing: it is seen in the history."""


@workflow.defn
class AsksForTheTime:
    def __init__(self) -> None:
        self._told = False

    @workflow.run
    async def run(self) -> None:
        await workflow.wait_condition(lambda: self._told)
        is_late = workflow.now() - workflow.info().start_time > _SOON
        for what in ("late", "done") if is_late else ("done",):
            await workflow.execute_activity(does, what, start_to_close_timeout=timedelta(seconds=10))

    @workflow.signal
    def tell(self) -> None:
        self._told = True

    @workflow.query
    def is_told(self) -> bool:
        return self._told


def a_worker(client: Client, runner: WorkflowRunner) -> Worker:
    return Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[AsksForTheTime],
        activities=[does],
        workflow_runner=runner,
        sticky_queue_schedule_to_start_timeout=_HELD_BACK,
    )


async def _serve(address: str) -> None:
    async with a_worker(await Client.connect(address), UnsandboxedWorkflowRunner()):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))
