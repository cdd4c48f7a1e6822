"""Whether port requests notice that new code takes over, and then bad code, while they run.

    python -m benchmarks.deploy_under_load [--requests 100]

The real system: Temporal's server, sandbox and workers are processes of their own; what webhooks would say is
signalled, since a webhook that a busy machine drops would be waited for until the next look. Requests are
brought to different steps with today's code (version 1). Version 2, changed behind a patch, is ramped up and
made current while they go on. Version 3 is broken in two ways (see BROKEN in tests/end_to_end/deploys.py), is
made current, and is taken back with the lines of docs/changing-code.md. Then all requests go to their end.
"""

import argparse
import asyncio
import json
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from porting.domain.status import PortStatus
from porting.temporal.client import patiently
from tests.end_to_end.deploys import BROKEN, DEPLOYMENT, PATCHED, Deploys, changed, deploys, typed
from tests.end_to_end.requests import a_request_file
from tests.end_to_end.system import HAPPY_PATH, Port, System, a_system, laid_out, until
from tests.end_to_end.test_deploys import fails, line_under

_AT_ONCE = 10
#: Requests that come to the changed place while the broken version is current.
_LATE = 9
#: Seconds in which each part of the task queue hears which version is current.
_ROUTED_WITHIN = 5
BACKBONE, CARRIER, DATED, CONFIRMING, COMPLETED = HAPPY_PATH
_STEPS = (BACKBONE, CARRIER, DATED)
_EVERY = "WorkflowType = 'PortRequest'"


def number_of(area: str, count: int) -> str:
    """One with which nothing special happens in the sandbox; there are a hundred in an area."""
    return f"+1{area}555{count:02}00"


@dataclass
class Story:
    system: System
    versions: Deploys
    good: Path
    """The tree of version 2."""
    ports: list[Port] = field(default_factory=list)
    began: float = field(default_factory=time.monotonic)

    def say(self, what: str) -> None:
        print(f"{time.monotonic() - self.began:6.0f} s  {what}", flush=True)

    async def each(self, ports: Iterable[Port], does: Callable[[Port], Awaitable[None]]) -> None:
        room = asyncio.Semaphore(_AT_ONCE)

        async def one(port: Port) -> None:
            async with room:
                await does(port)

        await asyncio.gather(*(one(port) for port in ports))

    async def submit(self, request_id: str, number: str) -> Port:
        self.ports.append(await self.system.submit(a_request_file(request_id, number)))
        return self.ports[-1]

    async def begin(self, requests: int) -> None:
        for number in range(requests):
            await self.submit(f"load-{number:04}", number_of("512", number))

        async def goes(port: Port) -> None:
            await port.reaches(BACKBONE)
            await self.goes(port, _STEPS[self.ports.index(port) % len(_STEPS)])

        await self.each(self.ports, goes)
        self.say(f"{requests} requests in {len(_STEPS)} steps, all with version 1")

    async def goes(self, port: Port, goal: PortStatus) -> None:
        """From the step where it is, one after the other; upstream and customer say yes."""
        while (at := await self.position(port)) < HAPPY_PATH.index(goal):
            await self.answered(port)
            await until(partial(self.is_beyond, port, at), f"{port.request_id} beyond {HAPPY_PATH[at]}")

    async def types(self, line: str) -> str:
        done = await typed(self.system, line, self.good)
        assert done.exit_code == 0, done.error
        return done.output

    async def standing(self, port: Port) -> PortStatus:
        """Asked again where a busy server gives the question up."""
        standing = await patiently(self.say, lambda: self.system.desk.standing(port.request_id))
        return PortStatus(standing.status)

    async def position(self, port: Port) -> int:
        return HAPPY_PATH.index(await self.standing(port))

    async def is_beyond(self, port: Port, position: int) -> bool:
        """Maybe by more than a step: what is answered while no worker can take it is taken at once later."""
        return await self.position(port) > position

    async def on_versions(self) -> str:
        counts = {}
        for build_id in self.versions.running:
            query = f"{_EVERY} AND TemporalWorkerDeploymentVersion = '{DEPLOYMENT}:{build_id}'"
            counts[build_id] = (await self.system.client.count_workflows(query)).count
        return ", ".join(f"{count} with version {build_id}" for build_id, count in counts.items())

    async def go_a_step(self, ports: Sequence[Port]) -> None:
        """Each goes to the step after the one where it is."""

        async def goes(port: Port) -> None:
            await self.goes(port, HAPPY_PATH[await self.position(port) + 1])

        await self.each(ports, goes)

    async def ramps(self) -> None:
        replayed = json.loads(await self.types("porting replay --open --json"))
        self.say(
            f"before it is current, version 2 replays {replayed['replayed']}, faults {replayed['faults']}"
        )
        for percentage, ports in ((20, self.ports[::3]), (60, self.ports[1::3])):
            version = f"--deployment-name {DEPLOYMENT} --build-id 2"
            await self.types(
                f"temporal worker deployment set-ramping-version {version} --percentage {percentage} --yes"
            )
            await self.go_a_step(ports)
            self.say(f"ramped to {percentage} %: {await self.on_versions()}")
        await self.types(line_under("Back to the version before", good="2", bad=""))
        await self.go_a_step(self.ports[2::3])
        self.say(f"current: {await self.on_versions()}")

    async def bad_deploy(self) -> None:
        await self.versions.start("3", changed(self.good.parent / "3", BROKEN))
        for number in range(_LATE):
            await self.submit(f"late-{number:04}", number_of("713", number))
        late = self.ports[-_LATE:]
        await self.each(late, lambda port: port.reaches(BACKBONE))
        await self.types(line_under("Back to the version before", good="3", bad=""))
        # A step half with one version and half with the other would be a third fault, which is not meant.
        await asyncio.sleep(_ROUTED_WITHIN)
        current = time.monotonic()
        await self.go_a_step(late)
        self.say(f"version 3, which is broken, is current: {len(late)} requests went a step with it")
        await asyncio.gather(*(self.answered(port) for port in self.ports))
        await self.each(self.ports, self.fails)
        self.say(f"workflow tasks of {len(self.ports)} requests fail")
        lasted = time.monotonic() - current

        await self.types(line_under("Back to the version before", good="2", bad="3"))
        back = time.monotonic()
        await self.each(self.ports[:-_LATE], self.goes_on)
        healed = time.monotonic() - back
        self.say(f"version 2 is back after {lasted:.0f} s; all others go on {healed:.0f} s later")
        await self.takes_back()

    async def answered(self, port: Port) -> None:
        """What it waits for happens, whatever its worker makes of it."""
        status = await self.standing(port)
        await port.is_answered(status)
        if status is not CONFIRMING:  # that answer ends it
            await port.handle.signal("upstream_changed", {})

    async def ends_well(self, port: Port) -> None:
        await self.goes(port, COMPLETED)

    async def fails(self, port: Port) -> None:
        await until(partial(fails, port), f"a workflow task of {port.request_id} fails")

    async def goes_on(self, port: Port) -> None:
        async def done() -> bool:
            return not await fails(port)

        await until(done, f"{port.request_id} goes on")

    async def takes_back(self) -> None:
        which = line_under("Which of them cannot go on without it", good="2", bad="3")
        told = await typed(self.system, f"{which} --json", self.good)
        stuck = json.loads(told.output)["faults"]
        await self.types(line_under("Take back what they did with it", good="2", bad="3"))

        async def all_replay() -> bool:
            again = await typed(self.system, "porting replay --open --json", self.good)
            return again.exit_code == 0 and json.loads(again.output)["faults"] == 0

        await until(all_replay, "all replay after the reset")
        self.say(f"{stuck} could not go on without version 3; after the reset all replay with version 2")


