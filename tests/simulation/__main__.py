"""`python -m tests.simulation`: many lives, each of a seed; of what fails, the shortest script is printed."""

import argparse
import asyncio
import logging
import os
import sys
import time
from collections import Counter

from temporalio.runtime import Runtime, TelemetryConfig

from tests.simulation.lives import Finding, lives


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seed", type=int, help="the first seed; alone: only this one")
    parser.add_argument("--scripts", type=int, help="how many lives")
    parser.add_argument("--minutes", type=float, help="for how long")
    parser.add_argument("--whole", action="store_true", help="do not look for a shorter script that fails")
    parser.add_argument("--findings", type=int, default=5, help="end after so many failures (5)")
    return parser.parse_args()


async def _run(arguments: argparse.Namespace) -> int:
    first = arguments.seed if arguments.seed is not None else int(time.time())
    wanted = arguments.scripts or (None if arguments.minutes else 1 if arguments.seed is not None else 200)
    until = time.monotonic() + 60 * arguments.minutes if arguments.minutes else None
    began, count, found = time.monotonic(), 0, 0
    ends: Counter[str] = Counter()
    seeds = range(first, first + wanted if wanted else sys.maxsize)
    async for result in lives(seeds, until=until, shorten=not arguments.whole):
        count += 1
        if isinstance(result, Finding):
            found += 1
            _say(f"{result}\n")
        else:
            ends[result] += 1
        if found >= arguments.findings:
            break
    took = time.monotonic() - began
    ended = ", ".join(f"{number} {status}" for status, number in ends.most_common())
    _say(f"{count} lives from seed {first} in {took:.0f} s, {found} failed; they ended as: {ended}")
    return 1 if found else 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ["TEMPORAL_DEBUG"] = "1"  # no deadlock where the machine is merely slow
    Runtime.set_default(Runtime(telemetry=TelemetryConfig(logging=None)))
    logging.disable()
    found = asyncio.run(_run(_arguments()))
    # Threads of the SDK's core may still be at work: an interpreter that ends under them aborts now and then.
    os._exit(found)
