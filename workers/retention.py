"""What has ended is erased by itself, days later: a worker looks for it once in a while.

Temporal's lists say what has ended, however it did: no workflow has to say so, and one that was terminated is
found as well. Several workers may do this at once, and each step again.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import structlog
from temporalio.client import Client, WorkflowExecution, WorkflowExecutionStatus
from temporalio.common import MetricMeter
from temporalio.service import RPCError

from porting import arrivals
from porting.adapters.data_keys import DataKeys
from porting.domain.errors import PortingError, RequestRunsError
from porting.metrics.table import ERASED, RETENTION_DONE
from porting.ports import DocumentStores
from porting.settings import Settings
from workers.beside import beside
from workers.documents import document_stores
from workers.erasing import Erasing, erase_what_has_ended, erasing
from workers.inbound_mail.running import is_known, is_running
from workflows.names import DRAFT_WORKFLOW_TYPE, WORKFLOW_TYPE, draft_workflow_id, request_of, workflow_id

#: A PIN is of no use to anybody a minute after its request has ended.
_LOOK_EVERY = timedelta(minutes=1)
#: Retention is said in days.
_ERASE_EVERY = timedelta(hours=1)
#: A draft that nobody submitted authorized nothing, so that no rule asks to keep it: as long again as it has
#: waited for its customer, who may still ask what became of it.
ABANDONED_KEPT = timedelta(days=14)
#: Lists are a moment late, in bad hours some minutes.
_LISTED_WITHIN = timedelta(hours=1)
#: Documents are stored before what they are for is started; an upload and a start are minutes apart.
_STARTED_WITHIN = timedelta(days=8)

#: A message is read as soon as a worker runs. One that is not in twice a request's four weeks was never sent.
_CLAIMED_WITHIN = timedelta(days=56)

log = structlog.get_logger()


@dataclass
class Retention:
    """Each method raises `PortingError`, `RPCError`, `OSError` where something is away: later it helps."""

    client: Client
    work: Erasing
    kept_for: timedelta
    """After a request's end."""
    _looked_until: datetime | None = field(default=None, init=False)
    _noted: frozenset[str] = field(default=frozenset(), init=False)

    async def forget_what_has_ended(self, now: datetime) -> int:
        """Forget the PINs of what has ended, and note when the rest is to be erased; of how many.

        The first time all that the lists have, then what has come since.
        """
        since = self._looked_until and self._looked_until - _LISTED_WITHIN
        found = [each async for each in self._ended(since)]
        if {each.id for each in found} <= self._noted:
            self._looked_until = now
            return 0
        known = await asyncio.to_thread(self.work.keys.ending)
        new = [each for each in found if request_of(each.id) not in known]
        count = sum([await self._is_noted(each) for each in new])
        self._looked_until, self._noted = now, frozenset(each.id for each in found)
        return count

    async def erase_what_is_due(self, now: datetime) -> int:
        """Erase whatever is due, and delete what is left of what was erased before; how many requests."""
        await self._note_what_was_never_started(now)
        count = 0
        for owner in await asyncio.to_thread(self.work.keys.due, now):
            try:
                erased = await erase_what_has_ended(self.client, self.work, owner)
            except RequestRunsError:
                # Somebody has reset it after its end: it counts as ended once more, when it is.
                await asyncio.to_thread(self.work.keys.ends, owner, now + self.kept_for)
                log.warning("erasing_put_off", request_id=owner)
                continue
            log.info("port_request_erased", request_id=owner, keys=erased.keys, mails=erased.mails)
            count += 1
        await asyncio.to_thread(delete_arrivals, self.work.documents, self.work.keys, now)
        await asyncio.to_thread(self.work.tidy)
        await asyncio.to_thread(self.work.keys.destroy_unclaimed, now - _CLAIMED_WITHIN)
        return count

    async def _ended(self, since: datetime | None) -> AsyncIterator[WorkflowExecution]:
        after = f" AND CloseTime >= '{since.isoformat()}'" if since else ""
        for kind in (WORKFLOW_TYPE, DRAFT_WORKFLOW_TYPE):
            query = f"WorkflowType = '{kind}' AND ExecutionStatus != 'Running'{after}"
            async for each in self.client.list_workflows(query):
                if each.status is not WorkflowExecutionStatus.CONTINUED_AS_NEW:
                    yield each

    async def _is_noted(self, ended: WorkflowExecution) -> bool:
        """False: it goes on, as another run or as the request that a draft became."""
        owner, at = request_of(ended.id), ended.close_time
        is_draft = ended.workflow_type == DRAFT_WORKFLOW_TYPE
        goes_on = await is_running(self.client, ended.id) or (
            is_draft and await is_known(self.client, workflow_id(owner))
        )
        if goes_on or at is None:
            return False
        kept_for = min(self.kept_for, ABANDONED_KEPT) if is_draft else self.kept_for
        # First the PIN: what is noted is not looked at again.
        await asyncio.to_thread(self.work.keys.forget, owner, at)
        await asyncio.to_thread(self.work.keys.ends, owner, at + kept_for)
        log.info("port_request_ended", request_id=owner, erased_from=(at + kept_for).isoformat())
        return True

    async def _note_what_was_never_started(self, now: datetime) -> None:
        """Documents of which no workflow is known, or none any more."""
        known = await asyncio.to_thread(self.work.keys.ending)
        old = {
            owner: changed
            for owner, changed in await asyncio.to_thread(lambda: list(self.work.documents.changed()))
            if changed <= now - _STARTED_WITHIN and owner not in known and not arrivals.over_at(owner)
        }
        # Nearly all of them run: a page of a list names a thousand of these, and each other one is asked for.
        for owner in old.keys() - await self._running() if old else ():
            if not await is_known(self.client, workflow_id(owner)) and not await is_known(
                self.client, draft_workflow_id(owner)
            ):
                await asyncio.to_thread(self.work.keys.ends, owner, old[owner] + self.kept_for)

    async def _running(self) -> set[str]:
        ours = f"('{WORKFLOW_TYPE}', '{DRAFT_WORKFLOW_TYPE}')"
        query = f"WorkflowType IN {ours} AND ExecutionStatus = 'Running'"
        return {request_of(each.id) async for each in self.client.list_workflows(query)}


