"""The floor of a port request's cost: as many steps, a word from outside and waits, and no logic at all."""

import asyncio
from datetime import timedelta

from temporalio import activity, workflow

_STEPS = 9
_WAITS = 2


@activity.defn
async def do_nothing() -> None:
    pass


@workflow.defn(name="Floor")
class Floor:
    """Nine no-op activities, three timers, one signal, which comes before the third timer is over."""

    def __init__(self) -> None:
        self._told = False

    @workflow.run
    async def run(self) -> None:
        for _ in range(_STEPS):
            await workflow.execute_activity(do_nothing, start_to_close_timeout=timedelta(seconds=10))
        for _ in range(_WAITS):
            await asyncio.sleep(0.05)
        await workflow.wait_condition(lambda: self._told, timeout=timedelta(minutes=1))

    @workflow.signal
    def tell(self) -> None:
        self._told = True
