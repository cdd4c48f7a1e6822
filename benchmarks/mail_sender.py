"""The workers that `mail_kills` kills: the real activity, ledger and client, and a workflow that only sends.

    python -m benchmarks.mail_sender ADDRESS SENDGRID_URL LEDGER

Each line on its standard input starts a further worker, whose process id is printed. A worker is a fork of
this process, so that its start costs no imports.
"""

import asyncio
import os
import signal
import sys
from datetime import timedelta
from pathlib import Path

from pydantic import BaseModel, SecretStr
from temporalio import workflow
from temporalio.client import Client
from temporalio.common import RetryPolicy
from temporalio.worker import UnsandboxedWorkflowRunner, Worker

from activities.notifications import NotificationActivities
from porting import logging
from porting.adapters.sendgrid_email import SendGridNotifier
from porting.domain.notice import Notice
from porting.mail.rendering import Letterhead
from porting.temporal.plugin import PortingPlugin

TASK_QUEUE = "mail-kills"

#: A tenth of the real ones and less, in the same order: an attempt of the client is over before Temporal
#: gives it up, and that before a mail in doubt is decided.
CLIENT_TIMEOUT_SECONDS = 1.0
_ATTEMPT = timedelta(seconds=2)
WAITS = (timedelta(seconds=3),)

_AT_ONCE = 8


class Sending(BaseModel):
    notices: tuple[Notice, ...]


@workflow.defn
class SendAll:
    @workflow.run
    async def run(self, sending: Sending) -> None:
        await asyncio.gather(*map(self._send, sending.notices))

    async def _send(self, notice: Notice) -> None:
        await workflow.execute_activity_method(
            NotificationActivities.send_notice,
            notice,
            start_to_close_timeout=_ATTEMPT,
            retry_policy=RetryPolicy(
                initial_interval=timedelta(seconds=0.2), maximum_interval=timedelta(seconds=1)
            ),
        )


async def _work(address: str, sendgrid_url: str, ledger: Path) -> None:
    notifier = SendGridNotifier(
        SecretStr("SG.not-a-key"),
        ledger,
        Letterhead("porting@servicecall.example", "support@servicecall.example"),
        host=sendgrid_url,
        timeout_seconds=CLIENT_TIMEOUT_SECONDS,
        waits=WAITS,
    )
    client = await Client.connect(address, plugins=[PortingPlugin()])
    async with Worker(
        client,
        task_queue=TASK_QUEUE,
        workflows=[SendAll],
        activities=[NotificationActivities(notifier).send_notice],
        max_concurrent_activities=_AT_ONCE,
        max_cached_workflows=0,  # else the next worker waits until the server gives the killed one up
        workflow_runner=UnsandboxedWorkflowRunner(),
    ):
        await asyncio.Event().wait()


def main() -> None:
    address, sendgrid_url, ledger = sys.argv[1:]
    logging.configure()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever is killed leaves nothing behind
    for _ in sys.stdin:
        worker = os.fork()
        if worker == 0:
            os.dup2(2, 1)  # the SDK logs on standard output
            asyncio.run(_work(address, sendgrid_url, Path(ledger)))
            return
        print(worker, flush=True)


if __name__ == "__main__":
    main()