def delete_arrivals(documents: DocumentStores, keys: DataKeys | None, now: datetime) -> int:
    """Delete documents that no request has named in time; of how many days.

    Raises: `KeysUnavailableError`, `OSError`.
    """
    over = [
        owner for owner, _ in documents.changed() if (at := arrivals.over_at(owner)) is not None and at <= now
    ]
    for owner in over:
        if keys is not None:
            keys.erase(owner, now)
        documents.delete(owner)
    return len(over)


@asynccontextmanager
async def retention(
    settings: Settings, client: Client, meter: MetricMeter = MetricMeter.noop
) -> AsyncIterator[None]:
    """Inside the block, what has ended is forgotten and erased when its time has come."""
    async with beside(_look(settings, client, meter)):
        yield


async def _look(settings: Settings, client: Client, meter: MetricMeter) -> None:
    work = Retention(client, erasing(settings), settings.retention) if settings.encryption else None
    erased: datetime | None = None
    while True:
        now = datetime.now(UTC)
        try:
            if work is not None:
                await work.forget_what_has_ended(now)
            if erased is None or now - erased >= _ERASE_EVERY:
                ERASED.add(meter, await _erase(work, settings, now))
                erased = now
            RETENTION_DONE.set(meter, now.timestamp())
        except (PortingError, RPCError, OSError) as error:
            log.warning("retention_put_off", reason=type(error).__name__)
        await asyncio.sleep(_LOOK_EVERY.total_seconds())


async def _erase(work: Retention | None, settings: Settings, now: datetime) -> int:
    """How many requests; where nothing is encrypted, none is."""
    if work is not None:
        return await work.erase_what_is_due(now)
    await asyncio.to_thread(delete_arrivals, document_stores(settings), None, now)
    return 0
