"""What encryption costs a port request: CPU time of worker and client, with the codec and without it.

    python -m benchmarks.encryption_cost [--requests 20] [--rounds 3]

Happy paths on the real embedded server, worker and client in this process. Rounds alternate, so that what
else the machine does meets both; the ratio is of the cheapest round of each.
"""

import argparse
import asyncio
import tempfile
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from temporalio.converter import PayloadCodec

from benchmarks.history_cost import AS_LATE_AS_EXPECTED, Life, a_bench
from porting.adapters.data_keys import DataKeys
from porting.domain.policy import Policy
from porting.encryption.kek import KekRing, new_line
from porting.temporal.codec import RequestCodec
from porting.temporal.embedded import running_server
from workflows.names import request_of

_DAY = timedelta(seconds=0.5)


async def round_of(requests: int, codec: PayloadCodec | None, directory: Path) -> float:
    """Seconds of CPU for each request."""
    life = Life("request", Policy().with_a_day_of(_DAY), replace(AS_LATE_AS_EXPECTED, webhooks=True))
    lives = [replace(life, name=f"request-{number}") for number in range(requests)]
    async with running_server(directory) as server, a_bench(server, directory, codec) as bench:
        began = time.process_time()
        await asyncio.gather(*map(bench.live, lives))
        return (time.process_time() - began) / requests


async def measure(requests: int, rounds: int) -> tuple[list[float], list[float]]:
    """Without, and with."""
    without, encrypted = [], []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as plain, tempfile.TemporaryDirectory() as secret:
            keys = DataKeys(Path(secret) / "data-keys.db", KekRing.from_text(new_line()))
            without.append(await round_of(requests, None, Path(plain)))
            encrypted.append(await round_of(requests, RequestCodec(keys, request_of), Path(secret)))
    return without, encrypted


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.encryption_cost", description=__doc__)
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    without, encrypted = asyncio.run(measure(arguments.requests, arguments.rounds))
    for name, seconds in (("without", without), ("encrypted", encrypted)):
        print(f"{name:10} {' '.join(f'{each * 1000:.0f}' for each in seconds)} ms of CPU a request")
    print(f"ratio      {min(encrypted) / min(without):.2f}")


if __name__ == "__main__":
    main()
