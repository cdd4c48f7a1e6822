"""A workflow that hears news and decides nothing on it, until an Update asks what it has heard."""

import asyncio
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker, WorkflowRunner

TASK_QUEUE = "updated-after-news"
_SOON = timedelta(seconds=10)


@activity.defn
async def hears(seconds: float) -> None:
    """Nothing: that it ends is the news."""
    await asyncio.sleep(seconds)


@activity.defn
async def decides(_what: str) -> None:
    """Nothing: it is seen in the history."""


@workflow.defn
class HearsNews:
    def __init__(self) -> None:
        self._heard = list[workflow.ActivityHandle[None]]()
        self._is_done = False

    @workflow.run
    async def run(self) -> None:
        for when in (0.0, 0.5):
            self._heard.append(workflow.start_activity(hears, when, start_to_close_timeout=_SOON))
        await workflow.wait_condition(lambda: self._is_done)

    @workflow.update
    async def decide(self) -> None:
        if all(news.done() for news in self._heard):
            await workflow.execute_activity(decides, "knowing", start_to_close_timeout=_SOON)
        self._is_done = True


def a_worker(client: Client, runner: WorkflowRunner) -> Worker:
    """It keeps no workflow, as one that has just started: each task replays first."""
    return Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[HearsNews],
        activities=[hears, decides],
        workflow_runner=runner,
        max_cached_workflows=0,
    )
