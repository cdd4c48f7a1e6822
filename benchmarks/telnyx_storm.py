"""How the Telnyx adapter fares where every sixth call goes wrong, and steps run twice at once.

    python -m benchmarks.telnyx_storm [--ports N] [--seed S]

Each port is drafted (Telnyx makes two orders of it, and its list lags behind), approved, submitted, rejected
and corrected twice, and canceled. Every call may meet any fault of the stand-in, and half of the steps that
failed are run twice at once before they are tried again, as where a worker given up for dead goes on.
Ends with an error where a number is ordered twice or lost, where an order is confirmed more often than it was
submitted, or where an exception is taken for the answer to another submission.
"""

import argparse
import asyncio
import logging
import random
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from porting.domain.errors import UpstreamUnavailableError
from porting.domain.port_order import CarrierOrder, CarrierState, Decision, PortOrder
from tests.adapters.upstream_port import Port, Upstream, a_port
from tests.telnyx.faults import Fault, Trouble
from tests.telnyx.other_side import FakeTelnyx
from tests.telnyx.people import TelnyxPeople, a_store, an_upstream, some_documents
from tests.telnyx.server import running_telnyx

#: Of a hundred calls, so many go wrong.
_WRONG = 17
#: Of a hundred steps that failed, so many are run twice at once.
_TWICE = 50
_TRIES = 200
#: How long the adapter waits for an answer, in seconds: some faults give none.
_PATIENCE = 0.3
#: Seconds. The last one is longer than the adapter waits before it creates again: then there are twins.
_LAGS = (0, 20, 90)
_EXCEPTION = "PASSCODE_PIN_INVALID"
#: Nothing can be wrong with the body of an answer that has none.
_UNANSWERED = frozenset({"DeletePortingOrder"})
_FAULTS_WITHOUT_ANSWER = [Fault.ERROR_500, Fault.ERROR_500_AFTER, Fault.TOO_MANY]

Answer = TypeVar("Answer")


def trouble_by(chance: random.Random) -> Callable[[str], Trouble | None]:
    def trouble(operation: str) -> Trouble | None:
        if chance.randrange(100) >= _WRONG:
            return None
        return Trouble(
            chance.choice(_FAULTS_WITHOUT_ANSWER if operation in _UNANSWERED else list(Fault)), 1, {}, 0
        )

    return trouble


@dataclass
class Storm:
    chance: random.Random
    telnyx: FakeTelnyx
    upstream: Upstream
    port: Port
    failed: int = 0

    async def until_done(self, step: Callable[[], Awaitable[Answer]]) -> Answer:
        """What Temporal does: the step again, after the hint or a little later."""
        for _ in range(_TRIES):
            try:
                return await step()
            except UpstreamUnavailableError as error:
                self.failed += 1
                self.telnyx.account.clock.passes(error.retry_after or timedelta(seconds=2))
            if self.chance.randrange(100) < _TWICE:
                await asyncio.gather(_run(step), _run(step))
        raise SystemExit("a step did not come to its end")

    async def is_ported_as_far_as_it_goes(self) -> None:
        draft = await self.until_done(self.port.draft)
        _holds(sorted(len(order.numbers) for order in draft.orders) == [1, 2], "a number was lost or doubled")
        for order in draft.orders:
            await self._goes_to_the_carrier(order)
        for attempt in (2, 3):
            await self._is_corrected(draft.orders[0], attempt)
        for order in draft.orders:
            answer = await self.until_done(partial(self.upstream.cancel, order.pon))
            _holds(answer.canceled, "not canceled")
        account = self.telnyx.account
        _holds(not account.ordered_twice(), "a number was ordered twice")
        _holds(len(account.did("confirmed")) == len(draft.orders), "an order was confirmed twice")
        again = len(account.did("confirmed again"))
        _holds(again == 2 or not account.takes_corrections_up, "a correction was confirmed twice")

    async def _goes_to_the_carrier(self, order: PortOrder) -> None:
        request = self.port.request
        decision = await self.until_done(lambda: self.upstream.request_approval(request, order, 1))
        _holds(decision.decision is Decision.APPROVED, "a complete order was not approved")
        await self._is_submitted(order, 1)

    async def _is_corrected(self, order: PortOrder, attempt: int) -> None:
        account = self.telnyx.account
        (live,) = (
            one
            for one in account.orders.values()
            if one.status != "draft" and order.numbers[0] in one.numbers
        )
        account.moves_to(live, "submitted")
        account.moves_to(live, "exception", (_EXCEPTION,))
        rejected = await self._looked_at(order)
        _holds((rejected.attempt, rejected.state) == (attempt - 1, CarrierState.REJECTED), "not rejected")
        await self._is_submitted(order, attempt)
        waiting = await self._looked_at(order)
        _holds((waiting.attempt, waiting.state) == (attempt, CarrierState.RECEIVED), "an old exception")
        if live.status == "exception":
            account.moves_to(live, "in-process")

    async def _is_submitted(self, order: PortOrder, attempt: int) -> None:
        request = self.port.request
        submitted = await self.until_done(lambda: self.upstream.submit(request, order, attempt, "0042"))
        _holds((submitted.attempt, submitted.state) == (attempt, CarrierState.RECEIVED), "not submitted")

    async def _looked_at(self, order: PortOrder) -> CarrierOrder:
        known = await self.until_done(lambda: self.upstream.order(order.pon))
        if known is None:
            raise SystemExit(f"{order.pon} was lost")
        return known


async def _run(step: Callable[[], Awaitable[object]]) -> None:
    try:
        await step()
    except UpstreamUnavailableError:
        return


def _holds(promise: bool, broken: str) -> None:
    if not promise:
        raise SystemExit(broken)


async def a_storm(chance: random.Random, count: int, directory: Path) -> tuple[int, int]:
    """One port through it; returns calls, and steps that failed."""
    store = a_store(directory)
    async with running_telnyx() as running:
        running.chance_of_trouble = trouble_by(chance)
        numbers = [f"+1512555{number:04}" for number in chance.sample(range(100, 9999), 3)]
        running.account.carriers[numbers[2]] = "Big Bend Wireless"
        running.account.list_lag = timedelta(seconds=chance.choice(_LAGS))
        running.account.takes_corrections_up = chance.random() < 0.7
        async with an_upstream(running, store, seconds=_PATIENCE) as upstream:
            people = TelnyxPeople(running, some_documents(store))
            port = a_port(upstream, people, *numbers, request_id=f"acme-{count:04}")
            storm = Storm(chance, running, upstream, port)
            await storm.is_ported_as_far_as_it_goes()
        return len(running.calls), storm.failed


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ports", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.disable()  # the server's own, of answers that are broken off
    chance = random.Random(options.seed)
    calls = failed = 0
    with tempfile.TemporaryDirectory() as directory:
        for count in range(options.ports):
            made, wrong = asyncio.run(a_storm(chance, count, Path(directory)))
            calls, failed = calls + made, failed + wrong
    print(f"{options.ports} ports, {calls} calls, {failed} steps that failed: nothing twice, nothing lost")


if __name__ == "__main__":
    main()
