"""What the SDK's core does to a workflow that has to be replayed first, and that ours lives through it."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from temporalio.client import WorkflowHandle
from temporalio.worker import Replayer, UnsandboxedWorkflowRunner

from porting.child_process import ChildProcess
from porting.temporal.embedded import running_server
from tests.desk import PATIENCE
from tests.workers import updated_after_news
from tests.workers.asked_while_away import TASK_QUEUE, AsksForTheTime, a_worker
from tests.workers.updated_after_news import HearsNews
from workers.core_faults import CarefulRunner
from workers.wiring import a_workflow_runner

ROOT = Path(__file__).parents[2]


class Counting(CarefulRunner):
    def __init__(self) -> None:
        super().__init__()
        self.forgotten = list[str]()

    def _forget(self, run_id: str) -> None:
        self.forgotten.append(run_id)
        super()._forget(run_id)


@pytest.mark.embedded
async def test_what_is_asked_before_its_news_has_come_decides_when_it_comes(tmp_path: Path) -> None:
    async with running_server(tmp_path) as server:
        client = await server.client()
        handle = await client.start_workflow(AsksForTheTime.run, id="asked", task_queue=TASK_QUEUE)
        argv = (sys.executable, "-P", "-m", "tests.workers.asked_while_away", server.address)
        killed = await ChildProcess.start(argv, tmp_path / "log", {"PYTHONPATH": str(ROOT)})
        await has_completed_tasks(handle, 1)
        killed.process.kill()
        await killed.wait()

        asking = asyncio.create_task(
            handle.query(AsksForTheTime.is_told, rpc_timeout=timedelta(seconds=PATIENCE))
        )
        await asyncio.sleep(1)  # the query is on its way; and what comes now comes late
        await handle.signal(AsksForTheTime.tell)
        runner = Counting()
        async with (worker := a_worker(client, runner)):
            runner.serves(worker)
            await asking
            await handle.result()

        history = await handle.fetch_history()
        await Replayer(
            workflows=[AsksForTheTime], workflow_runner=UnsandboxedWorkflowRunner()
        ).replay_workflow(history)
        scheduled = [e for e in history.events if e.HasField("activity_task_scheduled_event_attributes")]
        assert len(scheduled) == 2
        assert runner.forgotten


async def has_completed_tasks(handle: WorkflowHandle[Any, None], count: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while count > sum(
            event.HasField("workflow_task_completed_event_attributes")
            for event in (await handle.fetch_history()).events
        ):
            await asyncio.sleep(0.1)


def test_workers_of_ours_forget() -> None:
    assert isinstance(a_workflow_runner(), CarefulRunner)


@pytest.mark.embedded
async def test_an_update_meets_a_workflow_that_has_heard_what_came_before_it(tmp_path: Path) -> None:
    async with running_server(tmp_path) as server:
        client = await server.client()
        runner = CarefulRunner()
        async with (worker := updated_after_news.a_worker(client, runner)):
            runner.serves(worker)
            handle = await client.start_workflow(
                HearsNews.run, id="hears", task_queue=updated_after_news.TASK_QUEUE
            )
            await has_completed_tasks(handle, 3)
            await handle.execute_update(HearsNews.decide)
            await handle.result()

        history = await handle.fetch_history()
        await Replayer(workflows=[HearsNews], workflow_runner=UnsandboxedWorkflowRunner()).replay_workflow(
            history
        )
        scheduled = [e for e in history.events if e.HasField("activity_task_scheduled_event_attributes")]
        assert len(scheduled) == 3
