"""What each process tells Prometheus of itself, beside what it counts: whether it is ready, and its disk."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from temporalio.common import MetricMeter

from porting.health import Health
from porting.metrics.table import CERTIFICATE_ENDS, DRAFTS_ENDED, OF_REQUESTS, READY, STATE_FREE
from porting.settings import Settings
from porting.temporal.certificate import client_certificate_ends
from workflows.names import DRAFT_WORKFLOW_TYPE, TASK_QUEUE, WORKFLOW_TYPE

#: Prometheus usually asks every 15 seconds: what it hears is then hardly older than it is.
_TOLD_EVERY = timedelta(seconds=5)


@asynccontextmanager
async def watched(settings: Settings, health: Health, meter: MetricMeter) -> AsyncIterator[None]:
    """Inside the block, `meter` is told how this process stands, where it is served at all."""
    if meter is MetricMeter.noop:
        yield
        return
    telling = asyncio.create_task(_tell(settings, health, meter))
    try:
        yield
    finally:
        telling.cancel()
        await asyncio.wait((telling,))


def counters_begin(meter: MetricMeter, namespace: str) -> None:
    """Of what is counted in workflows, with the labels that the SDK gives it there."""
    there = {"namespace": namespace, "task_queue": TASK_QUEUE}
    of_requests = meter.with_additional_attributes({**there, "workflow_type": WORKFLOW_TYPE})
    for counter in OF_REQUESTS:
        counter.begin(of_requests)
    of_drafts = meter.with_additional_attributes({**there, "workflow_type": DRAFT_WORKFLOW_TYPE})
    DRAFTS_ENDED.begin(of_drafts)


def certificate_told(meter: MetricMeter) -> None:
    """Of the certificate that this process shows to Temporal, where it shows one."""
    try:
        ends = client_certificate_ends(os.environ)
    except (OSError, ValueError):
        CERTIFICATE_ENDS.set(meter, 0)
        return
    if ends is not None:
        CERTIFICATE_ENDS.set(meter, ends.timestamp())


async def _tell(settings: Settings, health: Health, meter: MetricMeter) -> None:
    while True:
        missing = await health.missing()
        for check in health.checks:
            READY.set(meter, check not in missing, check=check)
        if "state" not in missing:
            with suppress(OSError):  # it went away meanwhile, which the next round says
                STATE_FREE.set(meter, (await asyncio.to_thread(shutil.disk_usage, settings.state_dir)).free)
        await asyncio.sleep(_TOLD_EVERY.total_seconds())
