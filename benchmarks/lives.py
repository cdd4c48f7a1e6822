"""How many four-week lives of a port request the time-skipping server lets us try in a second.

    python -m benchmarks.lives [--lives 8] [--rounds 3]

One after the other, as tests run them: the documents are checked, the losing carrier answers after five
days with a date three weeks later, the numbers move, the customer confirms. Beside as many lives of a
workflow with the same number of activities and a timer of four weeks, which nobody looks at meanwhile.
"""

import argparse
import asyncio
import time
from datetime import timedelta

from temporalio.worker import Worker

from benchmarks.figures import Figure, ratios, table
from benchmarks.floor import TASK_QUEUE, LongFloor, do_nothing
from porting.domain.status import PortStatus
from tests.desk import Desk, a_desk, at_the_losing_carrier, start_environment

_ANSWERS_AFTER = timedelta(days=5)
_PORTS_AFTER_DAYS = 21


async def live(desk: Desk, name: str) -> None:
    """Raises: `SystemExit` where it does not complete."""
    port = await at_the_losing_carrier(desk, request_id=name)
    await port.passes(_ANSWERS_AFTER)
    port_date = await port.gets_a_date(_PORTS_AFTER_DAYS)
    await port.port_day_comes(port_date)
    await port.numbers_move(*(number.number for number in port.request.numbers))
    await port.reaches(PortStatus.AWAITING_TRANSFER_CONFIRMATION)
    await port.sends("confirm_transfer", by="the customer")
    outcome = await port.outcome()
    if outcome.status is not PortStatus.COMPLETED:
        raise SystemExit(f"{name} ended as {outcome.status}")


async def ours(count: int) -> float:
    """Seconds for each."""
    async with a_desk() as desk:
        await live(desk, "warm-up")
        began = time.monotonic()
        for number in range(count):
            await live(desk, f"life-{number}")
        took = time.monotonic() - began
        desk.started.clear()  # what was measured need not be replayed
    return took / count


async def floors(count: int) -> float:
    async with await start_environment() as environment:
        client = environment.client
        async with Worker(client, task_queue=TASK_QUEUE, workflows=[LongFloor], activities=[do_nothing]):
            await client.execute_workflow(LongFloor.run, id="warm-up", task_queue=TASK_QUEUE)
            began = time.monotonic()
            for number in range(count):
                await client.execute_workflow(LongFloor.run, id=f"life-{number}", task_queue=TASK_QUEUE)
            return (time.monotonic() - began) / count


async def measured(lives: int, rounds: int) -> tuple[list[float], list[float]]:
    pairs = [(await ours(lives), await floors(lives)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def measure(lives: int, rounds: int) -> list[Figure]:
    mine, floor = asyncio.run(measured(lives, rounds))
    return [
        Figure.of("simulated lives of four weeks", "a second", [1 / each for each in mine]),
        Figure.of("simulated floors of four weeks", "a second", [1 / each for each in floor]),
        Figure.of("time of a life / of a floor", "", ratios(mine, floor)),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--lives", type=int, default=8, help="in each round (8)")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print(table(measure(given.lives, given.rounds)))


if __name__ == "__main__":
    main()