@asynccontextmanager
async def a_story(directory: Path) -> AsyncIterator[Story]:
    async with a_system(laid_out(directory, PORTING_DAY="1d")) as system, deploys(system) as versions:
        await system.start("temporal", "sandbox")
        yield Story(system, versions, changed(directory / "2", PATCHED))


async def deployed_under_load(directory: Path, requests: int) -> None:
    async with a_story(directory) as story:
        await story.versions.start("1")
        await story.types(line_under("Back to the version before", good="1", bad=""))
        await story.begin(requests)
        await story.versions.start("2", story.good)
        await story.ramps()
        await story.bad_deploy()
        await story.each(story.ports, story.ends_well)
        story.say(await ended(story))


async def ended(story: Story) -> str:
    """How all ended, and what upstream and the customers have had of it."""
    outcomes = Counter([(await port.outcome()).status.value for port in story.ports])
    orders = [await port.upstream_knows() for port in story.ports]
    attempts = Counter(order.get("attempt", 0) for order in orders)
    twice = [port for port in story.ports if len(port.told()) != len(set(port.told()))]
    query = f"{_EVERY} AND ExecutionStatus = 'Completed'"
    replayed = json.loads(await story.types(f'porting replay --query "{query}" --json'))
    return (
        f"ended: {dict(outcomes)}; attempts upstream: {dict(attempts)}; with a mail twice: {len(twice)}; "
        f"{replayed['replayed']} histories replay with version 2, faults {replayed['faults']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deploy_under_load", description=__doc__)
    parser.add_argument("--requests", type=int, default=100, choices=range(9, 101), metavar="9..100")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(deployed_under_load(Path(name), arguments.requests))


if __name__ == "__main__":
    main()
