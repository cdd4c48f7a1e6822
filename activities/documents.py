"""Step 1: the documents are checked before a carrier sees them."""

import asyncio
import time
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import BaseModel, ConfigDict
from temporalio import activity

from activities.failures import reading_reported_to_temporal
from activities.heartbeats import with_heartbeats
from activities.measured import checked
from porting.domain.checks.findings import Verdict
from porting.domain.phone_number import E164
from porting.domain.port_request import PortRequest
from porting.ports import DocumentChecks


class CheckDocuments(BaseModel):
    """What is to be checked: a submission of `numbers` on the day `on` of the request's own calendar."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    request: PortRequest
    numbers: tuple[E164, ...]
    on: date


@dataclass(frozen=True)
class DocumentActivities:
    checks: DocumentChecks
    threads: Executor
    """Run the checks, which block."""

    @activity.defn
    async def check_documents(self, check: CheckDocuments) -> Verdict:
        """Judge the request and its stored documents; a second run gives the same verdict.

        Raises:
            ApplicationError: `DocumentNotStoredError`, `DocumentAlteredError`, not retried;
                `ReaderUnavailableError`, `KeysUnavailableError`, retried; a fault of ours, under its name,
                retried twice. The `OSError` of a store that is away is retried, too.
        """
        began = time.monotonic()
        checking = asyncio.get_running_loop().run_in_executor(
            self.threads, self.checks.check, check.request, check.numbers, check.on
        )
        with reading_reported_to_temporal():
            verdict = await with_heartbeats(checking)
        checked(verdict, timedelta(seconds=time.monotonic() - began))
        return verdict
