"""The floor of a port request's cost: as many steps, a word from outside and waits, and no logic at all."""

import asyncio
from datetime import timedelta

from temporalio import activity, workflow

#: As the happy path has it: the check, the draft, the approval, the submission, two looks, five mails.
STEPS = 11
_SIGNAL_WITHIN = timedelta(days=1)

TASK_QUEUE = "floor"


@activity.defn
async def do_nothing() -> None:
    pass


@workflow.defn(name="Floor")
class Floor:
    """As many no-op activities as a request has, one timer, and a signal that comes before it is over."""

    def __init__(self) -> None:
        self._told = False

    @workflow.run
    async def run(self) -> None:
        for _ in range(STEPS):
            await workflow.execute_activity(do_nothing, start_to_close_timeout=timedelta(seconds=10))
        await workflow.wait_condition(lambda: self._told, timeout=_SIGNAL_WITHIN)

    @workflow.signal
    def tell(self) -> None:
        self._told = True


@workflow.defn(name="LongFloor")
class LongFloor:
    """The same in four weeks."""

    @workflow.run
    async def run(self) -> None:
        for _ in range(STEPS):
            await workflow.execute_activity(do_nothing, start_to_close_timeout=timedelta(seconds=10))
        await asyncio.sleep(timedelta(days=28).total_seconds())
