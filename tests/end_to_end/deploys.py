"""Further code beside today's: copies of the tree with a change, whose workers are versions of their own."""

import asyncio
import shlex
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from shutil import copytree

from temporalio.api.deployment.v1 import WorkerDeploymentVersion
from temporalio.api.workflowservice.v1 import DescribeWorkerDeploymentVersionRequest
from temporalio.service import RPCError

from porting.child_process import ChildProcess
from porting.temporal.embedded import binary
from porting.temporal.versioning import BUILD_ID, DEPLOYMENT_NAME
from tests.end_to_end.system import PATIENCE, System, until

ROOT = Path(__file__).parents[2]
DEPLOYMENT = "porting"
#: Port requests, their activities, and the activities that read documents.
_QUEUES = 3
_ENDS_WITHIN = timedelta(seconds=5)
_PACKAGES = ("porting", "activities", "workflows", "workers", "starters")

_SUBMISSION = "        receipt = await self.carry_out(self.start_submission)\n"
_RESTS = f"            await workflow.sleep(0.1)\n{_SUBMISSION}"
_LAST_PATCH = '    SPARES_STRANGERS = "spares-strangers"\n'


@dataclass(frozen=True)
class Change:
    """What a programmer does to one file; `before` stands there exactly once."""

    file: str
    before: str
    after: str


_PATCH = Change("workflows/patches.py", _LAST_PATCH, f'{_LAST_PATCH}    RESTS = "rests-before-submission"\n')

#: A timer before each submission, as docs/changing-code.md says that it is to be done.
PATCHED = (
    _PATCH,
    Change("workflows/port_order.py", _SUBMISSION, f"        if workflow.patched(Patch.RESTS):\n{_RESTS}"),
)
#: Two mistakes. The timer comes without its patch: who has passed the place cannot be replayed, who passes it
#: now cannot go back. And the port date is more than the code can take.
BROKEN = (
    _PATCH,
    Change("workflows/port_order.py", _SUBMISSION, f"        if True:\n{_RESTS}"),
    Change(
        "workflows/port_order.py",
        "        self.port_date, self.reasons = day, ()\n",
        "        raise KeyError(day)\n",
    ),
)


def changed(directory: Path, changes: Sequence[Change]) -> Path:
    """A tree with `changes` in `directory`. What they do not touch is today's."""
    directory.mkdir(parents=True)
    touched = {change.file.partition("/")[0] for change in changes}
    for package in _PACKAGES:
        if package in touched:
            copytree(ROOT / package, directory / package)  # with what is compiled, which is valid there
        else:
            (directory / package).symlink_to(ROOT / package)
    for change in changes:
        file = directory / change.file
        text = file.read_text()
        assert text.count(change.before) == 1, f"{change.file} no longer has the place that is changed"
        file.write_text(text.replace(change.before, change.after))
    return directory


@dataclass(frozen=True)
class Deploys:
    """The versions of the worker that run side by side in a system."""

    system: System
    running: dict[str, ChildProcess] = field(default_factory=dict)
    """By build id."""

    async def start(self, build_id: str, tree: Path = ROOT, **variables: str) -> None:
        """Return when the server knows the version. `variables` are settings."""
        environment = {
            **self.system.local.environment,
            **variables,
            "PYTHONPATH": str(tree),
            DEPLOYMENT_NAME: DEPLOYMENT,
            BUILD_ID: build_id,
        }
        argv = (sys.executable, "-P", "-m", "workers")
        log = self.system.log_of(f"worker-{build_id}")
        self.running[build_id] = await ChildProcess.start(argv, log, environment)

        async def registered() -> bool:
            return await self._polls(build_id)

        await until(registered, f"version {build_id} registered")

    async def stop(self, build_id: str) -> int:
        grace = self.system.settings.worker_graceful_shutdown + _ENDS_WITHIN
        return await self.running.pop(build_id).stop(grace)

    async def _polls(self, build_id: str) -> bool:
        version = WorkerDeploymentVersion(deployment_name=DEPLOYMENT, build_id=build_id)
        request = DescribeWorkerDeploymentVersionRequest(namespace="default", deployment_version=version)
        try:
            told = await self.system.client.workflow_service.describe_worker_deployment_version(request)
        except RPCError:
            return False
        return len(told.worker_deployment_version_info.task_queue_infos) >= _QUEUES


@asynccontextmanager
async def deploys(system: System) -> AsyncIterator[Deploys]:
    """None runs yet; what a test starts is stopped after the block."""
    versions = Deploys(system)
    try:
        yield versions
    finally:
        await asyncio.gather(*(versions.stop(build_id) for build_id in list(versions.running)))


@dataclass(frozen=True)
class Answered:
    exit_code: int
    output: str
    error: str


async def typed(system: System, line: str, tree: Path = ROOT) -> Answered:
    """What `line` answers where somebody types it: Temporal's command line, or that of the code in `tree`."""
    program, *arguments = shlex.split(line)
    argv = {
        "temporal": (str(binary()), *arguments, "--address", system.local.server.address),
        "porting": (sys.executable, "-P", "-m", "starters.cli", *arguments),
    }[program]
    process = await asyncio.create_subprocess_exec(
        *argv,
        env={**system.local.environment, "PYTHONPATH": str(tree)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    output, error = await asyncio.wait_for(process.communicate(), PATIENCE)
    return Answered(process.returncode or 0, output.decode(), error.decode())
