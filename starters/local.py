"""What `./dev run` does: start the whole system here, take the sample through, keep serving."""

import argparse
import asyncio
import fcntl
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from pathlib import Path

from temporalio.client import Client

from porting.domain.errors import PortingError
from porting.domain.status import PortStatus
from porting.settings import Settings
from porting.temporal.ending import end_process
from starters.local_system import LocalSystem
from starters.sample import SampleDesk, follow
from starters.sample_desk import example_desk
from starters.supervisor import Say, Supervisor
from workers.encryption import request_codec
from workflows.names import workflow_id

MakeDesk = Callable[[Client, Settings, Say], SampleDesk]

_SAMPLE_WITHIN = timedelta(minutes=2)
_ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class AlreadyRunningError(PortingError):
    """Another `./dev run` has this state."""


def main() -> None:
    arguments = _arguments()
    make_desk = None if arguments.no_sample else example_desk
    try:
        code = asyncio.run(run(os.environ, make_desk, once=arguments.once, say=_print))
    except PortingError as error:
        _print(f"./dev run: {error}")
        code = 1
    end_process(code)


async def run(environment: Mapping[str, str], make_desk: MakeDesk | None, *, once: bool, say: Say) -> int:
    """Serve until a signal comes, or with `once` until the sample has ended. Returns the exit code.

    `make_desk` None: no sample. Raises: `SettingsError`, `AlreadyRunningError`, `ProgramError`.
    """
    serving = asyncio.create_task(_serve(environment, make_desk, once=once, say=say))
    loop = asyncio.get_running_loop()
    for ending in _ENDING_SIGNALS:
        loop.add_signal_handler(ending, _cancel_once, serving)
    try:
        return await serving
    except asyncio.CancelledError:
        say("Stopped; ./dev run goes on from here.")
        return 1 if once else 0


def _cancel_once(serving: asyncio.Task[int]) -> None:
    """An impatient second Ctrl-C must not keep the programs from being stopped in order."""
    if not serving.cancelling():
        serving.cancel()


async def _serve(environment: Mapping[str, str], make_desk: MakeDesk | None, *, once: bool, say: Say) -> int:
    with _alone(Settings.from_environment(environment).state_dir):
        system = LocalSystem.laid_out(environment, say)
        async with _running(system, say):
            if make_desk is not None:
                client = await system.server.client(request_codec(system.settings))
                desk = make_desk(client, system.settings, say)
                completed = await _take_the_sample_through(desk, system, say)
                if once:
                    return 0 if completed else 1
            say("Serving until Ctrl-C.")
            await asyncio.Event().wait()
    return 0


@asynccontextmanager
async def _running(system: LocalSystem, say: Say) -> AsyncIterator[None]:
    say("Starting Temporal, the sandbox, the web server and a worker ...")
    system.connection_file.write_text(f'[profile.default]\naddress = "{system.server.address}"\n')
    system.day_file.write_text(f"{system.day_of_further_requests}\n")
    try:
        async with Supervisor(system.programs(), system.logs, say):
            say(f"Temporal's Web UI  {system.server.ui_url}")
            say(f"  sign in once     {system.sign_in_address()}")
            say(f"Customers' pages   {system.settings.web_url}")
            say(f"The sandbox        {system.settings.upstream_url}")
            say(f"Mails              {system.settings.outbox_dir}")
            say(f"Logs               {system.logs}")
            if not system.settings.encryption:
                say("PORTING_ENCRYPTION=off: nothing is encrypted, neither in Temporal nor on the disk!")
            yield
    finally:
        system.connection_file.unlink(missing_ok=True)
        system.day_file.unlink(missing_ok=True)


async def _take_the_sample_through(desk: SampleDesk, system: LocalSystem, say: Say) -> bool:
    """Whether the sample completed."""
    try:
        async with asyncio.timeout(_SAMPLE_WITHIN.total_seconds()):
            request_id = await desk.submit()
            say(f"Port request {request_id}; a day takes {system.settings.policy.day.total_seconds():g} s")
            say(f"  {system.server.ui_url}/namespaces/default/workflows/{workflow_id(request_id)}")
            status = await follow(desk, request_id, say)
    except TimeoutError:
        say(f"The sample has not ended within {_SAMPLE_WITHIN}; see {system.logs}")
        return False
    say(f"Port request {request_id} ended: {status}")
    return status is PortStatus.COMPLETED


@contextmanager
def _alone(state: Path) -> Iterator[None]:
    """Two servers on one database would destroy it.

    Raises: `AlreadyRunningError`.
    """
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (state / "run.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyRunningError(f"another ./dev run has {state}") from error
        yield


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./dev run", description=__doc__)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--once", action="store_true", help="end when the sample has: 0 if it completed")
    choice.add_argument("--no-sample", action="store_true", help="only serve")
    return parser.parse_args()


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
