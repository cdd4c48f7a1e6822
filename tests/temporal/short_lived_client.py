"""Forks processes that speak to Temporal once and end, and prints how each ended.

Arguments: server address, how many, "ours" (end as the CLI does) or "plain" (just return).
"""

import asyncio
import os
import sys

from porting.temporal.client import connect
from porting.temporal.ending import end_process


async def speak(address: str) -> None:
    client = await connect(codec=None, environment={"TEMPORAL_ADDRESS": address})
    await client.count_workflows()


def main(address: str, count: int, ending: str) -> None:
    ends = []
    for _ in range(count):
        child = os.fork()
        if child == 0:
            asyncio.run(speak(address))
            if ending == "ours":
                end_process(0)
            sys.exit(0)
        ends.append(os.waitpid(child, 0)[1])
    print(*(os.waitstatus_to_exitcode(status) for status in ends))  # noqa: T201 - what it is for


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
