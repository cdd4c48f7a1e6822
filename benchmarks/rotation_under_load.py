"""Whether anything becomes unreadable where key-encryption keys rotate while port requests run.

    python -m benchmarks.rotation_under_load [--requests 100] [--rotations 5]

On the time-skipping server, with the real workflow. Requests are started in as many waves as there are
rotations; each rotation (a new key, all data keys rewrapped, the old key removed) goes on while a wave's
requests take their first steps, and those of the earlier waves wait. No data key stays in memory: each
payload needs the store and the ring as they are at that moment.
"""

import argparse
import asyncio
import itertools
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from temporalio.api.history.v1 import History

from porting.adapters.data_keys import DataKeys
from porting.domain.status import PortStatus
from porting.encryption import ring_file
from porting.encryption.kek import KekRing
from porting.temporal.codec import RequestCodec, is_encoded
from tests.desk import Port, a_desk, start_environment
from tests.end_to_end.payloads import payloads_in
from workflows.names import request_of

#: Longer than keys stay in memory.
_SECONDS_BETWEEN_LOOKS = 100.0


@dataclass(frozen=True)
class Rotated:
    """What there was to see afterwards."""

    requests: int
    rotations: int
    rewrapped: int
    payloads: int
    """All of them opened with the last key alone."""
    failed_tasks: int


async def rotated_under_load(directory: Path, *, requests: int, rotations: int) -> Rotated:
    """Raises: `PortingError` where something cannot be read afterwards."""
    ring = directory / "encryption.keys"
    ring_file.make(ring)
    store = _forgetful(directory, ring)
    waves = [range(wave, requests, rotations) for wave in range(rotations)]
    rewrapped = 0
    async with a_desk(await start_environment(RequestCodec(store, request_of))) as desk:
        ports: list[Port] = []
        for wave in waves:
            started = [await desk.submit(request_id=f"acme-{number:04}") for number in wave]
            rotating = asyncio.create_task(asyncio.to_thread(rotate, ring, store))
            for port in started:
                await port.reaches(PortStatus.AWAITING_LOSING_CARRIER)
            rewrapped += await rotating
            ports += started
        for port in ports:
            await port.signal("add_note", {"text": f"called about {port.request.request_id}"})
        seen = [await _read(port, _forgetful(directory, ring)) for port in ports]
    return Rotated(
        requests,
        rotations,
        rewrapped,
        sum(payloads for payloads, _ in seen),
        sum(failed for _, failed in seen),
    )


def rotate(ring: Path, store: DataKeys) -> int:
    """As an operator does it; how many keys were rewrapped."""
    old = KekRing.from_file(ring).current_id
    ring_file.add(ring)
    rewrapped = 0
    while store.wrapped_with().get(old):
        rewrapped += store.rewrap()
    ring_file.remove(ring, old)
    return rewrapped


async def _read(port: Port, store: DataKeys) -> tuple[int, int]:
    """How many payloads of the request opened, and how many of its tasks failed."""
    await port.comes_to(lambda report: "note" in [entry.what for entry in report.timeline], "the note")
    history = await port.handle.fetch_history()
    encoded = [payload for payload in payloads_in(History(events=history.events)) if is_encoded(payload)]
    await RequestCodec(store, request_of).decode(encoded)
    failed = [event for event in history.events if event.HasField("workflow_task_failed_event_attributes")]
    return len(encoded), len(failed)


def _forgetful(directory: Path, ring: Path) -> DataKeys:
    clock = itertools.count(step=_SECONDS_BETWEEN_LOOKS)
    return DataKeys(directory / "data-keys.db", KekRing.from_file(ring), clock=clock.__next__)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rotation_under_load", description=__doc__)
    parser.add_argument("--requests", type=int, default=100)
    parser.add_argument("--rotations", type=int, default=5)
    arguments = parser.parse_args()
    began, cpu = time.monotonic(), time.process_time()
    with tempfile.TemporaryDirectory() as name:
        seen = asyncio.run(
            rotated_under_load(Path(name), requests=arguments.requests, rotations=arguments.rotations)
        )
    print(seen)
    print(f"{time.monotonic() - began:.0f} s, of which {time.process_time() - cpu:.0f} s CPU in this process")


if __name__ == "__main__":
    main()
