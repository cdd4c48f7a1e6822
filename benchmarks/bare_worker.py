"""The least that a Temporal worker in Python can be: the floor of `start_cost`, with nothing of ours in it.

python -m benchmarks.bare_worker ADDRESS TASK_QUEUE
"""

import asyncio
import sys

from temporalio import activity
from temporalio.client import Client
from temporalio.worker import Worker


@activity.defn
async def do_nothing() -> None:
    pass


async def serve(address: str, task_queue: str) -> None:
    """Until it is killed."""
    client = await Client.connect(address)
    async with Worker(client, task_queue=task_queue, activities=[do_nothing]):
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2]))
